//! Section 3 of the specification: from eight factor scores to one.

/// The three weightings of the factors.
#[derive(Debug, Clone, Copy)]
pub(super) enum Weighting {
    /// Tariffs low.
    Low,
    /// The weights of the headline score.
    Base,
    /// Tariffs high.
    High,
}

/// The headline of a company under one weighting.
#[derive(Debug)]
pub(super) struct Overall {
    /// The weighted average of the factors.
    pub(super) average: f64,
    /// The score, from 0 to 100.
    pub(super) score: f64,
    /// What one point of each factor adds to the score.
    pub(super) shares: [f64; 8],
    /// The two weakest factors, weakest first.
    pub(super) weakest: [usize; 2],
}

/// The factor weights of a scenario under the chosen activities; they sum to 100.
pub(super) fn weights(weighting: Weighting, activities: &[&str]) -> [f64; 8] {
    let mut weights = match weighting {
        Weighting::Low => [14.0, 14.0, 13.0, 11.0, 14.0, 12.0, 10.0, 12.0],
        Weighting::Base => [14.0, 12.0, 11.0, 13.0, 16.0, 12.0, 10.0, 12.0],
        Weighting::High => [14.0, 12.0, 8.0, 17.0, 18.0, 11.0, 7.0, 13.0],
    };
    for activity in activities {
        match *activity {
            "sales" => {
                weights[1] *= 1.2;
                weights[2] *= 1.2;
            }
            "rnd" => weights[3] *= 1.3,
            "manufacturing" => {
                weights[4] *= 1.15;
                weights[5] *= 1.15;
            }
            "innovation-hub" => {
                weights[6] *= 1.25;
                weights[7] *= 1.2;
            }
            _ => {}
        }
    }
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| weight * 100.0 / sum)
}

/// Seven tenths average, three tenths the mean of the two weakest factors.
pub(super) fn overall(factors: &[f64; 8], weights: &[f64; 8]) -> Overall {
    let mut order = [0, 1, 2, 3, 4, 5, 6, 7];
    // The sort is stable, so the order of the factors settles what is left equal.
    order.sort_by(|&one, &other| {
        factors[one]
            .total_cmp(&factors[other])
            .then(weights[other].total_cmp(&weights[one]))
    });
    let weakest = [order[0], order[1]];
    let mut sum = 0.0;
    for factor in 0..8 {
        sum += weights[factor] * factors[factor];
    }
    let average = sum / 100.0;
    let lowest = f64::midpoint(factors[weakest[0]], factors[weakest[1]]);
    let mut shares = weights.map(|weight| 0.7 * weight / 100.0);
    for factor in weakest {
        shares[factor] += 0.15;
    }
    Overall {
        average,
        score: 0.7 * average + 0.3 * lowest,
        shares,
        weakest,
    }
}

/// The standard deviation of a score; `tilt` is τ, the error all answers share, in levels.
pub(super) fn deviation(shares: &[f64; 8], variances: &[f64; 8], tilt: f64) -> f64 {
    let mut sum = 0.0;
    for factor in 0..8 {
        sum += shares[factor] * shares[factor] * variances[factor];
    }
    (sum + (25.0 * tilt) * (25.0 * tilt)).sqrt()
}
