//! What every screen is given: content, session, and a way to say what the visitor did.

use std::rc::Rc;

use yew::Callback;

use super::arrival::{Arrival, Copied};
use super::components::element::{Element, element};
use super::firmness::Firmness;
use super::message::{Message, NewSite};
use super::numbers::Numbers;
use crate::assessment::{Company, Month};
use crate::catalog::Catalog;
use crate::embed::config::Config;
use crate::embed::option::{Options, View};
use crate::ids::OptionId;
use crate::map::Map;
use crate::platform::draft::Rung;
use crate::platform::offline::Offline;
use crate::recommend::{Outcome, RegionData};
use crate::session::{Action, Screen, Session};
use crate::text::{Text, Ui};

/// The region data, which arrive after the first screen.
#[derive(Debug)]
pub enum Regions {
    Loading,
    Failed,
    Ready(Box<RegionData>),
}

/// The map, which arrives after the region data.
#[derive(Debug)]
pub enum Outlines {
    Loading,
    Failed,
    Ready(Box<Map>),
}

/// How far the visitor has come with sending the result to the page around the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sending {
    #[default]
    Not,
    /// It is shown what would be sent.
    Offered,
    Sent,
}

/// A draft of an earlier visit that waits for the visitor's choice.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub session: Session,
    /// Milliseconds since 1970.
    pub at: f64,
    /// Ids that could not be read.
    pub dropped: Vec<String>,
    /// Whether the questionnaire was another one.
    pub is_other_content: bool,
}

/// The context of a screen.
#[derive(Debug)]
pub struct Context {
    pub catalog: Rc<Catalog>,
    pub text: Rc<Text>,
    pub(crate) session: Session,
    pub calendar: Calendar,
    /// How many parts of a long screen stand: they follow each other, so that no click waits
    /// for all of them.
    pub parts: u8,
    /// Whether a whole section fits on one screen.
    pub wide: bool,
    pub regions: Regions,
    pub outlines: Outlines,
    pub rung: Rung,
    pub offline: Offline,
    /// Whether the page was opened from a disk, where an address leads nowhere.
    pub is_file: bool,
    /// The address of the page without query and fragment: the start of a link to it.
    pub address: String,
    /// What the address asks for.
    pub options: Options,
    /// What the operator has written down, once it has come.
    pub config: Option<Config>,
    /// The origin of the page around the frame, once it has said hello.
    pub host: String,
    pub sending: Sending,
    pub waiting: Option<Waiting>,
    pub new_site: NewSite,
    /// A limit that is being typed: no drawing may take it away.
    pub typed: Option<(OptionId, String)>,
    /// Answers from elsewhere that wait for the visitor's choice.
    pub arrival: Option<Arrival>,
    /// The record of the answers that others replaced.
    pub before: Option<String>,
    pub copied: Option<Copied>,
    /// Readiness and plan of the shown company, while the result is open.
    pub numbers: Option<Numbers>,
    /// Its regions, once their data are there.
    pub outcome: Option<Outcome>,
    /// What the list below the overview still shows of a ranking that has changed.
    pub listed: Option<Outcome>,
    /// How firmly the ranking holds.
    pub firmness: Firmness,
    /// Where messages go.
    pub send: Callback<Message>,
}

/// Where dates come from, so that a screen is a function of its context alone.
#[derive(Debug, Clone, Copy)]
pub struct Calendar {
    /// The month on the visitor's clock.
    pub month: fn() -> Month,
    /// Milliseconds since 1970 as a language, named by its code, writes dates.
    pub date: fn(f64, &str) -> String,
}

impl Context {
    /// The context of the first screen.
    pub fn new(
        catalog: Rc<Catalog>,
        text: Rc<Text>,
        calendar: Calendar,
        send: Callback<Message>,
    ) -> Self {
        let company = Company {
            assessed: Some((calendar.month)()),
            viewpoints: 1,
            ..Company::default()
        };
        Self {
            catalog,
            text,
            session: Session {
                company,
                ..Session::default()
            },
            calendar,
            parts: Self::PARTS,
            wide: false,
            regions: Regions::Loading,
            outlines: Outlines::Loading,
            rung: Rung::Memory,
            offline: Offline::Unknown,
            is_file: false,
            address: String::new(),
            options: Options::default(),
            config: None,
            host: String::new(),
            sending: Sending::default(),
            waiting: None,
            new_site: NewSite::default(),
            typed: None,
            arrival: None,
            before: None,
            copied: None,
            numbers: None,
            outcome: None,
            listed: None,
            firmness: Firmness::default(),
            send,
        }
    }

    /// Enough parts for every screen.
    pub(super) const PARTS: u8 = 10;

    /// The part of the result that begins the regions: only then are they ranked.
    pub const REGIONS: u8 = 5;

    /// Whether the part of a long screen stands, counted from 0.
    pub fn has_part(&self, part: u8) -> bool {
        part < self.parts
    }

    /// Whether the ranked regions are on the screen.
    pub fn has_list(&self) -> bool {
        self.session.screen == Screen::Result && self.outcome.is_some()
    }

    /// Whether the screen stands as a whole.
    pub fn is_whole(&self) -> bool {
        self.parts >= Self::PARTS
    }

    /// Begins the full check, as the button of the start screen does.
    pub(super) fn begin(&mut self) {
        let action = Action::Start { express: false };
        if let Some(begun) = self.session.apply(&self.catalog, action) {
            self.session = begun;
        }
    }

    /// Leaves out everything but the regions, where the address asks for it and as long as nothing
    /// else has been answered.
    pub fn narrow(&mut self) {
        if matches!(self.session.screen, Screen::Question(_)) {
            self.widen();
        }
        let is_wanted = self.options.view == View::Regions;
        let set = |company: &mut Company| {
            company.only_regions = is_wanted && company.answers.are_open();
        };
        set(&mut self.session.company);
        if let Some(waiting) = &mut self.waiting {
            set(&mut waiting.session.company);
        }
        if let Some(sample) = &mut self.session.sample {
            set(&mut sample.company);
        }
    }

    /// The visitor goes on to the whole check.
    pub(super) fn widen(&mut self) {
        if self.options.view == View::Regions {
            self.options.view = View::Both;
        }
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The company whose result is shown.
    pub fn company(&self) -> &Company {
        self.session.shown()
    }

    /// A text of the surface.
    pub fn t(&self, key: Ui) -> &str {
        self.text.ui(key)
    }

    /// A text of the surface with its placeholders filled.
    pub fn fill(&self, key: Ui, values: &[(&str, &str)]) -> String {
        self.text.fill(key, values)
    }

    /// A text of the surface whose one placeholder is a number.
    pub fn count(&self, key: Ui, name: &str, count: usize) -> String {
        self.fill(key, &[(name, &count.to_string())])
    }

    /// Names in a row, parted as the language does it.
    pub fn list<S: AsRef<str>>(&self, names: &[S]) -> String {
        let mut list = String::new();
        for name in names {
            list = if list.is_empty() {
                name.as_ref().to_owned()
            } else {
                self.pair(Ui::Listed, &list, name.as_ref())
            };
        }
        list
    }

    /// Two texts joined as the language does it: the key says how.
    pub fn pair(&self, join: Ui, first: &str, second: &str) -> String {
        self.fill(join, &[("first", first), ("second", second)])
    }

    /// An element with a text of the surface.
    pub fn say(&self, tag: &'static str, class: &'static str, key: Ui) -> Element {
        element(tag, class).text(self.t(key))
    }
}
