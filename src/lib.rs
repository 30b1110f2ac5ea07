//! Landfall: the check that a company from abroad takes before it enters the United States.
//!
//! The crate is a pure core and, behind the feature `web`, a Yew app around it:
//!
//! - [`ids`], [`language`], [`json`], [`order`]: handles, languages, reading and sorting, the
//!   ground floor;
//! - [`catalog`]: the content pack as checked types;
//! - [`assessment`]: answers and profile in, readiness and plan out;
//! - [`recommend`]: profile in, ranked regions with reasons out;
//! - [`map`]: outlines and places to draw;
//! - [`text`]: the words of one language, joined with the catalog by id;
//! - [`session`]: what the visitor is doing, saved and restored;
//! - [`embed`]: what a page around the widget asks for and is told.
//!
//! With `host-render`, `host` writes screens as HTML without a browser.
//!
//! This is the only file that knows about features. `docs/architecture.md` draws the layers.

// The build leaves out what such a slice would say when it fails, see `xtask/src/split.rs`.
#![warn(clippy::string_slice)]

pub mod assessment;
pub mod catalog;
pub mod content;
pub mod embed;
pub mod ids;
pub mod json;
pub mod language;
pub mod map;
pub mod order;
pub mod recommend;
pub mod session;
pub mod text;

#[cfg(feature = "web")]
pub mod app;
#[cfg(feature = "host-render")]
pub mod host;
#[cfg(feature = "web")]
pub mod platform;
