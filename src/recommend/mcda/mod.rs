//! Mathematics of the weighted additive value model: closed forms, on plain numbers.
//!
//! A region is a row of values from 0 to 1, one a criterion; its score is `Σ weight × value`.
//! Nothing here knows regions, criteria or units, and nothing is sampled.

mod break_even;
mod confidence;
mod counterfactual;
pub mod curve;
mod fallback;
mod first;
mod pairwise;
mod regret;
mod score;
mod weight_set;

pub use break_even::{Best, break_even};
pub use confidence::{first_probability, normal_below, worth_of_knowing};
pub use counterfactual::{least_move, needed_value, single_weight};
pub use fallback::best_other;
pub use first::least_move_to_first;
pub use pairwise::{expected_ranks, pairwise, winning_index};
pub use regret::{Regret, open_regret, regret};
pub use score::{dot, scores};
pub use weight_set::WeightSet;
