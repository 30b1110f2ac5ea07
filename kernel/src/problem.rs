//! What is asked: values, law, noise and the keys of random numbers.

use crate::law::Law;
use crate::noise::Noise;
use crate::{LANES, REGIONS};

/// One question about one matrix of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub regions: usize,
    pub criteria: usize,
    /// Finite values, one row a region, one column a criterion.
    pub values: Vec<f32>,
    pub law: Law,
    pub noise: Option<Noise>,
    /// A number for each criterion that stays its own when others come and go.
    pub criterion_keys: Vec<u32>,
    /// The same for each region.
    pub region_keys: Vec<u32>,
    pub seed: u32,
}

/// Why a problem cannot be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemError {
    /// There is no region, no criterion, or more than 4,096 regions.
    Size,
    /// A list has another length than regions and criteria ask for.
    Length,
    /// A number is not finite, negative where it must not be, or too large.
    Number,
    /// A law names a criterion that does not exist, or one twice, or none.
    Criterion,
}

impl std::fmt::Display for ProblemError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match self {
            Self::Size => "expected 1 to 4096 regions and at least one criterion",
            Self::Length => "a list has the wrong length",
            Self::Number => "a number is not finite, negative, or too large",
            Self::Criterion => "a criterion is unknown, named twice, or missing",
        };
        formatter.write_str(text)
    }
}

impl std::error::Error for ProblemError {}

impl Problem {
    /// A problem with values alone: free weights, keys by position, exact data, seed 1.
    ///
    /// Values are narrowed to single floats: seven digits are more than any figure has.
    pub fn new(values: &[Vec<f64>], law: Law) -> Self {
        let criteria = values.first().map_or(0, Vec::len);
        #[expect(clippy::cast_possible_truncation, reason = "rounded on purpose")]
        let narrow = |value: &f64| *value as f32;
        Self {
            regions: values.len(),
            criteria,
            values: values.iter().flatten().map(narrow).collect(),
            law,
            noise: None,
            criterion_keys: (0..).take(criteria).collect(),
            region_keys: (0..).take(values.len()).collect(),
            seed: 1,
        }
    }

    pub(crate) fn check(&self) -> Result<(), ProblemError> {
        let (regions, criteria) = (self.regions, self.criteria);
        if regions == 0 || criteria == 0 || regions > REGIONS || criteria > 16 * LANES {
            return Err(ProblemError::Size);
        }
        let cells = regions * criteria;
        let mut fits = self.values.len() == cells
            && self.criterion_keys.len() == criteria
            && self.region_keys.len() == regions;
        let mut numbers = self.values.iter().all(|value| value.abs() <= MOST);
        if let Some(noise) = &self.noise {
            let has_shared = !noise.shared.is_empty();
            fits &= noise.own.len() == cells && noise.places.len() == regions;
            fits &= !has_shared || noise.shared.len() == cells;
            numbers &= are_positive(&noise.own) && are_positive(&noise.shared);
        }
        let mut seen = vec![false; criteria];
        let mut fresh = |&criterion: &usize| {
            seen.get_mut(criterion)
                .is_some_and(|seen| !std::mem::replace(seen, true))
        };
        let mut named = true;
        match &self.law {
            Law::Free => {}
            Law::Order(order) => named = !order.is_empty() && order.iter().all(fresh),
            Law::Tiers(tiers) => {
                let all = || tiers.iter().flatten();
                named = all().next().is_some() && all().all(&mut fresh);
            }
            Law::Lower(least) => {
                fits &= least.len() == criteria;
                numbers &= are_positive(least) && least.iter().sum::<f32>() <= 1.0;
            }
            Law::Stated { weights, sigma } => {
                fits &= weights.len() == criteria;
                numbers &= are_positive(weights) && are_positive(std::slice::from_ref(sigma));
                numbers &= weights.iter().sum::<f32>() > 0.0;
            }
        }
        if !fits {
            return Err(ProblemError::Length);
        }
        if !numbers {
            return Err(ProblemError::Number);
        }
        if !named {
            return Err(ProblemError::Criterion);
        }
        Ok(())
    }
}

/// Numbers beyond this are none of ours.
const MOST: f32 = 1e6;

/// Whether all are finite, none negative and none too large.
#[inline(never)]
fn are_positive(numbers: &[f32]) -> bool {
    numbers.iter().all(|number| (0.0..=MOST).contains(number))
}
