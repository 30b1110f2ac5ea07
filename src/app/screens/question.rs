//! The questions: one on a narrow page, a whole section on a wide one.

use super::keep::copy;
use super::{dashed, heading, steps};
use crate::app::arrival::Text;
use crate::app::components::button::{Look, button};
use crate::app::components::choice::{Row, Shape, numbered, question_element, row};
use crate::app::components::element::{Element, element, words};
use crate::app::components::listener::Moment;
use crate::app::components::section::details;
use crate::app::components::select::{label, option, select};
use crate::app::components::{problem, progress};
use crate::app::context::Context;
use crate::app::message::Message;
use crate::assessment::{Answer, Level, Month};
use crate::ids::QuestionId;
use crate::session::{Action, Missing, Section};
use crate::text::Ui;

/// How many months back evidence can be dated; older evidence does not count.
const EVIDENCE_MONTHS: u16 = 12;

/// The screen of a question.
pub(super) fn question(context: &Context, current: QuestionId) -> Element {
    let section = Section::of(current);
    let company = &context.session().company;
    let mut questions = section.questions(&context.catalog, company);
    // On a phone what a factor is about is said once: the answers come before the next thumb.
    let is_told = context.wide || questions.first() == Some(&current);
    if !context.wide {
        questions = vec![current];
    }
    let mut fieldsets = Vec::new();
    for question in questions {
        fieldsets.push(one(context, question));
    }
    let summary = match section {
        Section::Factor(factor) => &context.text.factor(factor).summary,
        Section::Tariffs => context.t(Ui::FirstAnnounced),
        Section::Profile => "",
    };
    check(context, section, progress::name(context, section))
        .maybe(is_told.then(|| words("p", "lf-check__summary", summary)))
        .children(fieldsets)
        .child(steps(context, Ui::Next))
}

/// The frame of a page of questions. Enter on a chosen row goes on, as in a form.
pub(super) fn check(context: &Context, section: Section, title: &str) -> Element {
    let onward = Message::Act(Action::Next { wide: context.wide });
    element("div", "lf-check")
        .on(Moment::Enter, context, onward)
        .child(progress::progress(context, section))
        .maybe(problem::problem(context))
        .child(heading("lf-check__name", title))
}

/// A question with what is being asked and how to read the answers.
struct Asked<'a> {
    context: &'a Context,
    question: QuestionId,
    id: &'a str,
    answer: Answer,
    /// The level and its evidence, when the answer is a level.
    level: Option<(Level, Option<Month>)>,
}

fn one(context: &Context, question: QuestionId) -> Element {
    let words_of = context.text.question(question);
    let id = context.catalog.question(question).id.as_str();
    let answer = context.session().company.answers.get(question);
    let level = match answer {
        Answer::Level(level, evidence) => Some((level, evidence)),
        _ => None,
    };
    let asked = Asked {
        context,
        question,
        id,
        answer,
        level,
    };
    let scope = format!("s-{id}");
    let title = element("legend", "lf-question__title")
        .child(words(
            "span",
            "lf-question__number",
            &number(context, question),
        ))
        .text(&words_of.title);
    element("fieldset", "lf-question")
        .key(id)
        .set("aria-describedby", &scope)
        .child(title)
        .child(words("p", "lf-question__scope", &words_of.scope).id(&scope))
        .maybe(problem::beside(
            context,
            Missing::Question(question),
            &words_of.title,
        ))
        .child(asked.levels())
        .child(asked.half_step())
        .child(asked.apart())
        .child(asked.tools())
}

fn number(context: &Context, question: QuestionId) -> String {
    let (mut place, mut total) = (1_usize, 0_usize);
    for other in QuestionId::all() {
        if context.session().company.is_asked(&context.catalog, other) {
            total += 1;
            if other == question {
                place = total;
            }
        }
    }
    context.fill(
        Ui::QuestionNumber,
        &[
            ("number", &place.to_string()),
            ("total", &total.to_string()),
        ],
    )
}

