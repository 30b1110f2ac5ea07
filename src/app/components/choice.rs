//! Rows to choose from: native radios and checkboxes, the whole row a target.

use yew::{Callback, Event, Html, html};

use crate::app::context::Context;
use crate::ids::{FieldId, QuestionId};

/// One row.
#[derive(Debug, Clone)]
pub struct Row {
    pub id: String,
    /// Radios of one group share the name; none makes a checkbox.
    pub group: Option<String>,
    /// Shown before the words: the level, or the place among the chosen.
    pub mark: Option<String>,
    pub words: String,
    pub checked: bool,
    pub disabled: bool,
    pub onchange: Callback<Event>,
    pub class: &'static str,
}

/// Draws the row.
pub fn row(row: Row) -> Html {
    let class = yew::classes!(row.class, row.checked.then_some("is-chosen"));
    let kind = if row.group.is_some() { "radio" } else { "checkbox" };
    html! {
        <label {class} for={row.id.clone()} key={row.id.clone()}>
            <input
                type={kind}
                id={row.id}
                name={row.group}
                checked={row.checked}
                disabled={row.disabled}
                onchange={row.onchange}
            />
            if let Some(mark) = row.mark {
                <span class="lf-choice__mark" aria-hidden="true">{ mark }</span>
            }
            <span class="lf-choice__words">{ row.words }</span>
        </label>
    }
}

/// The id of the first control of a profile question.
pub fn field_element(context: &Context, field: FieldId) -> String {
    format!("p-{}-0", context.catalog.field(field).key)
}

/// The id of the first radio of a question.
pub fn question_element(context: &Context, question: QuestionId) -> String {
    format!("q-{}-0", context.catalog.question(question).id)
}
