//! The way to the window and the document; both can be missing in a worker.

use web_sys::{Document, Window};

use super::error::BrowserError;

pub(super) fn window() -> Result<Window, BrowserError> {
    web_sys::window().ok_or_else(|| BrowserError::new("window", "there is none"))
}

pub(super) fn document() -> Result<Document, BrowserError> {
    window()?
        .document()
        .ok_or_else(|| BrowserError::new("document", "there is none"))
}
