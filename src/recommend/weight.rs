//! From a company's profile to the weight of every leaf.

use super::data::RegionData;
use super::request::Request;
use super::schema::{Activity, Industry};
use super::value::Selection;

/// Weights of one company, summing to 1.
#[derive(Debug)]
pub(super) struct Weights {
    /// One weight a leaf, in the order of the data.
    pub leaves: Vec<f64>,
    /// Whether heavy use of energy changed the weights.
    pub heavy_use: bool,
    pub points_counted: Option<f64>,
    pub unscored: Vec<String>,
}

/// The company's activities in the data, with their shares.
pub(super) fn activities<'a>(
    data: &'a RegionData,
    industry: &str,
    slugs: &[String],
) -> Vec<(&'a str, &'a Activity, f64)> {
    let mut found: Vec<(&str, &Activity)> = Vec::new();
    for slug in slugs {
        let id = data.file.split.get(slug).map_or(slug, |split| {
            let named = split.industries.iter().any(|id| id == industry);
            if named {
                &split.activity
            } else {
                &split.otherwise
            }
        });
        if let Some((id, activity)) = data.file.activities.get_key_value(id)
            && found.iter().all(|(known, _)| known != id)
        {
            found.push((id, activity));
        }
    }
    let shares = match found.len() {
        0 | 1 => (1.0, 0.0),
        _ => data.file.mix,
    };
    found
        .into_iter()
        .zip([shares.0, shares.1])
        .map(|((id, activity), share)| (id, activity, share))
        .collect()
}

pub(super) fn weights(
    data: &RegionData,
    request: &Request,
    selection: &Selection<'_>,
    activities: &[(&str, &Activity, f64)],
) -> Weights {
    let heavy = &data.file.heavy_use;
    let heavy_use = request
        .heavy_use
        .iter()
        .any(|used| heavy.uses.contains(used));
    let group_weight = |group: &str| {
        let mixed: f64 = activities
            .iter()
            .map(|(_, activity, share)| share * activity.weights.get(group).copied().unwrap_or(0.0))
            .sum();
        let factor = if heavy_use && group == heavy.group {
            heavy.factor
        } else {
            1.0
        };
        mixed * multiplier(selection.industry, group) * factor
    };
    let leaves = data.file.leaves.iter();
    let mut base: Vec<f64> = leaves
        .map(|leaf| {
            if selection.has(leaf) {
                group_weight(&leaf.group) * leaf.share
            } else {
                0.0
            }
        })
        .collect();
    normalise(&mut base);
    let priorities = priorities(data, request, selection);
    let moved = data.file.priorities.lambda * priorities.counted / 10.0;
    for (weight, bundle) in base.iter_mut().zip(&priorities.bundle) {
        *weight = (1.0 - moved) * *weight + moved * bundle;
    }
    Weights {
        leaves: base,
        heavy_use,
        points_counted: priorities.any.then_some(priorities.counted),
        unscored: priorities.unscored,
    }
}

fn multiplier(industry: &Industry, group: &str) -> f64 {
    industry.multipliers.get(group).copied().unwrap_or(1.0)
}

#[derive(Debug)]
struct Bundles {
    any: bool,
    /// Points of the ten that fall on priorities with figures.
    counted: f64,
    /// Weights of the leaves by priorities alone, summing to 1, or all 0.
    bundle: Vec<f64>,
    unscored: Vec<String>,
}

fn priorities(data: &RegionData, request: &Request, selection: &Selection<'_>) -> Bundles {
    let mut bundle = vec![0.0; data.file.leaves.len()];
    let mut unscored = Vec::new();
    let (mut total, mut scored) = (0.0, 0.0);
    for (item, priority) in &request.priorities {
        let points = priority.points();
        if points <= 0.0 {
            continue;
        }
        total += points;
        let shares: Vec<f64> = data
            .file
            .leaves
            .iter()
            .map(|leaf| {
                let wanted = data
                    .file
                    .priorities
                    .bundles
                    .get(item)
                    .and_then(|bundle| bundle.get(&leaf.id));
                wanted
                    .copied()
                    .filter(|_| selection.has(leaf))
                    .unwrap_or(0.0)
            })
            .collect();
        let sum: f64 = shares.iter().sum();
        if sum <= 0.0 {
            unscored.push(item.clone());
            continue;
        }
        scored += points;
        for (weight, share) in bundle.iter_mut().zip(shares) {
            *weight += points * share / sum;
        }
    }
    normalise(&mut bundle);
    let counted = if total > 0.0 {
        10.0 * scored / total
    } else {
        0.0
    };
    Bundles {
        any: total > 0.0,
        counted,
        bundle,
        unscored,
    }
}

/// Scales the weights to a sum of 1; weights that are all 0 stay so.
fn normalise(weights: &mut [f64]) {
    let sum: f64 = weights.iter().sum();
    if sum > 0.0 {
        for weight in weights {
            *weight /= sum;
        }
    }
}
