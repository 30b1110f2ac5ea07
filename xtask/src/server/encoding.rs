//! Compression, because a release is never sent without it, and the names of contents.

use std::collections::HashMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// A quarter of the time of the highest quality, for nearly its size.
const QUALITY: u32 = 5;

/// How a body is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Coding {
    Plain,
    Gzip,
    Brotli,
}

impl Coding {
    /// The best that the value of `Accept-Encoding` allows.
    pub(super) fn chosen(accepted: &str) -> Self {
        let allows = |coding: &str| {
            accepted.split(',').any(|part| {
                let mut halves = part.split(';').map(str::trim);
                halves.next() == Some(coding) && halves.next() != Some("q=0")
            })
        };
        if allows("br") {
            Self::Brotli
        } else if allows("gzip") {
            Self::Gzip
        } else {
            Self::Plain
        }
    }

    /// Its name in `Content-Encoding`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Plain => "identity",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        }
    }
}

/// The bodies that were compressed before, by coding and tag.
#[derive(Debug, Default)]
pub(super) struct Encoded {
    bodies: HashMap<(Coding, String), Vec<u8>>,
}

impl Encoded {
    /// The compressed body, `None` where it is to be sent as it is.
    pub(super) fn pack(&mut self, coding: Coding, tag: &str, body: &[u8]) -> Option<Vec<u8>> {
        let key = (coding, tag.to_owned());
        if let Some(known) = self.bodies.get(&key) {
            return Some(known.clone());
        }
        let packed = match coding {
            Coding::Plain => return None,
            Coding::Gzip => gzip(body).ok()?,
            Coding::Brotli => brotli(body, QUALITY).ok()?,
        };
        self.bodies.insert(key, packed.clone());
        Some(packed)
    }
}

/// The entity tag of a body: the first 16 hexadecimal digits of its SHA-256.
pub(super) fn tag(body: &[u8]) -> String {
    let hash = Sha256::digest(body);
    let digits: String = hash
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    // Weak, because the same tag stands for every coding of the body.
    format!("W/\"{digits}\"")
}

/// A body after Brotli at a quality of 0 to 11.
pub(crate) fn brotli(body: &[u8], quality: u32) -> std::io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 65_536, quality, 22);
    writer.write_all(body)?;
    Ok(writer.into_inner())
}

fn gzip(body: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    writer.write_all(body)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn the_best_allowed_coding_is_chosen() {
        for (accepted, coding) in [
            ("gzip, deflate, br, zstd", Coding::Brotli),
            ("gzip, deflate", Coding::Gzip),
            ("br;q=0, gzip;q=0.5", Coding::Gzip),
            ("", Coding::Plain),
        ] {
            assert_eq!(Coding::chosen(accepted), coding, "{accepted}");
        }
    }

    #[test]
    fn compression_makes_text_smaller_and_happens_once() {
        let body = "words ".repeat(500).into_bytes();
        let mut encoded = Encoded::default();
        for coding in [Coding::Gzip, Coding::Brotli] {
            let packed = encoded.pack(coding, &tag(&body), &body).unwrap();
            assert!(packed.len() < 100, "{coding:?}");
            assert_eq!(encoded.pack(coding, &tag(&body), &body), Some(packed));
        }
        assert_eq!(encoded.bodies.len(), 2);
        assert_eq!(encoded.pack(Coding::Plain, &tag(&body), &body), None);
    }

    #[test]
    fn brotli_ends_its_stream() {
        let packed = brotli(b"words words words", 11).unwrap();
        let mut text = String::new();
        brotli::Decompressor::new(&packed[..], 4_096)
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "words words words");
    }
}
