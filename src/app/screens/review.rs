//! Check your answers: everything given, with what is open on top.

use super::keep::copy;
use super::profile_region::importance_words;
use super::{growing, heading, steps};
use crate::app::arrival::Text;
use crate::app::components::button::{Look, act, button};
use crate::app::components::element::{Element, element, words};
use crate::app::components::progress;
use crate::app::components::section::section as titled;
use crate::app::context::Context;
use crate::app::message::Message;
use crate::catalog::{FieldKind, Page};
use crate::ids::{FieldId, QuestionId};
use crate::session::{Action, Screen, Section, answer_text};
use crate::text::Ui;
use crate::text::format::one_decimal;

/// The review screen.
///
/// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
#[inline(never)]
pub(super) fn review(context: &Context) -> Element {
    let open = context.session().open_questions(&context.catalog);
    let mut screen = growing(context, element("div", "lf-review"))
        .child(heading("lf-check__name", context.t(Ui::ReviewTitle)))
        .maybe((!context.session().company.only_regions).then(|| still_open(context, &open)))
        .maybe(context.has_part(1).then(|| profile(context)));
    for (place, section) in (0_u8..).zip(Section::all()) {
        // Two parts for three sections. What does not stand yet keeps its place.
        let stands = context.has_part(2 + place * 2 / 3);
        screen = screen.maybe(if stands {
            self::section(context, section)
        } else {
            None
        });
    }
    screen
        .child(button(
            context,
            Look::Link,
            context.t(Ui::FileSave),
            Message::SaveFile,
        ))
        .child(copy(context, Text::Link, Look::Link, Ui::LinkCopy))
        .child(steps(context, Ui::ShowResult))
}

fn still_open(context: &Context, open: &[QuestionId]) -> Element {
    if open.is_empty() {
        return context.say("p", "lf-lead", Ui::ReviewOpenNone);
    }
    let mut items = Vec::new();
    for question in open {
        let title = &context.text.question(*question).title;
        let link = act(
            context,
            Look::Link,
            title,
            Action::Open(Screen::Question(*question)),
        );
        items.push(element("li", "").child(link));
    }
    titled(
        "lf-open",
        "lf-open",
        &context.count(Ui::ReviewOpen, "count", open.len()),
    )
    .child(context.say("p", "", Ui::ReviewOpenNote))
    .child(element("ul", "").children(items))
}

fn row(context: &Context, title: &str, answer: &str, is_open: bool, target: Screen) -> Element {
    let class = if is_open {
        "lf-given__answer lf-given__answer--open"
    } else {
        "lf-given__answer"
    };
    let what = context.fill(Ui::ReviewChangeWhat, &[("title", title)]);
    let change = act(
        context,
        Look::Link,
        context.t(Ui::ReviewChange),
        Action::Open(target),
    );
    element("div", "lf-given")
        .child(words("dt", "lf-given__title", title))
        .child(words("dd", class, answer))
        .child(element("dd", "lf-given__change").child(change.set("aria-label", &what)))
}

fn rows(id: &str, title: &str, rows: Vec<Element>) -> Element {
    titled("lf-review__section", id, title).child(element("dl", "").children(rows))
}

fn profile(context: &Context) -> Element {
    let company = &context.session().company;
    let mut list = Vec::new();
    for page in Page::ALL {
        for field in context.catalog.page(page) {
            if !company.is_field_asked(&context.catalog, field) {
                continue;
            }
            let answer = field_text(context, field);
            let is_open = answer.is_empty();
            let shown = if is_open {
                context.t(Ui::NotProvided)
            } else {
                &answer
            };
            let title = &context.text.field(field).title;
            list.push(row(context, title, shown, is_open, Screen::Profile(page)));
        }
    }
    rows("lf-review-profile", context.t(Ui::SectionProfile), list)
}

/// What was given to a profile question, in words; empty when nothing was.
fn field_text(context: &Context, field: FieldId) -> String {
    let profile = &context.session().company.profile;
    let words = |option| context.text.option(field, option);
    let mut parts: Vec<String> = Vec::new();
    match context.catalog.field(field).kind {
        FieldKind::One | FieldKind::Ranked => {
            for option in profile.choices(field) {
                parts.push(words(*option).to_owned());
            }
        }
        FieldKind::Sites => {
            for site in &profile.sites {
                let state = context.text.regions.state(&site.state);
                parts.push(context.pair(Ui::Aside, state, words(site.kind)));
            }
        }
        FieldKind::Tiers => {
            for (option, importance) in &profile.priorities {
                let importance = importance_words(context, *importance);
                parts.push(context.pair(Ui::Aside, words(*option), &importance));
            }
        }
        FieldKind::Musts => {
            for (option, limit) in &profile.musts {
                parts.push(match limit {
                    Some(limit) => context.pair(Ui::Labelled, words(*option), &one_decimal(*limit)),
                    None => words(*option).to_owned(),
                });
            }
        }
    }
    context.list(&parts)
}

fn section(context: &Context, section: Section) -> Option<Element> {
    let session = context.session();
    if section == Section::Profile {
        return None;
    }
    let questions = section.questions(&context.catalog, &session.company);
    let id = format!("lf-review-{}", questions.first()?.index());
    let mut list = Vec::new();
    for question in questions {
        let title = &context.text.question(question).title;
        let answer = answer_text(&context.catalog, &context.text, session, question);
        let is_open = session.company.answers.get(question).is_open();
        list.push(row(
            context,
            title,
            &answer,
            is_open,
            Screen::Question(question),
        ));
    }
    Some(rows(&id, progress::name(context, section), list))
}
