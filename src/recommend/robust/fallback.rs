//! Plan B: where to go when what carries the first choice fails.

use super::rescore::factor;
use crate::recommend::mcda::best_other;
use crate::recommend::model::Model;

/// The best other state once something has failed.
#[derive(Debug, Clone, PartialEq)]
pub struct Fallback {
    /// What fails, an id of the data such as `mexico`.
    pub failure: String,
    /// How much the first choice lives on it, 0 to 1.
    pub exposure: f64,
    /// Points that the first choice would lose.
    pub loss: f64,
    /// The best of the others, itself hit as much as it lives on the same thing, and its score.
    pub region: String,
    pub score: f64,
    /// Whether another state would be second if nothing failed.
    pub differs: bool,
}

impl Model<'_> {
    /// For each thing that can fail, the plan B behind a first choice, largest loss first. Empty
    /// for a region that cannot be chosen, or without another.
    ///
    /// The second of the ranking is often no plan B: it may live on the same border or the same
    /// industry. So every region loses what it has at stake.
    pub fn fallbacks(&self, first: &str) -> Vec<Fallback> {
        let eligible = self.eligible();
        let found = self.data.region_index(first);
        let Some(place) = eligible.iter().position(|state| Some(*state) == found) else {
            return Vec::new();
        };
        let usual: Vec<f64> = eligible.iter().map(|&region| self.score(region)).collect();
        let second = best_other(&usual, place);
        let mut list = Vec::new();
        for (id, failure) in &self.data.file.failures {
            let at_stake = |region: usize| match &failure.leaf {
                Some(leaf) => self.value(leaf, region),
                // The laws of one state hit that state alone.
                None => f64::from(u8::from(
                    self.data.parent(region) == self.data.parent(eligible[place]),
                )),
            };
            let after = |&region: &usize| {
                let exposure = at_stake(region);
                self.rescored(region, |leaf, value| {
                    (value - exposure * factor(&failure.losses, leaf, 0.0)).max(0.0)
                })
            };
            let scores: Vec<f64> = eligible.iter().map(after).collect();
            if let Some(best) = best_other(&scores, place) {
                list.push(Fallback {
                    failure: id.clone(),
                    exposure: at_stake(eligible[place]),
                    loss: (usual[place] - scores[place]).max(0.0),
                    region: self.data.region_id(eligible[best]).to_owned(),
                    score: scores[best],
                    differs: Some(best) != second,
                });
            }
        }
        crate::order::sort_by(&mut list, |a, b| b.loss.total_cmp(&a.loss));
        list
    }

    fn value(&self, leaf: &str, region: usize) -> f64 {
        let leaves = self.data.file.leaves.iter();
        let mut found = leaves.zip(&self.columns).filter(|pair| pair.0.id == leaf);
        found.next().map_or(0.0, |(_, column)| column[region].value)
    }
}
