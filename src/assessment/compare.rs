//! Two people's answers about one company, side by side (`scoring.md` section 14).
//!
//! Nothing is merged here: each side keeps its answers, and what differs is for people to settle.

use super::answer::{Answer, Level};
use super::company::Company;
use super::factor;
use super::threshold::reaches;
use crate::catalog::Catalog;
use crate::ids::{FACTORS, FactorId, QuestionId};
use crate::order::sort_by;

/// What differs between the visitor's answers and another person's.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// How many questions have a level on both sides.
    pub compared: usize,
    /// The viewpoint gaps, in the order in which they are to be settled.
    pub gaps: Vec<Gap>,
    /// By factor.
    pub factors: [FactorPair; FACTORS],
    /// Whether the two chose different stages; the visitor's is used for both.
    pub stages_differ: bool,
}

/// A question on which the two are far apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    pub question: QuestionId,
    pub own: Level,
    pub other: Level,
}

impl Gap {
    /// The other's level minus the visitor's.
    pub fn difference(self) -> f64 {
        self.other.value() - self.own.value()
    }
}

/// The scores of a factor at the visitor's stage; none on a side that answered no question of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FactorPair {
    pub own: Option<f64>,
    pub other: Option<f64>,
}

impl FactorPair {
    /// The other's score minus the visitor's.
    pub fn difference(&self) -> Option<f64> {
        Some(self.other? - self.own?)
    }
}

/// Compares the visitor's company with the same company as another person answered it.
pub fn compare(catalog: &Catalog, own: &Company, other: &Company) -> Comparison {
    let stage = catalog.known.stage;
    // Conflicts widen ranges and leave scores alone; scores are all that is compared.
    let scores = |company: &Company| {
        let scores = factor::scores(catalog, company, &company.answers, 0);
        scores.map(|score| score.assessed.then_some(score.score))
    };
    let (own_scores, other_scores) = (scores(own), scores(&at_stage_of(catalog, own, other)));
    let (compared, gaps) = gaps(catalog, own, other);
    Comparison {
        compared,
        gaps,
        factors: FactorId::ALL.map(|factor| FactorPair {
            own: own_scores[factor.index()],
            other: other_scores[factor.index()],
        }),
        stages_differ: own.profile.choice(stage) != other.profile.choice(stage),
    }
}

/// The other company as if its stage were the visitor's. As after any change of the stage, a
/// "not applicable" that no longer fits is an open question.
fn at_stage_of(catalog: &Catalog, own: &Company, other: &Company) -> Company {
    let stage = catalog.known.stage;
    let mut company = other.clone();
    company
        .profile
        .choose(stage, own.profile.choices(stage).to_vec());
    drop(company.drop_invalid_not_applicable(catalog));
    company
}

fn gaps(catalog: &Catalog, own: &Company, other: &Company) -> (usize, Vec<Gap>) {
    let rule = &catalog.numbers.viewpoints;
    let mut compared = 0;
    let mut gaps = Vec::new();
    for question in QuestionId::all() {
        let concerns_both = own.concerns(catalog, question) && other.concerns(catalog, question);
        let answers = (own.answers.get(question), other.answers.get(question));
        let (Answer::Level(own, _), Answer::Level(other, _), true) =
            (answers.0, answers.1, concerns_both)
        else {
            continue;
        };
        compared += 1;
        let gap = Gap {
            question,
            own,
            other,
        };
        if reaches(gap.difference().abs(), rule.gap) {
            gaps.push(gap);
        }
    }
    let size = |gap: &Gap| gap.own.half_steps().abs_diff(gap.other.half_steps());
    let comes_later = |gap: &Gap| !rule.first.contains(&gap.question);
    // The sort is stable: of equals, the one that stands first in the content comes first.
    sort_by(&mut gaps, |a, b| {
        (comes_later(a), size(b)).cmp(&(comes_later(b), size(a)))
    });
    (compared, gaps)
}
