//! Sampling of weights in a weighted additive value model: in how many of the weightings that
//! an answer allows each region is first, second, and so on.
//!
//! The method is stochastic multicriteria acceptability analysis (Lahdelma, Hokkanen and
//! Salminen 1998). Regions are rows of values from 0 to 1, one a criterion; this crate knows
//! nothing else of them.
//!
//! **The same bits everywhere.** Every number is made of additions, multiplications, divisions
//! and square roots of IEEE 754 in a written order, each rounded on its own: there is no fused
//! multiplication, no function of the platform's mathematics library and no order that depends
//! on the width of a vector. Sixty-four samples lie side by side and never meet before they are
//! counted. Laptop, phone, wasm with vectors and wasm without give identical answers, so a shared
//! link shows what its sender saw.
//!
//! **Random numbers are looked up, not drawn in turn**: a number is a hash of the sample, of the
//! criterion's key and of the seed. Leaving a criterion or a region out changes nobody else's.

mod cut;
mod eight;
mod knowledge;
mod lanes;
mod law;
mod math;
mod network;
mod noise;
mod problem;
mod random;
mod score;
mod shuffle;
mod study;
mod tally;
mod wire;

pub use cut::{CutError, Walk};
pub use knowledge::Knowledge;
pub use law::{Law, Sampler};
pub use noise::Noise;
pub use problem::{Problem, ProblemError};
pub use study::Study;
pub use tally::{Answer, Tally};
pub use wire::WireError;

/// Samples that lie side by side. Sixteen fell off a cliff in wasm when it was tried; with
/// sixty-four a block of sixty regions stays in the innermost cache.
pub const LANES: usize = TILES * TILE;

/// The same number as samples are counted.
pub(crate) const BLOCK: u32 = 64;

/// Lanes that stay in registers while criteria are added up.
const TILE: usize = 16;
const TILES: usize = 4;

/// Samples for an answer while somebody moves a control: shares within one point at 95 %.
pub const LIVE: u32 = 10_048;

/// Samples for a careful answer: shares within 0.3 points at 95 %.
pub const CAREFUL: u32 = 100_032;

/// Most regions of one problem.
pub const REGIONS: usize = 4_096;

/// One number for each of the sixty-four samples.
pub type Row = [[f32; TILE]; TILES];

/// A row of zeros.
pub const ZERO: Row = [[0.0; TILE]; TILES];
