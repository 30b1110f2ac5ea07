//! What a choice costs in hindsight when several futures are possible.

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
