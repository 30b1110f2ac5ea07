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

use super::link_bits::{Reader, base64, checksum, unbase64};
use super::link_text::{normalised, part};
use super::{Session, link_ids::Ids};
use crate::assessment::{Answer, Company, Importance, Level, Month, Site, Tier};
use crate::catalog::{Catalog, FieldKind};
use crate::ids::{OptionId, QuestionId, TariffScenario};
use crate::language::Language;

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

use LinkError::Damaged;

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
    let bytes = payload(catalog, session, language);
    let head = [&VERSION.to_string(), ".", &base64(&bytes)].concat();
    let check = base64(&checksum(&[head.as_bytes()]).to_be_bytes());
    let link = ["r=", &head, ".", &check].concat();
    (link.len() <= LONGEST_LINK).then_some(link)
}

fn payload(catalog: &Catalog, session: &Session, language: Language) -> Vec<u8> {
    let ids = Ids::new(catalog);
    let company = &session.company;
    let known = &catalog.known;
    let mut bytes = ids.content.to_be_bytes().to_vec();
    bytes.push(language as u8 | u8::from(company.express) << 2 | (session.scenario as u8) << 3);
    bytes.push(company.viewpoints.max(1));
    bytes.extend(months(company.assessed).to_be_bytes());
    let (mut answers, mut evidence, mut chosen) = (Vec::new(), Vec::new(), Vec::new());
    for question in QuestionId::all() {
        let answer = company.answers.get(question);
        let nibble = match answer {
            Answer::Open => continue,
            Answer::Level(level, _) => level.half_steps(),
            Answer::DontKnow => DONT_KNOW,
            Answer::NotApplicable => NOT_APPLICABLE,
        };
        if let Answer::Level(_, month) = answer
            && let [high, low] = months(month).to_be_bytes()
            && (high, low) != (0, 0)
        {
            evidence.push(vec![count(answers.len()), high, low]);
        }
        let entry = ids.question(question) << 4 | u16::from(nibble);
        answers.push(entry.to_be_bytes().to_vec());
    }
    for field in catalog.field_ids() {
        for option in company.profile.choices(field) {
            chosen.push(ids.option(field, *option).to_vec());
        }
    }
    let (mut sites, mut priorities, mut musts) = (Vec::new(), Vec::new(), Vec::new());
    for site in &company.profile.sites {
        let mut entry = site.state.as_bytes().to_vec();
        entry.extend(ids.option(known.known_sites, site.kind));
        sites.push(entry);
    }
    for (option, importance) in &company.profile.priorities {
        let mut entry = ids.option(known.priorities, *option).to_vec();
        entry.push(match importance {
            Importance::Tier(_) => importance.points(),
            Importance::Points(points) => POINTS | points,
        });
        priorities.push(entry);
    }
    for (option, limit) in &company.profile.musts {
        let mut entry = ids.option(known.musts, *option).to_vec();
        entry.push(u8::from(limit.is_some()));
        entry.extend(limit.into_iter().flat_map(|limit| limit.to_be_bytes()));
        musts.push(entry);
    }
    for list in [answers, evidence, chosen, sites, priorities, musts] {
        // No list of a real check is near 255; a longer one would not fit a link either.
        bytes.push(count(list.len()));
        bytes.extend(list.into_iter().take(255).flatten());
    }
    bytes
}

fn count(length: usize) -> u8 {
    u8::try_from(length).unwrap_or(u8::MAX)
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

fn month(months: u16) -> Option<Month> {
    let from_year = months.checked_sub(1)?;
    Some(Month {
        year: from_year / 12,
        month: u8::try_from(from_year % 12 + 1).ok()?,
    })
}

/// Reads the fragment of an address, with or without its `#`; none when it holds no link.
pub fn read_link(catalog: &Catalog, fragment: &str) -> Option<Result<Linked, LinkError>> {
    let link = part(fragment, LONGEST_LINK)?;
    Some(if link.len() > LONGEST_LINK {
        Err(Damaged)
    } else {
        read(catalog, link)
    })
}

fn read(catalog: &Catalog, link: &[u8]) -> Result<Linked, LinkError> {
    let text = normalised(link).ok_or(Damaged)?;
    let mut parts = text.split('.');
    match parts.next().and_then(version) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(LinkError::Newer),
        _ => return Err(Damaged),
    }
    let (payload, check) = parts.next().zip(parts.next()).ok_or(Damaged)?;
    let head = text.len().checked_sub(check.len() + 1).ok_or(Damaged)?;
    let expected = checksum(&[text.as_bytes().get(..head).ok_or(Damaged)?]).to_be_bytes();
    if parts.next().is_some() || unbase64(check).as_deref() != Some(&expected) {
        return Err(Damaged);
    }
    let bytes = unbase64(payload).ok_or(Damaged)?;
    let mut reading = Reading {
        catalog,
        ids: Ids::new(catalog),
        bytes: Reader(&bytes),
        is_other_content: false,
        dropped: 0,
        company: Company::default(),
    };
    reading.all().ok_or(Damaged)
}

fn version(text: &str) -> Option<u32> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if is_number { text.parse().ok() } else { None }
}

/// A payload that is being read. `None` anywhere means that it is damaged.
struct Reading<'a> {
    catalog: &'a Catalog,
    ids: Ids,
    bytes: Reader<'a>,
    is_other_content: bool,
    dropped: usize,
    company: Company,
}

