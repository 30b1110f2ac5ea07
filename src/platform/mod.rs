//! The only code that touches the browser: window, document, storage, clipboard.
//!
//! A widget lives in pages that it does not own. A host may forbid storage,
//! the clipboard or printing, so every call that can be refused returns a
//! `Result` or says in its value what happened, and none of them panics.
//! Strings and numbers are all that crosses this border: the folder knows
//! nothing of catalogs, answers or languages.
//!
//! | Module | What it reaches |
//! |---|---|
//! | [`boot`] | the starter script: content files, kept answers, failure screens |
//! | [`clock`] | today and now |
//! | [`copy`] | the clipboard |
//! | [`document`] | language, title, focus, scrolling, printing |
//! | [`download`] | saving a text as a file |
//! | [`file`] | a file that the visitor chose |
//! | [`draft`] | the visitor's draft: IndexedDB, else localStorage, else memory |
//! | [`frame`] | the page around the widget |
//! | [`input`] | what a form control of an event holds |
//! | [`history`] | the places that the browser's Back button visits |
//! | [`kernel`] | the wasm file that samples weights |
//! | [`listener`] | a subscription that ends when it is dropped |
//! | [`location`] | query and fragment |
//! | [`motion`] | elements that glide to their new places |
//! | [`offline`] | how far the release is kept for offline use |
//! | [`panic`] | from a Rust panic to the failure screen |

mod aside;
pub mod boot;
pub mod clock;
pub mod copy;
pub mod document;
pub mod download;
pub mod draft;
mod error;
pub mod file;
pub mod frame;
pub mod history;
mod indexed;
pub mod input;
pub mod kernel;
pub mod listener;
mod local;
pub mod location;
pub mod motion;
pub mod offline;
pub mod panic;
mod window;

pub use error::{BrowserError, StorageError};
