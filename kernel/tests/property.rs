//! Laws that every answer keeps.

use kernel::{Answer, Law, Noise, Problem, Study};
use proptest::prelude::*;

use crate::{Dice, run};

fn problem() -> impl Strategy<Value = Problem> {
    (2..14_usize, 1..7_usize, any::<u64>(), 0..5_u8, any::<u32>()).prop_map(
        |(regions, criteria, dice, law, seed)| {
            let mut values = Dice(dice).matrix(regions, criteria);
            // Coarse values make ties and twins.
            if law % 2 == 0 {
                let coarse = |value: &mut f64| *value = (*value * 3.0).floor() / 3.0;
                values.iter_mut().flatten().for_each(coarse);
            }
            let order: Vec<usize> = (0..criteria).rev().collect();
            let law = match law {
                0 => Law::Free,
                1 => Law::Order(order),
                2 => Law::Tiers(vec![
                    order[..criteria / 2].to_vec(),
                    order[criteria / 2..].to_vec(),
                ]),
                3 => Law::Lower(vec![0.5 / criteria as f32; criteria]),
                _ => Law::Stated {
                    weights: vec![1.0; criteria],
                    sigma: 0.5,
                },
            };
            let mut problem = Problem::new(&values, law);
            problem.seed = seed;
            problem
        },
    )
}

