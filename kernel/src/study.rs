//! One problem, sampled slice by slice.

use std::cmp::Ordering;

use crate::cut::Walk;
use crate::law::{Law, Sampler};
use crate::network::Network;
use crate::noise::Noise;
use crate::problem::{Problem, ProblemError};
use crate::score::Scorer;
use crate::tally::{Answer, Tally};
use crate::{BLOCK, LANES, Row, ZERO};

/// A problem under way. Slices of samples may be run with pauses between them; together they
/// give what one long run gives.
#[derive(Debug)]
pub struct Study {
    /// The region of every position.
    order: Vec<usize>,
    sampler: Sampler,
    scorer: Scorer,
    network: Network,
    weights: Vec<Row>,
    keys: Vec<Row>,
    tally: Tally,
}

impl Study {
    /// Fails when the problem does not hold together.
    pub fn new(problem: &Problem) -> Result<Self, ProblemError> {
        problem.check()?;
        let criteria = problem.criteria;
        let noise = problem.noise.as_ref().filter(|noise| noise.most() > 0.0);
        let order = order(problem);
        let twins = twins(problem, &order, noise);
        let sampler = Sampler::new(&problem.law, &problem.criterion_keys, problem.seed);
        Ok(Self {
            sampler,
            scorer: Scorer::new(
                &order,
                criteria,
                &problem.values,
                noise.map(|noise| (noise, problem.region_keys.as_slice())),
                problem.seed,
            ),
            network: Network::new(problem.regions),
            weights: vec![ZERO; criteria],
            keys: vec![ZERO; problem.regions + Network::SPARE],
            tally: Tally::new(problem.regions, criteria, twins),
            order,
        })
    }

    /// Runs the samples from `from`, a multiple of sixty-four, up to but not including `to`.
    pub fn run(&mut self, from: u32, to: u32) {
        let mut first = from;
        while first < to {
            let lanes = LANES.min((to - first) as usize);
            self.sampler.fill(first, &mut self.weights);
            self.scorer.fill(&self.weights, first, &mut self.keys);
            self.count(lanes);
            first = first.saturating_add(BLOCK);
        }
    }

    /// Runs so many samples with weights of a walk in place of those of the problem's law, which
    /// must leave all criteria open.
    pub fn walk(&mut self, walk: &mut Walk, samples: u32) {
        let mut done = 0;
        while done < samples {
            walk.fill(&mut self.weights);
            self.scorer.fill(&self.weights, done, &mut self.keys);
            self.count(LANES.min((samples - done) as usize));
            done = done.saturating_add(BLOCK);
        }
    }

    /// Counts samples whose weights and scores were made elsewhere, such as measurements with a
    /// law of their own: one row a criterion, one row a region. The values of the problem then
    /// say no more than the range of the scores.
    pub fn add(&mut self, weights: &[Row], scores: &[Row], lanes: usize) {
        for (own, given) in self.weights.iter_mut().zip(weights) {
            *own = *given;
        }
        self.scorer.keys_of(&self.order, scores, &mut self.keys);
        self.count(lanes.min(LANES));
    }

    fn count(&mut self, lanes: usize) {
        self.network.sort(&mut self.keys);
        let frame = self.scorer.frame();
        self.tally.add(&mut self.keys, &self.weights, frame, lanes);
    }

    /// What the samples run so far say.
    pub fn answer(&self) -> Answer {
        self.tally.answer(&self.order)
    }
}

/// Regions in an order in which whoever dominates another stands before it. Between scores that
/// a key cannot tell apart the earlier position wins, so a dominated region is never first.
fn order(problem: &Problem) -> Vec<usize> {
    let row = |region: usize| {
        let from = region * problem.criteria;
        problem
            .values
            .get(from..from + problem.criteria)
            .unwrap_or_default()
    };
    let active = problem.law.active(problem.criteria);
    let mut order: Vec<usize> = Vec::with_capacity(problem.regions);
    let mut sums: Vec<f64> = Vec::with_capacity(problem.regions);
    for region in 0..problem.regions {
        let own = sum(problem, row(region), &active);
        let lexical = |other: usize| {
            let cells = row(other).iter().zip(row(region)).zip(&active);
            let differs = cells
                .filter(|cell| *cell.1)
                .map(|((a, b), _)| a.total_cmp(b));
            differs.fold(Ordering::Equal, Ordering::then)
        };
        // Insertion: the lists are short, and a general sort is large.
        let mut place = order.len();
        while place > 0
            && sums[place - 1]
                .total_cmp(&own)
                .then_with(|| lexical(order[place - 1]))
                .is_lt()
        {
            place -= 1;
        }
        order.insert(place, region);
        sums.insert(place, own);
    }
    order
}

/// The score under the only weighting, else the plain sum of what can carry weight.
fn sum(problem: &Problem, row: &[f32], active: &[bool]) -> f64 {
    let weight = |criterion: usize| match &problem.law {
        Law::Stated { weights, sigma } if *sigma <= 0.0 => weights.get(criterion).copied(),
        _ => active
            .get(criterion)
            .map(|active| f32::from(u8::from(*active))),
    };
    let parts = row.iter().enumerate().map(|(criterion, value)| {
        f64::from(weight(criterion).unwrap_or_default()) * f64::from(*value)
    });
    parts.sum()
}

/// Runs of positions that are level whatever the weights, by position; empty when there are none.
fn twins(problem: &Problem, order: &[usize], noise: Option<&Noise>) -> Vec<(usize, usize)> {
    if noise.is_some() {
        // Errors of their own tell them apart.
        return Vec::new();
    }
    let active = problem.law.active(problem.criteria);
    let row = |region: usize| {
        let from = region * problem.criteria;
        problem
            .values
            .get(from..from + problem.criteria)
            .unwrap_or_default()
    };
    let same = |a: usize, b: usize| {
        if problem.law.is_certain() {
            let (a, b) = (sum(problem, row(a), &active), sum(problem, row(b), &active));
            return (a - b).abs() <= 1e-9;
        }
        let cells = row(a).iter().zip(row(b)).zip(&active);
        cells
            .filter(|cell| *cell.1)
            .all(|((a, b), _)| a.total_cmp(b).is_eq())
    };
    let mut twins = Vec::with_capacity(order.len());
    let mut has_twins = false;
    let mut from = 0;
    while from < order.len() {
        let run = order[from..]
            .iter()
            .take_while(|other| same(order[from], **other));
        let count = run.count().max(1);
        has_twins |= count > 1;
        twins.extend(std::iter::repeat_n((from, count), count));
        from += count;
    }
    if has_twins { twins } else { Vec::new() }
}
