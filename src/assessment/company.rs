//! The company under assessment: its profile and its answers.

use super::answer::{Answer, Answers, Month};
use crate::catalog::condition::Facts;
use crate::catalog::{Catalog, FieldKind, Page};
use crate::ids::{FieldId, OptionId, QuestionId};

/// How important a region criterion is to the visitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    Nice,
    Matters,
    Vital,
}

impl Tier {
    pub const ALL: [Self; 3] = [Self::Vital, Self::Matters, Self::Nice];

    /// Its id in files.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Vital => "vital",
            Self::Matters => "matters",
            Self::Nice => "nice",
        }
    }

    /// The tier with that id; `ignore` and everything unknown is none.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.slug() == slug)
    }
}

/// How much a region criterion counts: a tier, or some of ten points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Importance {
    Tier(Tier),
    /// One to ten.
    Points(u8),
}

impl Importance {
    /// The points that all may share.
    pub const ALL_POINTS: u8 = 10;

    /// Its weight beside others: a tier is worth one to three points.
    pub const fn points(self) -> u8 {
        match self {
            Self::Tier(Tier::Nice) => 1,
            Self::Tier(Tier::Matters) => 2,
            Self::Tier(Tier::Vital) => 3,
            Self::Points(points) => points,
        }
    }
}

/// A US state in which something of the company is already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Two capital letters, as post offices write it.
    pub state: String,
    pub kind: OptionId,
}

/// The answers to the profile questions. All may be open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// By field: the chosen options, in the order in which they were chosen.
    choices: Vec<Vec<OptionId>>,
    pub sites: Vec<Site>,
    pub priorities: Vec<(OptionId, Importance)>,
    /// Must-haves, those with a limit with its number.
    pub musts: Vec<(OptionId, Option<f64>)>,
}

impl Profile {
    /// Whether any priority is given in points.
    pub fn is_by_points(&self) -> bool {
        let mut priorities = self.priorities.iter();
        priorities.any(|(_, importance)| matches!(importance, Importance::Points(_)))
    }

    /// The chosen options of a field.
    pub fn choices(&self, field: FieldId) -> &[OptionId] {
        self.choices.get(field.index()).map_or(&[], Vec::as_slice)
    }

    /// The first chosen option of a field.
    pub fn choice(&self, field: FieldId) -> Option<OptionId> {
        self.choices(field).first().copied()
    }

    /// Replaces the chosen options of a field.
    pub fn choose(&mut self, field: FieldId, options: Vec<OptionId>) {
        if self.choices.len() <= field.index() {
            self.choices.resize(field.index() + 1, Vec::new());
        }
        self.choices[field.index()] = options;
    }

    /// The chosen options as bits.
    pub fn chosen(&self, field: FieldId) -> u64 {
        self.choices(field)
            .iter()
            .fold(0, |bits, option| bits | option.bit())
    }

    /// Whether a profile question has been answered.
    pub fn is_answered(&self, catalog: &Catalog, field: FieldId) -> bool {
        match catalog.field(field).kind {
            FieldKind::One | FieldKind::Ranked => !self.choices(field).is_empty(),
            FieldKind::Sites => !self.sites.is_empty(),
            FieldKind::Tiers => !self.priorities.is_empty(),
            FieldKind::Musts => !self.musts.is_empty(),
        }
    }
}

/// Everything that is assessed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Company {
    pub profile: Profile,
    pub answers: Answers,
    /// Only the practice questions were asked.
    pub express: bool,
    /// Only what regions are ranked by is asked, so there is no readiness. It is never saved: an
    /// answer to any other question ends it.
    pub only_regions: bool,
    /// How many people's answers were merged, at least 1.
    pub viewpoints: u8,
    /// The month of the assessment; without it no evidence counts.
    pub assessed: Option<Month>,
}

/// A company seen through the eyes of conditions.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub catalog: &'a Catalog,
    pub profile: &'a Profile,
    pub answers: &'a Answers,
}

impl Facts for View<'_> {
    fn level(&self, question: QuestionId) -> Option<f64> {
        self.answers.get(question).level()
    }

    fn chosen(&self, field: FieldId) -> u64 {
        match self.catalog.field(field).kind {
            FieldKind::Sites => self
                .profile
                .sites
                .iter()
                .fold(0, |bits, site| bits | site.kind.bit()),
            _ => self.profile.chosen(field),
        }
    }
}

impl Company {
    /// The company as conditions see it.
    pub const fn view<'a>(&'a self, catalog: &'a Catalog) -> View<'a> {
        View {
            catalog,
            profile: &self.profile,
            answers: &self.answers,
        }
    }

    /// Whether "not applicable" may be chosen for a question: its condition holds, and no other
    /// question of the factor is set aside already.
    pub fn may_be_not_applicable(&self, catalog: &Catalog, question: QuestionId) -> bool {
        let Some(allowed) = &catalog.question(question).not_applicable else {
            return false;
        };
        let view = self.view(catalog);
        allowed.when.iter().all(|condition| condition.holds(&view))
            && question.factor().is_some_and(|factor| {
                factor.questions().into_iter().all(|other| {
                    other == question || self.answers.get(other) != Answer::NotApplicable
                })
            })
    }

    /// Opens every "not applicable" whose condition no longer holds and says which they were.
    pub fn drop_invalid_not_applicable(&mut self, catalog: &Catalog) -> Vec<QuestionId> {
        let mut dropped = Vec::new();
        for question in QuestionId::all() {
            if self.answers.get(question) == Answer::NotApplicable
                && !self.may_be_not_applicable(catalog, question)
            {
                self.answers.set(question, Answer::Open);
                dropped.push(question);
            }
        }
        dropped
    }

    /// Whether the question is part of the check at all: not in the express check for intent and
    /// proof, not where only regions are wanted, and not where it concerns imports and there are
    /// none.
    #[inline(never)]
    pub fn is_asked(&self, catalog: &Catalog, question: QuestionId) -> bool {
        let in_express = question.part() == Some(crate::ids::Part::Practice);
        !self.only_regions && (!self.express || in_express) && self.concerns(catalog, question)
    }

    /// Whether the question has a meaning for the company: those about imports have none where
    /// nothing is imported.
    pub fn concerns(&self, catalog: &Catalog, question: QuestionId) -> bool {
        !(catalog.question(question).needs_imports && self.imports_nothing(catalog))
    }

    /// Whether a profile question is part of the check.
    #[inline(never)]
    pub fn is_field_asked(&self, catalog: &Catalog, field: FieldId) -> bool {
        let content = catalog.field(field);
        // With the stage every check begins, also where the page stands before the app.
        let in_regions = !matches!(content.page, Page::Company | Page::Goal | Page::Imports);
        (!self.only_regions || in_regions)
            && (!self.express || content.express)
            && !(content.needs_imports && self.imports_nothing(catalog))
    }

    /// Whether the company said that nothing of its US price is imported.
    pub fn imports_nothing(&self, catalog: &Catalog) -> bool {
        self.profile
            .choice(catalog.known.import_share)
            .and_then(|option| {
                catalog
                    .numbers
                    .exposure
                    .import_share
                    .get(option.index())
                    .copied()
            })
            .flatten()
            .is_some_and(|share| share <= 0.0)
    }
}