fn dominates(problem: &Problem, one: usize, other: usize) -> bool {
    let row = |region: usize| &problem.values[region * problem.criteria..][..problem.criteria];
    let pairs = || row(one).iter().zip(row(other));
    pairs().all(|(a, b)| a >= b) && pairs().any(|(a, b)| a > b)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn rows_and_columns_sum_to_one(problem in problem(), samples in 1..700_u32) {
        let answer = run(&problem, samples);
        let every = || 0..problem.regions;
        for one in every() {
            let row: f64 = every().map(|rank| answer.rank(one, rank)).sum();
            let column: f64 = every().map(|region| answer.rank(region, one)).sum();
            prop_assert!((row - 1.0).abs() < 1e-9 && (column - 1.0).abs() < 1e-9);
            let second: f64 = every().map(|other| answer.joint(one, other)).sum();
            prop_assert!((second - answer.rank(one, 0)).abs() < 1e-9);
            let without: f64 = every().map(|other| answer.best_without(one, other)).sum();
            prop_assert!((without - 1.0).abs() < 1e-9);
            if let Some(weights) = answer.central_weights(one) {
                prop_assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn a_dominated_region_is_never_first(problem in problem()) {
        let answer = run(&problem, 1_000);
        for one in 0..problem.regions {
            let is_dominated = (0..problem.regions).any(|other| dominates(&problem, other, one));
            prop_assert!(!is_dominated || answer.rank(one, 0) <= 0.0);
        }
    }

    #[test]
    fn slices_give_what_one_run_gives(problem in problem()) {
        let mut sliced = Study::new(&problem).unwrap();
        for (from, to) in [(0, 64), (64, 256), (256, 500)] {
            sliced.run(from, to);
        }
        prop_assert_eq!(sliced.answer(), run(&problem, 500));
    }

    #[test]
    fn problems_and_answers_cross_as_words(problem in problem()) {
        prop_assert_eq!(&Problem::from_words(&problem.to_words()).unwrap(), &problem);
        let answer = run(&problem, 100);
        prop_assert_eq!(Answer::from_words(&answer.to_words()).unwrap(), answer);
    }

    #[test]
    fn any_words_are_read_without_panic(words in prop::collection::vec(0..40_u32, 0..60)) {
        if let Ok(problem) = Problem::from_words(&words)
            && let Ok(mut study) = Study::new(&problem)
        {
            study.run(0, 64);
        }
    }
}

#[test]
fn the_error_falls_with_the_root_of_the_samples() {
    let values = [vec![1.0, 0.0], vec![0.6, 0.6], vec![0.0, 1.0]];
    let exact = [[0.4, 0.1, 0.5], [0.2, 0.8, 0.0], [0.4, 0.1, 0.5]];
    let error = |samples: u32| {
        let mut sum = 0.0;
        for seed in 0..48 {
            let mut problem = Problem::new(&values, Law::Free);
            problem.seed = seed;
            let answer = run(&problem, samples);
            for (region, row) in exact.iter().enumerate() {
                for (rank, exact) in row.iter().enumerate() {
                    sum += (answer.rank(region, rank) - exact).powi(2);
                }
            }
        }
        (sum / (48.0 * 9.0)).sqrt()
    };
    let errors = [512, 8_192, 131_072].map(error);
    for pair in errors.windows(2) {
        // Sixteen times the samples, a quarter of the error.
        assert!((2.8..5.7).contains(&(pair[0] / pair[1])), "{errors:?}");
    }
}

#[test]
fn twins_share_every_rank() {
    for count in [2, 3, 4, 5, 9] {
        let mut values = vec![vec![0.7, 0.2, 0.4]; count];
        values.push(vec![0.1, 0.9, 0.3]);
        let answer = run(&Problem::new(&values, Law::Free), 100_800);
        for twin in 0..count {
            for rank in 0..=count {
                let off = answer.rank(twin, rank) - answer.rank(0, rank);
                assert!(off.abs() < 0.01, "{count} {twin} {rank}: {off}");
            }
            for other in (0..count).filter(|other| *other != twin) {
                let off = answer.joint(twin, other) - answer.joint(0, 1);
                assert!(off.abs() < 0.01, "{count} {twin} {other}: {off}");
            }
        }
    }
}

#[test]
fn leaving_out_a_region_or_a_criterion_without_weight_changes_nobody_elses_draws() {
    let values = Dice(8).matrix(6, 4);
    let stated = |weights: &[f32]| Law::Stated {
        weights: weights.to_vec(),
        sigma: 0.5,
    };
    let whole = Problem::new(&values, stated(&[0.5, 0.0, 0.3, 0.2]));
    let narrow: Vec<Vec<f64>> = values
        .iter()
        .map(|row| vec![row[0], row[2], row[3]])
        .collect();
    let mut part = Problem::new(&narrow, stated(&[0.5, 0.3, 0.2]));
    part.criterion_keys = vec![0, 2, 3];
    let (whole, part) = (run(&whole, 5_000), run(&part, 5_000));
    for region in 0..6 {
        for rank in 0..6 {
            assert_eq!(
                whole.rank(region, rank).to_bits(),
                part.rank(region, rank).to_bits()
            );
        }
    }
    // With errors of its own for every region, whoever never matters can go.
    let noise = |regions: u32| Noise {
        own: vec![0.02; 4 * regions as usize],
        shared: Vec::new(),
        places: (0..regions).collect(),
    };
    let mut lower = values.clone();
    lower.push(vec![-9.0; 4]);
    let mut six = Problem::new(&values, Law::Free);
    six.noise = Some(noise(6));
    let mut seven = Problem::new(&lower, Law::Free);
    seven.noise = Some(noise(7));
    let (six, seven) = (run(&six, 5_000), run(&seven, 5_000));
    for region in 0..6 {
        assert!((six.rank(region, 0) - seven.rank(region, 0)).abs() < 1e-3);
    }
}

#[test]
fn four_thousand_regions_are_ranked() {
    let values = Dice(4).matrix(4_096, 3);
    let answer = run(&Problem::new(&values, Law::Free), 64);
    let first: f64 = (0..4_096).map(|region| answer.rank(region, 0)).sum();
    assert!((first - 1.0).abs() < 1e-9);
    // The mean rank of all is the middle.
    let mean: f64 = (0..4_096)
        .map(|region| answer.mean_rank(region))
        .sum::<f64>()
        / 4_096.0;
    assert!((mean - 2_048.5).abs() < 1e-6);
}

/// These words are the answer on every device. A change of any of them changes what a shared
/// link shows, so it belongs into the changelog.
#[test]
fn answers_are_the_same_bits_as_ever() {
    let values = Dice(21).matrix(20, 6);
    let noise = Noise {
        own: vec![0.05; 120],
        shared: vec![0.03; 120],
        places: (0..20).map(|region| region / 3).collect(),
    };
    let order: Vec<usize> = (0..6).collect();
    let laws = [
        Law::Free,
        Law::Order(order.clone()),
        Law::Tiers(vec![order[..2].to_vec(), order[2..].to_vec()]),
        Law::Lower(vec![0.1; 6]),
        Law::Stated {
            weights: vec![0.3, 0.2, 0.2, 0.1, 0.1, 0.1],
            sigma: 0.5,
        },
    ];
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for law in laws {
        for noise in [None, Some(noise.clone())] {
            let mut problem = Problem::new(&values, law.clone());
            problem.noise = noise;
            for word in run(&problem, 10_048).to_words() {
                hash = (hash ^ u64::from(word)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    assert_eq!(format!("{hash:016x}"), "c8f7a2351354c1c5");
}
