//! The clipboard.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{FocusOptions, HtmlDocument, HtmlElement, HtmlTextAreaElement};

use super::error::BrowserError;
use super::window::{document, window};

/// Puts a text on the clipboard; to be called from a click.
///
/// A frame without `allow="clipboard-write"` is refused the modern way in
/// Chromium, so the old command follows. When both fail, show the text
/// selected in a read-only field.
pub async fn copy(text: &str) -> Result<(), BrowserError> {
    match write(text).await {
        Ok(()) => Ok(()),
        Err(_) => copy_selected(text),
    }
}

/// The modern way. `navigator.clipboard` is undefined in an insecure context,
/// where its typed binding would throw out of the wasm.
async fn write(text: &str) -> Result<(), JsValue> {
    let navigator = window()
        .map_err(|error| JsValue::from_str(&error.to_string()))?
        .navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    if clipboard.is_undefined() {
        return Err(JsValue::UNDEFINED);
    }
    let write_text: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    let promise: Promise = write_text.call1(&clipboard, &text.into())?.dyn_into()?;
    JsFuture::from(promise).await.map(drop)
}

/// The old way: select the text in a field of its own and give the command.
fn copy_selected(text: &str) -> Result<(), BrowserError> {
    const ASKED: &str = "copy";
    let document = document()?;
    let body = document
        .body()
        .ok_or_else(|| BrowserError::new(ASKED, "the page has no body"))?;
    let before = document.active_element();
    let field = document
        .create_element("textarea")
        .map_err(BrowserError::thrown(ASKED))?
        .dyn_into::<HtmlTextAreaElement>()
        .map_err(|_| BrowserError::new(ASKED, "the page makes no text field"))?;
    field.set_value(text);
    field.set_read_only(true);
    // A class and no style attribute: the security policy forbids the latter.
    field.set_class_name("lf-offscreen");
    body.append_child(&field)
        .map_err(BrowserError::thrown(ASKED))?;
    focus_quietly(&field);
    field.select();
    let done = document
        .dyn_into::<HtmlDocument>()
        .map_err(|_| BrowserError::new(ASKED, "the page is not HTML"))
        .and_then(|page| {
            page.exec_command("copy")
                .map_err(BrowserError::thrown(ASKED))
        });
    field.remove();
    if let Some(element) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus_quietly(&element);
    }
    match done {
        Ok(true) => Ok(()),
        Ok(false) => Err(BrowserError::new(ASKED, "the browser refused")),
        Err(error) => Err(error),
    }
}

/// Focus without scrolling; copying works without it in most browsers, so a refusal is ignored.
fn focus_quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    drop(element.focus_with_options(&options));
}
