//! Saving, sharing and opening answers, and the choice when some arrive from elsewhere.

use super::heading;
use super::result::viewpoints::choose;
use super::start::erase;
use crate::app::arrival::{Arrival, Arrived, COPY_FIELD, Copied, Origin, Share, Text};
use crate::app::components::button::{Look, act, button};
use crate::app::components::element::{Element, element, words};
use crate::app::context::Context;
use crate::app::file::OWN_INPUT;
use crate::app::message::Message;
use crate::session::Action;
use crate::text::Ui;

/// The screen of one's own answers.
///
/// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
#[inline(never)]
pub(super) fn keep(context: &Context) -> Element {
    let is_begun = context.own().is_begun();
    let save = is_begun.then(|| {
        let label = context.t(Ui::FileSave);
        element("div", "lf-files").child(button(context, Look::Quiet, label, Message::SaveFile))
    });
    let before = context.before.is_some().then(|| {
        let label = context.t(Ui::BeforeOpen);
        send(context, Look::Quiet, label, Share::BringBack)
    });
    let open = choose(context, OWN_INPUT, Ui::OwnOpen);
    let back = Action::Open(context.session().came_from);
    element("div", "lf-check")
        .child(heading("lf-check__name", context.t(Ui::KeepLink)))
        .child(context.say("p", "lf-lead", Ui::KeepIntro))
        .maybe(save)
        .maybe(is_begun.then(|| link(context)))
        .child(element("div", "lf-files").child(open).maybe(before))
        .maybe(is_begun.then(|| erase(context, Ui::Erase)))
        .child(element("div", "lf-steps").child(act(
            context,
            Look::Quiet,
            context.t(Ui::Back),
            back,
        )))
}

fn send(context: &Context, look: Look, label: &str, share: Share) -> Element {
    button(context, look, label, Message::Share(share))
}

/// The way to a link that holds the answers, and what is in it.
pub(super) fn link(context: &Context) -> Element {
    if context.is_file {
        return context.say("p", "lf-note", Ui::LinkNone);
    }
    element("div", "lf-share")
        .child(copy(context, Text::Link, Look::Quiet, Ui::LinkCopy))
        .child(context.say("p", "lf-note", Ui::LinkNote))
}

/// A button that copies, what came of it, and the text itself where the browser refuses.
#[inline(never)]
pub(super) fn copy(context: &Context, what: Text, look: Look, label: Ui) -> Element {
    let copied = context.copied.as_ref().filter(|known| known.what == what);
    let status = copied.map_or("", |copied| {
        context.t(if copied.is_done {
            Ui::NoticeCopied
        } else {
            Ui::NoticeNotCopied
        })
    });
    let field = copied.filter(|copied| !copied.is_done);
    let field = field.map(|copied| self::field(context, copied, label));
    element("div", "lf-copying")
        // Its place is kept while the words that are copied are on their way.
        .child(
            send(context, look, context.t(label), Share::Copy(what))
                .flag("disabled", !context.text.is_complete),
        )
        .child(words("p", "", status).set("role", "status"))
        .maybe(field)
}

/// A text to be copied by hand.
#[inline(never)]
fn field(context: &Context, copied: &Copied, label: Ui) -> Element {
    element("textarea", "lf-field")
        .id(COPY_FIELD)
        .set("rows", "4")
        .set("aria-label", context.t(label))
        .flag("readonly", true)
        .value(&copied.text)
}

/// Where the browser did not print, the address of a page that may.
pub(super) fn unprinted(context: &Context) -> Option<Element> {
    let copied = context.copied.as_ref();
    let copied = copied.filter(|copied| copied.what == Text::Print)?;
    let place = element("div", "lf-copying")
        .child(context.say("p", "", Ui::PrintRefused))
        .child(field(context, copied, Ui::PrintRefused));
    Some(place)
}

/// The choice between answers from elsewhere and the visitor's own.
#[inline(never)]
pub(super) fn arrival(context: &Context, arrival: &Arrival) -> Element {
    let (origin, arrived) = match arrival {
        Arrival::Coming(origin, _) => (origin, Err(Ui::Loading)),
        Arrival::Refused(origin, reason) => (origin, Err(*reason)),
        Arrival::Open(origin, arrived) => (origin, Ok(arrived)),
    };
    let screen =
        element("div", "lf-check").child(heading("lf-check__name", title(context, *origin)));
    match arrived {
        Ok(arrived) => screen
            .child(words("p", "lf-lead", &detail(context, arrived)))
            .maybe(other(context, arrived))
            .maybe(
                context
                    .own()
                    .is_begun()
                    .then(|| context.say("p", "", Ui::ArrivalOwn)),
            )
            .child(choices(context, *origin)),
        Err(reason) => screen
            .child(context.say("p", "lf-lead", reason))
            .child(refused(context, reason)),
    }
}

fn title(context: &Context, origin: Origin) -> &str {
    context.t(match origin {
        Origin::Link => Ui::ArrivalLink,
        Origin::File => Ui::ArrivalFile,
        Origin::Tab => Ui::ArrivalTab,
        Origin::Before => Ui::ArrivalBefore,
    })
}

fn detail(context: &Context, arrived: &Arrived) -> String {
    let (answered, total) = arrived.session.progress(&context.catalog);
    let (answered, total) = (answered.to_string(), total.to_string());
    context.fill(
        Ui::ArrivalDetail,
        &[("answered", &answered), ("total", &total)],
    )
}

/// What a change of the questionnaire did to them.
fn other(context: &Context, arrived: &Arrived) -> Option<Element> {
    let open = arrived.session.open_questions(&context.catalog).len();
    (arrived.is_other_content || arrived.dropped > 0).then(|| {
        let (count, open) = (arrived.dropped.to_string(), open.to_string());
        let note = context.fill(Ui::ArrivalOther, &[("count", &count), ("open", &open)]);
        words("p", "lf-note", &note)
    })
}

fn choices(context: &Context, origin: Origin) -> Element {
    let say = |look, label, share| send(context, look, context.t(label), share);
    let leave = if origin == Origin::Tab {
        Ui::ArrivalKeep
    } else {
        Ui::ArrivalLeave
    };
    element("div", "lf-files")
        .child(say(Look::Main, Ui::ArrivalView, Share::View))
        .child(say(Look::Quiet, Ui::ArrivalUse, Share::Use))
        .child(say(Look::Quiet, leave, Share::Leave))
}

fn refused(context: &Context, reason: Ui) -> Element {
    let reload = matches!(reason, Ui::LinkNewer | Ui::FileNewer)
        .then(|| send(context, Look::Main, context.t(Ui::Reload), Share::Reload));
    element("div", "lf-files").maybe(reload).child(send(
        context,
        Look::Quiet,
        context.t(Ui::Dismiss),
        Share::Leave,
    ))
}
