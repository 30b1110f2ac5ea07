//! The second choice.

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
