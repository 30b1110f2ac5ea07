//! The mathematics of the value model against published and analytic cases, and its laws.

use landfall::recommend::mcda::{
    WeightSet, curve, dot, expected_ranks, least_move, needed_value, pairwise, regret, scores,
    single_weight, winning_index,
};
use proptest::prelude::*;
use serde_json::Value;

const CASES: &str = include_str!("../../data/mcda-cases.json");

fn case(id: &str) -> Value {
    let file: Value = serde_json::from_str(CASES).unwrap();
    let cases = file["cases"].as_array().unwrap();
    cases.iter().find(|case| case["id"] == id).unwrap().clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    serde_json::from_value(value.clone()).unwrap()
}

fn table(value: &Value) -> Vec<Vec<f64>> {
    serde_json::from_value(value.clone()).unwrap()
}

fn close(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (a, b) in found.iter().zip(expected) {
        assert!((a - b).abs() <= tolerance, "{found:?} is not {expected:?}");
    }
}

#[test]
fn fixed_anchors_give_the_published_values() {
    let case = case("fixed-anchor-dezert-2020-a");
    let (input, weights) = (&case["input"], numbers(&case["input"]["weights"]));
    let (anchors, directions) = (table(&input["anchors"]), numbers(&input["directions"]));
    let value = |(criterion, raw): (usize, &f64)| {
        let (low, high) = (anchors[criterion][0], anchors[criterion][1]);
        let rises = directions[criterion] > 0.0;
        let knots = [(low, f64::from(!rises)), (high, f64::from(rises))];
        curve::value(&knots, false, *raw)
    };
    let values: Vec<Vec<f64>> = table(&input["matrix"])
        .iter()
        .map(|row| row.iter().enumerate().map(value).collect())
        .collect();
    let expected = numbers(&case["expect"]["additive_value"]);
    close(
        &scores(&values, &weights),
        &expected,
        case["tol"].as_f64().unwrap(),
    );
}

#[test]
fn a_piecewise_value_function_is_clipped_as_published() {
    let case = case("value-function-piecewise-rsmaa");
    let input = &case["input"];
    let cutoffs = numbers(&input["cutoffs"]);
    let knots: Vec<(f64, f64)> = cutoffs.into_iter().zip(numbers(&input["values"])).collect();
    let found: Vec<f64> = numbers(&input["x"])
        .into_iter()
        .map(|x| curve::value(&knots, false, x))
        .collect();
    close(&found, &numbers(&case["expect"]["clip"]), 1e-12);
}

#[test]
fn an_order_has_the_rank_order_centroids() {
    for count in [2, 3, 4, 5, 8, 12] {
        let case = case(&format!("roc-{count}"));
        let order = WeightSet::Order((0..count).collect());
        close(
            &order.centroid(count),
            &numbers(&case["expect"]["weights"]),
            1e-12,
        );
        // One tier a criterion is an order, and one tier for all knows nothing.
        let tiers = WeightSet::Tiers((0..count).map(|criterion| vec![criterion]).collect());
        close(&tiers.centroid(count), &order.centroid(count), 1e-12);
        let one = WeightSet::Tiers(vec![(0..count).collect()]);
        close(
            &one.centroid(count),
            &WeightSet::Free(count).centroid(count),
            1e-12,
        );
    }
}

#[test]
fn pairwise_winning_is_exact() {
    let case = case("pairwise-winning-exact");
    for row in case["expect"].as_array().unwrap() {
        let lead = numbers(&row["d"]);
        for (set, key) in [
            (WeightSet::Free(lead.len()), "p_uniform"),
            (WeightSet::Order((0..lead.len()).collect()), "p_ordinal"),
        ] {
            let found = winning_index(&set.corners(&lead).unwrap());
            let expected = row[key].as_f64().unwrap();
            assert!(
                (found - expected).abs() < 1e-12,
                "{key} of {lead:?}: {found}"
            );
        }
    }
    // One criterion against n - 1 alike: (a / (a + b))^(n - 1).
    let lower = WeightSet::Lower(vec![0.2, 0.1])
        .corners(&[1.0, -1.0])
        .unwrap();
    assert!(
        (winning_index(&lower) - 0.8 / 1.4).abs() < 1e-12,
        "w1 in 0.2..0.9, ahead above 0.5"
    );
    assert!((winning_index(&[0.0, 0.0]) - 0.5).abs() < 1e-12);
}

#[test]
fn expected_ranks_are_the_means_of_the_exact_rank_shares() {
    for id in [
        "smaa-2crit-3alt-exact",
        "smaa-3crit-4alt-exact",
        "smaa-3crit-4alt-ordinal-exact",
    ] {
        let case = case(id);
        let values = table(&case["input"]["V"]);
        let set = match case["input"].get("order") {
            Some(order) => WeightSet::Order(serde_json::from_value(order.clone()).unwrap()),
            None => WeightSet::Free(values[0].len()),
        };
        let found = expected_ranks(&pairwise(&values, &set).unwrap());
        let mean = |shares: &Vec<f64>| {
            let ranks = (1..).zip(shares);
            ranks.map(|(rank, share)| f64::from(rank) * share).sum()
        };
        let shares = table(&case["expect"]["rank_acceptability"]);
        let expected: Vec<f64> = shares.iter().map(mean).collect();
        close(&found, &expected, 1e-12);
    }
}

