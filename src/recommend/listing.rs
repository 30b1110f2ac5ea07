//! The lists of one request: eligible, excluded, too thinly known; states, then metro areas.

use super::model::Model;
use super::near::near;
use super::outcome::{
    Certainty, Claim, Contribution, Excluded, Fact, GroupWeight, Ranking, Reason, SiteState,
    StateResult, Term,
};
use super::request::Must;
use super::screen::{Verdict, effects, judge};
use super::stability::{Shares, shares};
use crate::order::sort_by;

/// Most metro areas named with a state.
const METROS: usize = 3;

impl Model<'_> {
    /// All regions in their lists, each with its reasons and figures.
    pub fn ranking(&self) -> Ranking {
        self.ranking_of(usize::MAX)
    }

    /// All regions in their lists; reasons and figures only for the first states.
    ///
    /// A page that ranks anew at every touch shows a few states in full. The others keep score,
    /// place and shares of the weighting tests, and [`report`](Self::report) says the rest.
    pub fn ranking_of(&self, first: usize) -> Ranking {
        let file = &self.data.file;
        let (mut excluded, mut thin, mut eligible) = (Vec::new(), Vec::new(), Vec::new());
        for state in 0..file.states.len() {
            let reasons = self.reasons(state);
            if !reasons.is_empty() {
                excluded.push(self.excluded(state, reasons));
            } else if self.coverage(state).0 < file.limits.coverage {
                thin.push((state, Shares::default()));
            } else {
                eligible.push(state);
            }
        }
        by_score(&mut excluded);
        let gated: Vec<Vec<f64>> = eligible.iter().map(|&state| self.gated(state)).collect();
        let firm = shares(&file.limits, &file.groups, &gated);
        let (metros, excluded_metros) = self.metros(first == usize::MAX);
        let mut states = self.list(eligible.into_iter().zip(firm).collect(), first);
        for state in &mut states {
            let inside = metros.iter().filter(|metro| {
                !metro.thin && (metro.state == state.id || metro.reaches.contains(&state.id))
            });
            let ids = inside.map(|metro| metro.id.clone());
            state.metros = ids.take(METROS).collect();
        }
        let advice = self.request.musts.iter().copied();
        Ranking {
            sites: self.site_states(&states),
            states,
            thin: self.list(thin, first),
            metros,
            musts: effects(&self.musts, &excluded),
            excluded,
            excluded_metros,
            flags: self.flags(),
            weights: self.group_weights(),
            points_counted: self.weights.points_counted,
            unscored_priorities: self.weights.unscored.clone(),
            advice: advice.filter(|must| must.is_advice()).collect(),
        }
    }

    pub(super) fn left_out(&self, region: usize) -> Option<&str> {
        let left_out = &self.data.file.left_out;
        let state = self.data.parent(region);
        let mut ids = self.activities.iter().map(|activity| activity.0);
        ids.find(|id| {
            left_out
                .get(id)
                .is_some_and(|states| states.contains(&state))
        })
    }

    pub(super) fn excluded(&self, region: usize, reasons: Vec<Reason>) -> Excluded {
        Excluded {
            id: self.data.region_id(region).to_owned(),
            score: self.score(region),
            reasons,
        }
    }

    pub(super) fn reasons(&self, region: usize) -> Vec<Reason> {
        let activity = self.left_out(region).map(|id| Reason::NotForActivity {
            activity: id.to_owned(),
        });
        let failed = self.musts.iter().filter_map(|&must| {
            match judge(self.data, self.request, must, region) {
                Verdict::Fail(value) => Some(Reason::Must { must, value }),
                Verdict::Pass | Verdict::Unknown => None,
            }
        });
        activity.into_iter().chain(failed).collect()
    }

    pub(super) fn unknown_musts(&self, region: usize) -> Vec<Must> {
        let unknown =
            |must: &Must| judge(self.data, self.request, *must, region) == Verdict::Unknown;
        self.musts.iter().copied().filter(unknown).collect()
    }

    fn site_states(&self, states: &[StateResult]) -> Vec<SiteState> {
        let mut list = Vec::new();
        for (state, id) in self.data.file.states.iter().enumerate() {
            let near = near(self.data, self.request, state);
            if let Some(near) = near.filter(|near| !near.across) {
                let listed = states.iter().find(|result| result.id == *id);
                list.push(SiteState {
                    id: id.clone(),
                    kind: near.kind,
                    score: self.score(state),
                    place: listed.map(|result| result.place),
                });
            }
        }
        sort_by(&mut list, |a, b| b.score.total_cmp(&a.score));
        list
    }

    pub(super) fn group_weights(&self) -> Vec<GroupWeight> {
        let file = &self.data.file;
        let mut list: Vec<GroupWeight> = file
            .groups
            .iter()
            .map(|group| GroupWeight {
                group: group.clone(),
                weight: 0.0,
            })
            .collect();
        for (leaf, weight) in file.leaves.iter().zip(&self.weights.leaves) {
            if let Some(group) = self.group(&leaf.group) {
                list[group].weight += 100.0 * weight;
            }
        }
        list
    }

    fn list(&self, states: Vec<(usize, Shares)>, first: usize) -> Vec<StateResult> {
        let tie = self.data.file.limits.tie;
        let mut order: Vec<(f64, usize, Shares)> = states
            .into_iter()
            .map(|(state, shares)| (self.score(state), state, shares))
            .collect();
        // States stand in the order of their ids, and equal ones keep it.
        sort_by(&mut order, |a, b| {
            b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1))
        });
        let mut list: Vec<StateResult> = Vec::with_capacity(order.len());
        for (_, state, shares) in order {
            let mut result = self.result(state, shares);
            if list.len() < first {
                self.explain(&mut result, state);
            }
            list.push(result);
        }
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
        StateResult {
            id: self.data.file.states[state].clone(),
            score: self.score(state),
            gate: self.gates[state],
            contributions: Vec::new(),
            coverage: self.coverage(state).0,
            missing: Vec::new(),
            gap: None,
            tied: false,
            place: 0,
            first: shares.first,
            top3: shares.top3,
            certainty: self.certainty(shares.top3),
            facts: Vec::new(),
            strong: Vec::new(),
            weak: Vec::new(),
            claims: Vec::new(),
            unknown_musts: Vec::new(),
            near: None,
            metros: Vec::new(),
            programmes: Vec::new(),
            firms: Vec::new(),
        }
    }

    /// Adds reasons and figures to a state.
    fn explain(&self, result: &mut StateResult, state: usize) {
        let (strong, weak) = self.terms(state);
        result.contributions = self.contributions(state);
        result.missing = self.coverage(state).1;
        result.facts = self.facts(state, &strong, &weak);
        result.strong = strong;
        result.weak = weak;
        result.claims = self.claims(state);
        result.unknown_musts = self.unknown_musts(state);
        result.near = near(self.data, self.request, state);
        result.programmes = self.programmes(state);
        result.firms = self.firms(state);
    }

    /// What the article says about a state.
    pub(super) fn claims(&self, state: usize) -> Vec<Claim> {
        let mut claims = Vec::new();
        for claim in &self.data.file.claims {
            if claim.state == state {
                claims.push(Claim {
                    id: claim.id.clone(),
                    paragraph: claim.paragraph.clone(),
                });
            }
        }
        claims
    }

    pub(super) fn contributions(&self, region: usize) -> Vec<Contribution> {
        let groups = self.data.file.groups.iter().zip(self.gated(region));
        let part = |(group, points): (&String, f64)| Contribution {
            group: group.clone(),
            points,
        };
        groups.map(part).collect()
    }

    /// The figures behind these terms, and the taxes.
    pub(super) fn facts(&self, region: usize, strong: &[Term], weak: &[Term]) -> Vec<Fact> {
        let mut facts = Vec::new();
        for leaf in &self.data.file.leaves {
            let named = |term: &Term| term.leaf.as_ref() == Some(&leaf.id);
            if strong.iter().chain(weak).any(named) {
                facts.extend(self.of_leaf(leaf, region));
            }
        }
        for tax in self.taxes(region) {
            if !facts.contains(&tax) {
                facts.push(tax);
            }
        }
        facts
    }

    fn certainty(&self, top3: f64) -> Certainty {
        let limits = &self.data.file.limits;
        if top3 >= limits.robust {
            Certainty::Robust
        } else if top3 >= limits.likely {
            Certainty::Likely
        } else {
            Certainty::Open
        }
    }
}

/// Best score first; equal ones in the order of their ids.
pub(super) fn by_score(list: &mut [Excluded]) {
    sort_by(list, |a, b| {
        b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id))
    });
}
