//! Published and analytic cases of `data/mcda-cases.json`.

use kernel::{Law, Problem, Row, Sampler, Study, ZERO};
use serde_json::Value;

use crate::{Dice, run};

const CASES: &str = include_str!("../../data/mcda-cases.json");

fn case(id: &str) -> Value {
    let file: Value = serde_json::from_str(CASES).unwrap();
    let cases = file["cases"].as_array().unwrap();
    cases.iter().find(|case| case["id"] == id).unwrap().clone()
}

fn table(value: &Value) -> Vec<Vec<Option<f64>>> {
    let rows = value.as_array().unwrap().iter();
    let cells = |row: &Value| match row.as_array() {
        Some(cells) => cells.iter().map(Value::as_f64).collect(),
        None => Vec::new(),
    };
    rows.map(cells).collect()
}

fn values(case: &Value) -> Vec<Vec<f64>> {
    serde_json::from_value(case["input"]["V"].clone()).unwrap()
}

fn law(case: &Value) -> Law {
    match case["input"].get("order") {
        Some(order) => Law::Order(serde_json::from_value(order.clone()).unwrap()),
        None => Law::Free,
    }
}

#[test]
fn exact_rank_shares_and_central_weights_are_met() {
    for id in [
        "smaa-2crit-3alt-exact",
        "smaa-3crit-4alt-exact",
        "smaa-3crit-4alt-ordinal-exact",
    ] {
        let case = case(id);
        let tolerance = case["mc_tol_at_10000"].as_f64().unwrap();
        for (samples, tolerance) in [(10_048, tolerance), (100_032, tolerance / 3.0)] {
            let answer = run(&Problem::new(&values(&case), law(&case)), samples);
            let shares = table(&case["expect"]["rank_acceptability"]);
            for (region, row) in shares.iter().enumerate() {
                for (rank, expected) in row.iter().enumerate() {
                    let (found, expected) = (answer.rank(region, rank), expected.unwrap());
                    assert!(
                        (found - expected).abs() <= tolerance,
                        "{id} {region} {rank}: {found} is not {expected}"
                    );
                }
            }
            for (region, row) in table(&case["expect"]["central_weights"]).iter().enumerate() {
                let found = answer.central_weights(region);
                assert_eq!(found.is_none(), row.is_empty(), "{id} {region}");
                for (found, expected) in found.iter().flatten().zip(row) {
                    assert!((found - expected.unwrap()).abs() <= 2.0 * tolerance, "{id}");
                }
            }
        }
    }
}

#[test]
fn every_criterion_of_an_identity_matrix_wins_alike() {
    for id in ["smaa-identity-3", "smaa-identity-5"] {
        let case = case(id);
        let count = usize::try_from(case["input"]["n"].as_u64().unwrap()).unwrap();
        let cell = |a, b| f64::from(u8::from(a == b));
        let values: Vec<Vec<f64>> = (0..count)
            .map(|region| {
                (0..count)
                    .map(|criterion| cell(region, criterion))
                    .collect()
            })
            .collect();
        let answer = run(&Problem::new(&values, Law::Free), 10_048);
        let expect = |key: &str| case["expect"][key].as_f64().unwrap();
        for region in 0..count {
            let central = answer.central_weights(region).unwrap();
            for (other, weight) in central.iter().enumerate() {
                let shares = answer.rank(region, other) - expect("rank_acceptability_all");
                let key = if region == other {
                    "central_weight_own"
                } else {
                    "central_weight_other"
                };
                assert!(shares.abs() <= 0.02 && (weight - expect(key)).abs() <= 0.02);
            }
        }
    }
}

#[test]
fn a_region_that_is_never_first_has_no_central_weights() {
    let case = case("undefined-central-weights-rsmaa");
    let answer = run(&Problem::new(&values(&case), Law::Free), 10_048);
    assert_eq!(
        [answer.rank(0, 0), answer.rank(1, 0)].map(f64::to_bits),
        [1.0, 0.0].map(f64::to_bits)
    );
    assert_eq!(answer.central_weights(1), None);
    for weight in answer.central_weights(0).unwrap() {
        assert!((weight - 1.0 / 3.0).abs() < 0.01);
    }
}

#[test]
fn first_and_second_together_give_the_best_once_one_is_out() {
    let case = case("plan-b-joint-first-second");
    let answer = run(&Problem::new(&values(&case), Law::Free), 10_048);
    let tolerance = case["mc_tol_at_10000"].as_f64().unwrap();
    let joint = table(&case["expect"]["joint_first_second"]);
    let best = table(&case["expect"]["best_if_removed"]);
    for a in 0..4 {
        for b in 0..4 {
            if let (Some(joint), Some(best)) = (joint[a][b], best[a][b]) {
                assert!((answer.joint(a, b) - joint).abs() <= tolerance, "{a} {b}");
                assert!(
                    (answer.best_without(a, b) - best).abs() <= tolerance,
                    "{a} {b}"
                );
            }
        }
    }
}

