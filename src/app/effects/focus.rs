//! Focus and title follow the visitor's own steps, never the loading of the page.

use crate::app::context::Context;
use crate::ids::Part;
use crate::platform::document;
use crate::session::Screen;
use crate::text::Ui;

/// The id of every screen's heading.
pub const HEADING: &str = "lf-heading";

/// The id of the error summary.
pub const PROBLEM: &str = "lf-problem";

/// What the focus and the title were last set for.
#[derive(Debug, Default)]
pub struct Focus {
    step: Option<(Screen, bool)>,
    missing: usize,
    title: String,
}

impl Focus {
    /// After a step the heading gets the focus, after a refused step the error summary; the
    /// title names the screen. A refused focus or scroll leaves the visitor where they are,
    /// which is fine.
    pub fn follow(&mut self, context: &Context, title: String) {
        let step = Some(step(context));
        if self.step != step {
            if self.step.is_some() {
                drop(document::scroll_to_top());
                drop(document::focus(HEADING));
            }
            self.step = step;
        }
        let missing = context.session().missing.len();
        if self.missing != missing {
            if missing > 0 {
                drop(document::focus(PROBLEM));
                drop(document::scroll_to_top());
            }
            self.missing = missing;
        }
        let title = if missing > 0 {
            [context.t(Ui::ErrorPrefix), &title].concat()
        } else {
            title
        };
        if self.title != title {
            drop(document::set_title(&title));
            self.title = title;
        }
    }
}

/// Where the visitor is. On a wide page a section is one screen, whichever question it is
/// entered by.
fn step(context: &Context) -> (Screen, bool) {
    let session = context.session();
    let screen = match session.screen {
        Screen::Question(question) if context.wide => {
            let first = question
                .factor()
                .map(|factor| factor.question(Part::Intent));
            Screen::Question(first.unwrap_or(question))
        }
        screen => screen,
    };
    (screen, session.sample.is_some())
}
