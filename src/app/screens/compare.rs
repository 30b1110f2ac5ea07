//! Up to four regions side by side: what differs most stands first.

use super::heading;
use super::region::figure::{fact_name, figure};
use super::region::words::{against, group_name, name, note, reasons};
use super::result::banner;
use crate::app::components::bar::Bar;
use crate::app::components::button::{Look, act, pressed};
use crate::app::components::element::{Element, element, words};
use crate::app::components::list::texts;
use crate::app::components::section::section;
use crate::app::components::select::{label, option as item, select};
use crate::app::components::table::{Column, cell, drawing, head, number, row};
use crate::app::context::{Context, Regions};
use crate::app::message::Message;
use crate::ids::RegionId;
use crate::order::sort_by;
use crate::recommend::{Fact, GroupReport, Model, Outcome, Report};
use crate::session::{Action, MOST_COMPARED, Screen, region_request};
use crate::text::Ui;
use crate::text::format::one_decimal;

/// The comparison.
///
/// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
#[inline(never)]
pub(super) fn compare(context: &Context) -> Element {
    let known = &context.text.regions;
    let page = element("article", "lf-result lf-compare")
        .maybe(banner(context))
        .child(act(
            context,
            Look::Link,
            context.t(Ui::MethodBack),
            Action::Open(Screen::Result),
        ))
        .child(heading("lf-check__name", known.note("compare-title")));
    let Regions::Ready(data) = &context.regions else {
        let is_lost = matches!(context.regions, Regions::Failed);
        let key = if is_lost {
            Ui::RegionsFailed
        } else {
            Ui::RegionsLoading
        };
        return page.child(context.say("p", "", key));
    };
    let request = region_request(&context.catalog, context.company());
    let Ok(model) = Model::new(data, &request) else {
        return page.child(context.say("p", "", Ui::RegionsNeeds));
    };
    let regions = compared(context);
    let mut reports = Vec::new();
    for region in &regions {
        reports.extend(model.report(region.as_str()));
    }
    sort_by(&mut reports, |a, b| b.score.total_cmp(&a.score));
    let mut pairs = Vec::new();
    if let Some((first, rest)) = reports.split_first() {
        for other in rest {
            if let Some(found) = model.compare(&first.id, &other.id) {
                let title = note(
                    context,
                    "versus",
                    &[
                        ("leader", name(context, &found.leader)),
                        ("follower", name(context, &found.follower)),
                    ],
                );
                pairs.push(
                    element("div", "lf-versus")
                        .key(&other.id)
                        .child(words("h4", "", &title))
                        .child(texts("", &against(context, &found))),
                );
            }
        }
    }
    page.child(words("p", "lf-lead", known.note("compare-lead")))
        .child(chosen(context, &regions))
        .child(differences(context, &reports))
        .child(section("lf-section", "lf-c-pairs", known.note("compare-pairs")).children(pairs))
        .child(element("div", "lf-leave").child(act(
            context,
            Look::Main,
            known.note("back-to-result"),
            Action::Open(Screen::Result),
        )))
}

/// The compared regions: the chosen ones; while they are fewer than two, the first states too.
fn compared(context: &Context) -> Vec<RegionId> {
    let mut regions = context.session().compared.clone();
    let least = match regions.len() {
        0 => MOST_COMPARED,
        _ => 2,
    };
    if let Some(Outcome::Ranking(ranking)) = &context.outcome {
        for state in &ranking.states {
            if let Some(region) = RegionId::new(&state.id)
                && regions.len() < least
                && !regions.contains(&region)
            {
                regions.push(region);
            }
        }
    }
    regions
}

/// Takes a region into the comparison or out of it.
pub(super) fn toggle(context: &Context, region: RegionId) -> Element {
    let mut regions = context.session().compared.clone();
    let is_in = regions.contains(&region);
    let is_full = regions.len() >= MOST_COMPARED && !is_in;
    if is_in {
        regions.retain(|known| *known != region);
    } else {
        regions.push(region);
    }
    let text = note(
        context,
        if is_full {
            "compare-full"
        } else {
            "compare-add"
        },
        &[("name", name(context, region.as_str()))],
    );
    let button = words("button", "lf-button lf-button--quiet lf-toggle", &text)
        .set("aria-pressed", if is_in { "true" } else { "false" })
        .flag("disabled", is_full);
    pressed(context, button, Message::Act(Action::Compare(regions)))
}

/// What is compared, each with a way out, and a list to add from.
fn chosen(context: &Context, regions: &[RegionId]) -> Element {
    let mut items = Vec::new();
    for region in regions {
        let name = name(context, region.as_str());
        let mut rest = regions.to_vec();
        rest.retain(|known| known != region);
        let remove = context.fill(Ui::SiteRemove, &[("name", name)]);
        let remove = act(
            context,
            Look::Link,
            context.t(Ui::Remove),
            Action::Compare(rest),
        )
        .set("aria-label", &remove)
        .flag("disabled", regions.len() <= 2);
        items.push(
            element("li", "")
                .key(region.as_str())
                .child(words("span", "", name))
                .child(remove),
        );
    }
    let part = element("div", "lf-chosen").child(element("ul", "lf-sites").children(items));
    if regions.len() >= MOST_COMPARED {
        return part.child(words(
            "p",
            "lf-note",
            context.text.regions.note("compare-most"),
        ));
    }
    let mut named: Vec<(&String, &String)> = Vec::new();
    let all = &context.text.regions;
    for (id, name) in all.states.iter().chain(all.metros.iter()) {
        let is_in = regions.iter().any(|known| known.as_str() == id.as_str());
        if !is_in {
            named.push((id, name));
        }
    }
    sort_by(&mut named, |a, b| a.1.cmp(b.1));
    let choose = all.note("compare-choose");
    let mut options = vec![item("", choose, true)];
    for (id, name) in named {
        options.push(item(id, name, false));
    }
    let before = regions.to_vec();
    let list = select("lf-field", "lf-c-add", options).on_value(context, move |id| {
        let mut regions = before.clone();
        regions.push(RegionId::new(&id)?);
        Some(Message::Act(Action::Compare(regions)))
    });
    part.child(label("lf-label", "lf-c-add", choose))
        .child(list)
}

