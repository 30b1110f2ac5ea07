//! The result, in the order of `scoring.md` section 8.

mod card;
mod change;
mod contact;
mod factors;
mod firm;
mod headline;
mod lists;
mod map;
mod plan;
mod regions;
mod rules;
mod scenarios;
mod shift;
mod view;
pub(super) mod viewpoints;
mod weigh;

use self::view::View;
use super::keep::{link, unprinted};
use super::start::{SAMPLES, erase};
use super::{growing, heading};
use crate::app::components::button::{Look, act, button};
use crate::app::components::element::{Element, element, words};
use crate::app::components::list::texts;
use crate::app::components::section::section;
use crate::app::context::Context;
use crate::app::message::Message;
use crate::assessment::Answer;
use crate::embed;
use crate::ids::QuestionId;
use crate::session::{Action, Screen};
use crate::text::Ui;
use crate::text::format::one_decimal;

/// How many parts follow the name. As long as none of them stands, their places do: elements are
/// known again by their place from the end, and the heading has the focus.
const PLACES: usize = 13;

/// The result screen.
///
/// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
#[inline(never)]
pub(super) fn result(context: &Context) -> Element {
    let article = growing(context, element("article", "lf-result"))
        .maybe(banner(context))
        .child(heading("lf-result__title", context.t(Ui::ResultTitle)))
        .maybe(name(context));
    // They are derived before the first part is drawn.
    let numbers = context.numbers.as_ref();
    let Some(numbers) = numbers.filter(|_| context.has_part(0)) else {
        return (0..PLACES).fold(article, |article, _| article.maybe(None));
    };
    let view = View {
        context,
        company: &numbers.company,
        assessment: &numbers.assessment,
        plan: &numbers.plan,
        scenario: numbers.scenario,
    };
    let has_regions = context.options.view != embed::option::View::Check;
    // Where only regions were asked about, there is no readiness and nothing that rests on it.
    let is_rated = !numbers.company.only_regions;
    let has = |part| is_rated && context.has_part(part);
    article
        .maybe(is_rated.then(|| headline::headline(&view)))
        .maybe(has(1).then(|| factors::factors(&view)))
        .maybe(has(2).then(|| factors::limits(&view)))
        .maybe(has(2).then(|| scenarios::scenarios(&view)))
        .maybe(has(3).then(|| plan::plan(&view)))
        .maybe(has(4).then(|| rules::rules(&view)))
        .maybe(if has(4) {
            viewpoints::viewpoints(&view)
        } else {
            None
        })
        .maybe((context.has_part(Context::REGIONS) && has_regions).then(|| regions::regions(&view)))
        .maybe((context.is_whole() && !is_rated).then(|| further(context)))
        .maybe(context.is_whole().then(|| not_looked_at(context)))
        .maybe((context.is_whole() && is_rated).then(|| assumptions(&view)))
        .maybe(if context.is_whole() {
            contact::contact(&view)
        } else {
            None
        })
        .maybe(context.is_whole().then(|| leave(context)))
}

/// Says on every page of a sample that it is one.
pub(super) fn banner(context: &Context) -> Option<Element> {
    let sample = context.session().sample.as_ref()?;
    let known = SAMPLES.iter().find(|(id, ..)| *id == sample.id);
    let (text, close) = match known {
        Some((_, name, _)) => (
            context.fill(Ui::SampleBanner, &[("name", context.t(*name))]),
            Ui::SampleClose,
        ),
        None => (context.t(Ui::ViewBanner).to_owned(), Ui::ViewClose),
    };
    let banner = element("div", "lf-banner")
        .child(words("p", "", &text))
        .child(act(
            context,
            Look::Link,
            context.t(close),
            Action::CloseSample,
        ));
    Some(banner)
}

fn name(context: &Context) -> Option<Element> {
    let session = context.session();
    let is_shown = !session.name.is_empty() && session.sample.is_none();
    is_shown.then(|| element("p", "lf-result__for").child(words("bdi", "", &session.name)))
}

/// The way from the regions alone to the whole check.
fn further(context: &Context) -> Element {
    let start = context.t(Ui::StartFull);
    let start = context.session().sample.is_none().then(|| {
        element("p", "")
            .child(act(context, Look::Quiet, start, Action::Deepen))
            .text(" ")
            .text(context.t(Ui::ResultDeepenNote))
    });
    section("lf-section", "further", context.t(Ui::Product))
        .child(context.say("p", "", Ui::PromiseDetail))
        .maybe(start)
}

fn not_looked_at(context: &Context) -> Element {
    section(
        "lf-section",
        "lf-disclaimer",
        context.t(Ui::DisclaimerTitle),
    )
    .child(texts("", &context.text.disclaimer))
}

fn assumptions(view: &View<'_>) -> Element {
    let context = view.context;
    let numbers = &context.catalog.numbers;
    let stage = view.company.profile.choice(context.catalog.known.stage);
    let weights = stage
        .and_then(|stage| numbers.stage_weights.get(stage.index()).copied())
        .unwrap_or(numbers.stage_weights_open)
        .map(one_decimal)
        .join(":");
    let mut answered = 0_usize;
    for question in QuestionId::of_factors() {
        let answer = view.company.answers.get(question);
        answered += usize::from(matches!(answer, Answer::Level(..) | Answer::NotApplicable));
    }
    let assessed = view
        .company
        .assessed
        .map(|month| month.to_string())
        .unwrap_or_default();
    let text = context.fill(
        Ui::AssumptionsText,
        &[
            ("weights", &weights),
            ("answered", &answered.to_string()),
            ("version", &context.catalog.pack.version),
            ("date", &assessed),
        ],
    );
    section(
        "lf-section lf-assumptions",
        "lf-assumptions",
        context.t(Ui::AssumptionsTitle),
    )
    .child(words("p", "", &text))
}

fn leave(context: &Context) -> Element {
    let leave = element("div", "lf-leave").child(button(
        context,
        Look::Main,
        context.t(Ui::Print),
        Message::Print,
    ));
    let leave = leave.maybe(unprinted(context));
    if context.session().sample.is_some() {
        return leave;
    }
    let change = Action::Open(Screen::Review);
    leave
        .child(act(
            context,
            Look::Quiet,
            context.t(Ui::ChangeAnswers),
            change,
        ))
        .child(link(context))
        .child(erase(context, Ui::Erase))
}
