//! Companies by the thousand, made up for measuring: the same ones for the same count.

use serde_json::{Map, Value, json};

use crate::catalog::{Catalog, FieldKind};
use crate::ids::QuestionId;

/// The month in which all of them are assessed.
const ASSESSED: &str = "2026-11";

/// That many companies in the form of `docs/score.schema.json`. All are accepted; most answer
/// most questions, and no two of a few thousand are alike.
pub fn crowd(catalog: &Catalog, count: usize) -> Value {
    let mut dice = Dice(0);
    (0..count).map(|_| company(catalog, &mut dice)).collect()
}

fn company(catalog: &Catalog, dice: &mut Dice) -> Value {
    let mut profile = Map::new();
    for field in &catalog.fields {
        if matches!(field.kind, FieldKind::One | FieldKind::Ranked) {
            let option = field.options.get(dice.below(field.options.len()));
            profile.insert(field.key.clone(), json!(option));
        }
    }
    // A temper shifts all levels of a company, so that every band has its companies.
    let temper = dice.below(7);
    let mut answers = |questions: &mut dyn Iterator<Item = QuestionId>| -> Map<String, Value> {
        questions
            .filter_map(|question| {
                let id = catalog.question(question).id.clone();
                Some((id, answer(dice, temper)?))
            })
            .collect()
    };
    json!({
        "assessed": ASSESSED,
        "profile": profile,
        "answers": answers(&mut QuestionId::of_factors()),
        "scenario_answers": answers(&mut QuestionId::of_scenarios()),
    })
}

/// In 20 answers, 18 are levels, one a don't-know, one open; every third level has evidence.
fn answer(dice: &mut Dice, temper: usize) -> Option<Value> {
    match dice.below(20) {
        0 => None,
        1 => Some(json!("dont-know")),
        _ => {
            let half_steps = (temper + dice.below(3)).min(8);
            let mut answer = json!({ "level": half_steps as f64 / 2.0 });
            if dice.below(3) == 0 {
                answer["evidence"] = json!(format!("2026-{:02}", 1 + dice.below(11)));
            }
            Some(answer)
        }
    }
}

/// The generator known as splitmix64.
struct Dice(u64);

impl Dice {
    /// A number below `sides`; 0 when there are none.
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let place = (mixed ^ (mixed >> 31)) % sides.max(1) as u64;
        usize::try_from(place).unwrap_or(0)
    }
}
