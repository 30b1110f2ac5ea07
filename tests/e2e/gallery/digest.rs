//! A picture in a line of text, so that a changed pixel is noticed and its place is told.

use crate::picture::Picture;

/// How many rows of pixels stand in one mark.
const BAND: usize = 128;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What is kept of a picture: its height, and three letters for every band of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Digest {
    pub(super) height: u32,
    pub(super) bands: String,
}

impl Digest {
    pub(super) fn of(picture: &Picture) -> Self {
        let rows = picture.pixels.chunks(picture.width as usize * BAND);
        Self {
            height: picture.height,
            bands: rows.map(|band| letters(hash(band))).collect(),
        }
    }

    /// What differs from an earlier picture, in words.
    pub(super) fn against(&self, before: &Self) -> Option<String> {
        if self == before {
            return None;
        }
        let (now, then) = (bands(&self.bands), bands(&before.bands));
        let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
        let above = now.iter().zip(&then).take_while(same).count();
        let below = now
            .iter()
            .rev()
            .zip(then.iter().rev())
            .take_while(same)
            .count();
        let until = now.len().saturating_sub(below).max(above + 1);
        let height = if self.height == before.height {
            String::new()
        } else {
            format!(
                ", and the page is {} high, not {}",
                self.height, before.height
            )
        };
        let end = (until * BAND).min(self.height as usize);
        Some(format!("rows {} to {end} differ{height}", above * BAND))
    }
}

fn bands(letters: &str) -> Vec<&str> {
    (0..letters.len() / 3)
        .map(|at| &letters[at * 3..at * 3 + 3])
        .collect()
}

/// FNV-1a, a pixel a step.
fn hash(pixels: &[[u8; 3]]) -> u64 {
    pixels
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, [red, green, blue]| {
            let pixel = u64::from(*red) << 16 | u64::from(*green) << 8 | u64::from(*blue);
            (hash ^ pixel).wrapping_mul(0x0100_0000_01b3)
        })
}

fn letters(hash: u64) -> String {
    // The upper bits of this hash are the well mixed ones.
    let folded = hash >> 46;
    (0..3)
        .map(|at| char::from(LETTERS[(folded >> (at * 6) & 63) as usize]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(height: u32) -> Picture {
        Picture {
            width: 10,
            height,
            pixels: vec![[250, 249, 247]; 10 * height as usize],
        }
    }

    #[test]
    fn one_changed_pixel_is_found_in_its_band() {
        let before = picture(600);
        let mut after = before.clone();
        after.pixels[10 * 300] = [250, 249, 246];
        let (before, after) = (Digest::of(&before), Digest::of(&after));
        assert_eq!(before.against(&before), None);
        assert_eq!(after.against(&before).unwrap(), "rows 256 to 384 differ");
    }

    #[test]
    fn a_page_that_grew_is_told_with_both_heights() {
        let text = Digest::of(&picture(700)).against(&Digest::of(&picture(600)));
        let text = text.unwrap();
        assert!(text.ends_with("the page is 700 high, not 600"), "{text}");
    }
}
