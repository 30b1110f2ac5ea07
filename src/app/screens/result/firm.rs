//! How sure the order is: one sentence, and how often each shown state comes first.

use super::super::region::words::{name, sentences};
use crate::app::components::bar::{drawing, rect};
use crate::app::components::button::{Look, button};
use crate::app::components::element::{Element, element, words};
use crate::app::components::table::{Column, LABEL, head, number, plain, row};
use crate::app::context::Context;
use crate::app::firmness::Engine;
use crate::app::message::Message;
use crate::recommend::robust::{SAMPLES, Strip};
use crate::recommend::{Certainty, StateResult};
use crate::text::Ui;
use crate::text::format::{percent, thousands};

const COLUMNS: [(Ui, Column); 4] = [
    (Ui::FirmFirst, Column::Number),
    (Ui::FirmSecond, Column::Number),
    (Ui::FirmThird, Column::Number),
    (Ui::FactorsScale, Column::Drawing),
];

/// How each place looks in the drawing.
const CLASSES: [&str; 3] = ["lf-strip__first", "lf-strip__second", "lf-strip__third"];

/// The sentence and the strips of the shown states, or why they are not there.
pub(super) fn firm(context: &Context, states: &[StateResult]) -> Element {
    let part = element("div", "lf-firm");
    let part = if context.firmness.is_busy() {
        part.set("aria-busy", "true")
    } else {
        part
    };
    let mut ids = Vec::new();
    for state in states {
        ids.push(state.id.as_str());
    }
    match (&context.firmness.sampled, &context.firmness.kernel) {
        (Some(sampled), _) => part
            .child(words(
                "p",
                "lf-firm__sentence",
                &verdict(context, ids[0], &sampled.strips),
            ))
            .child(strips(
                context,
                &ids,
                context.t(Ui::SiteState),
                context.t(Ui::FirmCaption),
            ))
            .child(words("p", "lf-note", &trials(context))),
        (None, Engine::Unable) => part.child(context.say("p", "lf-note", Ui::FirmUnable)),
        (None, Engine::Failed) => part.child(failed(context)),
        (None, _) => part.child(context.say("p", "lf-note", Ui::FirmLoading)),
    }
}

fn failed(context: &Context) -> Element {
    context
        .say("p", "lf-note", Ui::FirmFailed)
        .text(" ")
        .child(button(
            context,
            Look::Link,
            context.t(Ui::TryAgain),
            Message::LoadKernel,
        ))
}

/// Stable, likely, or dependent on what the company values; then who else comes first.
fn verdict(context: &Context, first: &str, strips: &[Strip]) -> String {
    let Some(first) = context.firmness.strip(first) else {
        return String::new();
    };
    let key = match first.certainty {
        Certainty::Robust => Ui::FirmStable,
        Certainty::Likely => Ui::FirmLikely,
        Certainty::Open => Ui::FirmOpen,
    };
    let mut list = vec![say(context, key, first)];
    let mut others = strips.iter();
    let next = others.find(|strip| strip.region != first.region);
    list.extend(
        next.filter(|next| percent(next.first) > 0)
            .map(|next| say(context, Ui::FirmNext, next)),
    );
    sentences(context, &list)
}

/// How sure the order of metro areas is, given the first of them.
pub(super) fn metros(context: &Context, first: &[&str]) -> Vec<Element> {
    let known = &context.text.regions;
    let Some(sampled) = &context.firmness.sampled else {
        return Vec::new();
    };
    if first.is_empty() || sampled.metros.is_empty() {
        return Vec::new();
    }
    let sentence = verdict(context, first[0], &sampled.metros);
    let caption = known.note("metros-firm");
    vec![
        words("p", "lf-firm__sentence", &sentence),
        strips(context, first, known.note("metro"), caption),
    ]
}

fn say(context: &Context, key: Ui, strip: &Strip) -> String {
    let share = percent(strip.first).to_string();
    let values = [("name", name(context, &strip.region)), ("percent", &*share)];
    context.fill(key, &values)
}

/// What a trial is.
fn trials(context: &Context) -> String {
    let count = thousands(f64::from(SAMPLES));
    context.fill(Ui::FirmTrials, &[("count", &count)])
}

/// The shares of some regions, under a head for their names.
fn strips(context: &Context, ids: &[&str], named: &str, caption: &str) -> Element {
    let mut heads = vec![head(Column::Words, named)];
    for (key, column) in COLUMNS {
        heads.push(head(column, context.t(key)));
    }
    let mut rows = Vec::new();
    for id in ids {
        let Some(strip) = context.firmness.strip(id) else {
            continue;
        };
        let shares = [strip.first, strip.second, strip.third];
        let mut row = row(name(context, id)).key(id);
        for (share, head) in shares.into_iter().zip(&COLUMNS) {
            let share = percent(share).to_string();
            let share = context.fill(Ui::Percent, &[("value", &share)]);
            row = row.child(number(&share).set(LABEL, context.t(head.0)));
        }
        rows.push(row.child(element("td", "lf-table__drawing").child(strip_of(shares))));
    }
    plain(
        "lf-table lf-table--bars lf-table--strips",
        caption,
        heads,
        rows,
    )
}

/// The three shares one behind the other.
fn strip_of(shares: [f64; 3]) -> Element {
    let mut strip =
        drawing("lf-bar", "0 0 100 10").child(rect("lf-bar__track", (0.0, 100.0), "1", "8"));
    let mut from = 0.0;
    for (share, class) in shares.into_iter().zip(CLASSES) {
        let to = from + 100.0 * share;
        strip = strip.child(rect(class, (from, to), "1", "8"));
        from = to;
    }
    strip
}
