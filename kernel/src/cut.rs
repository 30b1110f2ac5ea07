//! Weights under linear conditions, such as "the first weighs at most twice the second".
//!
//! While at least one in a hundred free samples meets the conditions, the others are thrown
//! away. Below that a walk takes their place: hit and run (Smith 1984), a step in a random
//! direction to a uniform place between the walls, as many steps as criteria for each sample.

use crate::random::{Stream, Use};
use crate::{LANES, Row, ZERO, math};

/// Why conditions cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CutError {
    /// No weights with room around them meet all conditions.
    Empty,
    /// A condition does not have one factor a criterion.
    Length,
}

impl std::fmt::Display for CutError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "no weights meet all conditions",
            Self::Length => "a condition needs one factor a criterion",
        })
    }
}

impl std::error::Error for CutError {}

/// Candidates by which the way is chosen, and how many of them must hold.
const TRIED: u32 = 4_096;
const HELD: usize = 41;

/// A sampler under conditions. Its samples come in turn, unlike those of a law.
#[derive(Debug)]
pub struct Walk {
    /// Every condition, those that no weight is negative included.
    walls: Vec<Vec<f64>>,
    streams: Vec<Stream>,
    stride: Stream,
    next: u32,
    /// Where the walk stands; empty while rejection serves.
    at: Vec<f64>,
}

impl Walk {
    /// Of each plane the sum of factor times weight must not be negative. `keys` tell the
    /// criteria apart.
    ///
    /// Fails when a plane has the wrong length, or when the conditions leave no weights.
    pub fn new(planes: &[Vec<f32>], keys: &[u32], seed: u32) -> Result<Self, CutError> {
        let criteria = keys.len();
        if planes.iter().any(|plane| plane.len() != criteria) {
            return Err(CutError::Length);
        }
        let mut walls: Vec<Vec<f64>> = planes
            .iter()
            .map(|plane| plane.iter().map(|&factor| f64::from(factor)).collect())
            .collect();
        walls.extend((0..criteria).map(|criterion| {
            let mut wall = vec![0.0; criteria];
            wall[criterion] = 1.0;
            wall
        }));
        let keys = keys.iter();
        let mut walk = Self {
            walls,
            streams: keys
                .map(|&key| Stream::new(seed, Use::Weight, key))
                .collect(),
            stride: Stream::new(seed, Use::Place, u32::MAX),
            next: 0,
            at: Vec::new(),
        };
        let held = (0..TRIED).filter(|&candidate| walk.holds(&walk.free(candidate)));
        if held.count() < HELD {
            walk.at = walk.inside(criteria).ok_or(CutError::Empty)?;
        }
        Ok(walk)
    }

    /// The next sixty-four samples.
    pub fn fill(&mut self, weights: &mut [Row]) {
        weights.fill(ZERO);
        for lane in 0..LANES {
            let sample = if self.at.is_empty() {
                self.kept()
            } else {
                for _ in 0..self.streams.len() {
                    self.step();
                }
                self.at.clone()
            };
            for (row, weight) in weights.iter_mut().zip(sample) {
                // The shares of a weight need no more digits than a float has.
                #[expect(clippy::cast_possible_truncation, reason = "rounded on purpose")]
                if let Some(value) = row.as_flattened_mut().get_mut(lane) {
                    *value = weight as f32;
                }
            }
        }
    }

    fn kept(&mut self) -> Vec<f64> {
        loop {
            let sample = self.free(self.next);
            self.next = self.next.wrapping_add(1);
            if self.holds(&sample) {
                return sample;
            }
        }
    }

    fn free(&self, sample: u32) -> Vec<f64> {
        let parts = self.streams.iter();
        let parts: Vec<f64> = parts
            .map(|stream| f64::from(-math::ln(stream.unit(sample))))
            .collect();
        let sum: f64 = parts.iter().sum();
        parts.iter().map(|part| part / sum).collect()
    }

    fn holds(&self, weights: &[f64]) -> bool {
        self.walls.iter().all(|wall| dot(wall, weights) >= 0.0)
    }

    /// A place inside all walls: from the middle, over each wall that is not kept by half as
    /// much again (Agmon 1954), with less and less room.
    fn inside(&self, criteria: usize) -> Option<Vec<f64>> {
        let mean = 1.0 / criteria as f64;
        for room in [0.3, 0.1, 0.03, 0.01, 1e-3, 1e-4] {
            let mut at = vec![mean; criteria];
            for _ in 0..2_000 {
                let mut is_inside = true;
                for wall in &self.walls {
                    let middle = wall.iter().sum::<f64>() * mean;
                    let along: Vec<f64> = wall.iter().map(|factor| factor - middle).collect();
                    let length = dot(&along, &along).sqrt();
                    let short = room * mean * length - dot(wall, &at);
                    // A wall alike in all weights stands on the whole simplex, or off it.
                    if short > 0.0 && length <= 1e-12 {
                        return None;
                    }
                    if short > 0.0 {
                        is_inside = false;
                        for (place, factor) in at.iter_mut().zip(&along) {
                            *place += 1.5 * short * factor / (length * length);
                        }
                    }
                }
                if is_inside {
                    return Some(at);
                }
            }
        }
        None
    }

    fn step(&mut self) {
        let count = self.streams.len() as f64;
        let normals = self.streams.iter();
        let mut way: Vec<f64> = normals
            .map(|stream| f64::from(math::normal(stream.unit(self.next))))
            .collect();
        let mean = way.iter().sum::<f64>() / count;
        for part in &mut way {
            *part -= mean;
        }
        let (mut back, mut ahead) = (f64::NEG_INFINITY, f64::INFINITY);
        for wall in &self.walls {
            let (room, pace) = (dot(wall, &self.at), dot(wall, &way));
            let reach = -room / pace;
            if pace > 0.0 {
                back = back.max(reach);
            } else if pace < 0.0 {
                ahead = ahead.min(reach);
            }
        }
        let share = f64::from(self.stride.unit(self.next));
        self.next = self.next.wrapping_add(1);
        if back < ahead && back.is_finite() && ahead.is_finite() {
            let stride = back + (ahead - back) * share;
            for (place, part) in self.at.iter_mut().zip(way) {
                *place = (*place + stride * part).max(0.0);
            }
        }
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
