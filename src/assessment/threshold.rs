//! How a number is compared with a cut point: a value within 1e-9 below it counts as reaching
//! it, so that rounding in the last bits never decides a band (`scoring.md`, first paragraph).

const SLACK: f64 = 1e-9;

/// Whether the value reaches the threshold.
pub(super) fn reaches(value: f64, threshold: f64) -> bool {
    value >= threshold - SLACK
}
