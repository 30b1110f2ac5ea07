//! The serde mirror of a packed words file.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::region::RegionWords;

/// One key per file of `content/words/<language>`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) ui: BTreeMap<String, String>,
    pub(super) assessment: Assessment,
    pub(super) profile: Profile,
    pub(super) plan: Plan,
    pub(super) regions: RegionWords,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Assessment {
    pub(super) factors: BTreeMap<String, FactorWords>,
    pub(super) questions: BTreeMap<String, QuestionWords>,
    pub(super) scenario_questions: BTreeMap<String, QuestionWords>,
    pub(super) not_applicable: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Profile {
    pub(super) fields: BTreeMap<String, FieldWords>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldWords {
    pub(super) title: String,
    pub(super) hint: String,
    pub(super) options: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    pub(super) actions: BTreeMap<String, ActionWords>,
    pub(super) rules: BTreeMap<String, RuleWords>,
    pub(super) gates: BTreeMap<String, String>,
    pub(super) bands: BTreeMap<String, BandWords>,
    pub(super) scenarios: BTreeMap<String, ScenarioWords>,
    pub(super) disclaimer: Vec<String>,
}

/// The words of a success factor.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorWords {
    pub name: String,
    /// For a chart's axis.
    pub short: String,
    pub summary: String,
    /// What the article says about it.
    pub article: String,
    /// What it holds up when it is the bottleneck.
    pub limits: String,
    /// Advice at level 4.
    pub sustain: String,
}

/// The words of a question with five anchored levels.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionWords {
    pub title: String,
    pub scope: String,
    pub why: String,
    pub anchors: [String; 5],
    /// Who would know the answer.
    pub who: String,
}

/// The words of an action.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionWords {
    pub title: String,
    /// What exists when it is done.
    pub done: String,
}

/// The words of a rule between answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleWords {
    pub message: String,
    pub ask: String,
    pub who: String,
}

/// The words of a band.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandWords {
    pub name: String,
    pub meaning: String,
    pub next: String,
}

/// The words of a tariff scenario.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioWords {
    pub name: String,
    pub description: String,
}
