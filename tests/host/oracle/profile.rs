//! The profile answers that the scoring reads.

use super::option::{MOST_CHOSEN, MOST_SITES, MULTIPLE, SINGLE, SITE_KINDS};
use serde_json::Value;

/// The profile answers that a score depends on.
#[derive(Debug, Default)]
pub(super) struct Profile {
    single: Vec<(&'static str, &'static str)>,
    multiple: Vec<(&'static str, &'static str)>,
    /// Whether one of the known sites is the company's own.
    pub(super) own_site: bool,
}

impl Profile {
    /// Whether the single-choice question `key` was answered with `option`.
    pub(super) fn is(&self, key: &str, option: &str) -> bool {
        self.option(key) == Some(option)
    }

    /// The option chosen for the single-choice question `key`.
    pub(super) fn option(&self, key: &str) -> Option<&'static str> {
        self.single
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, option)| *option)
    }

    /// Whether `option` is among those chosen for the question `key`.
    pub(super) fn has(&self, key: &str, option: &str) -> bool {
        self.multiple.contains(&(key, option))
    }

    /// The chosen activities, in the visitor's order.
    pub(super) fn activities(&self) -> Vec<&'static str> {
        self.multiple
            .iter()
            .filter(|(name, _)| *name == "activity")
            .map(|(_, option)| *option)
            .collect()
    }

    /// Reads the `profile` object; what is wrong with it goes to `errors`.
    pub(super) fn read(value: &Value, errors: &mut Vec<String>) -> Self {
        let mut profile = Self::default();
        for (key, options) in SINGLE {
            match &value[key] {
                Value::Null => {}
                given => match known(given, options) {
                    Some(option) => profile.single.push((key, option)),
                    None => errors.push(format!("unknown option for {key}: {given}")),
                },
            }
        }
        for (key, options) in MULTIPLE {
            let given = list(value, key, errors);
            if given.len() > MOST_CHOSEN {
                errors.push(format!("more than {MOST_CHOSEN} options for {key}"));
            }
            for one in given {
                match known(one, options) {
                    Some(option) => profile.multiple.push((key, option)),
                    None => errors.push(format!("unknown option for {key}: {one}")),
                }
            }
        }
        let sites = value["known_sites"]
            .as_array()
            .map_or(&[][..], Vec::as_slice);
        if sites.len() > MOST_SITES {
            errors.push(format!("more than {MOST_SITES} known sites"));
        }
        for site in sites {
            match known(&site["kind"], &SITE_KINDS) {
                Some(kind) => profile.own_site |= kind == "own",
                None => errors.push(format!("unknown kind of site: {site}")),
            }
        }
        profile
    }
}

/// The entry of `options` that `given` spells, if any.
fn known(given: &Value, options: &[&'static str]) -> Option<&'static str> {
    options
        .iter()
        .copied()
        .find(|option| given.as_str() == Some(option))
}

/// The list under `key`, empty when it is absent.
fn list<'a>(value: &'a Value, key: &str, errors: &mut Vec<String>) -> &'a [Value] {
    match &value[key] {
        Value::Null => &[],
        Value::Array(list) => list,
        other => {
            errors.push(format!("{key} is not a list: {other}"));
            &[]
        }
    }
}
