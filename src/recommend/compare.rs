//! One region against another: why it leads, and what would have to change.

use super::mcda::{self, curve};
use super::model::Model;
use super::schema::{Leaf, Values};
use crate::order::sort_by;

/// Two regions side by side, the leader first.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    pub leader: String,
    pub follower: String,
    /// Points between the two.
    pub gap: f64,
    /// Points by group by which the leader is ahead or, below zero, behind; they sum to the gap.
    /// The largest lead stands first.
    pub differences: Vec<Difference>,
    /// Share of the weight on groups in which the leader is at least as good, 0 to 1.
    pub concordance: f64,
    /// The least weight that must move; none when no weighting lets the follower win.
    pub least_move: Option<LeastMove>,
    /// Groups whose weight alone would draw the two level.
    pub single: Vec<SingleWeight>,
    /// Figures of the follower that alone would draw the two level.
    pub needed: Vec<NeededFigure>,
}

/// Points of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    pub group: String,
    pub points: f64,
}

/// Weight that goes from some groups to one.
#[derive(Debug, Clone, PartialEq)]
pub struct LeastMove {
    /// Share of all weight that moves, 0 to 1.
    pub share: f64,
    pub to: String,
    /// Groups that give, with the share of all weight that each gives.
    pub from: Vec<(String, f64)>,
}

/// A group whose weight alone decides, all others keeping their proportions.
#[derive(Debug, Clone, PartialEq)]
pub struct SingleWeight {
    pub group: String,
    /// Its share of the weight now, and where the two are level.
    pub weight: f64,
    pub level: f64,
}

/// A figure that alone decides, in its own unit.
#[derive(Debug, Clone, PartialEq)]
pub struct NeededFigure {
    pub leaf: String,
    /// The follower's figure now, and where the two are level.
    pub figure: f64,
    pub level: f64,
}

impl Model<'_> {
    /// Compares two regions by id, in either order; none when one of them is unknown.
    pub fn compare(&self, one: &str, other: &str) -> Option<Comparison> {
        let (one, other) = (self.data.region_index(one)?, self.data.region_index(other)?);
        let (leader, follower) = if self.score(one) >= self.score(other) {
            (one, other)
        } else {
            (other, one)
        };
        let groups = &self.data.file.groups;
        let weights: Vec<f64> = self
            .group_weights()
            .iter()
            .map(|group| group.weight / 100.0)
            .collect();
        let (ahead, behind) = (self.group_values(leader), self.group_values(follower));
        let lead: Vec<f64> = behind.iter().zip(&ahead).map(|(b, a)| b - a).collect();
        let points = self.gated(leader).into_iter().zip(self.gated(follower));
        let mut differences: Vec<Difference> = groups
            .iter()
            .zip(points)
            .map(|(group, (a, b))| Difference {
                group: group.clone(),
                points: a - b,
            })
            .collect();
        sort_by(&mut differences, |a, b| b.points.total_cmp(&a.points));
        let agree = weights.iter().zip(&lead).filter(|(_, lead)| **lead <= 0.0);
        let gap = self.score(leader) - self.score(follower);
        let mut single = Vec::new();
        for (group, id) in groups.iter().enumerate() {
            if let Some(level) = mcda::single_weight(&weights, &lead, group) {
                single.push(SingleWeight {
                    group: id.clone(),
                    weight: weights[group],
                    level,
                });
            }
        }
        Some(Comparison {
            leader: self.data.region_id(leader).to_owned(),
            follower: self.data.region_id(follower).to_owned(),
            gap,
            differences,
            concordance: agree.map(|pair| pair.0).sum(),
            least_move: self.least_move(&weights, &lead),
            single,
            needed: self.needed(follower, gap),
        })
    }

    /// Values of the groups from 0 to 1, times the gate.
    pub(super) fn group_values(&self, region: usize) -> Vec<f64> {
        let gate = self.gates[region];
        let mut values = self.ungated_values(region);
        for value in &mut values {
            *value *= gate;
        }
        values
    }

    /// Values of the groups from 0 to 1. A group without weight counts with the shares of its
    /// leaves, because weight could move to it.
    pub(super) fn ungated_values(&self, region: usize) -> Vec<f64> {
        let file = &self.data.file;
        let mut sums = vec![(0.0, 0.0, 0.0, 0.0); file.groups.len()];
        for ((leaf, weight), column) in file
            .leaves
            .iter()
            .zip(&self.weights.leaves)
            .zip(&self.columns)
        {
            if let Some(group) = self.group(&leaf.group)
                && self.selection.has(leaf)
            {
                let (value, sum) = (column[region].value, &mut sums[group]);
                sum.0 += weight * value;
                sum.1 += weight;
                sum.2 += leaf.share * value;
                sum.3 += leaf.share;
            }
        }
        let mean = |sum: &(f64, f64, f64, f64)| match *sum {
            (value, weight, ..) if weight > 0.0 => value / weight,
            (.., value, share) if share > 0.0 => value / share,
            _ => 0.0,
        };
        sums.iter().map(mean).collect()
    }

    fn least_move(&self, weights: &[f64], lead: &[f64]) -> Option<LeastMove> {
        let (share, moved) = mcda::least_move(weights, lead)?;
        let groups = &self.data.file.groups;
        let mut least = LeastMove {
            share,
            to: String::new(),
            from: Vec::new(),
        };
        for ((group, before), after) in groups.iter().zip(weights).zip(moved) {
            if after > *before {
                least.to.clone_from(group);
            } else if after < *before {
                least.from.push((group.clone(), before - after));
            }
        }
        Some(least)
    }

    fn needed(&self, follower: usize, gap: f64) -> Vec<NeededFigure> {
        let leaves = self.data.file.leaves.iter();
        let mut list = Vec::new();
        for ((leaf, weight), column) in leaves.zip(&self.weights.leaves).zip(&self.columns) {
            let weight = 100.0 * weight * self.gates[follower];
            let needed = mcda::needed_value(weight, column[follower].value, gap);
            let known = needed.zip(self.figure(leaf, follower));
            list.extend(known.and_then(|(value, (figure, whole))| {
                let level = curve::inverse(&leaf.knots, leaf.log, value)?;
                Some(NeededFigure {
                    leaf: leaf.id.clone(),
                    figure,
                    // There is no half a flight and no half a law.
                    level: if whole { level.ceil() } else { level },
                })
            }));
        }
        list
    }

    /// The figure by which a leaf is scored, where it has one, and whether it is a whole number.
    fn figure(&self, leaf: &Leaf, region: usize) -> Option<(f64, bool)> {
        match &leaf.values {
            Values::Table(table) => {
                let figure = table.scored(table.place(self.data, region))?;
                Some((figure, table.yes_no))
            }
            Values::Flights => {
                let office = self.selection.head_office?;
                let count = super::value::flights(self.data, office, region);
                Some((count as f64, true))
            }
            _ => None,
        }
    }
}
