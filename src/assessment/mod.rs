//! The readiness check: answers and profile in, scores, bands, gates, scenarios and plan out.
//!
//! Everything here is a total function of the [`Catalog`] and a [`Company`]; time, storage and
//! language come in as arguments or not at all. The formulas are those of `docs/scoring.md`.

pub mod answer;
pub mod band;
pub mod company;
pub mod compare;
mod factor;
pub mod gate;
pub mod interface;
mod interface_input;
mod interface_output;
mod overall;
pub mod plan;
mod rule;
mod tariff;
mod threshold;

pub use answer::{Answer, Answers, Level, Month};
pub use band::Band;
pub use company::{Company, Importance, Profile, Site, Tier};
pub use factor::FactorScore;
pub use gate::{Gate, Gates};
pub use overall::Overall;
pub use rule::Fired;
pub use tariff::{BreakEven, Exposure};

use crate::catalog::Catalog;
use crate::ids::{FACTORS, FactorId, QuestionId, TariffScenario};

/// The result of a check. All scores are points from 0 to 100 and unrounded.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// By factor.
    pub factors: [FactorScore; FACTORS],
    pub overall: Overall,
    /// One standard deviation of the score.
    pub deviation: f64,
    /// The likely range (80 %); may leave 0..=100.
    pub likely: (f64, f64),
    /// With every open answer at its lowest and at its highest.
    pub hard: (f64, f64),
    /// Probability of each band, before gates.
    pub chances: [f64; 5],
    /// After gates.
    pub band: Band,
    pub gates: Gates,
    pub fired: Fired,
    /// Fewer answers than a firm result needs.
    pub provisional: bool,
    /// Factors that hold the company back.
    pub bottlenecks: [bool; FACTORS],
    /// The two weakest, weakest first.
    pub weakest: [FactorId; 2],
    pub exposure: Exposure,
    /// Scenario readiness.
    pub scenario_readiness: f64,
    pub break_even: Option<BreakEven>,
    /// Low, base, high.
    pub scenarios: [ScenarioResult; 3],
}

/// The result under one tariff scenario.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScenarioResult {
    /// With the scenario's weights, before any loss.
    pub score: f64,
    /// After the loss through tariffs; unclipped, may fall below 0.
    pub tariff_score: f64,
    pub deviation: f64,
    pub chances: [f64; 5],
    pub band: Band,
}

impl Assessment {
    /// Whether a gate keeps the band below what the score alone would give.
    pub fn is_capped(&self, catalog: &Catalog) -> bool {
        self.band < Band::of(self.overall.score, &catalog.numbers.cut_points)
    }

    /// Whether three or more conflicts leave the result unconfirmed (gate G6).
    pub const fn is_unconfirmed(&self) -> bool {
        self.gates.contains(Gate::Unconfirmed)
    }

    /// The part of a factor in the score, in points.
    pub fn contribution(&self, factor: FactorId) -> f64 {
        self.overall.coefficients[factor.index()] * self.factors[factor.index()].score
    }
}

/// A company's numbers for one set of answers: what both the result and every action need.
struct Snapshot {
    fired: Fired,
    factors: [FactorScore; FACTORS],
    readiness: tariff::ScenarioReadiness,
    exposure: Exposure,
    gates: Gates,
}

impl Snapshot {
    fn new(catalog: &Catalog, company: &Company, answers: &Answers) -> Self {
        let view = company::View {
            catalog,
            profile: &company.profile,
            answers,
        };
        let fired = rule::fired(catalog, &view);
        let factors = factor::scores(catalog, company, answers, fired.named);
        let readiness = tariff::scenario_readiness(catalog, answers);
        let exposure = tariff::exposure(catalog, company);
        let tariff_view = gate::TariffView {
            exposure: exposure.value,
            confirmed_readiness: readiness.confirmed,
        };
        let gates = gate::gates(
            catalog,
            company,
            answers,
            &factors,
            &tariff_view,
            fired.conflicts,
        );
        Self {
            fired,
            factors,
            readiness,
            exposure,
            gates,
        }
    }

