//! How likely a region is first at known weights when its score is uncertain: exact.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// Steps on either side of the mean, and deviations that they reach. A sum of equal steps over a
/// bell converges faster than any power of the step.
const STEPS: i32 = 400;
const REACH: f64 = 8.5;

/// The probability that a normal number lies below `z`.
pub fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

/// The density of the standard normal law.
fn normal_density(z: f64) -> f64 {
    libm::exp(-0.5 * z * z) / (2.0 * PI).sqrt()
}

/// The probability that a region's score is the highest, given independent normal scores.
/// Certain scores that are level share the place.
pub fn first_probability(means: &[f64], deviations: &[f64], region: usize) -> f64 {
    let (Some(&mean), Some(&own)) = (means.get(region), deviations.get(region)) else {
        return 0.0;
    };
    let rivals = || {
        let all = means.iter().zip(deviations).enumerate();
        all.filter(move |(rival, _)| *rival != region)
            .map(|(_, rival)| rival)
    };
    if own <= 0.0 {
        let level = rivals()
            .filter(|(rival, deviation)| **deviation <= 0.0 && (**rival - mean).abs() <= 1e-12);
        let share = 1.0 / (level.count() + 1) as f64;
        let ahead = rivals().map(|(rival, deviation)| {
            let is_level = *deviation <= 0.0 && (rival - mean).abs() <= 1e-12;
            if is_level {
                1.0
            } else {
                below(mean, *rival, *deviation)
            }
        });
        return share * ahead.product::<f64>();
    }
    let step = REACH / f64::from(STEPS);
    let mut sum = 0.0;
    for count in -STEPS..=STEPS {
        let z = step * f64::from(count);
        let score = mean + own * z;
        let ahead = rivals().map(|(rival, deviation)| below(score, *rival, *deviation));
        sum += normal_density(z) * ahead.product::<f64>();
    }
    sum * step
}

/// The probability that a rival's score lies below this one.
fn below(score: f64, mean: f64, deviation: f64) -> f64 {
    if deviation > 0.0 {
        normal_below((score - mean) / deviation)
    } else if score > mean {
        1.0
    } else {
        0.0
    }
}

/// What it is worth to learn the rest of a score exactly before choosing: how much the choice
/// gains on average, and how likely it is another one then.
///
/// `lead` is how far the score lies above the best of the others, or below it; `deviation` is
/// what the knowledge would take away (Raiffa and Schlaifer 1961, unit normal loss).
pub fn worth_of_knowing(lead: f64, deviation: f64) -> (f64, f64) {
    if deviation <= 0.0 {
        return (0.0, 0.0);
    }
    let z = lead.abs() / deviation;
    let change = normal_below(-z);
    (deviation * (normal_density(z) - z * change), change)
}
