//! The hand-worked companies of `docs/scoring.md`: every printed digit.

use landfall::assessment::{Assessment, assess};
use landfall::catalog::Catalog;
use landfall::ids::TariffScenario;
use serde_json::json;

use crate::fixture::{answers, catalog, company, scenario_answers};

struct Golden {
    name: &'static str,
    rows: &'static str,
    average: f64,
    score: f64,
    half_range: f64,
    weakest: [usize; 2],
    /// Band number and percent.
    chances: &'static [(usize, f64)],
    exposure: f64,
    readiness: f64,
    high: f64,
    low: f64,
    conflicts: &'static [&'static str],
    risks: &'static [&'static str],
    band: u8,
}

const GOLDEN: [Golden; 6] = [
    Golden {
        name: "A export seller",
        rows: "221 101 110 000 010 110 111 121",
        average: 19.5,
        score: 14.9,
        half_range: 6.4,
        weakest: [4, 5],
        chances: &[(1, 98.0)],
        exposure: 0.85,
        readiness: 10.0,
        high: 2.8,
        low: 13.0,
        conflicts: &[],
        risks: &[],
        band: 1,
    },
    Golden {
        name: "B paper-ready",
        rows: "431 311 211 210 100 211 211 310",
        average: 33.9,
        score: 28.7,
        half_range: 6.5,
        weakest: [5, 4],
        chances: &[(2, 77.0), (1, 23.0)],
        exposure: 0.5,
        readiness: 40.0,
        high: 23.7,
        low: 28.4,
        conflicts: &["C01"],
        risks: &[],
        band: 2,
    },
    Golden {
        name: "C innovation hub with a long-term lead",
        rows: "332 332 322 333 322 432 332 333",
        average: 67.5,
        score: 64.8,
        half_range: 6.3,
        weakest: [5, 3],
        chances: &[(3, 52.0), (4, 48.0)],
        exposure: 0.1,
        readiness: 60.0,
        high: 64.4,
        low: 64.5,
        conflicts: &[],
        risks: &[],
        band: 3,
    },
    Golden {
        name: "D good technology, nobody there",
        rows: "221 221 221 322 211 010 221 221",
        average: 38.5,
        score: 33.2,
        half_range: 6.3,
        weakest: [6, 5],
        chances: &[(2, 94.0)],
        exposure: 0.2,
        readiness: 30.0,
        high: 31.7,
        low: 32.7,
        conflicts: &[],
        risks: &[],
        band: 2,
    },
    Golden {
        name: "E scale-ready",
        rows: "443 434 433 443 443 443 343 444",
        average: 90.9,
        score: 88.6,
        half_range: 6.2,
        weakest: [3, 7],
        chances: &[(5, 96.0)],
        exposure: 0.4,
        readiness: 85.0,
        high: 88.1,
        low: 88.3,
        conflicts: &[],
        risks: &[],
        band: 5,
    },
    Golden {
        name: "F strong but headquarters decides",
        rows: "333 333 333 333 000 333 333 333",
        average: 63.0,
        score: 55.3,
        half_range: 6.6,
        weakest: [5, 0],
        chances: &[(3, 95.0)],
        exposure: 0.5,
        readiness: 50.0,
        high: 50.5,
        low: 55.6,
        conflicts: &["C01", "C03", "C05"],
        risks: &["C17"],
        band: 3,
    },
];

fn assessed(catalog: &Catalog, golden: &Golden, stage: &str) -> Assessment {
    let input = json!({
        "profile": { "stage": stage },
        "answers": answers(catalog, golden.rows),
        "scenario_answers": scenario_answers(golden.readiness),
    });
    assess(catalog, &company(catalog, &input).company)
}

/// Printed digits were rounded from the exact value; half a unit and the last bit are allowed.
fn is_printed(value: f64, printed: f64, unit: f64) -> bool {
    (value - printed).abs() <= unit / 2.0 + 1e-6
}

