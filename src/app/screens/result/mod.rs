//! The result, in the order of `scoring.md` section 8.

mod factors;
mod headline;
mod plan;
mod region;
mod regions;
mod rules;
mod scenarios;
mod view;

use yew::{Callback, Html, Properties, component, html, use_memo};

use self::view::View;
use super::start::{SAMPLES, erase};
use crate::app::context::Context;
use crate::app::hooks::HEADING;
use crate::assessment::{assess, plan::plan as all_actions};
use crate::ids::QuestionId;
use crate::session::{Action, Screen};
use crate::text::Ui;
use crate::text::format::one_decimal;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ResultProps {
    pub(super) context: Context,
}

/// The result screen. The numbers are derived anew only when the company or scenario changes.
#[component]
pub(super) fn Result(props: &ResultProps) -> Html {
    let context = &props.context;
    let company = context.company().clone();
    let scenario = context.session().shown_scenario();
    let catalog = context.catalog.clone();
    let derived = use_memo((company.clone(), scenario), |(company, scenario)| {
        (assess(&catalog, company), all_actions(&catalog, company, *scenario))
    });
    let view = View {
        context,
        company: &company,
        assessment: &derived.0,
        plan: &derived.1,
        scenario,
    };
    html! {
        <article class="lf-result">
            { banner(context) }
            <h2 class="lf-result__title" id={HEADING} tabindex="-1">{ context.t(Ui::ResultTitle) }</h2>
            { name(context) }
            { headline::headline(&view) }
            { factors::factors(&view) }
            { factors::limits(&view) }
            { scenarios::scenarios(&view) }
            { plan::plan(&view) }
            { rules::rules(&view) }
            <regions::Regions context={context.clone()} exploratory={view.is_exploratory()} />
            { not_looked_at(context) }
            { assumptions(&view) }
            { leave(context) }
        </article>
    }
}

fn banner(context: &Context) -> Html {
    let Some(sample) = &context.session().sample else {
        return Html::default();
    };
    let name = SAMPLES.iter().find(|(id, ..)| *id == sample.id).map_or("", |(_, name, _)| context.t(*name));
    html! {
        <div class="lf-banner">
            <p>{ context.fill(Ui::SampleBanner, &[("name", name)]) }</p>
            <button type="button" class="lf-link" onclick={context.click(Action::CloseSample)}>
                { context.t(Ui::SampleClose) }
            </button>
        </div>
    }
}

fn name(context: &Context) -> Html {
    let name = &context.session().name;
    if name.is_empty() || context.session().sample.is_some() {
        return Html::default();
    }
    html! { <p class="lf-result__for"><bdi>{ name }</bdi></p> }
}

fn not_looked_at(context: &Context) -> Html {
    let items = context.text.disclaimer.iter().map(|item| html! { <li>{ item }</li> });
    html! {
        <section class="lf-section" aria-labelledby="lf-disclaimer">
            <h3 id="lf-disclaimer">{ context.t(Ui::DisclaimerTitle) }</h3>
            <ul>{ for items }</ul>
        </section>
    }
}

fn assumptions(view: &View<'_>) -> Html {
    let context = view.context;
    let numbers = &context.catalog.numbers;
    let stage = view.company.profile.choice(context.catalog.known.stage);
    let weights = stage
        .and_then(|stage| numbers.stage_weights.get(stage.index()).copied())
        .unwrap_or(numbers.stage_weights_open)
        .map(one_decimal)
        .join(":");
    let answered = QuestionId::of_factors()
        .filter(|question| {
            use crate::assessment::Answer::{Level, NotApplicable};
            matches!(view.company.answers.get(*question), Level(..) | NotApplicable)
        })
        .count();
    let assessed = view.company.assessed.map(|month| month.to_string()).unwrap_or_default();
    html! {
        <section class="lf-section lf-assumptions" aria-labelledby="lf-assumptions">
            <h3 id="lf-assumptions">{ context.t(Ui::AssumptionsTitle) }</h3>
            <p>{ context.fill(Ui::AssumptionsText, &[
                ("weights", &weights),
                ("answered", &answered.to_string()),
                ("version", &context.catalog.pack.version),
                ("date", &assessed),
            ]) }</p>
        </section>
    }
}

fn leave(context: &Context) -> Html {
    let print = context.requests.print.clone();
    let is_own = context.session().sample.is_none();
    html! {
        <div class="lf-leave">
            <button
                type="button"
                class="lf-button lf-button--main"
                onclick={Callback::from(move |_| print.emit(()))}
            >{ context.t(Ui::Print) }</button>
            if is_own {
                <button
                    type="button"
                    class="lf-button lf-button--quiet"
                    onclick={context.click(Action::Open(Screen::Review))}
                >{ context.t(Ui::ChangeAnswers) }</button>
                { erase(context, Ui::Erase) }
            }
        </div>
    }
}
