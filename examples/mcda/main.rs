//! Answers requests of multi-criteria decision analysis on standard input: one, or an array.
//!
//! The forms are in `docs/mcda.schema.json`. Shares of ranks are sampled by the kernel, with the
//! same bits on every machine; everything that has a closed form is exact. A request that cannot
//! be answered gets `errors` in its place and does not keep the others from theirs; the command
//! then ends with 2, and with 1 when the input is no JSON.

mod values;

use std::error::Error;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use landfall::recommend::mcda;
use serde::Deserialize;
use serde_json::{Value, json};

/// Beyond it a number is a slip of the pen, and sums could overflow.
const LARGEST: f64 = 1e9;

fn main() -> ExitCode {
    match run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(refused) => {
            let _ = writeln!(io::stderr(), "mcda: {refused} of the requests refused");
            ExitCode::from(2)
        }
        Err(error) => {
            let _ = writeln!(io::stderr(), "mcda: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Answers what stands on standard input; how many requests had to be refused.
fn run() -> Result<usize, Box<dyn Error>> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let mut refused = 0;
    let mut told = |request| {
        answer(request).unwrap_or_else(|error| {
            refused += 1;
            json!({"errors": [error]})
        })
    };
    let output: Value = match serde_json::from_str(&text)? {
        Value::Array(requests) => requests.into_iter().map(&mut told).collect(),
        request => told(request),
    };
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&output)?)?;
    Ok(refused)
}

/// What is asked besides values under weights.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Question {
    Counterfactual(Pair),
    Regret(Scenarios),
    BreakEven(Futures),
    First(Candidate),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    w: Vec<f64>,
    a: Vec<f64>,
    b: Vec<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenarios {
    scores: Vec<Vec<f64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Futures {
    now: Vec<f64>,
    then: Vec<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Candidate {
    w: Vec<f64>,
    v: Vec<Vec<f64>>,
    region: usize,
}

fn answer(request: Value) -> Result<Value, String> {
    let readable = |error: serde_json::Error| error.to_string();
    if request.get("v").is_some() || request.get("weights").is_some() {
        return values::answer(&serde_json::from_value(request).map_err(readable)?);
    }
    if request.as_object().is_none_or(|fields| fields.len() != 1) {
        return Err(
            "expected v with weights, counterfactual, first, regret, or break_even".to_owned(),
        );
    }
    match serde_json::from_value(request).map_err(readable)? {
        Question::Counterfactual(pair) => counterfactual(&pair),
        Question::Regret(scenarios) => regret(&scenarios.scores),
        Question::BreakEven(futures) => break_even(&futures),
        Question::First(candidate) => first(&candidate),
    }
}

fn counterfactual(pair: &Pair) -> Result<Value, String> {
    let count = pair.w.len();
    ensure(
        pair.a.len() == count && pair.b.len() == count,
        "w, a and b differ in length",
    )?;
    are_weights(&pair.w)?;
    are_numbers(pair.a.iter().chain(&pair.b))?;
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
    are_numbers(futures.now.iter().chain(&futures.then))?;
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
    are_numbers(candidate.v.iter().flatten())?;
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
    are_numbers(scores.iter().flatten())?;
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

fn are_numbers<'a>(mut numbers: impl Iterator<Item = &'a f64>) -> Result<(), String> {
    ensure(
        numbers.all(|number| number.abs() <= LARGEST),
        "a number is beyond 1e9",
    )
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
