//! A second implementation of the scoring, written from the specification alone.
//!
//! It is deliberately plain and shares no code, type or content file with the product:
//! the two agree only if both follow the specification. Every number stands here as a
//! constant, so a content change that moves a score is noticed.

pub(crate) mod compare;
pub(crate) mod random;

mod band;
mod company;
#[cfg(test)]
mod coverage;
pub(crate) mod dice;
mod exception;
mod factor;
mod gate;
#[cfg(test)]
mod golden;
mod option;
mod overall;
mod profile;
mod refusal;
mod report;
mod rule;
mod tariff;

use serde_json::{Value, json};

/// The factors in the order of the article, as the slugs used in files.
const FACTORS: [&str; 8] = [
    "purpose-kpi",
    "co-creation",
    "give-first",
    "local-rnd",
    "local-decisions",
    "talent",
    "failure-culture",
    "entrepreneurship",
];

/// The three questions of a factor: a, b and c.
const PARTS: [&str; 3] = ["intent", "practice", "proof"];

/// A value this little below a cut point or threshold counts as reaching it.
const TOLERANCE: f64 = 1e-9;

/// Whether `value` is at `threshold` or above it, within [`TOLERANCE`].
fn reaches(value: f64, threshold: f64) -> bool {
    value >= threshold - TOLERANCE
}

/// Scores one company: every output field of the interface but `actions`.
///
/// Refused input gives an object whose only field, `errors`, lists what is wrong.
pub(crate) fn score(input: &Value) -> Value {
    match company::Company::read(input) {
        Ok(company) => report::report(&company),
        Err(errors) => json!({ "errors": errors }),
    }
}
