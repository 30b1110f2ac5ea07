//! What every screen is given: content, session, and the few things it may ask for.

use yew::{Callback, MouseEvent, UseReducerHandle};

use super::state::{Shared, Store};
use crate::assessment::Company;
use crate::catalog::Catalog;
use crate::language::Language;
use crate::platform::draft::Rung;
use crate::recommend::RegionData;
use crate::session::{Action, Session};
use crate::text::{Text, Ui};

/// The region data, which arrive after the first screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Regions {
    Loading,
    Failed,
    Ready(Shared<RegionData>),
}

/// A draft of an earlier visit that waits for the visitor's choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    pub session: Session,
    /// Milliseconds since 1970.
    pub at: f64,
    /// Ids that could not be read.
    pub dropped: Vec<String>,
}

/// Things that a screen asks the app to do in the browser.
#[derive(Debug, Clone, PartialEq)]
pub struct Requests {
    pub language: Callback<Language>,
    pub sample: Callback<&'static str>,
    pub regions: Callback<()>,
    pub resume: Callback<()>,
    pub erase: Callback<()>,
    pub print: Callback<()>,
}

/// The context of a screen. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct Context {
    pub catalog: Shared<Catalog>,
    pub text: Shared<Text>,
    pub store: UseReducerHandle<Store>,
    /// Whether a whole section fits on one screen.
    pub wide: bool,
    pub regions: Regions,
    pub rung: Rung,
    pub waiting: Option<Shared<Waiting>>,
    pub requests: Requests,
}

impl Context {
    pub fn session(&self) -> &Session {
        &self.store.session
    }

    /// The company whose result is shown.
    pub fn company(&self) -> &Company {
        self.store.session.shown()
    }

    /// A text of the surface.
    pub fn t(&self, key: Ui) -> &str {
        self.text.ui(key)
    }

    /// A text of the surface with its placeholders filled.
    pub fn fill(&self, key: Ui, values: &[(&str, &str)]) -> String {
        self.text.fill(key, values)
    }

    /// A click that does this.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        let dispatcher = self.store.dispatcher();
        Callback::from(move |_| dispatcher.dispatch(action.clone()))
    }

    /// Does this now.
    pub fn act(&self, action: Action) {
        self.store.dispatch(action);
    }
}