#[test]
fn what_would_have_to_change_is_found_in_closed_form() {
    let case = case("counterfactual-weights");
    let (input, expect) = (&case["input"], &case["expect"]);
    let weights = numbers(&input["w"]);
    let (ahead, behind) = (numbers(&input["v_A"]), numbers(&input["v_B"]));
    let lead: Vec<f64> = behind.iter().zip(&ahead).map(|(b, a)| b - a).collect();
    let gap = -dot(&weights, &lead);
    assert!((gap - expect["gap"].as_f64().unwrap()).abs() < 1e-12);
    let (share, moved) = least_move(&weights, &lead).unwrap();
    assert!((share - expect["min_mass_moved"].as_f64().unwrap()).abs() < 1e-12);
    close(&moved, &numbers(&expect["new_weights"]), 1e-12);
    for criterion in 0..weights.len() {
        let single = single_weight(&weights, &lead, criterion);
        let needed = needed_value(weights[criterion], behind[criterion], gap);
        for (found, key) in [(single, "single_weight_swing"), (needed, "needed_value_B")] {
            let expected = expect[key][criterion].as_f64();
            let same = match (found, expected) {
                (Some(a), Some(b)) => (a - b).abs() < 1e-12,
                (None, None) => true,
                _ => false,
            };
            assert!(same, "{key} {criterion}: {found:?}");
        }
    }
}

#[test]
fn a_region_that_leads_nowhere_wins_under_no_weighting() {
    assert_eq!(least_move(&[0.5, 0.5], &[-0.1, 0.0]), None);
    close(
        &least_move(&[0.0, 1.0], &[0.1, -0.3]).unwrap().1,
        &[0.75, 0.25],
        1e-12,
    );
    let (moved, weights) = least_move(&[0.5, 0.5], &[0.3, -0.1]).unwrap();
    assert!(moved.abs() < 1e-12, "it leads already");
    assert_eq!(weights, [0.5, 0.5]);
}

#[test]
fn regret_and_the_best_pair_are_as_worked_out() {
    let case = case("regret-and-plan-b");
    let names: Vec<String> = serde_json::from_value(case["input"]["names"].clone()).unwrap();
    let scenarios = ["low", "mid", "high"].map(|id| numbers(&case["input"]["scores"][id]));
    let rows: Vec<Vec<f64>> = (0..names.len())
        .map(|region| scenarios.iter().map(|column| column[region]).collect())
        .collect();
    let found = regret(&rows);
    for (row, expected) in found.regret.iter().zip(table(&case["expect"]["regret"])) {
        close(row, &expected, 1e-9);
    }
    close(&found.max, &numbers(&case["expect"]["max_regret"]), 1e-9);
    assert_eq!(names[found.minimax.unwrap()], case["expect"]["minimax"]);
    let pairs = case["expect"]["pair_max_regret"].as_object().unwrap();
    let best = pairs
        .iter()
        .min_by(|a, b| a.1.as_f64().unwrap().total_cmp(&b.1.as_f64().unwrap()));
    let ((a, b), worst) = found.best_pair.unwrap();
    assert_eq!(*best.unwrap().0, format!("{}+{}", names[a], names[b]));
    assert!((worst - best.unwrap().1.as_f64().unwrap()).abs() < 1e-9);
}

/// Two regions over the same weights.
fn pair() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    (2..13_usize).prop_flat_map(|count| {
        let weights = prop::collection::vec(0.01..1.0, count);
        (weights, prop::collection::vec(-1.0..1.0, count))
    })
}

proptest! {
    #[test]
    fn two_regions_share_all_weightings((_, lead) in pair()) {
        let other: Vec<f64> = lead.iter().map(|lead| -lead).collect();
        let sets = [
            WeightSet::Free(lead.len()),
            WeightSet::Order((0..lead.len()).rev().collect()),
            WeightSet::Lower(vec![0.5 / lead.len() as f64; lead.len()]),
        ];
        for set in sets {
            let one = winning_index(&set.corners(&lead).unwrap());
            let two = winning_index(&set.corners(&other).unwrap());
            prop_assert!((0.0..=1.0).contains(&one));
            prop_assert!((one + two - 1.0).abs() < 1e-9, "{} and {}", one, two);
        }
    }

    #[test]
    fn the_least_move_ends_level_and_no_single_weight_does_it_cheaper((raw, lead) in pair()) {
        let sum: f64 = raw.iter().sum();
        let weights: Vec<f64> = raw.iter().map(|weight| weight / sum).collect();
        if let Some((share, moved)) = least_move(&weights, &lead)
            && share > 0.0
        {
            prop_assert!(dot(&moved, &lead).abs() < 1e-9);
            prop_assert!((moved.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!(moved.iter().all(|weight| *weight >= -1e-12));
            for criterion in 0..weights.len() {
                if let Some(level) = single_weight(&weights, &lead, criterion) {
                    prop_assert!(share <= (level - weights[criterion]).abs() + 1e-9);
                }
            }
        } else {
            let ahead = dot(&weights, &lead) >= 0.0;
            prop_assert!(ahead || lead.iter().all(|lead| *lead <= 0.0));
        }
    }
}
