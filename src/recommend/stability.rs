//! How firmly a place holds when the weights of the groups are not exactly ours.
//!
//! Every test multiplies each group's weight by a fixed factor around 1. The factors come from a
//! counter and the group's id, not from a running stream: the same company gets the same answer
//! on every device, and a group without weight changes nobody's draws.

use super::schema::Limits;

/// Share of the tests in which a state is first, and among the first three.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Shares {
    pub first: f64,
    pub top3: f64,
}

/// Runs the tests. `points` holds one row a state with its points by group, in the order of the
/// ids, so that equal sums fall to the first id as they do in the ranking.
pub(super) fn shares(limits: &Limits, groups: &[String], points: &[Vec<f64>]) -> Vec<Shares> {
    let mut counts = vec![(0_u32, 0_u32); points.len()];
    let mut factors = vec![0.0; groups.len()];
    let seeds: Vec<u64> = groups.iter().map(|group| seed(group)).collect();
    for draw in 0..limits.draws {
        for (factor, seed) in factors.iter_mut().zip(&seeds) {
            *factor = 1.0 + limits.spread * (2.0 * unit(seed.wrapping_add(u64::from(draw))) - 1.0);
        }
        let mut best: [Option<(f64, usize)>; 3] = [None; 3];
        for (state, row) in points.iter().enumerate() {
            let score: f64 = row
                .iter()
                .zip(&factors)
                .map(|(points, factor)| points * factor)
                .sum();
            insert(&mut best, (score, state));
        }
        for (place, found) in best.iter().enumerate() {
            if let Some((_, state)) = found {
                counts[*state].0 += u32::from(place == 0);
                counts[*state].1 += 1;
            }
        }
    }
    let all = f64::from(limits.draws.max(1));
    let share = |(first, top3): &(u32, u32)| Shares {
        first: f64::from(*first) / all,
        top3: f64::from(*top3) / all,
    };
    counts.iter().map(share).collect()
}

fn insert(best: &mut [Option<(f64, usize)>; 3], mut entry: (f64, usize)) {
    for place in best {
        match place {
            Some(known) if known.0 >= entry.0 => {}
            Some(known) => std::mem::swap(known, &mut entry),
            None => {
                *place = Some(entry);
                return;
            }
        }
    }
}

/// FNV-1a over the group's id (Fowler, Noll and Vo), which keys its draws.
fn seed(group: &str) -> u64 {
    group.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A number in 0..1 from a counter: the mixer of `SplitMix64` (Steele, Lea and Flood, 2014).
fn unit(counter: u64) -> f64 {
    let mut bits = counter.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^= bits >> 31;
    // Fifty-three bits are what a double holds exactly.
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits() -> Limits {
        Limits {
            coverage: 0.7,
            tie: 2.0,
            draws: 200,
            spread: 0.3,
            robust: 0.8,
            likely: 0.5,
        }
    }

    #[test]
    fn a_state_best_in_everything_is_always_first() {
        let groups = ["fit".to_owned(), "tax".to_owned()];
        let found = shares(&limits(), &groups, &[vec![1.0, 1.0], vec![2.0, 3.0]]);
        assert_eq!(
            found[1],
            Shares {
                first: 1.0,
                top3: 1.0
            }
        );
    }

    #[test]
    fn a_group_without_points_changes_nothing() {
        let rows = [
            vec![3.0, 1.0],
            vec![2.0, 2.1],
            vec![1.0, 3.2],
            vec![2.0, 2.0],
        ];
        let wider: Vec<Vec<f64>> = rows.iter().map(|row| vec![row[0], 0.0, row[1]]).collect();
        let two = shares(&limits(), &["fit".into(), "tax".into()], &rows);
        let three = shares(
            &limits(),
            &["fit".into(), "port".into(), "tax".into()],
            &wider,
        );
        assert_eq!(two, three);
        assert!(two.iter().map(|shares| shares.first).sum::<f64>() > 0.999);
    }

    #[test]
    fn draws_spread_over_the_unit_interval() {
        let mean = (0..2000).map(unit).sum::<f64>() / 2000.0;
        assert!((mean - 0.5).abs() < 0.03, "{mean}");
    }
}
