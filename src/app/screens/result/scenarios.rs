//! Three tariffs on one scale, and plan B beside them.

use super::view::View;
use crate::app::components::bar::Bar;
use crate::app::components::element::{Element, element, words};
use crate::app::components::list::fact;
use crate::app::components::section::section;
use crate::app::components::table::{Column, LABEL, cell, drawing, number, row, table};
use crate::assessment::{BreakEven, Gate};
use crate::ids::{QuestionId, TariffScenario};
use crate::order::within;
use crate::text::Ui;
use crate::text::format::{one_decimal, percent, signed};

const COLUMNS: [(Ui, Column); 6] = [
    (Ui::Scenario, Column::Words),
    (Ui::AfterTariffs, Column::Number),
    (Ui::FactorsScale, Column::Drawing),
    (Ui::Band, Column::Words),
    (Ui::ByWeights, Column::Number),
    (Ui::ByTariffs, Column::Number),
];

/// The scenarios, or what is needed to see them.
pub(super) fn scenarios(view: &View<'_>) -> Element {
    let context = view.context;
    let body = element("div", "");
    let body = if view.company.express {
        body.child(context.say("p", "", Ui::ScenariosExpress))
    } else if view.has_scenarios() {
        body.child(comparison(view)).child(meaning(view))
    } else {
        body.child(context.say("p", "", Ui::ScenariosNone))
    };
    section("lf-section", "lf-scenarios", context.t(Ui::ScenariosTitle))
        .child(context.say("p", "", Ui::FirstAnnounced))
        .child(element("div", "lf-beside").child(body).child(plan_b(view)))
}

fn comparison(view: &View<'_>) -> Element {
    let context = view.context;
    let headline = view.assessment.overall.score;
    let mut rows = Vec::new();
    for scenario in TariffScenario::ALL {
        let result = &view.assessment.scenarios[scenario as usize];
        let score = result.tariff_score;
        let half = context.catalog.numbers.rater.quantile * result.deviation;
        let drawn = Bar {
            value: Some(score),
            range: Some((
                within(score - half, 0.0, 100.0),
                within(score + half, 0.0, 100.0),
            )),
            mark: Some(headline),
            is_weak: false,
        };
        let row = row(&context.text.scenario(scenario).name)
            .child(view.ranged(&view.shown(score), drawn.range))
            .child(drawing(&drawn))
            .child(cell(view.band(result.band)))
            .child(number(&signed(result.score - headline)).set(LABEL, context.t(Ui::ByWeights)))
            .child(number(&signed(score - result.score)).set(LABEL, context.t(Ui::ByTariffs)));
        rows.push(row);
    }
    let class = "lf-table lf-table--bars lf-table--scenarios";
    table(context, class, Ui::ScenariosCaption, &COLUMNS, rows)
}

fn meaning(view: &View<'_>) -> Element {
    let context = view.context;
    let assessment = view.assessment;
    let exposure = assessment.exposure;
    let penalty = context.catalog.numbers.scenarios[TariffScenario::High as usize].penalty;
    let unprepared = penalty * exposure.value * (1.0 - assessment.scenario_readiness / 100.0);
    let item = |key, name, value: &str| words("li", "", &context.fill(key, &[(name, value)]));
    let assumed = exposure
        .assumed
        .then(|| context.say("span", "lf-who", Ui::ExposureAssumed));
    let exposed = assessment.gates.contains(Gate::Exposed).then(|| {
        words(
            "li",
            "lf-note--strong",
            context.text.gate(Gate::Exposed as usize),
        )
    });
    let readiness = view.shown(assessment.scenario_readiness);
    element("ul", "lf-plain")
        .child(item(Ui::Exposure, "value", &percent(exposure.value).to_string()).maybe(assumed))
        .child(item(Ui::ScenarioReadiness, "value", &readiness))
        .child(item(Ui::UnpreparedCost, "points", &one_decimal(unprepared)))
        .child(words("li", "", &break_even(view)))
        .maybe(exposed)
}

fn break_even(view: &View<'_>) -> String {
    let context = view.context;
    let Some(BreakEven { from, to }) = view.assessment.break_even else {
        let missing = if view.company.imports_nothing(&context.catalog) {
            Ui::BreakEvenImports
        } else {
            Ui::BreakEvenMissing
        };
        return context.fill(Ui::BreakEvenNone, &[("missing", context.t(missing))]);
    };
    let key = if to.is_some() {
        Ui::BreakEven
    } else {
        Ui::BreakEvenOpen
    };
    let to = to.map(one_decimal).unwrap_or_default();
    context.fill(key, &[("from", &one_decimal(from)), ("to", &to)])
}

/// Option, trigger, lead time, owner and first step, from the answers to S2, S3, S5 and P14.
fn plan_b(view: &View<'_>) -> Element {
    let context = view.context;
    let open = context.t(Ui::NotAnswered);
    let of_scenario = |index: usize| QuestionId::of_scenarios().nth(index);
    let said = |index: usize| {
        of_scenario(index)
            .and_then(|question| view.anchor(question))
            .unwrap_or(open)
    };
    let switch = context.catalog.known.switch;
    let lead = view.company.profile.choice(switch);
    let lead = lead.map_or(open, |option| context.text.option(switch, option));
    let first = view
        .plan
        .iter()
        .find(|item| Some(context.catalog.actions[item.action].question) == of_scenario(2));
    let first = first.map_or(context.t(Ui::PlanBKeep), |item| {
        &context.text.actions[item.action].title
    });
    let facts = element("dl", "")
        .child(fact(context.t(Ui::PlanBOption), said(2)))
        .child(fact(context.t(Ui::PlanBTrigger), said(1)))
        .child(fact(context.t(Ui::PlanBLead), lead))
        .child(fact(context.t(Ui::PlanBOwner), said(4)))
        .child(fact(context.t(Ui::PlanBFirst), first));
    element("aside", "lf-plan-b")
        .set("aria-labelledby", "lf-plan-b")
        .child(context.say("h4", "", Ui::PlanBTitle).id("lf-plan-b"))
        .child(facts)
}
