//! Scores of the eight factors (`scoring.md` section 2).

use super::answer::{Answer, Answers};
use super::company::Company;
use crate::catalog::Catalog;
use crate::catalog::schema::OpenState;
use crate::ids::{FACTORS, FactorId, Part, QuestionId};

/// Points of a score per level: level 4 is 100.
pub(super) const POINTS_PER_LEVEL: f64 = 25.0;

/// A factor's score and what is known about it, all in points from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct FactorScore {
    pub score: f64,
    /// Variance of the score, in squared points.
    pub variance: f64,
    /// With every open question at level 0 …
    pub lowest: f64,
    /// … and at level 4.
    pub highest: f64,
    /// As gates read it: open questions at level 0, questions not asked at the mean.
    pub confirmed: f64,
    /// Whether any of its questions has a level.
    pub assessed: bool,
}

/// The weights of intent, practice and proof at the company's stage.
pub(super) fn stage_weights(catalog: &Catalog, company: &Company) -> [f64; 3] {
    company
        .profile
        .choice(catalog.known.stage)
        .and_then(|stage| catalog.numbers.stage_weights.get(stage.index()).copied())
        .unwrap_or(catalog.numbers.stage_weights_open)
}

/// Scores of all factors. `conflicted` holds the questions that a firing conflict names, as bits.
pub(super) fn scores(
    catalog: &Catalog,
    company: &Company,
    answers: &Answers,
    conflicted: u32,
) -> [FactorScore; FACTORS] {
    let weights = stage_weights(catalog, company);
    let mut scores = [FactorScore::default(); FACTORS];
    for (score, factor) in scores.iter_mut().zip(FactorId::all()) {
        *score = self::score(catalog, company, answers, conflicted, factor, weights);
    }
    scores
}

fn score(
    catalog: &Catalog,
    company: &Company,
    answers: &Answers,
    conflicted: u32,
    factor: FactorId,
    weights: [f64; 3],
) -> FactorScore {
    let mean = mean_of_answered(answers, factor, weights);
    let mut sum = Sums::default();
    for (question, weight) in factor.questions().into_iter().zip(weights) {
        let answer = answers.get(question);
        if answer == Answer::NotApplicable {
            continue;
        }
        sum.add(
            weight,
            item(catalog, company, answer, question, conflicted, mean),
        );
    }
    if sum.weight <= 0.0 {
        return FactorScore::default();
    }
    let points = |value: f64| POINTS_PER_LEVEL * value / sum.weight;
    FactorScore {
        score: points(sum.level),
        variance: (POINTS_PER_LEVEL / sum.weight).powi(2) * sum.variance,
        lowest: points(sum.lowest),
        highest: points(sum.highest),
        confirmed: points(sum.confirmed),
        assessed: mean.is_some(),
    }
}

#[derive(Default)]
struct Sums {
    weight: f64,
    level: f64,
    variance: f64,
    lowest: f64,
    highest: f64,
    confirmed: f64,
}

impl Sums {
    fn add(&mut self, weight: f64, item: Item) {
        self.weight += weight;
        self.level += weight * item.level;
        self.variance += item.variance * weight * weight;
        self.lowest += weight * item.lowest;
        self.highest += weight * item.highest;
        self.confirmed += weight * item.confirmed;
    }
}

/// What one question contributes, in levels.
#[derive(Clone, Copy)]
struct Item {
    level: f64,
    variance: f64,
    lowest: f64,
    highest: f64,
    confirmed: f64,
}

fn item(
    catalog: &Catalog,
    company: &Company,
    answer: Answer,
    question: QuestionId,
    conflicted: u32,
    mean: Option<f64>,
) -> Item {
    let states = &catalog.numbers.states;
    let open = |state: &OpenState, confirmed: f64| Item {
        level: open_level(state, mean),
        variance: state.variance,
        lowest: 0.0,
        highest: 4.0,
        confirmed,
    };
    match answer {
        Answer::Level(level, _) => Item {
            level: level.value(),
            variance: if conflicted & (1 << question.index()) != 0 {
                states.conflicted
            } else if has_valid_evidence(catalog, company, answer) {
                states.evidenced
            } else {
                states.answered
            },
            lowest: level.value(),
            highest: level.value(),
            confirmed: level.value(),
        },
        Answer::DontKnow => open(&states.dont_know, 0.0),
        _ if is_not_asked(company, question) => open(&states.not_asked, mean.unwrap_or(0.0)),
        _ => open(&states.unanswered, 0.0),
    }
}

/// The level that an open question is taken to have.
pub(super) fn open_level(state: &OpenState, mean: Option<f64>) -> f64 {
    mean.map_or(state.alone, |mean| mean.min(state.most))
}

/// The express check asks neither intent nor proof.
pub(super) fn is_not_asked(company: &Company, question: QuestionId) -> bool {
    company.express && matches!(question.part(), Some(Part::Intent | Part::Proof))
}

/// Whether the answer carries evidence from the months that count.
pub(super) fn has_valid_evidence(catalog: &Catalog, company: &Company, answer: Answer) -> bool {
    let Answer::Level(_, Some(evidence)) = answer else {
        return false;
    };
    company
        .assessed
        .is_some_and(|assessed| evidence.is_within(catalog.numbers.rater.evidence_months, assessed))
}

fn mean_of_answered(answers: &Answers, factor: FactorId, weights: [f64; 3]) -> Option<f64> {
    let mut sum = 0.0;
    let mut total = 0.0;
    for (question, weight) in factor.questions().into_iter().zip(weights) {
        if let Some(level) = answers.get(question).level() {
            sum += weight * level;
            total += weight;
        }
    }
    (total > 0.0).then(|| sum / total)
}
