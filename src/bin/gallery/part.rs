//! The components of the sheet, each in all its states, with words of the check.

use landfall::app::components::bar::Bar;
use landfall::app::components::button::{Look, act, button};
use landfall::app::components::choice::{Row, Shape, row};
use landfall::app::components::element::{Element, element, words};
use landfall::app::components::list::{fact, texts as list};
use landfall::app::components::progress as way;
use landfall::app::components::section::details as folded;
use landfall::app::components::select::{label, option, select};
use landfall::app::components::table::{
    Column, TAG_SPACE, drawing, head, number, plain, row as line,
};
use landfall::app::context::Context;
use landfall::app::message::Message;
use landfall::catalog::Page;
use landfall::ids::{FactorId, QuestionId};
use landfall::session::{Action, Section};
use landfall::text::Ui;

/// Does nothing, as everything on the sheet.
const NOTHING: Action = Action::Notice(None);

const LOOKS: [Look; 4] = [Look::Main, Look::Quiet, Look::Plain, Look::Link];

fn anchors(context: &Context) -> &[String] {
    let question = QuestionId::of_factors().next();
    question.map_or(&[], |question| &context.text.question(question).anchors)
}

/// The n-th level of the first question, as a text of usual length.
fn level(context: &Context, place: usize) -> &str {
    anchors(context).get(place).map_or("", String::as_str)
}

fn group(children: Vec<Element>) -> Element {
    element("div", "lf-files").children(children)
}

pub(crate) fn buttons(context: &Context) -> Vec<Element> {
    let labels = [Ui::Next, Ui::Back, Ui::Erase, Ui::MethodLink];
    let every = || LOOKS.into_iter().zip(labels);
    let usual = every().map(|(look, label)| act(context, look, context.t(label), NOTHING));
    let disabled = every()
        .filter(|(look, _)| *look != Look::Link)
        .map(|(look, label)| act(context, look, context.t(label), NOTHING).flag("disabled", true));
    let toggle = |is_pressed: &str| {
        words(
            "button",
            "lf-button lf-toggle",
            context.t(Ui::ViewpointFactors),
        )
        .set("type", "button")
        .set("aria-pressed", is_pressed)
    };
    vec![
        group(usual.collect()),
        group(disabled.collect()),
        group(vec![toggle("false"), toggle("true")]),
    ]
}

pub(crate) fn rows(context: &Context) -> Vec<Element> {
    let mut rows = Vec::new();
    let mut add = |group: &str, shape, mark: usize, checked, is_disabled: bool| {
        let id = format!("row-{}", rows.len());
        // A group of its own, so that more than one radio can be chosen.
        let group = if group.is_empty() { "" } else { id.as_str() };
        let words = match shape {
            Shape::Choice => level(context, mark % 5),
            Shape::Apart => context.t(Ui::DontKnow),
            Shape::Half => context.t(Ui::HalfStep),
        };
        let mark = match shape {
            Shape::Choice => mark.to_string(),
            Shape::Apart | Shape::Half => String::new(),
        };
        rows.push(row(
            context,
            Row {
                id: id.clone(),
                group,
                mark,
                words,
                checked,
                action: (!is_disabled).then_some(NOTHING),
                class: shape,
            },
        ));
    };
    for (mark, checked, is_disabled) in [(0, false, false), (3, true, false), (1, false, true)] {
        add("radio", Shape::Choice, mark, checked, is_disabled);
    }
    for checked in [false, true] {
        add("radio", Shape::Apart, 0, checked, false);
    }
    for (checked, is_disabled) in [(false, false), (true, false), (false, true)] {
        add("", Shape::Half, 0, checked, is_disabled);
    }
    for (mark, checked) in [(1, true), (2, false)] {
        add("", Shape::Choice, mark, checked, false);
    }
    vec![element("div", "lf-choices").children(rows)]
}

