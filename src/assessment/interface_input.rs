//! Reads a company from the JSON interface. Whatever does not fit is refused with its name.

use serde_json::{Map, Value};

use super::answer::{Answer, Level, Month};
use super::company::{Company, Importance, Site, Tier};
use crate::catalog::{Catalog, FieldKind};
use crate::ids::{FieldId, OptionId, TariffScenario};
use crate::json;
use crate::order::within;

/// A company and the scenario whose gains order its actions.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub company: Company,
    pub scenario: TariffScenario,
}

/// Reads one company, or lists everything that is wrong with it.
///
/// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
#[inline(never)]
pub fn read_company(catalog: &Catalog, input: &Value) -> Result<Request, Vec<String>> {
    let (request, problems) = read_leniently(catalog, input);
    if problems.is_empty() {
        Ok(request)
    } else {
        Err(problems)
    }
}

/// Reads what can be read and lists the rest: an old draft keeps every answer that still exists.
pub fn read_leniently(catalog: &Catalog, input: &Value) -> (Request, Vec<String>) {
    let mut reader = Reader {
        catalog,
        company: Company {
            viewpoints: 1,
            ..Company::default()
        },
        errors: Vec::new(),
    };
    let mut scenario = TariffScenario::Base;
    let empty = Map::new();
    let object = input.as_object().unwrap_or_else(|| {
        reader.errors.push("a company is an object".to_owned());
        &empty
    });
    for (key, value) in object {
        match key.as_str() {
            "assessed" => reader.company.assessed = reader.month(key, value),
            "scenario" => match value.as_str().and_then(TariffScenario::from_slug) {
                Some(read) => scenario = read,
                None => reader.refuse_value("scenario: expected low, base or high, not ", value),
            },
            "viewpoints" => match value.as_u64().and_then(|count| u8::try_from(count).ok()) {
                Some(count) if count >= 1 => reader.company.viewpoints = count,
                _ => {
                    reader.refuse_value("viewpoints: expected a number from 1 to 255, not ", value);
                }
            },
            "express" => match value.as_bool() {
                Some(express) => reader.company.express = express,
                None => reader.refuse_value("express: expected true or false, not ", value),
            },
            // A name for people; the assessment does not need it.
            "name" => {}
            "profile" => reader.each(key, value, Reader::field),
            "answers" => reader.each(key, value, |reader, id, value| {
                reader.answer(id, value, true);
            }),
            "scenario_answers" => reader.each(key, value, |reader, id, value| {
                reader.answer(id, value, false);
            }),
            _ => reader.refuse(format!("{key}: no such field")),
        }
    }
    reader.refuse_not_applicable();
    let request = Request {
        company: reader.company,
        scenario,
    };
    (request, reader.errors)
}

struct Reader<'a> {
    catalog: &'a Catalog,
    company: Company,
    errors: Vec<String>,
}

