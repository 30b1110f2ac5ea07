//! What the page around the widget may say: messages of version `lf: 1`.
//!
//! The browser's part has made sure that the parent window speaks. Here any text is read:
//! unknown types and fields are ignored, nothing is coerced from one type into another.

use serde_json::{Map, Value};

use super::option::{Theme, label};
use crate::language::Language;

/// A longer message is none of ours: a prefill of every question is a tenth of this.
pub const LONGEST_MESSAGE: usize = 16_384;

/// The longest id of a question.
const LONGEST_ID: usize = 64;

/// The most answers that a prefill may name; the check asks fewer questions.
const MOST_ANSWERS: usize = 128;

/// A message of the host.
#[derive(Debug, Clone, PartialEq)]
pub enum HostMessage {
    /// What its frame can do, the voice of the page has read already.
    Hello {
        language: Option<Language>,
        theme: Option<Theme>,
    },
    Prefill {
        industry: Option<String>,
        /// Questions and their levels, as the host wrote them: the catalog decides.
        answers: Vec<(String, f64)>,
    },
    Visible(bool),
    /// The popup was opened: the focus may come in.
    Focus,
}

impl HostMessage {
    /// Reads a message; none when it is not one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > LONGEST_MESSAGE {
            return None;
        }
        let Value::Object(fields) = serde_json::from_str(text).ok()? else {
            return None;
        };
        if fields.get("lf")?.as_f64()?.to_bits() != 1.0_f64.to_bits() {
            return None;
        }
        let word = |name: &str| fields.get(name).and_then(Value::as_str);
        match word("type")? {
            "host:hello" => Some(Self::Hello {
                language: word("lang").and_then(Language::from_tag),
                theme: word("theme").and_then(Theme::from_slug),
            }),
            "host:prefill" => Some(Self::Prefill {
                industry: word("industry").and_then(label),
                answers: answers(&fields),
            }),
            "host:visible" => fields.get("visible")?.as_bool().map(Self::Visible),
            "host:focus" => Some(Self::Focus),
            _ => None,
        }
    }
}

/// Fields of another type are dropped one by one; too many are none.
fn answers(fields: &Map<String, Value>) -> Vec<(String, f64)> {
    let mut answers = Vec::new();
    let Some(named) = fields.get("answers").and_then(Value::as_object) else {
        return answers;
    };
    if named.len() > MOST_ANSWERS {
        return answers;
    }
    for (id, level) in named {
        if let Some(level) = level.as_f64()
            && id.len() <= LONGEST_ID
        {
            answers.push((id.clone(), level));
        }
    }
    answers
}
