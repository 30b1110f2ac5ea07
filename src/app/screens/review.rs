//! Check your answers: everything given, with what is open on top.

use yew::{Html, html};

use super::steps;
use crate::app::components::progress;
use crate::app::context::Context;
use crate::app::hooks::HEADING;
use crate::catalog::{FieldKind, Page};
use crate::ids::{FieldId, QuestionId};
use crate::session::{Action, Screen, Section, answer_text};
use crate::text::Ui;
use crate::text::format::one_decimal;

/// The review screen.
pub(super) fn review(context: &Context) -> Html {
    let open = context.session().open_questions(&context.catalog);
    html! {
        <div class="lf-review">
            <h2 class="lf-check__name" id={HEADING} tabindex="-1">{ context.t(Ui::ReviewTitle) }</h2>
            { still_open(context, &open) }
            { profile(context) }
            { for Section::all().skip(1).map(|section| self::section(context, section)) }
            { steps(context, Ui::ShowResult) }
        </div>
    }
}

fn still_open(context: &Context, open: &[QuestionId]) -> Html {
    if open.is_empty() {
        return html! { <p class="lf-lead">{ context.t(Ui::ReviewOpenNone) }</p> };
    }
    let items = open.iter().map(|question| {
        html! {
            <li>
                <button
                    type="button"
                    class="lf-link"
                    onclick={context.click(Action::Open(Screen::Question(*question)))}
                >{ &context.text.question(*question).title }</button>
            </li>
        }
    });
    html! {
        <section class="lf-open" aria-labelledby="lf-open">
            <h3 id="lf-open">
                { context.fill(Ui::ReviewOpen, &[("count", &open.len().to_string())]) }
            </h3>
            <p>{ context.t(Ui::ReviewOpenNote) }</p>
            <ul>{ for items }</ul>
        </section>
    }
}

fn row(context: &Context, title: &str, answer: String, is_open: bool, target: Screen) -> Html {
    let class = if is_open { "lf-given__answer lf-given__answer--open" } else { "lf-given__answer" };
    html! {
        <div class="lf-given">
            <dt class="lf-given__title">{ title }</dt>
            <dd {class}>{ answer }</dd>
            <dd class="lf-given__change">
                <button
                    type="button"
                    class="lf-link"
                    aria-label={context.fill(Ui::ReviewChangeWhat, &[("title", title)])}
                    onclick={context.click(Action::Open(target))}
                >{ context.t(Ui::ReviewChange) }</button>
            </dd>
        </div>
    }
}

fn profile(context: &Context) -> Html {
    let company = &context.session().company;
    let rows = Page::ALL.into_iter().flat_map(|page| {
        context
            .catalog
            .page(page)
            .filter(|field| company.is_field_asked(&context.catalog, *field))
            .map(move |field| (page, field))
            .collect::<Vec<_>>()
    });
    let rows = rows.map(|(page, field)| {
        let answer = field_text(context, field);
        let is_open = answer.is_empty();
        let answer = if is_open { context.t(Ui::NotProvided).to_owned() } else { answer };
        row(context, &context.text.field(field).title, answer, is_open, Screen::Profile(page))
    });
    html! {
        <section class="lf-review__section" aria-labelledby="lf-review-profile">
            <h3 id="lf-review-profile">{ context.t(Ui::SectionProfile) }</h3>
            <dl>{ for rows }</dl>
        </section>
    }
}

/// What was given to a profile question, in words; empty when nothing was.
fn field_text(context: &Context, field: FieldId) -> String {
    let profile = &context.session().company.profile;
    let words = |option| context.text.option(field, option);
    let parts: Vec<String> = match context.catalog.field(field).kind {
        FieldKind::One | FieldKind::Ranked => {
            profile.choices(field).iter().map(|option| words(*option).to_owned()).collect()
        }
        FieldKind::Sites => profile
            .sites
            .iter()
            .map(|site| format!("{} ({})", context.text.regions.state(&site.state), words(site.kind)))
            .collect(),
        FieldKind::Tiers => profile
            .priorities
            .iter()
            .map(|(option, tier)| {
                format!("{} ({})", words(*option), context.t(super::profile_region::tier_key(*tier)))
            })
            .collect(),
        FieldKind::Musts => profile
            .musts
            .iter()
            .map(|(option, limit)| match limit {
                Some(limit) => format!("{}: {}", words(*option), one_decimal(*limit)),
                None => words(*option).to_owned(),
            })
            .collect(),
    };
    parts.join(", ")
}

fn section(context: &Context, section: Section) -> Html {
    let session = context.session();
    let questions = section.questions(&context.catalog, &session.company);
    if questions.is_empty() {
        return Html::default();
    }
    let id = format!("lf-review-{}", questions[0].index());
    let rows = questions.into_iter().map(|question| {
        let is_open = session.company.answers.get(question).is_open();
        row(
            context,
            &context.text.question(question).title,
            answer_text(&context.catalog, &context.text, session, question),
            is_open,
            Screen::Question(question),
        )
    });
    html! {
        <section class="lf-review__section" aria-labelledby={id.clone()}>
            <h3 {id}>{ progress::name(context, section) }</h3>
            <dl>{ for rows }</dl>
        </section>
    }
}
