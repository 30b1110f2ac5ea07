//! The surface's texts as they are shipped: in the order of the keys, without them.
//!
//! Authors write a text beside its key. The keys cost 4,500 bytes of a release in the files and
//! as much again in the wasm, and say nothing to it that the order does not.

use serde_json::Value;

use crate::catalog::CatalogErrors;
use crate::catalog::error::Report;
use crate::language::Language;
use crate::text::Ui;

/// Replaces the keyed texts of merged words by lists.
///
/// # Errors
///
/// Names every key that has no words and all words that have no key. What is there is replaced
/// all the same, with empty texts for what is missing.
pub(super) fn flatten(language: Language, words: &mut Value) -> Result<(), CatalogErrors> {
    let file = format!("words.{}.json", language.code());
    let mut report = Report::default();
    let (first, later) = Ui::SLUGS.split_at(Ui::FIRST);
    for (name, keys) in [("ui", first), ("result", later)] {
        let Some(known) = words.get_mut(name) else {
            continue;
        };
        let Some(texts) = known.as_object_mut() else {
            report.add(&file, name, "is not an object");
            continue;
        };
        let mut list = Vec::new();
        for key in keys {
            let text = texts.remove(*key);
            if text.is_none() {
                report.add(&file, key, "has no words");
            }
            list.push(text.unwrap_or_else(|| "".into()));
        }
        for key in texts.keys() {
            report.add(&file, key, "has words but does not exist");
        }
        *known = list.into();
    }
    if report.is_empty() {
        Ok(())
    } else {
        Err(CatalogErrors(report.into_vec()))
    }
}
