//! Random bits as a hash of sample, stream and seed.

/// What a stream is for, so that two uses of one key have nothing in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    Weight = 1,
    Place = 2,
    OwnNoise = 3,
    SharedNoise = 4,
}

/// All numbers of one criterion, region or state under one seed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stream {
    start: u32,
    turn: u32,
}

impl Stream {
    pub(crate) fn new(seed: u32, purpose: Use, key: u32) -> Self {
        let start = stir(stir(seed ^ 0x9e37_79b9) ^ stir(key.wrapping_add(purpose as u32)));
        // Two words, because streams that differ in their start alone would be shifts of
        // each other.
        let turn = stir(start ^ stir(key ^ 0x85eb_ca6b));
        Self { start, turn }
    }

    /// Thirty-two bits of one sample: the mixer "lowbias32" (Wellons 2018), turned halfway.
    #[inline]
    pub(crate) fn bits(self, sample: u32) -> u32 {
        let mut bits = sample.wrapping_add(self.start);
        bits = (bits ^ (bits >> 16)).wrapping_mul(0x7feb_352d);
        bits = (bits ^ (bits >> 15) ^ self.turn).wrapping_mul(0x846c_a68b);
        bits ^ (bits >> 16)
    }

    /// A number between 0 and 1, never either: an odd count of 2^-24, symmetric about one half.
    #[inline]
    pub(crate) fn unit(self, sample: u32) -> f32 {
        // Below 2^24 a whole number and its float are the same.
        #[expect(clippy::cast_possible_wrap, reason = "twenty-four bits are left")]
        let count = ((self.bits(sample) >> 8) | 1) as i32;
        count as f32 * (1.0 / 16_777_216.0)
    }
}

fn stir(word: u32) -> u32 {
    let mut bits = word;
    bits = (bits ^ (bits >> 16)).wrapping_mul(0x7feb_352d);
    bits = (bits ^ (bits >> 15)).wrapping_mul(0x846c_a68b);
    bits ^ (bits >> 16)
}
