//! The questions: one on a narrow page, a whole section on a wide one.

use yew::{Callback, Event, Html, KeyboardEvent, html};

use super::steps;
use crate::app::components::choice::{Row, question_element, row};
use crate::app::components::{problem, progress};
use crate::app::context::Context;
use crate::app::hooks::HEADING;
use crate::assessment::{Answer, Level, Month};
use crate::ids::QuestionId;
use crate::platform::{clock, input};
use crate::session::{Action, Missing, Section};
use crate::text::Ui;

/// How many months back evidence can be dated; older evidence does not count.
const EVIDENCE_MONTHS: u16 = 12;

/// The screen of a question.
pub(super) fn question(context: &Context, current: QuestionId) -> Html {
    let section = Section::of(current);
    let company = &context.session().company;
    let questions = if context.wide {
        section.questions(&context.catalog, company)
    } else {
        vec![current]
    };
    html! {
        <div class="lf-check" onkeydown={onward_on_enter(context)}>
            { progress::progress(context, section) }
            { problem::problem(context) }
            <h2 class="lf-check__name" id={HEADING} tabindex="-1">{ progress::name(context, section) }</h2>
            <p class="lf-check__summary">{ summary(context, section) }</p>
            { for questions.into_iter().map(|question| one(context, question)) }
            { steps(context, Ui::Next) }
        </div>
    }
}

/// Enter on a chosen row goes on, as in a form.
pub(super) fn onward_on_enter(context: &Context) -> Callback<KeyboardEvent> {
    let dispatcher = context.store.dispatcher();
    let wide = context.wide;
    Callback::from(move |event: KeyboardEvent| {
        if input::is_enter_on_choice(&event) {
            event.prevent_default();
            dispatcher.dispatch(Action::Next { wide });
        }
    })
}

fn summary(context: &Context, section: Section) -> String {
    match section {
        Section::Factor(factor) => context.text.factor(factor).summary.clone(),
        Section::Tariffs => context.t(Ui::FirstAnnounced).to_owned(),
        Section::Profile => String::new(),
    }
}

fn one(context: &Context, question: QuestionId) -> Html {
    let words = context.text.question(question);
    let id = &context.catalog.question(question).id;
    let scope = format!("s-{id}");
    html! {
        <fieldset class="lf-question" key={id.clone()} aria-describedby={scope.clone()}>
            <legend class="lf-question__title">
                <span class="lf-question__number">{ number(context, question) }</span>
                { &words.title }
            </legend>
            <p class="lf-question__scope" id={scope}>{ &words.scope }</p>
            { problem::beside(context, Missing::Question(question), &words.title) }
            { levels(context, question) }
            { half_step(context, question) }
            { apart(context, question) }
            { tools(context, question) }
        </fieldset>
    }
}

fn number(context: &Context, question: QuestionId) -> String {
    let asked: Vec<QuestionId> = QuestionId::all()
        .filter(|question| context.session().company.is_asked(&context.catalog, *question))
        .collect();
    let place = asked.iter().position(|other| *other == question).unwrap_or(0) + 1;
    context.fill(
        Ui::QuestionNumber,
        &[("number", &place.to_string()), ("total", &asked.len().to_string())],
    )
}

fn choose(context: &Context, question: QuestionId, answer: Answer) -> Callback<Event> {
    let dispatcher = context.store.dispatcher();
    Callback::from(move |_| dispatcher.dispatch(Action::Answer(question, answer)))
}

fn given(context: &Context, question: QuestionId) -> Answer {
    context.session().company.answers.get(question)
}

fn level_of(answer: Answer) -> Option<(Level, Option<Month>)> {
    match answer {
        Answer::Level(level, evidence) => Some((level, evidence)),
        _ => None,
    }
}

fn levels(context: &Context, question: QuestionId) -> Html {
    let id = &context.catalog.question(question).id;
    let chosen = level_of(given(context, question));
    let anchors = &context.text.question(question).anchors;
    let rows = (0..5_u8).zip(anchors).filter_map(|(anchor, words)| {
        let level = Level::from_anchor(anchor, false)?;
        let evidence = chosen.and_then(|(_, evidence)| evidence);
        Some(row(Row {
            id: format!("q-{id}-{anchor}"),
            group: Some(format!("q-{id}")),
            mark: Some(anchor.to_string()),
            words: words.clone(),
            checked: chosen.is_some_and(|(level, _)| level.anchor() == anchor),
            disabled: false,
            onchange: choose(context, question, Answer::Level(level, evidence)),
            class: "lf-choice",
        }))
    });
    html! { <div class="lf-choices">{ for rows }</div> }
}

/// Its place is always kept, so that nothing jumps when a level is chosen.
fn half_step(context: &Context, question: QuestionId) -> Html {
    let id = &context.catalog.question(question).id;
    let chosen = level_of(given(context, question));
    let other = chosen.and_then(|(level, evidence)| {
        let other = Level::from_anchor(level.anchor(), !level.is_half())?;
        Some(Answer::Level(other, evidence))
    });
    row(Row {
        id: format!("h-{id}"),
        group: None,
        mark: None,
        words: context.t(Ui::HalfStep).to_owned(),
        checked: chosen.is_some_and(|(level, _)| level.is_half()),
        disabled: other.is_none(),
        onchange: other.map_or_else(Callback::noop, |answer| choose(context, question, answer)),
        class: "lf-half",
    })
}

