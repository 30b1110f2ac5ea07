//! A company as the input describes it, after every check that can refuse it.

use super::factor::Item;
use super::profile::Profile;
use super::{FACTORS, PARTS};
use serde_json::Value;

/// How many months evidence stays valid, counting the month of the assessment.
const EVIDENCE_MONTHS: i64 = 12;

/// One company that the scoring accepts.
#[derive(Debug)]
pub(super) struct Company {
    /// How many viewpoints were merged into these answers.
    pub(super) viewpoints: u64,
    /// Whether this is the express check.
    pub(super) express: bool,
    /// The profile answers.
    pub(super) profile: Profile,
    /// The 24 items: factor, then intent, practice, proof.
    pub(super) items: [[Item; 3]; 8],
    /// The scenario items S1 to S5.
    pub(super) scenario: [Item; 5],
}

impl Company {
    /// Reads the input, or says everything that is wrong with it.
    pub(super) fn read(input: &Value) -> Result<Self, Vec<String>> {
        let mut errors = Vec::new();
        let assessed = match &input["assessed"] {
            Value::Null => None,
            given => {
                let assessed = month(given);
                if assessed.is_none() {
                    errors.push(format!("malformed month of assessment: {given}"));
                }
                assessed
            }
        };
        if let Some(given) = input.get("scenario")
            && !["low", "base", "high"]
                .iter()
                .any(|name| given.as_str() == Some(name))
        {
            errors.push(format!("unknown scenario: {given}"));
        }
        let express = input["express"].as_bool().unwrap_or(false);
        let profile = Profile::read(&input["profile"], &mut errors);
        let mut items = [[Item::Unanswered; 3]; 8];
        if express {
            for row in &mut items {
                row[0] = Item::NotAsked;
                row[2] = Item::NotAsked;
            }
        }
        for (id, given) in entries(&input["answers"]) {
            match (place(id), item(given, assessed)) {
                (None, _) => errors.push(format!("unknown question: {id}")),
                (_, Err(problem)) => errors.push(format!("{id}: {problem}")),
                (Some((factor, part)), Ok(read)) => items[factor][part] = read,
            }
        }
        let mut scenario = [Item::Unanswered; 5];
        for (id, given) in entries(&input["scenario_answers"]) {
            let place = ["S1", "S2", "S3", "S4", "S5"]
                .iter()
                .position(|name| name == id);
            match (place, item(given, assessed)) {
                (None, _) => errors.push(format!("unknown scenario question: {id}")),
                (_, Err(problem)) => errors.push(format!("{id}: {problem}")),
                (_, Ok(Item::NotApplicable)) => errors.push(format!("{id} cannot be N/A")),
                (Some(place), Ok(read)) => scenario[place] = read,
            }
        }
        let viewpoints = input["viewpoints"].as_u64().unwrap_or(1);
        let company = Self {
            viewpoints,
            express,
            profile,
            items,
            scenario,
        };
        company.refuse_wrong_exceptions(&mut errors);
        if errors.is_empty() {
            Ok(company)
        } else {
            Err(errors)
        }
    }

    /// The answered level of a question written as in the specification (`5a`, `S1`).
    pub(super) fn level(&self, name: &str) -> Option<f64> {
        let mut letters = name.bytes();
        let (first, second) = (letters.next()?, letters.next()?);
        let item = if first == b'S' {
            self.scenario[usize::from(second - b'1')]
        } else {
            self.items[usize::from(first - b'1')][usize::from(second - b'a')]
        };
        match item {
            Item::Answered { level, .. } => Some(level),
            _ => None,
        }
    }

    /// Checks that every N/A meets its condition and that no factor has two.
    fn refuse_wrong_exceptions(&self, errors: &mut Vec<String>) {
        for (factor, row) in self.items.iter().enumerate() {
            let mut count = 0;
            for (part, item) in row.iter().enumerate() {
                if *item == Item::NotApplicable {
                    count += 1;
                    if !self.may_be_not_applicable(factor, part) {
                        let (factor, part) = (FACTORS[factor], PARTS[part]);
                        errors.push(format!("{factor}-{part} cannot be N/A here"));
                    }
                }
            }
            if count > 1 {
                errors.push(format!("{} has more than one N/A", FACTORS[factor]));
            }
        }
    }

    /// The condition under which a question may be N/A; false where it never may.
    fn may_be_not_applicable(&self, factor: usize, part: usize) -> bool {
        match (factor + 1, part) {
            (1 | 3 | 4 | 8, 2) => self.profile.is("stage", "exploring"),
            (2, 2) => self.level("3b").is_some_and(|level| level <= 0.5),
            (4, 0) => {
                let chosen = self.profile.activities();
                !chosen.is_empty()
                    && chosen
                        .iter()
                        .all(|name| *name == "sales" || *name == "investment")
            }
            (6, 2) => self.profile.is("presence", "none"),
            _ => false,
        }
    }
}

/// The entries of an object; none for anything else.
fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// The factor and part that a question id names.
fn place(id: &str) -> Option<(usize, usize)> {
    for (factor, slug) in FACTORS.iter().enumerate() {
        for (part, name) in PARTS.iter().enumerate() {
            if id == format!("{slug}-{name}") {
                return Some((factor, part));
            }
        }
    }
    None
}

/// One given answer; without a month of assessment no evidence is valid.
fn item(given: &Value, assessed: Option<i64>) -> Result<Item, String> {
    if given.as_str() == Some("dont-know") {
        return Ok(Item::DontKnow);
    }
    if given["na"].is_string() {
        return Ok(Item::NotApplicable);
    }
    let level = given["level"]
        .as_f64()
        .ok_or_else(|| format!("not an answer: {given}"))?;
    if !(0.0..=4.0).contains(&level) || (level * 2.0).fract().abs() > 0.0 {
        return Err(format!("level {level} is not a half step from 0 to 4"));
    }
    let proven = match &given["evidence"] {
        Value::Null => false,
        evidence => {
            let seen = month(evidence).ok_or_else(|| format!("malformed month: {evidence}"))?;
            assessed.is_some_and(|now| seen <= now && seen > now - EVIDENCE_MONTHS)
        }
    };
    Ok(Item::Answered { level, proven })
}

/// Reads a month written `2026-05`, as a count of months.
fn month(value: &Value) -> Option<i64> {
    let (year, month) = value.as_str()?.split_once('-')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || month.len() != 2 || !digits(year) || !digits(month) {
        return None;
    }
    let month: i64 = month.parse().ok()?;
    let year: i64 = year.parse().ok()?;
    (1..=12).contains(&month).then_some(year * 12 + month)
}
