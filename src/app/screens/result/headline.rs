//! The band as one sentence, and the ruler that draws it.

use yew::{Html, html};

use super::view::View;
use crate::assessment::Band;
use crate::assessment::band::{BandSentence, sentence};
use crate::session::Action;
use crate::text::Ui;
use crate::text::format::{percent, range};

/// Sentence, meaning, ruler, caps and cautions.
pub(super) fn headline(view: &View<'_>) -> Html {
    let context = view.context;
    let assessment = view.assessment;
    let numbers = &context.catalog.numbers;
    let score = view.shown(assessment.overall.score);
    let (low, high) = range(assessment.likely);
    let (low, high) = (low.to_string(), high.to_string());
    let capped = assessment.is_capped(&context.catalog);
    let named = sentence(assessment.band, capped, &assessment.chances, numbers.clear_band);
    let words = match named {
        BandSentence::Clear(band) => context.fill(
            Ui::ResultSentence,
            &[("band", view.band(band)), ("score", &score), ("low", &low), ("high", &high)],
        ),
        BandSentence::Between(first, second) => context.fill(
            Ui::ResultSentenceBetween,
            &[
                ("first", view.band(first)),
                ("second", view.band(second)),
                ("score", &score),
                ("low", &low),
                ("high", &high),
            ],
        ),
    };
    let band = context.text.band(assessment.band.number());
    html! {
        <section class="lf-headline" aria-labelledby="lf-band">
            <p class="lf-headline__number" aria-hidden="true">{ &score }<small>{ "/100" }</small></p>
            <h3 class="lf-headline__sentence" id="lf-band">{ words }</h3>
            <p class="lf-lead">{ &band.meaning }{ " " }{ &band.next }</p>
            { ruler(view) }
            <p class="lf-note">
                { context.fill(Ui::ResultBeforeTariffs, &[("average", &view.shown(assessment.overall.average))]) }
            </p>
            { gates(view, capped) }
            { cautions(view) }
            { chances(view) }
        </section>
    }
}

/// Five bands on one scale, the likely range as a soft bar, whiskers only where answers are open.
fn ruler(view: &View<'_>) -> Html {
    let assessment = view.assessment;
    let cuts = view.context.catalog.numbers.cut_points;
    let starts = [0.0, cuts[0], cuts[1], cuts[2], cuts[3], 100.0];
    let clip = |value: f64| value.clamp(0.0, 100.0);
    let number = |value: f64| format!("{:.2}", clip(value));
    let (low, high) = assessment.likely;
    let width = |from: f64, to: f64| number(clip(to) - clip(from));
    let bands = Band::ALL.map(|band| {
        let index = usize::from(band.number());
        html! {
            <rect
                key={index}
                class={format!("lf-ruler__band lf-ruler__band--{index}")}
                x={number(starts[index - 1])}
                y="10"
                width={width(starts[index - 1], starts[index])}
                height="10"
            />
        }
    });
    let (lowest, highest) = assessment.hard;
    let score = number(assessment.overall.score);
    let names = Band::ALL.map(|band| {
        let class = if band == assessment.band { "lf-ruler__name is-current" } else { "lf-ruler__name" };
        html! { <li key={band.number()} {class}>{ view.band(band) }</li> }
    });
    html! {
        <div class="lf-ruler">
            <svg class="lf-ruler__drawing" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
                { for bands }
                <rect class="lf-ruler__range" x={number(low)} y="6" width={width(low, high)} height="18" />
                if highest - lowest > 0.05 {
                    <path
                        class="lf-ruler__whisker"
                        d={format!(
                            "M{0} 2V6 M{0} 4H{1} M{1} 2V6",
                            number(lowest),
                            number(highest)
                        )}
                    />
                }
                <line class="lf-ruler__score" x1={score.clone()} x2={score} y1="2" y2="24" />
            </svg>
            <ul class="lf-ruler__names" aria-hidden="true">{ for names }</ul>
        </div>
    }
}

fn gates(view: &View<'_>, capped: bool) -> Html {
    use crate::assessment::Gate;
    let items = view
        .assessment
        .gates
        .iter()
        .filter(|gate| !matches!(gate, Gate::Exposed | Gate::Unconfirmed))
        .filter(|_| capped)
        .map(|gate| html! { <li>{ view.context.text.gate(gate as usize) }</li> });
    let items: Vec<Html> = items.collect();
    if items.is_empty() {
        return Html::default();
    }
    html! { <ul class="lf-caps">{ for items }</ul> }
}

fn cautions(view: &View<'_>) -> Html {
    let context = view.context;
    let assessment = view.assessment;
    let (lowest, highest) = range(assessment.hard);
    let is_open = assessment.hard.1 - assessment.hard.0 > 0.05;
    let provisional = if view.company.express { Ui::ResultExpress } else { Ui::ResultProvisional };
    html! {
        <>
            if assessment.provisional {
                <p class="lf-note">{ context.t(provisional) }</p>
            }
            if view.company.express && context.session().sample.is_none() {
                <p>
                    <button
                        type="button"
                        class="lf-button lf-button--quiet"
                        onclick={context.click(Action::Deepen)}
                    >{ context.t(Ui::ResultDeepen) }</button>
                    { " " }{ context.t(Ui::ResultDeepenNote) }
                </p>
            }
            if assessment.is_unconfirmed() {
                <p class="lf-note lf-note--strong">{ context.text.gate(5) }</p>
            }
            if is_open {
                <p class="lf-note">{ context.fill(Ui::ResultHard, &[
                    ("low", &lowest.to_string()),
                    ("high", &highest.to_string()),
                ]) }</p>
            }
        </>
    }
}

/// The same in numbers: the ruler hides from screen readers, this table does not.
fn chances(view: &View<'_>) -> Html {
    let context = view.context;
    let cuts = context.catalog.numbers.cut_points;
    let edges = [0.0, cuts[0], cuts[1], cuts[2], cuts[3], 100.0].map(|edge| format!("{edge:.0}"));
    let rows = Band::ALL.map(|band| {
        let index = usize::from(band.number());
        html! {
            <tr key={index}>
                <th scope="row">{ view.band(band) }</th>
                <td>{ &edges[index - 1] }{ "\u{2013}" }{ &edges[index] }</td>
                <td>{ percent(view.assessment.chances[index - 1]) }{ " %" }</td>
            </tr>
        }
    });
    html! {
        <details class="lf-numbers">
            <summary>{ context.t(Ui::ChanceNote) }</summary>
            <table class="lf-table">
                <caption>{ context.t(Ui::RulerCaption) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ context.t(Ui::Band) }</th>
                        <th scope="col">{ context.t(Ui::Range) }</th>
                        <th scope="col">{ context.t(Ui::Chance) }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </details>
    }
}
