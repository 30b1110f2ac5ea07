//! Section 4 of the specification: the gates that cap a band.

use super::company::Company;
use super::factor::{Item, View, score};
use super::reaches;

/// The gates that fire, in the order of their ids.
///
/// `factors` are the factor scores as gates read them, `readiness` likewise.
pub(super) fn fired(
    company: &Company,
    factors: &[f64; 8],
    exposure: f64,
    readiness: f64,
    conflicts: usize,
) -> Vec<&'static str> {
    let profile = &company.profile;
    let arrived = profile.is("stage", "on-site") || profile.is("stage", "revenue");
    let conditions = [
        ("G1", factors.iter().any(|factor| !reaches(*factor, 25.0))),
        ("G2", falls_short(company.items[0][0], 2.0)),
        ("G3", arrived && falls_short(company.items[4][0], 1.0)),
        (
            "G4",
            profile.has("activity", "manufacturing") && falls_short(company.items[3][1], 2.0),
        ),
        ("G5", reaches(exposure, 0.5) && !reaches(readiness, 25.0)),
        ("G6", conflicts >= 3),
    ];
    conditions
        .into_iter()
        .filter(|(_, fires)| *fires)
        .map(|(id, _)| id)
        .collect()
}

/// The highest band that the gates allow; G5 caps the view of high tariffs alone.
pub(super) fn cap(gates: &[&str], high: bool) -> u8 {
    let mut cap = 5;
    for gate in gates {
        cap = match *gate {
            "G2" => cap.min(2),
            "G1" | "G3" | "G4" => cap.min(3),
            "G5" if high => cap.min(3),
            _ => cap,
        };
    }
    cap
}

/// Whether a question is below a level: open ones count as 0, those not asked are skipped.
fn falls_short(item: Item, level: f64) -> bool {
    match item {
        Item::NotAsked | Item::NotApplicable => false,
        other => !reaches(score(&[other], &[1.0], View::Gate) / 25.0, level),
    }
}
