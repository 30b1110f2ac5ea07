//! Effects: what happens in the browser after a render.

mod draft;
mod focus;
mod media;

pub use draft::use_draft;
pub use focus::{HEADING, PROBLEM, use_focus};
pub use media::use_wide;