impl Reader<'_> {
    fn refuse(&mut self, problem: String) {
        self.errors.push(problem);
    }

    /// Refuses a value, which stands at the end of the sentence.
    #[inline(never)]
    fn refuse_value(&mut self, problem: &str, value: &Value) {
        self.refuse([problem, &json::text(value)].concat());
    }

    fn each(&mut self, key: &str, value: &Value, read: impl Fn(&mut Self, &str, &Value)) {
        match value {
            Value::Object(object) => object.iter().for_each(|(id, value)| read(self, id, value)),
            _ => self.refuse(format!("{key}: expected an object")),
        }
    }

    fn month(&mut self, id: &str, value: &Value) -> Option<Month> {
        let month = value.as_str().and_then(|text| text.parse().ok());
        if month.is_none() {
            self.refuse_value(
                &format!("{id}: expected a month such as 2026-05, not "),
                value,
            );
        }
        month
    }

    fn answer(&mut self, id: &str, value: &Value, of_factor: bool) {
        let question = self.catalog.question_id(self.catalog.current_id(id));
        let Some(question) = question.filter(|found| found.factor().is_some() == of_factor) else {
            return self.refuse(format!("{id}: no such question"));
        };
        let answer = match value {
            Value::String(text) if text == "dont-know" => Some(Answer::DontKnow),
            Value::Object(object) if object.contains_key("na") => self.not_applicable(id, object),
            Value::Object(object) => self.level(id, object),
            _ => None,
        };
        match answer {
            Some(answer) => self.company.answers.set(question, answer),
            None => self.refuse_value(&format!("{id}: cannot read the answer "), value),
        }
    }

    fn not_applicable(&mut self, id: &str, object: &Map<String, Value>) -> Option<Answer> {
        if object.len() != 1 {
            self.refuse(format!("{id}: not applicable and a level at once"));
        }
        let reason = object.get("na")?.as_str()?;
        (!reason.is_empty()).then_some(Answer::NotApplicable)
    }

    fn level(&mut self, id: &str, object: &Map<String, Value>) -> Option<Answer> {
        let mut evidence = None;
        for (key, value) in object {
            match key.as_str() {
                "level" => {}
                "evidence" if value.is_null() => {}
                "evidence" => evidence = self.month(id, value),
                _ => self.refuse(format!("{id}: no such field `{key}`")),
            }
        }
        let level = Level::from_value(object.get("level")?.as_f64()?)?;
        Some(Answer::Level(level, evidence))
    }

    fn field(&mut self, key: &str, value: &Value) {
        let Some(field) = self.catalog.field_id(key) else {
            return self.refuse(format!("profile: no question `{key}`"));
        };
        match self.catalog.field(field).kind {
            FieldKind::One | FieldKind::Ranked => self.choices(field, value),
            FieldKind::Sites => self.list(field, value, Self::site),
            FieldKind::Musts => self.list(field, value, Self::must),
            FieldKind::Tiers => {
                let key = key.to_owned();
                self.each(&key, value, |reader, item, value| {
                    reader.priority(field, item, value);
                });
            }
        }
    }

    fn option(&mut self, field: FieldId, slug: &str) -> Option<OptionId> {
        let content = self.catalog.field(field);
        let option = content.option(slug);
        if option.is_none() {
            let key = content.key.clone();
            self.refuse(format!("{key}: no option `{slug}`"));
        }
        option
    }

    fn choices(&mut self, field: FieldId, value: &Value) {
        let slugs: Option<Vec<&str>> = match value {
            Value::String(slug) => Some(vec![slug]),
            Value::Array(list) => list.iter().map(Value::as_str).collect(),
            _ => None,
        };
        let content = self.catalog.field(field);
        let Some(slugs) = slugs else {
            return self.refuse(format!("{}: expected the id of an option", content.key));
        };
        if slugs.len() > content.most {
            return self.refuse(format!(
                "{}: at most {} may be chosen",
                content.key, content.most
            ));
        }
        let mut options: Vec<OptionId> = Vec::new();
        for slug in slugs {
            if let Some(option) = self.option(field, slug)
                && !options.contains(&option)
            {
                options.push(option);
            }
        }
        self.company.profile.choose(field, options);
    }

    fn list(&mut self, field: FieldId, value: &Value, read: fn(&mut Self, FieldId, &Value)) {
        let content = self.catalog.field(field);
        match value {
            Value::Array(list) if content.kind == FieldKind::Sites && list.len() > content.most => {
                self.refuse(format!(
                    "{}: at most {} may be named",
                    content.key, content.most
                ));
            }
            Value::Array(list) => list.iter().for_each(|item| read(self, field, item)),
            _ => self.refuse(format!("{}: expected a list", content.key)),
        }
    }

    fn site(&mut self, field: FieldId, value: &Value) {
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        let (Some(state), Some(kind)) = (text("state"), text("kind")) else {
            return self.refuse_value("known_sites: expected a state and a kind, not ", value);
        };
        let state = state.to_ascii_uppercase();
        if state.len() != 2 || !state.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return self.refuse(format!("known_sites: `{state}` is no state"));
        }
        if let Some(kind) = self.option(field, kind) {
            self.company.profile.sites.push(Site { state, kind });
        }
    }

    fn must(&mut self, field: FieldId, value: &Value) {
        let (slug, limit) = match value {
            Value::String(slug) => (Some(slug.as_str()), None),
            Value::Object(object) => match object.iter().next() {
                Some((slug, limit)) if object.len() == 1 => (Some(slug.as_str()), limit.as_f64()),
                _ => (None, None),
            },
            _ => (None, None),
        };
        let Some(slug) = slug else {
            return self.refuse_value("musts: cannot read ", value);
        };
        if let Some(option) = self.option(field, slug) {
            let range = self
                .catalog
                .field(field)
                .limits
                .get(option.index())
                .copied()
                .flatten();
            match (range, limit) {
                (Some(range), Some(limit)) if limit.is_finite() => {
                    let limit = within(limit, range.least, range.most);
                    self.company.profile.musts.push((option, Some(limit)));
                }
                (Some(_), _) => self.refuse(format!("musts: `{slug}` needs a number")),
                (None, _) => self.company.profile.musts.push((option, None)),
            }
        }
    }

    fn priority(&mut self, field: FieldId, slug: &str, value: &Value) {
        let tier = value.as_str().and_then(Tier::from_slug);
        let points = value.as_u64().and_then(|points| u8::try_from(points).ok());
        let points = points.filter(|points| (1..=Importance::ALL_POINTS).contains(points));
        let importance = tier
            .map(Importance::Tier)
            .or(points.map(Importance::Points));
        let ignored = value.as_str() == Some("ignore") || value.as_u64() == Some(0);
        if let Some(option) = self.option(field, slug) {
            match importance {
                Some(importance) => self.company.profile.priorities.push((option, importance)),
                None if ignored => {}
                None => self.refuse_value(
                    &format!("priorities: `{slug}`: no tier and no points "),
                    value,
                ),
            }
        }
    }

    fn refuse_not_applicable(&mut self) {
        for question in self.company.drop_invalid_not_applicable(self.catalog) {
            let id = &self.catalog.question(question).id;
            self.errors
                .push(format!("{id}: not applicable is not allowed here"));
        }
    }
}
