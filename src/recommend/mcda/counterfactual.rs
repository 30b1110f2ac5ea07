//! What would have to change for one region to draw level with another: closed forms.

use super::score::dot;
use crate::order::sort_by;

/// The least weight that must move for the follower to draw level, and the weights afterwards.
///
/// `lead` is, by criterion, the follower's value less the leader's. All weight that moves goes to
/// the criterion where the follower is best; it comes first from where the follower is worst.
/// That is the optimum of the linear programme. None where the follower leads nowhere: then no
/// weighting lets it win. Nothing moves where it is level or ahead already.
pub fn least_move(weights: &[f64], lead: &[f64]) -> Option<(f64, Vec<f64>)> {
    let mut moved = weights.to_vec();
    let mut need = -dot(weights, lead);
    if need <= 0.0 {
        return Some((0.0, moved));
    }
    let mut receiver = 0;
    for (criterion, value) in lead.iter().enumerate() {
        if *value > lead[receiver] {
            receiver = criterion;
        }
    }
    let best = lead.get(receiver).copied().filter(|best| *best > 0.0)?;
    let mut donors: Vec<usize> = (0..lead.len())
        .filter(|&donor| lead[donor] < best)
        .collect();
    sort_by(&mut donors, |&a, &b| lead[a].total_cmp(&lead[b]));
    let mut mass = 0.0;
    for donor in donors {
        let step = best - lead[donor];
        let part = weights[donor].min(need / step);
        moved[donor] -= part;
        moved[receiver] += part;
        mass += part;
        need -= part * step;
        if need <= 0.0 {
            break;
        }
    }
    Some((mass, moved))
}

/// The value that one weight would need, all others scaled in proportion, for the two to be
/// level; none where no value from 0 to below 1 does it.
pub fn single_weight(weights: &[f64], lead: &[f64], criterion: usize) -> Option<f64> {
    let (weight, own) = (*weights.get(criterion)?, *lead.get(criterion)?);
    let rest = 1.0 - weight;
    let others = (dot(weights, lead) - weight * own) / rest;
    let level = -others / (own - others);
    // A weight that is all there is, or a criterion like the mean of the others, gives no number.
    (level.is_finite() && (0.0..1.0).contains(&level)).then_some(level)
}

/// The value of 0 to 1 that the follower would need in one criterion; none above 1.
pub fn needed_value(weight: f64, value: f64, gap: f64) -> Option<f64> {
    let needed = value + gap / weight;
    (weight > 0.0 && needed <= 1.0).then_some(needed)
}
