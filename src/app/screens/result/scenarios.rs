//! Three tariffs on one scale, and plan B beside them.

use yew::{Html, html};

use super::view::View;
use crate::app::components::bar::{Bar, bar};
use crate::assessment::{BreakEven, Gate};
use crate::ids::{QuestionId, TariffScenario};
use crate::text::Ui;
use crate::text::format::{one_decimal, percent, signed};

/// The scenarios, or what is needed to see them.
pub(super) fn scenarios(view: &View<'_>) -> Html {
    let context = view.context;
    let body = if view.company.express {
        html! { <p>{ context.t(Ui::ScenariosExpress) }</p> }
    } else if view.has_scenarios() {
        html! {
            <>
                { table(view) }
                { words(view) }
            </>
        }
    } else {
        html! { <p>{ context.t(Ui::ScenariosNone) }</p> }
    };
    html! {
        <section class="lf-section" aria-labelledby="lf-scenarios">
            <h3 id="lf-scenarios">{ context.t(Ui::ScenariosTitle) }</h3>
            <p>{ context.t(Ui::FirstAnnounced) }</p>
            <div class="lf-beside">
                <div>{ body }</div>
                { plan_b(view) }
            </div>
        </section>
    }
}

fn table(view: &View<'_>) -> Html {
    let context = view.context;
    let headline = view.assessment.overall.score;
    let rows = TariffScenario::ALL.map(|scenario| {
        let result = &view.assessment.scenarios[scenario as usize];
        let half = context.catalog.numbers.rater.quantile * result.deviation;
        let drawing = Bar {
            value: Some(result.tariff_score),
            range: Some((
                (result.tariff_score - half).clamp(0.0, 100.0),
                (result.tariff_score + half).clamp(0.0, 100.0),
            )),
            mark: Some(headline),
            is_weak: false,
        };
        html! {
            <tr key={scenario.slug()}>
                <th scope="row">{ &context.text.scenario(scenario).name }</th>
                <td class="lf-table__number">{ view.shown(result.tariff_score) }</td>
                <td class="lf-table__drawing">{ bar(drawing) }</td>
                <td>{ view.band(result.band) }</td>
                <td class="lf-table__number">{ signed(result.score - headline) }</td>
                <td class="lf-table__number">{ signed(result.tariff_score - result.score) }</td>
            </tr>
        }
    });
    html! {
        <table class="lf-table lf-table--bars lf-table--scenarios">
            <caption>{ context.t(Ui::ScenariosCaption) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ context.t(Ui::Scenario) }</th>
                    <th scope="col" class="lf-table__number">{ context.t(Ui::AfterTariffs) }</th>
                    <th scope="col" class="lf-table__drawing">{ context.t(Ui::FactorsScale) }</th>
                    <th scope="col">{ context.t(Ui::Band) }</th>
                    <th scope="col" class="lf-table__number">{ context.t(Ui::ByWeights) }</th>
                    <th scope="col" class="lf-table__number">{ context.t(Ui::ByTariffs) }</th>
                </tr>
            </thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn words(view: &View<'_>) -> Html {
    let context = view.context;
    let assessment = view.assessment;
    let exposure = assessment.exposure;
    let penalty = context.catalog.numbers.scenarios[TariffScenario::High as usize].penalty;
    let unprepared = penalty * exposure.value * (1.0 - assessment.scenario_readiness / 100.0);
    html! {
        <ul class="lf-plain">
            <li>
                { context.fill(Ui::Exposure, &[("value", &percent(exposure.value).to_string())]) }
                if exposure.assumed {
                    { " " }{ context.t(Ui::ExposureAssumed) }
                }
            </li>
            <li>{ context.fill(Ui::ScenarioReadiness, &[("value", &view.shown(assessment.scenario_readiness))]) }</li>
            <li>{ context.fill(Ui::UnpreparedCost, &[("points", &one_decimal(unprepared))]) }</li>
            <li>{ break_even(view) }</li>
            if assessment.gates.contains(Gate::Exposed) {
                <li class="lf-note--strong">{ context.text.gate(Gate::Exposed as usize) }</li>
            }
        </ul>
    }
}

fn break_even(view: &View<'_>) -> String {
    let context = view.context;
    match view.assessment.break_even {
        Some(BreakEven { from, to: Some(to) }) => context.fill(
            Ui::BreakEven,
            &[("from", &one_decimal(from)), ("to", &one_decimal(to))],
        ),
        Some(BreakEven { from, to: None }) => {
            context.fill(Ui::BreakEvenOpen, &[("from", &one_decimal(from))])
        }
        None => {
            let missing = if view.company.imports_nothing(&context.catalog) {
                Ui::BreakEvenImports
            } else {
                Ui::BreakEvenMissing
            };
            context.fill(Ui::BreakEvenNone, &[("missing", context.t(missing))])
        }
    }
}

/// Option, trigger, lead time, owner and first step, from the answers to S2, S3, S5 and P14.
fn plan_b(view: &View<'_>) -> Html {
    let context = view.context;
    let of_scenario = |index: usize| QuestionId::of_scenarios().nth(index);
    let anchor = |index: usize| of_scenario(index).and_then(|question| view.anchor(question));
    let open = context.t(Ui::NotAnswered).to_owned();
    let said = |index: usize| anchor(index).map_or_else(|| open.clone(), str::to_owned);
    let switch = context.catalog.known.switch;
    let lead = view
        .company
        .profile
        .choice(switch)
        .map_or_else(|| open.clone(), |option| context.text.option(switch, option).to_owned());
    let first = view
        .plan
        .iter()
        .map(|item| &context.catalog.actions[item.action])
        .position(|action| Some(action.question) == of_scenario(2))
        .map(|place| view.plan[place].action)
        .map_or_else(
            || context.t(Ui::PlanBKeep).to_owned(),
            |action| context.text.actions[action].title.clone(),
        );
    let rows = [
        (Ui::PlanBOption, said(2)),
        (Ui::PlanBTrigger, said(1)),
        (Ui::PlanBLead, lead),
        (Ui::PlanBOwner, said(4)),
        (Ui::PlanBFirst, first),
    ];
    html! {
        <aside class="lf-plan-b" aria-labelledby="lf-plan-b">
            <h4 id="lf-plan-b">{ context.t(Ui::PlanBTitle) }</h4>
            <dl>
                { for rows.into_iter().map(|(key, words)| html! {
                    <div><dt>{ context.t(key) }</dt><dd>{ words }</dd></div>
                }) }
            </dl>
        </aside>
    }
}
