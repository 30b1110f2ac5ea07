//! The list of metro areas: the states' anchors, gates and weights, with figures of their own
//! where there are some.

use super::listing::by_score;
use super::model::Model;
use super::outcome::{Excluded, MetroResult};
use crate::order::sort_by;

impl Model<'_> {
    /// Eligible metro areas, best first and thinly known ones last, with reasons and figures if
    /// they are wanted; then the excluded ones.
    pub(super) fn metros(&self, explained: bool) -> (Vec<MetroResult>, Vec<Excluded>) {
        let (mut metros, mut excluded) = (Vec::new(), Vec::new());
        for region in self.data.file.states.len()..self.data.region_count() {
            let reasons = self.reasons(region);
            if reasons.is_empty() {
                metros.extend(self.metro(region, explained));
            } else {
                excluded.push(self.excluded(region, reasons));
            }
        }
        sort_by(&mut metros, |a, b| {
            a.thin
                .cmp(&b.thin)
                .then_with(|| b.score.total_cmp(&a.score))
                .then_with(|| a.id.cmp(&b.id))
        });
        by_score(&mut excluded);
        (metros, excluded)
    }

    fn metro(&self, region: usize, explained: bool) -> Option<MetroResult> {
        let metro = self.data.metro(region)?;
        let coverage = self.coverage(region).0;
        let (strong, weak) = if explained {
            self.terms(region)
        } else {
            (Vec::new(), Vec::new())
        };
        let score = self.score(region);
        let id = |state: &usize| self.data.region_id(*state).to_owned();
        Some(MetroResult {
            id: metro.id.clone(),
            state: id(&metro.state),
            reaches: metro.reaches.iter().map(id).collect(),
            score,
            gate: self.gates[region],
            contributions: if explained {
                self.contributions(region)
            } else {
                Vec::new()
            },
            coverage,
            thin: coverage < self.data.file.limits.coverage,
            ahead: score - self.score(metro.state),
            facts: if explained {
                self.facts(region, &strong, &weak)
            } else {
                Vec::new()
            },
            strong,
            weak,
            firms: self.firms(region),
            unknown_musts: self.unknown_musts(region),
        })
    }
}
