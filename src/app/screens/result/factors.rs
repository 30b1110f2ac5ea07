//! Eight factors as bars beside their numbers, and what limits the company.

use super::view::View;
use crate::app::components::bar::Bar;
use crate::app::components::element::{Element, element, words};
use crate::app::components::section::section;
use crate::app::components::table::{Column, LABEL, TAG_SPACE, drawing, number, row_head, table};
use crate::ids::FactorId;
use crate::text::Ui;
use crate::text::format::{one_decimal, range};

/// A level that is defined, owned and dated is 2 of 4, which is 50 points.
const DEFINED: f64 = 50.0;

const COLUMNS: [(Ui, Column); 4] = [
    (Ui::Factor, Column::Words),
    (Ui::Score, Column::Number),
    (Ui::FactorsScale, Column::Drawing),
    (Ui::PartOfScore, Column::Number),
];

/// The table of the eight factors.
pub(super) fn factors(view: &View<'_>) -> Element {
    let context = view.context;
    let mut rows = Vec::new();
    for factor in FactorId::all() {
        rows.push(row(view, factor));
    }
    section("lf-section", "lf-factors", context.t(Ui::FactorsTitle))
        .child(table(
            context,
            "lf-table lf-table--bars",
            Ui::FactorsCaption,
            &COLUMNS,
            rows,
        ))
        .child(context.say("p", "lf-note", Ui::StageMark))
}

fn row(view: &View<'_>, factor: FactorId) -> Element {
    let context = view.context;
    let score = &view.assessment.factors[factor.index()];
    let is_bottleneck = view.assessment.bottlenecks[factor.index()];
    let (low, high) = range((score.lowest, score.highest));
    let points = if score.assessed {
        view.shown(score.score)
    } else {
        context.pair(Ui::Span, &low.to_string(), &high.to_string())
    };
    let drawn = Bar {
        value: score.assessed.then_some(score.score),
        range: (score.highest - score.lowest > 0.05).then_some((score.lowest, score.highest)),
        mark: Some(DEFINED),
        is_weak: is_bottleneck,
    };
    let bottleneck = is_bottleneck.then(|| context.say("span", "lf-tag", Ui::Bottleneck));
    let open =
        (!score.assessed).then(|| context.say("span", "lf-tag lf-tag--quiet", Ui::NotAssessed));
    let mut name = row_head(&context.text.factor(factor).name);
    for tag in [bottleneck, open].into_iter().flatten() {
        name = name.text(TAG_SPACE).child(tag);
    }
    element("tr", "")
        .child(name)
        .child(view.ranged(&points, drawn.range.filter(|_| score.assessed)))
        .child(drawing(&drawn))
        .child(
            number(&one_decimal(view.assessment.contribution(factor)))
                .set(LABEL, context.t(Ui::PartOfScore)),
        )
}

/// "What limits you", in two sentences.
pub(super) fn limits(view: &View<'_>) -> Element {
    let context = view.context;
    let [first, second] = view.assessment.weakest;
    let name = |factor: FactorId| context.text.factor(factor).name.as_str();
    let names = [("first", name(first)), ("second", name(second))];
    let others = FactorId::all().filter(|factor| *factor != first && *factor != second);
    let mut sentences = Vec::new();
    for factor in [first, second].into_iter().chain(others) {
        if view.assessment.bottlenecks[factor.index()] && sentences.len() < 2 {
            sentences.push(words("p", "", &context.text.factor(factor).limits));
        }
    }
    let last = if sentences.is_empty() {
        words("p", "", &context.fill(Ui::LimitsNone, &names))
    } else {
        words("p", "lf-note", &context.fill(Ui::LimitsWeakest, &names))
    };
    section(
        "lf-section lf-limits",
        "lf-limits",
        context.t(Ui::LimitsTitle),
    )
    .children(sentences)
    .child(last)
}
