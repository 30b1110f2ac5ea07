//! Effects: what happens in the browser after a render.

mod draft;
mod focus;

pub use draft::Keeper;
pub use focus::{Focus, HEADING, PROBLEM};
