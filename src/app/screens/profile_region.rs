//! The profile questions that only the regions need: known sites, priorities, musts.

use yew::{Callback, Event, Html, Properties, component, html, use_state};

use crate::app::components::choice::{Row, row};
use crate::app::context::Context;
use crate::assessment::Tier;
use crate::ids::{FieldId, OptionId};
use crate::platform::input;
use crate::session::{Action, Requirement};
use crate::text::Ui;

/// The known sites and a way to add one.
pub(super) fn sites(context: &Context, field: FieldId) -> Html {
    let sites = &context.session().company.profile.sites;
    let items = sites.iter().enumerate().map(|(index, site)| {
        let name = format!(
            "{} \u{2013} {}",
            context.text.regions.state(&site.state),
            context.text.option(field, site.kind)
        );
        html! {
            <li key={index}>
                <span>{ &name }</span>
                <button
                    type="button"
                    class="lf-link"
                    onclick={context.click(Action::RemoveSite(index))}
                >{ context.fill(Ui::SiteRemove, &[("name", &name)]) }</button>
            </li>
        }
    });
    html! {
        <>
            if sites.is_empty() {
                <p class="lf-empty">{ context.t(Ui::SiteNone) }</p>
            } else {
                <ul class="lf-sites">{ for items }</ul>
            }
            <SiteEditor context={context.clone()} {field} />
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SiteEditorProps {
    context: Context,
    field: FieldId,
}

/// Chooses a state and what is there, then adds both at once.
#[component]
fn SiteEditor(props: &SiteEditorProps) -> Html {
    let SiteEditorProps { context, field } = props;
    let state = use_state(String::new);
    let kind = use_state(|| 0_usize);
    let content = context.catalog.field(*field);
    let kinds: Vec<OptionId> = content.option_ids().collect();
    let mut states: Vec<(&String, &String)> = context.text.regions.states.iter().collect();
    states.sort_by_key(|(_, name)| *name);
    let state_options = states.into_iter().map(|(id, name)| {
        html! { <option value={id.clone()} selected={*state == *id}>{ name }</option> }
    });
    let kind_options = kinds.iter().map(|option| {
        html! {
            <option value={option.index().to_string()} selected={*kind == option.index()}>
                { context.text.option(*field, *option) }
            </option>
        }
    });
    let on_state = {
        let state = state.clone();
        Callback::from(move |event: Event| state.set(input::value(&event)))
    };
    let on_kind = {
        let kind = kind.clone();
        Callback::from(move |event: Event| kind.set(input::value(&event).parse().unwrap_or(0)))
    };
    let is_full = context.session().company.profile.sites.len() >= content.most;
    let chosen_kind = kinds.get(*kind).copied();
    let on_add = {
        let (context, state) = (context.clone(), state.clone());
        Callback::from(move |_| {
            if let Some(kind) = chosen_kind.filter(|_| !state.is_empty()) {
                let code = state.to_ascii_uppercase();
                context.act(Action::AddSite { state: code, kind });
                state.set(String::new());
            }
        })
    };
    let first = crate::app::components::choice::field_element(context, *field);
    html! {
        <div class="lf-site-editor">
            <label class="lf-label" for={first.clone()}>{ context.t(Ui::SiteState) }</label>
            <select class="lf-field" id={first} onchange={on_state}>
                <option value="" selected={state.is_empty()}>{ context.t(Ui::ChooseState) }</option>
                { for state_options }
            </select>
            <label class="lf-label" for="p-site-kind">{ context.t(Ui::SiteKind) }</label>
            <select class="lf-field" id="p-site-kind" onchange={on_kind}>{ for kind_options }</select>
            <button
                type="button"
                class="lf-button lf-button--quiet"
                disabled={is_full || state.is_empty()}
                onclick={on_add}
            >{ context.t(Ui::SiteAdd) }</button>
        </div>
    }
}

/// Every priority gets a tier.
pub(super) fn priorities(context: &Context, field: FieldId) -> Html {
    let content = context.catalog.field(field);
    let chosen = &context.session().company.profile.priorities;
    let rows = content.option_ids().map(|option| {
        let id = format!("p-{}-{}", content.key, option.index());
        let tier = chosen.iter().find(|(known, _)| *known == option).map(|(_, tier)| *tier);
        let dispatcher = context.store.dispatcher();
        let onchange = Callback::from(move |event: Event| {
            let tier = Tier::from_slug(&input::value(&event));
            dispatcher.dispatch(Action::Prioritise(option, tier));
        });
        let tiers = Tier::ALL.map(|known| {
            html! {
                <option value={known.slug()} selected={tier == Some(known)}>
                    { context.t(tier_key(known)) }
                </option>
            }
        });
        html! {
            <div class="lf-tier" key={id.clone()}>
                <label for={id.clone()}>{ context.text.option(field, option) }</label>
                <select class="lf-field" {id} {onchange}>
                    <option value="" selected={tier.is_none()}>{ context.t(Ui::TierIgnore) }</option>
                    { for tiers }
                </select>
            </div>
        }
    });
    html! { <div class="lf-tiers">{ for rows }</div> }
}

/// The words of a tier.
pub(super) const fn tier_key(tier: Tier) -> Ui {
    match tier {
        Tier::Vital => Ui::TierVital,
        Tier::Matters => Ui::TierMatters,
        Tier::Nice => Ui::TierNice,
    }
}

/// Must-haves; those with a limit bring a number.
pub(super) fn musts(context: &Context, field: FieldId) -> Html {
    let content = context.catalog.field(field);
    let chosen = &context.session().company.profile.musts;
    let rows = content.option_ids().map(|option| {
        let wanted = chosen.iter().find(|(known, _)| *known == option);
        let dispatcher = context.store.dispatcher();
        let onchange = Callback::from(move |event: Event| {
            let wanted = input::is_checked(&event).then_some(Requirement { limit: None });
            dispatcher.dispatch(Action::Require(option, wanted));
        });
        let check = row(Row {
            id: format!("p-{}-{}", content.key, option.index()),
            group: None,
            mark: None,
            words: context.text.option(field, option).to_owned(),
            checked: wanted.is_some(),
            disabled: false,
            onchange,
            class: "lf-choice",
        });
        html! {
            <>
                { check }
                if let Some((_, Some(limit))) = wanted {
                    { limit_field(context, field, option, *limit) }
                }
            </>
        }
    });
    html! { <div class="lf-choices">{ for rows }</div> }
}

fn limit_field(context: &Context, field: FieldId, option: OptionId, limit: f64) -> Html {
    let content = context.catalog.field(field);
    let Some(range) = content.limits.get(option.index()).copied().flatten() else {
        return Html::default();
    };
    let id = format!("p-{}-limit-{}", content.key, option.index());
    let dispatcher = context.store.dispatcher();
    let onchange = Callback::from(move |event: Event| {
        let limit = input::value(&event).parse().ok();
        dispatcher.dispatch(Action::Require(option, Some(Requirement { limit })));
    });
    html! {
        <div class="lf-limit">
            <label class="lf-label" for={id.clone()}>
                { context.t(Ui::MustLimit) }{ ": " }{ context.text.option(field, option) }
            </label>
            <input
                class="lf-field lf-field--short"
                type="number"
                inputmode="decimal"
                {id}
                min={range.least.to_string()}
                max={range.most.to_string()}
                step="0.5"
                value={limit.to_string()}
                {onchange}
            />
        </div>
    }
}
