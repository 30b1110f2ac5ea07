//! The tables of a region: its parts as bars, and its figures with their sources.

use super::figure::{fact_name, figure};
use super::words::{group_name, note};
use crate::app::components::bar::Bar;
use crate::app::components::element::Element;
use crate::app::components::table::{Column, cell, drawing, head, number, plain, row, table};
use crate::app::context::{Context, Regions};
use crate::recommend::{Fact, GroupReport};
use crate::text::Ui;
use crate::text::format::one_decimal;

const FACT_COLUMNS: [(Ui, Column); 4] = [
    (Ui::RegionPart, Column::Words),
    (Ui::RegionFigure, Column::Words),
    (Ui::RegionYear, Column::Words),
    (Ui::RegionSource, Column::Words),
];

/// How good the region is in every group that counts, and the points that this makes.
pub(in crate::app::screens) fn parts(context: &Context, groups: &[GroupReport]) -> Element {
    let known = &context.text.regions;
    let heads = vec![
        head(Column::Words, context.t(Ui::RegionPart)),
        head(Column::Number, known.note("value")),
        head(Column::Drawing, context.t(Ui::FactorsScale)),
        head(Column::Number, context.t(Ui::RegionPoints)),
    ];
    let mut rows = Vec::new();
    // A group with next to no weight would print as "0 of 0".
    for group in groups.iter().filter(|group| group.weight >= 0.05) {
        let drawn = Bar {
            value: Some(group.value),
            mark: Some(group.mean),
            ..Bar::default()
        };
        let points = note(
            context,
            "points-of",
            &[
                ("points", &one_decimal(group.points)),
                ("weight", &one_decimal(group.weight)),
            ],
        );
        let row = row(group_name(context, &group.group))
            .child(number(&one_decimal(group.value)))
            .child(drawing(&drawn))
            .child(number(&points));
        rows.push(row);
    }
    plain(
        "lf-table lf-table--bars",
        context.t(Ui::RegionParts),
        heads,
        rows,
    )
}

/// Figures with unit, year and source.
pub(in crate::app::screens) fn facts(context: &Context, caption: Ui, facts: &[&Fact]) -> Element {
    let mut rows = Vec::new();
    for fact in facts {
        let year = if fact.year == 0 {
            String::new()
        } else {
            fact.year.to_string()
        };
        let name = fact_name(context, fact);
        let name = if fact.inherited {
            context.pair(Ui::Aside, &name, context.text.regions.note("of-state"))
        } else {
            name
        };
        let row = row(&name)
            .child(cell(&figure(context, fact)))
            .child(cell(&year))
            .child(cell(&source(context, &fact.source)).set("lang", "en"));
        rows.push(row);
    }
    table(
        context,
        "lf-table lf-table--facts",
        caption,
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
        .map(|source| [&source.publisher, ", ", &source.title].concat());
    line.unwrap_or_default()
}
