//! Share links: the fragment of an address, and a payload behind a check that is right.
#![no_main]

use std::fmt::Write;
use std::sync::LazyLock;

use landfall::catalog::Catalog;
use landfall::content;
use landfall::language::Language;
use landfall::session::{Linked, is_link, read_link, write_link};
use libfuzzer_sys::fuzz_target;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| content::catalog().unwrap());

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fuzz_target!(|data: &[u8]| {
    match data.split_first() {
        // A checksum stops nearly every guess, so half of the inputs get a right one.
        Some((0, payload)) => {
            let head = format!("1.{}", base64(payload));
            let check = base64(&checksum(head.as_bytes()).to_be_bytes());
            let read = read_link(&CATALOG, &format!("r={head}.{check}"));
            if let Some(Ok(linked)) = read {
                holds(&linked);
            }
        }
        Some((_, text)) => {
            let text = String::from_utf8_lossy(text);
            let read = read_link(&CATALOG, &text);
            assert_eq!(read.is_some(), is_link(&text));
            if let Some(Ok(linked)) = read {
                holds(&linked);
            }
        }
        None => {}
    }
});

/// What was read is in range, and is read again as it was.
fn holds(linked: &Linked) {
    let mut company = linked.session.company.clone();
    assert!(company.drop_invalid_not_applicable(&CATALOG).is_empty());
    if let Some(link) = write_link(&CATALOG, &linked.session, Language::Ja) {
        let again = read_link(&CATALOG, &link).unwrap().unwrap();
        assert_eq!(again.dropped, 0);
        assert_eq!(
            write_link(&CATALOG, &again.session, Language::Ja),
            Some(link)
        );
    }
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for part in bytes.chunks(3) {
        let mut number = 0_u32;
        for at in 0..3 {
            number = number << 8 | u32::from(part.get(at).copied().unwrap_or(0));
        }
        for at in 0..=part.len() {
            let digit = number >> (18 - 6 * at) & 63;
            write!(text, "{}", char::from(DIGITS[digit as usize])).unwrap();
        }
    }
    text
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = sum >> 1 ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}
