//! The law by which weights are drawn: uniform over what the answers allow.

use crate::network::Network;
use crate::random::{Stream, Use};
use crate::shuffle::sort_with;
use crate::{Row, TILE, TILES, ZERO, lanes};

/// Which weights are allowed. Weights are never negative and sum to 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Law {
    /// Nothing is known: uniform on the simplex.
    Free,
    /// Criteria from the most to the least important; one that is not named has no weight.
    Order(Vec<usize>),
    /// Tiers of criteria, the most important first; no weight of a tier lies below one of a
    /// later tier, and one that is not named has no weight.
    Tiers(Vec<Vec<usize>>),
    /// Every weight is at least so much.
    Lower(Vec<f32>),
    /// These weights, each times the exponential of a normal number with that deviation
    /// ("how sure?"), then scaled to 1. A deviation of 0 is certainty.
    Stated { weights: Vec<f32>, sigma: f32 },
}

impl Law {
    /// Which criteria can carry weight.
    pub(crate) fn active(&self, criteria: usize) -> Vec<bool> {
        let mut active = vec![false; criteria];
        let tiers = match self {
            Self::Free | Self::Lower(_) => {
                active.fill(true);
                return active;
            }
            Self::Stated { weights, .. } => {
                for (active, weight) in active.iter_mut().zip(weights) {
                    *active = *weight > 0.0;
                }
                return active;
            }
            Self::Order(order) => std::slice::from_ref(order),
            Self::Tiers(tiers) => tiers,
        };
        for criterion in tiers.iter().flatten() {
            if let Some(active) = active.get_mut(*criterion) {
                *active = true;
            }
        }
        active
    }

    /// Whether one weighting is all there is.
    pub(crate) fn is_certain(&self) -> bool {
        matches!(self, Self::Stated { sigma, .. } if *sigma <= 0.0)
    }
}

/// Draws the weights of one law, sixty-four samples at a time.
#[derive(Debug)]
pub struct Sampler {
    way: Way,
    criteria: usize,
    /// Criteria that are drawn, in the order of the law, with their streams.
    named: Vec<(usize, Stream)>,
    /// Streams that shuffle the weights of a tier.
    shuffles: Vec<Stream>,
    /// Stated weights or lower bounds.
    stated: Vec<f32>,
    sigma: f32,
    /// Sorts all weights; then each tier, of so many criteria, is shuffled.
    whole: Network,
    tiers: Vec<usize>,
    rows: Vec<Row>,
    keys: Vec<Row>,
}

/// How weights come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Simplex,
    Falling,
    Tiered,
    Stated,
}

impl Sampler {
    /// `keys` tell the criteria apart, whatever their position.
    pub fn new(law: &Law, keys: &[u32], seed: u32) -> Self {
        let criteria = keys.len();
        let mut sampler = Self {
            way: Way::Simplex,
            criteria,
            named: Vec::new(),
            shuffles: Vec::new(),
            stated: Vec::new(),
            sigma: 0.0,
            whole: Network::new(0),
            tiers: Vec::new(),
            rows: Vec::new(),
            keys: Vec::new(),
        };
        let key = |place: usize| keys.get(place).copied().unwrap_or_default();
        let name = |sampler: &mut Self, place: usize| {
            let stream = Stream::new(seed, Use::Weight, key(place));
            sampler.named.push((place, stream));
        };
        match law {
            Law::Order(order) => {
                sampler.way = Way::Falling;
                for &place in order {
                    name(&mut sampler, place);
                }
            }
            Law::Tiers(tiers) => {
                sampler.way = Way::Tiered;
                for tier in tiers {
                    sampler.tiers.push(tier.len());
                    for &place in tier {
                        name(&mut sampler, place);
                        let shuffle = Stream::new(seed, Use::Place, key(place));
                        sampler.shuffles.push(shuffle);
                    }
                }
                let count = sampler.named.len();
                sampler.whole = Network::new(count);
                sampler.rows.resize(count + Network::SPARE, ZERO);
                sampler.keys.resize(count, ZERO);
            }
            _ => (0..criteria).for_each(|place| name(&mut sampler, place)),
        }
        match law {
            Law::Lower(least) => sampler.stated.clone_from(least),
            Law::Stated { weights, sigma } => {
                sampler.way = Way::Stated;
                sampler.stated.clone_from(weights);
                sampler.sigma = *sigma;
            }
            Law::Free | Law::Order(_) | Law::Tiers(_) => {}
        }
        sampler
    }

