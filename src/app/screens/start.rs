//! The start: a promise, three facts, one button, a sample to look at.

use yew::{Callback, Html, html};

use crate::app::context::Context;
use crate::app::hooks::HEADING;
use crate::session::Action;
use crate::text::Ui;

/// The worked examples, by the name of their file.
pub(super) const SAMPLES: [(&str, Ui, Ui); 3] = [
    ("harness-maker", Ui::SampleHarness, Ui::SampleHarnessNote),
    ("battery-materials", Ui::SampleBattery, Ui::SampleBatteryNote),
    ("food-maker", Ui::SampleFood, Ui::SampleFoodNote),
];

/// The start screen.
pub(super) fn start(context: &Context) -> Html {
    html! {
        <div class="lf-start">
            <h2 class="lf-start__promise" id={HEADING} tabindex="-1">{ context.t(Ui::Promise) }</h2>
            <p class="lf-lead">{ context.t(Ui::PromiseDetail) }</p>
            <ul class="lf-facts">
                <li>{ context.t(Ui::FactTime) }</li>
                <li>{ context.t(Ui::FactPrivate) }</li>
                <li>{ context.t(Ui::FactSources) }</li>
            </ul>
            if context.waiting.is_some() {
                { waiting(context) }
            } else {
                { begin(context) }
            }
            { samples(context) }
            { not_covered(context) }
        </div>
    }
}

fn begin(context: &Context) -> Html {
    html! {
        <div class="lf-start__begin">
            <button
                type="button"
                class="lf-button lf-button--main"
                onclick={context.click(Action::Start { express: false })}
            >{ context.t(Ui::StartFull) }</button>
            <button
                type="button"
                class="lf-link"
                onclick={context.click(Action::Start { express: true })}
            >{ context.t(Ui::StartExpress) }</button>
        </div>
    }
}

fn waiting(context: &Context) -> Html {
    let Some(found) = &context.waiting else {
        return Html::default();
    };
    let (answered, total) = found.session.progress(&context.catalog);
    let detail = context.fill(
        Ui::ResumeDetail,
        &[
            ("answered", &answered.to_string()),
            ("total", &total.to_string()),
            ("date", &crate::platform::clock::date(found.at, context.text.language.code())),
        ],
    );
    let resume = context.requests.resume.clone();
    html! {
        <section class="lf-resume" aria-labelledby="lf-resume">
            <h3 id="lf-resume">{ context.t(Ui::ResumeTitle) }</h3>
            <p>{ detail }</p>
            <button
                type="button"
                class="lf-button lf-button--main"
                onclick={Callback::from(move |_| resume.emit(()))}
            >{ context.t(Ui::ResumeContinue) }</button>
            { erase(context, Ui::ResumeRestart) }
        </section>
    }
}

/// Erasing asks once, in place.
pub(super) fn erase(context: &Context, label: Ui) -> Html {
    let erase = context.requests.erase.clone();
    html! {
        <details class="lf-erase">
            <summary class="lf-link">{ context.t(label) }</summary>
            <p>{ context.t(Ui::RestartConfirm) }</p>
            <button
                type="button"
                class="lf-button"
                onclick={Callback::from(move |_| erase.emit(()))}
            >{ context.t(Ui::RestartYes) }</button>
        </details>
    }
}

fn samples(context: &Context) -> Html {
    let items = SAMPLES.map(|(id, name, note)| {
        let request = context.requests.sample.clone();
        html! {
            <li key={id}>
                <button
                    type="button"
                    class="lf-sample"
                    onclick={Callback::from(move |_| request.emit(id))}
                >
                    <span class="lf-sample__name">{ context.t(name) }</span>
                    <span class="lf-sample__note">{ context.t(note) }</span>
                </button>
            </li>
        }
    });
    html! {
        <section class="lf-samples" aria-labelledby="lf-samples">
            <h3 id="lf-samples">{ context.t(Ui::SampleTitle) }</h3>
            <ul class="lf-samples__list">{ for items }</ul>
        </section>
    }
}

fn not_covered(context: &Context) -> Html {
    let items = context.text.disclaimer.iter().map(|item| html! { <li>{ item }</li> });
    html! {
        <section class="lf-not-covered" aria-labelledby="lf-not-covered">
            <h3 id="lf-not-covered">{ context.t(Ui::NotCoveredTitle) }</h3>
            <ul>{ for items }</ul>
        </section>
    }
}
