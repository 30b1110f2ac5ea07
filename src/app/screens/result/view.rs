//! What every part of the result reads.

use crate::app::components::element::{Element, words};
use crate::app::components::table::number;
use crate::app::context::Context;
use crate::assessment::plan::PlanItem;
use crate::assessment::{Assessment, Band, Company, Gate};
use crate::ids::{QuestionId, TariffScenario};
use crate::text::{Ui, format};

/// A company with its derived numbers.
pub(super) struct View<'a> {
    pub(super) context: &'a Context,
    pub(super) company: &'a Company,
    pub(super) assessment: &'a Assessment,
    pub(super) plan: &'a [PlanItem],
    pub(super) scenario: TariffScenario,
}

impl View<'_> {
    /// A score as it is shown.
    pub(super) fn shown(&self, score: f64) -> String {
        format::score(score, &self.context.catalog.numbers.cut_points).to_string()
    }

    /// A cell with a score and, below it, the range that its bar shows.
    pub(super) fn ranged(&self, points: &str, drawn: Option<(f64, f64)>) -> Element {
        let said = drawn.map(|drawn| {
            let (low, high) = format::range(drawn);
            let said = self
                .context
                .pair(Ui::Span, &low.to_string(), &high.to_string());
            words("span", "lf-range", &said)
        });
        number(points).maybe(said)
    }

    /// The name of a band.
    pub(super) fn band(&self, band: Band) -> &str {
        &self.context.text.band(band.number()).name
    }

    /// Without an owned purpose the regions are a first look only (gate G2).
    pub(super) fn is_exploratory(&self) -> bool {
        self.assessment.gates.contains(Gate::NoPurpose)
    }

    /// Whether the tariff questions were touched at all.
    pub(super) fn has_scenarios(&self) -> bool {
        let share = self.context.catalog.known.import_share;
        !self.company.profile.choices(share).is_empty()
            || QuestionId::of_scenarios().any(|id| !self.company.answers.get(id).is_open())
    }

    /// The anchor that answers a question, for showing; none while it is open.
    pub(super) fn anchor(&self, question: QuestionId) -> Option<&str> {
        match self.company.answers.get(question) {
            crate::assessment::Answer::Level(level, _) => {
                let anchors = &self.context.text.question(question).anchors;
                anchors.get(usize::from(level.anchor())).map(String::as_str)
            }
            _ => None,
        }
    }
}
