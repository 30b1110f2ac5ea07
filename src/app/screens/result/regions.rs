//! Regions: five states with reasons, then the rest.

use yew::{Callback, Html, Properties, component, html, use_memo};

use super::region::{region, score_table};
use crate::app::context::{Context, Regions as Data};
use crate::recommend::{Outcome, Ranking, Reason, rank};
use crate::session::region_request;
use crate::text::format::one_decimal;
use crate::text::{Ui, template};

/// How many states are recommended.
const SHOWN: usize = 5;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct RegionsProps {
    pub(super) context: Context,
    pub(super) exploratory: bool,
}

/// The region part of the result.
#[component]
pub(super) fn Regions(props: &RegionsProps) -> Html {
    let context = &props.context;
    let request = region_request(&context.catalog, context.company());
    let data = match &context.regions {
        Data::Ready(data) => Some(data.clone()),
        Data::Loading | Data::Failed => None,
    };
    let outcome = use_memo((request, data), |(request, data)| {
        data.as_ref().map(|data| rank(data, request))
    });
    let body = match (&*outcome, &context.regions) {
        (Some(Outcome::Ranking(ranking)), _) => self::ranking(context, ranking),
        (Some(Outcome::NeedsProfile { .. }), _) => html! { <p>{ context.t(Ui::RegionsNeeds) }</p> },
        (None, Data::Failed) => failed(context),
        (None, _) => html! { <p>{ context.t(Ui::RegionsLoading) }</p> },
    };
    html! {
        <section class="lf-section lf-regions" aria-labelledby="lf-regions">
            <h3 id="lf-regions">{ context.t(Ui::RegionsTitle) }</h3>
            <p>{ context.t(Ui::RegionsIntro) }</p>
            if props.exploratory {
                <p class="lf-note lf-note--strong">{ context.t(Ui::RegionsExploratory) }</p>
            }
            if context.company().express {
                <p class="lf-note">{ context.t(Ui::RegionsExpress) }</p>
            }
            { body }
        </section>
    }
}

fn failed(context: &Context) -> Html {
    let again = context.requests.regions.clone();
    html! {
        <p>
            { context.t(Ui::RegionsFailed) }{ " " }
            <button
                type="button"
                class="lf-link"
                onclick={Callback::from(move |_| again.emit(()))}
            >{ context.t(Ui::TryAgain) }</button>
        </p>
    }
}

fn ranking(context: &Context, ranking: &Ranking) -> Html {
    let first: Vec<_> = ranking.states.iter().take(SHOWN).collect();
    html! {
        <>
            { score_table(context, &first) }
            <ol class="lf-regions__list">
                { for first.iter().map(|state| region(context, ranking, state)) }
            </ol>
            { notes(context, ranking) }
            { excluded(context, ranking) }
            { thin(context, ranking) }
            { all(context, ranking) }
        </>
    }
}

/// What has to be said about the method for this company.
fn notes(context: &Context, ranking: &Ranking) -> Html {
    let words = &context.text.regions;
    let mut notes: Vec<String> =
        ranking.flags.iter().map(|flag| words.note(flag.slug()).to_owned()).collect();
    if let Some(points) = ranking.points_counted {
        let points = one_decimal(points);
        notes.push(template::fill(words.note("points-counted"), &[("counted", &points)]));
    }
    let unscored = &ranking.unscored_priorities;
    if !unscored.is_empty() {
        let field = context.catalog.known.priorities;
        let content = context.catalog.field(field);
        let names: Vec<&str> = unscored
            .iter()
            .filter_map(|slug| content.option(slug))
            .map(|option| context.text.option(field, option))
            .collect();
        notes.push(context.fill(Ui::PrioritiesNote, &[("names", &names.join(", "))]));
    }
    for must in &ranking.advice {
        notes.extend(words.advice.get(must.slug()).cloned());
    }
    notes.push(words.note("judgement").to_owned());
    html! { <ul class="lf-plain lf-note">{ for notes.into_iter().map(|note| html! { <li>{ note }</li> }) }</ul> }
}

fn excluded(context: &Context, ranking: &Ranking) -> Html {
    if ranking.excluded.is_empty() {
        return Html::default();
    }
    let words = &context.text.regions;
    let items = ranking.excluded.iter().map(|state| {
        let reasons: Vec<String> = state
            .reasons
            .iter()
            .map(|reason| match reason {
                Reason::Must { must, value } => {
                    let text = words.musts.get(must.slug()).map_or("", |words| words.fail.as_str());
                    let value = value.map(one_decimal).unwrap_or_default();
                    let limit = must.limit().map(one_decimal).unwrap_or_default();
                    template::fill(text, &[("value", &value), ("limit", &limit)])
                }
                Reason::NotForActivity { .. } => words.note("dc-left-out").to_owned(),
            })
            .collect();
        html! {
            <li key={state.id.clone()}>
                <strong>{ words.state(&state.id) }</strong>{ ": " }{ reasons.join(" ") }
            </li>
        }
    });
    let count = ranking.excluded.len().to_string();
    html! {
        <details class="lf-numbers">
            <summary>{ context.fill(Ui::RegionExcluded, &[("count", &count)]) }</summary>
            <ul>{ for items }</ul>
        </details>
    }
}

fn thin(context: &Context, ranking: &Ranking) -> Html {
    if ranking.thin.is_empty() {
        return Html::default();
    }
    let names: Vec<&str> =
        ranking.thin.iter().map(|state| context.text.regions.state(&state.id)).collect();
    html! { <p class="lf-note">{ context.t(Ui::RegionThin) }{ ": " }{ names.join(", ") }</p> }
}

fn all(context: &Context, ranking: &Ranking) -> Html {
    let items = ranking.states.iter().map(|state| {
        html! {
            <li key={state.id.clone()}>
                { context.text.regions.state(&state.id) }
                <span class="lf-all__score">{ one_decimal(state.score) }</span>
            </li>
        }
    });
    html! {
        <details class="lf-numbers">
            <summary>{ context.t(Ui::RegionsAll) }</summary>
            <ol class="lf-all">{ for items }</ol>
        </details>
    }
}
