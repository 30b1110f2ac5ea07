//! The places that the browser's Back button visits.
//!
//! A frame shares its history with the page around it, so an embedded widget
//! never adds an entry: the visitor's Back button must leave the host's page.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;

use super::document::is_framed;
use super::error::BrowserError;
use super::listener::Listener;
use super::location;
use super::window::window;

/// Goes to a place, a fragment such as `#/result`.
///
/// Standing alone, the place becomes a new entry of the history, unless the
/// page is there already; in a frame the present entry is replaced.
pub fn visit(place: &str) -> Result<(), BrowserError> {
    if is_framed() || location::hash() == place {
        return replace(place);
    }
    window()?
        .history()
        .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&address(place))))
        .map_err(BrowserError::thrown("visit a place"))
}

/// Names the present entry of the history without adding one.
pub fn replace(place: &str) -> Result<(), BrowserError> {
    window()?
        .history()
        .and_then(|history| {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&address(place)))
        })
        .map_err(BrowserError::thrown("replace a place"))
}

/// An empty address would keep the fragment that is there.
fn address(place: &str) -> String {
    if place.is_empty() {
        location::bare()
    } else {
        place.to_owned()
    }
}

/// Calls back with the fragment whenever the visitor goes back, forward, or edits it.
pub fn on_visit(callback: impl Fn(String) + 'static) -> Listener {
    let Ok(window) = window() else {
        return Listener::new(Vec::new());
    };
    // `popstate` also fires for an edited fragment, so `hashchange` would call twice.
    Listener::new(vec![EventListener::new(&window, "popstate", move |_| {
        callback(location::hash());
    })])
}
