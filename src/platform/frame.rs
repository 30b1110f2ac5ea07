//! The page around the widget: what it is told and what it says.
//!
//! The script `frame.js` carries both. Standing alone there is nobody to tell, and every call
//! here does nothing.

use gloo_events::EventListener;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::listener::Listener;
use super::window::window;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = landfall, js_name = send)]
    fn send_text(text: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = landfall, js_name = sendResult)]
    fn send_result_text(text: &str) -> Result<bool, JsValue>;
}

/// Tells the host the height of the page and then this message, the JSON of an object.
pub fn send(message: &str) {
    // A host that cannot be told does not listen.
    drop(send_text(message));
}

/// Sends a result, if the element `lf-send-now` has been in view for half a second; whether it
/// was sent.
pub fn send_result(message: &str) -> bool {
    send_result_text(message).unwrap_or(false)
}

/// Tells the host that the visitor was led to a place so many pixels below the top.
pub fn top(y: f64) {
    // The cast cannot fail: it takes the nearest whole number, and 0 for what is none.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a height in pixels"
    )]
    let y = (y as usize).to_string();
    send(&["{\"lf\":1,\"type\":\"top\",\"y\":", &y, "}"].concat());
}

/// Calls back with the origin of the host and the JSON of what it says.
pub fn on_message(callback: impl Fn(&str, &str) + 'static) -> Listener {
    let Ok(window) = window() else {
        return Listener::new(Vec::new());
    };
    let heard = move |event: &web_sys::Event| {
        let detail = event
            .dyn_ref::<web_sys::CustomEvent>()
            .and_then(|event| event.detail().as_string());
        if let Some((origin, text)) = detail.as_deref().and_then(|detail| detail.split_once('\n')) {
            callback(origin, text);
        }
    };
    Listener::new(vec![EventListener::new(&window, "landfall-heard", heard)])
}
