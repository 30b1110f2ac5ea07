//! Saving a text as a file, without a server.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::error::BrowserError;
use super::window::document;

/// How long the browser may take to read the text before its memory is freed,
/// in milliseconds. Safari asks where to save first.
const KEPT_FOR: u32 = 60_000;

/// Offers `text` as a download under `name`, such as `plan.csv`.
///
/// `media_type` is for example `text/csv;charset=utf-8`. A sandbox without
/// `allow-downloads` ignores the request without an error, so success means
/// only that the browser was asked.
pub fn download(name: &str, media_type: &str, text: &str) -> Result<(), BrowserError> {
    const ASKED: &str = "download";
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)
        .map_err(BrowserError::thrown(ASKED))?;
    let document = document()?;
    let body = document
        .body()
        .ok_or_else(|| BrowserError::new(ASKED, "the page has no body"))?;
    let link = document
        .create_element("a")
        .map_err(BrowserError::thrown(ASKED))?
        .dyn_into::<HtmlAnchorElement>()
        .map_err(|_| BrowserError::new(ASKED, "the page makes no link"))?;
    let address = Url::create_object_url_with_blob(&blob).map_err(BrowserError::thrown(ASKED))?;
    link.set_href(&address);
    link.set_download(name);
    link.set_class_name("lf-offscreen");
    let placed = body.append_child(&link);
    link.click();
    link.remove();
    Timeout::new(KEPT_FOR, move || {
        // An address that is already gone needs no freeing.
        drop(Url::revoke_object_url(&address));
    })
    .forget();
    placed.map(drop).map_err(BrowserError::thrown(ASKED))
}
