//! Which figures are worth finding out before the choice: exact.

use crate::order::sort_by;
use crate::recommend::mcda::worth_of_knowing;
use crate::recommend::model::Model;

/// A figure that is not known well enough to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureWorth {
    pub region: String,
    pub leaf: String,
    /// Points of the 100 that the choice gains on average by knowing it exactly.
    pub points: f64,
    /// How likely the choice is another one then, 0 to 1.
    pub change: f64,
}

impl Model<'_> {
    /// The figures of the states that can be chosen, those worth most first; figures that cannot
    /// change the choice in one of a hundred cases are left out.
    ///
    /// Knowing one figure moves one score by a normal amount, so both numbers have a closed form
    /// and need no sample.
    pub fn worth_of_figures(&self) -> Vec<FigureWorth> {
        const RARE: f64 = 0.01;
        let eligible = self.eligible();
        let mut list = Vec::new();
        for &region in &eligible {
            let rivals = eligible.iter().filter(|&&rival| rival != region);
            let best = rivals
                .map(|&rival| self.score(rival))
                .fold(f64::NEG_INFINITY, f64::max);
            let lead = self.score(region) - best;
            for (place, leaf) in self.data.file.leaves.iter().enumerate() {
                let weight = 100.0 * self.weights.leaves[place] * self.gates[region];
                let (points, change) = worth_of_knowing(lead, weight * self.doubt(place, region));
                if change >= RARE {
                    list.push(FigureWorth {
                        region: self.data.region_id(region).to_owned(),
                        leaf: leaf.id.clone(),
                        points,
                        change,
                    });
                }
            }
        }
        sort_by(&mut list, |a, b| b.points.total_cmp(&a.points));
        list
    }
}
