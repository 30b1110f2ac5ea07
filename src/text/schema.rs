//! The mirror of a packed words file.

use super::region::RegionWords;
use crate::json::{Table, records};

records! {
    /// One key per file of `content/words/<language>`.
    #[derive(Debug)]
    pub(super) struct Words {
        /// In the order of [`super::Ui`].
        pub(super) ui: Vec<String>,
        pub(super) assessment: Assessment,
        pub(super) profile: Profile,
        /// What only results need may come in a second file.
        pub(super) plan: Option<Plan>,
        pub(super) regions: Option<RegionWords>,
        /// The texts of the surface that only results need.
        pub(super) result: Option<Vec<String>>,
    }

    #[derive(Debug)]
    pub(super) struct Assessment {
        pub(super) factors: Table<FactorWords>,
        pub(super) questions: Table<QuestionWords>,
        pub(super) scenario_questions: Table<QuestionWords>,
        pub(super) not_applicable: Table<String>,
        pub(super) disclaimer: Vec<String>,
    }

    #[derive(Debug)]
    pub(super) struct Profile {
        pub(super) fields: Table<FieldWords>,
    }

    #[derive(Debug)]
    pub(super) struct FieldWords {
        pub(super) title: String,
        pub(super) hint: String,
        pub(super) options: Table<String>,
    }

    #[derive(Debug, Default)]
    pub(super) struct Plan {
        pub(super) actions: Table<ActionWords>,
        pub(super) rules: Table<RuleWords>,
        pub(super) gates: Table<String>,
        pub(super) bands: Table<BandWords>,
        pub(super) scenarios: Table<ScenarioWords>,
    }

    /// The words of a success factor.
    #[derive(Debug)]
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
    #[derive(Debug)]
    pub struct QuestionWords {
        pub title: String,
        pub scope: String,
        pub why: String,
        pub anchors: [String; 5],
        /// Who would know the answer.
        pub who: String,
    }

    /// The words of an action.
    #[derive(Debug)]
    pub struct ActionWords {
        pub title: String,
        /// What exists when it is done.
        pub done: String,
    }

    /// The words of a rule between answers.
    #[derive(Debug)]
    pub struct RuleWords {
        pub message: String,
        pub ask: String,
        pub who: String,
    }

    /// The words of a band.
    #[derive(Debug, Default)]
    pub struct BandWords {
        pub name: String,
        pub meaning: String,
        pub next: String,
    }

    /// The words of a tariff scenario.
    #[derive(Debug, Default)]
    pub struct ScenarioWords {
        pub name: String,
        pub description: String,
    }
}
