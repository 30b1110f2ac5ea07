//! Shows that the random companies reach every part of the scoring.

use super::random::{company, refused};
use super::{compare, score};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const COMPANIES: u64 = 3_000;

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

#[test]
fn random_companies_are_accepted_and_consistent() {
    for seed in 0..COMPANIES {
        let output = score(&company(seed));
        assert!(output.get("errors").is_none(), "{seed}: {output}");
        let whole = number(&output["score"]);
        let (low, high) = (number(&output["hard"][0]), number(&output["hard"][1]));
        assert!(
            low <= whole + 1e-9 && whole <= high + 1e-9,
            "{seed}: {low} {whole} {high}"
        );
        let parts: f64 = output["factors"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(_, factor)| number(&factor["contribution"]))
            .sum();
        assert!((parts - whole).abs() < 1e-9, "{seed}: {parts} {whole}");
        let bands: f64 = output["bands"]
            .as_array()
            .into_iter()
            .flatten()
            .map(number)
            .sum();
        assert!((bands - 1.0).abs() < 1e-9, "{seed}: {bands}");
    }
}

#[test]
fn refused_companies_are_refused() {
    for seed in 0..COMPANIES {
        let output = score(&refused(seed));
        assert!(output["errors"].is_array(), "{seed}: {}", refused(seed));
        assert_eq!(
            compare::difference(&output, &json!({"errors": ["any"]})),
            None
        );
    }
}

#[test]
fn every_rule_gate_and_state_occurs() {
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let mut count = |name: String| *seen.entry(name).or_insert(0) += 1;
    for seed in 0..COMPANIES {
        let input = company(seed);
        let output = score(&input);
        for list in ["conflicts", "risks", "gates"] {
            for id in output[list].as_array().into_iter().flatten() {
                count(id.as_str().unwrap_or_default().to_owned());
            }
        }
        for flag in ["unconfirmed", "provisional", "band"] {
            count(format!("{flag} {}", output[flag]));
        }
        let upper_end = &output["break_even"][1];
        count(format!(
            "break-even {} {}",
            output["break_even"].is_null(),
            upper_end.is_null()
        ));
        count(format!("high band {}", output["scenarios"]["high"]["band"]));
        count(format!("stage {}", input["profile"]["stage"]));
        for (_, factor) in output["factors"].as_object().into_iter().flatten() {
            count(format!("assessed {}", factor["assessed"]));
            count(format!("bottleneck {}", factor["bottleneck"]));
        }
        for (id, answer) in input["answers"].as_object().into_iter().flatten() {
            if answer.get("na").is_some() {
                count(format!("na {id}"));
            }
        }
    }
    let rules = (1..=29).map(|rule| format!("C{rule:02}"));
    let gates = (1..=6).map(|gate| format!("G{gate}"));
    let bands = (1..=5).flat_map(|band| [format!("band {band}"), format!("high band {band}")]);
    let exceptions = [
        "purpose-kpi",
        "co-creation",
        "give-first",
        "local-rnd",
        "talent",
    ];
    let exceptions = exceptions.map(|factor| format!("na {factor}-proof"));
    let others = [
        "na local-rnd-intent",
        "na entrepreneurship-proof",
        "unconfirmed true",
        "provisional false",
        "break-even true true",
        "break-even false true",
        "break-even false false",
        "assessed false",
        "bottleneck true",
        "stage null",
    ];
    let expected = rules.chain(gates).chain(bands).chain(exceptions);
    for name in expected.chain(others.map(str::to_owned)) {
        let times = seen.get(&name).copied().unwrap_or(0);
        assert!(times >= 5, "{name} occurs {times} times: {seen:#?}");
    }
}
