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
        let mut lengths = vec![
            (self.values.len(), cells),
            (self.criterion_keys.len(), criteria),
            (self.region_keys.len(), regions),
        ];
        let mut numbers: Vec<&[f32]> = Vec::new();
        if let Some(noise) = &self.noise {
            lengths.push((noise.own.len(), cells));
            lengths.push((noise.places.len(), regions));
            if !noise.shared.is_empty() {
                lengths.push((noise.shared.len(), cells));
            }
            numbers.extend([&noise.own[..], &noise.shared[..]]);
        }
        let mut named = Vec::new();
        match &self.law {
            Law::Free => {}
            Law::Order(order) => named.extend(order),
            Law::Tiers(tiers) => named.extend(tiers.iter().flatten()),
            Law::Lower(least) => {
                lengths.push((least.len(), criteria));
                numbers.push(least);
            }
            Law::Stated { weights, sigma } => {
                lengths.push((weights.len(), criteria));
                numbers.extend([&weights[..], std::slice::from_ref(sigma)]);
            }
        }
        if lengths.iter().any(|(found, expected)| found != expected) {
            return Err(ProblemError::Length);
        }
        let finite = |list: &[f32]| list.iter().all(|number| number.abs() <= 1e6);
        let positive = numbers
            .iter()
            .all(|list| finite(list) && list.iter().all(|number| *number >= 0.0));
        let sums = match &self.law {
            Law::Lower(least) => least.iter().sum::<f32>() <= 1.0,
            Law::Stated { weights, .. } => weights.iter().sum::<f32>() > 0.0,
            _ => true,
        };
        if !(finite(&self.values) && positive && sums) {
            return Err(ProblemError::Number);
        }
        let needs_names = matches!(self.law, Law::Order(_) | Law::Tiers(_));
        let mut seen = vec![false; criteria];
        let fresh = |&criterion: &usize| {
            seen.get_mut(criterion)
                .is_some_and(|seen| !std::mem::replace(seen, true))
        };
        if needs_names && (named.is_empty() || !named.into_iter().all(fresh)) {
            return Err(ProblemError::Criterion);
        }
        Ok(())
    }
}
