//! One region in full: every group with its value, and every figure that the data hold.

use super::model::Model;
use super::near::near;
use super::outcome::{Claim, Fact, Near, Programme, Reason, Term};
use super::request::Must;

/// Everything that the data say about one region to one company, listed or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub id: String,
    /// The state whose figures a metro area inherits; none for a state.
    pub parent: Option<String>,
    /// Further states into which a metro area reaches.
    pub reaches: Vec<String>,
    pub score: f64,
    /// Factor for the size of the state.
    pub gate: f64,
    /// The groups by their weight, the heaviest first.
    pub groups: Vec<GroupReport>,
    pub strong: Vec<Term>,
    pub weak: Vec<Term>,
    /// Share of the weight with known values, 0 to 1.
    pub coverage: f64,
    /// Leaves that carry weight but are not known here.
    pub missing: Vec<String>,
    /// Corporate income tax and, where there is one, the tax on gross receipts.
    pub taxes: Vec<Fact>,
    /// What the article says about the state: shown, never scored.
    pub claims: Vec<Claim>,
    /// Who is known in the state or across its border: shown, never scored.
    pub near: Option<Near>,
    pub programmes: Vec<Programme>,
    pub firms: Vec<Fact>,
    pub unknown_musts: Vec<Must>,
    /// Why it is left out of the ranking; empty when it is in it.
    pub excluded: Vec<Reason>,
}

/// One group of criteria in one region.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupReport {
    pub group: String,
    /// Percent of all weight.
    pub weight: f64,
    /// How good the region is, 0 to 100 between the anchors.
    pub value: f64,
    /// The same for the mean of all states.
    pub mean: f64,
    /// Points of the score, after the gate.
    pub points: f64,
    /// All figures of the group.
    pub facts: Vec<Fact>,
}

impl Model<'_> {
    /// The report on a state or a metro area; none when there is no such region.
    pub fn report(&self, id: &str) -> Option<Report> {
        let region = self.data.region_index(id)?;
        let state = self.data.parent(region);
        let metro = self.data.metro(region);
        let (coverage, missing) = self.coverage(region);
        let (strong, weak) = self.terms(region);
        let name = |state: usize| self.data.region_id(state).to_owned();
        Some(Report {
            id: name(region),
            parent: metro.map(|metro| name(metro.state)),
            reaches: metro.map_or_else(Vec::new, |metro| {
                metro.reaches.iter().map(|state| name(*state)).collect()
            }),
            score: self.score(region),
            gate: self.gates[region],
            groups: self.group_reports(region),
            strong,
            weak,
            coverage,
            missing,
            taxes: self.taxes(region),
            claims: self.claims(state),
            near: near(self.data, self.request, state),
            programmes: self.programmes(state),
            firms: self.firms(region),
            unknown_musts: self.unknown_musts(region),
            excluded: self.reasons(region),
        })
    }

    fn group_reports(&self, region: usize) -> Vec<GroupReport> {
        let file = &self.data.file;
        let states = file.states.len();
        let mut means = vec![0.0; file.groups.len()];
        for state in 0..states {
            let values = self.ungated_values(state);
            for (mean, value) in means.iter_mut().zip(values) {
                *mean += 100.0 * value / states as f64;
            }
        }
        let values = self.ungated_values(region);
        let mut reports = Vec::new();
        for (place, group) in self.group_weights().into_iter().enumerate() {
            let leaves = file.leaves.iter().filter(|leaf| leaf.group == group.group);
            let facts = leaves.flat_map(|leaf| self.of_leaf(leaf, region)).collect();
            reports.push(GroupReport {
                group: group.group,
                weight: group.weight,
                value: 100.0 * values[place],
                mean: means[place],
                points: self.rows[region][place] * self.gates[region],
                facts,
            });
        }
        crate::order::sort_by(&mut reports, |a, b| b.weight.total_cmp(&a.weight));
        reports
    }
}
