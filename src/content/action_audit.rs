//! No weak answer is left without a step.

use crate::catalog::error::Report;
use crate::catalog::{Action, Catalog, Effort};
use crate::ids::{FactorId, QuestionId};

const FILE: &str = "actions.json";

pub(super) fn audit(catalog: &Catalog, report: &mut Report) {
    let of = |question: QuestionId| -> Vec<&Action> {
        let actions = catalog.actions.iter();
        actions
            .filter(|action| action.question == question)
            .collect()
    };
    let applies = |actions: &[&Action], level: u8| {
        actions
            .iter()
            .any(|action| (action.from..action.to).contains(&level))
    };
    for question in QuestionId::all() {
        let actions = of(question);
        let id = &catalog.question(question).id;
        for level in [0, 1] {
            if !applies(&actions, level) {
                report.add(FILE, id, format!("no action applies at level {level}"));
            }
        }
    }
    for factor in FactorId::all() {
        let id = &catalog.factors[factor.index()].id;
        let actions: Vec<&Action> = factor.questions().into_iter().flat_map(of).collect();
        for level in [0, 2, 3] {
            if !applies(&actions, level) {
                report.add(FILE, id, format!("no action applies from level {level}"));
            }
        }
    }
    for action in &catalog.actions {
        if action.days == 0 {
            report.add(FILE, &action.id, "needs its days");
        }
        if action.effort == Effort::L && action.days < 30 {
            report.add(FILE, &action.id, "a large action of less than a month");
        }
    }
}
