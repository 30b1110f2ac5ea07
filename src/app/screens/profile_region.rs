//! The profile questions that only the regions need: known sites, priorities, musts.

use super::dashed;
use crate::app::components::button::{Look, act, button};
use crate::app::components::choice::{Row, Shape, field_element, option_element, row};
use crate::app::components::element::{Element, element, words};
use crate::app::components::select::{label, option as item, select};
use crate::app::context::Context;
use crate::app::message::{Message, NewSite};
use crate::assessment::{Importance, Tier};
use crate::ids::{FieldId, OptionId};
use crate::order::sort_by;
use crate::session::{Action, Requirement};
use crate::text::{Ui, format};

/// The known sites and a way to add one.
///
/// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
#[inline(never)]
pub(super) fn sites(context: &Context, field: FieldId) -> Vec<Element> {
    let sites = &context.session().company.profile.sites;
    let mut items = Vec::new();
    for (index, site) in sites.iter().enumerate() {
        let state = context.text.regions.state(&site.state);
        let name = dashed(state, context.text.option(field, site.kind));
        let remove = context.fill(Ui::SiteRemove, &[("name", &name)]);
        let action = Action::RemoveSite(index);
        // The name stands beside it already; who hears the button alone hears it again.
        let button = act(context, Look::Link, context.t(Ui::Remove), action);
        let item = element("li", "")
            .child(words("span", "", &name))
            .child(button.set("aria-label", &remove));
        items.push(item);
    }
    let known = if items.is_empty() {
        context.say("p", "lf-empty", Ui::SiteNone)
    } else {
        element("ul", "lf-sites").children(items)
    };
    vec![known, new_site(context, field)]
}

/// Chooses a state and what is there, then adds both at once.
fn new_site(context: &Context, field: FieldId) -> Element {
    let site = &context.new_site;
    let asked = context.catalog.field(field);
    let mut states: Vec<(&String, &String)> = context.text.regions.states.iter().collect();
    sort_by(&mut states, |a, b| a.1.cmp(b.1));
    let mut state_items = vec![item("", context.t(Ui::ChooseState), site.state.is_empty())];
    for (id, name) in states {
        state_items.push(item(id, name, site.state == *id));
    }
    let mut kind_items = Vec::new();
    for option in asked.option_ids() {
        let words = context.text.option(field, option);
        kind_items.push(item(
            &option.index().to_string(),
            words,
            site.kind == option.index(),
        ));
    }
    let first = field_element(context, field);
    let kind = site.kind;
    let state_list = select("lf-field", &first, state_items).on_value(context, move |state| {
        Some(Message::Site(NewSite { state, kind }))
    });
    let state = site.state.clone();
    let kind_list = select("lf-field", "p-site-kind", kind_items).on_value(context, move |kind| {
        Some(Message::Site(NewSite {
            state: state.clone(),
            kind: kind.parse().unwrap_or(0),
        }))
    });
    let is_full = context.session().company.profile.sites.len() >= asked.most;
    let add = button(
        context,
        Look::Quiet,
        context.t(Ui::SiteAdd),
        Message::AddSite,
    )
    .flag("disabled", is_full || site.state.is_empty());
    element("div", "lf-site-editor")
        .child(label("lf-label", &first, context.t(Ui::SiteState)))
        .child(state_list)
        .child(label("lf-label", "p-site-kind", context.t(Ui::SiteKind)))
        .child(kind_list)
        .child(add)
}

/// Every priority gets a tier.
pub(super) fn priorities(context: &Context, field: FieldId) -> Element {
    let mut rows = Vec::new();
    for option in context.catalog.field(field).option_ids() {
        rows.push(priority(context, field, option));
    }
    element("div", "lf-tiers").children(rows)
}

