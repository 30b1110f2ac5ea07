//! The region recommender: all states for one company, by a weighted additive value model.
//!
//! The score of a state is `gate × Σ weight × value`, with values from 0 to 1 between anchors
//! that belong to the data release. Nothing is relative to the states shown, so leaving a state
//! out never reorders the others. The model knows neither words nor the page.
//!
//! Metro areas are a second list: they have their state's figures where they have none.

mod check;
mod cluster;
mod compare;
mod data;
mod explain;
mod fact;
mod listing;
pub mod mcda;
mod metro;
mod model;
mod near;
mod outcome;
mod report;
mod request;
pub mod robust;
mod schema;
mod screen;
mod stability;
mod swing;
mod validity;
mod value;
mod weight;

pub use compare::{Comparison, Difference, LeastMove, NeededFigure, SingleWeight};
pub use data::{RegionData, RegionDataError};
pub use model::{Model, rank, rank_first};
pub use outcome::{
    Certainty, Claim, Contribution, Excluded, Fact, FactValue, Flag, GroupWeight, MetroResult,
    MustEffect, Near, Outcome, Programme, Ranking, Reason, SiteState, StateResult, Term,
};
pub use report::{GroupReport, Report};
pub use request::{KnownSite, Must, Priority, Request, SiteKind, Tier};
pub use schema::Source;
pub use swing::{Range, Swing};
pub use validity::{CheckedClaim, Hits, Order, Steadiness, Validity};
