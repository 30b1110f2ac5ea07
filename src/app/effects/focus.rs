//! Focus and title follow the visitor's own steps, never the loading of the page.

use crate::app::context::Context;
use crate::ids::Part;
use crate::platform::{document, motion};
use crate::session::Screen;
use crate::text::Ui;

/// The id of every screen's heading.
pub const HEADING: &str = "lf-heading";

/// The id of the error summary.
pub const PROBLEM: &str = "lf-problem";

/// The id of the heading of the regions.
pub const REGIONS: &str = "lf-regions";

/// What the focus and the title were last set for.
#[derive(Debug, Default)]
pub struct Focus {
    step: Option<(Screen, bool, bool)>,
    missing: usize,
    title: String,
    /// Whether the heading gets the focus once a frame has shown it.
    is_late: bool,
}

impl Focus {
    /// After a step the heading gets the focus, after a refused step the error summary. A refused
    /// focus or scroll leaves the visitor where they are, which is fine.
    ///
    /// A new screen is scrolled to its top by the frame that shows it, which lays it out anyway;
    /// the focus comes after it, with [`Focus::settle`].
    pub fn follow(&mut self, context: &Context, is_owing: bool) {
        let step = Some(step(context));
        // Whoever comes back from a region is led to a place that may not stand yet.
        let from = self.step.map(|(from, ..)| from);
        let is_far = from.is_some_and(|from| is_back(from, context.session().screen));
        if self.step != step && (context.is_whole() || !is_far) {
            if let Some((from, ..)) = self.step {
                self.is_late = is_owing && !is_back(from, context.session().screen);
                if self.is_late {
                    motion::in_frame(|| drop(document::scroll_to_top()));
                } else {
                    lead(from, context.session().screen);
                }
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
    }

    /// Gives the heading of a screen that has been shown the focus.
    pub fn settle(&mut self) {
        if std::mem::take(&mut self.is_late) {
            drop(document::focus(HEADING));
        }
    }

    /// The title names the screen.
    pub fn name(&mut self, context: &Context, title: String) {
        let title = if context.session().missing.is_empty() {
            title
        } else {
            [context.t(Ui::ErrorPrefix), &title].concat()
        };
        if self.title != title {
            drop(document::set_title(&title));
            self.title = title;
        }
    }
}

/// Whether a step leads back to the place of a region in the list.
const fn is_back(from: Screen, to: Screen) -> bool {
    matches!(
        (from, to),
        (Screen::Region(_) | Screen::Compare, Screen::Result)
    )
}

/// Leads to the heading of a screen; from a region back to where it stands in the list.
fn lead(from: Screen, to: Screen) {
    let known = match (from, to) {
        (Screen::Region(region), Screen::Result) => {
            document::reveal(&["lf-region-", region.as_str()].concat())
                .or_else(|_| document::reveal(REGIONS))
        }
        (Screen::Compare, Screen::Result) => document::reveal(REGIONS),
        _ => {
            drop(document::scroll_to_top());
            document::focus(HEADING)
        }
    };
    // A refused focus or scroll leaves the visitor where they are.
    drop(known);
}

/// Where the visitor is. On a wide page a section is one screen, whichever question it is
/// entered by.
fn step(context: &Context) -> (Screen, bool, bool) {
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
    (screen, session.sample.is_some(), context.is_arriving())
}
