//! Lists and pairs of a term and its words.

use super::element::{Element, element, words};

/// A list of texts.
#[inline(never)]
pub fn texts<S: AsRef<str>>(class: &'static str, items: &[S]) -> Element {
    let mut list = Vec::with_capacity(items.len());
    for item in items {
        list.push(words("li", "", item.as_ref()));
    }
    element("ul", class).children(list)
}

/// A term with its words, as a row of a `dl`.
#[inline(never)]
pub fn fact(term: &str, value: &str) -> Element {
    element("div", "")
        .child(words("dt", "", term))
        .child(words("dd", "", value))
}
