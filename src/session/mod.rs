//! What the visitor is doing, without a browser: [`Session`] plus [`Action`] gives a new
//! session. Results are derived from it and never stored.

mod answer_text;
mod apply;
mod importance;
mod link;
mod note;
mod prefill;
mod region_request;
mod saved;
mod screen;
mod second;

pub use answer_text::{answer_text, answers_as_text};
pub use link::{LONGEST_LINK, LinkError, Linked, content_hash, is_link, read_link, write_link};
pub use note::Notes;
pub use prefill::prefill;
pub use region_request::region_request;
pub use saved::{LoadError, Loaded, load, save};
pub use screen::{Screen, Section};
pub use second::{LONGEST_FILE, Refusal, Second, SecondFile};

use crate::assessment::{Answer, Company, Importance};
use crate::catalog::{Catalog, Page};
use crate::ids::{FieldId, OptionId, QuestionId, RegionId, TariffScenario};
use crate::order::search;

/// The most regions that are compared at once.
pub const MOST_COMPARED: usize = 4;

/// The visitor's state.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Session {
    pub screen: Screen,
    pub company: Company,
    /// Free text to a question: evidence, or who will find out.
    pub notes: Notes,
    /// Company and product in one line, printed on the report only.
    pub name: String,
    /// The scenario that orders the actions.
    pub scenario: TariffScenario,
    /// Actions whose evidence the visitor says is there, by id, sorted.
    pub done: Vec<String>,
    /// What "next" found missing on this screen.
    pub missing: Vec<Missing>,
    pub notice: Option<Notice>,
    /// A company of the examples that is being looked at instead of the visitor's own.
    pub sample: Option<Sample>,
    /// Another person's answers, held beside the visitor's own and never saved.
    pub second: Second,
    /// Regions chosen for a comparison, at most [`MOST_COMPARED`].
    pub compared: Vec<RegionId>,
    /// Priorities are given as ten points instead of tiers.
    pub by_points: bool,
    /// Where to go back to from the method page.
    pub came_from: Screen,
    /// Counts changes, so that the newer of two drafts is known.
    pub revision: u64,
}

/// A worked example.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    pub id: String,
    pub company: Company,
    pub scenario: TariffScenario,
}

/// Something on the screen that has no answer yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    Field(FieldId),
    Question(QuestionId),
}

/// A recoverable problem, or a consequence worth a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The stage changed, and with it the weights.
    StageChanged,
    /// These questions are open again, because "not applicable" no longer fits.
    Reopened(Vec<QuestionId>),
    DraftBroken,
    DraftNewer,
    /// These ids of the draft do not exist any more.
    DraftPartial(Vec<String>),
    /// The draft was answered to another questionnaire: so many entries were left out, and so
    /// many questions are open.
    DraftOlder {
        dropped: usize,
        open: usize,
    },
    LanguageFailed,
    SampleFailed,
    Erased,
    /// The page around the check has filled in so many entries.
    Prefilled(usize),
}

/// What the visitor did.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    Start {
        express: bool,
    },
    /// Ask the rest after an express check.
    Deepen,
    Answer(QuestionId, Answer),
    Note(QuestionId, String),
    Name(String),
    Choose(FieldId, Vec<OptionId>),
    AddSite {
        state: String,
        kind: OptionId,
    },
    RemoveSite(usize),
    Prioritise(OptionId, Option<Importance>),
    /// Give priorities as ten points, or as tiers.
    WeighByPoints(bool),
    /// Choose these regions for a comparison.
    Compare(Vec<RegionId>),
    /// Sets or removes a must-have; the number is its limit.
    Require(OptionId, Option<Requirement>),
    SetScenario(TariffScenario),
    ToggleDone(String),
    Next {
        wide: bool,
    },
    /// Go on although something is open.
    LeaveOpen {
        wide: bool,
    },
    Back {
        wide: bool,
    },
    Open(Screen),
    /// The browser's history leads to a screen.
    Visit {
        screen: Screen,
        wide: bool,
    },
    OpenSample(Box<Sample>),
    CloseSample,
    /// Opens, refuses or closes another person's file.
    Second(Second),
    Resume(Box<Session>),
    StartOver,
    Notice(Option<Notice>),
}

