//! Sorting a few rows by keys of their own, sample by sample: how the weights of a tier get into
//! random order.

use crate::eight::above;
use crate::{Row, TILE};

/// Batcher's merge exchange for any number of rows that begin at `first`: pairs to compare, in
/// order.
pub(crate) fn pairs(rows: usize, first: usize) -> Vec<(u16, u16)> {
    let mut pairs = Vec::new();
    let mut run = 1;
    while run < rows {
        let mut step = run;
        while step >= 1 {
            let mut from = step % run;
            while from + step < rows {
                for lower in from..(from + step).min(rows - step) {
                    let upper = lower + step;
                    if lower / (2 * run) == upper / (2 * run) {
                        pairs.push((index(first + lower), index(first + upper)));
                    }
                }
                from += 2 * step;
            }
            step /= 2;
        }
        run *= 2;
    }
    pairs
}

fn index(row: usize) -> u16 {
    u16::try_from(row).unwrap_or(u16::MAX)
}

/// Sorts rows of keys, smallest first, and moves what belongs to them along.
pub(crate) fn sort_with(keys: &mut [Row], rows: &mut [Row], pairs: &[(u16, u16)]) {
    for &(upper, lower) in pairs {
        let (upper, lower) = (usize::from(upper), usize::from(lower));
        if let (Some((keys_head, [key_b, ..])), Some((rows_head, [row_b, ..]))) = (
            keys.split_at_mut_checked(lower),
            rows.split_at_mut_checked(lower),
        ) && let (Some(key_a), Some(row_a)) =
            (keys_head.get_mut(upper), rows_head.get_mut(upper))
        {
            exchange_with(key_a, key_b, row_a, row_b);
        }
    }
}

#[inline]
fn exchange_with(key_a: &mut Row, key_b: &mut Row, row_a: &mut Row, row_b: &mut Row) {
    let keys = key_a.iter_mut().zip(key_b);
    for ((key_a, key_b), (row_a, row_b)) in keys.zip(row_a.iter_mut().zip(row_b)) {
        let (mut a, mut b) = (key_a.map(f32::to_bits), key_b.map(f32::to_bits));
        let (mut x, mut y) = (row_a.map(f32::to_bits), row_b.map(f32::to_bits));
        for lane in 0..TILE {
            let is_above = above(a[lane], b[lane]);
            (a[lane], b[lane]) = if is_above {
                (b[lane], a[lane])
            } else {
                (a[lane], b[lane])
            };
            (x[lane], y[lane]) = if is_above {
                (y[lane], x[lane])
            } else {
                (x[lane], y[lane])
            };
        }
        (*key_a, *key_b) = (a.map(f32::from_bits), b.map(f32::from_bits));
        (*row_a, *row_b) = (x.map(f32::from_bits), y.map(f32::from_bits));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Stream, Use};
    use crate::{LANES, ZERO};

    #[test]
    fn pairs_sort_smallest_first_and_take_along() {
        for count in 1..9_usize {
            for first in [0, 3] {
                let stream = Stream::new(3, Use::Place, 1);
                let key = |row: usize, lane: usize| {
                    stream.unit(u32::try_from(row * LANES + lane).unwrap_or_default())
                };
                let (mut keys, mut along) = (vec![ZERO; 12], vec![ZERO; 12]);
                for (at, (keys, along)) in keys.iter_mut().zip(&mut along).enumerate() {
                    for (lane, cell) in keys.as_flattened_mut().iter_mut().enumerate() {
                        *cell = key(at, lane);
                        along.as_flattened_mut()[lane] = 2.0 * *cell;
                    }
                }
                sort_with(&mut keys, &mut along, &pairs(count, first));
                for row in first..first + count {
                    for lane in 0..LANES {
                        let (here, there) = (keys[row].as_flattened(), along[row].as_flattened());
                        assert!((here[lane] * 2.0 - there[lane]).abs() < 1e-9);
                        if row > first {
                            assert!(here[lane] >= keys[row - 1].as_flattened()[lane]);
                        }
                    }
                }
            }
        }
    }
}
