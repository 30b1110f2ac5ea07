//! What can be said of a choice without a sample, in one place for the page.

use super::change::WayToFirst;
use super::fallback::Fallback;
use super::figure::FigureWorth;
use super::tariff::Tariffs;
use crate::recommend::compare::Comparison;
use crate::recommend::model::Model;

/// What would change a choice, and what tariffs and failures do to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Exact {
    /// The first of the ranking.
    pub first: String,
    /// The one behind it, its way to the first place, and the two side by side.
    pub second: Option<(String, WayToFirst, Comparison)>,
    /// Another state that needs less weight than the second to draw level, and how much.
    pub nearer: Option<(String, f64)>,
    /// The figure that is most worth finding out.
    pub figure: Option<FigureWorth>,
    pub tariffs: Tariffs,
    /// Plan B behind the first, for everything it lives on, the largest loss first.
    pub fallbacks: Vec<Fallback>,
}

impl Model<'_> {
    /// All of it for a ranking that begins with these states; none without a state.
    pub fn exact(&self, states: &[String]) -> Option<Exact> {
        let first = states.first()?;
        let second = states.get(1).and_then(|second| {
            let way = self.way_to_first(second)?;
            let found = self.compare(first, second)?;
            Some((second.clone(), way, found))
        });
        let way = second.as_ref().map(|(_, way, _)| way);
        let share = match way {
            Some(WayToFirst::First) => 0.0,
            Some(WayToFirst::Shift(shift)) => shift.share,
            Some(WayToFirst::None) | None => f64::INFINITY,
        };
        let nearer = self
            .fragility()
            .filter(|(id, least)| states.get(1) != Some(id) && *least < share - 1e-9);
        let mut fallbacks = self.fallbacks(first);
        // What the first choice does not live on cannot take it away.
        fallbacks.retain(|fallback| fallback.loss > 0.0);
        Some(Exact {
            first: first.clone(),
            second,
            nearer,
            figure: self.worth_of_figures().into_iter().next(),
            tariffs: self.tariffs(),
            fallbacks,
        })
    }
}
