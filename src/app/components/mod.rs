//! Parts of screens: content in, markup out. None of them decides anything.

pub mod bar;
pub mod choice;
pub mod notice;
pub mod page;
pub mod problem;
pub mod progress;
