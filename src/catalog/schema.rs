//! The mirror of `content/structure/*.json`: what a file may contain, before anything
//! is checked. Unknown keys are refused, so a typing error never passes silently.

use crate::json::{FromJson, Reader, Table, names, records};

records! {
    /// The packed structure: one key per file of `content/structure`.
    #[derive(Debug)]
    pub struct Structure {
        pub pack: Pack,
        pub scoring: Scoring,
        pub factors: Vec<Factor>,
        pub scenario_questions ("scenario-questions"): Vec<ScenarioQuestion>,
        pub profile: Vec<Field>,
        pub rules: Vec<Rule>,
        pub actions: Vec<Action>,
        pub migrations: Table<String> = Table::default(),
        /// The keys of the words that the first screens need; only a release has them.
        pub words: () = (),
    }

    /// Which content this is.
    #[derive(Debug, Clone)]
    pub struct Pack {
        pub id: String,
        pub version: String,
        pub schema: u32,
        pub as_of: String,
        /// Of the questionnaire, made by the build: a draft knows by it what it was answered to.
        pub hash: String,
    }

    #[derive(Debug)]
    pub struct Factor {
        pub id: String,
        pub article: Vec<String>,
        pub questions: Vec<Question>,
    }

    #[derive(Debug)]
    pub struct Question {
        pub id: String,
        pub article: Vec<String>,
        pub not_applicable: Option<NotApplicable>,
    }

    #[derive(Debug)]
    pub struct NotApplicable {
        pub reason: String,
        pub when: Vec<Condition>,
    }

    #[derive(Debug)]
    pub struct ScenarioQuestion {
        pub id: String,
        pub article: Vec<String>,
        pub needs_imports: bool,
    }
}

names! {
    /// How a profile question is answered.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum FieldKind {
        /// One option.
        One = "one",
        /// Up to `most` options, the first chosen counting first.
        Ranked = "ranked",
        /// States, each with a kind of site.
        Sites = "sites",
        /// Every option gets a tier: vital, matters, nice or ignored.
        Tiers = "tiers",
        /// Must-haves, some with a limit.
        Musts = "musts",
    }
}

names! {
    /// The pages of the profile, in the order in which they are asked.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Page {
        Stage = "stage",
        Business = "business",
        Company = "company",
        Goal = "goal",
        Imports = "imports",
        Sites = "sites",
        Priorities = "priorities",
        Musts = "musts",
    }
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

records! {
    #[derive(Debug)]
    pub struct Field {
        pub id: String,
        pub key: String,
        /// Fields of one page are asked together.
        pub page: Page,
        pub kind: FieldKind,
        pub options: Vec<String>,
        pub most: Option<u8>,
        pub express: bool = false,
        pub needs_imports: bool = false,
        pub feeds_regions: bool = false,
        pub display_only: bool = false,
        pub limits: Table<Limit> = Table::default(),
        pub advice_only: Vec<String> = Vec::new(),
    }

    /// The numbers that a must-have with a limit accepts.
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub struct Limit {
        pub least: f64,
        pub most: f64,
        pub usual: f64,
    }
}

/// A condition on answers and profile; a list of them holds when all hold.
#[derive(Debug)]
pub enum Condition {
    Level(LevelCondition),
    Profile(ProfileCondition),
    AnyProof(AnyProofCondition),
    Either(EitherCondition),
}

impl FromJson for Condition {
    fn from_json(reader: &mut Reader<'_>) -> Self {
        // Each kind is known by a key that no other kind has.
        match reader.kind(&["question", "profile", "any_proof_at_least", "either"]) {
            0 => Self::Level(FromJson::from_json(reader)),
            1 => Self::Profile(FromJson::from_json(reader)),
            2 => Self::AnyProof(FromJson::from_json(reader)),
            _ => Self::Either(FromJson::from_json(reader)),
        }
    }
}

records! {
    #[derive(Debug)]
    pub struct LevelCondition {
        pub question: String,
        pub at_least: Option<f64>,
        pub at_most: Option<f64>,
    }

    #[derive(Debug)]
    pub struct ProfileCondition {
        pub profile: String,
        pub any: Vec<String> = Vec::new(),
        pub only: Vec<String> = Vec::new(),
    }

    #[derive(Debug)]
    pub struct AnyProofCondition {
        pub any_proof_at_least: f64,
    }

    #[derive(Debug)]
    pub struct EitherCondition {
        pub either: Vec<Condition>,
    }

    #[derive(Debug)]
    pub struct Rule {
        pub id: String,
        pub kind: RuleKind,
        pub when: Vec<Condition>,
    }
}

names! {
    /// What a rule that fires means.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum RuleKind {
        /// Two answers that do not fit together: the likely range widens.
        Conflict = "conflict",
        /// A point to mind; changes no number.
        Risk = "risk",
    }
}

records! {
    #[derive(Debug)]
    pub struct Action {
        pub id: String,
        pub question: String,
        pub from: u8,
        pub to: u8,
        pub days: u16,
        pub effort: Effort,
        pub owner: Owner,
        /// A note to authors, not shipped.
        pub gist: Option<String>,
    }
}

names! {
    /// How much an action takes.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Effort {
        S = "S",
        M = "M",
        L = "L",
    }
}

names! {
    /// Who carries an action.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Owner {
        Hq = "hq",
        Us = "us",
        Both = "both",
    }
}

pub use super::scoring_schema::*;