pub(crate) fn fields(context: &Context) -> Vec<Element> {
    let text = |id: &str, value: &str| {
        element("input", "lf-field")
            .id(id)
            .set("type", "text")
            .set("value", value)
    };
    let chosen = level(context, 2);
    let options = vec![
        option("", context.t(Ui::NotAnswered), false),
        option("2", chosen, true),
    ];
    vec![
        label("lf-label", "field-empty", context.t(Ui::CompanyName)),
        text("field-empty", ""),
        label("lf-label", "field-full", context.t(Ui::CompanyName)),
        text("field-full", "Landfall 정밀공업 株式会社"),
        label("lf-label", "field-list", context.t(Ui::SiteKind)),
        select("lf-field", "field-list", options),
        label("lf-label", "field-short", context.t(Ui::Evidence)),
        select(
            "lf-field lf-field--short",
            "field-short",
            vec![option("", "2026-07", true)],
        ),
        label("lf-label", "field-lines", context.t(Ui::LinkCopy)),
        element("textarea", "lf-field")
            .id("field-lines")
            .set("rows", "3")
            .flag("readonly", true)
            .value("https://check.example/en/#lf1.QUFBQUFBQUFB"),
    ]
}

pub(crate) fn files(context: &Context) -> Vec<Element> {
    let file = element("span", "lf-file")
        .child(label(
            "lf-button lf-button--quiet",
            "file",
            context.t(Ui::OwnOpen),
        ))
        .child(
            element("input", "")
                .id("file")
                .set("type", "file")
                .set("aria-label", context.t(Ui::OwnOpen)),
        );
    let copy = button(
        context,
        Look::Quiet,
        context.t(Ui::LinkCopy),
        Message::Act(NOTHING),
    );
    let said = |key| context.say("p", "", key).set("role", "status");
    vec![
        group(vec![file, copy]),
        element("div", "lf-copying").child(said(Ui::NoticeCopied)),
        element("div", "lf-copying").child(said(Ui::NoticeNotCopied)),
    ]
}

pub(crate) fn notices(context: &Context) -> Vec<Element> {
    let dismiss = || act(context, Look::Link, context.t(Ui::Dismiss), NOTHING);
    let strip = |class, key| {
        element("div", class)
            .child(context.say("p", "", key))
            .child(dismiss())
    };
    let resume = element("section", "lf-resume")
        .set("aria-label", context.t(Ui::ResumeTitle))
        .child(context.say("p", "", Ui::ResumeTitle))
        .child(group(vec![act(
            context,
            Look::Main,
            context.t(Ui::Next),
            NOTHING,
        )]));
    vec![
        strip("lf-notice", Ui::NoticeStage),
        strip("lf-banner", Ui::ViewBanner),
        resume,
    ]
}

pub(crate) fn errors(context: &Context) -> Vec<Element> {
    // The summary as a screen has it, over two questions.
    let mut list = Vec::new();
    for question in QuestionId::of_factors().take(2) {
        let title = &context.text.question(question).title;
        let line = context.fill(Ui::ProblemQuestion, &[("title", title)]);
        list.push(element("li", "").child(words("a", "", &line).set("href", "#row-0")));
    }
    let summary = element("div", "lf-problem")
        .child(context.say("h4", "lf-problem__title", Ui::ProblemTitle))
        .child(element("ul", "").children(list))
        .child(act(context, Look::Quiet, context.t(Ui::LeaveOpen), NOTHING));
    let beside = QuestionId::of_factors().next().map(|question| {
        let title = &context.text.question(question).title;
        words(
            "p",
            "lf-error",
            &context.fill(Ui::ProblemQuestion, &[("title", title)]),
        )
    });
    vec![summary].into_iter().chain(beside).collect()
}

pub(crate) fn progress(context: &Context) -> Vec<Element> {
    let middle = FactorId::all().nth(3).map(Section::Factor);
    let sections = [Some(Section::Profile), middle, Some(Section::Tariffs)];
    let sections = sections.into_iter().flatten();
    sections
        .map(|section| way::progress(context, section))
        .collect()
}

