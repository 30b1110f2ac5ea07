//! Answers that do not fit together, and points to mind, each with who can settle it.

use super::view::View;
use crate::app::components::element::{Element, element, words};
use crate::app::components::section::section;
use crate::text::Ui;

/// Conflicts first, then risks.
pub(super) fn rules(view: &View<'_>) -> Element {
    let context = view.context;
    let fired = view.assessment.fired;
    let conflicts = if fired.conflicts == 0 {
        context.say("p", "", Ui::ConflictsNone)
    } else {
        list(view, fired.conflicts)
    };
    let part =
        section("lf-section", "lf-conflicts", context.t(Ui::ConflictsTitle)).child(conflicts);
    if fired.risks == 0 {
        return part;
    }
    part.child(context.say("h4", "", Ui::RisksTitle))
        .child(list(view, fired.risks))
}

fn list(view: &View<'_>, bits: u32) -> Element {
    let context = view.context;
    let mut items = Vec::new();
    for (index, rule) in context.text.rules.iter().enumerate() {
        if bits & (1 << index) == 0 {
            continue;
        }
        let who = context.fill(Ui::SettleWith, &[("who", &rule.who)]);
        let item = element("li", "lf-rule")
            .child(words("p", "", &rule.message))
            .child(words("p", "lf-rule__ask", &rule.ask))
            .child(words("p", "lf-who", &who));
        items.push(item);
    }
    element("ul", "lf-rules").children(items)
}
