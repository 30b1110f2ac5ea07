//! The region recommender: all states for one company, by a weighted additive value model.
//!
//! The score of a state is `gate × Σ weight × value`, with values from 0 to 1 between anchors
//! that belong to the data release. Nothing is relative to the states shown, so leaving a state
//! out never reorders the others. The model knows neither words nor the page.
//!
//! Metro areas are a second list over the same values and are not part of this version.

mod board;
mod check;
mod cluster;
mod curve;
mod data;
mod explain;
mod fact;
pub mod mcda;
mod outcome;
mod ranking;
mod request;
mod schema;
mod screen;
mod stability;
mod value;
mod weight;

pub use data::{RegionData, RegionDataError};
pub use outcome::{
    Certainty, Claim, Contribution, Excluded, Fact, FactValue, Flag, GroupWeight, MustEffect,
    Outcome, Ranking, Reason, StateResult, Term,
};
pub use ranking::rank;
pub use request::{KnownSite, Must, Priority, Request, SiteKind, Tier};
pub use schema::Source;
