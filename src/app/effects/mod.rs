//! Effects: what happens in the browser after a render.

mod draft;
mod focus;
mod trail;

pub use draft::Keeper;
pub use focus::{Focus, HEADING, PROBLEM};
pub use trail::{Trail, screen};
