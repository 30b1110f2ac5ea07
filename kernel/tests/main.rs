//! The kernel against known cases, against a plain implementation, and against its own laws.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod law;
mod naive;
mod oracle;
mod property;

use kernel::{Answer, Problem, Study};

/// The answer to a problem after so many samples.
fn run(problem: &Problem, samples: u32) -> Answer {
    let mut study = Study::new(problem).unwrap();
    study.run(0, samples);
    study.answer()
}

/// Numbers that look random, for matrices: a plain counter through `SplitMix64`.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        ((bits >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn matrix(&mut self, regions: usize, criteria: usize) -> Vec<Vec<f64>> {
        let mut row = || (0..criteria).map(|_| self.roll()).collect();
        (0..regions).map(|_| row()).collect()
    }
}
