//! Figures about a state in words, with their units.

use crate::app::context::Context;
use crate::language::Language;
use crate::recommend::{Fact, FactValue};
use crate::text::format::{one_decimal, plain, thousands};
use crate::text::{Ui, template};

/// A number as people read it in a text: whole with its thousands parted, or with one decimal.
fn amount(value: f64) -> String {
    if value.abs() >= LARGE {
        thousands(value)
    } else {
        one_decimal(value)
    }
}

/// Quantities that the data give in billions of dollars.
const BILLIONS: [&str; 2] = ["state_market", "market_potential"];

/// A number of a measured quantity with its unit, as the language writes both.
pub(in crate::app::screens) fn measured(context: &Context, leaf: &str, value: f64) -> String {
    unit(context, leaf, &counted(context, leaf, value))
}

/// From worst to best, with the unit once.
pub(in crate::app::screens) fn step(
    context: &Context,
    leaf: &str,
    (worst, best): (f64, f64),
) -> String {
    let step = context.text.regions.note("step");
    let worst = counted(context, leaf, worst);
    let best = counted(context, leaf, best);
    let step = template::fill(step, &[("worst", &worst), ("best", &best)]);
    unit(context, leaf, &step)
}

fn unit(context: &Context, leaf: &str, number: &str) -> String {
    let leaf = context.text.regions.leaves.get(leaf);
    let unit = leaf.map_or("{value}", |words| words.unit.as_str());
    template::fill(unit, &[("value", number)])
}

/// A number; where the language counts in steps of ten thousand, so do large sums.
fn counted(context: &Context, leaf: &str, value: f64) -> String {
    if context.text.language == Language::En || !BILLIONS.contains(&leaf) {
        return amount(value);
    }
    let hundred_millions = (value * 10.0).round();
    let high = (hundred_millions / 1e4).floor();
    let low = hundred_millions - high * 1e4;
    let note = match (high > 0.0, low > 0.0) {
        (true, true) => "trillions",
        (true, false) => "trillions-round",
        _ => "hundred-millions",
    };
    let numbers = [("high", &*thousands(high)), ("low", &*thousands(low))];
    template::fill(context.text.regions.note(note), &numbers)
}

/// From here on a figure is shown whole, with its thousands parted.
const LARGE: f64 = 1000.0;

/// The name of a measured quantity.
pub(in crate::app::screens) fn leaf_name<'a>(context: &'a Context, leaf: &str) -> &'a str {
    context
        .text
        .regions
        .leaves
        .get(leaf)
        .map_or("", |words| words.name.as_str())
}

/// What a figure is about.
pub(in crate::app::screens) fn fact_name(context: &Context, fact: &Fact) -> String {
    let leaf = leaf_name(context, &fact.leaf);
    let subject = fact.subject.as_deref();
    let subject = subject.map_or("", |subject| context.text.regions.subject(subject));
    if subject.is_empty() {
        leaf.to_owned()
    } else {
        context.pair(Ui::Labelled, leaf, subject)
    }
}

/// A figure in words, with its unit.
pub(in crate::app::screens) fn figure(context: &Context, fact: &Fact) -> String {
    let words = &context.text.regions;
    let with_unit = |number: &str| unit(context, &fact.leaf, number);
    // A measure of a cluster has its unit in its own name.
    let is_measure = fact.subject.is_some() && fact.leaf != "home_firms";
    let shares = |key, name, figure: &str, share: f64| {
        context.fill(key, &[(name, figure), ("share", &one_decimal(share))])
    };
    match &fact.value {
        FactValue::Number(value) if is_measure => amount(*value),
        FactValue::Number(value) => measured(context, &fact.leaf, *value),
        FactValue::YesNo(yes) => context.t(if *yes { Ui::Yes } else { Ui::No }).to_owned(),
        FactValue::Range(from, to) if (from - to).abs() < 1e-9 => with_unit(&plain(*from)),
        FactValue::Range(from, to) => {
            with_unit(&context.pair(Ui::Span, &plain(*from), &plain(*to)))
        }
        FactValue::Cluster { lq, share } => {
            shares(Ui::ClusterFigure, "lq", &one_decimal(*lq), *share)
        }
        FactValue::Jobs { jobs, share } => {
            shares(Ui::JobsFigure, "jobs", &thousands(*jobs), *share)
        }
        FactValue::Reported(strength) => {
            template::fill(words.note("reported"), &[("value", &strength.to_string())])
        }
        FactValue::Routes(routes) if routes.is_empty() => context.t(Ui::NoneListed).to_owned(),
        FactValue::Routes(routes) => context.list(routes),
        FactValue::NotListed => words.note("not-listed").to_owned(),
    }
}
