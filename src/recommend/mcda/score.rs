//! Scores of the additive model.

/// The sum of products, over the shorter of the two lists.
pub fn dot(weights: &[f64], values: &[f64]) -> f64 {
    weights.iter().zip(values).map(|(a, b)| a * b).sum()
}

/// The score of every row of values.
pub fn scores(values: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
    values.iter().map(|row| dot(weights, row)).collect()
}
