//! A file of the visitor's device, chosen in a native file input.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use super::window::document;

/// Why a chosen file was not handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileError {
    /// It holds more bytes than are wanted; it was not read.
    TooLarge,
    /// The browser refused, as when the file was moved meanwhile.
    Unreadable,
}

/// The bytes of the file that is chosen in the input with this id; `None` when there is none, as
/// after a dialog that was cancelled.
///
/// The input is emptied, so that choosing the same file once more is a change again.
pub async fn chosen(id: &str, most: usize) -> Option<Result<Vec<u8>, FileError>> {
    let input = document().ok()?.get_element_by_id(id)?;
    let input = input.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0)?;
    let is_too_large = file.size() > most as f64;
    let bytes = (!is_too_large).then(|| file.array_buffer());
    input.set_value("");
    let Some(bytes) = bytes else {
        return Some(Err(FileError::TooLarge));
    };
    let bytes = JsFuture::from(bytes).await;
    Some(match bytes {
        Ok(bytes) => Ok(Uint8Array::new(&bytes).to_vec()),
        Err(_) => Err(FileError::Unreadable),
    })
}
