//! What is counted, and what the counts say.

use crate::Row;
use crate::score::Frame;

/// Counts over samples, by position.
#[derive(Debug)]
pub struct Tally {
    regions: usize,
    criteria: usize,
    samples: u32,
    /// By rank, then position.
    ranks: Vec<u32>,
    /// By position of the first, then of the second.
    joint: Vec<u32>,
    /// By position: sums of the weights under which it is first.
    weights: Vec<f64>,
    /// By position: where its twins begin, and how many there are; empty without twins.
    twins: Vec<(usize, usize)>,
}

impl Tally {
    pub(crate) fn new(regions: usize, criteria: usize, twins: Vec<(usize, usize)>) -> Self {
        Self {
            regions,
            criteria,
            samples: 0,
            ranks: vec![0; regions * regions],
            joint: vec![0; regions * regions],
            weights: vec![0.0; regions * criteria],
            twins,
        }
    }

    /// Counts the first `lanes` samples of sorted keys.
    pub(crate) fn add(&mut self, keys: &mut [Row], weights: &[Row], frame: Frame, lanes: usize) {
        self.take_turns(keys, frame);
        for (row, counts) in keys.iter().zip(self.ranks.chunks_exact_mut(self.regions)) {
            for key in row.as_flattened().iter().take(lanes) {
                if let Some(count) = counts.get_mut(frame.position(*key)) {
                    *count += 1;
                }
            }
        }
        if let [first, rest @ ..] = keys {
            for (lane, key) in first.as_flattened().iter().take(lanes).enumerate() {
                let from = frame.position(*key) * self.criteria;
                if let Some(sums) = self.weights.get_mut(from..from + self.criteria) {
                    for (sum, row) in sums.iter_mut().zip(weights) {
                        *sum += f64::from(row.as_flattened()[lane]);
                    }
                }
            }
            if let [second, ..] = rest {
                let pairs = first.as_flattened().iter().zip(second.as_flattened());
                for (first, second) in pairs.take(lanes) {
                    let at = frame.position(*first) * self.regions + frame.position(*second);
                    if let Some(count) = self.joint.get_mut(at) {
                        *count += 1;
                    }
                }
            }
        }
        self.samples += u32::try_from(lanes).unwrap_or_default();
    }

    /// Twins are level in every sample, so they take turns.
    fn take_turns(&self, keys: &mut [Row], frame: Frame) {
        if self.twins.is_empty() {
            return;
        }
        for row in keys.iter_mut().take(self.regions) {
            for (lane, key) in row.as_flattened_mut().iter_mut().enumerate() {
                let position = frame.position(*key);
                if let Some(&(from, count)) = self.twins.get(position) {
                    let sample = self.samples as usize + lane;
                    *key = frame.at(*key, from + turn(sample, position - from, count));
                }
            }
        }
    }

    /// The counts by region; `order` names the region of every position.
    pub(crate) fn answer(&self, order: &[usize]) -> Answer {
        let (regions, criteria) = (self.regions, self.criteria);
        let mut answer = Answer {
            regions,
            criteria,
            samples: self.samples,
            ranks: vec![0; regions * regions],
            joint: vec![0; regions * regions],
            weights: vec![0.0; regions * criteria],
        };
        for (position, &region) in order.iter().enumerate() {
            for rank in 0..regions {
                answer.ranks[region * regions + rank] = self.ranks[rank * regions + position];
            }
            for (second, &other) in order.iter().enumerate() {
                answer.joint[region * regions + other] = self.joint[position * regions + second];
            }
            for criterion in 0..criteria {
                answer.weights[region * criteria + criterion] =
                    self.weights[position * criteria + criterion];
            }
        }
        answer
    }
}

/// Which of `count` level twins stands at a place among them: each is first as often, and each
/// of the others as often behind it. The others rotate, and every second round backwards.
fn turn(sample: usize, place: usize, count: usize) -> usize {
    let rest = count - 1;
    let mut behind = place;
    if place > 0 {
        behind = (place + sample / count / 2) % rest;
        if (sample / count).is_multiple_of(2) {
            behind = rest - 1 - behind;
        }
        behind += 1;
    }
    (sample + behind) % count
}

/// How often every region takes every rank, and what follows from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub regions: usize,
    pub criteria: usize,
    pub samples: u32,
    pub(crate) ranks: Vec<u32>,
    pub(crate) joint: Vec<u32>,
    pub(crate) weights: Vec<f64>,
}

impl Answer {
    /// Share of the samples in which a region has a rank, counted from 0: its acceptability.
    pub fn rank(&self, region: usize, rank: usize) -> f64 {
        self.share(&self.ranks, region, rank)
    }

    /// Share of the samples in which one region is first and another second.
    pub fn joint(&self, first: usize, second: usize) -> f64 {
        self.share(&self.joint, first, second)
    }

    /// Share of the samples in which `region` is best once `removed` is out.
    pub fn best_without(&self, removed: usize, region: usize) -> f64 {
        if removed == region {
            return 0.0;
        }
        self.rank(region, 0) + self.joint(removed, region)
    }

    /// Mean rank of a region, counted from 1.
    pub fn mean_rank(&self, region: usize) -> f64 {
        let ranks = (0..self.regions).map(|rank| (rank + 1) as f64 * self.rank(region, rank));
        ranks.sum()
    }

    /// Mean of the weights under which a region is first: whose values it suits. None for a
    /// region that is never first.
    pub fn central_weights(&self, region: usize) -> Option<Vec<f64>> {
        let first = *self.ranks.get(region * self.regions)?;
        let from = region * self.criteria;
        let sums = self.weights.get(from..from + self.criteria)?;
        let mean = |sum: &f64| sum / f64::from(first);
        (first > 0).then(|| sums.iter().map(mean).collect())
    }

    fn share(&self, counts: &[u32], row: usize, column: usize) -> f64 {
        if row >= self.regions || column >= self.regions {
            return 0.0;
        }
        let count = counts.get(row * self.regions + column).copied();
        f64::from(count.unwrap_or_default()) / f64::from(self.samples.max(1))
    }
}
