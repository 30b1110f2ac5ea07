//! The next five steps, as a list one could tear off.

use yew::{Callback, Event, Html, html};

use super::view::View;
use crate::app::components::choice::{Row, row};
use crate::assessment::plan::{PlanItem, first_five};
use crate::assessment::{Answer, Level};
use crate::catalog::Owner;
use crate::ids::{FactorId, Part, QuestionId, TariffScenario};
use crate::platform::input;
use crate::session::{Action, Screen};
use crate::text::Ui;
use crate::text::format::{one_decimal, signed};

/// Steps, tasks to find out, and advice for what is already strong.
pub(super) fn plan(view: &View<'_>) -> Html {
    let context = view.context;
    let five = first_five(&context.catalog, view.plan);
    let rest: Vec<&PlanItem> = view
        .plan
        .iter()
        .filter(|item| five.iter().all(|chosen| chosen.action != item.action))
        .collect();
    html! {
        <section class="lf-section lf-plan" aria-labelledby="lf-plan">
            <h3 id="lf-plan">{ context.t(Ui::ActionsTitle) }</h3>
            { chosen_scenario(view) }
            if five.is_empty() {
                <p>{ context.t(Ui::ActionsNone) }</p>
            } else {
                <ol class="lf-steps-list">{ for five.iter().map(|item| step(view, item)) }</ol>
            }
            if !rest.is_empty() {
                <details class="lf-numbers">
                    <summary>{ context.fill(Ui::ActionMore, &[("count", &rest.len().to_string())]) }</summary>
                    <ul>{ for rest.iter().map(|item| html! {
                        <li key={item.action}>{ &context.text.actions[item.action].title }</li>
                    }) }</ul>
                </details>
            }
            { find_out(view) }
            { sustain(view) }
        </section>
    }
}

fn chosen_scenario(view: &View<'_>) -> Html {
    let context = view.context;
    let dispatcher = context.store.dispatcher();
    let onchange = Callback::from(move |event: Event| {
        let slug = input::value(&event);
        if let Some(scenario) = TariffScenario::ALL.into_iter().find(|id| id.slug() == slug) {
            dispatcher.dispatch(Action::SetScenario(scenario));
        }
    });
    let options = TariffScenario::ALL.map(|scenario| {
        html! {
            <option value={scenario.slug()} selected={scenario == view.scenario}>
                { &context.text.scenario(scenario).name }
            </option>
        }
    });
    html! {
        <p class="lf-choose-scenario">
            <label class="lf-label" for="lf-scenario">{ context.t(Ui::ChosenScenario) }</label>
            <select class="lf-field lf-field--short" id="lf-scenario" {onchange}>{ for options }</select>
        </p>
    }
}

fn step(view: &View<'_>, item: &PlanItem) -> Html {
    let context = view.context;
    let action = &context.catalog.actions[item.action];
    let words = &context.text.actions[item.action];
    let owner = match action.owner {
        Owner::Hq => Ui::OwnerHq,
        Owner::Us => Ui::OwnerUs,
        Owner::Both => Ui::OwnerBoth,
    };
    let question = &context.text.question(action.question).title;
    html! {
        <li class="lf-step" key={action.id.clone()}>
            <p class="lf-step__title">{ &words.title }</p>
            <dl class="lf-step__facts">
                <div><dt>{ context.t(Ui::ActionOwner) }</dt><dd>{ context.t(owner) }</dd></div>
                <div>
                    <dt>{ context.t(Ui::ActionBy) }</dt>
                    <dd>{ context.fill(Ui::ActionDays, &[("days", &action.days.to_string())]) }</dd>
                </div>
                <div><dt>{ context.t(Ui::ActionEvidence) }</dt><dd>{ &words.done }</dd></div>
            </dl>
            <details class="lf-numbers">
                <summary>{ context.t(Ui::ActionNumbers) }</summary>
                <p>{ context.fill(Ui::ActionRaises, &[("title", question), ("to", &action.to.to_string())]) }</p>
                <p>{ context.fill(Ui::ActionNumbersText, &[
                    ("gain", &signed(item.gain)),
                    ("urgency", &two_decimals(item.urgency)),
                    ("effort", &one_decimal(item.effort)),
                    ("priority", &two_decimals(item.priority)),
                ]) }</p>
            </details>
            { evidence(view, &action.id, action.question) }
        </li>
    }
}

fn two_decimals(value: f64) -> String {
    format!("{value:.2}")
}

/// Evidence that is there offers to answer again; it never changes an answer by itself.
fn evidence(view: &View<'_>, id: &str, question: QuestionId) -> Html {
    let context = view.context;
    if context.session().sample.is_some() {
        return Html::default();
    }
    let is_done = context.session().done.contains(id);
    let dispatcher = context.store.dispatcher();
    let action = id.to_owned();
    html! {
        <div class="lf-step__done">
            { row(Row {
                id: format!("d-{id}"),
                group: None,
                mark: None,
                words: context.t(Ui::ActionDone).to_owned(),
                checked: is_done,
                disabled: false,
                onchange: Callback::from(move |_| dispatcher.dispatch(Action::ToggleDone(action.clone()))),
                class: "lf-half",
            }) }
            if is_done {
                <button
                    type="button"
                    class="lf-link"
                    onclick={context.click(Action::Open(Screen::Question(question)))}
                >{ context.t(Ui::ActionRerate) }</button>
            }
        </div>
    }
}

fn find_out(view: &View<'_>) -> Html {
    let context = view.context;
    let items: Vec<Html> = QuestionId::all()
        .filter(|question| view.company.answers.get(*question) == Answer::DontKnow)
        .map(|question| {
            let words = context.text.question(question);
            html! {
                <li>
                    { &words.title }
                    <span class="lf-who">{ context.fill(Ui::WhoWouldKnow, &[("who", &words.who)]) }</span>
                </li>
            }
        })
        .collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h4>{ context.t(Ui::FindOutTitle) }</h4>
            <p>{ context.t(Ui::FindOutText) }</p>
            <ul>{ for items }</ul>
        </>
    }
}

/// A factor whose practice has reached level 4 is kept up, not raised.
fn sustain(view: &View<'_>) -> Html {
    let context = view.context;
    let full = Level::from_anchor(4, false);
    let items: Vec<Html> = FactorId::all()
        .filter(|factor| {
            let answer = view.company.answers.get(factor.question(Part::Practice));
            matches!(answer, Answer::Level(level, _) if Some(level) == full)
        })
        .map(|factor| html! { <li>{ &context.text.factor(factor).sustain }</li> })
        .collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h4>{ context.t(Ui::SustainTitle) }</h4>
            <ul>{ for items }</ul>
        </>
    }
}
