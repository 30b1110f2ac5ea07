//! Numbers that are derived from a company: kept while their grounds stay the same, never saved.

use super::context::{Context, Regions};
use crate::assessment::plan::{PlanItem, plan};
use crate::assessment::{Assessment, Company, assess};
use crate::ids::TariffScenario;
use crate::recommend::rank_first;
use crate::session::region_request;

/// How many states the result explains: those that it shows in full, and the one behind them,
/// which the last of them is compared with.
const EXPLAINED: usize = 6;

/// Readiness and plan of a company.
#[derive(Debug)]
pub struct Numbers {
    pub company: Company,
    pub scenario: TariffScenario,
    pub assessment: Assessment,
    pub plan: Vec<PlanItem>,
}

impl Context {
    /// Whether the screen shows numbers, and all that they need is loaded.
    pub(crate) fn shows_numbers(&self) -> bool {
        self.session().screen.is_of_result() && self.text.is_complete
    }

    /// Brings the numbers up to date. In a turn of its own it may also do the next step of what
    /// takes longer; true when that gave something new to show.
    ///
    /// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
    #[inline(never)]
    pub(crate) fn derive(&mut self, may_step: bool) -> bool {
        if !self.has_part(0) {
            return false;
        }
        let scenario = self.session().shown_scenario();
        let known = self
            .numbers
            .as_ref()
            .filter(|known| known.company == *self.company());
        let is_same_company = known.is_some();
        if known.is_none_or(|known| known.scenario != scenario) {
            let company = self.company().clone();
            self.numbers = Some(Numbers {
                assessment: assess(&self.catalog, &company),
                plan: plan(&self.catalog, &company, scenario),
                company,
                scenario,
            });
        }
        if !is_same_company {
            self.outcome = None;
        }
        // The region part is made later than the first ones, and only then ranked.
        if !self.has_part(Self::REGIONS) {
            return false;
        }
        let Regions::Ready(data) = &self.regions else {
            return false;
        };
        let request = || region_request(&self.catalog, self.session.shown());
        match &self.outcome {
            None => {
                let outcome = rank_first(data, &request(), EXPLAINED);
                self.firmness.begin(&outcome);
                self.outcome = Some(outcome);
                false
            }
            Some(outcome) if may_step && self.firmness.is_due() => {
                self.firmness.advance(data, &request(), outcome)
            }
            Some(_) => false,
        }
    }
}
