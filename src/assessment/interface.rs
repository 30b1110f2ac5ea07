//! The JSON interface of `cargo run --example score` (`docs/score.schema.json`): companies in,
//! results out, so that other programs and tests can be compared with this one.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::company::Company;
use super::plan::plan;
use super::{Assessment, BreakEven, assess};
use crate::catalog::Catalog;
use crate::ids::{FactorId, TariffScenario};

pub use super::interface_input::{Request, read_company, read_leniently};
pub use super::interface_output::write_company;

/// Answers one request or an array of them.
pub fn answer(catalog: &Catalog, input: &Value) -> Value {
    match input {
        Value::Array(list) => list.iter().map(|one| answer_one(catalog, one)).collect(),
        one => answer_one(catalog, one),
    }
}

fn answer_one(catalog: &Catalog, input: &Value) -> Value {
    match read_company(catalog, input) {
        Ok(request) => result(catalog, &request.company, request.scenario),
        Err(errors) => json!({ "errors": errors }),
    }
}

#[derive(Serialize)]
struct ActionRow<'a> {
    id: &'a str,
    question: &'a str,
    gain: f64,
    urgency: f64,
    effort: f64,
    priority: f64,
}

/// The result of one company in the form of the interface.
pub fn result(catalog: &Catalog, company: &Company, scenario: TariffScenario) -> Value {
    let assessment = assess(catalog, company);
    let rules = |bits: u32| -> Vec<&str> {
        let fires = |(index, _): &(usize, _)| bits & (1 << index) != 0;
        let rules = catalog.rules.iter().enumerate().filter(fires);
        rules.map(|(_, rule)| rule.id.as_str()).collect()
    };
    let gates: Vec<&str> = assessment.gates.iter().map(super::Gate::slug).collect();
    let actions: Vec<ActionRow<'_>> = plan(catalog, company, scenario)
        .into_iter()
        .map(|item| {
            let action = &catalog.actions[item.action];
            ActionRow {
                id: &action.id,
                question: &catalog.question(action.question).id,
                gain: item.gain,
                urgency: item.urgency,
                effort: item.effort,
                priority: item.priority,
            }
        })
        .collect();
    json!({
        "average": assessment.overall.average,
        "score": assessment.overall.score,
        "sd": assessment.deviation,
        "likely": assessment.likely,
        "hard": assessment.hard,
        "bands": assessment.chances,
        "band": assessment.band.number(),
        "gates": gates,
        "unconfirmed": assessment.is_unconfirmed(),
        "provisional": assessment.provisional,
        "factors": factors(catalog, &assessment),
        "exposure": assessment.exposure.value,
        "scenario_readiness": assessment.scenario_readiness,
        "break_even": assessment.break_even.map(|BreakEven { from, to }| (from, to)),
        "scenarios": scenarios(&assessment),
        "conflicts": rules(assessment.fired.conflicts),
        "risks": rules(assessment.fired.risks),
        "actions": actions,
    })
}

fn factors(catalog: &Catalog, assessment: &Assessment) -> Map<String, Value> {
    FactorId::all()
        .map(|factor| {
            let score = &assessment.factors[factor.index()];
            let value = json!({
                "score": score.score,
                "contribution": assessment.contribution(factor),
                "bottleneck": assessment.bottlenecks[factor.index()],
                "assessed": score.assessed,
            });
            (catalog.factors[factor.index()].id.clone(), value)
        })
        .collect()
}

fn scenarios(assessment: &Assessment) -> Map<String, Value> {
    TariffScenario::ALL
        .into_iter()
        .zip(&assessment.scenarios)
        .map(|(scenario, result)| {
            let value = json!({
                "score": result.score,
                "tariff_score": result.tariff_score,
                "sd": result.deviation,
                "bands": result.chances,
                "band": result.band.number(),
            });
            (scenario.slug().to_owned(), value)
        })
        .collect()
}
