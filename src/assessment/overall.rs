//! The overall score (`scoring.md` section 3): mostly the average, partly the two weakest.

use super::company::Company;
use super::factor::FactorScore;
use super::threshold::reaches;
use crate::catalog::Catalog;
use crate::ids::{FACTORS, FactorId, TariffScenario};
use crate::order::sort_by;

/// Factor weights in percent, summing to 100.
pub(super) type Weights = [f64; FACTORS];

/// The weights of a scenario, tilted by the chosen activities.
pub(super) fn weights(catalog: &Catalog, company: &Company, scenario: TariffScenario) -> Weights {
    let mut weights = catalog.numbers.scenarios[scenario as usize].weights;
    for activity in company.profile.choices(catalog.known.activity) {
        if let Some(modifiers) = catalog.numbers.activity_modifiers.get(activity.index()) {
            for (weight, modifier) in weights.iter_mut().zip(modifiers) {
                *weight *= modifier;
            }
        }
    }
    let total: f64 = weights.iter().sum();
    weights.map(|weight| weight * 100.0 / total)
}

/// An overall score with its parts, in points from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overall {
    /// The weighted average of the factors.
    pub average: f64,
    pub score: f64,
    /// By factor; their sum with the factor scores is the score.
    pub coefficients: [f64; FACTORS],
}

/// Combines factor values with the weights of a scenario.
pub(super) fn overall(catalog: &Catalog, values: &[f64; FACTORS], weights: &Weights) -> Overall {
    let shares = &catalog.numbers.overall;
    let average: f64 = weights.iter().zip(values).map(|(w, v)| w * v).sum::<f64>() / 100.0;
    let [first, second] = two_lowest(values, weights).map(FactorId::index);
    let score =
        shares.average * average + shares.weakest * f64::midpoint(values[first], values[second]);
    let mut coefficients = weights.map(|weight| shares.average * weight / 100.0);
    coefficients[first] += shares.weakest / 2.0;
    coefficients[second] += shares.weakest / 2.0;
    Overall {
        average,
        score,
        coefficients,
    }
}

/// By score, then larger weight, then order.
pub(super) fn two_lowest(values: &[f64; FACTORS], weights: &Weights) -> [FactorId; 2] {
    let mut order = FactorId::ALL;
    sort_by(&mut order, |a, b| {
        let (a_index, b_index) = (a.index(), b.index());
        values[a_index]
            .total_cmp(&values[b_index])
            .then(weights[b_index].total_cmp(&weights[a_index]))
            .then(a.cmp(b))
    });
    [order[0], order[1]]
}

/// The standard deviation of the score: the items' own errors and one shared tilt.
pub(super) fn deviation(overall: &Overall, factors: &[FactorScore; FACTORS], tilt: f64) -> f64 {
    let own: f64 = overall
        .coefficients
        .iter()
        .zip(factors)
        .map(|(coefficient, factor)| coefficient * coefficient * factor.variance)
        .sum();
    (own + (super::factor::POINTS_PER_LEVEL * tilt).powi(2)).sqrt()
}

/// Whether a factor holds the company back: weak, and clearly below the average.
pub(super) fn is_bottleneck(catalog: &Catalog, score: f64, average: f64) -> bool {
    let rule = &catalog.numbers.bottleneck;
    !reaches(score, rule.below) && reaches(average - score, rule.gap)
}
