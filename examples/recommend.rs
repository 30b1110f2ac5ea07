//! Ranks the states for the requests on standard input, a JSON array, and prints one object each.
//!
//! `states` holds every state that no must excludes, best score first; `listed` says whether it
//! is eligible, too thinly known, or left out for the activity.

use std::error::Error;
use std::io::Read;

use landfall::recommend::{Outcome, Ranking, RegionData, Request, StateResult, rank};
use serde_json::{Value, json};

const DATA: &str = include_str!("../content/structure/regions.json");
const WORDS: &str = include_str!("../content/words/en/regions.json");

fn main() -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let requests: Vec<Request> = serde_json::from_str(&text)?;
    let data = RegionData::parse(DATA)?;
    let words: Value = serde_json::from_str(WORDS)?;
    let answers: Vec<Value> = requests
        .iter()
        .map(|request| answer(&rank(&data, request), &words))
        .collect();
    println!("{}", serde_json::to_string_pretty(&answers)?);
    Ok(())
}

fn answer(outcome: &Outcome, words: &Value) -> Value {
    match outcome {
        Outcome::NeedsProfile { industry, activity } => {
            json!({"needs": {"industry": industry, "activity": activity}, "states": [], "metros": []})
        }
        Outcome::Ranking(ranking) => table(ranking, words),
    }
}

fn table(ranking: &Ranking, words: &Value) -> Value {
    let mut states: Vec<(f64, Value)> = Vec::new();
    states.extend(
        ranking
            .states
            .iter()
            .map(|state| (state.score, row(state, "eligible", words))),
    );
    states.extend(
        ranking
            .thin
            .iter()
            .map(|state| (state.score, row(state, "not enough data", words))),
    );
    let mut excluded = Vec::new();
    for state in &ranking.excluded {
        let reasons: Vec<String> = state
            .reasons
            .iter()
            .map(|reason| format!("{reason:?}"))
            .collect();
        let listed = if ranking.musts.is_empty() {
            "not for this activity"
        } else {
            "excluded"
        };
        let row = json!({
            "state": state.id.to_uppercase(), "id": state.id, "score": state.score,
            "first": 0, "top3": 0, "reasons": reasons, "listed": listed,
        });
        if ranking.musts.is_empty() {
            states.push((state.score, row));
        } else {
            excluded.push(row);
        }
    }
    states.sort_by(|a, b| b.0.total_cmp(&a.0));
    let flags: Vec<&str> = ranking.flags.iter().map(|flag| flag.slug()).collect();
    json!({
        "states": states.into_iter().map(|pair| pair.1).collect::<Vec<_>>(),
        "metros": [],
        "excluded": excluded,
        "flags": flags,
        "points_counted": ranking.points_counted,
        "unscored_priorities": ranking.unscored_priorities,
    })
}

fn row(state: &StateResult, listed: &str, words: &Value) -> Value {
    let say = |group: &str, side: &str| {
        words["groups"][group][side]
            .as_str()
            .unwrap_or(group)
            .to_owned()
    };
    let strong = state.strong.iter().map(|term| say(&term.group, "for"));
    let weak = state
        .weak
        .iter()
        .map(|term| format!("but: {}", say(&term.group, "against")));
    json!({
        "state": state.id.to_uppercase(),
        "id": state.id,
        "score": state.score,
        "first": state.first,
        "top3": state.top3,
        "reasons": strong.chain(weak).collect::<Vec<_>>(),
        "listed": listed,
        "place": state.place,
        "coverage": state.coverage,
        "certainty": state.certainty.slug(),
    })
}
