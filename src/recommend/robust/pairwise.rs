//! How often one region beats another where no closed form exists: by sampling.

use kernel::{Noise, Problem, Row, ZERO};

use crate::recommend::mcda::normal_below;

/// The winning index of every region over every other from so many draws of the weights. Errors
/// of the data need no draws of their own: given the weights a lead is normal. Regions that are
/// level share the win, and a region has one half against itself.
///
/// `fill` gives the weights of sixty-four samples from one on, one row a criterion.
pub fn sampled_pairwise(
    problem: &Problem,
    samples: u32,
    fill: &mut dyn FnMut(u32, &mut [Row]),
) -> Vec<Vec<f64>> {
    let mut rows = vec![ZERO; problem.criteria];
    let mut sums = vec![vec![0.0; problem.regions]; problem.regions];
    let mut done = 0;
    while done < samples {
        fill(done, &mut rows);
        let lanes = 64.min(samples - done) as usize;
        for lane in 0..lanes {
            let weights: Vec<f64> = rows
                .iter()
                .map(|row| f64::from(row.as_flattened()[lane]))
                .collect();
            let drawn = Drawn::new(problem, &weights);
            for (a, row) in sums.iter_mut().enumerate() {
                for (b, sum) in row.iter_mut().enumerate() {
                    *sum += if a == b { 0.5 } else { drawn.ahead(a, b) };
                }
            }
        }
        done += 64;
    }
    let all = f64::from(samples.max(1));
    sums.iter()
        .map(|row| row.iter().map(|sum| sum / all).collect())
        .collect()
}

/// Scores and their deviations under one draw of the weights.
struct Drawn<'a> {
    scores: Vec<f64>,
    own: Vec<f64>,
    shared: Vec<f64>,
    noise: Option<&'a Noise>,
}

impl<'a> Drawn<'a> {
    fn new(problem: &'a Problem, weights: &[f64]) -> Self {
        let sum = |table: &[f32], square: bool| -> Vec<f64> {
            let rows = table.chunks_exact(weights.len());
            let row = |row: &[f32]| -> f64 {
                let parts = row
                    .iter()
                    .zip(weights)
                    .map(|(cell, weight)| f64::from(*cell) * weight);
                if square {
                    parts.map(|part| part * part).sum()
                } else {
                    parts.sum()
                }
            };
            rows.map(row).collect()
        };
        let noise = problem.noise.as_ref();
        Self {
            scores: sum(&problem.values, false),
            own: noise.map_or_else(Vec::new, |noise| sum(&noise.own, true)),
            shared: noise.map_or_else(Vec::new, |noise| sum(&noise.shared, true)),
            noise,
        }
    }

    fn ahead(&self, a: usize, b: usize) -> f64 {
        let lead = self.scores[a] - self.scores[b];
        let of = |list: &[f64], region: usize| list.get(region).copied().unwrap_or_default();
        let mut variance = of(&self.own, a) + of(&self.own, b);
        let (one, other) = (of(&self.shared, a), of(&self.shared, b));
        let places = self
            .noise
            .map(|noise| (noise.places.get(a), noise.places.get(b)));
        variance += match places {
            Some((place, same)) if place == same => (one.sqrt() - other.sqrt()).powi(2),
            _ => one + other,
        };
        if variance > 0.0 {
            normal_below(lead / variance.sqrt())
        } else if lead.abs() <= 1e-9 {
            0.5
        } else {
            f64::from(u8::from(lead > 0.0))
        }
    }
}
