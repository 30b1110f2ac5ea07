//! Compression, because a release is never sent without it, and the names of contents.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{LazyLock, Mutex};

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::lock;

/// How a body is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Coding {
    Plain,
    Gzip,
    /// At a quality of 0 to 11.
    Brotli(u32),
}

impl Coding {
    /// The best that the value of `Accept-Encoding` allows, Brotli at this quality.
    pub(super) fn chosen(accepted: &str, quality: u32) -> Self {
        let allows = |coding: &str| {
            accepted.split(',').any(|part| {
                let mut halves = part.split(';').map(str::trim);
                halves.next() == Some(coding) && halves.next() != Some("q=0")
            })
        };
        if allows("br") {
            Self::Brotli(quality)
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
            Self::Brotli(_) => "br",
        }
    }
}

/// The bodies that were compressed before, by coding and tag. Shared by all servers: each
/// browser test starts its own, and all of them send the same release.
static KNOWN: LazyLock<Mutex<Bodies>> = LazyLock::new(Mutex::default);

type Bodies = HashMap<(Coding, String), Vec<u8>>;

/// The compressed body, `None` where it is to be sent as it is.
pub(super) fn pack(coding: Coding, tag: &str, body: &[u8]) -> Option<Vec<u8>> {
    let mut known = lock(&KNOWN);
    let key = (coding, tag.to_owned());
    if let Some(packed) = known.get(&key) {
        return Some(packed.clone());
    }
    let packed = match coding {
        Coding::Plain => return None,
        Coding::Gzip => gzip(body).ok()?,
        Coding::Brotli(quality) => brotli(body, quality).ok()?,
    };
    known.insert(key, packed.clone());
    Some(packed)
}

/// The entity tag of a body: the first 16 hexadecimal digits of its SHA-256.
pub(super) fn tag(body: &[u8]) -> String {
    let hash = Sha256::digest(body);
    let first = hash.iter().take(8);
    let number = first.fold(0, |number, byte| number << 8 | u64::from(*byte));
    // Weak, because the same tag stands for every coding of the body.
    format!("W/\"{number:016x}\"")
}

/// A body after Brotli at a quality of 0 to 11.
pub(crate) fn brotli(body: &[u8], quality: u32) -> std::io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 65_536, quality, 22);
    writer.write_all(body)?;
    Ok(writer.into_inner())
}

pub(crate) fn gzip(body: &[u8]) -> std::io::Result<Vec<u8>> {
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
            ("gzip, deflate, br, zstd", Coding::Brotli(11)),
            ("gzip, deflate", Coding::Gzip),
            ("br;q=0, gzip;q=0.5", Coding::Gzip),
            ("", Coding::Plain),
        ] {
            assert_eq!(Coding::chosen(accepted, 11), coding, "{accepted}");
        }
    }

    #[test]
    fn compression_makes_text_smaller() {
        let body = "words ".repeat(500).into_bytes();
        for coding in [Coding::Gzip, Coding::Brotli(5), Coding::Brotli(11)] {
            let packed = pack(coding, &tag(&body), &body).unwrap();
            assert!(packed.len() < 100, "{coding:?}");
            assert_eq!(pack(coding, &tag(&body), &body), Some(packed));
        }
        assert_eq!(pack(Coding::Plain, &tag(&body), &body), None);
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
