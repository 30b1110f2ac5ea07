//! What would change the order: weights, one figure, further knowledge.

use super::super::region::figure::leaf_name;
use super::super::region::firm::{hundredths, way_words};
use super::super::region::words::{group_name, name, needed, note};
use crate::app::components::element::{Element, element, words};
use crate::app::components::list::texts;
use crate::app::context::Context;
use crate::recommend::robust::Exact;
use crate::text::Ui;
use crate::text::format::{one_decimal, percent};

/// The sentences under a heading; nothing before they are worked out.
pub(super) fn change(context: &Context) -> Option<Element> {
    let exact = context.firmness.exact.as_ref()?;
    let mut list = Vec::new();
    if let Some((second, way, found)) = &exact.second {
        list.push(way_words(context, second, way));
        if let Some((nearer, share)) = &exact.nearer {
            let share = hundredths(*share);
            let values = [("name", name(context, nearer)), ("share", &*share)];
            list.push(context.fill(Ui::ChangeNearer, &values));
        }
        if let Some(figure) = found.needed.first() {
            list.push(needed(context, name(context, &found.follower), figure));
        }
        let share = percent(found.concordance).to_string();
        let values = [("leader", name(context, &found.leader)), ("share", &*share)];
        list.push(note(context, "concordance", &values));
    }
    list.push(figure(context, exact));
    list.extend(weight(context));
    let part = element("div", "lf-change")
        .child(words("h4", "", context.t(Ui::ChangeTitle)))
        .child(texts("", &list));
    Some(part)
}

/// The figure that is most worth finding out.
fn figure(context: &Context, exact: &Exact) -> String {
    let Some(worth) = &exact.figure else {
        return context.t(Ui::ChangeFigureNone).to_owned();
    };
    let share = percent(worth.change).to_string();
    let values = [
        ("figure", leaf_name(context, &worth.leaf)),
        ("name", name(context, &worth.region)),
        ("percent", &*share),
    ];
    context.fill(Ui::ChangeFigure, &values)
}

/// The weight that is most worth settling, once the kernel has said it.
fn weight(context: &Context) -> Option<String> {
    let worth = context.firmness.sampled.as_ref()?.weights.first()?;
    let (share, points) = (percent(worth.change), one_decimal(worth.points));
    if share == 0 || points == "0" {
        return Some(context.t(Ui::ChangeWeightNone).to_owned());
    }
    let share = share.to_string();
    let values = [
        ("group", group_name(context, &worth.group)),
        ("percent", &*share),
        ("points", &points),
    ];
    Some(context.fill(Ui::ChangeWeight, &values))
}
