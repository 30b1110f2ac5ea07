//! The serde mirror of `content/structure/*.json`: what a file may contain, before anything
//! is checked. Unknown keys are refused, so a typing error never passes silently.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The packed structure: one key per file of `content/structure`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Structure {
    pub pack: Pack,
    pub scoring: Scoring,
    pub factors: Vec<Factor>,
    #[serde(rename = "scenario-questions")]
    pub scenario_questions: Vec<ScenarioQuestion>,
    pub profile: Vec<Field>,
    pub rules: Vec<Rule>,
    pub actions: Vec<Action>,
    #[serde(default)]
    pub migrations: BTreeMap<String, String>,
}

/// Which content this is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    pub id: String,
    pub version: String,
    pub schema: u32,
    pub as_of: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    pub id: String,
    pub article: Vec<String>,
    pub questions: Vec<Question>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub article: Vec<String>,
    #[serde(default)]
    pub not_applicable: Option<NotApplicable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotApplicable {
    pub reason: String,
    pub when: Vec<Condition>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioQuestion {
    pub id: String,
    pub article: Vec<String>,
    pub needs_imports: bool,
}

/// How a profile question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// One option.
    One,
    /// Up to `most` options, the first chosen counting first.
    Ranked,
    /// States, each with a kind of site.
    Sites,
    /// Every option gets a tier: vital, matters, nice or ignored.
    Tiers,
    /// Must-haves, some with a limit.
    Musts,
}

/// The pages of the profile, in the order in which they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Page {
    Stage,
    Business,
    Company,
    Goal,
    Imports,
    Sites,
    Priorities,
    Musts,
}

impl Page {
    pub const ALL: [Self; 8] = [
        Self::Stage,
        Self::Business,
        Self::Company,
        Self::Goal,
        Self::Imports,
        Self::Sites,
        Self::Priorities,
        Self::Musts,
    ];

    /// Its id in saved drafts.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Business => "business",
            Self::Company => "company",
            Self::Goal => "goal",
            Self::Imports => "imports",
            Self::Sites => "sites",
            Self::Priorities => "priorities",
            Self::Musts => "musts",
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub id: String,
    pub key: String,
    /// Fields of one page are asked together.
    pub page: Page,
    pub kind: FieldKind,
    pub options: Vec<String>,
    #[serde(default)]
    pub most: Option<u8>,
    #[serde(default)]
    pub express: bool,
    #[serde(default)]
    pub needs_imports: bool,
    #[serde(default)]
    pub feeds_regions: bool,
    #[serde(default)]
    pub display_only: bool,
    #[serde(default)]
    pub limits: BTreeMap<String, Limit>,
    #[serde(default)]
    pub advice_only: Vec<String>,
}

/// The numbers that a must-have with a limit accepts.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    pub least: f64,
    pub most: f64,
    pub usual: f64,
}

/// A condition on answers and profile; a list of them holds when all hold.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Condition {
    Level(LevelCondition),
    Profile(ProfileCondition),
    AnyProof(AnyProofCondition),
    Either(EitherCondition),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelCondition {
    pub question: String,
    #[serde(default)]
    pub at_least: Option<f64>,
    #[serde(default)]
    pub at_most: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileCondition {
    pub profile: String,
    #[serde(default)]
    pub any: Vec<String>,
    #[serde(default)]
    pub only: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnyProofCondition {
    pub any_proof_at_least: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EitherCondition {
    pub either: Vec<Condition>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: String,
    pub kind: RuleKind,
    pub when: Vec<Condition>,
}

/// What a rule that fires means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleKind {
    /// Two answers that do not fit together: the likely range widens.
    Conflict,
    /// A point to mind; changes no number.
    Risk,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    pub id: String,
    pub question: String,
    pub from: u8,
    pub to: u8,
    pub days: u16,
    pub effort: Effort,
    pub owner: Owner,
    /// A note to authors, not shipped.
    #[serde(default)]
    pub gist: Option<String>,
}

/// How much an action takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Effort {
    S,
    M,
    L,
}

/// Who carries an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Owner {
    Hq,
    Us,
    Both,
}

pub use super::scoring_schema::*;
