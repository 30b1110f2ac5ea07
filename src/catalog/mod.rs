//! The content pack as checked types, without words.
//!
//! A [`Catalog`] is the only maker of ids: whoever holds a `QuestionId` or an `OptionId` got it
//! from here, so it exists. Data flows `content/structure` → [`schema`] → [`build`] → `Catalog`.

pub mod build;
mod build_numbers;
mod build_rules;
pub mod condition;
pub mod error;
pub mod numbers;
pub mod schema;
mod scoring_schema;

pub use condition::Condition;
pub use error::{CatalogError, CatalogErrors};
pub use numbers::Numbers;
pub use schema::{Effort, FieldKind, Limit, Owner, Pack, Page, RuleKind};

use crate::ids::{FieldId, OptionId, QuestionId};
use crate::json;

/// The gates, by the id under which their sentences stand in the words files.
pub const GATE_IDS: [&str; 6] = ["G1", "G2", "G3", "G4", "G5", "G6"];

/// The bands, worst first, by the id under which their words stand in the words files.
pub const BAND_IDS: [&str; 5] = ["explore", "prepare", "pilot", "launch", "scale"];

/// Everything the content says about structure and numbers.
#[derive(Debug)]
pub struct Catalog {
    pub pack: Pack,
    pub factors: Vec<Factor>,
    /// All 29 questions, in the order of [`QuestionId`].
    pub questions: Vec<Question>,
    /// The profile questions in the order in which they are asked.
    pub fields: Vec<Field>,
    /// The profile questions that formulas refer to.
    pub known: KnownFields,
    pub rules: Vec<Rule>,
    pub actions: Vec<Action>,
    pub numbers: Numbers,
    /// Old ids and what they are called now, for drafts and links made with an older pack.
    pub migrations: Vec<(String, String)>,
    /// The keys of shipped words, as [`crate::json::keyed`] reads them.
    pub words: serde_json::Value,
}

/// A success factor.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    pub id: String,
    /// The passages of the article that the factor rests on.
    pub article: Vec<String>,
}

/// A question with five anchored levels.
#[derive(Debug)]
pub struct Question {
    pub id: String,
    pub article: Vec<String>,
    /// When "not applicable" may be chosen; none means never.
    pub not_applicable: Option<NotApplicable>,
    /// Skipped when nothing is imported (S1 to S3).
    pub needs_imports: bool,
}

/// The reason for which a question may be set aside, and its condition.
#[derive(Debug)]
pub struct NotApplicable {
    pub reason: String,
    pub when: Vec<Condition>,
}

/// A question of the company profile.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent marks of the content file"
)]
pub struct Field {
    /// Its number in the questionnaire: P1 to P16, P8b.
    pub id: String,
    pub key: String,
    pub page: Page,
    pub kind: FieldKind,
    pub options: Vec<String>,
    /// How many options may be chosen.
    pub most: usize,
    /// Asked in the express check too.
    pub express: bool,
    pub needs_imports: bool,
    pub feeds_regions: bool,
    pub display_only: bool,
    /// The range of the number that goes with an option, by option.
    pub limits: Vec<Option<Limit>>,
    /// Options that lead to advice and screen nothing.
    pub advice_only: u64,
}

impl Field {
    /// The option with that slug.
    pub fn option(&self, slug: &str) -> Option<OptionId> {
        let index = self.options.iter().position(|option| option == slug)?;
        u8::try_from(index).ok().map(OptionId)
    }

    /// All options, in order.
    pub fn option_ids(&self) -> impl Iterator<Item = OptionId> + use<> {
        (0..u8::try_from(self.options.len()).unwrap_or(u8::MAX)).map(OptionId)
    }
}

/// The profile questions that the formulas of `scoring.md` name.
#[derive(Debug, Clone, Copy)]
pub struct KnownFields {
    pub stage: FieldId,
    pub respondent: FieldId,
    pub industry: FieldId,
    pub activity: FieldId,
    pub head_office: FieldId,
    pub size: FieldId,
    pub presence: FieldId,
    pub timeline: FieldId,
    pub budget: FieldId,
    pub import_share: FieldId,
    pub margin: FieldId,
    pub switch: FieldId,
    pub known_sites: FieldId,
    pub priorities: FieldId,
    pub musts: FieldId,
    pub heavy_use: FieldId,
}

/// A rule between answers, C01 to C29.
#[derive(Debug)]
pub struct Rule {
    pub id: String,
    pub kind: RuleKind,
    pub when: Vec<Condition>,
}

/// One step of the action plan.
#[derive(Debug)]
pub struct Action {
    pub id: String,
    pub question: QuestionId,
    /// Applies from this level (inclusive) …
    pub from: u8,
    /// … to this one (exclusive), which it reaches.
    pub to: u8,
    /// Days until it is done.
    pub days: u16,
    pub effort: Effort,
    pub owner: Owner,
}

impl Catalog {
    /// Reads a packed structure file. All problems are reported at once.
    pub fn parse(json: &str) -> Result<Self, CatalogErrors> {
        let wrong = |problems| CatalogErrors::of_reading(None, problems);
        let mut value = json::parse(json).map_err(wrong)?;
        // Taken instead of copied, which would be code of its own.
        let words = value.get_mut("words").map(serde_json::Value::take);
        let structure: schema::Structure = json::read_value(&value).map_err(wrong)?;
        build::catalog(structure, words.unwrap_or_default())
    }

    /// The question with that id.
    pub fn question_id(&self, slug: &str) -> Option<QuestionId> {
        QuestionId::at(
            self.questions
                .iter()
                .position(|question| question.id == slug)?,
        )
    }

    /// The profile question with that key.
    pub fn field_id(&self, key: &str) -> Option<FieldId> {
        let index = self.fields.iter().position(|field| field.key == key)?;
        u8::try_from(index).ok().map(FieldId)
    }

    /// All profile questions, in the order in which they are asked.
    pub fn field_ids(&self) -> impl Iterator<Item = FieldId> + use<> {
        (0..u8::try_from(self.fields.len()).unwrap_or(u8::MAX)).map(FieldId)
    }

    /// The profile questions of a page.
    pub fn page(&self, page: Page) -> impl Iterator<Item = FieldId> {
        self.field_ids()
            .filter(move |field| self.field(*field).page == page)
    }

    /// A question by its handle.
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.questions[id.index()]
    }

    /// A profile question by its handle.
    pub fn field(&self, id: FieldId) -> &Field {
        &self.fields[id.index()]
    }

    /// The present name of an id that an older pack used.
    pub fn current_id<'a>(&'a self, id: &'a str) -> &'a str {
        self.migrations
            .iter()
            .find(|(old, _)| old == id)
            .map_or(id, |(_, new)| new)
    }
}