#[test]
fn every_printed_digit_of_the_golden_companies_comes_out() {
    let catalog = catalog();
    for golden in &GOLDEN {
        let result = assessed(&catalog, golden, "pilots");
        let name = golden.name;
        assert!(
            is_printed(result.overall.average, golden.average, 0.1),
            "{name} average"
        );
        // The exact 64.75 and 55.35 are printed once up and once down.
        assert!(
            is_printed(result.overall.score, golden.score, 0.1),
            "{name} score"
        );
        let half_range = result.likely.1 - result.overall.score;
        assert!(
            is_printed(half_range, golden.half_range, 0.1),
            "{name} {half_range}"
        );
        let weakest = result.weakest.map(|factor| factor.index() + 1);
        assert_eq!(weakest[0], golden.weakest[0], "{name}");
        if golden.weakest[1] != 0 {
            assert_eq!(weakest[1], golden.weakest[1], "{name}");
        }
        for (band, percent) in golden.chances {
            let chance = result.chances[band - 1] * 100.0;
            assert!(is_printed(chance, *percent, 1.0), "{name} {chance}");
        }
        assert_eq!(result.band.number(), golden.band, "{name}");
        let fired = |bits: u32| -> Vec<&str> {
            let rules = catalog.rules.iter().enumerate();
            let fires = rules.filter(|(index, _)| bits & (1 << index) != 0);
            fires.map(|(_, rule)| rule.id.as_str()).collect()
        };
        assert_eq!(fired(result.fired.conflicts), golden.conflicts, "{name}");
        assert_eq!(fired(result.fired.risks), golden.risks, "{name}");
    }
}

/// The table gives exposure directly; the loss is linear in it.
#[test]
fn tariff_scores_of_the_golden_companies_come_out() {
    let catalog = catalog();
    for golden in &GOLDEN {
        let result = assessed(&catalog, golden, "pilots");
        let at = |scenario: TariffScenario| {
            let score = result.scenarios[scenario as usize].score;
            let penalty = catalog.numbers.scenarios[scenario as usize].penalty;
            score - penalty * golden.exposure * (1.0 - golden.readiness / 100.0)
        };
        for (scenario, printed) in [
            (TariffScenario::High, golden.high),
            (TariffScenario::Low, golden.low),
        ] {
            let value = at(scenario);
            assert!(
                is_printed(value, printed, 0.1),
                "{} {scenario:?} {value}",
                golden.name
            );
        }
    }
}

#[test]
fn a_change_of_stage_changes_the_score_of_the_paper_ready_company() {
    let catalog = catalog();
    for (stage, score) in [("exploring", 36.0), ("pilots", 28.7), ("revenue", 25.4)] {
        let result = assessed(&catalog, &GOLDEN[1], stage);
        assert!(
            is_printed(result.overall.score, score, 0.1),
            "{stage} {}",
            result.overall.score
        );
    }
}

#[test]
fn the_first_gate_caps_the_company_whose_headquarters_decides() {
    let catalog = catalog();
    let result = assessed(&catalog, &GOLDEN[5], "pilots");
    let gates: Vec<&str> = result
        .gates
        .iter()
        .map(landfall::assessment::Gate::slug)
        .collect();
    assert_eq!(gates, ["G1", "G6"]);
    assert!(result.is_unconfirmed());
}

#[test]
fn one_level_on_the_wall_is_worth_more_than_one_elsewhere() {
    let catalog = catalog();
    let score = |rows: &str| {
        let input = json!({ "profile": { "stage": "pilots" }, "answers": answers(&catalog, rows) });
        assess(&catalog, &company(&catalog, &input).company)
            .overall
            .score
    };
    let now = score(GOLDEN[5].rows);
    let decisions = score("333 333 333 333 100 333 333 333") - now;
    let purpose = score("433 333 333 333 000 333 333 333") - now;
    assert!(is_printed(decisions, 2.2, 0.1), "{decisions}");
    assert!(is_printed(purpose, 0.8, 0.1), "{purpose}");
}

#[test]
fn an_express_check_with_level_3_everywhere_scores_75() {
    let catalog = catalog();
    let mut all = answers(&catalog, "333 333 333 333 333 333 333 333");
    all.retain(|id, _| id.ends_with("-practice"));
    let input = json!({ "express": true, "profile": { "stage": "pilots" }, "answers": all });
    let result = assess(&catalog, &company(&catalog, &input).company);
    assert!((result.overall.score - 75.0).abs() < 1e-9);
    assert!(result.provisional);
}