/// One priority with its tier.
pub(super) fn priority(context: &Context, field: FieldId, option: OptionId) -> Element {
    let id = option_element(context, field, option);
    let chosen = importance(context, option);
    let mut items = vec![item("", context.t(Ui::TierIgnore), chosen.is_none())];
    for tier in Tier::ALL {
        let known = Importance::Tier(tier);
        let words = importance_words(context, known);
        items.push(item(tier.slug(), &words, chosen == Some(known)));
    }
    // Points that were given on the result stay until a tier is chosen instead.
    if let Some(points @ Importance::Points(_)) = chosen {
        items.push(item("points", &importance_words(context, points), true));
    }
    let list = select("lf-field", &id, items).on_value(context, move |tier| {
        let tier = Tier::from_slug(&tier).map(Importance::Tier);
        Some(Message::Act(Action::Prioritise(option, tier)))
    });
    element("div", "lf-tier")
        .key(&id)
        .child(label("", &id, context.text.option(field, option)))
        .child(list)
}

/// How much a priority counts for the shown company.
pub(super) fn importance(context: &Context, option: OptionId) -> Option<Importance> {
    let mut all = context.company().profile.priorities.iter();
    all.find(|(known, _)| *known == option)
        .map(|(_, importance)| *importance)
}

/// How much a priority counts, in words.
pub(super) fn importance_words(context: &Context, importance: Importance) -> String {
    let key = match importance {
        Importance::Tier(Tier::Vital) => Ui::TierVital,
        Importance::Tier(Tier::Matters) => Ui::TierMatters,
        Importance::Tier(Tier::Nice) => Ui::TierNice,
        Importance::Points(points) => {
            return context.count(Ui::PriorityPoints, "points", usize::from(points));
        }
    };
    context.t(key).to_owned()
}

/// Must-haves; those with a limit bring a number.
pub(super) fn musts(context: &Context, field: FieldId) -> Element {
    let mut rows = Vec::new();
    for option in context.catalog.field(field).option_ids() {
        rows.append(&mut must(context, field, option));
    }
    element("div", "lf-choices").children(rows)
}

/// One must-have, with its limit while it is chosen.
pub(super) fn must(context: &Context, field: FieldId, option: OptionId) -> Vec<Element> {
    let mut chosen = context.company().profile.musts.iter();
    let wanted = chosen.find(|(known, _)| *known == option);
    let turned = if wanted.is_some() {
        None
    } else {
        Some(Requirement { limit: None })
    };
    let mut rows = vec![row(
        context,
        Row {
            id: option_element(context, field, option),
            group: "",
            mark: String::new(),
            words: context.text.option(field, option),
            checked: wanted.is_some(),
            action: Some(Action::Require(option, turned)),
            class: Shape::Choice,
        },
    )];
    if let Some((_, Some(limit))) = wanted {
        rows.extend(limit_field(context, field, option, *limit));
    }
    rows
}

fn limit_field(context: &Context, field: FieldId, option: OptionId, limit: f64) -> Option<Element> {
    let asked = context.catalog.field(field);
    let range = asked.limits.get(option.index()).copied().flatten()?;
    let id = format!("p-{}-limit-{}", asked.key, option.index());
    let name = context.pair(
        Ui::Labelled,
        context.t(Ui::MustLimit),
        context.text.option(field, option),
    );
    let known = match &context.typed {
        Some((typed, text)) if *typed == option => text,
        _ => &format::plain(limit),
    };
    let input = element("input", "lf-field lf-field--short")
        .set("type", "number")
        .set("inputmode", "decimal")
        .id(&id)
        .set("min", &format::plain(range.least))
        .set("max", &format::plain(range.most))
        .set("step", "0.5")
        .value(known)
        .on_text(context, move |text| Message::Typed(option, text))
        .on_value(context, move |limit| {
            let limit = format::number(&limit);
            Some(Message::Act(Action::Require(
                option,
                Some(Requirement { limit }),
            )))
        });
    let row = element("div", "lf-limit")
        .key(&id)
        .child(label("lf-label", &id, &name))
        .child(input);
    Some(row)
}
