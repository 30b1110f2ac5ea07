//! How firmly a recommendation holds, and what would change it.
//!
//! Sampling is the kernel's: [`Model::field`](super::Model::field) makes a problem, in the page a
//! wasm file of its own answers it, and [`Field::strips`] reads the answer. Everything else here
//! has a closed form and needs no sample. On the host `kernel::Study` answers the same problem
//! with the same bits.
//!
//! In the page, once `platform::kernel::Kernel::load` has succeeded: `prepare` takes the words of
//! [`Field::question`], `run` goes from 0 to `kernel::LIVE` samples, and [`Field::answer`] reads
//! the words of `finish`. A moved tier only needs a new question and a new run.
//!
//! | Question of a visitor | Answer |
//! |---|---|
//! | How often is it first, second, third? | [`Field::strips`] |
//! | What if it falls away? | [`Field::without`], [`Model::fallbacks`](super::Model::fallbacks) |
//! | What would have to change? | [`Model::way_to_first`](super::Model::way_to_first), [`Model::compare`](super::Model::compare) |
//! | What should we find out first? | [`Field::worth_of_weights`], [`Model::worth_of_figures`](super::Model::worth_of_figures) |
//! | All that needs no sample? | [`Model::exact`](super::Model::exact) |
//! | What if tariffs change? | [`Model::tariffs`](super::Model::tariffs) |

mod change;
mod exact;
mod fallback;
mod field;
mod figure;
mod law;
mod pairwise;
mod rescore;
mod strip;
mod tariff;

pub use change::{Shift, WayToFirst};
pub use exact::Exact;
pub use fallback::Fallback;
pub use field::{Field, Openness};
pub use figure::FigureWorth;
pub use law::law;
pub use pairwise::sampled_pairwise;
pub use strip::{SAMPLES, Strip, WeightWorth, leans};
pub use tariff::{BASE, TariffRow, Tariffs};
