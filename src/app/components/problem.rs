//! The error summary: what "next" found missing, each with a way to it.

use yew::{Callback, Html, MouseEvent, html};

use super::choice::{field_element, question_element};
use crate::app::context::Context;
use crate::app::hooks::PROBLEM;
use crate::platform::document;
use crate::session::{Action, Missing};
use crate::text::Ui;

/// The summary, when something is missing.
pub fn problem(context: &Context) -> Html {
    let missing = &context.session().missing;
    if missing.is_empty() {
        return Html::default();
    }
    let items = missing.iter().map(|missing| {
        let (element, title) = match missing {
            Missing::Field(field) => (
                field_element(context, *field),
                context.text.field(*field).title.clone(),
            ),
            Missing::Question(question) => (
                question_element(context, *question),
                context.text.question(*question).title.clone(),
            ),
        };
        let href = format!("#{element}");
        let onclick = Callback::from(move |event: MouseEvent| {
            // Following the fragment would scroll a host page; moving the focus does not.
            event.prevent_default();
            drop(document::focus(&element));
        });
        html! {
            <li><a {href} {onclick}>{ context.fill(Ui::ProblemQuestion, &[("title", &title)]) }</a></li>
        }
    });
    html! {
        <div class="lf-problem" id={PROBLEM} tabindex="-1">
            <div role="alert">
                <h2 class="lf-problem__title">{ context.t(Ui::ProblemTitle) }</h2>
                <ul>{ for items }</ul>
            </div>
            <button
                type="button"
                class="lf-button lf-button--quiet"
                onclick={context.click(Action::LeaveOpen { wide: context.wide })}
            >{ context.t(Ui::LeaveOpen) }</button>
        </div>
    }
}

/// The same words beside the question itself.
pub fn beside(context: &Context, missing: Missing, title: &str) -> Html {
    if !context.session().missing.contains(&missing) {
        return Html::default();
    }
    html! {
        <p class="lf-error">{ context.fill(Ui::ProblemQuestion, &[("title", title)]) }</p>
    }
}
