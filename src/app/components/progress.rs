//! Where the visitor is: ten segments, the current one named, and an honest count.

use yew::{Html, html};

use crate::app::context::Context;
use crate::session::Section;
use crate::text::Ui;

/// The progress line of a section.
pub fn progress(context: &Context, current: Section) -> Html {
    let session = context.session();
    let sections: Vec<Section> = Section::all()
        .filter(|section| {
            *section == Section::Profile
                || !section.questions(&context.catalog, &session.company).is_empty()
        })
        .collect();
    let place = sections.iter().position(|section| *section == current).unwrap_or(0);
    let (answered, total) = session.progress(&context.catalog);
    let segments = (0..sections.len()).map(|index| {
        let state = match index.cmp(&place) {
            std::cmp::Ordering::Less => "lf-progress__segment lf-progress__segment--past",
            std::cmp::Ordering::Equal => "lf-progress__segment lf-progress__segment--current",
            std::cmp::Ordering::Greater => "lf-progress__segment",
        };
        html! { <span key={index} class={state}></span> }
    });
    html! {
        <div class="lf-progress">
            <div class="lf-progress__line" aria-hidden="true">{ for segments }</div>
            <p class="lf-progress__words">
                <span>{ context.fill(Ui::Progress, &[
                    ("current", &(place + 1).to_string()),
                    ("total", &sections.len().to_string()),
                    ("name", name(context, current)),
                ]) }</span>
                <span class="lf-progress__count">{ context.fill(Ui::ProgressAnswered, &[
                    ("answered", &answered.to_string()),
                    ("total", &total.to_string()),
                ]) }</span>
            </p>
        </div>
    }
}

/// The name of a section.
pub fn name(context: &Context, section: Section) -> &str {
    match section {
        Section::Profile => context.t(Ui::SectionProfile),
        Section::Factor(factor) => &context.text.factor(factor).name,
        Section::Tariffs => context.t(Ui::SectionTariffs),
    }
}
