//! The list of regions moves calmly: what stands elsewhere after a change glides there.

use crate::app::context::Context;
use crate::platform::motion;

/// What glides: the rows of the overview and the states below it.
const CSS: &str = ".lf-regions [data-key]";

/// Where everything stood before the change that is being shown.
#[derive(Debug, Default)]
pub struct Glide {
    before: Vec<(String, f64)>,
}

impl Glide {
    /// Before a change of what counts.
    pub fn begin(&mut self, context: &Context) {
        // Elsewhere there is perhaps not yet the part that could move it.
        if context.has_list() {
            self.before = motion::tops(CSS);
        }
    }

    /// After the page was drawn anew. The frame that shows it lays it out anyway.
    pub fn follow(&mut self) {
        if !self.before.is_empty() {
            let before = std::mem::take(&mut self.before);
            motion::in_frame(move || motion::glide(CSS, &before));
        }
    }
}
