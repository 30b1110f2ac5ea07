//! What it takes for a state to come first, in words; and how sure its place is.

use super::words::{group_name, name, note};
use crate::app::context::Context;
use crate::recommend::Model;
use crate::recommend::robust::{WayToFirst, leans};
use crate::text::Ui;
use crate::text::format::{one_decimal, percent};

/// Most groups that are named as those a state comes first for.
const NAMED: usize = 3;

/// Less weight than this, of all, is no reason.
const FELT: f64 = 0.01;

/// How sure the place of a state is, and what would make it the first; nothing for a region
/// that cannot be chosen.
pub(super) fn firm(context: &Context, model: &Model<'_>, id: &str) -> Vec<String> {
    let mut list = Vec::new();
    if let Some(strip) = context.firmness.strip(id) {
        let [first, second, third] =
            [strip.first, strip.second, strip.third].map(|share| percent(share).to_string());
        let values = [("first", &*first), ("second", &second), ("third", &third)];
        list.push(context.fill(Ui::FirmStrip, &values));
        let sampled = context.firmness.sampled.iter();
        let strips = sampled.flat_map(|sampled| leans(&sampled.strips, id));
        let mut groups = Vec::new();
        for (group, _) in strips.filter(|lean| lean.1 >= FELT).take(NAMED) {
            groups.push(group_name(context, &group).to_owned());
        }
        if !groups.is_empty() {
            let groups = context.list(&groups);
            list.push(context.fill(Ui::FirmSuits, &[("groups", &groups)]));
        }
    }
    let Some(way) = model.way_to_first(id) else {
        // A metro area, or a state that cannot be chosen.
        return list;
    };
    if way != WayToFirst::First {
        list.push(way_words(context, id, &way));
    }
    let tariffs = model.tariffs();
    let mut rows = tariffs.rows.iter();
    if let Some(row) = rows.find(|row| row.region == id)
        && let [low, base, high] = &row.scores[..]
    {
        let [low, base, high] = [*low, *base, *high].map(one_decimal);
        let values = [("low", &*low), ("base", &base), ("high", &high)];
        list.push(context.fill(Ui::FirmTariffs, &values));
    }
    list
}

/// The least change of all weights that makes a state the first.
pub(in crate::app::screens) fn way_words(context: &Context, id: &str, way: &WayToFirst) -> String {
    let known = ("name", name(context, id));
    match way {
        WayToFirst::First => note(context, "level", &[known]),
        WayToFirst::None => context.fill(Ui::ChangeNever, &[known]),
        WayToFirst::Shift(shift) => {
            let share = hundredths(shift.share);
            let to = moved(context, &shift.to);
            let from = moved(context, &shift.from);
            let values = [known, ("share", &*share), ("to", &to), ("from", &from)];
            context.fill(Ui::ChangeWay, &values)
        }
    }
}

/// A share in percent that does not print as none.
pub(in crate::app::screens) fn hundredths(share: f64) -> String {
    one_decimal((100.0 * share).max(0.1))
}

fn moved(context: &Context, parts: &[(String, f64)]) -> String {
    let mut list = Vec::new();
    for (group, share) in parts {
        let share = context.fill(Ui::Percent, &[("value", &hundredths(*share))]);
        list.push(context.pair(Ui::Aside, group_name(context, group), &share));
    }
    context.list(&list)
}
