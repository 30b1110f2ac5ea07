//! The ways in which the gallery is looked at.

use landfall::language::Language;

use crate::access::LARGE;

/// One way to look at a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    pub(super) name: &'static str,
    /// Which of the two forms of a page.
    pub(super) form: &'static str,
    pub(super) width: u32,
    /// A media type, or the usual one.
    pub(super) medium: &'static str,
    pub(super) features: &'static [(&'static str, &'static str)],
    /// Rules of the visitor's own.
    pub(super) rules: &'static str,
    /// Whether every state is compared in this way, or one for each kind of screen.
    of_all: bool,
}

const LIGHT: &[(&str, &str)] = &[("prefers-color-scheme", "light")];
const DARK: &[(&str, &str)] = &[("prefers-color-scheme", "dark")];
const FORCED: &[(&str, &str)] = &[
    ("forced-colors", "active"),
    ("prefers-color-scheme", "light"),
];

const PHONE: View = View {
    name: "412",
    form: "narrow",
    width: 412,
    medium: "",
    features: LIGHT,
    rules: "",
    of_all: true,
};

const DESK: View = View {
    name: "1280",
    form: "wide",
    width: 1280,
    ..PHONE
};

pub(super) const VIEWS: [View; 8] = [
    PHONE,
    DESK,
    View {
        name: "320",
        width: 320,
        of_all: false,
        ..PHONE
    },
    View {
        name: "768",
        width: 768,
        of_all: false,
        ..DESK
    },
    View {
        name: "dark",
        features: DARK,
        of_all: false,
        ..PHONE
    },
    View {
        name: "forced",
        features: FORCED,
        of_all: false,
        ..PHONE
    },
    View {
        name: "large",
        rules: LARGE,
        of_all: false,
        ..PHONE
    },
    // As wide as the text of an A4 page.
    View {
        name: "print",
        width: 680,
        medium: "print",
        of_all: false,
        ..DESK
    },
];

/// One state for each kind of screen.
const KINDS: [&str; 20] = [
    "sheet",
    "sheet-charts",
    "entry",
    "entry-first",
    "entry-late",
    "failure-panic-answers",
    "self-check",
    "keep",
    "arrival-link-own",
    "embed-result-offered",
    "start",
    "profile-business",
    "profile-priorities-full",
    "question",
    "question-error",
    "review-one",
    "region",
    "compare-most",
    "result",
    "result-empty",
];

impl View {
    /// Whether this picture is compared. Each state is seen in one language a way, another one
    /// in the next, so that the languages and ways share the states between them; what has to
    /// hold in all of them is checked without pictures.
    pub(super) fn is_compared(&self, state: &str, language: Language) -> bool {
        let way = VIEWS.iter().position(|view| view.name == self.name);
        let turn = way.unwrap_or_default() + state.bytes().map(usize::from).sum::<usize>();
        let is_turn = Language::ALL[turn % Language::ALL.len()] == language;
        is_turn && (self.of_all || KINDS.contains(&state))
    }
}
