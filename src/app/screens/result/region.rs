//! One recommended state: why, what speaks against, its parts, its facts, the article's word.

use super::figure::{fact_name, figure, leaf_name};
use crate::app::components::bar::Bar;
use crate::app::components::element::{Element, element, words};
use crate::app::components::list::texts;
use crate::app::components::section::details;
use crate::app::components::table::{Column, cell, drawing, number, row, table};
use crate::app::context::{Context, Regions};
use crate::recommend::{Ranking, StateResult, Term};
use crate::text::Ui;
use crate::text::format::{one_decimal, percent, signed};

const SCORE_COLUMNS: [(Ui, Column); 4] = [
    (Ui::SiteState, Column::Words),
    (Ui::Score, Column::Number),
    (Ui::FactorsScale, Column::Drawing),
    (Ui::HowSure, Column::Words),
];

const FACT_COLUMNS: [(Ui, Column); 4] = [
    (Ui::RegionPart, Column::Words),
    (Ui::RegionFigure, Column::Words),
    (Ui::RegionYear, Column::Words),
    (Ui::RegionSource, Column::Words),
];

const PART_COLUMNS: [(Ui, Column); 3] = [
    (Ui::RegionPart, Column::Words),
    (Ui::Weight, Column::Number),
    (Ui::RegionPoints, Column::Number),
];

