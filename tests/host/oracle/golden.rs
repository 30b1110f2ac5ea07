//! The companies worked out in section 9 of the specification, and the table of section 3.

use super::band::{band, probabilities};
use super::factor::{Item, View, score as factor_score};
use super::overall::{Overall, Weighting, overall, weights};
use super::tariff::{PENALTIES, tariff_score};
use super::{FACTORS, PARTS, score};
use serde_json::{Map, Value, json};

struct Golden {
    rows: &'static str,
    average: f64,
    score: f64,
    likely: f64,
    weakest: &'static [usize],
    /// The bands named, with their probability in percent.
    bands: &'static [(usize, f64)],
    exposure: f64,
    readiness: f64,
    high: f64,
    low: f64,
    conflicts: &'static [&'static str],
    risks: &'static [&'static str],
}

#[rustfmt::skip]
const GOLDEN: [Golden; 6] = [
    Golden { rows: "221 101 110 000 010 110 111 121", average: 19.5, score: 14.9, likely: 6.4, weakest: &[4, 5], bands: &[(1, 98.0)], exposure: 0.85, readiness: 10.0, high: 2.8, low: 13.0, conflicts: &[], risks: &[] },
    Golden { rows: "431 311 211 210 100 211 211 310", average: 33.9, score: 28.7, likely: 6.5, weakest: &[5, 4], bands: &[(2, 77.0), (1, 23.0)], exposure: 0.5, readiness: 40.0, high: 23.7, low: 28.4, conflicts: &["C01"], risks: &[] },
    Golden { rows: "332 332 322 333 322 432 332 333", average: 67.5, score: 64.8, likely: 6.3, weakest: &[5, 3], bands: &[(3, 52.0), (4, 48.0)], exposure: 0.1, readiness: 60.0, high: 64.4, low: 64.5, conflicts: &[], risks: &[] },
    Golden { rows: "221 221 221 322 211 010 221 221", average: 38.5, score: 33.2, likely: 6.3, weakest: &[6, 5], bands: &[(2, 94.0)], exposure: 0.2, readiness: 30.0, high: 31.7, low: 32.7, conflicts: &[], risks: &[] },
    Golden { rows: "443 434 433 443 443 443 343 444", average: 90.9, score: 88.6, likely: 6.2, weakest: &[3, 7], bands: &[(5, 96.0)], exposure: 0.4, readiness: 85.0, high: 88.1, low: 88.3, conflicts: &[], risks: &[] },
    Golden { rows: "333 333 333 333 000 333 333 333", average: 63.0, score: 55.3, likely: 6.6, weakest: &[5], bands: &[(3, 95.0)], exposure: 0.5, readiness: 50.0, high: 50.5, low: 55.6, conflicts: &["C01", "C03", "C05"], risks: &["C17"] },
];

/// A company at a stage whose answers are given as one group of digits per factor.
fn company(rows: &str, stage: &str) -> Value {
    let mut answers = Map::new();
    for (factor, row) in FACTORS.iter().zip(rows.split(' ')) {
        for (part, level) in PARTS.iter().zip(row.chars()) {
            let level = level.to_digit(10).map(f64::from);
            answers.insert(format!("{factor}-{part}"), json!({ "level": level }));
        }
    }
    json!({"profile": {"stage": stage}, "answers": answers})
}

/// The number at a JSON pointer; not a number where there is none, which equals nothing.
fn number(value: &Value, pointer: &str) -> f64 {
    value
        .pointer(pointer)
        .and_then(Value::as_f64)
        .unwrap_or(f64::NAN)
}

/// Asserts that `got` is printed as `printed` when rounded to so many decimals.
fn assert_prints(what: &str, got: f64, printed: f64, decimals: i32) {
    let half = 0.5 * 10_f64.powi(-decimals) + 1e-9;
    assert!(
        (got - printed).abs() <= half,
        "{what}: {got} is not printed as {printed}"
    );
}

fn headline(rows: &str, weighting: Weighting) -> Overall {
    let mut factors = [0.0; 8];
    for (factor, row) in factors.iter_mut().zip(rows.split(' ')) {
        let items: Vec<_> = row
            .chars()
            .filter_map(|level| level.to_digit(10))
            .map(|level| Item::Answered {
                level: f64::from(level),
                proven: false,
            })
            .collect();
        *factor = factor_score(&items, &[1.0; 3], View::Expected);
    }
    overall(&factors, &weights(weighting, &[]))
}

