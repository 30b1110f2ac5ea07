//! Closed forms of change and of chance: break-even, confidence, the first place, failures.

use kernel::{Law, Noise, Problem, Study};
use landfall::recommend::mcda::{
    Best, WeightSet, break_even, dot, first_probability, least_move, least_move_to_first,
    normal_below, open_regret, worth_of_knowing,
};
use proptest::prelude::*;
use serde_json::Value;

const CASES: &str = include_str!("../../data/mcda-cases.json");

fn close(found: f64, expected: f64, tolerance: f64) {
    assert!(
        (found - expected).abs() <= tolerance,
        "{found} is not {expected}"
    );
}

#[test]
fn the_confidence_factor_of_normal_scores_is_that_of_the_analytic_case() {
    let cases: Value = serde_json::from_str(CASES).unwrap();
    let mut cases = cases["cases"].as_array().unwrap().iter();
    let case = cases
        .find(|case| case["id"] == "confidence-factor-gaussian")
        .unwrap();
    let numbers = |value: &Value| -> Vec<f64> { serde_json::from_value(value.clone()).unwrap() };
    let (means, deviations) = (
        numbers(&case["input"]["mu"]),
        numbers(&case["input"]["tau"]),
    );
    // The kernel draws the same scores: one criterion that has all weight.
    let rows: Vec<Vec<f64>> = means.iter().map(|mean| vec![*mean]).collect();
    let mut problem = Problem::new(&rows, Law::Free);
    problem.noise = Some(Noise {
        own: vec![0.04, 0.05, 0.08],
        shared: Vec::new(),
        places: vec![0, 1, 2],
    });
    let mut study = Study::new(&problem).unwrap();
    study.run(0, 100_032);
    let sampled = study.answer();
    for (region, expected) in numbers(&case["expect"]["first"]).into_iter().enumerate() {
        let exact = first_probability(&means, &deviations, region);
        close(exact, expected, case["tol"].as_f64().unwrap());
        close(sampled.rank(region, 0), expected, 0.005);
    }
    let apart = (0.04_f64.powi(2) + 0.05_f64.powi(2)).sqrt();
    let pair = case["expect"]["pair_01"].as_f64().unwrap();
    close(normal_below(0.04 / apart), pair, 1e-9);
    // Certain scores: the higher one is first, equal ones share.
    close(first_probability(&[0.5, 0.4], &[0.0, 0.0], 0), 1.0, 0.0);
    close(first_probability(&[0.5, 0.5], &[0.0, 0.0], 1), 0.5, 0.0);
    close(first_probability(&[0.5, 0.5], &[0.0, 0.1], 0), 0.5, 1e-9);
}

#[test]
fn texas_is_best_up_to_a_probability_and_then_another_state() {
    // The scores of the case `regret-and-plan-b`, from the middle to the high tariffs.
    let found = break_even(&[0.64, 0.66, 0.61, 0.6], &[0.48, 0.6, 0.63, 0.59]);
    let best = |from, region| Best { from, region };
    assert_eq!(found.len(), 2);
    assert_eq!(found[0], best(0.0, 1));
    close(found[1].from, 0.625, 1e-12);
    assert_eq!(found[1].region, 2);
    // From the low ones: Texas, then Arizona, then South Carolina.
    let found = break_even(&[0.72, 0.66, 0.6, 0.58], &[0.48, 0.6, 0.63, 0.59]);
    let regions: Vec<usize> = found.iter().map(|best| best.region).collect();
    assert_eq!(regions, [0, 1, 2]);
    close(found[1].from, 1.0 / 3.0, 1e-12);
    close(found[2].from, 2.0 / 3.0, 1e-12);
    assert_eq!(break_even(&[0.5, 0.4], &[0.5, 0.4]), [best(0.0, 0)]);
    assert_eq!(break_even(&[], &[]), []);
}

#[test]
fn regret_with_open_weights_is_the_worst_lead_at_a_corner() {
    let now = vec![vec![0.9, 0.2], vec![0.5, 0.6]];
    let then = vec![vec![0.3, 0.2], vec![0.5, 0.6]];
    let found = open_regret(&[now.clone(), then], &WeightSet::Free(2)).unwrap();
    close(found[0], 0.4, 1e-12);
    close(found[1], 0.4, 1e-12);
    // Where the first criterion weighs at least half, the first region regrets less.
    let order = WeightSet::Order(vec![0, 1]);
    close(open_regret(&[now], &order).unwrap()[0], 0.0, 1e-12);
    assert_eq!(
        open_regret(&[vec![vec![0.1]]], &WeightSet::Tiers(vec![])),
        None
    );
}

