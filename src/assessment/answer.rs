//! What a visitor answers: a level in half steps, "don't know", "not applicable", or nothing.

use std::fmt;
use std::str::FromStr;

use crate::ids::{QUESTIONS, QuestionId};

/// A level from 0 to 4 in half steps. Nothing else can be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// All nine, lowest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (0..=8).map(Self)
    }

    /// The level with that many half steps, 0 to 8.
    pub fn from_half_steps(half_steps: u8) -> Option<Self> {
        (half_steps <= 8).then_some(Self(half_steps))
    }

    /// The anchor with that number, 0 to 4, or the half step above it; 4.5 does not exist.
    pub fn from_anchor(anchor: u8, half_above: bool) -> Option<Self> {
        Self::from_half_steps(anchor.checked_mul(2)?.checked_add(u8::from(half_above))?)
    }

    /// Reads a number such as 2 or 2.5.
    pub fn from_value(value: f64) -> Option<Self> {
        Self::all().find(|level| (level.value() - value).abs() < 1e-9)
    }

    /// The number of half steps, 0 to 8.
    pub const fn half_steps(self) -> u8 {
        self.0
    }

    /// The anchor reached, 0 to 4.
    pub const fn anchor(self) -> u8 {
        self.0 / 2
    }

    /// Whether it lies between its anchor and the next.
    pub const fn is_half(self) -> bool {
        self.0 % 2 == 1
    }

    /// The level as a number, 0.0 to 4.0.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
}

impl Month {
    /// Months since year 0, so that months can be subtracted.
    fn count(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// This month and those before it, newest first.
    pub fn back(self, months: u16) -> Vec<Self> {
        let mut list = Vec::with_capacity(usize::from(months));
        let mut month = self;
        for _ in 0..months {
            list.push(month);
            month = if month.month > 1 {
                Self {
                    month: month.month - 1,
                    ..month
                }
            } else {
                Self {
                    year: month.year.saturating_sub(1),
                    month: 12,
                }
            };
        }
        list
    }

    /// Whether `self` is one of the `window` months that end with `assessed`.
    pub fn is_within(self, window: u16, assessed: Self) -> bool {
        (0..i32::from(window)).contains(&(assessed.count() - self.count()))
    }
}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, MonthError> {
        let (year, month) = text.split_once('-').ok_or(MonthError)?;
        if year.len() != 4 || month.len() != 2 {
            return Err(MonthError);
        }
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year) || !digits(month) {
            return Err(MonthError);
        }
        let month = Self {
            year: year.parse().map_err(|_| MonthError)?,
            month: month.parse().map_err(|_| MonthError)?,
        };
        (1..=12)
            .contains(&month.month)
            .then_some(month)
            .ok_or(MonthError)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)
    }
}

/// The text is no month of the form `2026-05`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a month such as 2026-05")]
pub struct MonthError;

/// The state of one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer {
    /// Asked and left open, or not asked yet.
    #[default]
    Open,
    /// Answered, perhaps with the month of the evidence.
    Level(Level, Option<Month>),
    DontKnow,
    NotApplicable,
}

impl Answer {
    /// The answered level, 0 to 4.
    pub fn level(self) -> Option<f64> {
        match self {
            Self::Level(level, _) => Some(level.value()),
            _ => None,
        }
    }

    /// Whether nothing was chosen.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open)
    }
}

/// One answer for each of the 29 questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers([Answer; QUESTIONS]);

impl Default for Answers {
    fn default() -> Self {
        Self([Answer::Open; QUESTIONS])
    }
}

impl Answers {
    /// Whether every question is open.
    #[inline(never)]
    pub fn are_open(&self) -> bool {
        self.0.iter().all(|answer| answer.is_open())
    }

    /// The answer to a question.
    pub const fn get(&self, question: QuestionId) -> Answer {
        self.0[question.index()]
    }

    /// Replaces the answer to a question.
    pub const fn set(&mut self, question: QuestionId, answer: Answer) {
        self.0[question.index()] = answer;
    }

    /// The same answers but for one.
    #[must_use]
    pub const fn with(mut self, question: QuestionId, answer: Answer) -> Self {
        self.set(question, answer);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_counts_in_the_assessed_month_and_the_eleven_before() {
        let month = |text: &str| text.parse::<Month>().unwrap();
        let assessed = month("2026-11");
        for (evidence, valid) in [
            ("2026-11", true),
            ("2025-12", true),
            ("2025-11", false),
            ("2026-12", false),
        ] {
            assert_eq!(month(evidence).is_within(12, assessed), valid, "{evidence}");
        }
    }

    #[test]
    fn months_that_are_none_are_refused() {
        for text in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "26-05",
            "2026-5",
            "+026-05",
            "2026-05-01",
        ] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }

    #[test]
    fn only_half_steps_from_0_to_4_are_levels() {
        assert_eq!(Level::from_value(2.5).map(Level::half_steps), Some(5));
        for value in [-0.5, 2.3, 4.5, f64::NAN, f64::INFINITY] {
            assert_eq!(Level::from_value(value), None, "{value}");
        }
    }
}
