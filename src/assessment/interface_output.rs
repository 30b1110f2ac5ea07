//! Writes a company in the form that [`read_company`](super::interface::read_company) reads.

use serde_json::{Map, Value};

use super::answer::Answer;
use super::company::{Company, Importance};
use crate::catalog::{Catalog, FieldKind};
use crate::ids::{FieldId, OptionId, QuestionId, TariffScenario};
use crate::json;

/// The company by ids, with the scenario that orders its actions.
pub fn write_company(catalog: &Catalog, company: &Company, scenario: TariffScenario) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    if let Some(assessed) = company.assessed {
        put("assessed", assessed.to_string().into());
    }
    put("scenario", scenario.slug().into());
    put("viewpoints", company.viewpoints.max(1).into());
    put("express", company.express.into());
    put("profile", profile(catalog, company));
    put("answers", answers(catalog, company, true));
    put("scenario_answers", answers(catalog, company, false));
    Value::Object(object)
}

fn answers(catalog: &Catalog, company: &Company, of_factors: bool) -> Value {
    let mut object = Map::new();
    for question in QuestionId::all() {
        if question.factor().is_some() == of_factors
            && let Some(value) = answer(catalog, company, question)
        {
            object.insert(catalog.question(question).id.clone(), value);
        }
    }
    Value::Object(object)
}

fn answer(catalog: &Catalog, company: &Company, question: QuestionId) -> Option<Value> {
    match company.answers.get(question) {
        Answer::Open => None,
        Answer::DontKnow => Some("dont-know".into()),
        Answer::NotApplicable => {
            let allowed = catalog.question(question).not_applicable.as_ref()?;
            Some(json::object([("na", allowed.reason.as_str().into())]))
        }
        Answer::Level(level, evidence) => {
            let mut object = Map::new();
            object.insert("level".to_owned(), level.value().into());
            if let Some(month) = evidence {
                object.insert("evidence".to_owned(), month.to_string().into());
            }
            Some(Value::Object(object))
        }
    }
}

fn profile(catalog: &Catalog, company: &Company) -> Value {
    let mut object = Map::new();
    for field in catalog.field_ids() {
        if company.profile.is_answered(catalog, field) {
            object.insert(
                catalog.field(field).key.clone(),
                value(catalog, company, field),
            );
        }
    }
    Value::Object(object)
}

fn value(catalog: &Catalog, company: &Company, field: FieldId) -> Value {
    let profile = &company.profile;
    let content = catalog.field(field);
    let slug = |option: OptionId| {
        content
            .options
            .get(option.index())
            .map_or("", String::as_str)
    };
    let mut list = Vec::new();
    match content.kind {
        FieldKind::One => return profile.choice(field).map(slug).into(),
        FieldKind::Tiers => {
            let mut tiers = Map::new();
            for (option, importance) in &profile.priorities {
                let value = match importance {
                    Importance::Tier(tier) => tier.slug().into(),
                    Importance::Points(points) => u64::from(*points).into(),
                };
                tiers.insert(slug(*option).to_owned(), value);
            }
            return Value::Object(tiers);
        }
        FieldKind::Ranked => {
            for option in profile.choices(field) {
                list.push(slug(*option).into());
            }
        }
        FieldKind::Sites => {
            for site in &profile.sites {
                let kind = slug(site.kind).into();
                list.push(json::object([
                    ("state", site.state.as_str().into()),
                    ("kind", kind),
                ]));
            }
        }
        FieldKind::Musts => {
            for (option, limit) in &profile.musts {
                list.push(match limit {
                    Some(limit) => json::object([(slug(*option), (*limit).into())]),
                    None => slug(*option).into(),
                });
            }
        }
    }
    Value::Array(list)
}
