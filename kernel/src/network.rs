//! Sorting sixty-four samples side by side.
//!
//! A network compares the same two places in every sample, so samples never wait for each other;
//! counting who beats whom takes five to seven times as many operations.

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

/// Sorts the rows lane by lane, largest first.
pub(crate) fn sort(rows: &mut [Row], pairs: &[(u16, u16)]) {
    for &(upper, lower) in pairs {
        if let Some((head, [second, ..])) = rows.split_at_mut_checked(usize::from(lower))
            && let Some(first) = head.get_mut(usize::from(upper))
        {
            exchange(first, second);
        }
    }
}

/// Puts the larger of each two keys into the first row.
///
/// Whole tiles are taken by value and chosen with `if`: that is the form which the compiler turns
/// into vector instructions for wasm too. What is chosen are whole numbers, because wasm without
/// vectors chooses between those without a branch.
#[inline]
fn exchange(first: &mut Row, second: &mut Row) {
    for (first, second) in first.iter_mut().zip(second) {
        let (a, b) = (first.map(f32::to_bits), second.map(f32::to_bits));
        let (mut high, mut low) = (a, b);
        for lane in 0..TILE {
            let is_above = above(a[lane], b[lane]);
            high[lane] = if is_above { a[lane] } else { b[lane] };
            low[lane] = if is_above { b[lane] } else { a[lane] };
        }
        *first = high.map(f32::from_bits);
        *second = low.map(f32::from_bits);
    }
}

/// Whether one positive float is above another, given their bits: they are ordered alike as
/// floats and as whole numbers. Of the two comparisons each machine has one that costs less.
#[inline]
fn above(a: u32, b: u32) -> bool {
    if cfg!(target_arch = "wasm32") {
        a.cast_signed() > b.cast_signed()
    } else {
        f32::from_bits(a) > f32::from_bits(b)
    }
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

    #[test]
    fn every_row_of_zeros_and_ones_is_sorted() {
        // A network that sorts all zeros and ones sorts everything (Knuth, volume 3, 5.3.4).
        for count in 1..13_usize {
            let pairs = pairs(count, 0);
            for mask in 0..1_i32 << count {
                let mut rows: Vec<i32> = (0..count).map(|place| mask >> place & 1).collect();
                for &(a, b) in &pairs {
                    let (a, b) = (usize::from(a), usize::from(b));
                    if rows[b] > rows[a] {
                        rows.swap(a, b);
                    }
                }
                assert!(rows.is_sorted_by(|a, b| a >= b), "{count} {mask:b}");
            }
        }
    }

    #[test]
    fn large_networks_sort_too() {
        for count in [60, 100, 1000] {
            let stream = crate::random::Stream::new(7, crate::random::Use::Weight, 1);
            let bits = |row: u32, lane: u32| stream.unit(row * 64 + lane);
            let row = |row| {
                std::array::from_fn(|tile| {
                    std::array::from_fn(|lane| {
                        bits(row, u32::try_from(tile * TILE + lane).unwrap())
                    })
                })
            };
            let mut rows: Vec<Row> = (0..count).map(row).collect();
            let network = pairs(rows.len(), 0);
            sort(&mut rows, &network);
            for pair in rows.windows(2) {
                for (a, b) in pair[0].as_flattened().iter().zip(pair[1].as_flattened()) {
                    assert!(a >= b);
                }
            }
        }
    }
}
