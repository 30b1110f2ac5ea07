//! The company profile, a page at a time.

use super::profile_region::{musts, priorities, sites};
use super::question::check;
use super::steps;
use crate::app::components::button::{Look, button};
use crate::app::components::choice::{Row, Shape, field_element, option_element, row};
use crate::app::components::element::{Element, element, words};
use crate::app::components::problem;
use crate::app::components::select::{label, option as item, select};
use crate::app::context::Context;
use crate::app::message::Message;
use crate::catalog::{FieldKind, Page};
use crate::ids::{FieldId, OptionId};
use crate::session::{Action, Missing, Section};
use crate::text::Ui;

/// More options than this are offered as a list to open.
const MOST_ROWS: usize = 8;

/// A page of the profile.
pub(super) fn profile(context: &Context, page: Page) -> Element {
    let company = &context.session().company;
    let mut fields = Vec::new();
    for field in context.catalog.page(page) {
        if company.is_field_asked(&context.catalog, field) {
            fields.push(one(context, field));
        }
    }
    check(context, Section::Profile, context.t(title(page)))
        .children(fields)
        .maybe((page == Page::Company).then(|| name(context)))
        .child(steps(context, Ui::Next))
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

fn one(context: &Context, field: FieldId) -> Element {
    let asked = context.catalog.field(field);
    let title = &context.text.field(field).title;
    let is_list = asked.kind == FieldKind::One && asked.options.len() > MOST_ROWS;
    let question = if is_list {
        let name = label("lf-question__title", &field_element(context, field), title);
        element("div", "lf-question").child(name)
    } else {
        element("fieldset", "lf-question").child(words("legend", "lf-question__title", title))
    };
    let question = question
        .key(&asked.key)
        .maybe(scope(&context.text.field(field).hint))
        .maybe(problem::beside(context, Missing::Field(field), title));
    match asked.kind {
        FieldKind::One if is_list => question.child(list(context, field)),
        FieldKind::One => question
            .child(radios(context, field))
            .child(clear(context, field)),
        FieldKind::Ranked => question.child(ranked(context, field)),
        FieldKind::Sites => question.children(sites(context, field)),
        FieldKind::Tiers => question.child(priorities(context, field)),
        FieldKind::Musts => question.child(musts(context, field)),
    }
}

fn scope(text: &str) -> Option<Element> {
    (!text.is_empty()).then(|| words("p", "lf-question__scope", text))
}

fn radios(context: &Context, field: FieldId) -> Element {
    let asked = context.catalog.field(field);
    let chosen = context.session().company.profile.choice(field);
    let group = format!("p-{}", asked.key);
    let mut rows = Vec::new();
    for option in asked.option_ids() {
        rows.push(row(
            context,
            Row {
                id: option_element(context, field, option),
                group: &group,
                mark: String::new(),
                words: context.text.option(field, option),
                checked: chosen == Some(option),
                action: Some(Action::Choose(field, vec![option])),
                class: Shape::Choice,
            },
        ));
    }
    element("div", "lf-choices").children(rows)
}

fn clear(context: &Context, field: FieldId) -> Element {
    let is_open = context.session().company.profile.choice(field).is_none();
    let nothing = Action::Choose(field, Vec::new());
    let clear = Message::Clear(nothing, field_element(context, field));
    button(context, Look::Link, context.t(Ui::ClearAnswer), clear).flag("disabled", is_open)
}

fn ranked(context: &Context, field: FieldId) -> Element {
    let asked = context.catalog.field(field);
    let chosen = context.session().company.profile.choices(field);
    let mut rows = Vec::new();
    for option in asked.option_ids() {
        let place = chosen.iter().position(|other| *other == option);
        let is_full = place.is_none() && chosen.len() >= asked.most;
        let mut next = chosen.to_vec();
        match place {
            Some(place) => drop(next.remove(place)),
            None => next.push(option),
        }
        rows.push(row(
            context,
            Row {
                id: option_element(context, field, option),
                group: "",
                mark: place
                    .map(|place| (place + 1).to_string())
                    .unwrap_or_default(),
                words: context.text.option(field, option),
                checked: place.is_some(),
                action: (!is_full).then_some(Action::Choose(field, next)),
                class: Shape::Choice,
            },
        ));
    }
    element("div", "lf-choices").children(rows)
}

/// A native list, where many options would be a wall of rows.
fn list(context: &Context, field: FieldId) -> Element {
    let chosen = context.session().company.profile.choice(field);
    let options: Vec<OptionId> = context.catalog.field(field).option_ids().collect();
    let mut items = vec![item("", context.t(Ui::ChooseOne), chosen.is_none())];
    for option in &options {
        let words = context.text.option(field, *option);
        items.push(item(
            &option.index().to_string(),
            words,
            chosen == Some(*option),
        ));
    }
    let id = field_element(context, field);
    select("lf-field", &id, items).on_value(context, move |place| {
        let place = place.parse::<usize>().ok();
        let option = place.and_then(|place| options.get(place)).copied();
        Some(Message::Act(Action::Choose(
            field,
            option.into_iter().collect(),
        )))
    })
}

fn name(context: &Context) -> Element {
    let input = element("input", "lf-field")
        .set("type", "text")
        .id("p-name")
        .set("maxlength", "500")
        .set("autocomplete", "organization")
        .value(&context.session().name)
        .on_text(context, |name| Message::Act(Action::Name(name)));
    element("div", "lf-question")
        .child(label(
            "lf-question__title",
            "p-name",
            context.t(Ui::CompanyName),
        ))
        .child(input)
}
