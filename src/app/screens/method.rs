//! How the result is made: formulas, weights, thresholds, sources and dates.

use super::validity::validity;
use super::{growing, heading};
use crate::app::components::button::{Look, act};
use crate::app::components::element::{Element, element, words};
use crate::app::components::section::section;
use crate::app::components::table::{Column, head, number, plain, row};
use crate::app::context::{Context, Regions};
use crate::ids::{FactorId, TariffScenario};
use crate::recommend::robust::SAMPLES;
use crate::session::Action;
use crate::text::Ui;
use crate::text::format::{one_decimal, thousands, two_decimals};

/// The method page.
///
/// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
#[inline(never)]
pub(super) fn method(context: &Context) -> Element {
    let say = |key| context.say("p", "", key);
    let part = |id, title| section("lf-section", id, context.t(title));
    let back = Action::Open(context.session().came_from);
    let score = || {
        let has = context.has_part(2);
        part("lf-m-score", Ui::MethodScoreTitle)
            .child(say(Ui::MethodFactor))
            .child(stage_table(context))
            .child(say(Ui::MethodOpen))
            .child(state_table(context))
            .maybe(has.then(|| say(Ui::MethodOverall)))
            .maybe(has.then(|| weight_table(context)))
            .maybe(has.then(|| say(Ui::MethodRange)))
    };
    let middle = || {
        let bands = part("lf-m-bands", Ui::MethodBandsTitle)
            .child(words("p", "", &bands(context)))
            .child(say(Ui::MethodGates));
        let tariffs = part("lf-m-tariffs", Ui::ScenariosTitle).child(say(Ui::MethodTariffs));
        let plan = part("lf-m-plan", Ui::ActionsTitle).child(say(Ui::MethodPlan));
        vec![bands, tariffs, plan]
    };
    growing(context, element("article", "lf-method"))
        .child(heading("lf-check__name", context.t(Ui::MethodTitle)))
        .child(context.say("p", "lf-lead", Ui::MethodLead))
        .maybe(context.has_part(1).then(score))
        .children(if context.has_part(3) {
            middle()
        } else {
            Vec::new()
        })
        .maybe(context.has_part(4).then(|| {
            part("lf-m-regions", Ui::RegionsTitle)
                .child(say(Ui::MethodRegions))
                .child(words("p", "", &firm(context)))
        }))
        .children(if context.has_part(5) {
            validity(context)
        } else {
            Vec::new()
        })
        .maybe(context.has_part(6).then(|| {
            part("lf-m-article", Ui::MethodArticleTitle)
                .child(say(Ui::MethodArticle))
                .child(article(context))
        }))
        .maybe(context.has_part(7).then(|| {
            part("lf-m-sources", Ui::MethodSourcesTitle)
                .child(words("p", "", &content(context)))
                .child(sources(context))
        }))
        .child(element("div", "lf-steps").child(act(
            context,
            Look::Quiet,
            context.t(Ui::MethodBack),
            back,
        )))
}

/// How sure the order is.
fn firm(context: &Context) -> String {
    let count = thousands(f64::from(SAMPLES));
    context.fill(Ui::MethodFirm, &[("count", &count)])
}

/// What the article's practitioners say about each factor.
fn article(context: &Context) -> Element {
    let mut items = Vec::new();
    for factor in FactorId::all() {
        let known = context.text.factor(factor);
        let passages = context.list(&context.catalog.factors[factor.index()].article);
        let basis = context.fill(Ui::ArticleBasis, &[("where", &passages)]);
        let item = element("li", "")
            .child(words("strong", "", &known.name))
            // The name stands in its own element, so only the rest of the pair is text.
            .text(&context.pair(Ui::Labelled, "", &known.article))
            .text(" ")
            .child(words("span", "lf-source", &basis));
        items.push(item);
    }
    element("ul", "").children(items)
}