pub(crate) fn bars(context: &Context) -> Vec<Element> {
    let bars = [
        // Nothing was answered: everything is possible.
        Bar {
            range: Some((0.0, 100.0)),
            mark: Some(50.0),
            ..Bar::default()
        },
        Bar {
            value: Some(0.0),
            mark: Some(50.0),
            ..Bar::default()
        },
        Bar {
            value: Some(62.0),
            mark: Some(50.0),
            ..Bar::default()
        },
        Bar {
            value: Some(18.0),
            mark: Some(50.0),
            is_weak: true,
            ..Bar::default()
        },
        Bar {
            value: Some(47.0),
            range: Some((31.0, 66.0)),
            mark: Some(50.0),
            ..Bar::default()
        },
        Bar {
            value: Some(100.0),
            mark: Some(50.0),
            ..Bar::default()
        },
    ];
    let heads = || {
        vec![
            head(Column::Words, context.t(Ui::Factor)),
            head(Column::Number, context.t(Ui::Score)),
            head(Column::Drawing, context.t(Ui::FactorsScale)),
        ]
    };
    let mut rows = Vec::new();
    for (factor, bar) in FactorId::all().zip(bars) {
        let range = bar.range.map(|(low, high)| format!("{low}–{high}"));
        let said = match (bar.value, range) {
            (Some(value), Some(range)) => {
                number(&value.to_string()).child(words("span", "lf-range", &range))
            }
            (value, range) => number(
                &value
                    .map(|value| value.to_string())
                    .or(range)
                    .unwrap_or_default(),
            ),
        };
        rows.push(
            line(&context.text.factor(factor).name)
                .child(said)
                .child(drawing(&bar)),
        );
    }
    vec![plain(
        "lf-table lf-table--bars",
        context.t(Ui::FactorsCaption),
        heads(),
        rows,
    )]
}

pub(crate) fn tables(context: &Context) -> Vec<Element> {
    let heads = vec![
        head(Column::Words, context.t(Ui::Band)),
        head(Column::Number, context.t(Ui::Chance)),
    ];
    let mut rows = Vec::new();
    for band in 1..=5_u8 {
        let name = line(context.text.band(band).name.as_str());
        rows.push(name.child(number(&(band * 7).to_string())));
    }
    let tag = |class| words("span", class, context.t(Ui::Bottleneck));
    let tagged = element("p", "")
        .text(level(context, 1))
        .text(TAG_SPACE)
        .child(tag("lf-tag"))
        .text(TAG_SPACE)
        .child(tag("lf-tag lf-tag--quiet"));
    let plain = plain("lf-table", context.t(Ui::RulerCaption), heads, rows);
    vec![plain, tagged]
}

pub(crate) fn details(context: &Context) -> Vec<Element> {
    let one =
        || folded("lf-numbers", context.t(Ui::ChanceNote)).child(words("p", "", level(context, 4)));
    vec![one(), one().flag("open", true)]
}

pub(crate) fn results(context: &Context) -> Vec<Element> {
    let step = |place: usize| {
        let facts = element("dl", "lf-step__facts")
            .child(fact(
                context.t(Ui::ActionOwner),
                context.t(Ui::SectionProfile),
            ))
            .child(fact(context.t(Ui::ActionBy), "2026-09"))
            .child(fact(context.t(Ui::ActionEvidence), level(context, 3)));
        element("li", "lf-step")
            .child(words("p", "lf-step__title", level(context, place)))
            .child(facts)
    };
    let plan = element("section", "lf-plan-b")
        .set("aria-label", context.t(Ui::PlanBTitle))
        .child(context.say("h4", "", Ui::PlanBTitle))
        .child(element("dl", "").child(fact(context.t(Ui::ActionOwner), level(context, 2))));
    let rule = element("div", "lf-rule")
        .child(words("p", "", level(context, 1)))
        .child(words("p", "lf-rule__ask", level(context, 4)));
    vec![
        element("ol", "lf-steps-list").children(vec![step(1), step(4)]),
        plan,
        rule,
    ]
}

pub(crate) fn texts(context: &Context) -> Vec<Element> {
    let profile = context.catalog.page(Page::Business).next();
    let help = profile.map_or("", |field| context.text.field(field).title.as_str());
    vec![
        words("h4", "", level(context, 0)),
        words("p", "lf-lead", level(context, 4)),
        words("p", "", level(context, 3)),
        words("p", "lf-note", level(context, 2)),
        words("p", "lf-note lf-note--strong", level(context, 1)),
        list("lf-caps", &[level(context, 2), help]),
    ]
}
