//! Regions under the tariff scenarios, beside how ready the company is in each of them: how
//! ready, where, and where else.

use super::super::region::words::name;
use super::view::View;
use crate::app::components::element::{Element, element, words};
use crate::app::components::list::texts;
use crate::app::components::table::{Column, LABEL, cell, head, number, plain, row, table};
use crate::app::context::Context;
use crate::ids::TariffScenario;
use crate::order::sort_by;
use crate::recommend::robust::{Exact, Fallback, TariffRow, Tariffs};
use crate::text::Ui;
use crate::text::format::one_decimal;

const COLUMNS: [(Ui, Column); 4] = [
    (Ui::Scenario, Column::Words),
    (Ui::ShiftReady, Column::Words),
    (Ui::ShiftFirst, Column::Words),
    (Ui::ShiftSecond, Column::Words),
];

/// The same without a readiness.
const REGION_COLUMNS: [(Ui, Column); 3] = [COLUMNS[0], COLUMNS[2], COLUMNS[3]];

/// Fewer points than this print as none.
const VISIBLE: f64 = 0.05;

/// The part under its heading; nothing before it is worked out.
pub(super) fn shift(view: &View<'_>) -> Option<Element> {
    let context = view.context;
    let exact = context.firmness.exact.as_ref()?;
    let part = element("div", "lf-shift")
        .child(words("h4", "", context.t(Ui::ShiftTitle)))
        .maybe(story(view, &exact.tariffs).map(|story| words("p", "", &story)))
        .child(scenarios(view, &exact.tariffs))
        .child(context.say("p", "lf-note", Ui::ShiftIntro))
        .child(texts("", &choices(context, &exact.tariffs)))
        .maybe(plan_b(context, exact));
    Some(part)
}

/// The best two states of a scenario, each with its score.
fn best(tariffs: &Tariffs, scenario: usize) -> Vec<(&str, f64)> {
    let score = |row: &TariffRow| row.scores.get(scenario).copied().unwrap_or_default();
    let mut rows: Vec<&TariffRow> = tariffs.rows.iter().collect();
    sort_by(&mut rows, |a, b| score(b).total_cmp(&score(a)));
    let best = rows.into_iter().take(2);
    best.map(|row| (row.region.as_str(), score(row))).collect()
}

/// Whether there is a readiness in each scenario.
fn is_rated(view: &View<'_>) -> bool {
    !view.company.express && view.has_scenarios()
}

fn story(view: &View<'_>, tariffs: &Tariffs) -> Option<String> {
    let context = view.context;
    let high = TariffScenario::High as usize;
    let [(first, _), (second, _)] = best(tariffs, high)[..] else {
        return None;
    };
    let result = &view.assessment.scenarios[high];
    let score = view.shown(result.tariff_score);
    let values = [
        ("score", &*score),
        ("band", view.band(result.band)),
        ("name", name(context, first)),
        ("other", name(context, second)),
    ];
    Some(if is_rated(view) {
        context.fill(Ui::ShiftStory, &values)
    } else {
        context.fill(Ui::ShiftStoryRegions, &values[2..])
    })
}

fn scenarios(view: &View<'_>, tariffs: &Tariffs) -> Element {
    let context = view.context;
    let mut rows = Vec::new();
    let only_regions = view.company.only_regions;
    for scenario in TariffScenario::ALL {
        let ready = if is_rated(view) {
            let result = &view.assessment.scenarios[scenario as usize];
            let score = view.shown(result.tariff_score);
            context.pair(Ui::Aside, &score, view.band(result.band))
        } else {
            context.t(Ui::NotAssessed).to_owned()
        };
        let label = context.t(Ui::ShiftReady);
        let mut row = row(&context.text.scenario(scenario).name)
            .set("data-key", scenario.slug())
            .maybe((!only_regions).then(|| cell(&ready).set(LABEL, label)));
        let best = best(tariffs, scenario as usize);
        for ((region, score), key) in best.into_iter().zip([Ui::ShiftFirst, Ui::ShiftSecond]) {
            let score = one_decimal(score);
            let region = context.pair(Ui::Aside, name(context, region), &score);
            row = row.child(cell(&region).set(LABEL, context.t(key)));
        }
        rows.push(row);
    }
    let class = "lf-table lf-table--sides";
    let (caption, columns): (Ui, &[_]) = if only_regions {
        (Ui::ShiftTitle, &REGION_COLUMNS)
    } else {
        (Ui::ShiftCaption, &COLUMNS)
    };
    table(context, class, caption, columns, rows)
}

/// What to choose while nobody knows which scenario comes.
fn choices(context: &Context, tariffs: &Tariffs) -> Vec<String> {
    let mut list = Vec::new();
    match &tariffs.break_even[..] {
        [] => {}
        [(_, only)] => {
            list.push(context.fill(Ui::ShiftSame, &[("name", name(context, only))]));
        }
        [_, changes @ ..] => {
            for (from, region) in changes {
                let from = one_decimal(100.0 * from);
                let values = [("percent", &*from), ("name", name(context, region))];
                list.push(context.fill(Ui::ShiftBreakEven, &values));
            }
        }
    }
    let mut rows = tariffs.rows.iter();
    let minimax = tariffs.minimax.as_deref();
    let Some(least) = rows.find(|row| Some(row.region.as_str()) == minimax) else {
        return list;
    };
    let known = ("name", name(context, &least.region));
    if least.worst < VISIBLE {
        // A state that is best in every case needs no other beside it.
        list.push(context.fill(Ui::ShiftBest, &[known]));
        return list;
    }
    let points = one_decimal(least.worst);
    list.push(context.fill(Ui::ShiftRegret, &[known, ("points", &points)]));
    if let Some((first, second, worst)) = &tariffs.best_pair {
        let points = one_decimal(*worst);
        let values = [
            ("first", name(context, first)),
            ("second", name(context, second)),
            ("points", &*points),
        ];
        list.push(context.fill(Ui::ShiftPair, &values));
    }
    list
}

/// Where else, if something fails that the first choice lives on.
fn plan_b(context: &Context, exact: &Exact) -> Option<Element> {
    let mut rows = Vec::new();
    let felt = |fallback: &&Fallback| fallback.loss >= VISIBLE;
    for fallback in exact.fallbacks.iter().filter(felt) {
        let what = match fallback.failure.as_str() {
            "mexico" => Ui::FallMexico,
            "ports" => Ui::FallPorts,
            "industry" => Ui::FallIndustry,
            "state" => Ui::FallState,
            // Data may know more than this release has words for.
            _ => continue,
        };
        let score = one_decimal(fallback.score);
        let region = context.pair(Ui::Aside, name(context, &fallback.region), &score);
        let loss = number(&one_decimal(fallback.loss)).set(LABEL, context.t(Ui::FallLoss));
        rows.push(
            row(context.t(what))
                .set("data-key", &fallback.failure)
                .child(loss)
                .child(cell(&region).set(LABEL, context.t(Ui::PlanBTitle))),
        );
    }
    if rows.is_empty() {
        return None;
    }
    let name = name(context, &exact.first);
    let caption = context.fill(Ui::FallCaption, &[("name", name)]);
    let heads = vec![
        head(Column::Words, context.t(Ui::FallWhat)),
        head(Column::Number, context.t(Ui::FallLoss)),
        head(Column::Words, context.t(Ui::PlanBTitle)),
    ];
    let part = element("div", "")
        .child(plain("lf-table lf-table--sides", &caption, heads, rows))
        .child(context.say("p", "lf-note", Ui::FallNote));
    Some(part)
}
