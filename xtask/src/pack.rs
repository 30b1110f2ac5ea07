//! Content as the release ships it: merged, minified, named by what is in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use landfall::content;
use landfall::language::Language;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::Outcome;

/// One file to ship.
#[derive(Debug, PartialEq, Eq)]
pub struct Packed {
    /// What the app asks for, such as `words-ko`.
    pub name: String,
    /// Where it lies in the release, such as `content/words-ko.1a2b3c4d.json`.
    pub path: String,
    pub text: String,
}

/// All content files of the repository at `root`.
pub fn files(root: &Path) -> Outcome<Vec<Packed>> {
    let pack = content::pack();
    let mut structure = content::structure(&pack)?;
    drop_notes(&mut structure);
    let mut files = Vec::new();
    let regions = fs::read_to_string(root.join("content/structure/regions.json"))?;
    files.push(packed("regions", &serde_json::from_str(&regions)?));
    files.push(packed("map", &crate::map::build(root)?));
    let mut first = Vec::new();
    let mut later = Vec::new();
    for language in Language::ALL {
        // What only results need is fetched once the check has begun.
        let words = content::words(&pack, language)?;
        let part = |of_results: bool| -> Value {
            let entries = words.as_object().into_iter().flatten();
            let is_in = |key: &str| matches!(key, "plan" | "regions" | "result") == of_results;
            entries
                .filter(|(key, _)| is_in(key))
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect::<serde_json::Map<_, _>>()
                .into()
        };
        first.push(part(false));
        later.push(part(true));
    }
    let (keys, texts) = shipped(&first)?;
    structure["words"] = keys;
    files.push(packed("structure", &structure));
    files.extend(lists("words", texts));
    let (keys, texts) = shipped(&later)?;
    files.push(packed("result-words-keys", &keys));
    files.extend(lists("result-words", texts));
    for (stem, value) in examples(root)? {
        files.push(packed(&format!("example-{stem}"), &value));
    }
    Ok(files)
}

/// The keys of words in three languages, and the texts of each.
fn shipped(words: &[Value]) -> Outcome<(Value, [Vec<Value>; 3])> {
    let [ko, en, ja] = words else {
        return Err("there are words in three languages".into());
    };
    Ok(content::split([ko, en, ja]))
}

fn lists(name: &str, texts: [Vec<Value>; 3]) -> impl Iterator<Item = Packed> {
    let pairs = Language::ALL.into_iter().zip(texts);
    pairs
        .map(move |(language, texts)| packed(&format!("{name}-{}", language.code()), &texts.into()))
}

/// Notes to authors stay in the repository.
fn drop_notes(structure: &mut Value) {
    for action in structure["actions"].as_array_mut().into_iter().flatten() {
        if let Some(action) = action.as_object_mut() {
            action.remove("gist");
        }
    }
    if let Some(scoring) = structure["scoring"].as_object_mut() {
        scoring.remove("notes");
    }
}

fn examples(root: &Path) -> Outcome<BTreeMap<String, Value>> {
    let mut examples = BTreeMap::new();
    for entry in fs::read_dir(root.join("examples"))? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let stem = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            examples.insert(stem, serde_json::from_str(&fs::read_to_string(&path)?)?);
        }
    }
    Ok(examples)
}

fn packed(name: &str, value: &Value) -> Packed {
    let text = value.to_string();
    Packed {
        name: name.to_owned(),
        path: format!("content/{name}.{}.json", short_hash(text.as_bytes())),
        text,
    }
}

/// Eight characters that change with the content.
pub fn short_hash(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let first = hash.iter().take(4);
    let short = first.fold(0, |number, byte| number << 8 | u32::from(*byte));
    format!("{short:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_content() {
        let one = packed("words-ko", &serde_json::json!({ "a": 1 }));
        let same = packed("words-ko", &serde_json::json!({ "a": 1 }));
        let other = packed("words-ko", &serde_json::json!({ "a": 2 }));
        assert_eq!(one, same);
        assert_ne!(one.path, other.path);
        assert!(one.path.starts_with("content/words-ko."));
    }

    #[test]
    fn notes_to_authors_are_not_shipped() {
        let files = files(&crate::root()).unwrap();
        let structure = files.iter().find(|file| file.name == "structure").unwrap();
        assert!(!structure.text.contains("\"gist\":") && !structure.text.contains("\"notes\":"));
        assert_eq!(
            files
                .iter()
                .filter(|file| file.name.starts_with("example-"))
                .count(),
            3
        );
    }
}
