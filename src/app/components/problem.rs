//! The error summary: what "next" found missing, each with a way to it.

use super::button::{Look, act};
use super::choice::{field_element, question_element};
use super::element::{Element, element, words};
use super::listener::Moment;
use crate::app::context::Context;
use crate::app::effects::PROBLEM;
use crate::app::message::Message;
use crate::session::{Action, Missing};
use crate::text::Ui;

/// The summary, when something is missing.
pub fn problem(context: &Context) -> Option<Element> {
    let missing = &context.session().missing;
    if missing.is_empty() {
        return None;
    }
    let mut items = Vec::new();
    for missing in missing {
        let (target, title) = match missing {
            Missing::Field(field) => (
                field_element(context, *field),
                &context.text.field(*field).title,
            ),
            Missing::Question(question) => (
                question_element(context, *question),
                &context.text.question(*question).title,
            ),
        };
        let link = words(
            "a",
            "",
            &context.fill(Ui::ProblemQuestion, &[("title", title)]),
        )
        .set("href", &format!("#{target}"))
        .on(Moment::Follow, context, Message::Focus(target));
        items.push(element("li", "").child(link));
    }
    let alert = element("div", "")
        .set("role", "alert")
        .child(context.say("h2", "lf-problem__title", Ui::ProblemTitle))
        .child(element("ul", "").children(items));
    let go_on = Action::LeaveOpen { wide: context.wide };
    let summary = element("div", "lf-problem")
        .id(PROBLEM)
        .set("tabindex", "-1")
        .child(alert)
        .child(act(context, Look::Quiet, context.t(Ui::LeaveOpen), go_on));
    Some(summary)
}

/// The same words beside the question itself.
pub fn beside(context: &Context, missing: Missing, title: &str) -> Option<Element> {
    let is_missing = context.session().missing.contains(&missing);
    is_missing.then(|| {
        words(
            "p",
            "lf-error",
            &context.fill(Ui::ProblemQuestion, &[("title", title)]),
        )
    })
}
