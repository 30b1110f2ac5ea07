//! Priorities and must-haves, changed in place beside what each of them means and does.

use super::super::profile_region::{importance, must, priority};
use super::super::region::figure::{leaf_name, step};
use super::super::region::words::{name, note};
use crate::app::components::button::pressed;
use crate::app::components::choice::option_element;
use crate::app::components::element::{Element, element, words};
use crate::app::components::section::details;
use crate::app::components::select::{label, option as item, select};
use crate::app::context::{Context, Regions};
use crate::app::message::Message;
use crate::assessment::Importance;
use crate::ids::{FieldId, OptionId};
use crate::recommend::{MustEffect, Range, Ranking, RegionData, Swing};
use crate::session::Action;
use crate::text::Ui;
use crate::text::format::{one_decimal, plain};

/// The controls, folded until they are wanted.
pub(super) fn weigh(context: &Context, ranking: &Ranking) -> Option<Element> {
    let Regions::Ready(data) = &context.regions else {
        return None;
    };
    let known = &context.text.regions;
    let part = details("lf-weigh", known.note("weigh-title"))
        .child(words("p", "lf-note", known.note("weigh-intro")))
        .child(priorities(context, data))
        .child(musts(context, ranking));
    Some(part)
}

fn titled(id: &str, title: &str) -> Element {
    element("div", "lf-weigh__part")
        .set("role", "group")
        .set("aria-labelledby", id)
        .child(words("h4", "", title).id(id))
}

fn priorities(context: &Context, data: &RegionData) -> Element {
    let known = &context.text.regions;
    let field = context.catalog.known.priorities;
    let by_points = context.session().by_points;
    let mut rows = Vec::new();
    let mut given = 0_u8;
    for (_, importance) in &context.company().profile.priorities {
        given = given.saturating_add(importance.points());
    }
    let left = Importance::ALL_POINTS.saturating_sub(given);
    for option in context.catalog.field(field).option_ids() {
        let control = if by_points {
            points(context, field, option, left)
        } else {
            priority(context, field, option)
        };
        let slug = &context.catalog.field(field).options[option.index()];
        let swings = data.swings(slug);
        let swing = if swings.is_empty() {
            known.note("no-swing").to_owned()
        } else {
            let lines: Vec<String> = swings.iter().map(|swing| say(context, swing)).collect();
            lines.join(" · ")
        };
        rows.push(control.child(words("p", "lf-tier__swing", &swing)));
    }
    let way = |by: bool, words_id| {
        let button = words(
            "button",
            "lf-button lf-button--quiet lf-toggle",
            known.note(words_id),
        );
        let is_on = if by == by_points { "true" } else { "false" };
        let button = button.set("aria-pressed", is_on);
        pressed(context, button, Message::Act(Action::WeighByPoints(by)))
    };
    let sum = by_points.then(|| {
        let given = note(context, "points-given", &[("given", &given.to_string())]);
        words("p", "lf-note", &given)
    });
    titled("lf-weigh-priorities", context.t(Ui::ProfilePagePriorities))
        .child(words("p", "lf-note", known.note("swing-intro")))
        .child(
            element("div", "lf-weigh__ways")
                .child(way(false, "by-tiers"))
                .child(way(true, "by-points")),
        )
        .maybe(sum)
        .child(element("div", "lf-tiers lf-tiers--swings").children(rows))
}

/// Some of the ten points for one priority.
fn points(context: &Context, field: FieldId, option: OptionId, left: u8) -> Element {
    let id = option_element(context, field, option);
    let chosen = importance(context, option).map_or(0, Importance::points);
    let mut items = Vec::new();
    // What the others have is not there to be given.
    for points in 0..=chosen.saturating_add(left) {
        let number = points.to_string();
        items.push(item(&number, &number, points == chosen));
    }
    let list = select("lf-field", &id, items).on_value(context, move |points| {
        let points = Some(Importance::Points(points.parse().ok()?));
        Some(Message::Act(Action::Prioritise(option, points)))
    });
    element("div", "lf-tier")
        .key(&id)
        .child(label("", &id, context.text.option(field, option)))
        .child(list)
}

/// The step from worst to best that a priority weighs.
fn say(context: &Context, swing: &Swing) -> String {
    let leaf = leaf_name(context, &swing.leaf);
    match swing.range {
        Range::Figure(worst, best) => {
            let range = step(context, &swing.leaf, (worst, best));
            let values = [("name", leaf), ("range", &*range)];
            note(context, "swing", &values)
        }
        Range::NoYes => note(context, "swing-no-yes", &[("name", leaf)]),
        Range::Cluster { lq, share } => {
            let values = [
                ("name", leaf),
                ("lq_worst", &*plain(lq.0)),
                ("lq_best", &*plain(lq.1)),
                ("share_worst", &*plain(share.0)),
                ("share_best", &*plain(share.1)),
            ];
            note(context, "swing-cluster", &values)
        }
    }
}

fn musts(context: &Context, ranking: &Ranking) -> Element {
    let field = context.catalog.known.musts;
    let mut rows = Vec::new();
    for option in context.catalog.field(field).option_ids() {
        let slug = &context.catalog.field(field).options[option.index()];
        let mut effects = ranking.musts.iter();
        let effect = effects.find(|effect| effect.must.slug() == slug);
        rows.push(
            element("div", "lf-must")
                .key(slug)
                .children(must(context, field, option))
                .maybe(
                    effect.map(|effect| {
                        words("p", "lf-must__effect", &self::effect(context, effect))
                    }),
                ),
        );
    }
    titled("lf-weigh-musts", context.t(Ui::ProfilePageMusts))
        .child(element("div", "lf-musts").children(rows))
}

/// What a must-have rules out, and the smallest step that would let the best of it in.
fn effect(context: &Context, effect: &MustEffect) -> String {
    let (fails, alone) = (effect.fails.to_string(), effect.alone.to_string());
    let key = if effect.fails == effect.alone {
        "rules-out-alone"
    } else {
        "rules-out"
    };
    let mut text = note(context, key, &[("fails", &fails), ("alone", &alone)]);
    let mut add = |sentence: String| text = context.pair(Ui::Sentences, &text, &sentence);
    let nearest = effect.nearest.as_ref();
    match &effect.best_lost {
        Some((id, Some(figure))) => {
            let limit = one_decimal(*figure);
            let values = [("limit", &*limit), ("name", name(context, id))];
            add(note(context, "relax-best", &values));
            if let Some((near, limit)) = nearest.filter(|near| near.0 != *id) {
                let limit = one_decimal(*limit);
                let values = [("limit", &*limit), ("name", name(context, near))];
                add(note(context, "relax", &values));
            }
        }
        Some((id, None)) => add(note(context, "without", &[("name", name(context, id))])),
        None => {}
    }
    text
}
