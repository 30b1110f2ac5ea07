//! The company profile, a page at a time.

use yew::{Callback, Event, Html, html};

use super::profile_region::{musts, priorities, sites};
use super::question::onward_on_enter;
use super::steps;
use crate::app::components::choice::{Row, field_element, row};
use crate::app::components::{problem, progress};
use crate::app::context::Context;
use crate::app::hooks::HEADING;
use crate::catalog::{FieldKind, Page};
use crate::ids::{FieldId, OptionId};
use crate::platform::input;
use crate::session::{Action, Missing, Section};
use crate::text::Ui;

/// More options than this are offered as a list to open.
const MOST_ROWS: usize = 8;

/// A page of the profile.
pub(super) fn profile(context: &Context, page: Page) -> Html {
    let company = &context.session().company;
    let fields = context
        .catalog
        .page(page)
        .filter(|field| company.is_field_asked(&context.catalog, *field));
    html! {
        <div class="lf-check" onkeydown={onward_on_enter(context)}>
            { progress::progress(context, Section::Profile) }
            { problem::problem(context) }
            <h2 class="lf-check__name" id={HEADING} tabindex="-1">{ context.t(title(page)) }</h2>
            { for fields.map(|field| one(context, field)) }
            if page == Page::Company {
                { name(context) }
            }
            { steps(context, Ui::Next) }
        </div>
    }
}

const fn title(page: Page) -> Ui {
    match page {
        Page::Stage => Ui::ProfileIntroStage,
        Page::Business => Ui::ProfilePageBusiness,
        Page::Company => Ui::ProfilePageCompany,
        Page::Goal => Ui::ProfilePageGoal,
        Page::Imports => Ui::ProfilePageImports,
        Page::Sites => Ui::ProfilePageSites,
        Page::Priorities => Ui::ProfilePagePriorities,
        Page::Musts => Ui::ProfilePageMusts,
    }
}

fn one(context: &Context, field: FieldId) -> Html {
    let content = context.catalog.field(field);
    let body = match content.kind {
        FieldKind::One if content.options.len() > MOST_ROWS => return list(context, field),
        FieldKind::One => radios(context, field),
        FieldKind::Ranked => ranked(context, field),
        FieldKind::Sites => sites(context, field),
        FieldKind::Tiers => priorities(context, field),
        FieldKind::Musts => musts(context, field),
    };
    let words = context.text.field(field);
    html! {
        <fieldset class="lf-question" key={content.key.clone()}>
            <legend class="lf-question__title">{ &words.title }</legend>
            if !words.hint.is_empty() {
                <p class="lf-question__scope">{ &words.hint }</p>
            }
            if content.most > 1 && content.kind == FieldKind::Ranked {
                <p class="lf-question__scope">
                    { context.fill(Ui::ChooseUpTo, &[("count", &content.most.to_string())]) }
                </p>
            }
            { problem::beside(context, Missing::Field(field), &words.title) }
            { body }
        </fieldset>
    }
}

fn radios(context: &Context, field: FieldId) -> Html {
    let content = context.catalog.field(field);
    let chosen = context.session().company.profile.choice(field);
    let rows = content.option_ids().map(|option| {
        let dispatcher = context.store.dispatcher();
        row(Row {
            id: format!("p-{}-{}", content.key, option.index()),
            group: Some(format!("p-{}", content.key)),
            mark: None,
            words: context.text.option(field, option).to_owned(),
            checked: chosen == Some(option),
            disabled: false,
            onchange: Callback::from(move |_| {
                dispatcher.dispatch(Action::Choose(field, vec![option]));
            }),
            class: "lf-choice",
        })
    });
    let first = field_element(context, field);
    let dispatcher = context.store.dispatcher();
    let clear = Callback::from(move |_| {
        dispatcher.dispatch(Action::Choose(field, Vec::new()));
        // The button is about to be disabled; the focus goes where the answer was.
        drop(crate::platform::document::focus(&first));
    });
    html! {
        <>
            <div class="lf-choices">{ for rows }</div>
            <button type="button" class="lf-link" disabled={chosen.is_none()} onclick={clear}>
                { context.t(Ui::ClearAnswer) }
            </button>
        </>
    }
}

fn ranked(context: &Context, field: FieldId) -> Html {
    let content = context.catalog.field(field);
    let chosen = context.session().company.profile.choices(field).to_vec();
    let rows = content.option_ids().map(|option| {
        let place = chosen.iter().position(|other| *other == option);
        let next: Vec<OptionId> = match place {
            Some(_) => chosen.iter().copied().filter(|other| *other != option).collect(),
            None => chosen.iter().copied().chain([option]).collect(),
        };
        let dispatcher = context.store.dispatcher();
        row(Row {
            id: format!("p-{}-{}", content.key, option.index()),
            group: None,
            mark: place.map(|place| (place + 1).to_string()),
            words: context.text.option(field, option).to_owned(),
            checked: place.is_some(),
            disabled: place.is_none() && chosen.len() >= content.most,
            onchange: Callback::from(move |_| {
                dispatcher.dispatch(Action::Choose(field, next.clone()));
            }),
            class: "lf-choice",
        })
    });
    html! { <div class="lf-choices">{ for rows }</div> }
}

/// A native list, where many options would be a wall of rows.
fn list(context: &Context, field: FieldId) -> Html {
    let content = context.catalog.field(field);
    let words = context.text.field(field);
    let chosen = context.session().company.profile.choice(field);
    let id = field_element(context, field);
    let dispatcher = context.store.dispatcher();
    let options: Vec<OptionId> = content.option_ids().collect();
    let onchange = Callback::from(move |event: Event| {
        let place = input::value(&event).parse::<usize>().ok();
        let option = place.and_then(|place| options.get(place)).copied();
        dispatcher.dispatch(Action::Choose(field, option.into_iter().collect()));
    });
    let items = content.option_ids().map(|option| {
        html! {
            <option value={option.index().to_string()} selected={chosen == Some(option)}>
                { context.text.option(field, option) }
            </option>
        }
    });
    html! {
        <div class="lf-question" key={content.key.clone()}>
            <label class="lf-question__title" for={id.clone()}>{ &words.title }</label>
            if !words.hint.is_empty() {
                <p class="lf-question__scope">{ &words.hint }</p>
            }
            { problem::beside(context, Missing::Field(field), &words.title) }
            <select class="lf-field" {id} {onchange}>
                <option value="" selected={chosen.is_none()}>{ context.t(Ui::ChooseOne) }</option>
                { for items }
            </select>
        </div>
    }
}

fn name(context: &Context) -> Html {
    let dispatcher = context.store.dispatcher();
    let onchange = Callback::from(move |event: Event| {
        dispatcher.dispatch(Action::Name(input::value(&event)));
    });
    html! {
        <div class="lf-question">
            <label class="lf-question__title" for="p-name">{ context.t(Ui::CompanyName) }</label>
            <input
                class="lf-field"
                type="text"
                id="p-name"
                maxlength="500"
                autocomplete="organization"
                value={context.session().name.clone()}
                {onchange}
            />
        </div>
    }
}