#[test]
fn knowledge_is_worth_most_where_the_lead_is_small() {
    let (gain, change) = worth_of_knowing(0.0, 0.1);
    // The mean of the positive part of a normal number.
    close(gain, 0.1 * 0.398_942_280_401_432_7, 1e-12);
    close(change, 0.5, 1e-12);
    let (far, rare) = worth_of_knowing(-0.2, 0.1);
    assert!(far < gain && far > 0.0 && rare < change);
    close(rare, normal_below(-2.0), 1e-12);
    assert_eq!(worth_of_knowing(0.1, 0.0), (0.0, 0.0));
}

/// Weights that sum to 1, and regions.
fn problem() -> impl Strategy<Value = (Vec<f64>, Vec<Vec<f64>>)> {
    (2..7_usize, 2..8_usize).prop_flat_map(|(criteria, regions)| {
        let weights = prop::collection::vec(0.01..1.0, criteria);
        let row = prop::collection::vec(0.0..1.0, criteria);
        (weights, prop::collection::vec(row, regions)).prop_map(|(weights, values)| {
            let sum: f64 = weights.iter().sum();
            let weights = weights.iter().map(|weight| weight / sum).collect();
            (weights, values)
        })
    })
}

proptest! {
    #[test]
    fn the_least_move_makes_a_region_first_or_none_does((weights, values) in problem()) {
        let mut study = Study::new(&Problem::new(&values, Law::Free)).unwrap();
        study.run(0, 2_048);
        let sampled = study.answer();
        for region in 0..values.len() {
            let lead = |rival: &Vec<f64>| -> Vec<f64> {
                values[region].iter().zip(rival).map(|(own, rival)| own - rival).collect()
            };
            match least_move_to_first(&weights, &values, region) {
                Some((share, moved)) => {
                    prop_assert!((moved.iter().sum::<f64>() - 1.0).abs() < 1e-8);
                    prop_assert!(moved.iter().all(|weight| *weight >= -1e-9));
                    let own = dot(&moved, &values[region]);
                    for rival in &values {
                        prop_assert!(own >= dot(&moved, rival) - 1e-8);
                        // It cannot be cheaper than drawing level with one rival.
                        let pair = least_move(&weights, &lead(rival));
                        prop_assert!(pair.is_some_and(|pair| share >= pair.0 - 1e-8));
                    }
                    let half: f64 = weights.iter().zip(&moved).map(|(a, b)| (a - b).abs()).sum();
                    prop_assert!((half / 2.0 - share).abs() < 1e-8);
                }
                None => prop_assert!(sampled.rank(region, 0) <= 0.0),
            }
        }
    }

    #[test]
    fn of_two_regions_the_programme_is_the_closed_form((weights, values) in problem()) {
        let two = &values[..2];
        let lead: Vec<f64> = two[1].iter().zip(&two[0]).map(|(b, a)| b - a).collect();
        let programme = least_move_to_first(&weights, two, 1).map(|found| found.0);
        let closed = least_move(&weights, &lead).map(|found| found.0);
        prop_assert_eq!(programme.is_some(), closed.is_some());
        if let (Some(programme), Some(closed)) = (programme, closed) {
            prop_assert!((programme - closed).abs() < 1e-9, "{} {}", programme, closed);
        }
    }

    #[test]
    fn break_points_name_the_best_of_every_mixture(
        now in prop::collection::vec(0.0..1.0, 1..9),
        seed in 0.0..1.0_f64,
    ) {
        let then: Vec<f64> = now.iter().map(|score: &f64| (score * 7.3 + seed).fract()).collect();
        let list = break_even(&now, &then);
        for step in 0..=50_u8 {
            let chance = f64::from(step) / 50.0;
            let mean = |region: usize| (1.0 - chance) * now[region] + chance * then[region];
            let named = list.iter().rfind(|best| best.from <= chance).unwrap().region;
            let best = (0..now.len()).map(mean).fold(0.0, f64::max);
            prop_assert!(mean(named) >= best - 1e-9);
        }
    }
}
