//! Copy handles for the things that the content names.
//!
//! Inside the program an id always exists; slugs are resolved once, at the edge, by the
//! [`Catalog`](crate::catalog::Catalog). The numbers of factors and questions are those of
//! `scoring.md`: eight factors with three questions each, and five scenario questions.

use serde::{Deserialize, Serialize};

/// How many success factors there are.
pub const FACTORS: usize = 8;
/// How many factor questions there are: three a factor.
pub const FACTOR_QUESTIONS: usize = 24;
/// How many scenario-readiness questions there are, S1 to S5.
pub const SCENARIO_QUESTIONS: usize = 5;
/// All questions with a level from 0 to 4.
pub const QUESTIONS: usize = FACTOR_QUESTIONS + SCENARIO_QUESTIONS;

/// One of the eight success factors, in the order of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactorId(u8);

impl FactorId {
    /// All eight, in order.
    pub const ALL: [Self; FACTORS] = [
        Self(0),
        Self(1),
        Self(2),
        Self(3),
        Self(4),
        Self(5),
        Self(6),
        Self(7),
    ];

    /// All eight, in order.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator {
        Self::ALL.into_iter()
    }

    /// Position among the factors, 0 to 7.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The factor's question of that part.
    pub const fn question(self, part: Part) -> QuestionId {
        QuestionId(self.0 * 3 + part as u8)
    }

    /// The factor's three questions: intent, practice, proof.
    pub fn questions(self) -> [QuestionId; 3] {
        Part::ALL.map(|part| self.question(part))
    }
}

/// The ladder inside a factor: is it decided, is it done, can it be shown?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Intent,
    Practice,
    Proof,
}

impl Part {
    pub const ALL: [Self; 3] = [Self::Intent, Self::Practice, Self::Proof];

    /// The last part of a question id.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Intent => "intent",
            Self::Practice => "practice",
            Self::Proof => "proof",
        }
    }
}

/// One question with a level: 24 of the factors, then S1 to S5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId(u8);

impl QuestionId {
    /// All 29, factor questions first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator {
        (0..29).map(Self)
    }

    /// The 24 questions of the factors.
    pub fn of_factors() -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator {
        (0..24).map(Self)
    }

    /// The five scenario questions.
    pub fn of_scenarios() -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator {
        (24..29).map(Self)
    }

    /// Position among all questions, 0 to 28.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The handle at that position, if there is one.
    pub fn at(index: usize) -> Option<Self> {
        Self::all().nth(index)
    }

    /// The factor that the question belongs to; none for S1 to S5.
    pub const fn factor(self) -> Option<FactorId> {
        if self.0 < 24 {
            Some(FactorId(self.0 / 3))
        } else {
            None
        }
    }

    /// Its place on the ladder; S1 to S5 have none.
    pub const fn part(self) -> Option<Part> {
        match (self.0 < 24, self.0 % 3) {
            (false, _) => None,
            (_, 0) => Some(Part::Intent),
            (_, 1) => Some(Part::Practice),
            _ => Some(Part::Proof),
        }
    }
}

/// A question of the company profile, by its position in the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub(crate) u8);

impl FieldId {
    /// Position among the profile questions.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// An option of a profile question, by its position there (0 to 63).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OptionId(pub(crate) u8);

impl OptionId {
    /// Position among the options of its field.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The option as one bit, for sets of options.
    pub const fn bit(self) -> u64 {
        1 << (self.0 & 63)
    }
}

/// A state or a metro area, by its id.
///
/// The region data come after the first screen, so unlike the other ids this one may name a
/// region that does not exist. It holds its letters itself, so that a screen can be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegionId {
    letters: [u8; Self::LONGEST],
    length: u8,
}

impl RegionId {
    /// The longest id in letters.
    const LONGEST: usize = 23;

    /// Reads small letters, digits and hyphens; nothing else is an id.
    pub fn new(id: &str) -> Option<Self> {
        let is_letter = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        if id.is_empty() || id.len() > Self::LONGEST || !id.bytes().all(is_letter) {
            return None;
        }
        let (mut letters, mut length) = ([0; Self::LONGEST], 0);
        for (place, byte) in letters.iter_mut().zip(id.bytes()) {
            *place = byte;
            length += 1;
        }
        Some(Self { letters, length })
    }

    /// Its letters.
    pub fn as_str(&self) -> &str {
        let letters = self.letters.get(..usize::from(self.length));
        letters
            .and_then(|letters| std::str::from_utf8(letters).ok())
            .unwrap_or_default()
    }
}

/// A tariff scenario.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum TariffScenario {
    Low,
    #[default]
    Base,
    High,
}

impl TariffScenario {
    pub const ALL: [Self; 3] = [Self::Low, Self::Base, Self::High];

    /// The scenario with that id.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|scenario| scenario.slug() == slug)
    }

    /// Its id in files and messages.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Base => "base",
            Self::High => "high",
        }
    }
}
