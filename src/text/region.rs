//! The words of the region recommender.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Names and sentences about regions, by the ids of the region data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegionWords {
    /// By lower-case postal code.
    pub states: BTreeMap<String, String>,
    pub groups: BTreeMap<String, GroupWords>,
    pub leaves: BTreeMap<String, LeafWords>,
    /// What the article says, in own words.
    pub article: BTreeMap<String, ArticleWords>,
    /// Clusters and occupations that a figure can be about.
    pub subjects: BTreeMap<String, String>,
    pub musts: BTreeMap<String, MustWords>,
    /// What to ask a state, for musts that screen nothing.
    pub advice: BTreeMap<String, String>,
    /// What a state calls its tax on gross receipts, by postal code.
    pub taxes: BTreeMap<String, String>,
    pub notes: BTreeMap<String, String>,
    /// Words for how sure a place is.
    pub kinds: BTreeMap<String, String>,
}

/// A group of criteria, and the clause for when it speaks for or against a state.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupWords {
    pub name: String,
    #[serde(rename = "for")]
    pub speaks_for: String,
    pub against: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeafWords {
    pub name: String,
    pub unit: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleWords {
    pub text: String,
    #[serde(rename = "where")]
    pub passage: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MustWords {
    pub fail: String,
}

impl RegionWords {
    /// The name of a state by its postal code in either case.
    pub fn state(&self, code: &str) -> &str {
        let id = code.to_ascii_lowercase();
        self.states.get(&id).map_or("", String::as_str)
    }

    /// The name of a cluster or occupation.
    pub fn subject(&self, id: &str) -> &str {
        self.subjects.get(id).map_or("", String::as_str)
    }

    /// A note by its id.
    pub fn note(&self, id: &str) -> &str {
        self.notes.get(id).map_or("", String::as_str)
    }
}
