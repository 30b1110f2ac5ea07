//! Answers in the fragment of an address: `#r=<version>.<payload>.<check>`.
//!
//! The payload is base64url of a short binary, `layout` below. Everything is named by a hash of
//! its stable id, so that a link outlives a questionnaire in which questions moved; the check is
//! a checksum of what stands before it. Whoever sends a link may send anything: reading is total
//! and refuses what it does not know. Free texts never travel in a link.
//!
//! Layout, numbers most significant byte first: content hash (4 bytes); language, express and
//! scenario (1); viewpoints (1); month of the assessment (2); then six lists, each with its
//! length (1): answers (2 bytes each: 12 bits of the question's hash, 4 bits of answer), months
//! of evidence (3), chosen options (2), known sites (4), priorities (3), must-haves (3 or 11).

mod bits;
mod ids;
mod read;
mod text;

pub use read::read_link;
pub use text::is_link;

use super::Session;
use crate::assessment::{Answer, Importance, Month};
use crate::catalog::Catalog;
use crate::ids::QuestionId;
use crate::language::Language;
use bits::{base64, checksum};
use ids::Ids;

/// The version written today.
const VERSION: u32 = 1;

/// The longest link that is read or written, in characters after the `#`.
pub const LONGEST_LINK: usize = 2_048;

const DONT_KNOW: u8 = 9;
const NOT_APPLICABLE: u8 = 10;
const OPEN: u8 = 11;

/// Marks a priority that is given in points.
const POINTS: u8 = 0x10;

/// Why a link was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    #[error("the link is damaged")]
    Damaged,
    #[error("the link was made by a newer version")]
    Newer,
}

/// Answers that came in a link.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    pub session: Session,
    /// The language in which they were given.
    pub language: Language,
    /// How many entries the questionnaire of today does not have.
    pub dropped: usize,
    /// Whether the questionnaire is another than the one of the link.
    pub is_other_content: bool,
}

/// A checksum of every id of the questionnaire and of its version.
pub fn content_hash(catalog: &Catalog) -> u32 {
    Ids::new(catalog).content
}

/// The fragment that holds the answers, without its `#`; none if it would be too long.
pub fn write_link(catalog: &Catalog, session: &Session, language: Language) -> Option<String> {
    let bytes = payload(catalog, session, language)?;
    let head = [&VERSION.to_string(), ".", &base64(&bytes)].concat();
    let check = base64(&checksum(&[head.as_bytes()]).to_be_bytes());
    let link = ["r=", &head, ".", &check].concat();
    (link.len() <= LONGEST_LINK).then_some(link)
}

fn payload(catalog: &Catalog, session: &Session, language: Language) -> Option<Vec<u8>> {
    let ids = Ids::new(catalog);
    let company = &session.company;
    let known = &catalog.known;
    let mut bytes = ids.content.to_be_bytes().to_vec();
    bytes.push(language as u8 | u8::from(company.express) << 2 | (session.scenario as u8) << 3);
    bytes.push(company.viewpoints.max(1));
    bytes.extend_from_slice(&months(company.assessed).to_be_bytes());
    let [
        mut answers,
        mut evidence,
        mut chosen,
        mut sites,
        mut priorities,
        mut musts,
    ] = [const { List::new() }; 6];
    for question in QuestionId::all() {
        let (value, month) = match company.answers.get(question) {
            Answer::Open => continue,
            Answer::Level(level, month) => (level.half_steps(), months(month)),
            Answer::DontKnow => (DONT_KNOW, 0),
            Answer::NotApplicable => (NOT_APPLICABLE, 0),
        };
        if month > 0 {
            evidence.begin(&[answers.count]);
            evidence.short(month);
        }
        answers.begin(&[]);
        answers.short(ids.question(question) << 4 | u16::from(value));
    }
    for field in catalog.field_ids() {
        for option in company.profile.choices(field) {
            chosen.begin(&[]);
            chosen.short(ids.option(field, *option));
        }
    }
    for site in &company.profile.sites {
        sites.begin(site.state.as_bytes());
        sites.short(ids.option(known.known_sites, site.kind));
    }
    for (option, importance) in &company.profile.priorities {
        priorities.begin(&[]);
        priorities.short(ids.option(known.priorities, *option));
        priorities.bytes.push(match importance {
            Importance::Tier(_) => importance.points(),
            Importance::Points(points) => POINTS | points,
        });
    }
    for (option, limit) in &company.profile.musts {
        musts.begin(&[]);
        musts.short(ids.option(known.musts, *option));
        musts.bytes.push(u8::from(limit.is_some()));
        if let Some(limit) = limit {
            musts.bytes.extend_from_slice(&limit.to_be_bytes());
        }
    }
    for list in [answers, evidence, chosen, sites, priorities, musts] {
        if list.count == u8::MAX {
            return None;
        }
        bytes.push(list.count);
        bytes.extend_from_slice(&list.bytes);
    }
    Some(bytes)
}

/// A list of a payload. None of a real check is near 255 entries; such a one is refused.
struct List {
    count: u8,
    bytes: Vec<u8>,
}

impl List {
    const fn new() -> Self {
        Self {
            count: 0,
            bytes: Vec::new(),
        }
    }

    #[inline(never)]
    fn begin(&mut self, bytes: &[u8]) {
        self.count = self.count.saturating_add(1);
        self.bytes.extend_from_slice(bytes);
    }

    #[inline(never)]
    fn short(&mut self, number: u16) {
        self.bytes.extend_from_slice(&number.to_be_bytes());
    }
}

/// Months since the year 0, one for its January; 0 is no month.
fn months(month: Option<Month>) -> u16 {
    month
        .and_then(|month| {
            let year = month.year.checked_mul(12)?;
            year.checked_add(u16::from(month.month))
        })
        .unwrap_or(0)
}
