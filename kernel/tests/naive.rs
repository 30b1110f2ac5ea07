//! A second implementation, written as the definitions read: doubles, the platform's logarithm,
//! a general sort, weights kept by throwing away those that break the order.

use kernel::{Law, Noise, Problem};

use crate::{Dice, run};

struct Plain {
    ranks: Vec<Vec<f64>>,
    joint: Vec<Vec<f64>>,
    central: Vec<Vec<f64>>,
}

fn normal(dice: &mut Dice) -> f64 {
    // Box and Muller 1958.
    let radius = (-2.0 * dice.roll().ln()).sqrt();
    radius * (std::f64::consts::TAU * dice.roll()).cos()
}

fn simplex(dice: &mut Dice, count: usize) -> Vec<f64> {
    let mut cuts: Vec<f64> = (1..count).map(|_| dice.roll()).collect();
    cuts.extend([0.0, 1.0]);
    cuts.sort_by(f64::total_cmp);
    cuts.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

fn weights(dice: &mut Dice, law: &Law, count: usize) -> Vec<f64> {
    loop {
        let free = simplex(dice, count);
        match law {
            Law::Free => return free,
            Law::Order(order) if order.windows(2).all(|pair| free[pair[0]] >= free[pair[1]]) => {
                return free;
            }
            Law::Tiers(tiers) => {
                let falls = tiers.windows(2).all(|pair| {
                    let least = pair[0].iter().map(|&place| free[place]);
                    let most = pair[1].iter().map(|&place| free[place]);
                    least.fold(1.0, f64::min) >= most.fold(0.0, f64::max)
                });
                if falls {
                    return free;
                }
            }
            Law::Lower(least) => {
                let room = 1.0 - least.iter().map(|&part| f64::from(part)).sum::<f64>();
                let parts = free.iter().zip(least);
                return parts
                    .map(|(part, least)| f64::from(*least) + room * part)
                    .collect();
            }
            Law::Stated { weights, sigma } => {
                let parts: Vec<f64> = weights
                    .iter()
                    .map(|&stated| f64::from(stated) * (f64::from(*sigma) * normal(dice)).exp())
                    .collect();
                let sum: f64 = parts.iter().sum();
                return parts.iter().map(|part| part / sum).collect();
            }
            Law::Order(_) => {}
        }
    }
}

fn plain(values: &[Vec<f64>], law: &Law, noise: Option<&Noise>, samples: u32) -> Plain {
    let (regions, criteria) = (values.len(), values[0].len());
    let mut dice = Dice(99);
    let zeros = || vec![vec![0.0; regions]; regions];
    let mut found = Plain {
        ranks: zeros(),
        joint: zeros(),
        central: vec![vec![0.0; criteria]; regions],
    };
    for _ in 0..samples {
        let weights = weights(&mut dice, law, criteria);
        let places: Vec<f64> = (0..regions).map(|_| normal(&mut dice)).collect();
        let mut scores: Vec<(f64, usize)> = Vec::new();
        for (region, row) in values.iter().enumerate() {
            let mut score = 0.0;
            let mut shared = 0.0;
            for (criterion, (weight, value)) in weights.iter().zip(row).enumerate() {
                let mut value = *value;
                if let Some(noise) = noise {
                    // One error a figure, as the definition has it.
                    let cell = region * criteria + criterion;
                    value += f64::from(noise.own[cell]) * normal(&mut dice);
                    let deviation = noise.shared.get(cell).copied().unwrap_or_default();
                    shared += (weight * f64::from(deviation)).powi(2);
                }
                score += weight * value;
            }
            if let Some(noise) = noise {
                score += shared.sqrt() * places[noise.places[region] as usize];
            }
            scores.push((score, region));
        }
        scores.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (rank, (_, region)) in scores.iter().enumerate() {
            found.ranks[*region][rank] += 1.0 / f64::from(samples);
        }
        found.joint[scores[0].1][scores[1].1] += 1.0 / f64::from(samples);
        for (sum, weight) in found.central[scores[0].1].iter_mut().zip(&weights) {
            *sum += weight / f64::from(samples);
        }
    }
    found
}

fn agree(law: &Law, noise: Option<&Noise>, seed: u64) {
    let (regions, criteria) = (9, 5);
    let values = Dice(seed).matrix(regions, criteria);
    let mut problem = Problem::new(&values, law.clone());
    problem.noise = noise.cloned();
    let answer = run(&problem, 100_032);
    let plain = plain(&values, law, noise, 40_000);
    for region in 0..regions {
        for rank in 0..regions {
            let (a, b) = (answer.rank(region, rank), plain.ranks[region][rank]);
            // Four standard errors of the smaller sample.
            assert!((a - b).abs() < 0.01, "{law:?} {region} {rank}: {a} and {b}");
            let (a, b) = (answer.joint(region, rank), plain.joint[region][rank]);
            assert!(
                (a - b).abs() < 0.01,
                "{law:?} joint {region} {rank}: {a} and {b}"
            );
        }
        if plain.ranks[region][0] > 0.05 {
            let central = answer.central_weights(region).unwrap();
            for (a, sum) in central.iter().zip(&plain.central[region]) {
                let b = sum / plain.ranks[region][0];
                assert!(
                    (a - b).abs() < 0.02,
                    "{law:?} central {region}: {a} and {b}"
                );
            }
        }
    }
}

fn laws() -> Vec<Law> {
    vec![
        Law::Free,
        Law::Order(vec![3, 0, 4, 1, 2]),
        Law::Tiers(vec![vec![2, 4], vec![0, 1, 3]]),
        Law::Tiers(vec![vec![1], vec![0, 2, 3], vec![4]]),
        Law::Lower(vec![0.1, 0.0, 0.3, 0.05, 0.0]),
        Law::Stated {
            weights: vec![0.4, 0.3, 0.2, 0.0, 0.1],
            sigma: 0.5,
        },
    ]
}

#[test]
fn random_matrices_agree_with_the_plain_implementation() {
    for (law, seed) in laws().iter().zip(1..) {
        agree(law, None, seed);
    }
}

#[test]
fn noise_agrees_with_one_error_a_figure() {
    let mut dice = Dice(5);
    let mut errors = |most: f64| -> Vec<f32> {
        #[expect(clippy::cast_possible_truncation, reason = "a test's deviations")]
        let error = |_| (most * dice.roll()) as f32;
        (0..45).map(error).collect()
    };
    let own = Noise {
        own: errors(0.2),
        shared: Vec::new(),
        places: (0..9).collect(),
    };
    agree(&Law::Free, Some(&own), 11);
    let shared = Noise {
        shared: errors(0.3),
        places: vec![0, 0, 0, 1, 1, 2, 2, 2, 3],
        ..own
    };
    agree(&Law::Order(vec![0, 1, 2, 3, 4]), Some(&shared), 12);
}
