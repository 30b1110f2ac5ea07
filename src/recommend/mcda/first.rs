//! The least change of all weights that makes a region first: a small linear programme.

use super::score::dot;

/// Anything nearer to 0 is rounding.
const ZERO: f64 = 1e-11;
/// More steps than any programme of this size takes.
const STEPS: usize = 2_000;

/// The least weight that must move for a region to be first or share the first place, and the
/// weights afterwards. None when no weighting makes it first.
///
/// Weight p is added and weight q taken away, in all as much as was added: least sum of p, with
/// the region at least level with every other. Nothing is added at the start, so the dual
/// simplex method begins with costs that are right and lets go one broken condition after the
/// other (Lemke 1954).
pub fn least_move_to_first(
    weights: &[f64],
    values: &[Vec<f64>],
    region: usize,
) -> Option<(f64, Vec<f64>)> {
    let count = weights.len();
    let own = values.get(region)?;
    let mut rows: Vec<(Vec<f64>, f64)> = Vec::new();
    for (_, rival) in values.iter().enumerate().filter(|pair| pair.0 != region) {
        let lead: Vec<f64> = own
            .iter()
            .zip(rival)
            .map(|(own, rival)| own - rival)
            .collect();
        let added = lead.iter().map(|lead| -lead);
        rows.push((
            added.chain(lead.iter().copied()).collect(),
            dot(weights, &lead),
        ));
    }
    for (place, weight) in weights.iter().enumerate() {
        let mut row = vec![0.0; 2 * count];
        row[count + place] = 1.0;
        rows.push((row, *weight));
    }
    for sign in [1.0, -1.0] {
        let sides = |place: usize| if place < count { sign } else { -sign };
        rows.push(((0..2 * count).map(sides).collect(), 0.0));
    }
    let costs = (0..2 * count).map(|place| if place < count { 1.0 } else { 0.0 });
    let solution = solve(rows, costs.collect())?;
    let (added, taken) = solution.split_at(count);
    let moved = weights.iter().zip(added.iter().zip(taken));
    Some((
        added.iter().sum(),
        moved
            .map(|(weight, (added, taken))| weight + added - taken)
            .collect(),
    ))
}

/// Least costs, none below 0, under `row · x <= limit` for every row and x not negative. None
/// when nothing meets all rows.
fn solve(mut rows: Vec<(Vec<f64>, f64)>, mut costs: Vec<f64>) -> Option<Vec<f64>> {
    let count = costs.len();
    // Which variable each row and each column stands for; those from `count` on are slacks.
    let mut basic: Vec<usize> = (count..count + rows.len()).collect();
    let mut free: Vec<usize> = (0..count).collect();
    for _ in 0..STEPS {
        // Of the broken rows and of the cheapest columns the first variable goes, so that no
        // round repeats (Bland 1977).
        let broken = (0..rows.len()).filter(|&row| rows[row].1 < -ZERO);
        let Some(leaving) = broken.min_by_key(|&row| basic[row]) else {
            let mut solution = vec![0.0; count];
            for (variable, row) in basic.iter().zip(&rows) {
                if let Some(value) = solution.get_mut(*variable) {
                    *value = row.1.max(0.0);
                }
            }
            return Some(solution);
        };
        let mut entering: Option<(usize, f64)> = None;
        for (column, factor) in rows[leaving].0.iter().enumerate() {
            if *factor < -ZERO {
                let ratio = costs[column] / -factor;
                let better = entering.is_none_or(|(known, least)| {
                    ratio < least - ZERO || (ratio < least + ZERO && free[column] < free[known])
                });
                if better {
                    entering = Some((column, ratio));
                }
            }
        }
        let (column, _) = entering?;
        pivot(&mut rows, &mut costs, leaving, column);
        std::mem::swap(&mut basic[leaving], &mut free[column]);
    }
    None
}

/// Exchanges a slack and a variable: Gauss's step on the table without its unit columns.
fn pivot(rows: &mut [(Vec<f64>, f64)], costs: &mut [f64], leaving: usize, column: usize) {
    let (mut own, mut limit) = std::mem::take(&mut rows[leaving]);
    let factor = own[column];
    own[column] = 1.0;
    for cell in &mut own {
        *cell /= factor;
    }
    limit /= factor;
    for (at, row) in rows.iter_mut().enumerate() {
        if at != leaving {
            let share = std::mem::take(&mut row.0[column]);
            for (cell, own) in row.0.iter_mut().zip(&own) {
                *cell -= share * own;
            }
            row.1 -= share * limit;
        }
    }
    let share = std::mem::take(&mut costs[column]);
    for (cost, own) in costs.iter_mut().zip(&own) {
        *cost -= share * own;
    }
    rows[leaving] = (own, limit);
}
