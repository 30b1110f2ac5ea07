//! What several tests start from.

use landfall::assessment::interface::{self, Request};
use landfall::catalog::Catalog;
use landfall::content;
use landfall::ids::{FactorId, Part};
use serde_json::{Map, Value, json};

/// The catalog of the repository.
pub(crate) fn catalog() -> Catalog {
    content::catalog().unwrap_or_else(|errors| panic!("{errors}"))
}

/// Answers from rows such as `431`: intent, practice and proof of the factors in order.
pub(crate) fn answers(catalog: &Catalog, rows: &str) -> Map<String, Value> {
    let mut answers = Map::new();
    for (factor, row) in FactorId::all().zip(rows.split_whitespace()) {
        for (part, level) in Part::ALL.into_iter().zip(row.chars()) {
            let level = level.to_digit(10).unwrap();
            let id = catalog.question(factor.question(part)).id.clone();
            answers.insert(id, json!({ "level": level }));
        }
    }
    answers
}

/// S1 to S5 with levels that sum to the readiness, 0 to 100.
pub(crate) fn scenario_answers(readiness: f64) -> Map<String, Value> {
    let mut rest = readiness / 5.0;
    (1..=5)
        .map(|number| {
            let level = rest.clamp(0.0, 4.0);
            rest -= level;
            (format!("S{number}"), json!({ "level": level }))
        })
        .collect()
}

/// Reads a company that must be accepted.
pub(crate) fn company(catalog: &Catalog, input: &Value) -> Request {
    interface::read_company(catalog, input).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// A worked example of the repository.
pub(crate) fn example(name: &str) -> Value {
    let path = format!("{}/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The names of the worked examples.
pub(crate) const EXAMPLES: [&str; 3] = ["harness-maker", "battery-materials", "food-maker"];
