//! Bands of the score (`scoring.md` section 4).

use super::threshold::reaches;
use crate::catalog::BAND_IDS;

/// The five bands, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    Explore,
    Prepare,
    Pilot,
    Launch,
    Scale,
}

impl Band {
    pub const ALL: [Self; 5] = [
        Self::Explore,
        Self::Prepare,
        Self::Pilot,
        Self::Launch,
        Self::Scale,
    ];

    /// Its id in the words files.
    pub const fn slug(self) -> &'static str {
        BAND_IDS[self as usize]
    }

    /// 1 to 5.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The band with that number; numbers outside 1 to 5 give the nearest.
    pub fn from_number(number: u8) -> Self {
        Self::ALL[usize::from(number.clamp(1, 5) - 1)]
    }

    /// The band in which a score lies.
    pub fn of(score: f64, cut_points: &[f64; 4]) -> Self {
        let reached = cut_points
            .iter()
            .filter(|cut| reaches(score, **cut))
            .count();
        Self::ALL[reached]
    }
}

/// How likely each band is when the true score is normally distributed around `score`. The
/// tails belong to the end bands; the five sum to one.
pub fn probabilities(score: f64, deviation: f64, cut_points: &[f64; 4]) -> [f64; 5] {
    let below = cut_points.map(|cut| normal_cdf((cut - score) / deviation));
    [
        below[0],
        below[1] - below[0],
        below[2] - below[1],
        below[3] - below[2],
        1.0 - below[3],
    ]
}

/// The standard normal distribution function.
fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

/// How a band is spoken of: alone when it is clear, else with its likelier neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BandSentence {
    Clear(Band),
    Between(Band, Band),
}

/// The band to name. `band` is the capped one; when a gate caps it, it is named alone, because
/// the probabilities are those before gates.
pub fn sentence(band: Band, capped: bool, chances: &[f64; 5], clear: f64) -> BandSentence {
    if capped || chances.iter().any(|chance| *chance >= clear) {
        return BandSentence::Clear(band);
    }
    let index = usize::from(band.number()) - 1;
    let chance = |at: Option<usize>| at.and_then(|at| chances.get(at)).copied().unwrap_or(-1.0);
    if chance(index.checked_sub(1)) > chance(Some(index + 1)) {
        BandSentence::Between(Band::ALL[index - 1], band)
    } else {
        BandSentence::Between(band, Band::ALL[(index + 1).min(4)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CUTS: [f64; 4] = [25.0, 45.0, 65.0, 80.0];

    #[test]
    fn a_score_just_below_a_cut_point_by_rounding_reaches_it() {
        for (score, band) in [
            (0.0, Band::Explore),
            (24.99, Band::Explore),
            (25.0 - 1e-10, Band::Prepare),
            (64.8, Band::Pilot),
            (80.0, Band::Scale),
            (100.0, Band::Scale),
        ] {
            assert_eq!(Band::of(score, &CUTS), band, "{score}");
        }
    }

    #[test]
    fn probabilities_sum_to_one_and_fall_with_distance() {
        let chances = probabilities(64.8, 4.9, &CUTS);
        assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!((chances[2] - 0.516).abs() < 0.01, "{chances:?}");
    }

    #[test]
    fn an_unclear_band_is_named_with_its_neighbour() {
        let chances = probabilities(64.8, 4.9, &CUTS);
        assert_eq!(
            sentence(Band::Pilot, false, &chances, 0.6),
            BandSentence::Between(Band::Pilot, Band::Launch)
        );
    }
}
