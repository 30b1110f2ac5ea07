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
        bytes: Reader::new(&bytes),
        is_other_content: false,
        dropped: 0,
        company: Company::default(),
    };
    let linked = reading.all();
    if reading.bytes.is_damaged {
        return Err(Damaged);
    }
    Ok(linked)
}

fn version(text: &str) -> Option<u32> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if is_number { text.parse().ok() } else { None }
}

/// A payload that is being read. Whatever is wrong marks the bytes as damaged, and reading goes
/// on to their end: no list is longer than 255.
struct Reading<'a> {
    catalog: &'a Catalog,
    ids: Ids,
    bytes: Reader<'a>,
    is_other_content: bool,
    dropped: usize,
    company: Company,
}

impl Reading<'_> {
    fn all(&mut self) -> Linked {
        let content = [self.bytes.short(), self.bytes.short()];
        self.is_other_content = content != self.ids.halves();
        let head = self.bytes.byte();
        let language = Language::ALL.get(usize::from(head & 3)).copied();
        let scenario = TariffScenario::ALL.get(usize::from(head >> 3)).copied();
        self.company.express = head & 4 != 0;
        self.company.viewpoints = self.bytes.byte();
        self.company.assessed = month(self.bytes.short());
        self.demand(language.is_some() && scenario.is_some() && self.company.viewpoints > 0);
        self.answers();
        for list in [Self::choice, Self::site, Self::priority, Self::must] {
            for _ in 0..self.bytes.byte() {
                list(self);
            }
        }
        self.demand(self.bytes.is_at_end());
        for _ in self.company.drop_invalid_not_applicable(self.catalog) {
            self.unknown();
        }
        let company = std::mem::take(&mut self.company);
        Linked {
            session: Session {
                by_points: company.profile.is_by_points(),
                company,
                scenario: scenario.unwrap_or_default(),
                ..Session::default()
            },
            language: language.unwrap_or_default(),
            dropped: self.dropped,
            is_other_content: self.is_other_content,
        }
    }

    fn demand(&mut self, is_right: bool) {
        self.bytes.is_damaged |= !is_right;
    }

    /// Something that the questionnaire does not have: left out when the link is of another
    /// questionnaire, damage when it claims to be of this one.
    #[inline(never)]
    fn unknown(&mut self) {
        self.dropped += 1;
        self.demand(self.is_other_content);
    }

    fn answers(&mut self) {
        let mut questions = Vec::new();
        for _ in 0..self.bytes.byte() {
            let entry = self.bytes.short();
            let value = entry.to_be_bytes()[1] & 15;
            let answer = match value {
                DONT_KNOW => Answer::DontKnow,
                NOT_APPLICABLE => Answer::NotApplicable,
                _ => Level::from_half_steps(value)
                    .map_or(Answer::Open, |level| Answer::Level(level, None)),
            };
            self.demand(value <= OPEN);
            let question = self.ids.find_question(self.catalog, entry >> 4);
            match question {
                Some(question) => {
                    self.demand(!questions.contains(&Some(question)));
                    self.company.answers.set(question, answer);
                }
                None => self.unknown(),
            }
            questions.push(question);
        }
        for _ in 0..self.bytes.byte() {
            let place = usize::from(self.bytes.byte());
            let evidence = month(self.bytes.short());
            self.demand(evidence.is_some() && place < questions.len());
            if let Some(Some(question)) = questions.get(place) {
                let answer = self.company.answers.get(*question);
                if let Answer::Level(level, None) = answer {
                    let answer = Answer::Level(level, evidence);
                    self.company.answers.set(*question, answer);
                } else {
                    self.demand(false);
                }
            }
        }
    }

    /// The option of the next id, if it belongs to the field.
    #[inline(never)]
    fn option(&mut self, field: FieldId) -> Option<OptionId> {
        let id = self.bytes.short();
        let (known, option) = self.ids.find_option(id)?;
        (known == field).then_some(option)
    }

    fn choice(&mut self) {
        let id = self.bytes.short();
        let Some((field, option)) = self.ids.find_option(id) else {
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
    }

    fn site(&mut self) {
        let mut state = String::new();
        for _ in 0..2 {
            let letter = self.bytes.byte();
            self.demand(letter.is_ascii_uppercase());
            state.push(char::from(letter));
        }
        let field = self.catalog.known.known_sites;
        let kind = self.option(field);
        let sites = &mut self.company.profile.sites;
        match kind {
            Some(kind) if sites.len() < self.catalog.field(field).most => {
                sites.push(Site { state, kind });
            }
            _ => self.unknown(),
        }
    }

    fn priority(&mut self) {
        let option = self.option(self.catalog.known.priorities);
        let value = self.bytes.byte();
        let importance = match value {
            1 => Importance::Tier(Tier::Nice),
            2 => Importance::Tier(Tier::Matters),
            3 => Importance::Tier(Tier::Vital),
            _ => Importance::Points(value & 15),
        };
        let points = POINTS + 1..=POINTS + Importance::ALL_POINTS;
        self.demand(matches!(importance, Importance::Tier(_)) || points.contains(&value));
        let priorities = &mut self.company.profile.priorities;
        match option {
            Some(option) if priorities.iter().all(|(known, _)| *known != option) => {
                priorities.push((option, importance));
            }
            _ => self.unknown(),
        }
    }

    fn must(&mut self) {
        let field = self.catalog.known.musts;
        let option = self.option(field);
        let has_limit = self.bytes.byte();
        let limit = (has_limit > 0).then(|| {
            let bytes = [(); 8].map(|()| self.bytes.byte());
            f64::from_be_bytes(bytes)
        });
        self.demand(has_limit < 2);
        let fits = option.is_some_and(|option| {
            let limits = &self.catalog.field(field).limits;
            match (limits.get(option.index()).copied().flatten(), limit) {
                (Some(range), Some(limit)) => (range.least..=range.most).contains(&limit),
                (range, limit) => range.is_none() && limit.is_none(),
            }
        });
        match option.filter(|_| fits) {
            Some(option) => self.company.profile.musts.push((option, limit)),
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
