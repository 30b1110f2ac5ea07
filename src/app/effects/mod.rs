//! Effects: what happens in the browser after a render.

mod draft;
mod focus;
mod glide;
mod herald;
mod trail;

pub use draft::Keeper;
pub use focus::{Focus, HEADING, PROBLEM, REGIONS};
pub use glide::{Glide, LIST, OVERVIEW};
pub use herald::Herald;
pub use trail::{Trail, screen};
