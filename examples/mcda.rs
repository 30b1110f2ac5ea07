//! Answers requests of multi-criteria decision analysis on standard input: one, or an array.
//!
//! The forms are in `docs/mcda.schema.json`. Everything here is exact; what would need sampling
//! is named in `not_offered`, or in `errors` where nothing is left to answer.

use std::error::Error;
use std::io::Read;

use landfall::recommend::mcda::{self, WeightSet};
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
    Values(Values),
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
struct Values {
    v: Vec<Vec<f64>>,
    weights: Weights,
    sd: Option<Vec<Vec<f64>>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Weights {
    free: bool,
    order: Option<Vec<usize>>,
    lower: Option<Vec<f64>>,
    tiers: Option<Vec<Vec<usize>>>,
    point: Option<Vec<f64>>,
    sigma: Option<f64>,
}

fn answer(request: Value) -> Value {
    let answered = match serde_json::from_value(request) {
        Ok(Request::Counterfactual { counterfactual }) => self::counterfactual(&counterfactual),
        Ok(Request::Regret { regret }) => self::regret(&regret.scores),
        Ok(Request::Values(values)) => self::values(&values),
        Err(_) => Err("expected v with weights, counterfactual, or regret".to_owned()),
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

fn values(request: &Values) -> Result<Value, String> {
    let count = request.v.first().map_or(0, Vec::len);
    ensure(count > 0, "v has no values")?;
    ensure(
        request.v.iter().all(|row| row.len() == count),
        "the rows of v differ in length",
    )?;
    let within = request
        .v
        .iter()
        .flatten()
        .all(|value| (0.0..=1.0).contains(value));
    ensure(within, "a value of v is not within 0 and 1")?;
    let set = weight_set(&request.weights, count)?;
    let mut sampled = Vec::new();
    if request.sd.iter().flatten().flatten().any(|sd| *sd != 0.0) {
        sampled.push("sd");
    }
    if request.weights.sigma.is_some_and(|sigma| sigma != 0.0) {
        sampled.push("sigma");
    }
    if matches!(set, WeightSet::Tiers(_)) {
        sampled.push("tiers");
    }
    if !sampled.is_empty() {
        return Err(format!(
            "not offered, because it needs sampling: {}",
            sampled.join(", ")
        ));
    }
    let score = mcda::scores(&request.v, &set.centroid(count));
    let pairwise = mcda::pairwise(&request.v, &set).ok_or("weights that need sampling")?;
    let mut answer = json!({
        "score": score,
        "expected_rank": mcda::expected_ranks(&pairwise),
        "pairwise": pairwise,
    });
    answer["not_offered"] = json!([
        "rank_acceptability",
        "central_weights",
        "confidence_factor",
        "joint_first_second",
        "best_if_removed"
    ]);
    Ok(answer)
}

fn weight_set(weights: &Weights, count: usize) -> Result<WeightSet, String> {
    let named = |lists: &[usize]| {
        let mut seen = vec![false; count];
        let fresh = |criterion: &usize| {
            seen.get_mut(*criterion)
                .is_some_and(|seen| !std::mem::replace(seen, true))
        };
        ensure(
            lists.iter().all(fresh),
            "a criterion is unknown or named twice",
        )?;
        ensure(!lists.is_empty(), "no criterion is named")
    };
    if let Some(order) = &weights.order {
        named(order)?;
        return Ok(WeightSet::Order(order.clone()));
    }
    if let Some(tiers) = &weights.tiers {
        named(&tiers.concat())?;
        return Ok(WeightSet::Tiers(tiers.clone()));
    }
    if let Some(lower) = &weights.lower {
        ensure(lower.len() == count, "lower and v differ in length")?;
        let fits = lower.iter().all(|least| *least >= 0.0) && lower.iter().sum::<f64>() <= 1.0;
        ensure(fits, "lower bounds below 0, or above 1 in all")?;
        return Ok(WeightSet::Lower(lower.clone()));
    }
    if let Some(point) = &weights.point {
        ensure(point.len() == count, "point and v differ in length")?;
        are_weights(point)?;
        return Ok(WeightSet::Point(point.clone()));
    }
    ensure(
        weights.free,
        "weights need free, order, lower, tiers or point",
    )?;
    Ok(WeightSet::Free(count))
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
