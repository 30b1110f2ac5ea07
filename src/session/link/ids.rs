//! Stable ids in few bits, for share links.

use super::bits::checksum;
use crate::catalog::Catalog;
use crate::ids::{FieldId, OptionId, QuestionId};

/// The hashes of every id of a questionnaire. Tests keep them apart: an id whose hash is taken
/// needs another name.
#[derive(Debug)]
pub(super) struct Ids {
    /// Of all of them, and of the version of the questionnaire.
    pub(super) content: u32,
    /// Twelve bits each, in the order of the questions.
    questions: Vec<u16>,
    options: Vec<(u16, FieldId, OptionId)>,
}

impl Ids {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let mut content = checksum(&[catalog.pack.version.as_bytes()]);
        let mut add = |id: u32| content = content.rotate_left(1) ^ id;
        let mut questions = Vec::new();
        for question in &catalog.questions {
            let id = checksum(&[question.id.as_bytes()]);
            add(id);
            questions.push(low(id) >> 4);
        }
        let mut options = Vec::new();
        for field in catalog.field_ids() {
            let content = catalog.field(field);
            for option in content.option_ids() {
                let slug = &content.options[option.index()];
                let id = checksum(&[content.key.as_bytes(), b":", slug.as_bytes()]);
                add(id);
                options.push((low(id), field, option));
            }
        }
        Self {
            content,
            questions,
            options,
        }
    }

    /// The hash of all, in the two numbers as which it is read.
    pub(super) fn halves(&self) -> [u16; 2] {
        let [a, b, c, d] = self.content.to_be_bytes();
        [u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])]
    }

    pub(super) fn question(&self, question: QuestionId) -> u16 {
        self.questions.get(question.index()).copied().unwrap_or(0)
    }

    pub(super) fn option(&self, field: FieldId, option: OptionId) -> u16 {
        let known = self
            .options
            .iter()
            .find(|known| (known.1, known.2) == (field, option));
        known.map_or(0, |(id, ..)| *id)
    }

    /// The question of that hash, be it the hash of an id that it had before.
    pub(super) fn find_question(&self, catalog: &Catalog, id: u16) -> Option<QuestionId> {
        let known = self.questions.iter().position(|known| *known == id);
        known.and_then(QuestionId::at).or_else(|| {
            let old = |old: &str| low(checksum(&[old.as_bytes()])) >> 4 == id;
            let moved = catalog.migrations.iter().find(|(from, _)| old(from))?;
            catalog.question_id(&moved.1)
        })
    }

    pub(super) fn find_option(&self, id: u16) -> Option<(FieldId, OptionId)> {
        let known = self.options.iter().find(|known| known.0 == id)?;
        Some((known.1, known.2))
    }
}

/// The lower half of a checksum.
fn low(id: u32) -> u16 {
    let [.., high, low] = id.to_be_bytes();
    u16::from_be_bytes([high, low])
}
