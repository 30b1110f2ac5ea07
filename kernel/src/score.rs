//! From weights to sortable keys: the score in the high bits, the region's position below.

use crate::noise::Noise;
use crate::random::{Stream, Use};
use crate::{Row, TILE, TILES, ZERO, lanes};

/// Bits of a float's mantissa, which are all that a score has.
const MANTISSA: u32 = 23;
/// Bits of a key. Keys are sorted as floats, which every machine compares in one step, so sign
/// and exponent must stay those of a normal positive number.
const KEY: u32 = 30;
/// What lifts the smallest key above the numbers without a normal exponent.
const LIFT: u32 = 0x0100_0000;
/// Deviations beyond which no normal number of ours lies.
const REACH: f32 = 5.5;

/// Values and errors of all regions in the order of their positions.
#[derive(Debug)]
pub(crate) struct Scorer {
    criteria: usize,
    values: Vec<f32>,
    noise: Option<Errors>,
    frame: Frame,
}

#[derive(Debug)]
struct Errors {
    own: Vec<f32>,
    streams: Vec<Stream>,
    shared: Vec<f32>,
    /// By region, the row of its place.
    places: Vec<usize>,
    place_streams: Vec<Stream>,
    rows: Vec<Row>,
}

/// How a score becomes a whole number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    low: f32,
    factor: f32,
    /// Bits of the position.
    bits: u32,
    /// Bits by which a score is lifted above them, and those of it that have room there.
    lift: u32,
    room: u32,
}

impl Frame {
    fn new(values: &[f32], regions: usize, reach: f32) -> Self {
        let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
        for &value in values {
            low = if value < low { value } else { low };
            high = if value > high { value } else { high };
        }
        (low, high) = (low - reach, high + reach);
        let bits = usize::BITS - (regions - 1).max(1).leading_zeros();
        let lift = bits.min(KEY - MANTISSA);
        Self {
            low,
            // A little room at both ends for the rounding of weights that sum to 1.
            factor: if high > low {
                0.998 / (high - low)
            } else {
                0.0
            },
            bits,
            lift,
            room: (((1 << MANTISSA) - 1) << lift) & !((1 << bits) - 1),
        }
    }

    fn mask(self) -> u32 {
        (1 << self.bits) - 1
    }

    /// The keys of sixteen scores. The mantissa of a number from 1 to 2 is a whole number
    /// already; a conversion costs ten times as much in wasm.
    #[inline]
    fn keys(self, scores: &[f32; TILE], position: usize) -> [f32; TILE] {
        // The smaller position wins between equals, and positions follow dominance.
        let below = LIFT + self.mask() - u32::try_from(position).unwrap_or_default();
        let mut keys = [0.0; TILE];
        for (key, score) in keys.iter_mut().zip(scores) {
            let share = (score - self.low) * self.factor + 0.001;
            let share = if share > 0.0 { share } else { 0.0 };
            let share = if share < 0.999_999 { share } else { 0.999_999 };
            let whole = (((1.0 + share).to_bits() << self.lift) & self.room) + below;
            *key = f32::from_bits(whole);
        }
        keys
    }

    /// The position of the region that a key belongs to.
    #[inline]
    pub(crate) fn position(self, key: f32) -> usize {
        (self.mask() - (key.to_bits() & self.mask())) as usize
    }

    /// The same key for another position.
    pub(crate) fn at(self, key: f32, position: usize) -> f32 {
        let below = self.mask() - u32::try_from(position).unwrap_or_default();
        f32::from_bits((key.to_bits() & !self.mask()) | below)
    }
}

impl Scorer {
    /// `order` names the region of every position.
    pub(crate) fn new(
        order: &[usize],
        criteria: usize,
        values: &[f32],
        noise: Option<(&Noise, &[u32])>,
        seed: u32,
    ) -> Self {
        let reach = noise.map_or(0.0, |(noise, _)| REACH * noise.most());
        let noise = noise.map(|(noise, keys)| {
            let key = |list: &[u32], region: usize| list.get(region).copied().unwrap_or_default();
            let mut names: Vec<u32> = Vec::new();
            for place in &noise.places {
                if !names.contains(place) {
                    names.push(*place);
                }
            }
            let place = |&region: &usize| {
                let name = key(&noise.places, region);
                names.iter().position(|known| *known == name).unwrap_or(0)
            };
            let own = |&region: &usize| Stream::new(seed, Use::OwnNoise, key(keys, region));
            let place_streams: Vec<Stream> = names
                .iter()
                .map(|&name| Stream::new(seed, Use::SharedNoise, name))
                .collect();
            Errors {
                own: arranged(order, criteria, &noise.own),
                streams: order.iter().map(own).collect(),
                shared: arranged(order, criteria, &noise.shared),
                places: order.iter().map(place).collect(),
                rows: vec![ZERO; place_streams.len()],
                place_streams,
            }
        });
        Self {
            criteria,
            values: arranged(order, criteria, values),
            noise,
            frame: Frame::new(values, order.len(), reach),
        }
    }

    pub(crate) fn frame(&self) -> Frame {
        self.frame
    }

