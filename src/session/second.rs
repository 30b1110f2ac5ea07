//! The file of another person, opened beside the visitor's answers.
//!
//! It is the record of a draft (`saved.rs`) that travelled. Whoever sends it may send anything:
//! what cannot be read is refused with a reason, and nothing of it is ever kept.

use std::rc::Rc;

use serde_json::Value;

use super::saved::{LoadError, read_company};
use crate::assessment::Company;
use crate::catalog::Catalog;

/// The longest file that is read, in bytes. A full check with long notes takes about 60,000.
pub const LONGEST_FILE: usize = 1_000_000;

/// What the visitor chose to open.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Second {
    #[default]
    Closed,
    Refused(Refusal),
    /// Shared, because every action makes a copy of the session.
    Open(Rc<SecondFile>),
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct SecondFile {
    pub company: Company,
    /// How many entries could not be read and were left out.
    pub dropped: usize,
}

/// Why a file was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The browser did not hand it over.
    Unreadable,
    TooLarge,
    NotOurs,
    Newer,
    Damaged,
}

impl Second {
    /// Reads the bytes of a file. Of the record only the company is looked at.
    pub fn read(catalog: &Catalog, bytes: &[u8]) -> Self {
        match second_file(catalog, bytes) {
            Ok(file) => Self::Open(Rc::new(file)),
            Err(refusal) => Self::Refused(refusal),
        }
    }
}

fn second_file(catalog: &Catalog, bytes: &[u8]) -> Result<SecondFile, Refusal> {
    if bytes.len() > LONGEST_FILE {
        return Err(Refusal::TooLarge);
    }
    let text = str::from_utf8(bytes).map_err(|_| Refusal::NotOurs)?;
    // Some editors put a mark before a text that they save as UTF-8.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Of a record that was cut off, the begin is all there is to know it by.
    let broken = if text.starts_with("{\"") {
        Refusal::Damaged
    } else {
        Refusal::NotOurs
    };
    let record: Value = serde_json::from_str(text).map_err(|_| broken)?;
    if record
        .get("v")
        .and_then(Value::as_u64)
        .is_none_or(|v| v == 0)
    {
        return Err(Refusal::NotOurs);
    }
    match read_company(catalog, &record) {
        Ok((request, dropped)) => Ok(SecondFile {
            company: request.company,
            dropped: dropped.len(),
        }),
        Err(LoadError::Newer) => Err(Refusal::Newer),
        Err(LoadError::Broken) => Err(Refusal::Damaged),
    }
}
