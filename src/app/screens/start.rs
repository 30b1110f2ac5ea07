//! The start: a promise, three facts, one button, a sample to look at.

use super::heading;
use crate::app::components::button::{Look, act, button, pressed};
use crate::app::components::element::{Element, element, words};
use crate::app::components::list::texts;
use crate::app::components::section::section;
use crate::app::context::{Context, Waiting};
use crate::app::message::{File, Message};
use crate::session::{Action, Screen};
use crate::text::Ui;

/// The worked examples, by the name of their file.
pub(super) const SAMPLES: [(&str, Ui, Ui); 3] = [
    ("harness-maker", Ui::SampleHarness, Ui::SampleHarnessNote),
    (
        "battery-materials",
        Ui::SampleBattery,
        Ui::SampleBatteryNote,
    ),
    ("food-maker", Ui::SampleFood, Ui::SampleFoodNote),
];

/// The start screen.
pub(super) fn start(context: &Context) -> Element {
    let only_regions = context.session().company.only_regions;
    let (promise, detail) = if only_regions {
        (Ui::RegionsTitle, Ui::RegionsPromise)
    } else {
        (Ui::Promise, Ui::PromiseDetail)
    };
    let mut facts = Vec::new();
    // The time of the regions alone is another one, and stands in the promise.
    let from = usize::from(only_regions);
    for key in [Ui::FactTime, Ui::FactPrivate, Ui::FactSources]
        .into_iter()
        .skip(from)
    {
        facts.push(context.t(key));
    }
    if context.offline.is_kept() {
        facts.push(context.t(Ui::FactOffline));
    }
    let begin = match &context.waiting {
        Some(found) => waiting(context, found),
        None => begin(context),
    };
    element("div", "lf-start")
        .child(heading("lf-start__promise", context.t(promise)))
        .child(context.say("p", "lf-lead", detail))
        .child(texts("lf-facts", &facts))
        .child(begin)
        .child(samples(context))
        .child(not_covered(context))
}

fn begin(context: &Context) -> Element {
    let start =
        |look, label, express| act(context, look, context.t(label), Action::Start { express });
    let only_regions = context.session().company.only_regions;
    let express = (!only_regions).then(|| start(Look::Link, Ui::StartExpress, true));
    element("div", "lf-start__begin")
        .child(start(Look::Main, Ui::StartFull, false))
        .maybe(express)
}

fn waiting(context: &Context, found: &Waiting) -> Element {
    let (answered, total) = found.session.progress(&context.catalog);
    let detail = context.fill(
        Ui::ResumeDetail,
        &[
            ("answered", &answered.to_string()),
            ("total", &total.to_string()),
            (
                "date",
                &(context.calendar.date)(found.at, context.text.language.code()),
            ),
        ],
    );
    section("lf-resume", "lf-resume", context.t(Ui::ResumeTitle))
        .child(words("p", "", &detail))
        .child(button(
            context,
            Look::Main,
            context.t(Ui::ResumeContinue),
            Message::Resume,
        ))
        .child(erase(context, Ui::ResumeRestart))
}

/// Erasing asks once, in place.
pub(super) fn erase(context: &Context, label: Ui) -> Element {
    let copy = (context.session().screen != Screen::Keep).then(|| {
        let open = Action::Open(Screen::Keep);
        act(context, Look::Link, context.t(Ui::EraseCopy), open)
    });
    element("details", "lf-erase")
        .child(context.say("summary", "lf-link", label))
        .child(context.say("p", "", Ui::RestartConfirm))
        .maybe(copy)
        .child(button(
            context,
            Look::Plain,
            context.t(Ui::RestartYes),
            Message::Erase,
        ))
}

fn samples(context: &Context) -> Element {
    let mut items = Vec::new();
    for (id, name, note) in SAMPLES {
        let card = element("button", "lf-sample")
            .child(context.say("span", "lf-sample__name", name))
            .child(context.say("span", "lf-sample__note", note));
        let card = pressed(context, card, Message::Load(File::Sample(id)));
        items.push(element("li", "").child(card));
    }
    section("lf-samples", "lf-samples", context.t(Ui::SampleTitle))
        .child(element("ul", "lf-samples__list").children(items))
}

fn not_covered(context: &Context) -> Element {
    section(
        "lf-not-covered",
        "lf-not-covered",
        context.t(Ui::NotCoveredTitle),
    )
    .child(texts("", &context.text.disclaimer))
}
