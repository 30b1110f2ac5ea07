//! Writes a company in the form that [`read_company`](super::interface::read_company) reads.

use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::company::Company;
use crate::catalog::{Catalog, FieldKind};
use crate::ids::{FieldId, QuestionId, TariffScenario};

/// The company by ids, with the scenario that orders its actions.
pub fn write_company(catalog: &Catalog, company: &Company, scenario: TariffScenario) -> Value {
    let answers = |questions: &mut dyn Iterator<Item = QuestionId>| -> Map<String, Value> {
        questions
            .filter_map(|question| {
                let value = answer(catalog, company, question)?;
                Some((catalog.question(question).id.clone(), value))
            })
            .collect()
    };
    let mut object = Map::new();
    if let Some(assessed) = company.assessed {
        object.insert("assessed".to_owned(), json!(assessed.to_string()));
    }
    object.insert("scenario".to_owned(), json!(scenario.slug()));
    object.insert("viewpoints".to_owned(), json!(company.viewpoints.max(1)));
    object.insert("express".to_owned(), json!(company.express));
    object.insert("profile".to_owned(), Value::Object(profile(catalog, company)));
    let of_factors = answers(&mut QuestionId::of_factors());
    object.insert("answers".to_owned(), Value::Object(of_factors));
    let of_scenarios = answers(&mut QuestionId::of_scenarios());
    object.insert("scenario_answers".to_owned(), Value::Object(of_scenarios));
    Value::Object(object)
}

fn answer(catalog: &Catalog, company: &Company, question: QuestionId) -> Option<Value> {
    match company.answers.get(question) {
        Answer::Open => None,
        Answer::DontKnow => Some(json!("dont-know")),
        Answer::NotApplicable => {
            let allowed = catalog.question(question).not_applicable.as_ref()?;
            Some(json!({ "na": allowed.reason }))
        }
        Answer::Level(level, None) => Some(json!({ "level": level.value() })),
        Answer::Level(level, Some(month)) => {
            Some(json!({ "level": level.value(), "evidence": month.to_string() }))
        }
    }
}

fn profile(catalog: &Catalog, company: &Company) -> Map<String, Value> {
    catalog
        .field_ids()
        .filter(|field| company.profile.is_answered(catalog, *field))
        .map(|field| (catalog.field(field).key.clone(), value(catalog, company, field)))
        .collect()
}

fn value(catalog: &Catalog, company: &Company, field: FieldId) -> Value {
    let profile = &company.profile;
    let content = catalog.field(field);
    let slug = |option: crate::ids::OptionId| content.options.get(option.index()).cloned();
    let slug = |option| slug(option).unwrap_or_default();
    match content.kind {
        FieldKind::One => profile.choice(field).map(slug).into(),
        FieldKind::Ranked => profile.choices(field).iter().copied().map(slug).collect(),
        FieldKind::Sites => profile
            .sites
            .iter()
            .map(|site| json!({ "state": site.state, "kind": slug(site.kind) }))
            .collect(),
        FieldKind::Tiers => profile
            .priorities
            .iter()
            .map(|(option, tier)| (slug(*option), json!(tier.slug())))
            .collect(),
        FieldKind::Musts => profile
            .musts
            .iter()
            .map(|(option, limit)| match limit {
                Some(limit) => json!({ slug(*option): limit }),
                None => json!(slug(*option)),
            })
            .collect(),
    }
}
