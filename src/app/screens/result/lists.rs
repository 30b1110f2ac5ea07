//! The rest of the regions: what has to be said, who is left out, all states, all metro areas.

use super::super::region::way;
use super::super::region::words::{name, note, reasons};
use super::firm;
use super::regions::SHOWN;
use crate::app::components::element::{Element, element, words};
use crate::app::components::section::details;
use crate::app::context::Context;
use crate::recommend::{Excluded, Ranking};
use crate::text::Ui;
use crate::text::format::one_decimal;

/// What has to be said about the method for this company.
pub(super) fn notes(context: &Context, ranking: &Ranking) -> Vec<String> {
    let words = &context.text.regions;
    let mut notes = Vec::new();
    for flag in &ranking.flags {
        notes.push(words.note(flag.slug()).to_owned());
    }
    if let Some(points) = ranking.points_counted {
        let points = one_decimal(points);
        notes.push(note(context, "points-counted", &[("counted", &points)]));
    }
    let field = context.catalog.known.priorities;
    let mut unscored = Vec::new();
    for slug in &ranking.unscored_priorities {
        let option = context.catalog.field(field).option(slug);
        unscored.extend(option.map(|option| context.text.option(field, option)));
    }
    if !unscored.is_empty() {
        let names = context.list(&unscored);
        notes.push(context.fill(Ui::PrioritiesNote, &[("names", &names)]));
    }
    for must in &ranking.advice {
        notes.extend(words.advice.get(must.slug()).cloned());
    }
    notes.push(words.note("judgement").to_owned());
    notes
}

/// States in which the company knows someone, with their places.
pub(super) fn sites(context: &Context, ranking: &Ranking) -> Option<Element> {
    let mut items = Vec::new();
    for site in &ranking.sites {
        let place = site.place.map(|place| place.to_string());
        let line = match &place {
            Some(place) => {
                let values = [("place", place.as_str()), ("name", name(context, &site.id))];
                context.fill(Ui::RegionPlace, &values)
            }
            None => context.pair(
                Ui::Aside,
                name(context, &site.id),
                context.text.regions.note("not-listed-region"),
            ),
        };
        items.push(words("li", "", &line));
    }
    (!items.is_empty()).then(|| {
        element("div", "lf-sites-known")
            .child(words("h4", "", context.text.regions.note("sites-title")))
            .child(element("ul", "").children(items))
    })
}

/// The states that fail a must-have, with the reason for each.
pub(super) fn excluded(context: &Context, ranking: &Ranking) -> Option<Element> {
    if ranking.excluded.is_empty() {
        return None;
    }
    let mut items = Vec::new();
    for state in &ranking.excluded {
        items.push(line(context, state));
    }
    let title = context.count(Ui::RegionExcluded, "count", ranking.excluded.len());
    Some(details("lf-numbers", &title).child(element("ul", "").children(items)))
}

fn line(context: &Context, state: &Excluded) -> Element {
    let reasons = reasons(context, &state.reasons);
    // The name stands in its own element, so only the rest of the pair is text.
    element("li", "")
        .key(&state.id)
        .maybe(way(context, &state.id))
        .text(&context.pair(Ui::Labelled, "", &reasons))
}

/// The states with too little data to be recommended.
pub(super) fn thin(context: &Context, ranking: &Ranking) -> Option<Element> {
    if ranking.thin.is_empty() {
        return None;
    }
    let mut names = Vec::new();
    for state in &ranking.thin {
        names.push(context.text.regions.state(&state.id));
    }
    let names = context.list(&names);
    let note = context.pair(Ui::Labelled, context.t(Ui::RegionThin), &names);
    Some(words("p", "lf-note", &note))
}

/// All states in their order.
pub(super) fn states(context: &Context, ranking: &Ranking) -> Element {
    let mut items = Vec::new();
    for state in &ranking.states {
        items.push(scored(context, &state.id, state.score));
    }
    folded(context.t(Ui::RegionsAll), Vec::new(), items)
}

/// All metro areas in theirs: the two lists are never mixed.
pub(super) fn metros(context: &Context, ranking: &Ranking) -> Element {
    let known = &context.text.regions;
    let mut items = Vec::new();
    let mut first: Vec<&str> = Vec::new();
    for metro in ranking.metros.iter().filter(|metro| !metro.thin) {
        items.push(scored(context, &metro.id, metro.score));
        if first.len() < SHOWN {
            first.push(&metro.id);
        }
    }
    let mut notes = vec![words("p", "lf-note", known.note("metros-coarse"))];
    notes.extend(firm::metros(context, &first));
    folded(known.note("metros-all"), notes, items)
}

fn folded(title: &str, notes: Vec<Element>, items: Vec<Element>) -> Element {
    details("lf-numbers", title)
        .children(notes)
        .child(element("ol", "lf-all").children(items))
}

fn scored(context: &Context, id: &str, score: f64) -> Element {
    element("li", "")
        .key(id)
        .maybe(way(context, id))
        .child(words("span", "lf-all__score", &one_decimal(score)))
}
