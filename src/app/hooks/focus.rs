//! Focus and title follow the visitor's own steps, never the loading of the page.

use yew::{hook, use_effect_with, use_mut_ref};

use crate::app::context::Context;
use crate::platform::document;
use crate::session::Screen;
use crate::text::Ui;

/// The id of every screen's heading.
pub const HEADING: &str = "lf-heading";

/// The id of the error summary.
pub const PROBLEM: &str = "lf-problem";

/// After a step the heading gets the focus, after a refused step the error summary; the title
/// names the screen.
#[hook]
pub fn use_focus(context: &Context, title: &str) {
    let first = use_mut_ref(|| true);
    let session = context.session();
    let section = match session.screen {
        Screen::Question(question) if context.wide => {
            // On a wide page the section is one screen, whichever question it is entered by.
            Screen::Question(question.factor().map_or(question, |factor| {
                factor.question(crate::ids::Part::Intent)
            }))
        }
        screen => screen,
    };
    let step = (section, session.sample.is_some());
    use_effect_with(step, move |_| {
        if *first.borrow() {
            *first.borrow_mut() = false;
        } else {
            // A refused focus or scroll leaves the visitor where they are, which is fine.
            drop(document::scroll_to_top());
            drop(document::focus(HEADING));
        }
    });
    let is_refused = !session.missing.is_empty();
    let full_title = if is_refused {
        format!("{}{title}", context.t(Ui::ErrorPrefix))
    } else {
        title.to_owned()
    };
    use_effect_with((is_refused, session.missing.len()), move |(is_refused, _)| {
        if *is_refused {
            drop(document::focus(PROBLEM));
            drop(document::scroll_to_top());
        }
    });
    use_effect_with(full_title, |title| drop(document::set_title(title)));
}