/// One criterion in all regions.
struct Line<'a> {
    group: &'a str,
    weight: f64,
    /// Points between the best and the worst of the regions.
    apart: f64,
}

/// One table, a row group a criterion; the largest difference in points first.
fn differences(context: &Context, reports: &[Report]) -> Element {
    let mut lines = Vec::new();
    for group in reports.first().map_or(&[][..], |report| &report.groups) {
        let (mut least, mut most) = (f64::MAX, f64::MIN);
        for report in reports {
            let points = of_group(report, &group.group).map_or(0.0, |group| group.points);
            (least, most) = (least.min(points), most.max(points));
        }
        if group.weight >= 0.05 {
            lines.push(Line {
                group: &group.group,
                weight: group.weight,
                apart: most - least,
            });
        }
    }
    sort_by(&mut lines, |a, b| b.apart.total_cmp(&a.apart));
    let known = &context.text.regions;
    let heads = vec![
        head(Column::Words, context.t(Ui::SiteState)),
        head(Column::Number, known.note("value")),
        head(Column::Drawing, context.t(Ui::FactorsScale)),
        head(Column::Words, context.t(Ui::RegionFigure)),
    ];
    let mut table = element("table", "lf-table lf-table--bars lf-table--compare")
        .child(words("caption", "", known.note("compare-caption")))
        .child(element("thead", "").child(element("tr", "").children(heads)));
    table = table.child(score(context, reports));
    for line in &lines {
        let mut facts = Vec::new();
        for report in reports {
            facts.push(of_group(report, line.group).and_then(|group| group.facts.first()));
        }
        let names: Vec<String> = facts
            .iter()
            .map(|fact| fact.map_or_else(String::new, |fact| fact_name(context, fact)))
            .collect();
        // What all figures are about is said once, beside the criterion.
        let shared = names
            .first()
            .filter(|first| names.iter().all(|name| name == *first));
        let (weight, points) = (one_decimal(line.weight), one_decimal(line.apart));
        let mut aside = note(
            context,
            "apart",
            &[("weight", &weight), ("points", &points)],
        );
        if let Some(name) = shared {
            aside = [&aside, " \u{b7} ", name].concat();
        }
        let mut rows = vec![group_head(group_name(context, line.group), &aside)];
        for (report, fact) in reports.iter().zip(&facts) {
            let value = of_group(report, line.group).map_or(0.0, |group| group.value);
            let words = match fact {
                Some(fact) => leading_figure(context, fact, shared.is_none()),
                None => known.note("no-figure").to_owned(),
            };
            rows.push(bar_row(context, report, value).child(cell(&words)));
        }
        table = table.child(element("tbody", "").key(line.group).children(rows));
    }
    table
}

fn group_head(title: &str, aside: &str) -> Element {
    let cell = words("th", "", title)
        .set("scope", "rowgroup")
        .set("colspan", "4")
        .child(words("span", "lf-compare__apart", aside));
    element("tr", "lf-compare__group").child(cell)
}

fn bar_row(context: &Context, report: &Report, value: f64) -> Element {
    let drawn = Bar {
        value: Some(value),
        ..Bar::default()
    };
    row(name(context, &report.id))
        .key(&report.id)
        .child(number(&one_decimal(value)))
        .child(drawing(&drawn))
}

/// The scores, before the criteria that make them.
fn score(context: &Context, reports: &[Report]) -> Element {
    let mut rows = vec![group_head(context.t(Ui::Score), "")];
    for report in reports {
        let score = one_decimal(report.score);
        let words = if report.excluded.is_empty() {
            note(
                context,
                "points-of",
                &[("points", &score), ("weight", "100")],
            )
        } else {
            reasons(context, &report.excluded)
        };
        rows.push(bar_row(context, report, report.score).child(cell(&words)));
    }
    element("tbody", "").key("score").children(rows)
}

fn of_group<'a>(report: &'a Report, group: &str) -> Option<&'a GroupReport> {
    report.groups.iter().find(|known| known.group == group)
}

/// A figure with its year and, unless all are about the same, with its name.
fn leading_figure(context: &Context, fact: &Fact, is_named: bool) -> String {
    let mut text = figure(context, fact);
    if is_named {
        text = context.pair(Ui::Labelled, &fact_name(context, fact), &text);
    }
    if fact.year > 0 {
        text = context.pair(Ui::Aside, &text, &fact.year.to_string());
    }
    text
}
