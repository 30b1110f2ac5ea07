//! What holds without a network, and what the visitor can do about it.

use super::button::{Look, button};
use super::element::{Element, element, words};
use crate::app::context::Context;
use crate::app::message::Message;
use crate::platform::offline::Offline;
use crate::platform::{boot, location};
use crate::text::Ui;

/// How far offline use is ready, in words; empty while nothing is known or the words are on
/// their way.
pub fn state(context: &Context) -> &str {
    if !context.text.is_complete {
        return "";
    }
    match context.offline {
        Offline::Unknown => "",
        Offline::Preparing => context.t(Ui::OfflinePreparing),
        Offline::Ready => context.t(Ui::OfflineReady),
        Offline::Update => context.t(Ui::OfflineUpdate),
        Offline::Unavailable => context.t(Ui::OfflineNone),
    }
}

/// The way to the newer release, or to a place where offline use is possible.
///
/// The build moves this into the second wasm, see `xtask/src/split.rs`; the words of results,
/// which it needs, come after that.
#[inline(never)]
pub fn actions(context: &Context) -> Option<Element> {
    let line = element("p", "lf-foot__line");
    match context.offline {
        Offline::Update => Some(line.child(button(
            context,
            Look::Link,
            context.t(Ui::OfflineUse),
            Message::Update,
        ))),
        Offline::Unavailable => {
            // Only a frame can be opened as a page of its own; the style sheet knows.
            let whole = words("a", "lf-link lf-foot__whole", context.t(Ui::OfflineWhole))
                .set("href", &location::address())
                .set("target", "_blank")
                .set("rel", "noopener");
            let single = boot::file("single").map(|address| {
                words("a", "lf-link", context.t(Ui::OfflineSingle))
                    .set("href", &address)
                    .set("download", "landfall.html")
            });
            Some(line.child(whole).maybe(single))
        }
        Offline::Unknown | Offline::Preparing | Offline::Ready => None,
    }
}
