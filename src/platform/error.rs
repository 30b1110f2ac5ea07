//! What the browser can refuse. `Display` is for developers; visitors read their own words.

use js_sys::Error;
use thiserror::Error as ThisError;
use wasm_bindgen::{JsCast, JsValue};

/// A call that the browser refused, named by what was asked of it.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
#[error("{asked}: {problem}")]
pub struct BrowserError {
    /// What was asked for, such as `focus`.
    pub asked: &'static str,
    /// What the browser answered, in its own words.
    pub problem: String,
}

impl BrowserError {
    pub(super) fn new(asked: &'static str, problem: impl Into<String>) -> Self {
        Self {
            asked,
            problem: problem.into(),
        }
    }

    /// Turns a thrown value into an error; made for `map_err`.
    pub(super) fn thrown(asked: &'static str) -> impl FnOnce(JsValue) -> Self {
        move |value| Self::new(asked, describe(&value))
    }
}

/// Why a rung of the draft ladder does not hold.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum StorageError {
    /// The browser or a sandbox forbids this storage.
    #[error("storage is denied: {0}")]
    Denied(String),
    /// The storage does not exist here; `localStorage` can be null.
    #[error("storage is absent")]
    Absent,
    /// The quota is used up.
    #[error("storage is full")]
    Full,
    /// The browser did not answer in time.
    #[error("storage did not answer in time")]
    TimedOut,
    /// Anything else, in the browser's words.
    #[error("storage failed: {0}")]
    Failed(String),
}

impl From<JsValue> for StorageError {
    fn from(value: JsValue) -> Self {
        let name = value
            .dyn_ref::<Error>()
            .map(|error| String::from(error.name()))
            .unwrap_or_default();
        match name.as_str() {
            "SecurityError" | "NotAllowedError" => Self::Denied(describe(&value)),
            // Firefox keeps its old name for a full localStorage.
            "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => Self::Full,
            "TimeoutError" => Self::TimedOut,
            _ => Self::Failed(describe(&value)),
        }
    }
}

/// A thrown value in one line.
pub(super) fn describe(value: &JsValue) -> String {
    if let Some(error) = value.dyn_ref::<Error>() {
        return format!(
            "{}: {}",
            String::from(error.name()),
            String::from(error.message())
        );
    }
    value
        .as_string()
        .unwrap_or_else(|| String::from("unknown problem"))
}
