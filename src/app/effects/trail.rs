//! The browser's Back button leads through the screens.

use crate::app::context::Context;
use crate::platform::{history, location};
use crate::session::{Screen, is_link};

/// How the fragment of a screen begins. Other fragments are not ours to change.
const MARK: &str = "#/";

/// The place that the address names.
#[derive(Debug)]
pub struct Trail {
    place: String,
}

impl Trail {
    /// A reload begins at the start screen, whatever screen the address has kept.
    pub fn begin() -> Self {
        if location::hash().starts_with(MARK) {
            drop(location::clear_hash());
        }
        Self {
            place: String::new(),
        }
    }

    /// Takes a link out of the address, which then names the screen again.
    pub fn restore(&self) {
        if is_link(&location::hash()) {
            drop(history::replace(&self.place));
        }
    }

    /// Names the screen in the address. Where the browser refuses, its Back button leaves the
    /// page, as it would have without this; the draft is saved all the same.
    pub fn follow(&mut self, context: &Context) {
        let place = match context.session().screen {
            Screen::Start => String::new(),
            screen => [MARK, &screen.slug(&context.catalog)].concat(),
        };
        if self.place != place {
            drop(history::visit(&place));
            self.place = place;
        }
    }
}

/// The screen that a fragment names.
pub fn screen(context: &Context, fragment: &str) -> Option<Screen> {
    match fragment.strip_prefix(MARK) {
        Some(slug) => Screen::from_slug(&context.catalog, slug),
        None => fragment.is_empty().then_some(Screen::Start),
    }
}
