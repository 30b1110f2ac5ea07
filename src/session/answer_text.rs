//! The answers as plain text, for the failure screen and for copying.

use super::Session;
use crate::assessment::Answer;
use crate::catalog::Catalog;
use crate::ids::QuestionId;
use crate::text::{Text, Ui};

/// One line for each answered question, in the language of the text.
pub fn answers_as_text(catalog: &Catalog, text: &Text, session: &Session) -> String {
    let mut lines = Vec::new();
    for field in catalog.field_ids() {
        let options: Vec<&str> = session
            .company
            .profile
            .choices(field)
            .iter()
            .map(|option| text.option(field, *option))
            .collect();
        if !options.is_empty() {
            lines.push(format!(
                "{}: {}",
                text.field(field).title,
                options.join(", ")
            ));
        }
    }
    for question in QuestionId::all() {
        if !session.company.answers.get(question).is_open() {
            let answer = answer_text(catalog, text, session, question);
            lines.push(format!("{}: {answer}", text.question(question).title));
        }
    }
    lines.join("\n")
}

/// The answer to a question in words.
pub fn answer_text(
    catalog: &Catalog,
    text: &Text,
    session: &Session,
    question: QuestionId,
) -> String {
    match session.company.answers.get(question) {
        Answer::Open => text.ui(Ui::NotAnswered).to_owned(),
        Answer::DontKnow => text.ui(Ui::DontKnow).to_owned(),
        Answer::NotApplicable => {
            let allowed = catalog.question(question).not_applicable.as_ref();
            let reason = allowed.map_or("", |allowed| text.not_applicable(&allowed.reason));
            format!("{} ({reason})", text.ui(Ui::NotApplicable))
        }
        Answer::Level(level, _) => {
            let anchor = &text.question(question).anchors[usize::from(level.anchor())];
            let number = crate::text::format::one_decimal(level.value());
            text.fill(Ui::AnsweredLevel, &[("level", &number), ("anchor", anchor)])
        }
    }
}
