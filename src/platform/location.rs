//! Where the page is: its address, query and fragment.

use wasm_bindgen::JsValue;

use super::error::BrowserError;
use super::window::window;

/// The query with its leading `?`, empty when there is none.
pub fn query() -> String {
    read(web_sys::Location::search)
}

/// The fragment with its leading `#`, empty when there is none.
///
/// It is as the browser gives it: percent-encoded, of any length, not to be trusted.
pub fn hash() -> String {
    read(web_sys::Location::hash)
}

/// The address of the page without query and fragment: the start of a share link.
pub fn address() -> String {
    let address = read(web_sys::Location::href);
    let end = address.find(['?', '#']).unwrap_or(address.len());
    address.get(..end).unwrap_or_default().to_owned()
}

/// Whether the page was opened from a disk: then its address means nothing elsewhere.
pub fn is_file() -> bool {
    read(web_sys::Location::protocol) == "file:"
}

/// Takes the fragment out of the address without a new entry in the history.
pub fn clear_hash() -> Result<(), BrowserError> {
    super::history::replace("")
}

/// Path and query.
pub(super) fn bare() -> String {
    [read(web_sys::Location::pathname), query()].concat()
}

/// Names the entry page of another language in the address, without loading it.
///
/// To be called on an entry page only, whose last folder is a language: a reload then keeps the
/// language that the visitor has chosen.
pub fn name_language(code: &str) -> Result<(), BrowserError> {
    let path = read(web_sys::Location::pathname);
    // The name of the page and the language stand at the end.
    let site = path.rsplitn(3, '/').nth(2).unwrap_or_default();
    let place = [site, "/", code, "/", &query(), &hash()].concat();
    window()?
        .history()
        .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&place)))
        .map_err(BrowserError::thrown("name the language"))
}

fn read(part: impl Fn(&web_sys::Location) -> Result<String, JsValue>) -> String {
    window()
        .ok()
        .and_then(|window| part(&window.location()).ok())
        .unwrap_or_default()
}
