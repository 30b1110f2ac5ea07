//! The screens: they read the context, ask the core, and show.

mod compare;
mod keep;
mod method;
mod profile;
mod profile_region;
mod question;
mod region;
mod result;
mod review;
mod start;
mod validity;

use super::components::button::{Look, act, button};
use super::components::element::{Element, element, words};
use super::components::progress;
use super::context::Context;
use super::effects::HEADING;
use super::message::{File, Message};
use crate::catalog::Page;
use crate::session::{Action, Screen};
use crate::text::Ui;

/// The screen that the visitor is on.
pub fn screen(context: &Context) -> Element {
    let screen = context.session().screen;
    if !context.text.is_complete && needs_all_words(screen) {
        return waiting(context);
    }
    if context.is_arriving()
        && context.text.is_complete
        && let Some(arrival) = &context.arrival
    {
        return keep::arrival(context, arrival);
    }
    match screen {
        Screen::Start => start::start(context),
        Screen::Profile(page) => profile::profile(context, page),
        Screen::Question(question) => question::question(context, question),
        Screen::Review => review::review(context),
        Screen::Result => result::result(context),
        Screen::Region(region) => region::region(context, region),
        Screen::Compare => compare::compare(context),
        Screen::Method => method::method(context),
        Screen::Keep => keep::keep(context),
    }
}

/// Whether a screen says something about results or regions.
fn needs_all_words(screen: Screen) -> bool {
    screen.is_of_result()
        || matches!(
            screen,
            Screen::Profile(Page::Sites) | Screen::Review | Screen::Method | Screen::Keep
        )
}

/// The words are on their way; on a lost connection they can be asked for again.
fn waiting(context: &Context) -> Element {
    let again = Message::Load(File::AllWords(context.text.language));
    element("div", "lf-check")
        .child(heading("lf-check__name", context.t(Ui::Loading)))
        .child(button(context, Look::Quiet, context.t(Ui::TryAgain), again))
}

/// The title of the document on this screen.
pub fn title(context: &Context) -> String {
    let product = context.t(Ui::Product);
    let screen = context.session().screen;
    let name = match screen {
        Screen::Start => return product.to_owned(),
        Screen::Profile(_) | Screen::Question(_) => screen
            .section()
            .map_or("", |section| progress::name(context, section)),
        Screen::Review => context.t(Ui::ReviewTitle),
        Screen::Result => context.t(Ui::ResultTitle),
        Screen::Region(id) => region::words::title(context, id.as_str()),
        Screen::Compare => context.text.regions.note("compare-title"),
        Screen::Method => context.t(Ui::MethodTitle),
        Screen::Keep => context.t(Ui::KeepLink),
    };
    dashed(name, product)
}

/// Two texts with a dash between them.
fn dashed(first: &str, second: &str) -> String {
    [first, " \u{2013} ", second].concat()
}

/// A long screen, marked as unfinished until all its parts stand.
fn growing(context: &Context, screen: Element) -> Element {
    if context.is_whole() {
        screen
    } else {
        screen.set("aria-busy", "true")
    }
}

/// The heading of a screen, which takes the focus after a step.
fn heading(class: &'static str, title: &str) -> Element {
    words("h2", class, title).id(HEADING).set("tabindex", "-1")
}

/// Back and onward, where the thumb is.
fn steps(context: &Context, onward: Ui) -> Element {
    let wide = context.wide;
    element("div", "lf-steps")
        .child(act(
            context,
            Look::Quiet,
            context.t(Ui::Back),
            Action::Back { wide },
        ))
        .child(act(
            context,
            Look::Main,
            context.t(onward),
            Action::Next { wide },
        ))
}