#[test]
fn orders_and_tiers_have_the_published_centroids() {
    for count in [2, 3, 4, 5, 8, 12] {
        let case = case(&format!("roc-{count}"));
        let expected: Vec<f64> = serde_json::from_value(case["expect"]["weights"].clone()).unwrap();
        let keys: Vec<u32> = (0..).take(count).collect();
        let tiers = (0..count).map(|place| vec![place]).collect();
        for law in [Law::Order((0..count).collect()), Law::Tiers(tiers)] {
            let mut sampler = Sampler::new(&law, &keys, 3);
            let mut sums = vec![0.0; count];
            let mut rows = vec![ZERO; count];
            for block in 0..1_563 {
                sampler.fill(block * 64, &mut rows);
                for (sum, row) in sums.iter_mut().zip(&rows) {
                    *sum += row
                        .as_flattened()
                        .iter()
                        .copied()
                        .map(f64::from)
                        .sum::<f64>();
                }
            }
            for (sum, expected) in sums.iter().zip(&expected) {
                assert!(
                    (sum / 100_032.0 - expected).abs() < 0.003,
                    "{count}: {sums:?}"
                );
            }
        }
    }
}

/// A Beta number from two Gamma numbers of whole shape: sums of exponential numbers.
fn beta(dice: &mut Dice, shapes: (f64, f64)) -> f64 {
    let mut gamma = |shape: f64| {
        let mut sum = 0.0;
        let mut left = shape;
        while left >= 1.0 {
            sum -= dice.roll().ln();
            left -= 1.0;
        }
        sum
    };
    let (a, b) = (gamma(shapes.0), gamma(shapes.1));
    a / (a + b)
}

/// Scores of sixty-four draws of the measurements under these weights, one row a drug.
fn measured(dice: &mut Dice, betas: &[Vec<(f64, f64)>], weights: &[Row]) -> Vec<Row> {
    // Proximal and distal thrombosis, bleeding: worst and best end of each scale.
    let scales = [(0.25, 0.0), (0.4, 0.15), (0.1, 0.0)];
    let mut scores = vec![ZERO; betas.len()];
    for (score, row) in scores.iter_mut().zip(betas) {
        for ((weights, shapes), (worst, best)) in weights.iter().zip(row).zip(scales) {
            let lanes = score.as_flattened_mut().iter_mut();
            for (lane, weight) in lanes.zip(weights.as_flattened()) {
                let value = (beta(dice, *shapes) - worst) / (best - worst);
                #[expect(clippy::cast_possible_truncation, reason = "a score")]
                let part = (f64::from(*weight) * value) as f32;
                *lane += part;
            }
        }
    }
    scores
}

/// Measurements with a law of their own bring their own scores; law, sorting and counting are
/// the kernel's.
#[test]
fn the_published_trial_of_two_drugs_is_reproduced() {
    for (id, law) in [
        ("smaa-thrombolytics-free", Law::Free),
        ("smaa-thrombolytics-ordinal", Law::Order(vec![0, 2, 1])),
    ] {
        let case = case(id);
        let betas: Vec<Vec<(f64, f64)>> =
            serde_json::from_value(case["input"]["measurements_beta"].clone()).unwrap();
        // The range of all scores, scales extrapolated.
        let range = [vec![-4.0; 3], vec![4.0; 3]];
        let mut study = Study::new(&Problem::new(&range, law.clone())).unwrap();
        let mut sampler = Sampler::new(&law, &[0, 1, 2], 1);
        let mut dice = Dice(17);
        let mut weights = [ZERO; 3];
        for block in 0..1_563 {
            sampler.fill(block * 64, &mut weights);
            study.add(&weights, &measured(&mut dice, &betas, &weights), 64);
        }
        let answer = study.answer();
        let expect = &case["expect"];
        let near = |found: f64, expected: Option<f64>, key: &str| {
            let off = found - expected.unwrap();
            let tolerance = case["tol"][key].as_f64().unwrap();
            assert!(off.abs() <= tolerance, "{id} {key}: {off}");
        };
        for region in 0..2 {
            let shares = &table(&expect["rank_acceptability"])[region];
            for (rank, share) in shares.iter().enumerate() {
                near(answer.rank(region, rank), *share, "rank_acceptability");
            }
            let central = answer.central_weights(region).unwrap();
            for (found, expected) in central
                .iter()
                .zip(&table(&expect["central_weights"])[region])
            {
                near(*found, *expected, "central_weights");
            }
            // How often it is first at the weights that suit it best.
            #[expect(clippy::cast_possible_truncation, reason = "a weight")]
            let fixed: Vec<Row> = central.iter().map(|part| [[*part as f32; 16]; 4]).collect();
            let mut study = Study::new(&Problem::new(&range, law.clone())).unwrap();
            for _ in 0..500 {
                study.add(&fixed, &measured(&mut dice, &betas, &fixed), 64);
            }
            let confidence = expect["confidence_factor"][region].as_f64();
            near(
                study.answer().rank(region, 0),
                confidence,
                "confidence_factor",
            );
        }
    }
}
