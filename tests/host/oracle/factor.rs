//! Section 2 of the specification: items, the score of a factor and its variance.

/// One question in the state the specification gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Item {
    /// A level from 0 to 4 in half steps.
    Answered {
        /// The level.
        level: f64,
        /// Whether evidence of the last twelve months goes with it.
        proven: bool,
    },
    /// The visitor does not know.
    DontKnow,
    /// The question does not apply.
    NotApplicable,
    /// Asked and left open.
    Unanswered,
    /// Not part of the express check.
    NotAsked,
}

/// What stands in for the items that have no answer.
#[derive(Debug, Clone, Copy)]
pub(super) enum View {
    /// The expected level of the table.
    Expected,
    /// Every open item at 0.
    Lowest,
    /// Every open item at 4.
    Highest,
    /// As the gates read them: open ones at 0, those not asked at the mean.
    Gate,
}

/// The weights of intent, practice and proof at a stage.
pub(super) fn stage_weights(stage: Option<&str>) -> [f64; 3] {
    match stage {
        Some("exploring") => [10.0, 7.0, 3.0],
        Some("preparing") => [8.0, 7.0, 5.0],
        Some("on-site") => [6.0, 7.0, 7.0],
        Some("revenue") => [5.0, 7.0, 8.0],
        _ => [1.0, 1.0, 1.0],
    }
}

/// A score from 0 to 100: 25 times the weighted mean of the items that are not N/A.
pub(super) fn score(items: &[Item], weights: &[f64], view: View) -> f64 {
    let mean = mean_of_answered(items, weights);
    let mut sum = 0.0;
    let mut total = 0.0;
    for (item, weight) in items.iter().zip(weights) {
        if let Some(level) = level_used(*item, mean, view) {
            sum += weight * level;
            total += weight;
        }
    }
    25.0 * sum / total
}

/// The variance of a factor score, in points²; `named` marks the questions of conflicts.
pub(super) fn variance(items: &[Item; 3], weights: &[f64; 3], named: [bool; 3]) -> f64 {
    let mut sum = 0.0;
    let mut total = 0.0;
    for part in 0..3 {
        let variance = match items[part] {
            Item::NotApplicable => continue,
            Item::Answered { .. } if named[part] => 0.50,
            Item::Answered { proven: true, .. } => 0.12,
            Item::Answered { proven: false, .. } => 0.30,
            Item::DontKnow => 1.25,
            Item::Unanswered => 2.0,
            Item::NotAsked => 1.0,
        };
        sum += variance * weights[part] * weights[part];
        total += weights[part];
    }
    (25.0 / total) * (25.0 / total) * sum
}

/// The weighted mean of the answered items, if there is one.
fn mean_of_answered(items: &[Item], weights: &[f64]) -> Option<f64> {
    let mut sum = 0.0;
    let mut total = 0.0;
    for (item, weight) in items.iter().zip(weights) {
        if let Item::Answered { level, .. } = item {
            sum += weight * level;
            total += weight;
        }
    }
    (total > 0.0).then(|| sum / total)
}

/// The level an item enters with, `None` when it is N/A.
fn level_used(item: Item, mean: Option<f64>, view: View) -> Option<f64> {
    match (item, view) {
        (Item::NotApplicable, _) => None,
        (Item::Answered { level, .. }, _) => Some(level),
        (_, View::Highest) => Some(4.0),
        (Item::NotAsked, View::Gate) => Some(mean.unwrap_or(0.0)),
        (_, View::Lowest | View::Gate) => Some(0.0),
        (Item::DontKnow, View::Expected) => Some(mean.map_or(1.0, |mean| mean.min(1.5))),
        (Item::Unanswered, View::Expected) => Some(mean.map_or(1.0, |mean| mean.min(1.0))),
        (Item::NotAsked, View::Expected) => Some(mean.unwrap_or(1.5)),
    }
}
