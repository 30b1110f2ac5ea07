//! Eight rows at a time: what a network does while they are in registers.

use crate::{LANES, Row};

/// Rows of one operation.
pub(crate) const WIDTH: usize = 8;

/// What is done to eight rows, largest first afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Sorts them.
    Sort,
    /// Merges two sorted halves of longer runs: the first of the steps compares mirror images.
    Merge,
    /// Goes on merging by three steps.
    Go,
}

/// Does it in all lanes to eight rows of a list, given how many rows lie before the first and
/// between each and the next. Nothing happens where the list is too short.
pub(crate) fn apply(kind: Kind, rows: &mut [Row], gaps: &[usize; WIDTH]) -> Option<()> {
    let mut rest = rows;
    let mut next = |gap: &usize| {
        let (_, from) = std::mem::take(&mut rest).split_at_mut_checked(*gap)?;
        let (row, after) = from.split_first_mut()?;
        rest = after;
        Some(row)
    };
    let [r0, r1, r2, r3, r4, r5, r6, r7] = gaps;
    let (r0, r1, r2, r3) = (next(r0)?, next(r1)?, next(r2)?, next(r3)?);
    let (r4, r5, r6, r7) = (next(r4)?, next(r5)?, next(r6)?, next(r7)?);
    let steps = match kind {
        Kind::Sort => lane_by_lane::<{ Kind::Sort as u8 }>,
        Kind::Merge => lane_by_lane::<{ Kind::Merge as u8 }>,
        Kind::Go => lane_by_lane::<{ Kind::Go as u8 }>,
    };
    steps(r0, r1, r2, r3, r4, r5, r6, r7);
    Some(())
}

/// The rows are parameters of their own, because that is how the compiler knows that they are
/// different, and only then does it turn the loop into vector instructions.
#[inline(never)]
#[expect(clippy::too_many_arguments, reason = "the rows must not be one list")]
fn lane_by_lane<const KIND: u8>(
    r0: &mut Row,
    r1: &mut Row,
    r2: &mut Row,
    r3: &mut Row,
    r4: &mut Row,
    r5: &mut Row,
    r6: &mut Row,
    r7: &mut Row,
) {
    let (r0, r1) = (r0.as_flattened_mut(), r1.as_flattened_mut());
    let (r2, r3) = (r2.as_flattened_mut(), r3.as_flattened_mut());
    let (r4, r5) = (r4.as_flattened_mut(), r5.as_flattened_mut());
    let (r6, r7) = (r6.as_flattened_mut(), r7.as_flattened_mut());
    for at in 0..LANES {
        let cells = [
            r0[at], r1[at], r2[at], r3[at], r4[at], r5[at], r6[at], r7[at],
        ];
        let mut keys = Keys(cells.map(f32::to_bits));
        keys.take_steps(KIND);
        [
            r0[at], r1[at], r2[at], r3[at], r4[at], r5[at], r6[at], r7[at],
        ] = keys.0.map(f32::from_bits);
    }
}

/// Eight keys of one sample.
struct Keys([u32; WIDTH]);

#[expect(
    clippy::inline_always,
    reason = "eight keys stay in registers only if every step is part of the loop"
)]
impl Keys {
    #[inline(always)]
    fn take_steps(&mut self, kind: u8) {
        const SORT: u8 = Kind::Sort as u8;
        const MERGE: u8 = Kind::Merge as u8;
        match kind {
            SORT => self.sort(),
            MERGE => self
                .four([(0, 7), (1, 6), (2, 5), (3, 4)])
                .halves()
                .neighbours(),
            _ => self
                .four([(0, 4), (1, 5), (2, 6), (3, 7)])
                .halves()
                .neighbours(),
        };
    }

    /// The smallest network for eight: nineteen exchanges (Knuth, volume 3, 5.3.4).
    #[inline(always)]
    fn sort(&mut self) -> &mut Self {
        self.neighbours()
            .halves()
            .four([(1, 2), (5, 6), (0, 4), (3, 7)])
            .exchange(1, 5)
            .exchange(2, 6)
            .four([(1, 4), (3, 6), (2, 4), (3, 5)])
            .exchange(3, 4)
    }

    #[inline(always)]
    fn halves(&mut self) -> &mut Self {
        self.four([(0, 2), (1, 3), (4, 6), (5, 7)])
    }

    #[inline(always)]
    fn neighbours(&mut self) -> &mut Self {
        self.four([(0, 1), (2, 3), (4, 5), (6, 7)])
    }

    #[inline(always)]
    fn four(&mut self, [a, b, c, d]: [(usize, usize); 4]) -> &mut Self {
        self.exchange(a.0, a.1)
            .exchange(b.0, b.1)
            .exchange(c.0, c.1)
            .exchange(d.0, d.1)
    }

    /// Puts the larger of two keys first.
    #[inline(always)]
    fn exchange(&mut self, upper: usize, lower: usize) -> &mut Self {
        let (a, b) = (self.0[upper], self.0[lower]);
        let is_above = above(a, b);
        self.0[upper] = if is_above { a } else { b };
        self.0[lower] = if is_above { b } else { a };
        self
    }
}

/// Whether one positive float is above another, given their bits: they are ordered alike as
/// floats and as whole numbers. Of the two comparisons each machine has one that costs less.
#[inline]
pub(crate) fn above(a: u32, b: u32) -> bool {
    if cfg!(target_arch = "wasm32") {
        a.cast_signed() > b.cast_signed()
    } else {
        f32::from_bits(a) > f32::from_bits(b)
    }
}
