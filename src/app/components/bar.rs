//! Bars as SVG: a scale from 0 to 100, drawn with attributes only, because the content policy
//! forbids style attributes. Every bar stands beside its number in a table, so it is hidden
//! from screen readers.

use super::element::{Element, element};
use crate::order::within;
use crate::text::format::two_decimals;

/// A bar on the scale from 0 to 100.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bar {
    pub value: Option<f64>,
    /// A soft range around the value.
    pub range: Option<(f64, f64)>,
    /// A tick to compare with.
    pub mark: Option<f64>,
    pub is_weak: bool,
}

/// Draws the bar.
pub fn bar(bar: &Bar) -> Element {
    let class = if bar.is_weak {
        "lf-bar__value lf-bar__value--weak"
    } else {
        "lf-bar__value"
    };
    drawing("lf-bar", "0 0 100 10")
        .child(rect("lf-bar__track", (0.0, 100.0), "1", "8"))
        .maybe(
            bar.range
                .map(|range| rect("lf-bar__range", range, "1", "8")),
        )
        .maybe(bar.value.map(|value| rect(class, (0.0, value), "3", "4")))
        .maybe(bar.mark.map(|mark| line("lf-bar__mark", mark, "0", "10")))
}

/// A drawing that stretches with the page; its parts are added to it.
pub fn drawing(class: &'static str, scale: &str) -> Element {
    element("svg", class)
        .set("viewBox", scale)
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
}

/// A piece of the scale, cut at its ends.
#[inline(never)]
pub fn rect(class: &'static str, (from, to): (f64, f64), y: &str, height: &str) -> Element {
    let width = place(within(to, 0.0, 100.0) - within(from, 0.0, 100.0));
    element("rect", class)
        .set("x", &place(from))
        .set("y", y)
        .set("width", &width)
        .set("height", height)
}

/// A mark across the scale.
#[inline(never)]
pub fn line(class: &'static str, at: f64, top: &str, bottom: &str) -> Element {
    let x = place(at);
    element("line", class)
        .set("x1", &x)
        .set("x2", &x)
        .set("y1", top)
        .set("y2", bottom)
}

/// A place on the scale as the drawing writes it.
pub fn place(value: f64) -> String {
    two_decimals(within(value, 0.0, 100.0))
}
