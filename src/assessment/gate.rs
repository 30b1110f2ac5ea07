//! Gates that cap the band (`scoring.md` section 4). They never change the score.

use super::answer::Answer;
use super::band::Band;
use super::company::Company;
use super::factor::{FactorScore, is_not_asked};
use super::threshold::reaches;
use crate::catalog::Catalog;
use crate::catalog::GATE_IDS;
use crate::catalog::numbers::QuestionGate;
use crate::ids::{FACTORS, TariffScenario};

/// A reason why the band is capped or unconfirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gate {
    /// G1: a factor is very weak.
    WeakFactor,
    /// G2: no owned purpose.
    NoPurpose,
    /// G3: on site without authority.
    NoAuthority,
    /// G4: production planned, requirements unknown.
    NoRequirements,
    /// G5: exposed to tariffs and unprepared; caps the high-tariff view only.
    Exposed,
    /// G6: too many answers contradict each other; caps nothing.
    Unconfirmed,
}

impl Gate {
    pub const ALL: [Self; 6] = [
        Self::WeakFactor,
        Self::NoPurpose,
        Self::NoAuthority,
        Self::NoRequirements,
        Self::Exposed,
        Self::Unconfirmed,
    ];

    /// Its id in files.
    pub const fn slug(self) -> &'static str {
        GATE_IDS[self as usize]
    }
}

/// The set of gates that fire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gates(u8);

impl Gates {
    /// The gates in the set, in order.
    pub fn iter(self) -> impl Iterator<Item = Gate> {
        Gate::ALL
            .into_iter()
            .filter(move |gate| self.contains(*gate))
    }

    /// Whether the gate fires.
    pub const fn contains(self, gate: Gate) -> bool {
        self.0 & (1 << gate as u8) != 0
    }

    /// Whether `self` has lost gates compared with `before` and gained none.
    pub const fn is_smaller_than(self, before: Self) -> bool {
        self.0 != before.0 && self.0 & before.0 == self.0
    }

    /// The highest band allowed in a scenario's view.
    pub fn cap(self, catalog: &Catalog, scenario: Option<TariffScenario>) -> Band {
        let gates = &catalog.numbers.gates;
        let highest = self.iter().map(|gate| match gate {
            Gate::WeakFactor => gates.weak_factor_cap,
            Gate::NoPurpose => gates.no_purpose.cap,
            Gate::NoAuthority => gates.no_authority.cap,
            Gate::NoRequirements => gates.no_requirements.cap,
            Gate::Exposed if scenario == Some(TariffScenario::High) => gates.exposed_cap,
            Gate::Exposed | Gate::Unconfirmed => 5,
        });
        Band::from_number(highest.min().unwrap_or(5))
    }
}

/// What tariffs say to gates: exposure 0..=1, confirmed scenario readiness 0..=100.
pub(super) struct TariffView {
    pub(super) exposure: f64,
    pub(super) confirmed_readiness: f64,
}

/// The gates that fire for a company with these factor scores.
pub(super) fn gates(
    catalog: &Catalog,
    company: &Company,
    answers: &super::answer::Answers,
    factors: &[FactorScore; FACTORS],
    tariff: &TariffView,
    conflicts: u32,
) -> Gates {
    let rules = &catalog.numbers.gates;
    let stage = company.profile.chosen(catalog.known.stage);
    let activities = company.profile.chosen(catalog.known.activity);
    let question = |gate: &QuestionGate| {
        let concerned = (gate.stages == 0 || gate.stages & stage != 0)
            && (gate.activities == 0 || gate.activities & activities != 0);
        concerned && is_below(company, answers.get(gate.question), gate)
    };
    let fires = |gate: Gate| match gate {
        Gate::WeakFactor => factors
            .iter()
            .any(|factor| !reaches(factor.confirmed, rules.weak_factor_below)),
        Gate::NoPurpose => question(&rules.no_purpose),
        Gate::NoAuthority => question(&rules.no_authority),
        Gate::NoRequirements => question(&rules.no_requirements),
        Gate::Exposed => {
            reaches(tariff.exposure, rules.exposed_from)
                && !reaches(tariff.confirmed_readiness, rules.exposed_readiness)
        }
        Gate::Unconfirmed => conflicts.count_ones() >= rules.unconfirmed_conflicts,
    };
    Gates(
        Gate::ALL
            .into_iter()
            .filter(|gate| fires(*gate))
            .fold(0, |bits, gate| bits | 1 << gate as u8),
    )
}

/// "Not answered, so not confirmed": open answers count as level 0, questions not asked are
/// skipped, and so is what does not apply.
fn is_below(company: &Company, answer: Answer, gate: &QuestionGate) -> bool {
    match answer {
        Answer::Level(level, _) => !reaches(level.value(), gate.below),
        Answer::NotApplicable => false,
        Answer::DontKnow => true,
        Answer::Open => !is_not_asked(company, gate.question),
    }
}
