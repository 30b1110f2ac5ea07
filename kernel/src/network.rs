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
            network.push(Kind::Sort, rows, [from, from + WIDTH / 2], 1);
        }
        let mut run = WIDTH;
        while run < rows {
            network.steps(Kind::Merge, rows, run);
            let mut span = run / 8;
            while span > 0 {
                // Steps that were taken before do no harm when taken again.
                network.steps(Kind::Go, rows, span.max(4));
                span /= 8;
            }
            run *= 2;
        }
        network
    }

    /// Steps of a merge that compare rows `span` apart, then half as far, then half of that.
    fn steps(&mut self, kind: Kind, rows: usize, span: usize) {
        let step = span / 4;
        for from in (0..rows).step_by(WIDTH * step) {
            for place in 0..step {
                let first = from + place;
                let mirrored = from + WIDTH / 2 * step + step - 1 - place;
                let second = match kind {
                    Kind::Merge => mirrored,
                    _ => first + WIDTH / 2 * step,
                };
                self.push(kind, rows, [first, second], step);
            }
        }
    }

    /// An operation on four rows from each of two on, so many apart.
    #[inline(never)]
    fn push(&mut self, kind: Kind, rows: usize, from: [usize; 2], step: usize) {
        let mut gaps = [0; WIDTH];
        let (mut spare, mut next) = (rows, 0);
        for (place, gap) in gaps.iter_mut().enumerate() {
            let mut row = from[place / 4] + place % 4 * step;
            if row >= rows {
                row = spare;
                spare += 1;
            }
            *gap = row - next;
            next = row + 1;
        }
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
