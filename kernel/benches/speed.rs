//! `cargo bench -p kernel`: medians in milliseconds and ratios, of this machine and moment.
//!
//! Read them as ratios. On x86 without SSE 4.1, which is what a plain build aims at, comparing
//! whole numbers takes three instructions where wasm with vectors takes one, so the browser is
//! faster than this; `cargo xtask kernel-speed` measures there.

#![expect(clippy::print_stdout, reason = "a command that prints its table")]

use std::hint::black_box;
use std::time::Instant;

use kernel::{CAREFUL, Knowledge, LIVE, Law, Noise, Problem, Study};

const CRITERIA: usize = 12;
const RUNS: usize = 15;

fn main() {
    println!("{:>10} {:>8} {:>8}  problem", "samples", "regions", "ms");
    let free = |regions| problem(regions, Law::Free);
    let base = row(&free(60), LIVE, "free weights");
    for (law, name) in [
        (Law::Order((0..CRITERIA).collect()), "in order"),
        (Law::Tiers(tiers()), "in three tiers"),
        (stated(), "stated, sigma 0.5"),
    ] {
        row(&problem(60, law), LIVE, name);
    }
    let mut uncertain = free(60);
    uncertain.noise = Some(Noise {
        own: vec![0.05; 60 * CRITERIA],
        shared: Vec::new(),
        places: (0..60).collect(),
    });
    let noise = row(&uncertain, LIVE, "free weights, uncertain data");
    let careful = row(&free(60), CAREFUL, "free weights");
    for regions in [10, 16, 250, 1_000] {
        row(&free(regions), LIVE, "free weights");
    }
    let learning = median(|| drop(black_box(Knowledge::of_weights(&free(60), LIVE))));
    println!(
        "{LIVE:>10} {:>8} {learning:>8.2}  worth of knowing a weight",
        60
    );
    println!(
        "{:>27.2}  samples times ten cost so many times as much",
        careful / base
    );
    println!(
        "{:>27.2}  uncertain data cost so many times as much",
        noise / base
    );
}

fn row(problem: &Problem, samples: u32, name: &str) -> f64 {
    let spent = median(|| {
        if let Ok(mut study) = Study::new(problem) {
            study.run(0, samples);
            drop(black_box(study.answer()));
        }
    });
    println!("{samples:>10} {:>8} {spent:>8.2}  {name}", problem.regions);
    spent
}

/// Median milliseconds of some runs.
fn median(work: impl Fn()) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

fn problem(regions: usize, law: Law) -> Problem {
    let mut state = 1_u32;
    let mut roll = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / 16_777_216.0
    };
    let mut row = || (0..CRITERIA).map(|_| roll()).collect();
    let values: Vec<Vec<f64>> = (0..regions).map(|_| row()).collect();
    Problem::new(&values, law)
}

fn tiers() -> Vec<Vec<usize>> {
    vec![(0..4).collect(), (4..8).collect(), (8..12).collect()]
}

fn stated() -> Law {
    Law::Stated {
        weights: vec![1.0 / 12.0; CRITERIA],
        sigma: 0.5,
    }
}
