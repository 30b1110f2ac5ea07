//! Why a region stands where it stands: its parts against the mean of all states.

use super::model::Model;
use super::outcome::Term;
use crate::order::{sort_by, within};

/// Most terms named for and against a state.
const STRONG: usize = 3;
const WEAK: usize = 2;
/// A third reason must carry at least this share of the first; else two say it better.
const WORTH_NAMING: f64 = 0.3;

impl Model<'_> {
    /// Points of one region by group, in the order of the data, before the gate.
    pub(super) fn by_group(&self, region: usize) -> Vec<f64> {
        let file = &self.data.file;
        let mut points = vec![0.0; file.groups.len()];
        for ((leaf, weight), column) in file
            .leaves
            .iter()
            .zip(&self.weights.leaves)
            .zip(&self.columns)
        {
            if let Some(group) = self.group(&leaf.group) {
                points[group] += 100.0 * weight * column[region].value;
            }
        }
        points
    }

    /// Share of the weight with known values, and the leaves with weight that are not known.
    pub(super) fn coverage(&self, region: usize) -> (f64, Vec<String>) {
        let mut coverage = 0.0;
        let mut missing = Vec::new();
        let leaves = self.data.file.leaves.iter();
        for ((leaf, weight), column) in leaves.zip(&self.weights.leaves).zip(&self.columns) {
            let known = column[region].known;
            coverage += weight * known;
            if *weight > 0.0 && known <= 0.0 {
                missing.push(leaf.id.clone());
            }
        }
        (within(coverage, 0.0, 1.0), missing)
    }

    /// The strongest terms for and against a region, relative to the mean of all states.
    pub(super) fn terms(&self, region: usize) -> (Vec<Term>, Vec<Term>) {
        let states = self.data.file.states.len();
        let count = states.max(1) as f64;
        let mut terms = Vec::new();
        for (group, id) in self.data.file.groups.iter().enumerate() {
            let all: f64 = self.rows[..states].iter().map(|row| row[group]).sum();
            let ahead = self.rows[region][group] - all / count;
            terms.push(Term {
                group: id.clone(),
                leaf: self.leading_leaf(region, id, ahead),
                points: ahead,
            });
        }
        let lost =
            |region: usize| self.rows[region].iter().sum::<f64>() * (self.gates[region] - 1.0);
        let mean = (0..states).map(lost).sum::<f64>() / count;
        // A large state is not praised for its size: the gate only ever takes away.
        let size = (lost(region) - mean).min(0.0);
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
    fn leading_leaf(&self, region: usize, group: &str, ahead: f64) -> Option<String> {
        let states = self.data.file.states.len();
        let mut best: Option<(f64, &str)> = None;
        let leaves = self.data.file.leaves.iter();
        for ((leaf, weight), column) in leaves.zip(&self.weights.leaves).zip(&self.columns) {
            if leaf.group != group || *weight <= 0.0 {
                continue;
            }
            let all: f64 = column[..states].iter().map(|cell| cell.value).sum();
            let mean = all / states.max(1) as f64;
            let difference = weight * (column[region].value - mean) * ahead.signum();
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
