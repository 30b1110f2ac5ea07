//! Answers that do not fit together, and points to mind, each with who can settle it.

use yew::{Html, html};

use super::view::View;
use crate::text::Ui;

/// Conflicts first, then risks.
pub(super) fn rules(view: &View<'_>) -> Html {
    let context = view.context;
    let fired = view.assessment.fired;
    html! {
        <section class="lf-section" aria-labelledby="lf-conflicts">
            <h3 id="lf-conflicts">{ context.t(Ui::ConflictsTitle) }</h3>
            if fired.conflicts == 0 {
                <p>{ context.t(Ui::ConflictsNone) }</p>
            } else {
                { list(view, fired.conflicts) }
            }
            if fired.risks != 0 {
                <h4>{ context.t(Ui::RisksTitle) }</h4>
                { list(view, fired.risks) }
            }
        </section>
    }
}

fn list(view: &View<'_>, bits: u32) -> Html {
    let context = view.context;
    let items = context
        .text
        .rules
        .iter()
        .enumerate()
        .filter(|(index, _)| bits & (1 << index) != 0)
        .map(|(index, words)| {
            html! {
                <li class="lf-rule" key={index}>
                    <p>{ &words.message }</p>
                    <p class="lf-rule__ask">{ &words.ask }</p>
                    <p class="lf-who">{ context.fill(Ui::SettleWith, &[("who", &words.who)]) }</p>
                </li>
            }
        });
    html! { <ul class="lf-rules">{ for items }</ul> }
}
