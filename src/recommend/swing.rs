//! From worst to best: what weight on a criterion is weight on.

use super::data::RegionData;
use super::schema::{Knots, Leaf, Values};

/// How far the regions lie apart on one leaf, between its anchors.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    pub leaf: String,
    pub range: Range,
}

/// Both anchors in natural units, the worst first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Range {
    /// A figure in the unit of the leaf.
    Figure(f64, f64),
    /// No and yes.
    NoYes,
    /// Times the US share, and percent of the US total, of a cluster or an occupation.
    Cluster { lq: (f64, f64), share: (f64, f64) },
}

impl RegionData {
    /// The swings behind a priority of P13 or behind a group, in the order of the data.
    ///
    /// A tier or ten points say how much this step from worst to best matters, so the step has
    /// to be read beside the question. Distance to the head office depends on the company and is
    /// left out.
    pub fn swings(&self, id: &str) -> Vec<Swing> {
        let bundle = self.file.priorities.bundles.get(id);
        let mut swings = Vec::new();
        for leaf in &self.file.leaves {
            let named = bundle.map_or(leaf.group == id, |bundle| bundle.contains_key(&leaf.id));
            if let Some(range) = self.range(leaf).filter(|_| named) {
                swings.push(Swing {
                    leaf: leaf.id.clone(),
                    range,
                });
            }
        }
        swings
    }

    fn range(&self, leaf: &Leaf) -> Option<Range> {
        let strength = &self.file.strength;
        match &leaf.values {
            Values::Table(table) if table.yes_no => Some(Range::NoYes),
            Values::Table(_) | Values::Flights => {
                let (worst, best) = ends(&leaf.knots)?;
                Some(Range::Figure(worst, best))
            }
            Values::Own | Values::Related | Values::Occupation | Values::Clusters(_) => {
                Some(Range::Cluster {
                    lq: ends(&strength.lq_knots)?,
                    share: ends(&strength.share_knots)?,
                })
            }
            Values::Distance => None,
        }
    }
}

/// Raw values at the worst and at the best end of a curve.
fn ends(knots: &Knots) -> Option<(f64, f64)> {
    let (first, last) = (knots.first()?, knots.last()?);
    Some(if first.1 <= last.1 {
        (first.0, last.0)
    } else {
        (last.0, first.0)
    })
}
