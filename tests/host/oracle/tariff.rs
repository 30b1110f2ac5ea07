//! Section 6 of the specification: exposure, readiness for scenarios, break-even.

use super::profile::Profile;

/// The points that a fully exposed, unprepared company loses: low, base and high tariffs.
pub(super) const PENALTIES: [f64; 3] = [3.0, 6.0, 15.0];

/// How exposed the company is to tariffs, from 0 to 0.88.
pub(super) fn exposure(profile: &Profile) -> f64 {
    let share = value_share(profile).unwrap_or(0.5);
    let cushion = match profile.option("margin") {
        Some("under-10") => 1.0,
        Some("20-30") => 0.65,
        Some("over-30") => 0.45,
        _ => 0.85,
    };
    let inertia = match profile.option("switch") {
        Some("within-6m") => 0.6,
        Some("6-18m") => 0.8,
        Some("over-18m" | "impossible") => 1.0,
        _ => 0.9,
    };
    share * cushion * inertia
}

/// A score after tariffs, not clipped; `readiness` is from 0 to 100.
pub(super) fn tariff_score(score: f64, penalty: f64, exposure: f64, readiness: f64) -> f64 {
    score - penalty * exposure * (1.0 - readiness / 100.0)
}

/// The added tariffs in percent, from and to, that would use up the margin.
///
/// The upper end is open for margins over 30 %. There is none when nothing is imported
/// or when the import share or the margin is not known.
pub(super) fn break_even(profile: &Profile) -> Option<(f64, Option<f64>)> {
    let share = value_share(profile).filter(|share| *share > 0.0)?;
    let (low, high) = match profile.option("margin")? {
        "under-10" => (0.0, Some(10.0)),
        "10-20" => (10.0, Some(20.0)),
        "20-30" => (20.0, Some(30.0)),
        "over-30" => (30.0, None),
        _ => return None,
    };
    Some((low / share, high.map(|high: f64| high / share)))
}

/// The share of the US price that is the customs value of imports, if it is known.
fn value_share(profile: &Profile) -> Option<f64> {
    match profile.option("import_share")? {
        "0" => Some(0.0),
        "1-25" => Some(0.13),
        "26-50" => Some(0.38),
        "51-75" => Some(0.63),
        "76-100" => Some(0.88),
        _ => None,
    }
}
