//! How far the ranking can be trusted: known decisions, and the article's statements beside the
//! data.

use super::method::table;
use super::region::words::{name, note};
use crate::app::components::element::{Element, words};
use crate::app::components::list::texts;
use crate::app::components::section::section;
use crate::app::components::table::{Column, cell, head, plain, row};
use crate::app::context::{Context, Regions};
use crate::ids::FieldId;
use crate::recommend::{CheckedClaim, Hits, Order, Steadiness};
use crate::text::Ui;
use crate::text::format::{percent, two_decimals};

/// A place from which on the data are said to differ from the article.
const SHOWN: usize = 5;

/// What limits what the decisions can show.
const LIMITS: [&str; 4] = [
    "validity-few",
    "validity-seen",
    "validity-plants",
    "judgement",
];

/// The two parts, once the region data are there.
pub(super) fn validity(context: &Context) -> Vec<Element> {
    let Regions::Ready(data) = &context.regions else {
        return Vec::new();
    };
    let known = &context.text.regions;
    let found = data.validity();
    let cases = found.cases.to_string();
    let mut rows = Vec::new();
    for order in &found.orders {
        rows.push(line(context, order));
    }
    let heads = [
        known.note("validity-order"),
        known.note("validity-first"),
        known.note("validity-three"),
        known.note("validity-five"),
        known.note("validity-reciprocal"),
    ];
    let limits: Vec<String> = LIMITS
        .iter()
        .map(|id| note(context, id, &[("count", &cases)]))
        .collect();
    let decisions = section("lf-section", "lf-m-validity", known.note("validity-title"))
        .child(words(
            "p",
            "",
            &note(context, "validity-method", &[("count", &cases)]),
        ))
        .child(table(known.note("validity-caption"), &heads, rows))
        .child(texts("", &limits))
        .child(words("p", "", &steady(context, &found.steadiness)));
    let mut checked = Vec::new();
    for claim in &found.claims {
        checked.push(self::claim(context, claim));
    }
    let heads = [
        (Column::Words, context.t(Ui::RegionArticle)),
        (Column::Words, known.note("check-profile")),
        (Column::Words, context.t(Ui::RegionData)),
    ];
    let heads = heads.into_iter().map(|(column, text)| head(column, text));
    let caption = known.note("check-title");
    let article = section("lf-section", "lf-m-checks", caption)
        .child(words("p", "", known.note("check-method")))
        .child(plain(
            "lf-table lf-table--checks",
            caption,
            heads.collect(),
            checked,
        ));
    vec![decisions, article]
}

/// How well rankings stand weights that are off.
fn steady(context: &Context, found: &Steadiness) -> String {
    let count = found.pairs.to_string();
    let [first, three, level] =
        [found.first, found.three, found.level].map(|share| percent(share).to_string());
    let values = [
        ("count", &*count),
        ("first", &first),
        ("three", &three),
        ("level", &level),
    ];
    note(context, "validity-steady", &values)
}

fn line(context: &Context, order: &Order) -> Vec<String> {
    let id = ["validity-", &order.id].concat();
    let mut line = vec![context.text.regions.note(&id).to_owned()];
    for hits in &order.hits {
        line.push(share(context, hits));
    }
    line.push(two_decimals(order.reciprocal));
    line
}

/// A share in percent with its interval.
fn share(context: &Context, hits: &Hits) -> String {
    let whole = |share: f64| percent(share).to_string();
    let share = context.fill(Ui::Percent, &[("value", &whole(hits.share))]);
    if hits.low < hits.high {
        let span = context.pair(Ui::Span, &whole(hits.low), &whole(hits.high));
        context.pair(Ui::Aside, &share, &span)
    } else {
        share
    }
}

/// A statement of the article, the profile that puts it to the test, and what the data say.
fn claim(context: &Context, checked: &CheckedClaim) -> Element {
    let known = &context.text.regions;
    let said = known.article.get(&checked.claim);
    let profile = [
        name(context, &checked.region),
        slug(context, context.catalog.known.industry, &checked.industry),
        slug(context, context.catalog.known.activity, &checked.activity),
    ];
    let place = checked.place.to_string();
    let count = checked.count.to_string();
    let values = [("place", &*place), ("count", &*count)];
    let verdict = if checked.place <= SHOWN {
        "check-agrees"
    } else {
        "check-differs"
    };
    row(said.map_or("", |words| words.text.as_str()))
        .child(cell(&context.list(&profile)))
        .child(cell(&note(context, verdict, &values)))
}

/// The words of an option of a profile question.
fn slug<'a>(context: &'a Context, field: FieldId, slug: &str) -> &'a str {
    let option = context.catalog.field(field).option(slug);
    option.map_or("", |option| context.text.option(field, option))
}
