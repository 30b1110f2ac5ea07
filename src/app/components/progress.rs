//! Where the visitor is: ten segments, the current one named, and an honest count.

use std::cmp::Ordering;

use super::element::{Element, element, words};
use crate::app::context::Context;
use crate::session::Section;
use crate::text::Ui;

/// The progress line of a section.
pub fn progress(context: &Context, current: Section) -> Element {
    let session = context.session();
    // A section without questions for this company is not on the way.
    let (place, sections) = current.place(&context.catalog, &session.company);
    let mut line = Vec::new();
    for index in 0..sections {
        let class = match index.cmp(&place) {
            Ordering::Less => "lf-progress__segment lf-progress__segment--past",
            Ordering::Equal => "lf-progress__segment lf-progress__segment--current",
            Ordering::Greater => "lf-progress__segment",
        };
        line.push(element("span", class));
    }
    let (answered, total) = session.progress(&context.catalog);
    let where_to = context.fill(
        Ui::Progress,
        &[
            ("current", &(place + 1).to_string()),
            ("total", &sections.to_string()),
            ("name", name(context, current)),
        ],
    );
    let count = context.fill(
        Ui::ProgressAnswered,
        &[
            ("answered", &answered.to_string()),
            ("total", &total.to_string()),
        ],
    );
    element("div", "lf-progress")
        .child(
            element("div", "lf-progress__line")
                .set("aria-hidden", "true")
                .children(line),
        )
        .child(
            element("p", "lf-progress__words")
                .child(words("span", "", &where_to))
                .child(words("span", "lf-progress__count", &count)),
        )
}

/// The name of a section.
pub fn name(context: &Context, section: Section) -> &str {
    match section {
        Section::Profile => context.t(Ui::SectionProfile),
        Section::Factor(factor) => &context.text.factor(factor).name,
        Section::Tariffs => context.t(Ui::SectionTariffs),
    }
}
