//! The mirror of `content/structure/scoring.json`.

use crate::json::{Table, records};

records! {
    /// All numbers of `scoring.md`, each block with a note on where it comes from.
    #[derive(Debug)]
    pub struct Scoring {
        /// Sources of the blocks below, by block name. Authors keep them; the app does not need them.
        pub notes: Table<String> = Table::default(),
        pub stage_weights: Table<[f64; 3]>,
        pub stage_weights_open: [f64; 3],
        pub states: States,
        pub overall: Overall,
        pub scenarios: Table<Scenario>,
        pub activity_modifiers: Table<Table<f64>>,
        pub rater: Rater,
        pub bottleneck: Bottleneck,
        pub provisional: Provisional,
        pub cut_points: [f64; 4],
        pub clear_band: f64,
        pub gates: Gates,
        pub exposure: Exposure,
        pub actions: Plan,
        pub viewpoints: Viewpoints,
    }

    /// Variances in squared levels, and what an open question counts.
    #[derive(Debug, Clone, Copy)]
    pub struct States {
        pub answered: f64,
        pub evidenced: f64,
        pub conflicted: f64,
        pub dont_know: OpenState,
        pub unanswered: OpenState,
        pub not_asked: OpenState,
    }

    /// The level that a question without a level is taken to have: the mean of the factor's
    /// answered questions, at most `most`; `alone` if there is none.
    #[derive(Debug, Clone, Copy)]
    pub struct OpenState {
        pub most: f64,
        pub alone: f64,
        pub variance: f64,
    }

    /// Shares of the overall score; they sum to one.
    #[derive(Debug, Clone, Copy)]
    pub struct Overall {
        pub average: f64,
        pub weakest: f64,
    }

    #[derive(Debug)]
    pub struct Scenario {
        pub weights: Table<f64>,
        pub penalty: f64,
    }

    /// The shared error of one person's view, in levels, and the quantile of the likely range.
    #[derive(Debug, Clone, Copy)]
    pub struct Rater {
        pub tilt: f64,
        pub tilt_confirmed: f64,
        pub quantile: f64,
        pub evidence_months: u16,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Bottleneck {
        pub below: f64,
        pub gap: f64,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Provisional {
        pub items: usize,
        pub factors: usize,
        pub items_per_factor: usize,
    }

    #[derive(Debug)]
    pub struct Gates {
        pub weak_factor: WeakFactor,
        pub no_purpose: QuestionGate,
        pub no_authority: QuestionGate,
        pub no_requirements: QuestionGate,
        pub exposed: Exposed,
        pub unconfirmed: Unconfirmed,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct WeakFactor {
        pub below: f64,
        pub cap: u8,
    }

    /// Caps the band while one question is below a level, for some stages or activities only.
    #[derive(Debug)]
    pub struct QuestionGate {
        pub question: String,
        pub below: f64,
        pub cap: u8,
        pub stages: Vec<String> = Vec::new(),
        pub activities: Vec<String> = Vec::new(),
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Exposed {
        pub exposure: f64,
        pub readiness: f64,
        pub cap: u8,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Unconfirmed {
        pub conflicts: u32,
    }

    /// How tariffs reach a company, by profile option; the `…_open` values stand for no answer.
    #[derive(Debug)]
    pub struct Exposure {
        pub import_share: Table<f64>,
        pub import_share_open: f64,
        pub margin: Table<f64>,
        pub margin_open: f64,
        pub switch: Table<f64>,
        pub switch_open: f64,
        pub margin_bounds: Table<(f64, Option<f64>)>,
    }

    #[derive(Debug)]
    pub struct Plan {
        pub effort: Table<f64>,
        pub gate_urgency: f64,
        pub conflict_urgency: f64,
        pub deadline_urgency: f64,
        pub deadlines: Table<u16>,
        pub early_stages: Vec<String>,
        pub early_from_below: u8,
        pub small_sizes: Vec<String>,
        pub top: usize,
        pub top_per_factor: usize,
        pub quick_days: u16,
    }

    /// From how many levels on two people's answers are a gap, and which gaps come first.
    #[derive(Debug)]
    pub struct Viewpoints {
        pub gap: f64,
        pub first: Vec<String>,
    }
}