    /// The weights of sixty-four samples from `first` on: one row a criterion.
    pub fn fill(&mut self, first: u32, weights: &mut [Row]) {
        if weights.len() < self.criteria {
            return;
        }
        weights.fill(ZERO);
        for (place, &(criterion, stream)) in self.named.iter().enumerate() {
            let Some(row) = weights.get_mut(criterion) else {
                continue;
            };
            let row = row.as_flattened_mut();
            match self.stated.get(place).filter(|_| self.way == Way::Stated) {
                Some(&stated) if self.sigma > 0.0 && stated > 0.0 => {
                    lanes::normal(stream, first, row);
                    lanes::spread(row, stated, self.sigma);
                }
                Some(&stated) => row.fill(stated),
                None => lanes::exponential(stream, first, row),
            }
        }
        if self.way == Way::Tiered {
            self.arrange(first, weights);
        }
        let bounds = if self.way == Way::Simplex {
            self.stated.as_slice()
        } else {
            &[]
        };
        scale(weights, 1.0 - bounds.iter().sum::<f32>());
        for (row, least) in weights.iter_mut().zip(bounds) {
            lanes::add(
                row.as_flattened_mut(),
                [[*least; TILE]; TILES].as_flattened(),
            );
        }
        if self.way == Way::Falling {
            self.accumulate(weights);
        }
    }

    /// From uniform parts to falling weights: the weight at a place is the sum of the later
    /// parts, each shared among all places before it. Exact, so nothing is rejected.
    fn accumulate(&self, weights: &mut [Row]) {
        let mut sums = ZERO;
        for (place, (criterion, _)) in self.named.iter().enumerate().rev() {
            let share = 1.0 / (place + 1) as f32;
            if let Some(row) = weights.get_mut(*criterion) {
                lanes::accumulate(row.as_flattened_mut(), share, sums.as_flattened_mut());
            }
        }
    }

    /// Sorts a uniform sample and gives the largest weights to the first tier in random order.
    /// That is the uniform law of the tiers, because every assignment is equally likely.
    fn arrange(&mut self, first: u32, weights: &mut [Row]) {
        for ((criterion, _), row) in self.named.iter().zip(&mut self.rows) {
            if let Some(weights) = weights.get(*criterion) {
                *row = *weights;
            }
        }
        for (shuffle, keys) in self.shuffles.iter().zip(&mut self.keys) {
            lanes::uniform(*shuffle, first, keys.as_flattened_mut());
        }
        self.whole.sort(&mut self.rows);
        let (mut keys, mut rows) = (self.keys.as_mut_slice(), self.rows.as_mut_slice());
        for &tier in &self.tiers {
            let (Some((own_keys, next_keys)), Some((own_rows, next_rows))) = (
                keys.split_at_mut_checked(tier),
                rows.split_at_mut_checked(tier),
            ) else {
                break;
            };
            sort_with(own_keys, own_rows);
            (keys, rows) = (next_keys, next_rows);
        }
        for ((criterion, _), row) in self.named.iter().zip(&self.rows) {
            if let Some(weights) = weights.get_mut(*criterion) {
                *weights = *row;
            }
        }
    }
}

/// Scales the weights of every sample to a sum.
fn scale(weights: &mut [Row], to: f32) {
    let mut sums = ZERO;
    for row in weights.iter() {
        lanes::add(sums.as_flattened_mut(), row.as_flattened());
    }
    lanes::divide(to, sums.as_flattened_mut());
    for row in weights {
        lanes::multiply(row.as_flattened_mut(), sums.as_flattened());
    }
}
