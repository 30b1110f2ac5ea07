//! The query options of an embedded check: how it looks and where it begins.
//!
//! Nothing personal and no text, address or style comes from a query: it stands in logs, and
//! anyone can write one. Values are plain ASCII words, so none has to be decoded.

use super::contrast::Colour;
use crate::ids::TariffScenario;
use crate::language::Language;

/// A longer query is no option of ours.
const LONGEST_QUERY: usize = 2048;

/// The longest name of a configuration, and the longest label of a campaign.
const LONGEST_LABEL: usize = 32;

/// The roundest corners, in CSS pixels.
const MOST_RADIUS: usize = 24;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// Reads its name; `auto` is what stands without one.
    pub fn from_slug(slug: &str) -> Option<Self> {
        match slug {
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            _ => None,
        }
    }

    pub const fn slug(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Which parts of the result are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    Check,
    Regions,
    #[default]
    Both,
}

/// What the address asks for. What it does not name, or names wrongly, is as usual.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    pub language: Option<Language>,
    /// Whether the host may choose the language, because nobody else has.
    pub is_auto: bool,
    pub theme: Option<Theme>,
    pub accent: Option<Colour>,
    /// Of corners, in CSS pixels.
    pub radius: Option<usize>,
    pub view: View,
    /// Whether the check begins with its first question.
    pub first: bool,
    pub tariff: Option<TariffScenario>,
    /// An industry by its id; the catalog decides whether there is such a one.
    pub industry: Option<String>,
    /// The configuration of the operator, by its id.
    pub config: Option<String>,
    /// The operator's label for a campaign, which comes back in events.
    pub source: Option<String>,
    /// Whether the page shows itself as a part of another one; without it, when it is framed.
    pub embed: Option<bool>,
}

impl Options {
    /// Reads a query with or without its `?`. The first value of a repeated key counts.
    pub fn parse(query: &str) -> Self {
        let mut options = Self::default();
        if query.len() > LONGEST_QUERY {
            return options;
        }
        let query = query.strip_prefix('?').unwrap_or(query);
        let value = |wanted: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .find(|(key, _)| *key == wanted)
                .map(|(_, value)| value)
        };
        let language = |value: &str| {
            let mut all = Language::ALL.into_iter();
            all.find(|language| value.eq_ignore_ascii_case(language.code()))
        };
        options.language = value("lang").and_then(language);
        options.is_auto = value("lang") == Some("auto");
        options.theme = value("theme").and_then(Theme::from_slug);
        options.accent = value("accent").and_then(Colour::parse);
        options.radius = value("radius").and_then(radius);
        options.view = match value("view") {
            Some("check") => View::Check,
            Some("regions") => View::Regions,
            _ => View::Both,
        };
        options.first = value("start") == Some("first");
        options.tariff = match value("tariff") {
            Some("high") => Some(TariffScenario::High),
            Some("low") => Some(TariffScenario::Low),
            _ => None,
        };
        options.industry = value("industry").and_then(label);
        options.config = value("cfg").and_then(label);
        options.source = value("src").and_then(label);
        options.embed = match value("embed") {
            Some("1") => Some(true),
            Some("0") => Some(false),
            _ => None,
        };
        options
    }
}

/// A word of small letters, digits and hyphens.
pub(super) fn label(text: &str) -> Option<String> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let fits = (1..=LONGEST_LABEL).contains(&text.len()) && text.bytes().all(is_plain);
    fits.then(|| text.to_owned())
}

/// A whole number, at most the largest radius; a minus is below the smallest.
fn radius(text: &str) -> Option<usize> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let mut radius = 0;
    for byte in digits.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        radius = MOST_RADIUS.min(radius * 10 + usize::from(byte - b'0'));
    }
    if digits.len() < text.len() {
        radius = 0;
    }
    (!digits.is_empty()).then_some(radius)
}
