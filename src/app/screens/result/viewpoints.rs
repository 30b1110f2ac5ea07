//! Where another person's answers differ from the visitor's.

use super::view::View;
use crate::app::components::button::{Look, button};
use crate::app::components::element::{Element, element, words};
use crate::app::components::listener::Moment;
use crate::app::components::section::section;
use crate::app::components::table::{Column, LABEL, cell, number, row, table};
use crate::app::context::Context;
use crate::app::file::INPUT;
use crate::app::message::Message;
use crate::app::share::reason;
use crate::assessment::Level;
use crate::assessment::compare::{Comparison, Gap, compare};
use crate::ids::{FactorId, FieldId};
use crate::session::{Action, Second, SecondFile};
use crate::text::Ui;
use crate::text::format::{one_decimal, signed};

const GAPS: [(Ui, Column); 4] = [
    (Ui::Question, Column::Words),
    (Ui::ViewpointOwn, Column::Words),
    (Ui::ViewpointOther, Column::Words),
    (Ui::Difference, Column::Number),
];

const FACTORS: [(Ui, Column); 4] = [
    (Ui::Factor, Column::Words),
    (Ui::ViewpointOwn, Column::Number),
    (Ui::ViewpointOther, Column::Number),
    (Ui::Difference, Column::Number),
];

/// The visitor's file, another person's file, and what differs. Samples have neither.
pub(super) fn viewpoints(view: &View<'_>) -> Option<Element> {
    let context = view.context;
    let session = context.session();
    if session.sample.is_some() {
        return None;
    }
    let (status, found) = match &session.second {
        Second::Closed => (Vec::new(), None),
        Second::Refused(refusal) => {
            let class = "lf-viewpoints__refusal";
            (vec![context.say("p", class, reason(*refusal))], None)
        }
        Second::Open(file) => {
            let comparison = compare(&context.catalog, view.company, &file.company);
            let sentences = sentences(view, file, &comparison);
            (sentences, Some(differences(view, &comparison)))
        }
    };
    let part = section(
        "lf-section",
        "lf-viewpoints",
        context.t(Ui::ViewpointsTitle),
    )
    .child(context.say("p", "", Ui::ViewpointsIntro))
    .child(files(context))
    // Its place is always in the page, so that what a file turned out to be is announced.
    .child(
        element("div", "lf-viewpoints__status")
            .set("aria-live", "polite")
            .children(status),
    );
    Some(part.maybe(found))
}

/// A button behind which a file is chosen.
pub(in crate::app::screens) fn choose(context: &Context, id: &'static str, label: Ui) -> Element {
    let input = element("input", "")
        .id(id)
        .set("type", "file")
        .set("accept", ".json,application/json")
        .on(Moment::Change, context, Message::OpenFile(id));
    // The browser's own words beside a file input are in the browser's language; the label is
    // in the page's, and the input lies over it.
    element("label", "lf-button lf-button--quiet lf-file")
        .set("for", id)
        .child(input)
        .text(context.t(label))
}

fn files(context: &Context) -> Element {
    let open = choose(context, INPUT, Ui::FileOpen);
    let save = context.t(Ui::FileSave);
    element("div", "lf-files")
        .child(button(context, Look::Quiet, save, Message::SaveFile))
        .child(open)
}

/// Who answered, what was found, and what to mind about it.
fn sentences(view: &View<'_>, file: &SecondFile, comparison: &Comparison) -> Vec<Element> {
    let context = view.context;
    let known = context.catalog.known;
    let both = |key: Ui, field: FieldId| {
        let [own, other] = [view.company, &file.company].map(|company| {
            let choice = company.profile.choice(field);
            choice.map_or(context.t(Ui::NotProvided), |choice| {
                context.text.option(field, choice)
            })
        });
        words(
            "p",
            "",
            &context.fill(key, &[("own", own), ("other", other)]),
        )
    };
    let gap = one_decimal(context.catalog.numbers.viewpoints.gap);
    let count = if comparison.compared == 0 {
        context.t(Ui::ViewpointNothing).to_owned()
    } else if comparison.gaps.is_empty() {
        context.fill(Ui::ViewpointNone, &[("levels", &gap)])
    } else {
        context.fill(
            Ui::ViewpointCount,
            &[
                ("levels", &gap),
                ("gaps", &comparison.gaps.len().to_string()),
                ("compared", &comparison.compared.to_string()),
            ],
        )
    };
    let mut list = vec![both(Ui::ViewpointWho, known.respondent)];
    list.push(words("p", "lf-lead", &count));
    if comparison.stages_differ {
        list.push(both(Ui::ViewpointStages, known.stage));
    }
    if file.dropped > 0 {
        let left_out = context.count(Ui::FilePartial, "count", file.dropped);
        list.push(words("p", "lf-note", &left_out));
    }
    list
}

fn differences(view: &View<'_>, comparison: &Comparison) -> Element {
    let context = view.context;
    let part = element("div", "");
    let part = if comparison.compared == 0 {
        part
    } else {
        let gaps = (!comparison.gaps.is_empty()).then(|| gaps(context, &comparison.gaps));
        part.maybe(gaps)
            .child(factors(view, comparison))
            .child(context.say("p", "lf-note", Ui::ViewpointNote))
    };
    let close = Message::Clear(Action::Second(Second::Closed), INPUT.to_owned());
    let label = context.t(Ui::FileClose);
    part.child(button(context, Look::Link, label, close))
}

/// The cells of a row, each with its head for narrow pages.
fn sides(
    context: &Context,
    row: Element,
    own: Element,
    other: Element,
    difference: &str,
) -> Element {
    row.child(own.set(LABEL, context.t(Ui::ViewpointOwn)))
        .child(other.set(LABEL, context.t(Ui::ViewpointOther)))
        .child(number(difference).set(LABEL, context.t(Ui::Difference)))
}

fn gaps(context: &Context, gaps: &[Gap]) -> Element {
    let mut rows = Vec::new();
    for gap in gaps {
        let question = context.text.question(gap.question);
        let level = |level: Level| {
            let anchor = &question.anchors[usize::from(level.anchor())];
            let number = one_decimal(level.value());
            let values = [("level", number.as_str()), ("anchor", anchor.as_str())];
            cell(&context.fill(Ui::AnsweredLevel, &values))
        };
        let name = row(&question.title);
        let difference = signed(gap.difference());
        rows.push(sides(
            context,
            name,
            level(gap.own),
            level(gap.other),
            &difference,
        ));
    }
    let class = "lf-table lf-table--sides lf-table--gaps";
    table(context, class, Ui::ViewpointGaps, &GAPS, rows)
}

fn factors(view: &View<'_>, comparison: &Comparison) -> Element {
    let context = view.context;
    let points = |score: Option<f64>| {
        let open = || context.t(Ui::NotAssessed).to_owned();
        number(&score.map_or_else(open, |score| view.shown(score)))
    };
    let mut rows = Vec::new();
    for factor in FactorId::all() {
        let pair = &comparison.factors[factor.index()];
        let name = row(&context.text.factor(factor).name);
        let difference = pair
            .difference()
            .map_or_else(|| "\u{2013}".to_owned(), signed);
        rows.push(sides(
            context,
            name,
            points(pair.own),
            points(pair.other),
            &difference,
        ));
    }
    let class = "lf-table lf-table--sides";
    table(context, class, Ui::ViewpointFactors, &FACTORS, rows)
}
