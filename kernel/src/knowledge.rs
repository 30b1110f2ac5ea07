//! Which weight is worth knowing better: the expected value of perfect information about it.

use crate::law::Sampler;
use crate::problem::{Problem, ProblemError};
use crate::{BLOCK, LANES, ZERO};

/// Steps into which the possible values of one weight are divided.
const STEPS: usize = 64;

/// What it is worth to learn how much one criterion weighs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knowledge {
    /// Score that the choice gains on average by knowing it (Raiffa and Schlaifer 1961).
    pub gain: f64,
    /// Share of the samples in which the choice would then be another.
    pub change: f64,
}

impl Knowledge {
    /// One answer a criterion, from as many samples.
    ///
    /// Given one weight, the best choice is the region with the highest score at the mean of the
    /// others, so means by step of that weight are all that is needed.
    pub fn of_weights(problem: &Problem, samples: u32) -> Result<Vec<Self>, ProblemError> {
        problem.check()?;
        let criteria = problem.criteria;
        let mut draws = Sampler::new(&problem.law, &problem.criterion_keys, problem.seed);
        let mut weights = vec![ZERO; criteria];
        // By criterion and step: the sum of all weights; by criterion and step: how many.
        let mut sums = vec![0.0_f64; criteria * STEPS * criteria];
        let mut counts = vec![0_u32; criteria * STEPS];
        let mut first = 0;
        while first < samples {
            draws.fill(first, &mut weights);
            for lane in 0..LANES.min((samples - first) as usize) {
                for criterion in 0..criteria {
                    let step = step(weights[criterion].as_flattened()[lane]);
                    let cell = criterion * STEPS + step;
                    counts[cell] += 1;
                    let from = cell * criteria;
                    for (sum, row) in sums[from..from + criteria].iter_mut().zip(&weights) {
                        *sum += f64::from(row.as_flattened()[lane]);
                    }
                }
            }
            first = first.saturating_add(BLOCK);
        }
        let all = f64::from(samples.max(1));
        let by_criterion = sums.chunks_exact(STEPS * criteria);
        let answers = by_criterion
            .zip(counts.chunks_exact(STEPS))
            .map(|(sums, counts)| {
                let mut total = vec![0.0; criteria];
                for part in sums.chunks_exact(criteria) {
                    for (total, part) in total.iter_mut().zip(part) {
                        *total += part;
                    }
                }
                let (choice, usual) = problem.best(&total);
                let (mut informed, mut changed) = (0.0, 0_u32);
                for (part, count) in sums.chunks_exact(criteria).zip(counts) {
                    let (best, score) = problem.best(part);
                    informed += score;
                    changed += if best == choice { 0 } else { *count };
                }
                Self {
                    gain: ((informed - usual) / all).max(0.0),
                    change: f64::from(changed) / all,
                }
            });
        Ok(answers.collect())
    }
}

fn step(weight: f32) -> usize {
    // Whole steps are counted by comparison: a conversion of a float would need a cast.
    let scaled = weight * STEPS as f32;
    let mut step = 0;
    while step + 1 < STEPS && scaled >= (step + 1) as f32 {
        step += 1;
    }
    step
}

impl Problem {
    /// The region with the highest score, the first of equals, and that score.
    fn best(&self, weights: &[f64]) -> (usize, f64) {
        let mut best = (0, f64::NEG_INFINITY);
        for (region, row) in self.values.chunks_exact(self.criteria).enumerate() {
            let parts = row.iter().zip(weights);
            let score = parts
                .map(|(value, weight)| f64::from(*value) * weight)
                .sum();
            if score > best.1 {
                best = (region, score);
            }
        }
        best
    }
}
