//! The list of regions moves calmly: what stands elsewhere after a change glides there.

use crate::app::context::Context;
use crate::platform::motion;

/// The rows of the overview; those of other tables stay where they are.
pub const OVERVIEW: &str = ".lf-regions tr[data-key]";

/// The states below it.
pub const LIST: &str = ".lf-regions li[data-key]";

/// Where everything stood before the change that is being shown.
#[derive(Debug, Default)]
pub struct Glide {
    css: &'static str,
    before: Vec<(String, f64)>,
}

impl Glide {
    /// Before a change of what glides.
    pub fn begin(&mut self, context: &Context, css: &'static str) {
        // Elsewhere there is perhaps not yet the part that could move it.
        if context.has_list() {
            self.css = css;
            self.before = motion::tops(css);
        }
    }

    /// After the page was drawn anew. The frame that shows it lays it out anyway.
    pub fn follow(&mut self) {
        if !self.before.is_empty() {
            let before = std::mem::take(&mut self.before);
            let css = self.css;
            motion::in_frame(move || motion::glide(css, &before));
        }
    }
}
