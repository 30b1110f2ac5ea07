//! Native lists to choose from.

use super::element::{Element, element, words};

/// An option of a list.
#[inline(never)]
pub fn option(value: &str, label: &str, is_chosen: bool) -> Element {
    words("option", "", label)
        .set("value", value)
        .flag("selected", is_chosen)
}

/// A list of options; what a choice means is added to it.
#[inline(never)]
pub fn select(class: &'static str, id: &str, options: Vec<Element>) -> Element {
    element("select", class).id(id).children(options)
}

/// The label of a control.
#[inline(never)]
pub fn label(class: &'static str, control: &str, text: &str) -> Element {
    words("label", class, text).set("for", control)
}
