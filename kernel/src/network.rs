//! Sorting sixty-four samples side by side.
//!
//! A network compares the same two places in every sample, so samples never wait for each other;
//! counting who beats whom takes five to seven times as many operations.

use crate::Row;
use crate::eight::{Kind, WIDTH, apply};

/// A network for some number of rows: a bitonic sorter (Batcher 1968) in the form that never
/// turns a run round.
///
/// Three steps are taken while eight rows are in registers. Batcher's odd-even sorter needs an
/// eighth fewer comparisons, but its steps overlap, so that each has to fetch and store every row,
/// which costs more time than it saves: a fifth of the whole at 250 regions.
#[derive(Debug)]
pub(crate) struct Network {
    operations: Vec<(Kind, [usize; WIDTH])>,
}

impl Network {
    /// Rows that a network asks for beyond those that it sorts. They hold zeros, the least of
    /// all, and stand in for rows that an operation misses.
    pub(crate) const SPARE: usize = WIDTH - 1;

    pub(crate) fn new(rows: usize) -> Self {
        let mut network = Self {
            operations: Vec::new(),
        };
        for from in (0..rows).step_by(WIDTH) {
            network.push(Kind::Sort, rows, |place| from + place);
        }
        let mut run = WIDTH;
        while run < rows {
            let step = run / 4;
            for from in (0..rows).step_by(2 * run) {
                for first in from..from + step {
                    let last = 2 * from + 2 * run - 1 - first;
                    network.push(Kind::Merge, rows, |place| match place {
                        0..4 => first + place * step,
                        _ => last - (WIDTH - 1 - place) * step,
                    });
                }
            }
            network.go_on(rows, run / 8);
            run *= 2;
        }
        network
    }

    /// The steps of a merge that compare rows `span` apart, then half as far, down to neighbours.
    fn go_on(&mut self, rows: usize, mut span: usize) {
        while span > 0 {
            let (kind, step) = match span {
                1 => (Kind::One, 1),
                2 => (Kind::Two, 1),
                _ => (Kind::Three, span / 4),
            };
            for from in (0..rows).step_by(WIDTH * step) {
                for first in from..from + step {
                    self.push(kind, rows, |place| first + place * step);
                }
            }
            span /= 8;
        }
    }

    fn push(&mut self, kind: Kind, rows: usize, row: impl Fn(usize) -> usize) {
        let mut spare = rows;
        let mut next = 0;
        let gaps = std::array::from_fn(|place| {
            let mut row = row(place);
            if row >= rows {
                row = spare;
                spare += 1;
            }
            let gap = row - next;
            next = row + 1;
            gap
        });
        // Less than two rows are in order.
        if spare + 1 < rows + WIDTH {
            self.operations.push((kind, gaps));
        }
    }

    /// Sorts the rows lane by lane, largest first. All are positive; spare ones follow them.
    pub(crate) fn sort(&self, rows: &mut [Row]) {
        for (kind, gaps) in &self.operations {
            apply(*kind, rows, gaps);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Stream, Use};
    use crate::{LANES, ZERO};

    /// Rows for a network: as many as it sorts, and its spare ones.
    fn rows(count: usize, mut key: impl FnMut(usize, usize) -> f32) -> Vec<Row> {
        let mut rows = vec![ZERO; count + Network::SPARE];
        for (at, row) in rows.iter_mut().take(count).enumerate() {
            for (lane, cell) in row.as_flattened_mut().iter_mut().enumerate() {
                *cell = key(at, lane);
            }
        }
        rows
    }

    fn assert_sorted(rows: &[Row], count: usize) {
        for pair in rows.windows(2) {
            for (a, b) in pair[0].as_flattened().iter().zip(pair[1].as_flattened()) {
                assert!(a >= b);
            }
        }
        for spare in &rows[count..] {
            assert!(spare.as_flattened().iter().all(|key| *key <= 0.0));
        }
    }

    #[test]
    fn every_row_of_small_and_large_is_sorted() {
        // A network that sorts all rows of two numbers sorts everything (Knuth, volume 3, 5.3.4).
        for count in 1..19_usize {
            let network = Network::new(count);
            let masks = 1_usize << count;
            for first in (0..masks).step_by(LANES) {
                let mut rows = rows(count, |at, lane| {
                    if (first + lane) >> at & 1 == 1 {
                        2.0
                    } else {
                        1.0
                    }
                });
                network.sort(&mut rows);
                assert_sorted(&rows, count);
            }
        }
    }

    #[test]
    fn large_networks_keep_every_key() {
        for count in [33, 51, 60, 64, 100, 250, 1000, 4096] {
            let network = Network::new(count);
            let stream = Stream::new(7, Use::Weight, 1);
            let key = |row: usize, lane: usize| {
                stream.unit(u32::try_from(row * LANES + lane).unwrap_or_default())
            };
            let mut sorted = rows(count, key);
            network.sort(&mut sorted);
            assert_sorted(&sorted, count);
            for lane in [0, 17, 63] {
                let mut own: Vec<f32> = (0..count).map(|row| key(row, lane)).collect();
                own.sort_by(|a, b| b.total_cmp(a));
                let told: Vec<f32> = sorted[..count]
                    .iter()
                    .map(|row| row.as_flattened()[lane])
                    .collect();
                assert_eq!(own, told, "{count} rows, lane {lane}");
            }
        }
    }
}
