//! Regions: what is first, the controls, an overview, five states with reasons, then the rest.

use super::super::region::words::{name, note};
use super::card::card;
use super::view::View;
use super::{change, firm, lists, map, shift, weigh};
use crate::app::components::bar::Bar;
use crate::app::components::button::{Look, act, button};
use crate::app::components::element::{Element, element, words};
use crate::app::components::list::texts;
use crate::app::components::table::{Column, LABEL, cell, drawing, number, row, table};
use crate::app::context::{Context, Regions};
use crate::app::effects::REGIONS;
use crate::app::message::{File, Message};
use crate::recommend::{Outcome, Ranking, StateResult};
use crate::session::{Action, Screen};
use crate::text::Ui;
use crate::text::format::{one_decimal, percent};

/// How many states are recommended.
pub(super) const SHOWN: usize = 5;

/// How many are named in the line that is announced.
const NAMED: usize = 3;

const SCORE_COLUMNS: [(Ui, Column); 4] = [
    (Ui::SiteState, Column::Words),
    (Ui::Score, Column::Number),
    (Ui::FactorsScale, Column::Drawing),
    (Ui::HowSure, Column::Words),
];

/// The region part of the result.
pub(super) fn regions(view: &View<'_>) -> Element {
    let context = view.context;
    let exploratory = (view.is_exploratory() && !view.company.only_regions)
        .then(|| context.say("p", "lf-note lf-note--strong", Ui::RegionsExploratory));
    let express = view
        .company
        .express
        .then(|| context.say("p", "lf-note", Ui::RegionsExpress));
    let title = context.say("h3", "", Ui::RegionsTitle);
    // The way back from a region leads here.
    let part = element("section", "lf-section lf-regions")
        .set("aria-labelledby", REGIONS)
        .child(title.id(REGIONS).set("tabindex", "-1"))
        .child(context.say("p", "", Ui::RegionsIntro))
        .maybe(exploratory)
        .maybe(express);
    match (&context.outcome, &context.regions) {
        (Some(Outcome::Ranking(ranking)), _) => self::ranking(view, ranking, part),
        (Some(Outcome::NeedsProfile { .. }), _) => {
            part.child(context.say("p", "", Ui::RegionsNeeds))
        }
        (None, Regions::Failed) => part.child(failed(context)),
        (None, _) => part.child(context.say("p", "", Ui::RegionsLoading)),
    }
}

fn failed(context: &Context) -> Element {
    let again = Message::Load(File::Regions);
    context
        .say("p", "", Ui::RegionsFailed)
        .text(" ")
        .child(button(context, Look::Link, context.t(Ui::TryAgain), again))
}

/// The states that are recommended.
fn shown(ranking: &Ranking) -> &[StateResult] {
    &ranking.states[..ranking.states.len().min(SHOWN)]
}

/// A part that does not stand yet keeps its place: elements are known again by their place from the
/// end, and what stands would be made anew with every part.
fn ranking(view: &View<'_>, ranking: &Ranking, part: Element) -> Element {
    let context = view.context;
    let first = shown(ranking);
    let below = match &context.listed {
        Some(Outcome::Ranking(listed)) => listed,
        _ => ranking,
    };
    let has = |later| context.has_part(Context::REGIONS + later);
    let list = || {
        let mut list = Vec::new();
        for (place, state) in shown(below).iter().enumerate() {
            list.push(card(context, state, below.states.get(place + 1)));
        }
        element("ol", "lf-regions__list").children(list)
    };
    let compare = || {
        let open = context.text.regions.note("compare-open");
        act(context, Look::Quiet, open, Action::Open(Screen::Compare))
    };
    // It changes only when the visitor changes what counts, and is then announced.
    let now = words("p", "lf-regions__now", &now(context, ranking)).set("role", "status");
    part.child(now)
        .maybe(weigh::weigh(context, ranking))
        .child(score_table(context, first))
        .maybe((!first.is_empty()).then(|| firm::firm(context, first)))
        .maybe(has(1).then(|| map::map(context, ranking)))
        .maybe(has(2).then(list))
        .maybe(has(2).then(compare))
        .children(if has(3) {
            rest(view, below)
        } else {
            Vec::new()
        })
}

/// What would change the order, and all other places.
fn rest(view: &View<'_>, ranking: &Ranking) -> Vec<Element> {
    let context = view.context;
    let mut parts = Vec::new();
    parts.extend(change::change(context));
    parts.extend(shift::shift(view));
    parts.extend(lists::sites(context, ranking));
    parts.push(texts("lf-plain lf-note", &lists::notes(context, ranking)));
    parts.extend(lists::excluded(context, ranking));
    parts.extend(lists::thin(context, ranking));
    parts.push(lists::states(context, ranking));
    parts.push(lists::metros(context, ranking));
    parts
}

/// The first states in a line, and how many fail a must-have.
fn now(context: &Context, ranking: &Ranking) -> String {
    let mut names = Vec::new();
    for state in ranking.states.iter().take(NAMED) {
        names.push(name(context, &state.id));
    }
    if names.is_empty() {
        return context.text.regions.note("none-left").to_owned();
    }
    let first = note(context, "now-first", &[("names", &context.list(&names))]);
    if ranking.excluded.is_empty() {
        first
    } else {
        let count = ranking.excluded.len().to_string();
        let failing = note(context, "now-failing", &[("count", &count)]);
        context.pair(Ui::Sentences, &first, &failing)
    }
}

/// The five scores in one table.
fn score_table(context: &Context, states: &[StateResult]) -> Element {
    let known = &context.text.regions;
    let mut rows = Vec::new();
    for state in states {
        let place = state.place.to_string();
        let name = known.state(&state.id);
        let name = context.fill(Ui::RegionPlace, &[("place", &place), ("name", name)]);
        let certainty = known.kinds.get(state.certainty.slug());
        let certainty = certainty.map_or("", String::as_str);
        let three = percent(state.top3).to_string();
        let three = note(context, "top-share", &[("percent", &three)]);
        let drawn = Bar {
            value: Some(state.score),
            ..Bar::default()
        };
        let row = row(&name)
            .key(&state.id)
            .set("data-key", &state.id)
            .child(number(&one_decimal(state.score)))
            .child(drawing(&drawn))
            .child(
                cell(&context.pair(Ui::Aside, certainty, &three))
                    .set(LABEL, context.t(Ui::HowSure)),
            );
        rows.push(row);
    }
    table(
        context,
        "lf-table lf-table--bars",
        Ui::RegionsCaption,
        &SCORE_COLUMNS,
        rows,
    )
}
