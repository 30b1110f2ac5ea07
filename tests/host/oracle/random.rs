//! Random companies, the same ones for the same seed.

use super::dice::Dice;
use super::exception::add_exceptions;
use super::option::{MULTIPLE, SINGLE, SITE_KINDS};
use super::{FACTORS, PARTS};
use serde_json::{Map, Value, json};

pub(crate) use super::refusal::refused;

/// How a company tends to answer.
#[derive(Debug, Clone, Copy)]
struct Temper {
    /// Chance in percent that a question is answered with a level.
    answered: u64,
    /// Chance in percent that a question left without a level is a don't-know.
    unsure: u64,
    /// The levels it draws from.
    levels: &'static [f64],
}

const ALL_LEVELS: &[f64] = &[0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0];
const TEMPERS: [Temper; 6] = [
    Temper {
        answered: 97,
        unsure: 50,
        levels: ALL_LEVELS,
    },
    Temper {
        answered: 60,
        unsure: 50,
        levels: ALL_LEVELS,
    },
    Temper {
        answered: 15,
        unsure: 30,
        levels: ALL_LEVELS,
    },
    // Extremes meet often here, so that conflicts and gates do too.
    Temper {
        answered: 95,
        unsure: 50,
        levels: &[0.0, 0.5, 1.0, 3.0, 3.5, 4.0],
    },
    Temper {
        answered: 90,
        unsure: 50,
        levels: &[2.5, 3.0, 3.5, 4.0],
    },
    Temper {
        answered: 90,
        unsure: 80,
        levels: &[0.0, 0.5, 1.0, 1.5],
    },
];

/// A company that the scoring accepts.
pub(crate) fn company(seed: u64) -> Value {
    let mut dice = Dice(seed);
    let temper = dice.pick(&TEMPERS);
    let now = 2026 * 12 + dice.below(24);
    let express = dice.percent(12);
    let profile = random_profile(&mut dice);

    let mut answers = Map::new();
    for factor in FACTORS {
        for part in PARTS {
            let skipped = express && part != "practice" && dice.percent(80);
            if !skipped && let Some(answer) = random_answer(&mut dice, temper, now) {
                answers.insert(format!("{factor}-{part}"), answer);
            }
        }
    }
    add_exceptions(&mut dice, &profile, &mut answers);

    let no_import = profile["import_share"] == "0";
    let mut scenario_answers = Map::new();
    for id in ["S1", "S2", "S3", "S4", "S5"] {
        // A company that imports nothing is not asked the first three.
        let skipped = no_import && ["S1", "S2", "S3"].contains(&id);
        if !skipped && let Some(answer) = random_answer(&mut dice, temper, now) {
            scenario_answers.insert(id.to_owned(), answer);
        }
    }

    let mut input = json!({
        "profile": profile,
        "answers": answers,
        "scenario_answers": scenario_answers,
    });
    if dice.percent(85) {
        input["assessed"] = json!(month(now));
    }
    if dice.percent(80) {
        input["scenario"] = json!(dice.pick(&["low", "base", "high"]));
    }
    if dice.percent(60) {
        input["viewpoints"] = json!(dice.pick(&[1, 1, 2]));
    }
    if express || dice.percent(50) {
        input["express"] = json!(express);
    }
    input
}

fn random_profile(dice: &mut Dice) -> Value {
    let mut profile = Map::new();
    let given = dice.pick(&[95, 95, 60, 10]);
    for (key, options) in SINGLE {
        if dice.percent(given) {
            profile.insert(key.to_owned(), json!(dice.pick(options)));
        }
    }
    for (key, options) in MULTIPLE {
        if dice.percent(given) {
            profile.insert(key.to_owned(), json!(distinct(dice, options)));
        }
    }
    if dice.percent(given / 2) {
        let count = 1 + dice.below(3);
        let mut states = vec!["TX", "CA", "MI", "AZ", "SC", "WA", "MA", "NY"];
        let mut sites = Vec::new();
        for _ in 0..count {
            let state = dice.pick(&states);
            states.retain(|other| *other != state);
            sites.push(json!({"state": state, "kind": dice.pick(&SITE_KINDS)}));
        }
        profile.insert("known_sites".to_owned(), json!(sites));
    }
    if profile
        .get("import_share")
        .is_some_and(|share| share == "0")
    {
        // A company that imports nothing is not asked for its margin or its next source.
        profile.remove("margin");
        profile.remove("switch");
    }
    Value::Object(profile)
}

/// None, one or two different options, in any order.
fn distinct<'a>(dice: &mut Dice, options: &[&'a str]) -> Vec<&'a str> {
    let mut chosen = Vec::new();
    for _ in 0..dice.pick(&[0, 1, 1, 2, 2]) {
        let option = dice.pick(options);
        if !chosen.contains(&option) {
            chosen.push(option);
        }
    }
    chosen
}

fn random_answer(dice: &mut Dice, temper: Temper, now: u64) -> Option<Value> {
    if !dice.percent(temper.answered) {
        return dice.percent(temper.unsure).then(|| json!("dont-know"));
    }
    let mut answer = json!({"level": dice.pick(temper.levels)});
    if dice.percent(45) {
        // From two years before the assessment to three months after it.
        answer["evidence"] = json!(month(
            now + 3 - dice.pick(&[0, 2, 3, 3, 5, 9, 13, 14, 15, 27])
        ));
    }
    Some(answer)
}

/// A count of months as `2026-05`.
fn month(count: u64) -> String {
    format!("{}-{:02}", count / 12, count % 12 + 1)
}
