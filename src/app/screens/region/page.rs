//! The parts of a region page, in their order.

use super::article::article;
use super::firm::firm;
use super::standing::{parts_note, rival, unknown};
use super::words::{against, terms};
use super::{ask, table};
use crate::app::components::element::{Element, element, words as text};
use crate::app::components::list::texts;
use crate::app::components::section::{details, section};
use crate::app::context::Context;
use crate::recommend::{Fact, FactValue, Model, Ranking, Report, Request};
use crate::text::Ui;

/// What the page is about.
pub(super) struct Shown<'a> {
    pub(super) context: &'a Context,
    pub(super) ranking: &'a Ranking,
    pub(super) model: &'a Model<'a>,
    pub(super) request: &'a Request,
    pub(super) report: &'a Report,
}

impl Shown<'_> {
    /// All parts.
    pub(super) fn parts(&self) -> Vec<Element> {
        let (context, report) = (self.context, self.report);
        let known = &context.text.regions;
        let facts = self.facts(true);
        let part = |id, title| section("lf-section", id, title);
        let mut parts = vec![
            part("lf-r-why", context.t(Ui::RegionWhy)).child(terms(
                context,
                &report.strong,
                &facts,
                true,
            )),
            part("lf-r-against", context.t(Ui::RegionAgainst)).child(terms(
                context,
                &report.weak,
                &facts,
                false,
            )),
        ];
        let rival = rival(self.ranking, &report.id);
        let next = rival.and_then(|rival| self.model.compare(&report.id, rival));
        parts.extend(next.map(|found| {
            part("lf-r-next", known.note("next-title")).child(texts("", &against(context, &found)))
        }));
        let firm = firm(context, self.model, &report.id);
        parts.extend(
            (!firm.is_empty())
                .then(|| part("lf-r-firm", context.t(Ui::HowSure)).child(texts("", &firm))),
        );
        parts.push(
            part("lf-r-parts", context.t(Ui::RegionParts))
                .child(table::parts(context, &report.groups))
                .child(text("p", "lf-note", &parts_note(context, report))),
        );
        parts.push(
            part("lf-r-unknown", known.note("unknown-title"))
                .child(texts("", &unknown(context, self.ranking, report))),
        );
        parts.extend(article(context, "h3", &report.claims, report.claims.len()));
        parts.push(self.figures(&facts));
        parts.push(
            part("lf-r-ask", known.note("ask-title"))
                .child(texts("", &ask::asks(context, self.request, report))),
        );
        parts
    }

    /// The figures of the groups that count, or of those that do not.
    fn facts(&self, counting: bool) -> Vec<&Fact> {
        let mut list: Vec<&Fact> = Vec::new();
        let groups = self.report.groups.iter();
        for group in groups.filter(|group| (group.weight > 0.0) == counting) {
            list.extend(&group.facts);
            // What a state takes instead of an income tax stands right beside it.
            if group.group == "tax" {
                let taxes = self.report.taxes.iter();
                list.extend(taxes.filter(|tax| tax.leaf == "gross_receipts"));
            }
        }
        list
    }

    fn figures(&self, facts: &[&Fact]) -> Element {
        let (context, report) = (self.context, self.report);
        let known = &context.text.regions;
        let others = self.facts(false);
        let inherited = report.parent.is_some();
        section("lf-section", "lf-r-facts", context.t(Ui::RegionFacts))
            .maybe(inherited.then(|| text("p", "lf-note", known.note("inherited"))))
            .child(table::facts(context, Ui::RegionData, facts))
            .maybe(taxes(context, report))
            .maybe((!others.is_empty()).then(|| {
                let more = details("lf-numbers", known.note("facts-uncounted"));
                more.child(table::facts(context, Ui::RegionFacts, &others))
            }))
            .maybe(firms(context, report))
    }
}

/// "No corporate income tax" never stands alone where receipts are taxed instead.
fn taxes(context: &Context, report: &Report) -> Option<Element> {
    let known = &context.text.regions;
    let state = report.parent.as_ref().unwrap_or(&report.id);
    let name = known.taxes.get(state)?;
    let has_fact = report
        .taxes
        .iter()
        .any(|fact| fact.leaf == "gross_receipts");
    let is_local = state == "va";
    let levied = known.note(if is_local {
        "gross-receipts-local"
    } else {
        "gross-receipts"
    });
    let mut line = context.pair(Ui::Labelled, name, levied);
    let is_free = |fact: &Fact| fact.leaf == "corp_tax" && fact.value == FactValue::Number(0.0);
    if report.taxes.iter().any(is_free) {
        line = context.pair(Ui::Sentences, &line, known.note("gross-receipts-score"));
    }
    has_fact.then(|| text("p", "lf-note", &line))
}

/// Companies from the head office's country: shown, not scored.
fn firms(context: &Context, report: &Report) -> Option<Element> {
    let facts: Vec<&Fact> = report.firms.iter().collect();
    let known = &context.text.regions;
    (!facts.is_empty()).then(|| {
        element("div", "lf-shown-only")
            .child(text("h4", "", known.note("show-only")))
            .child(table::facts(context, Ui::RegionFacts, &facts))
            .child(text("p", "lf-note", known.note("home-firms")))
    })
}
