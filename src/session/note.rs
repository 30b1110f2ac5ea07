//! Free text to questions, in the order of the questions.

use crate::ids::QuestionId;

/// At most one note a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes(Vec<(QuestionId, String)>);

impl Notes {
    /// The note to a question; empty if there is none.
    pub fn get(&self, question: QuestionId) -> &str {
        let found = self.0.iter().find(|(known, _)| *known == question);
        found.map_or("", |(_, note)| note)
    }

    /// Replaces the note to a question; an empty one is none.
    pub fn set(&mut self, question: QuestionId, note: String) {
        self.0.retain(|(known, _)| *known != question);
        if !note.is_empty() {
            let place = self.0.iter().filter(|(known, _)| *known < question).count();
            self.0.insert(place, (question, note));
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (QuestionId, &str)> {
        self.0
            .iter()
            .map(|(question, note)| (*question, note.as_str()))
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
