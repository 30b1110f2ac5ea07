//! How firmly a recommendation holds, and what would change it.
//!
//! Sampling is the kernel's: [`Model::problem`](super::Model::problem) asks, in the page a wasm
//! file of its own answers, and [`Strips`] reads. All else here is exact and needs no sample.

mod law;
mod pairwise;

pub use law::law;
pub use pairwise::sampled_pairwise;
