//! The words of the region recommender.

use crate::json::{Table, records};

records! {
    /// Names and sentences about regions, by the ids of the region data.
    #[derive(Debug, Default)]
    pub struct RegionWords {
        /// By lower-case postal code.
        pub states: Table<String>,
        /// By the id of the metro area.
        pub metros: Table<String>,
        pub groups: Table<GroupWords>,
        pub leaves: Table<LeafWords>,
        /// What the article says, in own words.
        pub article: Table<ArticleWords>,
        /// Clusters and occupations that a figure can be about.
        pub subjects: Table<String>,
        pub musts: Table<MustWords>,
        /// What to ask a state, for musts that screen nothing.
        pub advice: Table<String>,
        /// What a state calls its tax on gross receipts, by postal code.
        pub taxes: Table<String>,
        pub notes: Table<String>,
        /// Words for how sure a place is.
        pub kinds: Table<String>,
    }

    /// A group of criteria, and the clause for when it speaks for or against a state.
    #[derive(Debug)]
    pub struct GroupWords {
        pub name: String,
        pub speaks_for ("for"): String,
        pub against: String,
    }

    #[derive(Debug)]
    pub struct LeafWords {
        pub name: String,
        pub unit: String,
    }

    #[derive(Debug)]
    pub struct ArticleWords {
        pub text: String,
        pub passage ("where"): String,
    }

    #[derive(Debug)]
    pub struct MustWords {
        pub fail: String,
    }
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
