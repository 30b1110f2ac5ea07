//! From a set of weights to the law by which the kernel draws from it.

use kernel::Law;

use crate::recommend::mcda::WeightSet;

/// Uniform on the set. Stated weights are each multiplied by the exponential of a normal number
/// with deviation `sigma`; on other sets it has no meaning.
pub fn law(set: &WeightSet, sigma: f64) -> Law {
    match set {
        WeightSet::Free(_) => Law::Free,
        WeightSet::Order(order) => Law::Order(order.clone()),
        WeightSet::Tiers(tiers) => Law::Tiers(tiers.clone()),
        WeightSet::Lower(least) => Law::Lower(least.iter().map(|&least| narrow(least)).collect()),
        WeightSet::Point(weights) => Law::Stated {
            weights: weights.iter().map(|&weight| narrow(weight)).collect(),
            sigma: narrow(sigma),
        },
    }
}

/// A single float, which is what the kernel counts with.
#[expect(clippy::cast_possible_truncation, reason = "rounded on purpose")]
pub(super) fn narrow(number: f64) -> f32 {
    number as f32
}
