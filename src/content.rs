//! The content files of this repository, for programs and tests that run beside it.
//!
//! The app in the browser fetches packed files instead and never uses this module, so none of
//! these texts end up in the wasm.

use serde_json::{Map, Value};

use crate::catalog::{Catalog, CatalogErrors};

/// The parts of the structure, by the name of their file.
const STRUCTURE: [(&str, &str); 7] = [
    ("actions", include_str!("../content/structure/actions.json")),
    ("factors", include_str!("../content/structure/factors.json")),
    ("pack", include_str!("../content/structure/pack.json")),
    ("profile", include_str!("../content/structure/profile.json")),
    ("rules", include_str!("../content/structure/rules.json")),
    ("scenario-questions", include_str!("../content/structure/scenario-questions.json")),
    ("scoring", include_str!("../content/structure/scoring.json")),
];

/// The catalog of this repository's content.
pub fn catalog() -> Result<Catalog, CatalogErrors> {
    Catalog::parse(&pack(&STRUCTURE)?.to_string())
}

/// Merges files into one object with a key per file.
pub fn pack(files: &[(&str, &str)]) -> Result<Value, CatalogErrors> {
    let mut object = Map::new();
    for (name, text) in files {
        let value = serde_json::from_str(text).map_err(|error| {
            CatalogErrors::one(&format!("{name}.json"), "", &error.to_string())
        })?;
        object.insert((*name).to_owned(), value);
    }
    Ok(Value::Object(object))
}