    /// Row of all regions under the weights of sixty-four samples; rows beyond them stay.
    pub(crate) fn fill(&mut self, weights: &[Row], first: u32, keys: &mut [Row]) {
        if let Some(errors) = &mut self.noise {
            errors.draw(first);
            let values = self.values.chunks_exact(self.criteria);
            for ((position, values), keys) in values.enumerate().zip(keys) {
                errors.region(weights, values, position, first, self.frame, keys);
            }
            return;
        }
        let values = self.values.chunks(2 * self.criteria);
        for ((pair, values), keys) in values.enumerate().zip(keys.chunks_mut(2)) {
            let (a, b) = values.split_at(self.criteria);
            match keys {
                [one, two] if !b.is_empty() => {
                    two_regions(weights, (a, b), 2 * pair, self.frame, one, two);
                }
                [one, ..] => one_region(weights, a, 2 * pair, self.frame, one),
                _ => {}
            }
        }
    }

    /// Row of scores that were made elsewhere, in the order of the regions.
    pub(crate) fn keys_of(&self, order: &[usize], scores: &[Row], keys: &mut [Row]) {
        for ((position, region), keys) in order.iter().enumerate().zip(keys) {
            if let Some(row) = scores.get(*region) {
                for (tile, keys) in row.iter().zip(keys) {
                    *keys = self.frame.keys(tile, position);
                }
            }
        }
    }
}

/// The rows of a table in another order; nothing of an empty one.
fn arranged(order: &[usize], criteria: usize, table: &[f32]) -> Vec<f32> {
    let mut rows = Vec::with_capacity(table.len());
    for region in order {
        let from = region * criteria;
        rows.extend_from_slice(table.get(from..from + criteria).unwrap_or_default());
    }
    rows
}

/// Two regions share each load of a weight.
fn two_regions(
    weights: &[Row],
    values: (&[f32], &[f32]),
    position: usize,
    frame: Frame,
    one_keys: &mut Row,
    two_keys: &mut Row,
) {
    for tile in 0..TILES {
        let (mut one, mut two) = ([0.0; TILE], [0.0; TILE]);
        for (row, (a, b)) in weights.iter().zip(values.0.iter().zip(values.1)) {
            let row = &row[tile];
            for lane in 0..TILE {
                one[lane] += row[lane] * a;
                two[lane] += row[lane] * b;
            }
        }
        one_keys[tile] = frame.keys(&one, position);
        two_keys[tile] = frame.keys(&two, position + 1);
    }
}

fn one_region(weights: &[Row], values: &[f32], position: usize, frame: Frame, keys: &mut Row) {
    for tile in 0..TILES {
        let mut sums = [0.0; TILE];
        for (row, value) in weights.iter().zip(values) {
            for (sum, weight) in sums.iter_mut().zip(&row[tile]) {
                *sum += weight * value;
            }
        }
        keys[tile] = frame.keys(&sums, position);
    }
}

impl Errors {
    /// One normal number a place.
    fn draw(&mut self, first: u32) {
        if !self.shared.is_empty() {
            for (row, stream) in self.rows.iter_mut().zip(&self.place_streams) {
                lanes::normal(*stream, first, row.as_flattened_mut());
            }
        }
    }

    fn region(
        &self,
        weights: &[Row],
        values: &[f32],
        position: usize,
        first: u32,
        frame: Frame,
        keys: &mut Row,
    ) {
        let from = position * values.len();
        let cells = from..from + values.len();
        let (Some(own), Some(stream)) = (self.own.get(cells.clone()), self.streams.get(position))
        else {
            return;
        };
        let shared = self.shared.get(cells).unwrap_or_default();
        let place = self.places.get(position).and_then(|&at| self.rows.get(at));
        let mut own_errors = ZERO;
        lanes::normal(*stream, first, own_errors.as_flattened_mut());
        for tile in 0..TILES {
            let (mut sums, mut spread) = ([0.0; TILE], [0.0; TILE]);
            for (row, (value, deviation)) in weights.iter().zip(values.iter().zip(own)) {
                let row = &row[tile];
                for lane in 0..TILE {
                    let part = row[lane] * deviation;
                    sums[lane] += row[lane] * value;
                    spread[lane] += part * part;
                }
            }
            add(&mut sums, &spread, &own_errors[tile]);
            if let Some(place) = place.filter(|_| !shared.is_empty()) {
                let mut spread = [0.0; TILE];
                for (row, deviation) in weights.iter().zip(shared) {
                    for (spread, weight) in spread.iter_mut().zip(&row[tile]) {
                        let part = weight * deviation;
                        *spread += part * part;
                    }
                }
                add(&mut sums, &spread, &place[tile]);
            }
            keys[tile] = frame.keys(&sums, position);
        }
    }
}

/// Adds an error with these variances.
#[inline]
fn add(sums: &mut [f32; TILE], spread: &[f32; TILE], normal: &[f32; TILE]) {
    for lane in 0..TILE {
        sums[lane] += spread[lane].sqrt() * normal[lane];
    }
}
