//! Rows to choose from: native radios and checkboxes, the whole row a target.

use super::element::{Element, element, words};
use super::listener::Moment;
use crate::app::context::Context;
use crate::app::message::Message;
use crate::ids::{FieldId, OptionId, QuestionId};
use crate::session::Action;

/// One row.
#[derive(Debug)]
pub struct Row<'a> {
    pub id: String,
    /// Radios of one group share the name; an empty one makes a checkbox.
    pub group: &'a str,
    /// Shown before the words: the level, or the place among the chosen; may be empty.
    pub mark: String,
    pub words: &'a str,
    pub checked: bool,
    /// What choosing it does; a row that does nothing is disabled.
    pub action: Option<Action>,
    pub class: Shape,
}

/// How a row looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Choice,
    /// Apart from the levels: "don't know", "not applicable".
    Apart,
    /// A small addition.
    Half,
}

impl Shape {
    const fn class(self, is_chosen: bool) -> &'static str {
        match (self, is_chosen) {
            (Self::Choice, false) => "lf-choice",
            (Self::Choice, true) => "lf-choice is-chosen",
            (Self::Apart, false) => "lf-choice lf-choice--apart",
            (Self::Apart, true) => "lf-choice lf-choice--apart is-chosen",
            (Self::Half, false) => "lf-half",
            (Self::Half, true) => "lf-half is-chosen",
        }
    }
}

/// Draws the row.
#[inline(never)]
pub fn row(context: &Context, row: Row<'_>) -> Element {
    let is_radio = !row.group.is_empty();
    let mut input = element("input", "")
        .set("type", if is_radio { "radio" } else { "checkbox" })
        .id(&row.id)
        .checked(row.checked)
        .flag("disabled", row.action.is_none());
    if is_radio {
        input = input.set("name", row.group);
    }
    if let Some(action) = row.action {
        input = input.on(Moment::Change, context, Message::Act(action));
    }
    let mark = (!row.mark.is_empty())
        .then(|| words("span", "lf-choice__mark", &row.mark).set("aria-hidden", "true"));
    element("label", row.class.class(row.checked))
        .set("for", &row.id)
        .key(&row.id)
        .child(input)
        .maybe(mark)
        .child(words("span", "lf-choice__words", row.words))
}

/// The id of the first control of a profile question.
pub fn field_element(context: &Context, field: FieldId) -> String {
    numbered("p", &context.catalog.field(field).key, 0)
}

/// The id of the control of an option.
pub fn option_element(context: &Context, field: FieldId, option: OptionId) -> String {
    numbered("p", &context.catalog.field(field).key, option.index())
}

/// The id of the first radio of a question.
pub fn question_element(context: &Context, question: QuestionId) -> String {
    numbered("q", &context.catalog.question(question).id, 0)
}

/// The id of one of several controls.
pub fn numbered(kind: &str, id: &str, index: usize) -> String {
    format!("{kind}-{id}-{index}")
}
