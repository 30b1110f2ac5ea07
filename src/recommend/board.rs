//! The lists of one request: eligible, excluded, too thinly known.

use super::explain::Points;
use super::fact::Facts;
use super::outcome::{
    Certainty, Claim, Contribution, Excluded, Flag, GroupWeight, Ranking, Reason, StateResult,
};
use super::request::{Must, Request};
use super::schema::Activity;
use super::screen::{Verdict, effects, judge};
use super::stability::{Shares, shares};
use crate::order::sort_by;

/// Everything known about one request before the states are listed.
#[derive(Debug)]
pub(super) struct Board<'a> {
    pub request: &'a Request,
    pub musts: Vec<Must>,
    pub activities: &'a [(&'a str, &'a Activity, f64)],
    pub points: Points<'a>,
    /// Points by group of every state, before the gate.
    pub rows: Vec<Vec<f64>>,
    pub facts: Facts<'a>,
}

impl Board<'_> {
    pub(super) fn ranking(&self, flags: Vec<Flag>) -> Ranking {
        let file = &self.points.data.file;
        let (mut excluded, mut thin, mut eligible) = (Vec::new(), Vec::new(), Vec::new());
        for state in 0..self.rows.len() {
            let reasons = self.reasons(state);
            if !reasons.is_empty() {
                let id = file.states[state].clone();
                excluded.push(Excluded {
                    id,
                    score: self.score(state),
                    reasons,
                });
            } else if self.points.coverage(state).0 < file.limits.coverage {
                thin.push(state);
            } else {
                eligible.push(state);
            }
        }
        sort_by(&mut excluded, |a, b| {
            b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id))
        });
        let gated: Vec<Vec<f64>> = eligible.iter().map(|&state| self.gated(state)).collect();
        let firm = shares(&file.limits, &file.groups, &gated);
        let effects = effects(&self.musts, &excluded);
        let weights = self.points.weights;
        Ranking {
            states: self.list(eligible.into_iter().zip(firm).collect()),
            thin: self.list(
                thin.into_iter()
                    .map(|state| (state, Shares::default()))
                    .collect(),
            ),
            excluded,
            flags,
            weights: self.group_weights(),
            points_counted: weights.points_counted,
            unscored_priorities: weights.unscored.clone(),
            musts: effects,
            advice: self
                .request
                .musts
                .iter()
                .copied()
                .filter(|must| must.is_advice())
                .collect(),
        }
    }

    /// Points by group of one state after the gate.
    fn gated(&self, state: usize) -> Vec<f64> {
        self.rows[state]
            .iter()
            .map(|points| points * self.points.gates[state])
            .collect()
    }

    fn score(&self, state: usize) -> f64 {
        self.gated(state).iter().sum()
    }

    pub(super) fn left_out(&self, state: usize) -> Option<&str> {
        let left_out = &self.points.data.file.left_out;
        let mut ids = self.activities.iter().map(|activity| activity.0);
        ids.find(|id| {
            left_out
                .get(id)
                .is_some_and(|states| states.contains(&state))
        })
    }

    fn reasons(&self, state: usize) -> Vec<Reason> {
        let activity = self.left_out(state).map(|id| Reason::NotForActivity {
            activity: id.to_owned(),
        });
        let failed = self.musts.iter().filter_map(|&must| {
            match judge(self.points.data, self.request, must, state) {
                Verdict::Fail(value) => Some(Reason::Must { must, value }),
                Verdict::Pass | Verdict::Unknown => None,
            }
        });
        activity.into_iter().chain(failed).collect()
    }

    fn group_weights(&self) -> Vec<GroupWeight> {
        let file = &self.points.data.file;
        let weights = self.points.weights;
        let mut list: Vec<GroupWeight> = file
            .groups
            .iter()
            .map(|group| GroupWeight {
                group: group.clone(),
                weight: 0.0,
            })
            .collect();
        for (leaf, weight) in file.leaves.iter().zip(&weights.leaves) {
            if let Some(entry) = list.iter_mut().find(|entry| entry.group == leaf.group) {
                entry.weight += 100.0 * weight;
            }
        }
        if let Some(last) = list.last_mut() {
            last.weight += 100.0 * weights.nearness;
        }
        list
    }

    fn list(&self, states: Vec<(usize, Shares)>) -> Vec<StateResult> {
        let tie = self.points.data.file.limits.tie;
        let mut list: Vec<StateResult> = states
            .into_iter()
            .map(|(state, shares)| self.result(state, shares))
            .collect();
        sort_by(&mut list, |a, b| {
            b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id))
        });
        // A place is shared with the first of its row: a long chain of small steps is no tie.
        let mut leader = 0;
        for position in 0..list.len() {
            let score = list[position].score;
            list[position].gap = list.get(position + 1).map(|next| score - next.score);
            let before = position
                .checked_sub(1)
                .map(|before| list[before].score - score);
            list[position].tied = before.is_some_and(|gap| gap <= tie);
            if list[leader].score - score > tie {
                leader = position;
            }
            list[position].place = leader + 1;
        }
        list
    }

    fn result(&self, state: usize, shares: Shares) -> StateResult {
        let file = &self.points.data.file;
        let (coverage, missing) = self.points.coverage(state);
        let (strong, weak) = self.points.terms(state, &self.rows);
        let gated = self.gated(state);
        let contributions: Vec<Contribution> = file
            .groups
            .iter()
            .zip(&gated)
            .map(|(group, points)| Contribution {
                group: group.clone(),
                points: *points,
            })
            .collect();
        let mut facts: Vec<_> = file
            .leaves
            .iter()
            .filter(|leaf| {
                strong
                    .iter()
                    .chain(&weak)
                    .any(|term| term.leaf.as_ref() == Some(&leaf.id))
            })
            .flat_map(|leaf| self.facts.of_leaf(leaf, state))
            .collect();
        for tax in self.facts.taxes(state) {
            if !facts.contains(&tax) {
                facts.push(tax);
            }
        }
        let claims = file.claims.iter().filter(|claim| claim.state == state);
        let unknown =
            |must: &Must| judge(self.points.data, self.request, *must, state) == Verdict::Unknown;
        StateResult {
            id: file.states[state].clone(),
            score: gated.iter().sum(),
            gate: self.points.gates[state],
            contributions,
            coverage,
            missing,
            strong,
            weak,
            gap: None,
            tied: false,
            place: 0,
            first: shares.first,
            top3: shares.top3,
            certainty: self.certainty(shares.top3),
            facts,
            claims: claims
                .map(|claim| Claim {
                    id: claim.id.clone(),
                    paragraph: claim.paragraph.clone(),
                })
                .collect(),
            unknown_musts: self.musts.iter().copied().filter(unknown).collect(),
        }
    }

    fn certainty(&self, top3: f64) -> Certainty {
        let limits = &self.points.data.file.limits;
        if top3 >= limits.robust {
            Certainty::Robust
        } else if top3 >= limits.likely {
            Certainty::Likely
        } else {
            Certainty::Open
        }
    }
}
