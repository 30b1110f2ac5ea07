//! The least change of all weights that makes a state the first.

use crate::recommend::mcda::{least_move, least_move_to_first};
use crate::recommend::model::Model;

/// Weight that moves between groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Shift {
    /// Share of all weight that moves, 0 to 1.
    pub share: f64,
    /// Groups that gain and groups that give, each with its share of all weight.
    pub to: Vec<(String, f64)>,
    pub from: Vec<(String, f64)>,
}

/// What it takes for a state to come first.
#[derive(Debug, Clone, PartialEq)]
pub enum WayToFirst {
    /// It is first already.
    First,
    Shift(Shift),
    /// No weighting makes it first.
    None,
}

impl Model<'_> {
    /// The way of a state to the first place among those that can be chosen; none for a region
    /// that cannot.
    pub fn way_to_first(&self, id: &str) -> Option<WayToFirst> {
        let eligible = self.eligible();
        let region = self.data.region_index(id)?;
        let place = eligible.iter().position(|&state| state == region)?;
        let (weights, values) = self.by_groups(&eligible);
        Some(match least_move_to_first(&weights, &values, place) {
            None => WayToFirst::None,
            Some((share, _)) if share <= 1e-9 => WayToFirst::First,
            Some((share, moved)) => WayToFirst::Shift(self.shift(share, &weights, &moved)),
        })
    }

    /// How fragile the first place is: the rival that needs the least weight to draw level, and
    /// how much. None when no weighting lets another win.
    pub fn fragility(&self) -> Option<(String, f64)> {
        let eligible = self.eligible();
        let (weights, values) = self.by_groups(&eligible);
        let mut leader = 0;
        for place in 1..eligible.len() {
            if self.score(eligible[place]) > self.score(eligible[leader]) {
                leader = place;
            }
        }
        let mut least: Option<(String, f64)> = None;
        for (place, row) in values.iter().enumerate().filter(|pair| pair.0 != leader) {
            let lead: Vec<f64> = row
                .iter()
                .zip(&values[leader])
                .map(|(b, a)| b - a)
                .collect();
            if let Some((share, _)) = least_move(&weights, &lead)
                && least.as_ref().is_none_or(|known| share < known.1)
            {
                least = Some((self.data.region_id(eligible[place]).to_owned(), share));
            }
        }
        least
    }

    /// Weights of the groups, and their values in these regions.
    fn by_groups(&self, regions: &[usize]) -> (Vec<f64>, Vec<Vec<f64>>) {
        let weights = self.group_weights();
        (
            weights.iter().map(|group| group.weight / 100.0).collect(),
            regions
                .iter()
                .map(|&region| self.group_values(region))
                .collect(),
        )
    }

    fn shift(&self, share: f64, before: &[f64], after: &[f64]) -> Shift {
        let mut shift = Shift {
            share,
            to: Vec::new(),
            from: Vec::new(),
        };
        let pairs = before.iter().zip(after);
        for (group, (before, after)) in self.data.file.groups.iter().zip(pairs) {
            let part = after - before;
            if part > 1e-9 {
                shift.to.push((group.clone(), part));
            } else if part < -1e-9 {
                shift.from.push((group.clone(), -part));
            }
        }
        shift
    }
}
