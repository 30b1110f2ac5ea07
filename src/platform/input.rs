//! What a form control of an event holds.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

/// The text of the input or select that the event comes from.
pub fn value(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => other
            .dyn_into::<HtmlSelectElement>()
            .map_or_else(|_| String::new(), |select| select.value()),
    }
}

/// Whether the checkbox or radio of the event is checked.
pub fn is_checked(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}

/// Whether the event is Enter, pressed on a radio or checkbox and not while a syllable is being
/// composed: forms are never submitted here, so Enter has to be answered by hand.
pub fn is_enter_on_choice(event: &Event) -> bool {
    const COMPOSING: u32 = 229;
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return false;
    };
    event.key() == "Enter"
        && !event.is_composing()
        && event.key_code() != COMPOSING
        && event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            .is_some_and(|input| matches!(input.type_().as_str(), "radio" | "checkbox"))
}
