//! Sorting a few rows by keys of their own, sample by sample: how the weights of a tier get into
//! random order.

use crate::eight::above;
use crate::{LANES, Row};

/// Sorts rows of keys, smallest first, and moves what belongs to them along.
///
/// Neighbours are compared, one more row each round: half as many comparisons again as the best
/// network for the few rows of a tier, and far less to ship.
pub(crate) fn sort_with(keys: &mut [Row], rows: &mut [Row]) {
    for end in 1..keys.len() {
        for at in (0..end).rev() {
            if let (Some([key_a, key_b, ..]), Some([row_a, row_b, ..])) =
                (keys.get_mut(at..), rows.get_mut(at..))
            {
                exchange_with(key_a, key_b, row_a, row_b);
            }
        }
    }
}

/// The rows are parameters of their own, so that the compiler knows that they are different.
#[inline(never)]
fn exchange_with(key_a: &mut Row, key_b: &mut Row, row_a: &mut Row, row_b: &mut Row) {
    let (key_a, key_b) = (key_a.as_flattened_mut(), key_b.as_flattened_mut());
    let (row_a, row_b) = (row_a.as_flattened_mut(), row_b.as_flattened_mut());
    for lane in 0..LANES {
        let (a, b) = (key_a[lane].to_bits(), key_b[lane].to_bits());
        let (x, y) = (row_a[lane].to_bits(), row_b[lane].to_bits());
        let is_above = above(a, b);
        key_a[lane] = f32::from_bits(if is_above { b } else { a });
        key_b[lane] = f32::from_bits(if is_above { a } else { b });
        row_a[lane] = f32::from_bits(if is_above { y } else { x });
        row_b[lane] = f32::from_bits(if is_above { x } else { y });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ZERO;
    use crate::random::{Stream, Use};

    #[test]
    fn keys_are_sorted_and_take_along() {
        for count in 0..13_u32 {
            let fresh = |key: u32| {
                let stream = Stream::new(3, Use::Place, key);
                let mut row = ZERO;
                crate::lanes::uniform(stream, 0, row.as_flattened_mut());
                row
            };
            let mut keys: Vec<Row> = (0..count).map(fresh).collect();
            // In the opposite order, so that rows sorted by themselves would show.
            let opposite = |row: &Row| row.map(|tile| tile.map(|key| -key));
            let mut along: Vec<Row> = keys.iter().map(opposite).collect();
            sort_with(&mut keys, &mut along);
            assert_eq!(keys.iter().map(opposite).collect::<Vec<_>>(), along);
            for lane in 0..LANES {
                let column = |rows: &[Row]| -> Vec<f32> {
                    rows.iter().map(|row| row.as_flattened()[lane]).collect()
                };
                let mut own = column(&(0..count).map(fresh).collect::<Vec<Row>>());
                own.sort_by(f32::total_cmp);
                assert_eq!(column(&keys), own);
            }
        }
    }
}
