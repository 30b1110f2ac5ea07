//! Conditions on answers and profile, as rules and "not applicable" use them.

use crate::ids::{FieldId, Part, QuestionId};

/// A condition with every reference resolved. It looks at answered levels and profile answers
/// only; on anything else it is false.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// The answered level lies between the two, both included.
    Level {
        question: QuestionId,
        at_least: f64,
        at_most: f64,
    },
    /// One of these options is chosen.
    Any { field: FieldId, options: u64 },
    /// At least one option is chosen, and none but these.
    Only { field: FieldId, options: u64 },
    /// Some proof question is answered with at least this level.
    AnyProof { at_least: f64 },
    /// At least one of these holds.
    Either(Vec<Self>),
}

/// What a condition may look at.
pub trait Facts {
    /// The answered level of a question, 0 to 4.
    fn level(&self, question: QuestionId) -> Option<f64>;
    /// The chosen options of a profile question, as bits.
    fn chosen(&self, field: FieldId) -> u64;
}

impl Condition {
    /// Whether the condition holds.
    pub fn holds(&self, facts: &impl Facts) -> bool {
        match self {
            Self::Level {
                question,
                at_least,
                at_most,
            } => facts
                .level(*question)
                .is_some_and(|level| (*at_least..=*at_most).contains(&level)),
            Self::Any { field, options } => facts.chosen(*field) & options != 0,
            Self::Only { field, options } => {
                let chosen = facts.chosen(*field);
                chosen != 0 && chosen & !options == 0
            }
            Self::AnyProof { at_least } => proofs().any(|question| {
                facts
                    .level(question)
                    .is_some_and(|level| level >= *at_least)
            }),
            Self::Either(conditions) => conditions.iter().any(|condition| condition.holds(facts)),
        }
    }

    /// The factor questions named, as bits. For "any proof" only those that reach the level.
    pub fn named(&self, facts: &impl Facts) -> u32 {
        match self {
            Self::Level { question, .. } if question.factor().is_some() => 1 << question.index(),
            Self::AnyProof { at_least } => proofs()
                .filter(|question| {
                    facts
                        .level(*question)
                        .is_some_and(|level| level >= *at_least)
                })
                .fold(0, |bits, question| bits | 1 << question.index()),
            Self::Either(conditions) => conditions
                .iter()
                .fold(0, |bits, condition| bits | condition.named(facts)),
            _ => 0,
        }
    }
}

fn proofs() -> impl Iterator<Item = QuestionId> {
    QuestionId::of_factors().filter(|question| question.part() == Some(Part::Proof))
}
