//! Offline use: how far the release is kept on this device, as the script `offline.js` says.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::boot;
use super::listener::Listener;
use super::window::window;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = landfall, js_name = update)]
    fn ask_update() -> Result<(), JsValue>;
}

/// How far the release is kept on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Offline {
    /// Nobody has asked yet.
    #[default]
    Unknown,
    Preparing,
    /// It opens and works without a network.
    Ready,
    /// It does, and a newer release waits for the visitor's word.
    Update,
    /// This place does not keep it.
    Unavailable,
}

impl Offline {
    /// What holds now.
    pub fn now() -> Self {
        let state = boot::property("offline").and_then(|state| state.as_string());
        match state.as_deref() {
            Some("preparing") => Self::Preparing,
            Some("ready") => Self::Ready,
            Some("update") => Self::Update,
            Some("none") => Self::Unavailable,
            _ => Self::Unknown,
        }
    }

    /// Whether the check opens without a network.
    pub const fn is_kept(self) -> bool {
        matches!(self, Self::Ready | Self::Update)
    }
}

/// Calls back when it changes.
pub fn on_change(callback: impl Fn() + 'static) -> Listener {
    let Ok(window) = window() else {
        return Listener::new(Vec::new());
    };
    let changed = move |_: &web_sys::Event| callback();
    Listener::new(vec![EventListener::new(
        &window,
        "landfall-offline",
        changed,
    )])
}

/// Goes over to the release that waits. A page of the old one is loaded anew.
pub fn update() {
    // Without the starter nothing waits either.
    drop(ask_update());
}
