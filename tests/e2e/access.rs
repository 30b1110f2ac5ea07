//! What has to hold on every screen, so that everybody can use it.
//!
//! The scripts in `access/` look at one page each and return a list of problems in words.

mod axe;
mod focus;
mod look;
mod quiet;
mod screen;
mod structure;
mod target;
mod walk;

pub(crate) use axe::{CONTRAST_RULE, RUN};
pub(crate) use screen::{DRAWN, LARGE, SPACED};
pub(crate) use walk::{UNFOLD, none};
