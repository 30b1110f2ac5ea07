//! Checks of numbers and of the use of profile options.

use serde_json::Value;

use crate::assessment::Level;
use crate::catalog::error::Report;
use crate::catalog::{Catalog, Condition, Field};
use crate::ids::{FieldId, OptionId, TariffScenario};

const FILE: &str = "scoring.json";

pub(super) fn audit(catalog: &Catalog, structure: &Value, report: &mut Report) {
    kebab_case(catalog, report);
    weights(catalog, report);
    cut_points(catalog, report);
    viewpoints(catalog, report);
    articles(catalog, report);
    options(catalog, structure, report);
    addresses("structure", structure, report);
}

fn kebab_case(catalog: &Catalog, report: &mut Report) {
    let is_kebab = |id: &str| {
        !id.is_empty()
            && id.split('-').all(|part| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            })
    };
    for factor in catalog
        .factors
        .iter()
        .filter(|factor| !is_kebab(&factor.id))
    {
        report.add("factors.json", &factor.id, "is not kebab-case");
    }
    for action in catalog
        .actions
        .iter()
        .filter(|action| !is_kebab(&action.id))
    {
        report.add("actions.json", &action.id, "is not kebab-case");
    }
    for (index, rule) in catalog.rules.iter().enumerate() {
        if rule.id != format!("C{:02}", index + 1) {
            report.add(
                "rules.json",
                &rule.id,
                "rules are numbered C01, C02 … without gaps",
            );
        }
    }
    for field in &catalog.fields {
        let number = field
            .id
            .strip_prefix('P')
            .map(|rest| rest.trim_end_matches('b'));
        if number.is_none_or(|number| number.parse::<u8>().is_err()) {
            report.add(
                "profile.json",
                &field.id,
                "profile questions are numbered P1, P2 …",
            );
        }
    }
}

/// Every scenario's weights sum to 100, none below 5; stage weights and shares are positive.
fn weights(catalog: &Catalog, report: &mut Report) {
    let numbers = &catalog.numbers;
    for scenario in TariffScenario::ALL {
        let weights = &numbers.scenarios[scenario as usize].weights;
        let sum: f64 = weights.iter().sum();
        if (sum - 100.0).abs() > 1e-9 {
            report.add(
                FILE,
                scenario.slug(),
                format!("weights sum to {sum}, not to 100"),
            );
        }
        for (weight, factor) in weights.iter().zip(&catalog.factors) {
            if *weight < 5.0 {
                report.add(FILE, &factor.id, format!("weight {weight} is below 5"));
            }
        }
    }
    let stages = &catalog.field(catalog.known.stage).options;
    for (weights, stage) in numbers.stage_weights.iter().zip(stages) {
        if weights.iter().any(|weight| *weight <= 0.0) {
            report.add(FILE, stage, "stage weights are positive");
        }
    }
    let shares = numbers.overall.average + numbers.overall.weakest;
    if (shares - 1.0).abs() > 1e-9 {
        report.add(FILE, "overall", format!("shares sum to {shares}, not to 1"));
    }
}

fn cut_points(catalog: &Catalog, report: &mut Report) {
    let cuts = catalog.numbers.cut_points;
    let is_rising = cuts.windows(2).all(|pair| pair[0] < pair[1]);
    if !is_rising || cuts[0] <= 0.0 || cuts[3] >= 100.0 {
        report.add(FILE, "cut_points", "rise strictly between 0 and 100");
    }
}

/// A gap is some half steps and fits between two levels; no question comes first twice.
fn viewpoints(catalog: &Catalog, report: &mut Report) {
    let rule = &catalog.numbers.viewpoints;
    if Level::from_value(rule.gap).is_none_or(|gap| gap.half_steps() == 0) {
        report.add(FILE, "viewpoints", "a gap is 0.5 to 4 levels in half steps");
    }
    for (index, question) in rule.first.iter().enumerate() {
        if rule.first[..index].contains(question) {
            let id = &catalog.question(*question).id;
            report.add(FILE, "viewpoints", format!("`{id}` stands twice"));
        }
    }
}

/// Every claim from the article carries its passage.
fn articles(catalog: &Catalog, report: &mut Report) {
    const PASSAGES: [&str; 7] = ["Intro", "Q1", "Q2", "Q3", "Q4", "Q5", "Close"];
    let factors = catalog
        .factors
        .iter()
        .map(|factor| (&factor.id, &factor.article));
    let questions = catalog
        .questions
        .iter()
        .map(|question| (&question.id, &question.article));
    for (id, passages) in factors.chain(questions) {
        if passages.is_empty() {
            report.add("factors.json", id, "names no passage of the article");
        }
        for passage in passages
            .iter()
            .filter(|passage| !PASSAGES.contains(&passage.as_str()))
        {
            report.add(
                "factors.json",
                id,
                format!("the article has no passage `{passage}`"),
            );
        }
    }
}

/// Every option of the profile is used, or its question is marked as display-only.
fn options(catalog: &Catalog, structure: &Value, report: &mut Report) {
    for field in catalog.field_ids() {
        let content = catalog.field(field);
        if content.feeds_regions || content.display_only {
            continue;
        }
        for option in content.option_ids() {
            if !is_used(catalog, structure, field, content, option) {
                let slug = &content.options[option.index()];
                report.add(
                    "profile.json",
                    &content.id,
                    format!("nothing uses option `{slug}`"),
                );
            }
        }
    }
}

fn is_used(
    catalog: &Catalog,
    structure: &Value,
    field: FieldId,
    content: &Field,
    option: OptionId,
) -> bool {
    let slug = &content.options[option.index()];
    let conditions = catalog.rules.iter().flat_map(|rule| &rule.when);
    let allowed = catalog
        .questions
        .iter()
        .filter_map(|question| question.not_applicable.as_ref());
    let in_condition = conditions
        .chain(allowed.flat_map(|allowed| &allowed.when))
        .any(|condition| names(condition, field, option));
    // A middle value of the exposure stands for the options that say "unknown".
    let means_unknown = matches!(slug.as_str(), "unknown" | "undisclosed");
    in_condition || means_unknown || mentions(&structure["scoring"], slug)
}

fn names(condition: &Condition, field: FieldId, option: OptionId) -> bool {
    match condition {
        Condition::Any {
            field: named,
            options,
        }
        | Condition::Only {
            field: named,
            options,
        } => *named == field && options & option.bit() != 0,
        Condition::Either(list) => list.iter().any(|condition| names(condition, field, option)),
        Condition::Level { .. } | Condition::AnyProof { .. } => false,
    }
}

fn mentions(value: &Value, slug: &str) -> bool {
    match value {
        Value::Object(object) => object
            .iter()
            .any(|(key, value)| key == slug || mentions(value, slug)),
        Value::Array(list) => list.iter().any(|value| mentions(value, slug)),
        Value::String(text) => text == slug,
        _ => false,
    }
}

/// Addresses stand in the source list only; nothing else of a pack names one.
pub(super) fn addresses(file: &str, value: &Value, report: &mut Report) {
    match value {
        Value::Object(object) => object
            .values()
            .for_each(|value| addresses(file, value, report)),
        Value::Array(list) => list.iter().for_each(|value| addresses(file, value, report)),
        Value::String(text) if text.contains("://") => {
            report.add(file, text, "addresses belong into the source list");
        }
        _ => {}
    }
}