impl Asked<'_> {
    fn give(&self, answer: Answer) -> Action {
        Action::Answer(self.question, answer)
    }

    fn group(&self) -> String {
        format!("q-{}", self.id)
    }

    fn levels(&self) -> Element {
        let group = self.group();
        let mut rows = Vec::new();
        for (anchor, words) in (0..5_u8).zip(&self.context.text.question(self.question).anchors) {
            let Some(level) = Level::from_anchor(anchor, false) else {
                continue;
            };
            let evidence = self.level.and_then(|(_, evidence)| evidence);
            rows.push(row(
                self.context,
                Row {
                    id: numbered("q", self.id, usize::from(anchor)),
                    group: &group,
                    mark: anchor.to_string(),
                    words,
                    checked: self
                        .level
                        .is_some_and(|(level, _)| level.anchor() == anchor),
                    action: Some(self.give(Answer::Level(level, evidence))),
                    class: Shape::Choice,
                },
            ));
        }
        element("div", "lf-choices").children(rows)
    }

    /// Its place is always kept, so that nothing jumps when a level is chosen.
    fn half_step(&self) -> Element {
        let other = self.level.and_then(|(level, evidence)| {
            let other = Level::from_anchor(level.anchor(), !level.is_half())?;
            Some(Answer::Level(other, evidence))
        });
        row(
            self.context,
            Row {
                id: format!("h-{}", self.id),
                group: "",
                mark: String::new(),
                words: self.context.t(Ui::HalfStep),
                checked: self.level.is_some_and(|(level, _)| level.is_half()),
                action: other.map(|answer| self.give(answer)),
                class: Shape::Half,
            },
        )
    }

    fn apart(&self) -> Element {
        let context = self.context;
        let who = &context.text.question(self.question).who;
        let who = context.fill(Ui::WhoWouldKnow, &[("who", who)]);
        let allowed = context
            .catalog
            .question(self.question)
            .not_applicable
            .as_ref();
        let company = &context.session().company;
        let may_be = company.may_be_not_applicable(&context.catalog, self.question);
        let not_applicable = allowed.filter(|_| may_be).map(|allowed| {
            let reason = context.text.not_applicable(&allowed.reason);
            self.beside_levels(
                "not-applicable",
                Ui::NotApplicable,
                reason,
                Answer::NotApplicable,
            )
        });
        element("div", "lf-apart")
            .child(self.beside_levels("unknown", Ui::DontKnow, &who, Answer::DontKnow))
            .maybe(not_applicable)
    }

    /// A choice of the same group that is not a level.
    fn beside_levels(&self, end: &str, label: Ui, note: &str, answer: Answer) -> Element {
        let group = self.group();
        row(
            self.context,
            Row {
                id: format!("{group}-{end}"),
                group: &group,
                mark: String::new(),
                words: &dashed(self.context.t(label), note),
                checked: self.answer == answer,
                action: Some(self.give(answer)),
                class: Shape::Apart,
            },
        )
    }

    fn tools(&self) -> Element {
        let context = self.context;
        let passages = context.list(&context.catalog.question(self.question).article);
        let basis = context.fill(Ui::ArticleBasis, &[("where", &passages)]);
        let why = details("lf-why", context.t(Ui::WhyWeAsk))
            .child(words("p", "", &context.text.question(self.question).why))
            .child(words("p", "lf-source", &basis));
        let first = question_element(context, self.question);
        let clear = Message::Clear(self.give(Answer::Open), first);
        let clear = button(context, Look::Link, context.t(Ui::ClearAnswer), clear)
            .flag("disabled", self.answer.is_open());
        element("div", "lf-tools")
            .child(why)
            .child(clear)
            .child(self.evidence())
            .child(copy(
                context,
                Text::Question(self.question),
                Look::Link,
                Ui::Forward,
            ))
    }

    fn evidence(&self) -> Element {
        let context = self.context;
        let (when, note) = (format!("e-{}", self.id), format!("n-{}", self.id));
        let title = [context.t(Ui::Evidence), " / ", context.t(Ui::Note)].concat();
        let question = self.question;
        let kept = context.session().notes.get(question);
        let field = element("input", "lf-field")
            .set("type", "text")
            .id(&note)
            .set("maxlength", "500")
            .value(kept)
            .on_text(context, move |text| {
                Message::Act(Action::Note(question, text))
            });
        details("lf-evidence", &title)
            .child(label("lf-label", &when, context.t(Ui::Evidence)))
            .child(self.months(&when))
            .child(label("lf-label", &note, context.t(Ui::EvidenceNote)))
            .child(field)
    }

    fn months(&self, id: &str) -> Element {
        let context = self.context;
        let current = self.level.and_then(|(_, evidence)| evidence);
        let months = (context.calendar.month)().back(EVIDENCE_MONTHS);
        let mut options = vec![option("", context.t(Ui::EvidenceNone), current.is_none())];
        let older = current.filter(|evidence| !months.contains(evidence));
        for month in older.iter().chain(&months) {
            let value = month.to_string();
            options.push(option(&value, &value, current == Some(*month)));
        }
        let (question, level) = (self.question, self.level);
        select("lf-field", id, options)
            .flag("disabled", level.is_none())
            .on_value(context, move |value| {
                let (level, _) = level?;
                let answer = Answer::Level(level, value.parse().ok());
                Some(Message::Act(Action::Answer(question, answer)))
            })
    }
}
