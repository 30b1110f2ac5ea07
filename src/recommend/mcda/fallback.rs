//! The second choice when what hits the first hits others too.

/// Scores after something has failed: what a region has at stake times what is lost.
///
/// `exposures` are from 0 to 1, one a region; `losses` are points of value from 0 to 1, one a
/// criterion. No value falls below 0.
pub fn after_failure(
    values: &[Vec<f64>],
    weights: &[f64],
    exposures: &[f64],
    losses: &[f64],
) -> Vec<f64> {
    let score = |(row, exposure): (&Vec<f64>, &f64)| {
        let cells = row.iter().zip(losses).zip(weights);
        cells
            .map(|((value, loss), weight)| weight * (value - exposure * loss).max(0.0))
            .sum()
    };
    values.iter().zip(exposures).map(score).collect()
}

/// The best of the others; the first of equals.
pub fn best_other(scores: &[f64], out: usize) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (region, score) in scores.iter().enumerate() {
        if region != out && best.is_none_or(|known| *score > scores[known]) {
            best = Some(region);
        }
    }
    best
}
