//! Figures about a state in words, with their units.

use crate::app::context::Context;
use crate::recommend::{Fact, FactValue};
use crate::text::format::{one_decimal, plain, thousands};
use crate::text::{Ui, template};

/// A number as people read it in a text: whole with its thousands parted, or with one decimal.
pub(in crate::app::screens) fn amount(value: f64) -> String {
    if value.abs() >= LARGE {
        thousands(value)
    } else {
        one_decimal(value)
    }
}

/// The unit of a measured quantity; some have none.
pub(in crate::app::screens) fn leaf_unit<'a>(context: &'a Context, leaf: &str) -> &'a str {
    let leaf = context.text.regions.leaves.get(leaf);
    leaf.map_or("", |words| words.unit.as_str())
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
    let unit = leaf_unit(context, &fact.leaf);
    let with_unit = |number: &str| [number, " ", unit].concat();
    let shares = |key, name, figure: &str, share: f64| {
        context.fill(key, &[(name, figure), ("share", &one_decimal(share))])
    };
    match &fact.value {
        FactValue::Number(value) => with_unit(&amount(*value)),
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
