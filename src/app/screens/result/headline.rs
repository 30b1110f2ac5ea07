//! The band as one sentence, and the ruler that draws it.

use super::view::View;
use crate::app::components::bar::{drawing, line, place, rect};
use crate::app::components::button::{Look, act};
use crate::app::components::element::{Element, element, words};
use crate::app::components::list::texts;
use crate::app::components::section::details;
use crate::app::components::table::{Column, cell, row, table};
use crate::assessment::band::{BandSentence, sentence};
use crate::assessment::{Band, Gate};
use crate::session::Action;
use crate::text::Ui;
use crate::text::format::{one_decimal, percent, range};

/// Ranges narrower than this, in points, come from rounding and not from open answers.
const VISIBLE: f64 = 0.05;

const COLUMNS: [(Ui, Column); 3] = [
    (Ui::Band, Column::Words),
    (Ui::Range, Column::Words),
    (Ui::Chance, Column::Words),
];

const BAND_CLASSES: [&str; 5] = [
    "lf-ruler__band lf-ruler__band--1",
    "lf-ruler__band lf-ruler__band--2",
    "lf-ruler__band lf-ruler__band--3",
    "lf-ruler__band lf-ruler__band--4",
    "lf-ruler__band lf-ruler__band--5",
];

/// Sentence, meaning, ruler, caps and cautions.
pub(super) fn headline(view: &View<'_>) -> Element {
    let context = view.context;
    let assessment = view.assessment;
    let score = view.shown(assessment.overall.score);
    let band = context.text.band(assessment.band.number());
    let capped = assessment.is_capped(&context.catalog);
    let average = view.shown(assessment.overall.average);
    let number = words("p", "lf-headline__number", &score)
        .set("aria-hidden", "true")
        .child(words("small", "", "/100"));
    let meaning = context.pair(Ui::Sentences, &band.meaning, &band.next);
    let before = context.fill(Ui::ResultBeforeTariffs, &[("average", &average)]);
    element("section", "lf-headline")
        .set("aria-labelledby", "lf-band")
        .child(number)
        .child(words("h3", "lf-headline__sentence", &named(view, capped, &score)).id("lf-band"))
        .child(words("p", "lf-lead", &meaning))
        .child(ruler(view))
        .child(words("p", "lf-note", &before))
        .maybe(gates(view, capped))
        .children(cautions(view))
        .child(chances(view))
}

/// The band, or the two bands it lies between, with the score and its likely range.
fn named(view: &View<'_>, capped: bool, score: &str) -> String {
    let assessment = view.assessment;
    let (low, high) = range(assessment.likely);
    let clear = view.context.catalog.numbers.clear_band;
    let (key, first, second) = match sentence(assessment.band, capped, &assessment.chances, clear) {
        BandSentence::Clear(band) => (Ui::ResultSentence, band, band),
        BandSentence::Between(first, second) => (Ui::ResultSentenceBetween, first, second),
    };
    let first = view.band(first);
    view.context.fill(
        key,
        &[
            ("band", first),
            ("first", first),
            ("second", view.band(second)),
            ("score", score),
            ("low", &low.to_string()),
            ("high", &high.to_string()),
        ],
    )
}

/// The bands with their lower and upper edges.
fn edges(view: &View<'_>) -> [(Band, f64, f64); 5] {
    let [first, second, third, fourth] = view.context.catalog.numbers.cut_points;
    let [explore, prepare, pilot, launch, scale] = Band::ALL;
    [
        (explore, 0.0, first),
        (prepare, first, second),
        (pilot, second, third),
        (launch, third, fourth),
        (scale, fourth, 100.0),
    ]
}

/// Five bands on one scale, the likely range as a soft bar, whiskers only where answers are open.
fn ruler(view: &View<'_>) -> Element {
    let assessment = view.assessment;
    let (mut bands, mut names) = (Vec::new(), Vec::new());
    for ((band, from, to), class) in edges(view).into_iter().zip(BAND_CLASSES) {
        bands.push(rect(class, (from, to), "8", "10"));
        let is_current = band == assessment.band;
        let class = if is_current {
            "lf-ruler__name is-current"
        } else {
            "lf-ruler__name"
        };
        let cut = words("span", "lf-ruler__cut", &one_decimal(from));
        let name = words("span", class, view.band(band));
        names.push(element("li", "").child(cut).child(name));
    }
    let (lowest, highest) = assessment.hard;
    let whisker = (highest - lowest > VISIBLE).then(|| {
        let (from, to) = (place(lowest), place(highest));
        let path = format!("M{from} 2V6 M{from} 4H{to} M{to} 2V6");
        element("path", "lf-ruler__whisker").set("d", &path)
    });
    let drawing = drawing("lf-ruler__drawing", "0 0 100 24")
        .children(bands)
        .child(rect("lf-ruler__range", assessment.likely, "20.5", "2.5"))
        .maybe(whisker)
        .child(line("lf-ruler__score", assessment.overall.score, "4", "24"));
    element("div", "lf-ruler").child(drawing).child(
        element("ul", "lf-ruler__names")
            .set("aria-hidden", "true")
            .children(names),
    )
}

fn gates(view: &View<'_>, capped: bool) -> Option<Element> {
    let mut items = Vec::new();
    for gate in view.assessment.gates.iter() {
        if !matches!(gate, Gate::Exposed | Gate::Unconfirmed) {
            items.push(view.context.text.gate(gate as usize));
        }
    }
    (capped && !items.is_empty()).then(|| texts("lf-caps", &items))
}

fn cautions(view: &View<'_>) -> Vec<Element> {
    let context = view.context;
    let assessment = view.assessment;
    let mut list = Vec::new();
    if assessment.provisional {
        let key = if view.company.express {
            Ui::ResultExpress
        } else {
            Ui::ResultProvisional
        };
        list.push(context.say("p", "lf-note", key));
    }
    if view.company.express && context.session().sample.is_none() {
        let deepen = act(
            context,
            Look::Quiet,
            context.t(Ui::ResultDeepen),
            Action::Deepen,
        );
        list.push(
            element("p", "")
                .child(deepen)
                .text(" ")
                .text(context.t(Ui::ResultDeepenNote)),
        );
    }
    if assessment.is_unconfirmed() {
        let gate = context.text.gate(Gate::Unconfirmed as usize);
        list.push(words("p", "lf-note lf-note--strong", gate));
    }
    if assessment.hard.1 - assessment.hard.0 > VISIBLE {
        let (lowest, highest) = range(assessment.hard);
        let hard = context.fill(
            Ui::ResultHard,
            &[("low", &lowest.to_string()), ("high", &highest.to_string())],
        );
        list.push(words("p", "lf-note", &hard));
    }
    list
}

/// The same in numbers: the ruler hides from screen readers, this table does not.
fn chances(view: &View<'_>) -> Element {
    let context = view.context;
    let mut rows = Vec::new();
    for ((band, from, to), chance) in edges(view).into_iter().zip(view.assessment.chances) {
        let range = context.pair(Ui::Span, &one_decimal(from), &one_decimal(to));
        let chance = context.fill(Ui::Percent, &[("value", &percent(chance).to_string())]);
        rows.push(
            row(view.band(band))
                .child(cell(&range))
                .child(cell(&chance)),
        );
    }
    details("lf-numbers", context.t(Ui::ChanceNote)).child(table(
        context,
        "lf-table",
        Ui::RulerCaption,
        &COLUMNS,
        rows,
    ))
}
