//! Reads a share link.

use super::LinkError::Damaged;
use super::bits::{Reader, checksum, unbase64};
use super::ids::Ids;
use super::text::{normalised, part};
use super::{DONT_KNOW, LONGEST_LINK, LinkError, Linked, NOT_APPLICABLE, OPEN, POINTS, VERSION};
use crate::assessment::{Answer, Company, Importance, Level, Month, Site, Tier};
use crate::catalog::{Catalog, FieldKind};
use crate::ids::{FieldId, OptionId, TariffScenario};
use crate::language::Language;
use crate::session::Session;

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

    /// The option of that id, if it belongs to the field.
    fn option(&self, field: FieldId, id: u16) -> Option<OptionId> {
        let (known, option) = self.ids.find_option(id)?;
        (known == field).then_some(option)
    }

    fn site(&mut self) -> Option<()> {
        let state = [self.bytes.byte()?, self.bytes.byte()?];
        let kind = self.bytes.short()?;
        let kind = self.option(self.catalog.known.known_sites, kind);
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
        let option = self.bytes.short()?;
        let option = self.option(self.catalog.known.priorities, option);
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
        let option = self.bytes.short()?;
        let option = self.option(field, option);
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

fn month(months: u16) -> Option<Month> {
    let from_year = months.checked_sub(1)?;
    Some(Month {
        year: from_year / 12,
        month: u8::try_from(from_year % 12 + 1).ok()?,
    })
}
