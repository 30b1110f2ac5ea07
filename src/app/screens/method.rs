//! How the result is made: formulas, weights, thresholds, sources and dates.

use yew::{Html, html};

use crate::app::context::{Context, Regions};
use crate::app::hooks::HEADING;
use crate::catalog::Catalog;
use crate::ids::{FactorId, TariffScenario};
use crate::session::Action;
use crate::text::Ui;
use crate::text::format::one_decimal;

/// The method page.
pub(super) fn method(context: &Context) -> Html {
    let came_from = context.session().came_from;
    html! {
        <article class="lf-method">
            <h2 class="lf-check__name" id={HEADING} tabindex="-1">{ context.t(Ui::MethodTitle) }</h2>
            <p class="lf-lead">{ context.t(Ui::MethodLead) }</p>
            { section("lf-m-score", context.t(Ui::MethodScoreTitle), html! {
                <>
                    <p>{ context.t(Ui::MethodFactor) }</p>
                    { stage_table(context) }
                    <p>{ context.t(Ui::MethodOpen) }</p>
                    { state_table(context) }
                    <p>{ context.t(Ui::MethodOverall) }</p>
                    { weight_table(context) }
                    <p>{ context.t(Ui::MethodRange) }</p>
                </>
            }) }
            { section("lf-m-bands", context.t(Ui::MethodBandsTitle), html! {
                <>
                    <p>{ bands(context) }</p>
                    <p>{ context.t(Ui::MethodGates) }</p>
                </>
            }) }
            { section("lf-m-tariffs", context.t(Ui::ScenariosTitle), html! {
                <p>{ context.t(Ui::MethodTariffs) }</p>
            }) }
            { section("lf-m-plan", context.t(Ui::ActionsTitle), html! {
                <p>{ context.t(Ui::MethodPlan) }</p>
            }) }
            { section("lf-m-regions", context.t(Ui::RegionsTitle), html! {
                <p>{ context.t(Ui::MethodRegions) }</p>
            }) }
            { section("lf-m-article", context.t(Ui::MethodArticleTitle), html! {
                <>
                    <p>{ context.t(Ui::MethodArticle) }</p>
                    <ul>
                        { for FactorId::all().map(|factor| html! {
                            <li>
                                <strong>{ &context.text.factor(factor).name }</strong>{ ": " }
                                { &context.text.factor(factor).article }{ " " }
                                <span class="lf-source">{ context.fill(Ui::ArticleBasis, &[
                                    ("where", &context.catalog.factors[factor.index()].article.join(", ")),
                                ]) }</span>
                            </li>
                        }) }
                    </ul>
                </>
            }) }
            { section("lf-m-sources", context.t(Ui::MethodSourcesTitle), sources(context)) }
            <div class="lf-steps">
                <button
                    type="button"
                    class="lf-button lf-button--quiet"
                    onclick={context.click(Action::Open(came_from))}
                >{ context.t(Ui::MethodBack) }</button>
            </div>
        </article>
    }
}

fn section(id: &'static str, title: &str, body: Html) -> Html {
    html! {
        <section class="lf-section" aria-labelledby={id}>
            <h3 {id}>{ title }</h3>
            { body }
        </section>
    }
}

fn table(caption: &str, head: &[&str], rows: Vec<Vec<String>>) -> Html {
    let cells = |row: Vec<String>| {
        row.into_iter().enumerate().map(|(index, cell)| {
            if index == 0 {
                html! { <th scope="row">{ cell }</th> }
            } else {
                html! { <td class="lf-table__number">{ cell }</td> }
            }
        })
    };
    html! {
        <div class="lf-scroll" tabindex="0" role="region" aria-label={caption.to_owned()}>
            <table class="lf-table">
                <caption>{ caption }</caption>
                <thead><tr>{ for head.iter().map(|cell| html! { <th scope="col">{ *cell }</th> }) }</tr></thead>
                <tbody>{ for rows.into_iter().map(|row| html! { <tr>{ for cells(row) }</tr> }) }</tbody>
            </table>
        </div>
    }
}

fn stage_table(context: &Context) -> Html {
    let catalog: &Catalog = &context.catalog;
    let stage = catalog.known.stage;
    let rows = catalog
        .field(stage)
        .option_ids()
        .zip(&catalog.numbers.stage_weights)
        .map(|(option, weights)| {
            let mut row = vec![context.text.option(stage, option).to_owned()];
            row.extend(weights.iter().copied().map(one_decimal));
            row
        })
        .collect();
    let head = [Ui::Stage, Ui::Intent, Ui::Practice, Ui::Proof].map(|key| context.t(key));
    table(context.t(Ui::MethodStageCaption), &head, rows)
}

fn state_table(context: &Context) -> Html {
    let states = &context.catalog.numbers.states;
    let variances = [
        (Ui::StateAnswered, states.answered),
        (Ui::StateEvidenced, states.evidenced),
        (Ui::StateConflicted, states.conflicted),
        (Ui::DontKnow, states.dont_know.variance),
        (Ui::NotAnswered, states.unanswered.variance),
        (Ui::StateNotAsked, states.not_asked.variance),
    ];
    let rows = variances
        .into_iter()
        .map(|(key, variance)| vec![context.t(key).to_owned(), format!("{variance:.2}")])
        .collect();
    table(
        context.t(Ui::MethodStateCaption),
        &[context.t(Ui::AnswerState), context.t(Ui::Variance)],
        rows,
    )
}

fn weight_table(context: &Context) -> Html {
    let scenarios = &context.catalog.numbers.scenarios;
    let rows = FactorId::all()
        .map(|factor| {
            let mut row = vec![context.text.factor(factor).name.clone()];
            let weights = scenarios.iter().map(|scenario| scenario.weights[factor.index()]);
            row.extend(weights.map(one_decimal));
            row
        })
        .collect();
    let mut head = vec![context.t(Ui::Factor)];
    head.extend(TariffScenario::ALL.map(|id| context.text.scenario(id).name.as_str()));
    table(context.t(Ui::MethodWeightCaption), &head, rows)
}

fn bands(context: &Context) -> String {
    let cuts = context.catalog.numbers.cut_points;
    let edges = [0.0, cuts[0], cuts[1], cuts[2], cuts[3], 100.0].map(one_decimal);
    let bands = (1..=5_u8).map(|number| {
        let index = usize::from(number);
        let name = &context.text.band(number).name;
        format!("{name} {}\u{2013}{}", edges[index - 1], edges[index])
    });
    bands.collect::<Vec<_>>().join(" \u{b7} ")
}

fn sources(context: &Context) -> Html {
    let list = match &context.regions {
        Regions::Ready(data) => {
            let items = data.sources().iter().map(|source| {
                html! {
                    <li lang="en">{ &source.publisher }{ ": " }{ &source.title }{ " (" }{ &source.year }{ ")" }</li>
                }
            });
            html! { <ul class="lf-sources">{ for items }</ul> }
        }
        Regions::Loading => html! { <p>{ context.t(Ui::RegionsLoading) }</p> },
        Regions::Failed => html! { <p>{ context.t(Ui::RegionsFailed) }</p> },
    };
    html! {
        <>
            <p>{ context.fill(Ui::MethodSources, &[
                ("version", &context.catalog.pack.version),
                ("date", &context.catalog.pack.as_of),
            ]) }</p>
            { list }
        </>
    }
}
