//! Tariff scenarios (`scoring.md` section 6).

use super::answer::{Answer, Answers};
use super::company::Company;
use super::factor::{POINTS_PER_LEVEL, open_level};
use crate::catalog::Catalog;
use crate::ids::{FieldId, QuestionId, SCENARIO_QUESTIONS};

/// How far tariffs reach into the company.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exposure {
    /// 0 (not at all) to 1.
    pub value: f64,
    /// Whether an input was unknown and a middle value stands in for it.
    pub assumed: bool,
}

/// Exposure from import share, margin and the time a switch of origin takes.
pub(super) fn exposure(catalog: &Catalog, company: &Company) -> Exposure {
    let numbers = &catalog.numbers.exposure;
    let known = &catalog.known;
    let value = |field: FieldId, table: &[Option<f64>]| {
        let option = company.profile.choice(field)?;
        table.get(option.index()).copied().flatten()
    };
    let share = value(known.import_share, &numbers.import_share);
    let margin = value(known.margin, &numbers.margin);
    let switch = value(known.switch, &numbers.switch);
    let exposure = share.unwrap_or(numbers.import_share_open)
        * margin.unwrap_or(numbers.margin_open)
        * switch.unwrap_or(numbers.switch_open);
    let imports_nothing = share.is_some_and(|share| share <= 0.0);
    Exposure {
        value: exposure,
        assumed: !imports_nothing && (share.is_none() || margin.is_none() || switch.is_none()),
    }
}

/// Which added tariff, in percent, would use up the margin if the company absorbed all of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BreakEven {
    pub from: f64,
    /// None: no upper bound is known.
    pub to: Option<f64>,
}

/// None without imports, or when share or margin is unknown.
pub(super) fn break_even(catalog: &Catalog, company: &Company) -> Option<BreakEven> {
    let numbers = &catalog.numbers.exposure;
    let share = company.profile.choice(catalog.known.import_share)?;
    let share = numbers.import_share.get(share.index()).copied().flatten()?;
    let margin = company.profile.choice(catalog.known.margin)?;
    let (from, to) = numbers
        .margin_bounds
        .get(margin.index())
        .copied()
        .flatten()?;
    (share > 0.0).then(|| BreakEven {
        from: from / share,
        to: to.map(|to| to / share),
    })
}

/// Scenario readiness in points from 0 to 100: the score, and as gates read it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ScenarioReadiness {
    pub(super) score: f64,
    pub(super) confirmed: f64,
}

/// The mean of S1 to S5, by the rules of the factor questions with equal weights.
pub(super) fn scenario_readiness(catalog: &Catalog, answers: &Answers) -> ScenarioReadiness {
    let states = &catalog.numbers.states;
    let mut sum = 0.0;
    let mut answered = 0.0;
    for question in QuestionId::of_scenarios() {
        if let Some(level) = answers.get(question).level() {
            sum += level;
            answered += 1.0;
        }
    }
    let mean = (answered > 0.0).then(|| sum / answered);
    let mut level = 0.0;
    for question in QuestionId::of_scenarios() {
        level += match answers.get(question) {
            Answer::Level(level, _) => level.value(),
            Answer::DontKnow => open_level(&states.dont_know, mean),
            Answer::Open | Answer::NotApplicable => open_level(&states.unanswered, mean),
        };
    }
    let questions = SCENARIO_QUESTIONS as f64;
    ScenarioReadiness {
        score: POINTS_PER_LEVEL * level / questions,
        confirmed: POINTS_PER_LEVEL * sum / questions,
    }
}
