//! The numbers of `scoring.md`, with every table in the order of the options it belongs to.

use super::schema::{Bottleneck, Overall, Provisional, Rater, States};
use crate::ids::{FACTORS, QuestionId};

/// All weights, thresholds and tables. Where each comes from is noted in
/// `content/structure/scoring.json`.
#[derive(Debug)]
pub struct Numbers {
    /// Weights of intent, practice and proof by stage option.
    pub stage_weights: Vec<[f64; 3]>,
    /// The same while the stage is open.
    pub stage_weights_open: [f64; 3],
    pub states: States,
    pub overall: Overall,
    /// Low, base, high.
    pub scenarios: [Scenario; 3],
    /// Multipliers of the factor weights by activity option; 1 where none is given.
    pub activity_modifiers: Vec<[f64; FACTORS]>,
    pub rater: Rater,
    pub bottleneck: Bottleneck,
    pub provisional: Provisional,
    /// Scores from which bands 2, 3, 4 and 5 start.
    pub cut_points: [f64; 4],
    /// A band is named alone from this probability on.
    pub clear_band: f64,
    pub gates: Gates,
    pub exposure: Exposure,
    pub plan: Plan,
    pub viewpoints: Viewpoints,
}

/// Factor weights in percent and the largest loss through tariffs, in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    pub weights: [f64; FACTORS],
    pub penalty: f64,
}

/// Conditions that cap the band, G1 to G6.
#[derive(Debug)]
pub struct Gates {
    pub weak_factor_below: f64,
    pub weak_factor_cap: u8,
    pub no_purpose: QuestionGate,
    pub no_authority: QuestionGate,
    pub no_requirements: QuestionGate,
    pub exposed_from: f64,
    pub exposed_readiness: f64,
    pub exposed_cap: u8,
    pub unconfirmed_conflicts: u32,
}

/// Fires while the question is below the level; empty option sets stand for "always".
#[derive(Debug, Clone, Copy)]
pub struct QuestionGate {
    pub question: QuestionId,
    pub below: f64,
    pub cap: u8,
    pub stages: u64,
    pub activities: u64,
}

/// Exposure factors by option; none where an option means "unknown".
#[derive(Debug)]
pub struct Exposure {
    pub import_share: Vec<Option<f64>>,
    pub import_share_open: f64,
    pub margin: Vec<Option<f64>>,
    pub margin_open: f64,
    pub switch: Vec<Option<f64>>,
    pub switch_open: f64,
    /// Margin in percent of the US price, from and to.
    pub margin_bounds: Vec<Option<(f64, Option<f64>)>>,
}

/// How actions are ordered and chosen.
#[derive(Debug)]
pub struct Plan {
    /// Divisors for S, M and L.
    pub effort: [f64; 3],
    pub gate_urgency: f64,
    pub conflict_urgency: f64,
    pub deadline_urgency: f64,
    /// Days until the first commitment, by timeline option.
    pub deadlines: Vec<Option<u16>>,
    /// Stages that get no action from `early_from_below` up.
    pub early_stages: u64,
    pub early_from_below: u8,
    /// Company sizes that get large actions only where nothing smaller applies.
    pub small_sizes: u64,
    pub top: usize,
    pub top_per_factor: usize,
    pub quick_days: u16,
}

/// When two people's answers to a question are a gap.
#[derive(Debug)]
pub struct Viewpoints {
    /// In levels.
    pub gap: f64,
    /// Questions whose gaps come before all others.
    pub first: Vec<QuestionId>,
}
