//! Tariffs change what the data say, not what the company wants.

use super::rescore::factor;
use crate::recommend::mcda::{self, Best};
use crate::recommend::model::Model;

/// The scenario without changes: the data as they are.
pub const BASE: &str = "base";

/// All states that can be chosen under all scenarios. What a choice costs in hindsight depends on
/// who could have been chosen instead, so a must changes it and the page says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Tariffs {
    /// Scenario ids, those of the readiness check: `low`, `base`, `high`.
    pub scenarios: Vec<String>,
    /// One row a state that can be chosen.
    pub rows: Vec<TariffRow>,
    /// The state whose worst regret is least.
    pub minimax: Option<String>,
    /// The two states that, both kept open, leave the least worst regret, and that regret.
    pub best_pair: Option<(String, String, f64)>,
    /// Best state by the probability of the high case against the base case: it leads from this
    /// probability on up to the next.
    pub break_even: Vec<(f64, String)>,
}

/// One state under all scenarios.
#[derive(Debug, Clone, PartialEq)]
pub struct TariffRow {
    pub region: String,
    /// Score by scenario, 0 to 100.
    pub scores: Vec<f64>,
    /// Points behind the best of each scenario.
    pub regret: Vec<f64>,
    pub worst: f64,
}

impl Model<'_> {
    /// Scores, regret and break points under the tariff scenarios of the data.
    pub fn tariffs(&self) -> Tariffs {
        let scenarios = ["low", BASE, "high"];
        let eligible = self.eligible();
        let scores: Vec<Vec<f64>> = eligible
            .iter()
            .map(|&region| {
                scenarios
                    .iter()
                    .map(|id| self.score_under(id, region))
                    .collect()
            })
            .collect();
        let id = |place: usize| self.data.region_id(eligible[place]).to_owned();
        let regret = mcda::regret(&scores);
        let column =
            |scenario: usize| -> Vec<f64> { scores.iter().map(|row| row[scenario]).collect() };
        let best = mcda::break_even(&column(1), &column(2));
        let named = |best: &Best| (best.from, id(best.region));
        let pair = regret
            .best_pair
            .map(|((a, b), worst)| (id(a), id(b), worst));
        let rows = scores
            .iter()
            .zip(regret.regret.iter().zip(&regret.max))
            .enumerate();
        Tariffs {
            scenarios: scenarios.map(str::to_owned).to_vec(),
            rows: rows
                .map(|(place, (scores, (regret, worst)))| TariffRow {
                    region: id(place),
                    scores: scores.clone(),
                    regret: regret.clone(),
                    worst: *worst,
                })
                .collect(),
            minimax: regret.minimax.map(id),
            best_pair: pair,
            break_even: best.iter().map(named).collect(),
        }
    }

    /// The score of a region under a tariff scenario, 0 to 100; a scenario without entries in
    /// the data changes nothing.
    pub(super) fn score_under(&self, scenario: &str, region: usize) -> f64 {
        let factors = self.data.file.tariffs.get(scenario);
        self.rescored(region, |leaf, value| match factors {
            Some(factors) => (value * factor(factors, leaf, 1.0)).min(1.0),
            None => value,
        })
    }
}
