//! Where the visitor is, and which way leads on.

use crate::assessment::Company;
use crate::catalog::{Catalog, Page};
use crate::ids::{FactorId, QuestionId, RegionId};

/// A screen of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Screen {
    #[default]
    Start,
    Profile(Page),
    /// On a narrow page this question alone, on a wide one its whole section.
    Question(QuestionId),
    Review,
    Result,
    /// One state or metro area in full.
    Region(RegionId),
    /// Some regions side by side.
    Compare,
    Method,
    /// Saving, sharing and opening answers.
    Keep,
}

/// A part of the check, as progress shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Profile,
    Factor(FactorId),
    Tariffs,
}

impl Section {
    /// All ten, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Profile)
            .chain(FactorId::all().map(Self::Factor))
            .chain(std::iter::once(Self::Tariffs))
    }

    /// How many sections the company is asked anything in, and the place of this one among them,
    /// counted from 0.
    #[inline(never)]
    pub fn place(self, catalog: &Catalog, company: &Company) -> (usize, usize) {
        let (mut place, mut count) = (0, 0);
        for section in Self::all() {
            if section == self {
                place = count;
            }
            let is_asked =
                section == Self::Profile || !section.questions(catalog, company).is_empty();
            count += usize::from(is_asked);
        }
        (place, count)
    }

    /// The section of a question.
    pub fn of(question: QuestionId) -> Self {
        question.factor().map_or(Self::Tariffs, Self::Factor)
    }

    /// The questions of the section that the company is asked.
    pub fn questions(self, catalog: &Catalog, company: &Company) -> Vec<QuestionId> {
        QuestionId::all()
            .filter(|question| Self::of(*question) == self && company.is_asked(catalog, *question))
            .collect()
    }
}

impl Screen {
    /// Whether it shows what was calculated: the result, or a part of it.
    pub const fn is_of_result(self) -> bool {
        matches!(self, Self::Result | Self::Region(_) | Self::Compare)
    }

    /// Whether so much stands on it that it is made part by part.
    pub const fn is_long(self) -> bool {
        matches!(self, Self::Result | Self::Method | Self::Review)
    }

    /// Whether it stands beside the way, with a way back to where the visitor was.
    pub const fn is_aside(self) -> bool {
        matches!(self, Self::Method | Self::Keep)
    }

    /// The section that progress names.
    pub fn section(self) -> Option<Section> {
        match self {
            Self::Profile(_) => Some(Section::Profile),
            Self::Question(question) => Some(Section::of(question)),
            _ => None,
        }
    }

    /// Its name in saved drafts and in the address: `question.talent-proof`.
    pub fn slug(self, catalog: &Catalog) -> String {
        match self {
            Self::Start => "start".to_owned(),
            Self::Profile(page) => format!("profile.{}", page.slug()),
            Self::Question(question) => format!("question.{}", catalog.question(question).id),
            Self::Review => "review".to_owned(),
            Self::Result => "result".to_owned(),
            Self::Region(region) => ["region.", region.as_str()].concat(),
            Self::Compare => "compare".to_owned(),
            Self::Method => "method".to_owned(),
            Self::Keep => "keep".to_owned(),
        }
    }

    /// The screen with that name.
    pub fn from_slug(catalog: &Catalog, slug: &str) -> Option<Self> {
        match slug.split_once('.') {
            Some(("profile", page)) => Page::ALL
                .into_iter()
                .find(|known| known.slug() == page)
                .map(Self::Profile),
            Some(("question", id)) => catalog
                .question_id(catalog.current_id(id))
                .map(Self::Question),
            Some(("region", id)) => RegionId::new(id).map(Self::Region),
            Some(_) => None,
            None => match slug {
                "start" => Some(Self::Start),
                "review" => Some(Self::Review),
                "result" => Some(Self::Result),
                "compare" => Some(Self::Compare),
                "method" => Some(Self::Method),
                "keep" => Some(Self::Keep),
                _ => None,
            },
        }
    }

    /// The screens between start and review, in order. On a wide page a section stands on one
    /// screen, under its first question.
    pub fn way(catalog: &Catalog, company: &Company, wide: bool) -> Vec<Self> {
        let pages = Page::ALL.into_iter().filter(|page| {
            catalog
                .page(*page)
                .any(|field| company.is_field_asked(catalog, field))
        });
        let mut way: Vec<Self> = pages.map(Self::Profile).collect();
        for section in Section::all() {
            let questions = section.questions(catalog, company);
            let shown = if wide { 1 } else { questions.len() };
            way.extend(questions.into_iter().take(shown).map(Self::Question));
        }
        way.push(Self::Review);
        way
    }

    /// The next screen on the way.
    #[must_use]
    pub fn next(self, catalog: &Catalog, company: &Company, wide: bool) -> Self {
        let way = Self::way(catalog, company, wide);
        match self {
            Self::Start => way.first().copied().unwrap_or(Self::Review),
            Self::Review
            | Self::Result
            | Self::Region(_)
            | Self::Compare
            | Self::Method
            | Self::Keep => Self::Result,
            _ => {
                let place = self.place(&way, wide).map_or(0, |place| place + 1);
                way.get(place).copied().unwrap_or(Self::Review)
            }
        }
    }

    /// The screen before this one on the way.
    #[must_use]
    pub fn previous(self, catalog: &Catalog, company: &Company, wide: bool) -> Self {
        let way = Self::way(catalog, company, wide);
        match self {
            Self::Start => Self::Start,
            Self::Region(_) | Self::Compare => Self::Result,
            Self::Result | Self::Method | Self::Keep => Self::Review,
            _ => self
                .place(&way, wide)
                .and_then(|place| place.checked_sub(1))
                .and_then(|place| way.get(place).copied())
                .unwrap_or(Self::Start),
        }
    }

    /// Whether the way leads over this screen.
    pub fn is_on_way(self, catalog: &Catalog, company: &Company, wide: bool) -> bool {
        self.place(&Self::way(catalog, company, wide), wide)
            .is_some()
    }

    fn place(self, way: &[Self], wide: bool) -> Option<usize> {
        way.iter().position(|screen| match (*screen, self) {
            (Self::Question(a), Self::Question(b)) if wide => Section::of(a) == Section::of(b),
            (screen, here) => screen == here,
        })
    }
}
