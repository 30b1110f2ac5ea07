//! Bytes of a share link: base64url, checksum, reading.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// base64url without padding (RFC 4648, section 5).
pub(super) fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let mut bits = 0_u32;
        for place in 0..3 {
            bits = bits << 8 | u32::from(chunk.get(place).copied().unwrap_or(0));
        }
        for place in 0..=chunk.len() {
            let letter = bits >> (18 - 6 * place) & 63;
            text.push(char::from(LETTERS[letter as usize]));
        }
    }
    text
}

/// The bytes of a base64url text that is written in the one right way.
pub(super) fn unbase64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0_u32);
    for letter in text.bytes() {
        let value = LETTERS.iter().position(|known| *known == letter)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held).ok()?);
            bits &= (1 << held) - 1;
        }
    }
    // A whole letter left over, or bits that no byte needed: not what was written.
    (held < 6 && bits == 0).then_some(bytes)
}

/// What four bits that leave the checksum leave behind.
const STEPS: [u32; 16] = steps();

const fn steps() -> [u32; 16] {
    let (mut steps, mut bits) = ([0; 16], 0);
    while bits < 16 {
        let (mut sum, mut turn) = (bits, 0);
        while turn < 4 {
            sum = (sum >> 1) ^ (0xEDB8_8320 * (sum & 1));
            turn += 1;
        }
        steps[bits as usize] = sum;
        bits += 1;
    }
    steps
}

/// CRC-32 (ISO 3309) of the parts in a row: it finds every single changed bit.
pub(super) fn checksum(parts: &[&[u8]]) -> u32 {
    let mut sum = u32::MAX;
    for byte in parts.iter().copied().flatten() {
        sum ^= u32::from(*byte);
        sum = sum >> 4 ^ STEPS[(sum & 15) as usize];
        sum = sum >> 4 ^ STEPS[(sum & 15) as usize];
    }
    !sum
}

/// The bytes that are still to be read. What is read beyond their end is 0, and the whole then
/// counts as damaged: one question at the end costs less than one at every byte.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    pub(super) is_damaged: bool,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            is_damaged: false,
        }
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    #[inline(never)]
    pub(super) fn byte(&mut self) -> u8 {
        if let Some((first, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            *first
        } else {
            self.is_damaged = true;
            0
        }
    }

    #[inline(never)]
    pub(super) fn short(&mut self) -> u16 {
        u16::from(self.byte()) << 8 | u16::from(self.byte())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_that_others_compute() {
        // The check value of the catalogue of CRC algorithms.
        assert_eq!(checksum(&[b"12345", b"6789"]), 0xCBF4_3926);
    }

    #[test]
    fn base64_is_that_of_the_standard() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foobar", "Zm9vYmFy"),
            (&[0xfb, 0xff], "-_8"),
        ] {
            assert_eq!(base64(bytes), text);
            assert_eq!(unbase64(text).as_deref(), Some(bytes));
        }
        for wrong in ["Z", "Zh", "Zm9", "Zm9vY", "Z!", "+/8", "Zg=="] {
            assert_eq!(unbase64(wrong), None, "{wrong}");
        }
    }
}
