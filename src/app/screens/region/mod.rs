//! A state or a metro area on a screen of its own: why, against, against the next one, what is
//! unknown, what the article says, every figure with its source, whom to ask.

pub(super) mod article;
mod ask;
pub(super) mod figure;
pub(super) mod firm;
mod page;
mod standing;
pub(super) mod table;
pub(super) mod words;

pub(super) use self::standing::near_words;
use self::words::{name, title};
use super::compare::toggle;
use super::heading;
use super::result::banner;
use crate::app::components::button::{Look, act};
use crate::app::components::element::{Element, element, words as text};
use crate::app::components::listener::Moment;
use crate::app::context::{Context, Regions};
use crate::app::message::Message;
use crate::ids::RegionId;
use crate::recommend::{Model, Outcome, Ranking, Report};
use crate::session::{Action, Screen, region_request};
use crate::text::Ui;

/// The region page.
///
/// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
#[inline(never)]
pub(super) fn region(context: &Context, region: RegionId) -> Element {
    let id = region.as_str();
    let page = element("article", "lf-result lf-region-page")
        .maybe(banner(context))
        .child(back(context))
        .child(heading("lf-check__name", title(context, id)));
    let (Regions::Ready(data), Some(Outcome::Ranking(ranking))) =
        (&context.regions, &context.outcome)
    else {
        let key = match (&context.regions, &context.outcome) {
            (Regions::Failed, _) => Ui::RegionsFailed,
            (_, Some(_)) => Ui::RegionsNeeds,
            _ => Ui::RegionsLoading,
        };
        return page.child(context.say("p", "", key));
    };
    let request = region_request(&context.catalog, context.company());
    let Ok(model) = Model::new(data, &request) else {
        return page.child(context.say("p", "", Ui::RegionsNeeds));
    };
    let Some(report) = model.report(id) else {
        return page;
    };
    let shown = page::Shown {
        context,
        ranking,
        model: &model,
        request: &request,
        report: &report,
    };
    page.child(text(
        "p",
        "lf-lead",
        &standing::standing(context, ranking, &report),
    ))
    .maybe(places(context, ranking, &report))
    .children(shown.parts())
    .child(leave(context, region))
}

fn leave(context: &Context, region: RegionId) -> Element {
    let back = context.text.regions.note("back-to-result");
    let result = Action::Open(Screen::Result);
    element("div", "lf-leave")
        .child(act(context, Look::Main, back, result))
        .child(toggle(context, region))
}

fn back(context: &Context) -> Element {
    act(
        context,
        Look::Link,
        context.t(Ui::MethodBack),
        Action::Open(Screen::Result),
    )
}

/// The metro areas of a state, or the state of a metro area.
fn places(context: &Context, ranking: &Ranking, report: &Report) -> Option<Element> {
    let known = &context.text.regions;
    let (label, ids) = if let Some(parent) = &report.parent {
        let mut ids = vec![parent.clone()];
        ids.extend(report.reaches.iter().cloned());
        (known.note("states-of"), ids)
    } else {
        let mut states = ranking.states.iter();
        let state = states.find(|state| state.id == report.id);
        (known.note("metros-in"), state?.metros.clone())
    };
    links(context, label, &ids)
}

/// A line of ways to region pages.
pub(super) fn links(context: &Context, label: &str, ids: &[String]) -> Option<Element> {
    let mut list = vec![text("span", "lf-places__label", label)];
    for id in ids {
        list.extend(way(context, id).map(|way| way.key(id)));
    }
    (list.len() > 1).then(|| element("p", "lf-places").children(list))
}

/// The way to a region's page: a link, because the same region is named in more than one place.
pub(super) fn way(context: &Context, id: &str) -> Option<Element> {
    let region = RegionId::new(id)?;
    let open = Message::Act(Action::Open(Screen::Region(region)));
    let link = text("a", "lf-link", name(context, id))
        .set("href", &["#/region.", id].concat())
        .on(Moment::Follow, context, open);
    Some(link)
}
