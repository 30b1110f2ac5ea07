//! Sentences about regions: why, what speaks against, and against another region.

use super::figure::{fact_name, figure, leaf_name, measured};
use crate::app::components::element::{Element, element, words};
use crate::app::context::Context;
use crate::recommend::{Comparison, Fact, NeededFigure, Reason, Term};
use crate::text::format::{one_decimal, percent, signed};
use crate::text::{Ui, template};

/// The name of a state or a metro area.
pub(in crate::app::screens) fn name<'a>(context: &'a Context, id: &str) -> &'a str {
    let known = &context.text.regions;
    known
        .metros
        .get(id)
        .map_or_else(|| known.state(id), String::as_str)
}

/// The heading of a region's page. Anyone can write an address, so there may be no such region.
pub(in crate::app::screens) fn title<'a>(context: &'a Context, id: &str) -> &'a str {
    let known = name(context, id);
    if known.is_empty() {
        context.text.regions.note("no-region")
    } else {
        known
    }
}

/// The name of a group of criteria.
pub(in crate::app::screens) fn group_name<'a>(context: &'a Context, group: &str) -> &'a str {
    let group = context.text.regions.groups.get(group);
    group.map_or(context.t(Ui::RegionSize), |words| words.name.as_str())
}

/// A note about regions with its placeholders filled.
pub(in crate::app::screens) fn note(
    context: &Context,
    id: &str,
    values: &[(&str, &str)],
) -> String {
    template::fill(context.text.regions.note(id), values)
}

/// Sentences in a row.
pub(in crate::app::screens) fn sentences(context: &Context, list: &[String]) -> String {
    let mut all = String::new();
    for sentence in list.iter().filter(|sentence| !sentence.is_empty()) {
        all = if all.is_empty() {
            sentence.clone()
        } else {
            context.pair(Ui::Sentences, &all, sentence)
        };
    }
    all
}

/// What speaks for or against a region, each with its points and its leading figure.
pub(in crate::app::screens) fn terms(
    context: &Context,
    terms: &[Term],
    facts: &[&Fact],
    is_for: bool,
) -> Element {
    let mut list = Vec::new();
    // A term that would show as zero says nothing.
    for term in terms.iter().filter(|term| term.points.abs() >= 0.05) {
        let clause = match context.text.regions.groups.get(&term.group) {
            Some(group) if is_for => &group.speaks_for,
            Some(group) => &group.against,
            None => context.t(Ui::RegionSize),
        };
        let points = note(context, "points", &[("points", &signed(term.points))]);
        let item = words("li", "", &context.pair(Ui::Aside, clause, &points));
        let leaf = term.leaf.as_deref().unwrap_or_default();
        let fact = facts.iter().find(|fact| fact.leaf == leaf);
        list.push(item.maybe(fact.map(|fact| {
            let figure = context.pair(
                Ui::Labelled,
                &fact_name(context, fact),
                &figure(context, fact),
            );
            words("span", "lf-why__fact", &dated(context, &figure, fact))
        })));
    }
    if list.is_empty() && !is_for {
        let nothing = context.text.regions.note("nothing-against");
        list.push(words("li", "", nothing));
    }
    element("ul", "lf-why").children(list)
}

/// A figure with its year, where it has one.
fn dated(context: &Context, figure: &str, fact: &Fact) -> String {
    if fact.year == 0 {
        figure.to_owned()
    } else {
        context.pair(Ui::Aside, figure, &fact.year.to_string())
    }
}

/// Why a region is left out of the ranking.
pub(in crate::app::screens) fn reasons(context: &Context, reasons: &[Reason]) -> String {
    let known = &context.text.regions;
    let mut list = Vec::new();
    for reason in reasons {
        list.push(match reason {
            Reason::Must { must, value } => {
                let text = known.musts.get(must.slug());
                let text = text.map_or("", |words| words.fail.as_str());
                let value = value.map(one_decimal).unwrap_or_default();
                let limit = must.limit().map(one_decimal).unwrap_or_default();
                template::fill(text, &[("value", &value), ("limit", &limit)])
            }
            Reason::NotForActivity { .. } => known.note("dc-left-out").to_owned(),
        });
    }
    sentences(context, &list)
}

/// Most groups and figures that are named when two regions are compared.
const NAMED: usize = 2;

/// One region against another: the gap, where each is ahead, and what would turn the order.
pub(in crate::app::screens) fn against(context: &Context, found: &Comparison) -> Vec<String> {
    let leader = name(context, &found.leader);
    let follower = name(context, &found.follower);
    let both = [("leader", leader), ("follower", follower)];
    let gap = one_decimal(found.gap);
    let [first, second] = both;
    let mut list = vec![note(context, "gap", &[first, second, ("points", &gap)])];
    let ahead = found.differences.iter();
    let behind = found.differences.iter().rev();
    for (who, groups) in [
        (
            leader,
            named(context, ahead.map(|one| (one.group.as_str(), one.points))),
        ),
        (
            follower,
            named(context, behind.map(|one| (one.group.as_str(), -one.points))),
        ),
    ] {
        if !groups.is_empty() {
            list.push(note(
                context,
                "better-in",
                &[("name", who), ("groups", &groups)],
            ));
        }
    }
    list.push(match &found.least_move {
        // Less than half a percent of the weight would print as none.
        Some(least) => {
            let share = percent(least.share).max(1).to_string();
            let group = group_name(context, &least.to);
            let values = [first, second, ("share", &share), ("group", group)];
            note(context, "least-move", &values)
        }
        None => note(context, "no-weighting", &both),
    });
    for needed in found.needed.iter().take(NAMED) {
        list.push(self::needed(context, follower, needed));
    }
    list
}

/// The first groups with a lead that shows, each with its points.
fn named<'a>(context: &Context, groups: impl Iterator<Item = (&'a str, f64)>) -> String {
    let mut list = Vec::new();
    for (group, points) in groups.take(NAMED) {
        if points >= 0.05 {
            let points = note(context, "points", &[("points", &signed(points))]);
            list.push(context.pair(Ui::Aside, group_name(context, group), &points));
        }
    }
    context.list(&list)
}

/// The figure that alone would draw a region level.
pub(in crate::app::screens) fn needed(
    context: &Context,
    follower: &str,
    needed: &NeededFigure,
) -> String {
    let leaf = leaf_name(context, &needed.leaf);
    if needed.leaf == "right_to_work" {
        return note(
            context,
            "needed-yes",
            &[("region", follower), ("name", leaf)],
        );
    }
    let values = [
        ("region", follower),
        ("name", leaf),
        ("level", &*measured(context, &needed.leaf, needed.level)),
        ("figure", &*measured(context, &needed.leaf, needed.figure)),
    ];
    note(context, "needed-figure", &values)
}
