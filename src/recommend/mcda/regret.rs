//! What a choice costs in hindsight when several futures are possible.

use super::weight_set::WeightSet;

/// Regrets of all regions over all scenarios.
#[derive(Debug, Clone, PartialEq)]
pub struct Regret {
    /// Points behind the best region of the scenario: one row a region.
    pub regret: Vec<Vec<f64>>,
    /// Worst regret of every region.
    pub max: Vec<f64>,
    /// The region whose worst regret is least; the first of equals.
    pub minimax: Option<usize>,
    /// The two regions that, held together, leave the least worst regret, and that regret.
    pub best_pair: Option<((usize, usize), f64)>,
}

/// Regrets of scores with one row a region and one column a scenario.
///
/// Who is in the list decides who is best, so the list must hold only what could be chosen.
pub fn regret(scores: &[Vec<f64>]) -> Regret {
    let scenarios = scores.iter().map(Vec::len).min().unwrap_or_default();
    let best = |scenario: usize| {
        let column = scores.iter().map(|row| row[scenario]);
        column.fold(f64::NEG_INFINITY, f64::max)
    };
    let best: Vec<f64> = (0..scenarios).map(best).collect();
    let behind = |row: &Vec<f64>| {
        best.iter()
            .zip(row)
            .map(|(best, score)| best - score)
            .collect()
    };
    let regret: Vec<Vec<f64>> = scores.iter().map(behind).collect();
    let worst = |row: &[f64]| row.iter().copied().fold(0.0, f64::max);
    let max: Vec<f64> = regret.iter().map(|row| worst(row)).collect();
    let mut minimax: Option<usize> = None;
    let mut best_pair: Option<((usize, usize), f64)> = None;
    for (a, row) in regret.iter().enumerate() {
        if minimax.is_none_or(|known| max[a] < max[known]) {
            minimax = Some(a);
        }
        for (b, other) in regret.iter().enumerate().skip(a + 1) {
            let both: Vec<f64> = row.iter().zip(other).map(|(a, b)| a.min(*b)).collect();
            if best_pair.is_none_or(|known| worst(&both) < known.1) {
                best_pair = Some(((a, b), worst(&both)));
            }
        }
    }
    Regret {
        regret,
        max,
        minimax,
        best_pair,
    }
}

/// The worst regret of every region over all scenarios and all allowed weights, given one table
/// of values a scenario. None for a set that needs sampling.
///
/// A lead is linear in the weights, so it is largest at a corner of their set.
pub fn open_regret(scenarios: &[Vec<Vec<f64>>], weights: &WeightSet) -> Option<Vec<f64>> {
    let regions = scenarios.iter().map(Vec::len).min().unwrap_or_default();
    let mut worst = vec![0.0_f64; regions];
    for values in scenarios {
        for (region, worst) in worst.iter_mut().enumerate() {
            for rival in values {
                let lead = rival.iter().zip(&values[region]);
                let lead: Vec<f64> = lead.map(|(rival, own)| rival - own).collect();
                *worst = weights.corners(&lead)?.into_iter().fold(*worst, f64::max);
            }
        }
    }
    Some(worst)
}
