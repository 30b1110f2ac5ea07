//! Parts of screens: content in, elements out. None of them decides anything.

pub mod bar;
pub mod button;
pub mod choice;
pub mod element;
pub mod list;
pub mod listener;
pub mod notice;
pub mod offline;
pub mod page;
pub mod problem;
pub mod progress;
pub mod section;
pub mod select;
pub mod table;
