//! From a Rust panic to the failure screen.

use std::panic::{PanicHookInfo, set_hook};

use super::boot;

/// Makes every panic show the failure screen with the answers that were kept.
///
/// Yew sets a hook of its own when it renders; give it [`report`] instead of
/// calling this where Yew is in use.
pub fn install() {
    set_hook(Box::new(report));
}

/// Shows the failure screen for one panic. After it the wasm must not be called again.
pub fn report(info: &PanicHookInfo<'_>) {
    boot::fail("wasm-panic", &info.to_string());
}
