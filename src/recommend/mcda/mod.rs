//! Mathematics of the weighted additive value model: closed forms, on plain numbers.
//!
//! A region is a row of values from 0 to 1, one a criterion; its score is `Σ weight × value`.
//! Nothing here knows regions, criteria or units, and nothing is sampled.

mod counterfactual;
pub mod curve;
mod pairwise;
mod regret;
mod score;
mod weight_set;

pub use counterfactual::{least_move, needed_value, single_weight};
pub use pairwise::{expected_ranks, pairwise, winning_index};
pub use regret::{Regret, regret};
pub use score::{dot, scores};
pub use weight_set::WeightSet;
