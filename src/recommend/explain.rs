//! Why a state stands where it stands: closed forms of the additive model.

use super::data::RegionData;
use super::outcome::Term;
use super::value::Column;
use super::weight::Weights;
use crate::order::{sort_by, within};

/// Most terms named for and against a state.
const STRONG: usize = 3;
const WEAK: usize = 2;
/// A third reason must carry at least this share of the first; else two say it better.
const WORTH_NAMING: f64 = 0.3;

/// The weighted values of all states, in points of the 100 before the gate.
#[derive(Debug)]
pub(super) struct Points<'a> {
    pub data: &'a RegionData,
    pub weights: &'a Weights,
    pub columns: &'a [Column],
    pub nearness: Option<&'a [f64]>,
    pub gates: &'a [f64],
}

impl Points<'_> {
    /// Points of one state by group, in the order of the data, before the gate.
    pub(super) fn by_group(&self, state: usize) -> Vec<f64> {
        let file = &self.data.file;
        let mut points = vec![0.0; file.groups.len()];
        for ((leaf, weight), column) in file
            .leaves
            .iter()
            .zip(&self.weights.leaves)
            .zip(self.columns)
        {
            if let Some(group) = file.groups.iter().position(|group| *group == leaf.group) {
                points[group] += 100.0 * weight * column[state].value;
            }
        }
        if let (Some(near), Some(last)) = (self.nearness, points.last_mut()) {
            *last += 100.0 * self.weights.nearness * near[state];
        }
        points
    }

    /// Share of the weight with known values, and the leaves with weight that are not known.
    pub(super) fn coverage(&self, state: usize) -> (f64, Vec<String>) {
        let mut coverage = self.weights.nearness;
        let mut missing = Vec::new();
        let leaves = self.data.file.leaves.iter();
        for ((leaf, weight), column) in leaves.zip(&self.weights.leaves).zip(self.columns) {
            let known = column[state].known;
            coverage += weight * known;
            if *weight > 0.0 && known <= 0.0 {
                missing.push(leaf.id.clone());
            }
        }
        (within(coverage, 0.0, 1.0), missing)
    }

    /// The strongest terms for and against a state, relative to the mean of all states.
    pub(super) fn terms(&self, state: usize, points: &[Vec<f64>]) -> (Vec<Term>, Vec<Term>) {
        let count = points.len().max(1) as f64;
        let groups = &self.data.file.groups;
        let mut terms: Vec<Term> = groups
            .iter()
            .enumerate()
            .map(|(group, id)| {
                let mean = points.iter().map(|row| row[group]).sum::<f64>() / count;
                let ahead = points[state][group] - mean;
                Term {
                    group: id.clone(),
                    leaf: self.leading_leaf(state, id, ahead),
                    points: ahead,
                }
            })
            .collect();
        let lost = |state: usize| points[state].iter().sum::<f64>() * (self.gates[state] - 1.0);
        let mean = (0..points.len()).map(lost).sum::<f64>() / count;
        // A large state is not praised for its size: the gate only ever takes away.
        let size = (lost(state) - mean).min(0.0);
        terms.push(Term {
            group: "size".into(),
            leaf: None,
            points: size,
        });
        sort_by(&mut terms, |a, b| b.points.total_cmp(&a.points));
        let strong = worth_naming(terms.iter(), STRONG);
        let against = terms.iter().rev().filter(|term| term.points < 0.0);
        let weak = worth_naming(against, WEAK);
        (
            strong
                .into_iter()
                .filter(|term| term.points > 0.0)
                .collect(),
            weak,
        )
    }

    /// The leaf of a group that differs most from the mean in the direction of the group.
    fn leading_leaf(&self, state: usize, group: &str, ahead: f64) -> Option<String> {
        let mut best: Option<(f64, &str)> = None;
        let leaves = self.data.file.leaves.iter();
        for ((leaf, weight), column) in leaves.zip(&self.weights.leaves).zip(self.columns) {
            if leaf.group != group || *weight <= 0.0 {
                continue;
            }
            let mean =
                column.iter().map(|cell| cell.value).sum::<f64>() / column.len().max(1) as f64;
            let difference = weight * (column[state].value - mean) * ahead.signum();
            if best.is_none_or(|known| difference > known.0) {
                best = Some((difference, &leaf.id));
            }
        }
        best.map(|(_, id)| id.to_owned())
    }
}

/// The first two terms, and further ones while they carry a good share of the first.
fn worth_naming<'a>(mut terms: impl Iterator<Item = &'a Term>, most: usize) -> Vec<Term> {
    let Some(first) = terms.next() else {
        return Vec::new();
    };
    let mut named = vec![first.clone()];
    for term in terms.take(most - 1) {
        let needed = if most > 2 && named.len() < 2 {
            0.0
        } else {
            WORTH_NAMING
        };
        if term.points.abs() >= needed * first.points.abs() && term.points * first.points > 0.0 {
            named.push(term.clone());
        }
    }
    named
}
