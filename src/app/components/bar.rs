//! Bars as SVG: a scale from 0 to 100, drawn with attributes only, because the content policy
//! forbids style attributes. Every bar stands beside its number in a table, so it is hidden
//! from screen readers.

use yew::{Html, html};

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
pub fn bar(bar: Bar) -> Html {
    let number = |value: f64| format!("{:.2}", value.clamp(0.0, 100.0));
    let class = if bar.is_weak { "lf-bar__value lf-bar__value--weak" } else { "lf-bar__value" };
    html! {
        <svg class="lf-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="lf-bar__track" x="0" y="1" width="100" height="8" />
            if let Some((from, to)) = bar.range {
                <rect class="lf-bar__range" x={number(from)} y="1" width={number(to - from)} height="8" />
            }
            if let Some(value) = bar.value {
                <rect {class} x="0" y="3" width={number(value)} height="4" />
            }
            if let Some(mark) = bar.mark {
                <line class="lf-bar__mark" x1={number(mark)} x2={number(mark)} y1="0" y2="10" />
            }
        </svg>
    }
}
