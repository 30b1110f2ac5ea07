//! The weights that a visitor's answers allow.

use super::score::dot;

/// A set of weight vectors: not negative, summing to 1.
#[derive(Debug, Clone, PartialEq)]
pub enum WeightSet {
    /// Nothing is known about so many weights.
    Free(usize),
    /// Criteria from the most to the least important; one that is not named has no weight.
    Order(Vec<usize>),
    /// Every weight is at least so much.
    Lower(Vec<f64>),
    /// Tiers of criteria, the most important first; no weight of a tier is below one of a later.
    Tiers(Vec<Vec<usize>>),
    /// These weights.
    Point(Vec<f64>),
}

impl WeightSet {
    /// The centre of the set, as one weight for each of `criteria` criteria.
    ///
    /// Of an order these are the rank-order centroids (Edwards and Barron 1994); within a tier
    /// every criterion gets the mean of the tier's places.
    pub fn centroid(&self, criteria: usize) -> Vec<f64> {
        let mut weights = vec![0.0; criteria];
        match self {
            Self::Free(count) => weights.iter_mut().take(*count).for_each(|weight| {
                *weight = 1.0 / *count as f64;
            }),
            Self::Order(order) => {
                for (place, &criterion) in order.iter().enumerate() {
                    weights[criterion] = rank_order_centroid(order.len(), place);
                }
            }
            Self::Lower(least) => {
                let free = (1.0 - least.iter().sum::<f64>()) / least.len().max(1) as f64;
                for (weight, least) in weights.iter_mut().zip(least) {
                    *weight = least + free;
                }
            }
            Self::Tiers(tiers) => {
                let count = tiers.iter().map(Vec::len).sum();
                let mut first = 0;
                for tier in tiers {
                    let places = first..first + tier.len();
                    let sum: f64 = places.map(|place| rank_order_centroid(count, place)).sum();
                    for &criterion in tier {
                        weights[criterion] = sum / tier.len() as f64;
                    }
                    first += tier.len();
                }
            }
            Self::Point(point) => {
                for (weight, given) in weights.iter_mut().zip(point) {
                    *weight = *given;
                }
            }
        }
        weights
    }

    /// How far one row of values leads another at the corners of the set, given the difference
    /// by criterion. None for tiers: their set is no simplex.
    pub fn corners(&self, lead: &[f64]) -> Option<Vec<f64>> {
        match self {
            Self::Free(count) => Some(lead.iter().copied().take(*count).collect()),
            Self::Order(order) => {
                let mut sum = 0.0;
                let mean = |(place, &criterion): (usize, &usize)| {
                    sum += lead[criterion];
                    sum / (place + 1) as f64
                };
                Some(order.iter().enumerate().map(mean).collect())
            }
            Self::Lower(least) => {
                let fixed = dot(least, lead);
                let free = 1.0 - least.iter().sum::<f64>();
                Some(lead.iter().map(|lead| fixed + free * lead).collect())
            }
            Self::Point(point) => Some(vec![dot(point, lead)]),
            Self::Tiers(_) => None,
        }
    }
}

/// Mean of the weight at a place, counted from 0, among `count` weights in falling order.
fn rank_order_centroid(count: usize, place: usize) -> f64 {
    let parts = (place + 1..=count).map(|rank| 1.0 / rank as f64);
    parts.sum::<f64>() / count as f64
}