fn apart(context: &Context, question: QuestionId) -> Html {
    let id = &context.catalog.question(question).id;
    let answer = given(context, question);
    let group = Some(format!("q-{id}"));
    let who = &context.text.question(question).who;
    let dont_know = row(Row {
        id: format!("q-{id}-unknown"),
        group: group.clone(),
        mark: None,
        words: format!(
            "{} \u{2013} {}",
            context.t(Ui::DontKnow),
            context.fill(Ui::WhoWouldKnow, &[("who", who)])
        ),
        checked: answer == Answer::DontKnow,
        disabled: false,
        onchange: choose(context, question, Answer::DontKnow),
        class: "lf-choice lf-choice--apart",
    });
    let allowed = context.catalog.question(question).not_applicable.as_ref();
    let may_be = context.session().company.may_be_not_applicable(&context.catalog, question);
    let not_applicable = allowed.filter(|_| may_be).map(|allowed| {
        row(Row {
            id: format!("q-{id}-not-applicable"),
            group,
            mark: None,
            words: format!(
                "{} \u{2013} {}",
                context.t(Ui::NotApplicable),
                context.text.not_applicable(&allowed.reason)
            ),
            checked: answer == Answer::NotApplicable,
            disabled: false,
            onchange: choose(context, question, Answer::NotApplicable),
            class: "lf-choice lf-choice--apart",
        })
    });
    html! { <div class="lf-apart">{ dont_know }{ not_applicable }</div> }
}

fn tools(context: &Context, question: QuestionId) -> Html {
    let content = context.catalog.question(question);
    let answer = given(context, question);
    let first = question_element(context, question);
    let clear = {
        let dispatcher = context.store.dispatcher();
        Callback::from(move |_| {
            dispatcher.dispatch(Action::Answer(question, Answer::Open));
            // The button is about to be disabled; the focus goes where the answer was.
            drop(crate::platform::document::focus(&first));
        })
    };
    let passages = content.article.join(", ");
    html! {
        <div class="lf-tools">
            <details class="lf-why">
                <summary>{ context.t(Ui::WhyWeAsk) }</summary>
                <p>{ &context.text.question(question).why }</p>
                <p class="lf-source">{ context.fill(Ui::ArticleBasis, &[("where", &passages)]) }</p>
            </details>
            <button
                type="button"
                class="lf-link"
                disabled={answer.is_open()}
                onclick={clear}
            >{ context.t(Ui::ClearAnswer) }</button>
            { evidence(context, question) }
        </div>
    }
}

fn evidence(context: &Context, question: QuestionId) -> Html {
    let id = &context.catalog.question(question).id;
    let chosen = level_of(given(context, question));
    let (year, month, _) = clock::today();
    let months = Month { year, month }.back(EVIDENCE_MONTHS);
    let current = chosen.and_then(|(_, evidence)| evidence);
    let onchange = {
        let dispatcher = context.store.dispatcher();
        Callback::from(move |event: Event| {
            if let Some((level, _)) = chosen {
                let evidence = input::value(&event).parse().ok();
                dispatcher.dispatch(Action::Answer(question, Answer::Level(level, evidence)));
            }
        })
    };
    let note = context.session().notes.get(&question).cloned().unwrap_or_default();
    let onnote = {
        let dispatcher = context.store.dispatcher();
        Callback::from(move |event: Event| {
            dispatcher.dispatch(Action::Note(question, input::value(&event)));
        })
    };
    let select = format!("e-{id}");
    let field = format!("n-{id}");
    let is_older = current.is_some_and(|evidence| !months.contains(&evidence));
    let options = months.iter().map(|month| {
        let value = month.to_string();
        html! {
            <option key={value.clone()} value={value.clone()} selected={current == Some(*month)}>
                { value }
            </option>
        }
    });
    html! {
        <details class="lf-evidence">
            <summary>{ context.t(Ui::Evidence) }{ " / " }{ context.t(Ui::Note) }</summary>
            <label class="lf-label" for={select.clone()}>{ context.t(Ui::Evidence) }</label>
            <select class="lf-field" id={select} disabled={chosen.is_none()} {onchange}>
                <option value="" selected={current.is_none()}>{ context.t(Ui::EvidenceNone) }</option>
                if let Some(month) = current.filter(|_| is_older) {
                    <option value={month.to_string()} selected=true>{ month.to_string() }</option>
                }
                { for options }
            </select>
            <label class="lf-label" for={field.clone()}>{ context.t(Ui::EvidenceNote) }</label>
            <input class="lf-field" type="text" id={field} maxlength="500" value={note} onchange={onnote} />
        </details>
    }
}
