//! The frame of every screen: name, languages, notice, screen, foot.

use super::button::{Look, act, pressed};
use super::element::{Element, element, is_translated, words};
use super::notice::notice;
use super::offline;
use crate::app::context::Context;
use crate::app::message::{File, Message};
use crate::language::Language;
use crate::platform::draft::Rung;
use crate::session::{Action, Screen};
use crate::text::Ui;

const TRANSLATED: &str = "translated";

/// A screen in its frame.
pub fn page(context: &Context, screen: Element) -> Element {
    // What changes as a whole, by screen or language, is made anew: so no half of it stays. From
    // one question to the next only the question is, in the frame that all of them share.
    let code = context.text.language.code();
    let slug = match context.session().screen {
        Screen::Question(_) => "question".to_owned(),
        screen => screen.slug(&context.catalog),
    };
    let screen = screen.key(&[code, &slug].concat());
    let header = element("header", "lf-header")
        .child(context.say("h1", "lf-header__name", Ui::Product).key(code))
        .child(languages(context));
    let page = element("div", "lf-page");
    // What a translator has left of the page goes as a whole, once.
    let page = if is_translated() {
        page.key(TRANSLATED)
    } else {
        page
    };
    page.child(header)
        .child(
            element("main", "lf-main")
                .child(notice(context))
                .child(screen),
        )
        .child(foot(context).key(code))
}

fn languages(context: &Context) -> Element {
    let mut buttons = Vec::new();
    for language in Language::ALL {
        let code = language.code();
        let is_current = language == context.text.language;
        let button = words("button", "lf-language", language.endonym())
            .key(code)
            .set("lang", code)
            .set("aria-pressed", if is_current { "true" } else { "false" });
        buttons.push(pressed(
            context,
            button,
            Message::Load(File::Words(language)),
        ));
    }
    element("div", "lf-languages")
        .set("role", "group")
        .set("aria-label", context.t(Ui::Language))
        .children(buttons)
}

fn foot(context: &Context) -> Element {
    let status = if !context.session().is_begun() {
        ""
    } else if context.rung == Rung::Memory {
        context.t(Ui::SavedMemory)
    } else {
        context.t(Ui::SavedIndexed)
    };
    let offline = offline::state(context);
    let screen = context.session().screen;
    let keep = (screen != Screen::Keep).then(|| {
        act(
            context,
            Look::Link,
            context.t(Ui::KeepLink),
            Action::Open(Screen::Keep),
        )
    });
    let method = (screen != Screen::Method).then(|| {
        act(
            context,
            Look::Link,
            context.t(Ui::MethodLink),
            Action::Open(Screen::Method),
        )
    });
    let pack = &context.catalog.pack;
    let version = context.fill(
        Ui::FooterVersion,
        &[("version", &pack.version), ("date", &pack.as_of)],
    );
    let line = element("p", "lf-foot__line")
        .maybe(method)
        .maybe(keep)
        .child(words("span", "lf-foot__version", &version));
    let actions = (!offline.is_empty()).then(|| offline::actions(context));
    let actions = actions.flatten();
    element("footer", "lf-foot")
        .child(
            words("p", "lf-foot__status", status)
                .set("role", "status")
                .set("translate", "no"),
        )
        // It stands there before it says anything, so that a screen reader tells what it says.
        .child(words("p", "lf-foot__offline", offline).set("role", "status"))
        .maybe(actions)
        .child(line)
}
