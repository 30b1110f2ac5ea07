//! Whether the page is wide enough for a whole section.

use yew::{hook, use_effect_with, use_state_eq};

use crate::platform::document;

const WIDE: &str = "(min-width: 45em)";

/// True on a wide page; follows when the visitor turns or resizes the device.
#[hook]
pub fn use_wide() -> bool {
    let wide = use_state_eq(|| document::matches(WIDE));
    let setter = wide.setter();
    use_effect_with((), move |()| {
        let listener = document::on_resize(move || setter.set(document::matches(WIDE)));
        move || drop(listener)
    });
    *wide
}
