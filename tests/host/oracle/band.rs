//! Section 4 of the specification: bands and how probable each is.

use super::reaches;

/// Where the bands 2 to 5 begin.
const CUTS: [f64; 4] = [25.0, 45.0, 65.0, 80.0];

/// The band of a score, from 1 to 5, before gates.
pub(super) fn band(score: f64) -> u8 {
    let mut band = 1;
    for cut in CUTS {
        if reaches(score, cut) {
            band += 1;
        }
    }
    band
}

/// The probability of each band when the score is normally distributed.
pub(super) fn probabilities(score: f64, deviation: f64) -> [f64; 5] {
    let below = CUTS.map(|cut| normal((cut - score) / deviation));
    [
        below[0],
        below[1] - below[0],
        below[2] - below[1],
        below[3] - below[2],
        1.0 - below[3],
    ]
}

/// The standard normal distribution function.
fn normal(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}
