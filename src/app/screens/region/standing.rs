//! Where a region stands, against whom it is compared, and what is not known of it.

use super::figure::leaf_name;
use super::words::{name, note, reasons, sentences};
use crate::app::context::Context;
use crate::recommend::{Flag, Near, Ranking, Report, SiteKind};
use crate::text::Ui;
use crate::text::format::{one_decimal, percent, signed, two_decimals};

/// Where the region stands in its list, and who of the company is there.
pub(super) fn standing(context: &Context, ranking: &Ranking, report: &Report) -> String {
    let score = one_decimal(report.score);
    let mut list = Vec::new();
    let states = &ranking.states;
    let metros = &ranking.metros;
    if let Some(state) = states.iter().find(|state| state.id == report.id) {
        let place = state.place.to_string();
        let count = states.len().to_string();
        let values = [("place", &*place), ("count", &count), ("score", &score)];
        list.push(note(context, "place-of-states", &values));
        let top = percent(state.top3).to_string();
        list.push(context.fill(Ui::RegionStays, &[("percent", &top)]));
    } else if let Some(place) = metros.iter().position(|metro| metro.id == report.id) {
        let ahead = signed(metros[place].ahead);
        let (place, count) = ((place + 1).to_string(), metros.len().to_string());
        let parent = report.parent.as_deref().unwrap_or_default();
        let values = [("place", &*place), ("count", &count), ("score", &score)];
        list.push(note(context, "place-of-metros", &values));
        let values = [("points", &*ahead), ("name", name(context, parent))];
        list.push(note(context, "beside-state", &values));
    } else {
        list.push(context.text.regions.note("out-of-ranking").to_owned());
    }
    list.push(reasons(context, &report.excluded));
    if let Some(near) = report.near {
        list.push(near_words(context, near).to_owned());
    }
    sentences(context, &list)
}

/// Who of the company is in a state or across its border.
pub(in crate::app::screens) fn near_words(context: &Context, near: Near) -> &str {
    context.text.regions.note(match near.kind {
        _ if near.across => "near-across",
        SiteKind::Own => "near-own",
        SiteKind::Partner => "near-partner",
        SiteKind::Customer => "near-customer",
        SiteKind::Supplier => "near-supplier",
    })
}

/// The region to compare with: the next one in its list, for the last one the one before, for a
/// region outside the list its first.
pub(super) fn rival<'a>(ranking: &'a Ranking, id: &str) -> Option<&'a str> {
    let states: Vec<&str> = ranking.states.iter().map(|one| one.id.as_str()).collect();
    let metros: Vec<&str> = ranking.metros.iter().map(|one| one.id.as_str()).collect();
    for list in [&states, &metros] {
        if let Some(place) = list.iter().position(|known| *known == id) {
            let before = place.checked_sub(1).and_then(|place| list.get(place));
            return list.get(place + 1).or(before).copied();
        }
    }
    let is_metro = ranking.excluded_metros.iter().any(|one| one.id == id);
    if is_metro { metros } else { states }.first().copied()
}

/// What the table of parts means.
pub(super) fn parts_note(context: &Context, report: &Report) -> String {
    let mean = context.text.regions.note("mean-mark").to_owned();
    if report.gate < 0.995 {
        let gate = two_decimals(report.gate);
        let gate = note(context, "gate", &[("factor", &gate)]);
        return context.pair(Ui::Sentences, &mean, &gate);
    }
    mean
}

/// How much of the weight is known, what is not, and what stands in no table.
pub(super) fn unknown(context: &Context, ranking: &Ranking, report: &Report) -> Vec<String> {
    let known = &context.text.regions;
    let share = percent(report.coverage).to_string();
    let mut list = vec![context.fill(Ui::RegionCoverage, &[("percent", &share)])];
    let mut missing = Vec::new();
    for leaf in &report.missing {
        missing.push(leaf_name(context, leaf));
    }
    if !missing.is_empty() {
        let names = context.list(&missing);
        list.push(context.fill(Ui::RegionMissing, &[("names", &names)]));
        list.push(known.note("missing").to_owned());
    }
    if !report.unknown_musts.is_empty() {
        list.push(known.note("unknown-must").to_owned());
    }
    if report.parent.is_some() {
        list.push(known.note("metros-coarse").to_owned());
    }
    if ranking.flags.contains(&Flag::ProxyFlights) {
        list.push(known.note("proxy-flights").to_owned());
    }
    list.push(known.note("flights-check").to_owned());
    list.push(known.note("judgement").to_owned());
    list
}
