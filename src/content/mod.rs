//! The content files of this repository, and all checks of a content pack.
//!
//! The app in the browser fetches packed files and resolves references when it reads them; the
//! checks here say more and run before a pack is shipped. Nothing of this is in the wasm.

mod action_audit;
mod builtin;
mod crowd;
mod rule_audit;
mod shape;
mod structure_audit;
mod surface;
mod words_audit;

use serde_json::{Map, Value};

use crate::catalog::error::Report;
use crate::catalog::{Catalog, CatalogErrors};
use crate::language::Language;
use crate::text::Text;

pub use builtin::pack;
pub use crowd::crowd;
pub use shape::split;

/// A content pack as files: name without extension, and text.
#[derive(Debug, Clone)]
pub struct Pack {
    pub structure: Vec<(String, String)>,
    /// The words in the order of [`Language::ALL`].
    pub words: [Vec<(String, String)>; 3],
}

/// The catalog of this repository's content.
pub fn catalog() -> Result<Catalog, CatalogErrors> {
    Catalog::parse(&structure(&pack())?.to_string())
}

/// The words of this repository's content in a language.
pub fn text(catalog: &Catalog, language: Language) -> Result<Text, CatalogErrors> {
    Text::parse(catalog, language, &words(&pack(), language)?.to_string())
}

/// The structure of a pack in one, with a hash of its questionnaire.
pub fn structure(pack: &Pack) -> Result<Value, CatalogErrors> {
    let mut structure = merge(&pack.structure)?;
    let mut hash = Fnv::new();
    for asked in ["factors", "profile", "scenario-questions"] {
        hash.add(&structure[asked]);
    }
    hash.add(&structure["pack"]["version"]);
    if let Some(pack) = structure["pack"].as_object_mut() {
        pack.insert("hash".to_owned(), hash.text().into());
    }
    Ok(structure)
}

/// The 32-bit hash of Fowler, Noll and Vo (FNV-1a). It tells two versions apart; nobody gains by
/// making two of one hash.
struct Fnv(u32);

impl Fnv {
    const fn new() -> Self {
        Self(0x811c_9dc5)
    }

    fn add(&mut self, value: &Value) {
        for byte in value.to_string().bytes() {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }

    fn text(&self) -> String {
        format!("{:08x}", self.0)
    }
}

/// The words of a pack in a language, as the release ships them.
pub fn words(pack: &Pack, language: Language) -> Result<Value, CatalogErrors> {
    let mut words = merge(&pack.words[language as usize])?;
    surface::flatten(language, &mut words)?;
    Ok(words)
}

/// Merges files into one object with a key per file.
pub fn merge(files: &[(String, String)]) -> Result<Value, CatalogErrors> {
    let mut object = Map::new();
    for (name, text) in files {
        let value = serde_json::from_str(text)
            .map_err(|error| CatalogErrors::one(&format!("{name}.json"), "", &error.to_string()))?;
        object.insert(name.clone(), value);
    }
    Ok(Value::Object(object))
}

/// Runs every check of `scoring.md` section 13 that a machine can decide, and lists everything
/// that is wrong, each problem with its file and id.
pub fn check(pack: &Pack) -> Result<(), CatalogErrors> {
    let structure = structure(pack)?;
    let catalog = Catalog::parse(&structure.to_string())?;
    let mut report = Report::default();
    structure_audit::audit(&catalog, &structure, &mut report);
    rule_audit::audit(&catalog, &mut report);
    action_audit::audit(&catalog, &mut report);
    let mut texts = Vec::new();
    for language in Language::ALL {
        let words = merge(&pack.words[language as usize]);
        match words.and_then(|words| {
            let mut shipped = words.clone();
            let flattened = surface::flatten(language, &mut shipped);
            let text = Text::parse(&catalog, language, &shipped.to_string());
            // Both lists of problems, if there are two.
            match (flattened, text) {
                (Ok(()), text) => text.map(|text| (text, words)),
                (Err(errors), Ok(_)) => Err(errors),
                (Err(mut errors), Err(more)) => {
                    errors.0.extend(more.0);
                    Err(errors)
                }
            }
        }) {
            Ok((text, words)) => {
                words_audit::audit(language, &text, &words, &mut report);
                texts.push(words);
            }
            Err(errors) => {
                for error in errors.0 {
                    report.add(&error.file, &error.id, error.problem);
                }
            }
        }
    }
    words_audit::compare_placeholders(&texts, &mut report);
    if report.is_empty() {
        Ok(())
    } else {
        Err(CatalogErrors(report.into_vec()))
    }
}
