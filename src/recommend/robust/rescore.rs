//! Scores with changed values.

use crate::json::Table;
use crate::recommend::model::Model;

impl Model<'_> {
    /// The score of a region, 0 to 100, with each value changed: given the leaf's id and the
    /// value from 0 to 1.
    pub(super) fn rescored(&self, region: usize, change: impl Fn(&str, f64) -> f64) -> f64 {
        let leaves = self.data.file.leaves.iter().zip(&self.columns);
        let parts = leaves.zip(&self.weights.leaves);
        let sum: f64 = parts
            .map(|((leaf, column), weight)| weight * change(&leaf.id, column[region].value))
            .sum();
        100.0 * self.gates[region] * sum
    }
}

/// The entry of a leaf, or what stands for none.
pub(super) fn factor(table: &Table<f64>, leaf: &str, none: f64) -> f64 {
    table.get(leaf).copied().unwrap_or(none)
}
