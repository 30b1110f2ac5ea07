//! Answers requests of multi-criteria decision analysis on standard input: one, or an array.
//!
//! The forms are in `docs/mcda.schema.json`. Shares of ranks are sampled by the kernel, with the
//! same bits on every machine; everything that has a closed form is exact.

mod values;

use std::error::Error;
use std::io::Read;

use landfall::recommend::mcda;
use serde::Deserialize;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let input: Value = serde_json::from_str(&text)?;
    let output = match input {
        Value::Array(requests) => requests.into_iter().map(answer).collect(),
        request => answer(request),
    };
    println!("{}", serde_json::to_string_pretty(&output)?);
    Ok(())
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Request {
    Counterfactual { counterfactual: Pair },
    Regret { regret: Scenarios },
    BreakEven { break_even: Futures },
    First { first: Candidate },
    Values(values::Values),
}

#[derive(Deserialize)]
struct Pair {
    w: Vec<f64>,
    a: Vec<f64>,
    b: Vec<f64>,
}

#[derive(Deserialize)]
struct Scenarios {
    scores: Vec<Vec<f64>>,
}

#[derive(Deserialize)]
struct Futures {
    now: Vec<f64>,
    then: Vec<f64>,
}

#[derive(Deserialize)]
struct Candidate {
    w: Vec<f64>,
    v: Vec<Vec<f64>>,
    region: usize,
}

fn answer(request: Value) -> Value {
    let answered = match serde_json::from_value(request) {
        Ok(Request::Counterfactual { counterfactual }) => self::counterfactual(&counterfactual),
        Ok(Request::Regret { regret }) => self::regret(&regret.scores),
        Ok(Request::BreakEven { break_even }) => self::break_even(&break_even),
        Ok(Request::First { first }) => self::first(&first),
        Ok(Request::Values(values)) => values::answer(&values),
        Err(_) => {
            Err("expected v with weights, counterfactual, first, regret, or break_even".to_owned())
        }
    };
    answered.unwrap_or_else(|error| json!({"errors": [error]}))
}

fn counterfactual(pair: &Pair) -> Result<Value, String> {
    let count = pair.w.len();
    ensure(
        pair.a.len() == count && pair.b.len() == count,
        "w, a and b differ in length",
    )?;
    are_weights(&pair.w)?;
    let lead: Vec<f64> = pair.b.iter().zip(&pair.a).map(|(b, a)| b - a).collect();
    let gap = -mcda::dot(&pair.w, &lead);
    let (least_move, new_weights) = mcda::least_move(&pair.w, &lead).unzip();
    let single = (0..count).map(|criterion| mcda::single_weight(&pair.w, &lead, criterion));
    let needed = pair.w.iter().zip(&pair.b);
    let needed = needed.map(|(weight, value)| mcda::needed_value(*weight, *value, gap));
    Ok(json!({
        "gap": gap,
        "least_move": least_move,
        "new_weights": new_weights,
        "single": single.collect::<Vec<_>>(),
        "needed_value": needed.collect::<Vec<_>>(),
    }))
}

fn break_even(futures: &Futures) -> Result<Value, String> {
    ensure(!futures.now.is_empty(), "no scores")?;
    ensure(
        futures.now.len() == futures.then.len(),
        "now and then differ in length",
    )?;
    let list = mcda::break_even(&futures.now, &futures.then);
    let list: Vec<Value> = list
        .iter()
        .map(|best| json!({ "from": best.from, "region": best.region }))
        .collect();
    Ok(json!({ "best": list }))
}

fn first(candidate: &Candidate) -> Result<Value, String> {
    let count = candidate.w.len();
    are_weights(&candidate.w)?;
    ensure(
        candidate.v.iter().all(|row| row.len() == count),
        "w and the rows of v differ in length",
    )?;
    ensure(candidate.region < candidate.v.len(), "v has no such region")?;
    let found = mcda::least_move_to_first(&candidate.w, &candidate.v, candidate.region);
    let (least_move, new_weights) = found.unzip();
    Ok(json!({ "least_move": least_move, "new_weights": new_weights }))
}

fn regret(scores: &[Vec<f64>]) -> Result<Value, String> {
    let scenarios = scores.first().map_or(0, Vec::len);
    ensure(scenarios > 0, "no scores")?;
    ensure(
        scores.iter().all(|row| row.len() == scenarios),
        "rows differ in length",
    )?;
    let found = mcda::regret(scores);
    let (best_pair, pair_max) = found.best_pair.unzip();
    Ok(json!({
        "regret": found.regret,
        "max": found.max,
        "minimax": found.minimax,
        "best_pair": best_pair,
        "pair_max": pair_max,
    }))
}

fn are_weights(weights: &[f64]) -> Result<(), String> {
    let fits = weights.iter().all(|weight| *weight >= 0.0);
    let sum: f64 = weights.iter().sum();
    ensure(
        fits && (sum - 1.0).abs() < 1e-6,
        "weights are not negative and sum to 1",
    )
}

fn ensure(holds: bool, problem: &str) -> Result<(), String> {
    if holds {
        Ok(())
    } else {
        Err(problem.to_owned())
    }
}