/// The five scores in one table.
pub(super) fn score_table(context: &Context, states: &[StateResult]) -> Element {
    let words = &context.text.regions;
    let mut rows = Vec::new();
    for state in states {
        let place = state.place.to_string();
        let name = words.state(&state.id);
        let name = context.fill(Ui::RegionPlace, &[("place", &place), ("name", name)]);
        let certainty = words
            .kinds
            .get(state.certainty.slug())
            .map_or("", String::as_str);
        let drawn = Bar {
            value: Some(state.score),
            ..Bar::default()
        };
        let row = row(&name)
            .child(number(&one_decimal(state.score)))
            .child(drawing(&drawn))
            .child(cell(certainty));
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

/// A state in full.
pub(super) fn region(context: &Context, ranking: &Ranking, state: &StateResult) -> Element {
    let title = element("h4", "lf-region__name")
        .child(words("span", "lf-region__place", &state.place.to_string()))
        .text(context.text.regions.state(&state.id))
        .child(words("span", "lf-region__score", &one_decimal(state.score)));
    let facts = details("lf-numbers", context.t(Ui::RegionFacts))
        .child(facts(context, state))
        .maybe(taxes(context, state));
    let parts = details("lf-numbers", context.t(Ui::RegionParts))
        .child(parts(context, ranking, state))
        .children(coverage(context, state));
    element("li", "lf-region")
        .key(&state.id)
        .child(title)
        .child(words("p", "lf-note", &standing(context, state)))
        .child(context.say("h5", "", Ui::RegionWhy))
        .child(texts("", &terms(context, &state.strong, true)))
        .child(context.say("h5", "", Ui::RegionAgainst))
        .child(texts("", &terms(context, &state.weak, false)))
        .maybe(article(context, state))
        .child(facts)
        .child(parts)
}

/// How far it is ahead of the next, and how often it stays among the first.
fn standing(context: &Context, state: &StateResult) -> String {
    let next = match state.gap {
        _ if state.tied => context.t(Ui::RegionTied).to_owned(),
        Some(gap) => context.fill(Ui::RegionGap, &[("points", &one_decimal(gap))]),
        None => String::new(),
    };
    let top = percent(state.top3).to_string();
    let stays = context.fill(Ui::RegionStays, &[("percent", &top)]);
    if next.is_empty() {
        stays
    } else {
        context.pair(Ui::Sentences, &next, &stays)
    }
}

fn terms(context: &Context, terms: &[Term], is_for: bool) -> Vec<String> {
    let mut list = Vec::new();
    // A term that would show as zero says nothing.
    for term in terms.iter().filter(|term| term.points.abs() >= 0.05) {
        let clause = match context.text.regions.groups.get(&term.group) {
            Some(group) if is_for => &group.speaks_for,
            Some(group) => &group.against,
            None => context.t(Ui::RegionSize),
        };
        list.push(context.pair(Ui::Aside, clause, &signed(term.points)));
    }
    if list.is_empty() && !is_for {
        list.push(context.text.regions.note("nothing-against").to_owned());
    }
    list
}

/// More statements than this stay folded.
const MOST_CLAIMS: usize = 4;

/// The article's word stands apart: it is shown, never scored.
fn article(context: &Context, state: &StateResult) -> Option<Element> {
    let mut claims = Vec::new();
    let mut passages: Vec<&str> = Vec::new();
    for claim in &state.claims {
        if let Some(known) = context.text.regions.article.get(&claim.id) {
            claims.push(words("p", "", &known.text));
            if !passages.contains(&known.passage.as_str()) {
                passages.push(&known.passage);
            }
        }
    }
    let rest = claims.split_off(claims.len().min(MOST_CLAIMS));
    let more = (!rest.is_empty()).then(|| {
        let summary = context.count(Ui::RegionArticleMore, "count", rest.len());
        details("lf-numbers", &summary).children(rest)
    });
    let basis = context.fill(Ui::ArticleBasis, &[("where", &passages.join(", "))]);
    (!claims.is_empty()).then(|| {
        element("div", "lf-article")
            .child(context.say("h5", "", Ui::RegionArticle))
            .children(claims)
            .maybe(more)
            .child(words("p", "lf-source", &basis))
    })
}

fn facts(context: &Context, state: &StateResult) -> Element {
    let mut rows = Vec::new();
    for fact in &state.facts {
        let year = if fact.year == 0 {
            String::new()
        } else {
            fact.year.to_string()
        };
        let row = row(&fact_name(context, fact))
            .child(cell(&figure(context, fact)))
            .child(cell(&year))
            .child(cell(&source(context, &fact.source)).set("lang", "en"));
        rows.push(row);
    }
    table(
        context,
        "lf-table lf-table--facts",
        Ui::RegionData,
        &FACT_COLUMNS,
        rows,
    )
}

/// Sources keep the language of their publishers.
fn source(context: &Context, id: &str) -> String {
    let Regions::Ready(data) = &context.regions else {
        return String::new();
    };
    let line = data
        .source(id)
        .map(|source| format!("{}, {}", source.publisher, source.title));
    line.unwrap_or_default()
}

/// "No corporate income tax" never stands alone where receipts are taxed instead.
fn taxes(context: &Context, state: &StateResult) -> Option<Element> {
    let known = &context.text.regions;
    let name = known.taxes.get(&state.id)?;
    let has_fact = state.facts.iter().any(|fact| fact.leaf == "gross_receipts");
    let note = context.pair(Ui::Labelled, name, known.note("gross-receipts"));
    has_fact.then(|| words("p", "lf-note", &note))
}

fn parts(context: &Context, ranking: &Ranking, state: &StateResult) -> Element {
    let mut rows = Vec::new();
    for part in &state.contributions {
        let group = context.text.regions.groups.get(&part.group);
        let name = group.map_or(context.t(Ui::RegionSize), |words| words.name.as_str());
        let weight = ranking
            .weights
            .iter()
            .find(|weight| weight.group == part.group);
        let weight = weight
            .map(|weight| one_decimal(weight.weight))
            .unwrap_or_default();
        let row = row(name)
            .child(number(&weight))
            .child(number(&one_decimal(part.points)));
        rows.push(row);
    }
    table(context, "lf-table", Ui::RegionParts, &PART_COLUMNS, rows)
}

/// How much of the weight is known, and what is not.
fn coverage(context: &Context, state: &StateResult) -> Vec<Element> {
    let known = percent(state.coverage).to_string();
    let known = context.fill(Ui::RegionCoverage, &[("percent", &known)]);
    let mut notes = vec![words("p", "lf-note", &known)];
    let mut missing = Vec::new();
    for leaf in &state.missing {
        missing.push(leaf_name(context, leaf));
    }
    if !missing.is_empty() {
        let names = context.list(&missing);
        let text = context.fill(Ui::RegionMissing, &[("names", &names)]);
        notes.push(words("p", "lf-note", &text));
    }
    notes
}