impl Action {
    /// Whether it changes in place what counts in a region.
    pub const fn weighs(&self) -> bool {
        matches!(
            self,
            Self::Prioritise(..) | Self::Require(..) | Self::WeighByPoints(_)
        )
    }

    /// Whether it leads to a screen that the address does not name yet, and changes no answer.
    pub const fn moves(&self) -> bool {
        matches!(
            self,
            Self::Start { .. }
                | Self::Next { .. }
                | Self::LeaveOpen { .. }
                | Self::Back { .. }
                | Self::Open(_)
                | Self::OpenSample(_)
                | Self::CloseSample
        )
    }
}

/// A must-have that is wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Requirement {
    pub limit: Option<f64>,
}

impl Session {
    /// The company whose result is shown: the sample's while one is open.
    pub fn shown(&self) -> &Company {
        self.sample
            .as_ref()
            .map_or(&self.company, |sample| &sample.company)
    }

    /// The scenario that orders the shown actions.
    pub fn shown_scenario(&self) -> TariffScenario {
        self.sample
            .as_ref()
            .map_or(self.scenario, |sample| sample.scenario)
    }

    /// How many of the asked questions have an answer, and how many are asked.
    pub fn progress(&self, catalog: &Catalog) -> (usize, usize) {
        let fields = catalog
            .field_ids()
            .filter(|field| self.company.is_field_asked(catalog, *field))
            .filter(|field| is_counted(catalog, *field))
            .map(|field| self.company.profile.is_answered(catalog, field));
        let questions = QuestionId::all()
            .filter(|question| self.company.is_asked(catalog, *question))
            .map(|question| !self.company.answers.get(question).is_open());
        fields
            .chain(questions)
            .fold((0, 0), |(answered, total), is| {
                (answered + usize::from(is), total + 1)
            })
    }

    /// The asked questions without an answer.
    pub fn open_questions(&self, catalog: &Catalog) -> Vec<QuestionId> {
        QuestionId::all()
            .filter(|question| self.company.is_asked(catalog, *question))
            .filter(|question| self.company.answers.get(*question).is_open())
            .collect()
    }

    /// Whether the visitor says that the evidence of this action is there.
    pub fn is_done(&self, id: &str) -> bool {
        search(&self.done, id).is_ok()
    }

    /// Whether anything was answered at all.
    #[inline(never)]
    pub fn is_begun(&self) -> bool {
        let blank = Self::default();
        !self.company.answers.are_open()
            || self.company.profile != blank.company.profile
            || !self.notes.is_empty()
    }

    /// What is missing on this screen; optional profile questions never are.
    pub fn missing_here(&self, catalog: &Catalog, wide: bool) -> Vec<Missing> {
        match self.screen {
            Screen::Profile(page) => self.missing_fields(catalog, page),
            Screen::Question(question) if wide => Section::of(question)
                .questions(catalog, &self.company)
                .into_iter()
                .filter(|question| self.company.answers.get(*question).is_open())
                .map(Missing::Question)
                .collect(),
            Screen::Question(question) if self.company.answers.get(question).is_open() => {
                vec![Missing::Question(question)]
            }
            _ => Vec::new(),
        }
    }

    fn missing_fields(&self, catalog: &Catalog, page: Page) -> Vec<Missing> {
        catalog
            .page(page)
            .filter(|field| self.company.is_field_asked(catalog, *field))
            .filter(|field| is_counted(catalog, *field))
            .filter(|field| !self.company.profile.is_answered(catalog, *field))
            .map(Missing::Field)
            .collect()
    }
}

/// Sites, priorities, musts and heavy use may be left out without a word.
pub fn is_counted(catalog: &Catalog, field: FieldId) -> bool {
    use crate::catalog::FieldKind::{One, Ranked};
    matches!(catalog.field(field).kind, One | Ranked) && field != catalog.known.heavy_use
}
