//! The draft as it is saved: everything by id, with a version.
//!
//! Version 1 is `{"v":1,"content","lang","rev","at","screen","name","company","notes","done",
//! "compared"}`,
//! with `company` in the form of `docs/score.schema.json` and `content` as the hash of the
//! questionnaire, which was its version at first. A later version is never overwritten and never
//! guessed at.

use serde_json::{Map, Value};

use super::{MOST_COMPARED, Notes, Screen, Session};
use crate::assessment::interface::{self, Request};
use crate::catalog::Catalog;
use crate::ids::RegionId;
use crate::json;
use crate::language::Language;
use crate::order::search;

/// The version written today.
const VERSION: u64 = 1;

/// The longest record that is read, in bytes. A full check takes about 6,000.
const LONGEST_RECORD: usize = 262_144;

/// Why a record was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    #[error("the record is no draft")]
    Broken,
    #[error("the record was written by a newer version")]
    Newer,
}

/// A draft that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    pub session: Session,
    pub language: Option<Language>,
    /// When it was saved, in milliseconds since 1970; 0 when unknown.
    pub at: f64,
    /// What could not be read, each with its id.
    pub dropped: Vec<String>,
    /// Whether the questionnaire was another one.
    pub is_other_content: bool,
}

/// Writes the session. `at` is the time in milliseconds since 1970.
pub fn save(catalog: &Catalog, session: &Session, language: Language, at: f64) -> String {
    let mut notes = Map::new();
    for (question, note) in session.notes.iter() {
        notes.insert(catalog.question(question).id.clone(), note.into());
    }
    let mut done = Vec::new();
    for id in &session.done {
        done.push(Value::String(id.clone()));
    }
    let mut compared = Vec::new();
    for region in &session.compared {
        compared.push(Value::String(region.as_str().to_owned()));
    }
    json::text(&json::object([
        ("v", VERSION.into()),
        ("content", catalog.pack.hash.as_str().into()),
        ("lang", language.code().into()),
        ("rev", session.revision.into()),
        ("at", at.into()),
        ("screen", session.screen.slug(catalog).into()),
        ("name", session.name.as_str().into()),
        (
            "company",
            interface::write_company(catalog, &session.company, session.scenario),
        ),
        ("notes", Value::Object(notes)),
        ("done", Value::Array(done)),
        ("compared", Value::Array(compared)),
    ]))
}

/// Reads a record. Ids that no longer exist are dropped and reported; the rest is kept.
pub fn load(catalog: &Catalog, record: &str) -> Result<Loaded, LoadError> {
    if record.len() > LONGEST_RECORD {
        return Err(LoadError::Broken);
    }
    let value: Value = serde_json::from_str(record).map_err(|_| LoadError::Broken)?;
    let (request, mut dropped) = read_company(catalog, &value)?;
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let content = text("content").unwrap_or_default();
    let by_points = request.company.profile.is_by_points();
    let session = Session {
        screen: text("screen")
            .and_then(|slug| Screen::from_slug(catalog, slug))
            .unwrap_or_default(),
        company: request.company,
        notes: notes(catalog, value.get("notes"), &mut dropped),
        name: text("name").unwrap_or_default().chars().take(500).collect(),
        scenario: request.scenario,
        done: done(catalog, value.get("done")),
        compared: compared(value.get("compared")),
        by_points,
        revision: value.get("rev").and_then(Value::as_u64).unwrap_or(0),
        ..Session::default()
    };
    Ok(Loaded {
        session,
        language: text("lang").and_then(Language::from_tag),
        at: value
            .get("at")
            .and_then(Value::as_f64)
            .filter(|at| at.is_finite())
            .unwrap_or(0.0),
        dropped,
        is_other_content: content != catalog.pack.hash && content != catalog.pack.version,
    })
}

/// The company of a record of this version, and what of it could not be read.
pub(super) fn read_company(
    catalog: &Catalog,
    record: &Value,
) -> Result<(Request, Vec<String>), LoadError> {
    match record.get("v").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(LoadError::Newer),
        _ => return Err(LoadError::Broken),
    }
    let company = record.get("company").filter(|company| company.is_object());
    let company = company.ok_or(LoadError::Broken)?;
    Ok(interface::read_leniently(catalog, company))
}

/// Whether a region exists is not known before the region data are there.
fn compared(value: Option<&Value>) -> Vec<RegionId> {
    let mut regions = Vec::new();
    for id in value.and_then(Value::as_array).into_iter().flatten() {
        let region = id.as_str().and_then(RegionId::new);
        if let Some(region) = region.filter(|region| !regions.contains(region))
            && regions.len() < MOST_COMPARED
        {
            regions.push(region);
        }
    }
    regions
}

fn done(catalog: &Catalog, value: Option<&Value>) -> Vec<String> {
    let mut done = Vec::new();
    for id in value.and_then(Value::as_array).into_iter().flatten() {
        let id = id.as_str().map_or("", |id| catalog.current_id(id));
        if let Err(place) = search(&done, id)
            && catalog.actions.iter().any(|action| action.id == id)
        {
            done.insert(place, id.to_owned());
        }
    }
    done
}

fn notes(catalog: &Catalog, value: Option<&Value>, dropped: &mut Vec<String>) -> Notes {
    let mut notes = Notes::default();
    for (id, note) in value.and_then(Value::as_object).into_iter().flatten() {
        match (catalog.question_id(catalog.current_id(id)), note.as_str()) {
            (Some(question), Some(note)) => {
                notes.set(question, note.chars().take(500).collect());
            }
            _ => dropped.push(id.clone()),
        }
    }
    notes
}