/// A table that scrolls by itself on a narrow page. The first cell of a row is its name.
pub(super) fn table(caption: &str, names: &[&str], rows: Vec<Vec<String>>) -> Element {
    let mut heads = Vec::new();
    for name in names {
        heads.push(head(Column::Words, name));
    }
    let mut lines = Vec::new();
    for cells in rows {
        let mut cells = cells.iter();
        let mut line = row(cells.next().map_or("", String::as_str));
        for cell in cells {
            line = line.child(number(cell));
        }
        lines.push(line);
    }
    element("div", "lf-scroll")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", caption)
        .child(plain("lf-table", caption, heads, lines))
}

fn stage_table(context: &Context) -> Element {
    let stage = context.catalog.known.stage;
    let options = context.catalog.field(stage).option_ids();
    let mut rows = Vec::new();
    for (option, weights) in options.zip(&context.catalog.numbers.stage_weights) {
        let mut row = vec![context.text.option(stage, option).to_owned()];
        for weight in weights {
            row.push(one_decimal(*weight));
        }
        rows.push(row);
    }
    let head = [Ui::Stage, Ui::Intent, Ui::Practice, Ui::Proof].map(|key| context.t(key));
    table(context.t(Ui::MethodStageCaption), &head, rows)
}

fn state_table(context: &Context) -> Element {
    let states = &context.catalog.numbers.states;
    let variances = [
        (Ui::StateAnswered, states.answered),
        (Ui::StateEvidenced, states.evidenced),
        (Ui::StateConflicted, states.conflicted),
        (Ui::DontKnow, states.dont_know.variance),
        (Ui::NotAnswered, states.unanswered.variance),
        (Ui::StateNotAsked, states.not_asked.variance),
    ];
    let mut rows = Vec::new();
    for (key, variance) in variances {
        rows.push(vec![context.t(key).to_owned(), two_decimals(variance)]);
    }
    let head = [Ui::AnswerState, Ui::Variance].map(|key| context.t(key));
    table(context.t(Ui::MethodStateCaption), &head, rows)
}

fn weight_table(context: &Context) -> Element {
    let mut rows = Vec::new();
    for factor in FactorId::all() {
        let mut row = vec![context.text.factor(factor).name.clone()];
        for scenario in &context.catalog.numbers.scenarios {
            row.push(one_decimal(scenario.weights[factor.index()]));
        }
        rows.push(row);
    }
    let mut head = vec![context.t(Ui::Factor)];
    for scenario in TariffScenario::ALL {
        head.push(&context.text.scenario(scenario).name);
    }
    table(context.t(Ui::MethodWeightCaption), &head, rows)
}

fn bands(context: &Context) -> String {
    let cuts = context.catalog.numbers.cut_points;
    let edges = [0.0, cuts[0], cuts[1], cuts[2], cuts[3], 100.0].map(one_decimal);
    let mut bands = Vec::new();
    for number in 1..=5_u8 {
        let name = &context.text.band(number).name;
        let index = usize::from(number);
        bands.push(
            [
                name,
                " ",
                &context.pair(Ui::Span, &edges[index - 1], &edges[index]),
            ]
            .concat(),
        );
    }
    bands.join(" \u{b7} ")
}

fn content(context: &Context) -> String {
    let pack = &context.catalog.pack;
    context.fill(
        Ui::MethodSources,
        &[("version", &pack.version), ("date", &pack.as_of)],
    )
}

fn sources(context: &Context) -> Element {
    match &context.regions {
        Regions::Ready(data) => {
            let mut items = Vec::new();
            for source in data.sources() {
                let line = format!("{}: {} ({})", source.publisher, source.title, source.year);
                items.push(words("li", "", &line).set("lang", "en"));
            }
            element("ul", "lf-sources").children(items)
        }
        Regions::Loading => context.say("p", "", Ui::RegionsLoading),
        Regions::Failed => context.say("p", "", Ui::RegionsFailed),
    }
}
