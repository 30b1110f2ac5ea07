//! Parts of a page that have a heading of their own, or wait to be opened.

use super::element::{Element, element, words};

/// A section under a heading of the third level; its content is added to it.
#[inline(never)]
pub fn section(class: &'static str, id: &str, title: &str) -> Element {
    element("section", class)
        .set("aria-labelledby", id)
        .child(words("h3", "", title).id(id))
}

/// Details that open under a summary; their content is added to them.
#[inline(never)]
pub fn details(class: &'static str, summary: &str) -> Element {
    element("details", class).child(words("summary", "", summary))
}