#[test]
fn the_six_companies_come_out_as_printed() {
    for golden in GOLDEN {
        let rows = golden.rows;
        let output = score(&company(rows, "pilots"));
        assert_prints(rows, number(&output, "/average"), golden.average, 1);
        assert_prints(rows, number(&output, "/score"), golden.score, 1);
        assert_prints(rows, 1.2816 * number(&output, "/sd"), golden.likely, 1);
        let probable = probabilities(number(&output, "/score"), number(&output, "/sd"));
        for (band, percent) in golden.bands {
            assert_prints(rows, 100.0 * probable[band - 1], *percent, 0);
            assert_prints(
                rows,
                100.0 * number(&output, &format!("/bands/{}", band - 1)),
                *percent,
                0,
            );
        }
        let weakest = headline(rows, Weighting::Base).weakest;
        for (got, expected) in weakest.iter().zip(golden.weakest) {
            assert_eq!(got + 1, *expected, "{rows}: weakest {weakest:?}");
        }
        assert_eq!(output["conflicts"], json!(golden.conflicts), "{rows}");
        assert_eq!(output["risks"], json!(golden.risks), "{rows}");
        let after = |scenario: &str, penalty: f64| {
            let before = number(&output, &format!("/scenarios/{scenario}/score"));
            tariff_score(before, penalty, golden.exposure, golden.readiness)
        };
        assert_prints(rows, after("high", PENALTIES[2]), golden.high, 1);
        assert_prints(rows, after("low", PENALTIES[0]), golden.low, 1);
    }
}

#[test]
fn a_headquarters_that_decides_everything_caps_the_band() {
    let output = score(&company(GOLDEN[5].rows, "pilots"));
    assert_eq!(output["gates"], json!(["G1", "G6"]));
    assert_eq!(output["band"], json!(3));
    assert_eq!(
        output["factors"]["local-decisions"]["bottleneck"],
        json!(true)
    );
}

#[test]
fn the_stage_changes_the_score_of_a_company_ready_on_paper() {
    for (stage, expected) in [("exploring", 36.0), ("pilots", 28.7), ("revenue", 25.4)] {
        let output = score(&company(GOLDEN[1].rows, stage));
        assert_prints(stage, number(&output, "/score"), expected, 1);
    }
}

#[test]
fn raising_the_bottleneck_gains_most() {
    let before = number(&score(&company(GOLDEN[5].rows, "pilots")), "/score");
    for (rows, gain) in [
        ("333 333 333 333 111 333 333 333", 6.55),
        ("444 333 333 333 000 333 333 333", 2.45),
    ] {
        let after = number(&score(&company(rows, "pilots")), "/score");
        assert!(
            (after - before - gain).abs() < 1e-9,
            "{rows}: {}",
            after - before
        );
    }
    for (rows, gain) in [
        ("333 333 333 333 100 333 333 333", 2.2),
        ("433 333 333 333 000 333 333 333", 0.8),
    ] {
        let after = number(&score(&company(rows, "pilots")), "/score");
        assert_prints(rows, after - before, gain, 1);
    }
}

#[test]
fn an_express_check_with_three_everywhere_is_three_quarters() {
    let mut answers = Map::new();
    for factor in FACTORS {
        answers.insert(format!("{factor}-practice"), json!({"level": 3}));
    }
    let output = score(&json!({"express": true, "answers": answers}));
    assert!((number(&output, "/score") - 75.0).abs() < 1e-9);
    assert_eq!(output["provisional"], json!(true));
    assert_eq!(output["band"], json!(4));
}

#[test]
fn the_profiles_of_the_method_section_come_out() {
    for (factors, average, expected) in [
        ([50.0; 8], 50.0, 50.0),
        ([75.0, 75.0, 75.0, 75.0, 0.0, 75.0, 75.0, 75.0], 63.0, 55.3),
        ([75.0, 75.0, 75.0, 75.0, 25.0, 75.0, 75.0, 75.0], 67.0, 61.9),
        ([75.0, 75.0, 75.0, 75.0, 25.0, 25.0, 25.0, 25.0], 50.0, 42.5),
        (
            [100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 50.0, 100.0],
            95.0,
            89.0,
        ),
    ] {
        let got = overall(&factors, &weights(Weighting::Base, &[]));
        assert_prints("average", got.average, average, 1);
        // 55.35 is printed as 55.3 and 61.9 is exact: the table cuts or rounds to even.
        assert_prints("score", got.score, expected, 1);
    }
}

#[test]
fn a_value_just_below_a_cut_point_reaches_it() {
    assert_eq!(band(45.0 - 5e-10), 3);
    assert_eq!(band(45.0 - 5e-9), 2);
    assert_eq!(band(0.0), 1);
    assert_eq!(band(100.0), 5);
}
