//! The document: language, title, focus, scrolling, printing, the page's end.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlElement};

use super::error::BrowserError;
use super::listener::Listener;
use super::window::{document, window};
use super::{clock, frame};

/// How long a browser may take to begin printing, in milliseconds. A sandbox
/// without `allow-modals` ignores the request without saying so.
const PRINT_LIMIT: u32 = 500;

/// The element that the app is rendered into.
pub fn root() -> Option<web_sys::Element> {
    document().ok()?.get_element_by_id("app")
}

/// Sets the language of the document, which chooses fonts and line breaking.
pub fn set_language(code: &str) -> Result<(), BrowserError> {
    mark("lang", code)
}

/// Keeps the language for the next visit; the starter reads it before anything else.
pub fn remember_language(code: &str) -> Result<(), super::StorageError> {
    super::local::write("lf:lang", code)
}

/// Whether a translator of the browser works on the page, which is in the language of `code`: it
/// names another one, or puts its texts into elements that the app never makes.
pub fn is_translated(code: &str) -> bool {
    let Ok(document) = document() else {
        return false;
    };
    let root = document.document_element();
    root.is_some_and(|root| root.get_attribute("lang").as_deref() != Some(code))
        || matches!(document.query_selector("#app font"), Ok(Some(_)))
}

/// Sets the title of the document.
pub fn set_title(title: &str) -> Result<(), BrowserError> {
    document()?.set_title(title);
    Ok(())
}

/// Moves the focus to the element with this id.
///
/// Nothing scrolls: in a frame the host's page would jump with it.
pub fn focus(id: &str) -> Result<(), BrowserError> {
    let element = document()?
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .ok_or_else(|| BrowserError::new("focus", ["no element has the id ", id].concat()))?;
    focus_quietly(&element).map_err(BrowserError::thrown("focus"))
}

/// Focuses without scrolling.
pub(super) fn focus_quietly(element: &HtmlElement) -> Result<(), JsValue> {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options)
}

/// Focuses the text field with this id and selects what it holds.
pub fn select(id: &str) -> Result<(), BrowserError> {
    focus(id)?;
    let field = document()?.get_element_by_id(id);
    if let Some(Ok(field)) = field.map(JsCast::dyn_into::<web_sys::HtmlTextAreaElement>) {
        field.select();
    }
    Ok(())
}

/// Loads the page anew.
pub fn reload() -> Result<(), BrowserError> {
    let location = window()?.location();
    location.reload().map_err(BrowserError::thrown("reload"))
}

/// Takes the focus away from whatever has it.
///
/// A focused element that is removed makes the browser lay out the half-changed page at once;
/// without focus it waits for the frame.
pub fn blur() -> Result<(), BrowserError> {
    let focused = document()?.active_element();
    if let Some(element) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.blur().map_err(BrowserError::thrown("blur"))?;
    }
    Ok(())
}

/// Scrolls to the top, and tells the page around the frame to do so.
pub fn scroll_to_top() -> Result<(), BrowserError> {
    scroll_to(0.0)
}

/// Moves the focus to the element with this id and shows it.
pub fn reveal(id: &str) -> Result<(), BrowserError> {
    focus(id)?;
    if let Some(element) = document()?.get_element_by_id(id) {
        let scrolled = window()?.scroll_y().unwrap_or_default();
        scroll_to(scrolled + element.get_bounding_client_rect().top())?;
    }
    Ok(())
}

/// Scrolls this page alone. `scrollIntoView` would scroll the host's page in some browsers and
/// not in others, so the host is told instead.
fn scroll_to(y: f64) -> Result<(), BrowserError> {
    window()?.scroll_to_with_x_and_y(0.0, y);
    frame::top(y);
    Ok(())
}

/// Sets an attribute of the root element, by which the style sheet knows a state of the page.
pub fn mark(name: &str, value: &str) -> Result<(), BrowserError> {
    let root = document()?
        .document_element()
        .ok_or_else(|| BrowserError::new("mark", "there is no root element"))?;
    root.set_attribute(name, value)
        .map_err(BrowserError::thrown("mark"))
}

/// Sets a custom property of the style sheet. The policy forbids style attributes, not this.
pub fn set_property(name: &str, value: &str) -> Result<(), BrowserError> {
    let root = document()?.document_element();
    let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else {
        return Ok(());
    };
    root.style()
        .set_property(name, value)
        .map_err(BrowserError::thrown("style"))
}

/// Whether the widget stands inside another page.
pub fn is_framed() -> bool {
    let Ok(window) = window() else { return false };
    match window.parent() {
        Ok(Some(parent)) => parent != window,
        // A parent that may not be looked at is another page for sure.
        Ok(None) | Err(_) => true,
    }
}

/// Whether a media query holds now, such as `(min-width: 60em)`; false when it is malformed.
pub fn matches(query: &str) -> bool {
    window()
        .ok()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|media| media.matches())
}

/// Calls back whenever the size of the page has changed.
pub fn on_resize(callback: impl Fn() + 'static) -> Listener {
    let Ok(window) = window() else {
        return Listener::new(Vec::new());
    };
    Listener::new(vec![EventListener::new(&window, "resize", move |_| {
        callback();
    })])
}

/// Calls back once after so many milliseconds, unless it is dropped before.
pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) -> Timer {
    Timer {
        _timeout: Timeout::new(milliseconds, callback),
    }
}

/// A call that is to come.
#[derive(Debug)]
pub struct Timer {
    _timeout: Timeout,
}

/// Says of an element that it is being worked on, until it is drawn anew.
pub fn mark_busy(css: &str) -> Result<(), BrowserError> {
    let found = document()?.query_selector(css);
    let element = found.map_err(BrowserError::thrown("querySelector"))?;
    let marked = element.map(|element| element.set_attribute("aria-busy", "true"));
    marked
        .unwrap_or(Ok(()))
        .map_err(BrowserError::thrown("setAttribute"))
}

/// Opens the browser's print dialog.
///
/// Fails when printing has not begun after half a second, as in a sandbox
/// that forbids dialogs: the visitor then needs the page on its own.
pub async fn print() -> Result<(), BrowserError> {
    let window = window()?;
    let began = Rc::new(Cell::new(false));
    let mark = Rc::clone(&began);
    let _listener = EventListener::once(&window, "beforeprint", move |_| mark.set(true));
    window.print().map_err(BrowserError::thrown("print"))?;
    if !began.get() {
        clock::wait(PRINT_LIMIT).await;
    }
    if began.get() {
        Ok(())
    } else {
        Err(BrowserError::new("print", "the browser did not begin"))
    }
}

/// Calls back when the page may be about to end: the last moment to save.
///
/// Phones often end a page that is merely hidden, so hiding counts, and the
/// callback can come many times.
pub fn on_pagehide(callback: impl Fn() + 'static) -> Listener {
    let (Ok(window), Ok(document)) = (window(), document()) else {
        return Listener::new(Vec::new());
    };
    let callback = Rc::new(callback);
    let hide = Rc::clone(&callback);
    let watched = document.clone();
    Listener::new(vec![
        EventListener::new(&window, "pagehide", move |_| callback()),
        EventListener::new(&document, "visibilitychange", move |_| {
            if watched.hidden() {
                hide();
            }
        }),
    ])
}
