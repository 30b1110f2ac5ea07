//! What the page around the check knows already, as the actions that fill it in.

use super::{Action, Notice, Session};
use crate::assessment::{Answer, Level};
use crate::catalog::Catalog;
use crate::ids::QuestionId;

/// The actions that fill in what is asked and still open, and that say how many entries they
/// were; none when there is nothing to fill in. What the visitor has given stands. Answers to
/// questions that are not asked yet stay in the list, everything else is taken out of it.
pub fn prefill(
    catalog: &Catalog,
    session: &Session,
    industry: Option<&str>,
    answers: &mut Vec<(String, f64)>,
) -> Vec<Action> {
    let company = &session.company;
    let mut actions = Vec::new();
    let field = catalog.known.industry;
    let option = industry.and_then(|id| catalog.field(field).option(id));
    if let Some(option) = option
        && company.profile.choice(field).is_none()
    {
        actions.push(Action::Choose(field, vec![option]));
    }
    answers.retain(|(id, level)| {
        let question = catalog.question_id(catalog.current_id(id));
        let (Some(question), Some(level)) = (question, Level::from_value(*level)) else {
            return false;
        };
        let is_asked = company.is_asked(catalog, question);
        if is_asked && company.answers.get(question).is_open() {
            actions.push(fill(question, level));
        }
        !is_asked
    });
    if !actions.is_empty() {
        let notice = Notice::Prefilled(actions.len());
        actions.push(Action::Notice(Some(notice)));
    }
    actions
}

/// Nothing is said about evidence: that is the visitor's to give.
fn fill(question: QuestionId, level: Level) -> Action {
    Action::Answer(question, Answer::Level(level, None))
}
