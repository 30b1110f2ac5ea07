//! The starter script `boot.js`, which runs before the wasm and outlives its failures.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::error::BrowserError;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = landfall, js_name = load)]
    async fn load_file(name: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = landfall, js_name = rest)]
    async fn load_rest() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = landfall, js_name = file)]
    fn find_file(name: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = landfall, js_name = keep)]
    fn keep_text(text: &str, record: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = landfall, js_name = fail)]
    fn show_failure(code: &str, detail: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = landfall, js_name = mounting)]
    fn tell_mounting() -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = landfall, js_name = mounted)]
    fn tell_mounted() -> Result<(), JsValue>;
}

/// The text of a content file by its name in the release, such as `words-ko`.
///
/// The starter has already asked for `structure` and the words of the chosen
/// language, so those two arrive without a second request. A file that failed
/// is asked for again by the next call.
///
/// Fails when the name is unknown, the server does not answer with 200, or
/// the answer is not JSON.
pub async fn load(name: &str) -> Result<String, BrowserError> {
    let text = load_file(name)
        .await
        .map_err(BrowserError::thrown("load"))?;
    text.as_string()
        .ok_or_else(|| BrowserError::new("load", "the starter gave no text"))
}

/// Loads the second part of the wasm, once.
///
/// Until this has succeeded, whatever the build has moved there must not be called. A release
/// that is not divided has no second part; then this succeeds at once. Fails when the part does
/// not arrive or is damaged; the next call tries again.
pub async fn rest() -> Result<(), BrowserError> {
    load_rest()
        .await
        .map(drop)
        .map_err(BrowserError::thrown("rest"))
}

/// The address of a content file, `None` for a name that the release does not hold.
pub fn file(name: &str) -> Option<String> {
    find_file(name).ok()?.as_string()
}

/// Hands over the visitor's answers so that a failure screen can show them.
///
/// `text` is for people, `record` is the draft as it is saved. To be called
/// after each change: once the wasm has panicked it cannot be asked any more.
pub fn keep(text: &str, record: &str) {
    // Without the starter there is no failure screen either, so nothing is lost.
    drop(keep_text(text, record));
}

/// Replaces the page by the failure screen; only the first call shows.
///
/// The starter knows these codes and explains each: `wasm-missing`,
/// `wasm-policy`, `js-load`, `wasm-load`, `wasm-invalid`, `content-load`,
/// `content-invalid`, `wasm-panic`. Any other code reads as `wasm-panic`.
/// `detail` is shown under "technical details" and must hold no answers.
pub fn fail(code: &str, detail: &str) {
    // There is nothing left to tell the visitor with when this fails too.
    drop(show_failure(code, detail));
}

/// Tells the starter that the first screen is about to replace the page.
pub fn mounting() {
    drop(tell_mounting());
}

/// Tells the starter that the first screen stands: it gives back the focus and does what the
/// visitor did before.
pub fn mounted() {
    drop(tell_mounted());
}

/// Whether the page lies in a folder that is named after its language.
pub fn is_entry() -> bool {
    property("entry").is_some_and(|value| value.is_truthy())
}

/// Whether the address asks for the first question, and no draft comes before it.
pub fn begins_with_question() -> bool {
    property("first").is_some_and(|value| value.is_truthy())
}

/// The ids of the answers that were given before the app stood, with spaces between.
pub fn early_answers() -> String {
    property("early")
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// The language that the starter chose and already set on the document:
/// `ko`, `en` or `ja`.
pub fn language() -> String {
    property("language")
        .and_then(|value| value.as_string())
        .unwrap_or_else(|| String::from("en"))
}

/// The key under which the draft of this page is kept, such as `lf:default:1`.
pub fn draft_key() -> String {
    property("draft")
        .and_then(|value| value.as_string())
        .unwrap_or_else(|| String::from("lf:default:1"))
}

/// Whether the draft must not be restored, because this tab panicked twice within a minute.
pub fn is_safe() -> bool {
    property("safe").is_some_and(|value| value.is_truthy())
}

pub(super) fn property(name: &str) -> Option<JsValue> {
    let landfall = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("landfall")).ok()?;
    // `Reflect::get` throws on anything that is not an object.
    let landfall = landfall.dyn_into::<js_sys::Object>().ok()?;
    js_sys::Reflect::get(&landfall, &JsValue::from_str(name)).ok()
}