impl Reading<'_> {
    fn all(&mut self) -> Option<Linked> {
        self.is_other_content = self.bytes.long()? != self.ids.content;
        let head = self.bytes.byte()?;
        let language = *Language::ALL.get(usize::from(head & 3))?;
        let scenario = *TariffScenario::ALL.get(usize::from(head >> 3))?;
        self.company.express = head & 4 != 0;
        self.company.viewpoints = Some(self.bytes.byte()?).filter(|count| *count > 0)?;
        self.company.assessed = month(self.bytes.short()?);
        self.answers()?;
        for _ in 0..self.bytes.byte()? {
            self.choice()?;
        }
        for _ in 0..self.bytes.byte()? {
            self.site()?;
        }
        for _ in 0..self.bytes.byte()? {
            self.priority()?;
        }
        for _ in 0..self.bytes.byte()? {
            self.must()?;
        }
        if !self.bytes.0.is_empty() {
            return None;
        }
        for _ in self.company.drop_invalid_not_applicable(self.catalog) {
            self.unknown()?;
        }
        let company = std::mem::take(&mut self.company);
        Some(Linked {
            session: Session {
                by_points: company.profile.is_by_points(),
                company,
                scenario,
                ..Session::default()
            },
            language,
            dropped: self.dropped,
            is_other_content: self.is_other_content,
        })
    }

    /// Something that the questionnaire does not have: left out when the link is of another
    /// questionnaire, damage when it claims to be of this one.
    fn unknown(&mut self) -> Option<()> {
        self.dropped += 1;
        self.is_other_content.then_some(())
    }

    fn answers(&mut self) -> Option<()> {
        let mut questions = Vec::new();
        for _ in 0..self.bytes.byte()? {
            let entry = self.bytes.short()?;
            let answer = match u8::try_from(entry & 15).ok()? {
                DONT_KNOW => Answer::DontKnow,
                NOT_APPLICABLE => Answer::NotApplicable,
                OPEN => Answer::Open,
                half_steps => Answer::Level(Level::from_half_steps(half_steps)?, None),
            };
            let question = self.ids.find_question(self.catalog, entry >> 4);
            match question {
                Some(question) if questions.contains(&Some(question)) => return None,
                Some(question) => self.company.answers.set(question, answer),
                None => self.unknown()?,
            }
            questions.push(question);
        }
        for _ in 0..self.bytes.byte()? {
            let place = usize::from(self.bytes.byte()?);
            let evidence = month(self.bytes.short()?)?;
            if let Some(question) = *questions.get(place)? {
                let Answer::Level(level, None) = self.company.answers.get(question) else {
                    return None;
                };
                let answer = Answer::Level(level, Some(evidence));
                self.company.answers.set(question, answer);
            }
        }
        Some(())
    }

    fn choice(&mut self) -> Option<()> {
        let id = self.bytes.short()?;
        let found = self.ids.find_option(id);
        let Some((field, option)) = found else {
            return self.unknown();
        };
        let content = self.catalog.field(field);
        let profile = &mut self.company.profile;
        let mut chosen = profile.choices(field).to_vec();
        if !matches!(content.kind, FieldKind::One | FieldKind::Ranked)
            || chosen.contains(&option)
            || chosen.len() >= content.most
        {
            return self.unknown();
        }
        chosen.push(option);
        profile.choose(field, chosen);
        Some(())
    }

    /// An option of the field of that position, or none that is known.
    fn option(&mut self, field: crate::ids::FieldId) -> Option<Option<OptionId>> {
        let id = self.bytes.short()?;
        let found = self.ids.find_option(id);
        Some(found.and_then(|(known, option)| (known == field).then_some(option)))
    }

    fn site(&mut self) -> Option<()> {
        let state = [self.bytes.byte()?, self.bytes.byte()?];
        let kind = self.option(self.catalog.known.known_sites)?;
        let state = str::from_utf8(&state).ok()?;
        if !state.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        let most = self.catalog.field(self.catalog.known.known_sites).most;
        let sites = &mut self.company.profile.sites;
        match kind.filter(|_| sites.len() < most) {
            Some(kind) => {
                let state = state.to_owned();
                sites.push(Site { state, kind });
                Some(())
            }
            None => self.unknown(),
        }
    }

    fn priority(&mut self) -> Option<()> {
        let option = self.option(self.catalog.known.priorities)?;
        let importance = match self.bytes.byte()? {
            1 => Importance::Tier(Tier::Nice),
            2 => Importance::Tier(Tier::Matters),
            3 => Importance::Tier(Tier::Vital),
            other => {
                let points = other.checked_sub(POINTS)?;
                let is_some = (1..=Importance::ALL_POINTS).contains(&points);
                Importance::Points(is_some.then_some(points)?)
            }
        };
        let priorities = &mut self.company.profile.priorities;
        match option {
            Some(option) if priorities.iter().all(|(known, _)| *known != option) => {
                priorities.push((option, importance));
                Some(())
            }
            _ => self.unknown(),
        }
    }

    fn must(&mut self) -> Option<()> {
        let field = self.catalog.known.musts;
        let option = self.option(field)?;
        let limit = match self.bytes.byte()? {
            0 => None,
            1 => Some(f64::from_be_bytes(self.bytes.take()?)),
            _ => return None,
        };
        let range = option.map(|option| {
            let limits = &self.catalog.field(field).limits;
            limits.get(option.index()).copied().flatten()
        });
        let fits = match (range, limit) {
            (Some(Some(range)), Some(limit)) => (range.least..=range.most).contains(&limit),
            (Some(None), None) => true,
            _ => false,
        };
        match option.filter(|_| fits) {
            Some(option) => {
                self.company.profile.musts.push((option, limit));
                Some(())
            }
            None => self.unknown(),
        }
    }
}
