//! Questions that a random company marks as not applicable.

use super::dice::Dice;
use serde_json::{Map, Value, json};

/// Turns some questions into an N/A, where the profile and the other answers allow one.
pub(super) fn add_exceptions(dice: &mut Dice, profile: &Value, answers: &mut Map<String, Value>) {
    let exploring = profile["stage"] == "exploring";
    let network = answers
        .get("give-first-practice")
        .and_then(|answer| answer["level"].as_f64());
    let only_service = profile["activity"].as_array().is_some_and(|chosen| {
        !chosen.is_empty()
            && chosen
                .iter()
                .all(|one| one == "sales" || one == "investment")
    });
    let nobody = profile["presence"] == "none";
    let mut candidates = vec![
        ("purpose-kpi-proof", exploring, "exploring"),
        (
            "co-creation-proof",
            network.is_some_and(|level| level <= 0.5),
            "no-contacts",
        ),
        ("give-first-proof", exploring, "exploring"),
        ("local-rnd-proof", exploring, "exploring"),
        ("local-rnd-intent", only_service, "service-only"),
        ("talent-proof", nobody, "nobody-in-us"),
        ("entrepreneurship-proof", exploring, "exploring"),
    ];
    // Only one of the two of local R&D may be N/A at a time.
    let dropped = if dice.percent(50) {
        "local-rnd-proof"
    } else {
        "local-rnd-intent"
    };
    if exploring && only_service {
        candidates.retain(|(id, _, _)| *id != dropped);
    }
    for (id, allowed, reason) in candidates {
        if allowed && dice.percent(40) {
            answers.insert(id.to_owned(), json!({ "na": reason }));
        }
    }
}