    fn overall(&self, catalog: &Catalog, weights: &overall::Weights) -> Overall {
        overall::overall(catalog, &self.factors.map(|factor| factor.score), weights)
    }

    /// The score after the loss through tariffs; unclipped.
    fn tariff_score(&self, catalog: &Catalog, scenario: TariffScenario, score: f64) -> f64 {
        let penalty = catalog.numbers.scenarios[scenario as usize].penalty;
        score - penalty * self.exposure.value * (1.0 - self.readiness.score / 100.0)
    }
}

/// Assesses a company.
pub fn assess(catalog: &Catalog, company: &Company) -> Assessment {
    let numbers = &catalog.numbers;
    let snapshot = Snapshot::new(catalog, company, &company.answers);
    let tilt = tilt(catalog, company);
    let weights = overall::weights(catalog, company, TariffScenario::Base);
    let overall = snapshot.overall(catalog, &weights);
    let deviation = overall::deviation(&overall, &snapshot.factors, tilt);
    let half_range = numbers.rater.quantile * deviation;
    let bound = |values: [f64; FACTORS]| overall::overall(catalog, &values, &weights).score;
    let natural = |score: f64| Band::of(score, &numbers.cut_points);
    let scenarios = TariffScenario::ALL.map(|scenario| {
        let weights = overall::weights(catalog, company, scenario);
        let overall = snapshot.overall(catalog, &weights);
        let deviation = overall::deviation(&overall, &snapshot.factors, tilt);
        let tariff_score = snapshot.tariff_score(catalog, scenario, overall.score);
        ScenarioResult {
            score: overall.score,
            tariff_score,
            deviation,
            chances: band::probabilities(tariff_score, deviation, &numbers.cut_points),
            band: natural(tariff_score).min(snapshot.gates.cap(catalog, Some(scenario))),
        }
    });
    let values = snapshot.factors.map(|factor| factor.score);
    let lowest = overall::two_lowest(&values, &weights);
    Assessment {
        factors: snapshot.factors,
        overall,
        deviation,
        likely: (overall.score - half_range, overall.score + half_range),
        hard: (
            bound(snapshot.factors.map(|factor| factor.lowest)),
            bound(snapshot.factors.map(|factor| factor.highest)),
        ),
        chances: band::probabilities(overall.score, deviation, &numbers.cut_points),
        band: natural(overall.score).min(snapshot.gates.cap(catalog, None)),
        gates: snapshot.gates,
        fired: snapshot.fired,
        provisional: is_provisional(catalog, company),
        bottlenecks: values.map(|score| overall::is_bottleneck(catalog, score, overall.average)),
        weakest: lowest,
        exposure: snapshot.exposure,
        scenario_readiness: snapshot.readiness.score,
        break_even: tariff::break_even(catalog, company),
        scenarios,
    }
}

/// The shared error of the answers: smaller with evidence or a second viewpoint.
fn tilt(catalog: &Catalog, company: &Company) -> f64 {
    let rater = &catalog.numbers.rater;
    let answers = QuestionId::of_factors().map(|question| company.answers.get(question));
    let (mut answered, mut evidenced) = (0, 0);
    for answer in answers.filter(|answer| answer.level().is_some()) {
        answered += 1;
        evidenced += usize::from(factor::has_valid_evidence(catalog, company, answer));
    }
    let confirmed = company.viewpoints >= 2 || (answered > 0 && evidenced * 2 >= answered);
    if confirmed {
        rater.tilt_confirmed
    } else {
        rater.tilt
    }
}

fn is_provisional(catalog: &Catalog, company: &Company) -> bool {
    let rule = &catalog.numbers.provisional;
    let settled = |question: &QuestionId| {
        matches!(
            company.answers.get(*question),
            Answer::Level(..) | Answer::NotApplicable
        )
    };
    let items = QuestionId::of_factors().filter(settled).count();
    let factors = FactorId::all()
        .filter(|factor| {
            factor.questions().iter().filter(|q| settled(q)).count() >= rule.items_per_factor
        })
        .count();
    company.express || items < rule.items || factors < rule.factors
}
