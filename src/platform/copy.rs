//! The clipboard.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

use super::document::focus_quietly;
use super::window::{document, window};

/// Puts a text on the clipboard; to be called from a click. Says whether that was possible.
///
/// A frame without `allow="clipboard-write"` is refused the modern way in
/// Chromium, so the old command follows. When both fail, show the text
/// selected in a read-only field.
pub async fn copy(text: &str) -> bool {
    // The typed binding throws out of the wasm where `navigator.clipboard` is undefined, as in
    // an insecure context.
    let is_done = match begin(text) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    };
    is_done || copy_selected(text).unwrap_or(false)
}

fn begin(text: &str) -> Option<Promise> {
    let navigator = window().ok()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let write_text = Reflect::get(&clipboard, &"writeText".into()).ok()?;
    let write_text: Function = write_text.dyn_into().ok()?;
    let promise: JsValue = write_text.call1(&clipboard, &text.into()).ok()?;
    promise.dyn_into().ok()
}

/// The old way: select the text in a field of its own and give the command.
fn copy_selected(text: &str) -> Option<bool> {
    let document = document().ok()?;
    let body = document.body()?;
    let before = document.active_element();
    let field = document.create_element("textarea").ok()?;
    let field: HtmlTextAreaElement = field.dyn_into().ok()?;
    field.set_value(text);
    field.set_read_only(true);
    // A class and no style attribute: the security policy forbids the latter.
    field.set_class_name("lf-offscreen");
    body.append_child(&field).ok()?;
    // Copying works without the focus in most browsers, so a refusal is ignored.
    drop(focus_quietly(&field));
    field.select();
    let page = document.dyn_into::<HtmlDocument>().ok();
    let is_done = page.and_then(|page| page.exec_command("copy").ok());
    field.remove();
    if let Some(element) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(focus_quietly(&element));
    }
    is_done
}
