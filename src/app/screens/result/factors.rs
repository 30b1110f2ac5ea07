//! Eight factors as bars beside their numbers, and what limits the company.

use yew::{Html, html};

use super::view::View;
use crate::app::components::bar::{Bar, bar};
use crate::ids::FactorId;
use crate::text::Ui;
use crate::text::format::{one_decimal, range};

/// A level that is defined, owned and dated is 2 of 4, which is 50 points.
const DEFINED: f64 = 50.0;

/// The table of the eight factors.
pub(super) fn factors(view: &View<'_>) -> Html {
    let context = view.context;
    let rows = FactorId::all().map(|factor| row(view, factor));
    html! {
        <section class="lf-section" aria-labelledby="lf-factors">
            <h3 id="lf-factors">{ context.t(Ui::FactorsTitle) }</h3>
            <table class="lf-table lf-table--bars">
                <caption>{ context.t(Ui::FactorsCaption) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ context.t(Ui::Factor) }</th>
                        <th scope="col" class="lf-table__number">{ context.t(Ui::Score) }</th>
                        <th scope="col" class="lf-table__drawing">{ context.t(Ui::FactorsScale) }</th>
                        <th scope="col" class="lf-table__number">{ context.t(Ui::PartOfScore) }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
            <p class="lf-note">{ context.t(Ui::StageMark) }</p>
        </section>
    }
}

fn row(view: &View<'_>, factor: FactorId) -> Html {
    let context = view.context;
    let score = &view.assessment.factors[factor.index()];
    let is_bottleneck = view.assessment.bottlenecks[factor.index()];
    let (low, high) = range((score.lowest, score.highest));
    let number = if score.assessed {
        view.shown(score.score)
    } else {
        format!("{low}\u{2013}{high}")
    };
    let drawing = Bar {
        value: score.assessed.then_some(score.score),
        range: (score.highest - score.lowest > 0.05).then_some((score.lowest, score.highest)),
        mark: Some(DEFINED),
        is_weak: is_bottleneck,
    };
    html! {
        <tr key={factor.index()}>
            <th scope="row">
                { &context.text.factor(factor).name }
                if is_bottleneck {
                    <span class="lf-tag">{ context.t(Ui::Bottleneck) }</span>
                }
                if !score.assessed {
                    <span class="lf-tag lf-tag--quiet">{ context.t(Ui::NotAssessed) }</span>
                }
            </th>
            <td class="lf-table__number">{ number }</td>
            <td class="lf-table__drawing">{ bar(drawing) }</td>
            <td class="lf-table__number">{ one_decimal(view.assessment.contribution(factor)) }</td>
        </tr>
    }
}

/// "What limits you", in two sentences.
pub(super) fn limits(view: &View<'_>) -> Html {
    let context = view.context;
    let [first, second] = view.assessment.weakest;
    let name = |factor: FactorId| context.text.factor(factor).name.as_str();
    let names = [("first", name(first)), ("second", name(second))];
    let bottlenecks: Vec<FactorId> = [first, second]
        .into_iter()
        .chain(FactorId::all().filter(|factor| *factor != first && *factor != second))
        .filter(|factor| view.assessment.bottlenecks[factor.index()])
        .take(2)
        .collect();
    let sentences = if bottlenecks.is_empty() {
        html! { <p>{ context.fill(Ui::LimitsNone, &names) }</p> }
    } else {
        html! {
            <>
                { for bottlenecks.iter().map(|factor| html! { <p>{ &context.text.factor(*factor).limits }</p> }) }
                <p class="lf-note">{ context.fill(Ui::LimitsWeakest, &names) }</p>
            </>
        }
    };
    html! {
        <section class="lf-section lf-limits" aria-labelledby="lf-limits">
            <h3 id="lf-limits">{ context.t(Ui::LimitsTitle) }</h3>
            { sentences }
        </section>
    }
}
