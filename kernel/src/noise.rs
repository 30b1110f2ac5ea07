//! Uncertain data: a normal error of every score, given the weights.
//!
//! Errors of single figures are independent and normal, so their weighted sum is normal too:
//! one number a region has the same law as one number a figure, at a twelfth of the cost. The
//! error of a state's figure is drawn once and reaches all regions that have this figure, so
//! that two cities of one state are not blurred against each other by the state's tax rate.

/// Standard deviations of the values, one row a region, one column a criterion.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Noise {
    /// Of figures that are the region's own.
    pub own: Vec<f32>,
    /// Of figures that it shares with all regions of the same place; empty when none is shared.
    pub shared: Vec<f32>,
    /// The place of every region: equal numbers share one error.
    pub places: Vec<u32>,
}

impl Noise {
    /// The largest possible deviation of a score, whatever the weights.
    pub(crate) fn most(&self) -> f32 {
        // Compared, because the function for it would be a call for every number.
        let larger = |most: f32, &value: &f32| if value > most { value } else { most };
        self.own.iter().fold(0.0, larger) + self.shared.iter().fold(0.0, larger)
    }
}
