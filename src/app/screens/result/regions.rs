//! Regions: five states with reasons, then the rest.

use super::region::{region, score_table};
use super::view::View;
use crate::app::components::button::{Look, button};
use crate::app::components::element::{Element, element, words};
use crate::app::components::list::texts;
use crate::app::components::section::{details, section};
use crate::app::context::{Context, Regions};
use crate::app::message::{File, Message};
use crate::recommend::{Excluded, Outcome, Ranking, Reason};
use crate::text::format::one_decimal;
use crate::text::{Ui, template};

/// How many states are recommended.
const SHOWN: usize = 5;

/// The region part of the result.
pub(super) fn regions(view: &View<'_>) -> Element {
    let context = view.context;
    let exploratory = view
        .is_exploratory()
        .then(|| context.say("p", "lf-note lf-note--strong", Ui::RegionsExploratory));
    let express = view
        .company
        .express
        .then(|| context.say("p", "lf-note", Ui::RegionsExpress));
    let part = section(
        "lf-section lf-regions",
        "lf-regions",
        context.t(Ui::RegionsTitle),
    )
    .child(context.say("p", "", Ui::RegionsIntro))
    .maybe(exploratory)
    .maybe(express);
    match (&context.outcome, &context.regions) {
        (Some(Outcome::Ranking(ranking)), _) => part.children(self::ranking(context, ranking)),
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

fn ranking(context: &Context, ranking: &Ranking) -> Vec<Element> {
    let first = &ranking.states[..ranking.states.len().min(SHOWN)];
    let mut list = Vec::new();
    for state in first {
        list.push(region(context, ranking, state));
    }
    let mut parts = vec![
        score_table(context, first),
        element("ol", "lf-regions__list").children(list),
        texts("lf-plain lf-note", &notes(context, ranking)),
    ];
    parts.extend(excluded(context, ranking));
    parts.extend(thin(context, ranking));
    parts.push(all(context, ranking));
    parts
}

/// What has to be said about the method for this company.
fn notes(context: &Context, ranking: &Ranking) -> Vec<String> {
    let words = &context.text.regions;
    let mut notes = Vec::new();
    for flag in &ranking.flags {
        notes.push(words.note(flag.slug()).to_owned());
    }
    if let Some(points) = ranking.points_counted {
        let points = one_decimal(points);
        notes.push(template::fill(
            words.note("points-counted"),
            &[("counted", &points)],
        ));
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

fn excluded(context: &Context, ranking: &Ranking) -> Option<Element> {
    if ranking.excluded.is_empty() {
        return None;
    }
    let mut items = Vec::new();
    for state in &ranking.excluded {
        let name = words("strong", "", context.text.regions.state(&state.id));
        let reasons = reasons(context, state);
        // The name stands in its own element, so only the rest of the pair is text.
        items.push(
            element("li", "")
                .child(name)
                .text(&context.pair(Ui::Labelled, "", &reasons)),
        );
    }
    let title = context.count(Ui::RegionExcluded, "count", ranking.excluded.len());
    Some(details("lf-numbers", &title).child(element("ul", "").children(items)))
}

fn reasons(context: &Context, state: &Excluded) -> String {
    let words = &context.text.regions;
    let mut sentences = String::new();
    for reason in &state.reasons {
        let sentence = match reason {
            Reason::Must { must, value } => {
                let text = words
                    .musts
                    .get(must.slug())
                    .map_or("", |words| words.fail.as_str());
                let value = value.map(one_decimal).unwrap_or_default();
                let limit = must.limit().map(one_decimal).unwrap_or_default();
                template::fill(text, &[("value", &value), ("limit", &limit)])
            }
            Reason::NotForActivity { .. } => words.note("dc-left-out").to_owned(),
        };
        sentences = if sentences.is_empty() {
            sentence
        } else {
            context.pair(Ui::Sentences, &sentences, &sentence)
        };
    }
    sentences
}

fn thin(context: &Context, ranking: &Ranking) -> Option<Element> {
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

fn all(context: &Context, ranking: &Ranking) -> Element {
    let mut items = Vec::new();
    for state in &ranking.states {
        let score = words("span", "lf-all__score", &one_decimal(state.score));
        items.push(words("li", "", context.text.regions.state(&state.id)).child(score));
    }
    details("lf-numbers", context.t(Ui::RegionsAll)).child(element("ol", "lf-all").children(items))
}
