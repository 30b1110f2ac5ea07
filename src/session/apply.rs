//! How an action changes the session: pure and total. An action that makes no sense where the
//! visitor is changes nothing.

use super::{Action, MOST_COMPARED, Notice, Requirement, Screen, Second, Session, importance};
use crate::assessment::{Answer, Profile, Site};
use crate::catalog::{Catalog, FieldKind};
use crate::ids::{FieldId, OptionId, QuestionId, RegionId};
use crate::order::{search, sort_by, within};

/// The longest free text that is kept, in characters.
const LONGEST_NOTE: usize = 500;

impl Session {
    /// The session after an action; `None` when nothing changed.
    pub fn apply(&self, catalog: &Catalog, action: Action) -> Option<Self> {
        let mut next = self.clone();
        next.act(catalog, action);
        if next == *self {
            return None;
        }
        // A draft that is taken up again counts on from where it stood.
        next.revision = self.revision.max(next.revision).saturating_add(1);
        Some(next)
    }

    fn act(&mut self, catalog: &Catalog, action: Action) {
        match action {
            Action::Start { express } => {
                self.company.express = express;
                self.sample = None;
                self.go(Screen::Start.next(catalog, &self.company, true));
            }
            Action::Deepen => self.deepen(catalog),
            Action::Answer(question, answer) => self.answer(catalog, question, answer),
            Action::Note(question, note) => self.notes.set(question, shorten(note)),
            Action::Name(name) => self.name = shorten(name),
            Action::Choose(field, options) => self.choose(catalog, field, options),
            Action::AddSite { state, kind } => self.add_site(catalog, state, kind),
            Action::RemoveSite(index) => {
                if index < self.company.profile.sites.len() {
                    self.company.profile.sites.remove(index);
                    self.reopen(catalog);
                }
            }
            Action::Prioritise(option, wanted) => {
                importance::set(&mut self.shown_profile().priorities, option, wanted);
            }
            Action::WeighByPoints(by_points) => self.weigh(by_points),
            Action::Compare(regions) => self.compare(regions),
            Action::Require(option, requirement) => self.require(catalog, option, requirement),
            Action::SetScenario(scenario) => match &mut self.sample {
                Some(sample) => sample.scenario = scenario,
                None => self.scenario = scenario,
            },
            Action::ToggleDone(id) => match search(&self.done, &id) {
                Ok(place) => drop(self.done.remove(place)),
                Err(place) => self.done.insert(place, id),
            },
            Action::Next { wide } => {
                self.missing = self.missing_here(catalog, wide);
                if self.missing.is_empty() {
                    self.go(self.screen.next(catalog, &self.company, wide));
                }
            }
            Action::LeaveOpen { wide } => self.go(self.screen.next(catalog, &self.company, wide)),
            Action::Back { wide } => self.go(self.screen.previous(catalog, &self.company, wide)),
            Action::Open(screen) => self.go(screen),
            Action::Visit { screen, wide } => self.visit(catalog, screen, wide),
            Action::OpenSample(sample) => {
                self.by_points = sample.company.profile.is_by_points();
                self.sample = Some(*sample);
                self.go(Screen::Result);
            }
            Action::CloseSample => {
                if self.sample.take().is_some() {
                    self.by_points = self.company.profile.is_by_points();
                    self.go(Screen::Start);
                }
            }
            Action::Second(second) => self.second = second,
            Action::Resume(session) => *self = *session,
            Action::StartOver => {
                *self = Self {
                    revision: self.revision,
                    notice: Some(Notice::Erased),
                    company: crate::assessment::Company {
                        assessed: self.company.assessed,
                        viewpoints: 1,
                        ..Default::default()
                    },
                    ..Self::default()
                };
            }
            Action::Notice(notice) => self.notice = notice,
        }
    }

    fn go(&mut self, screen: Screen) {
        if screen.is_aside() && !self.screen.is_aside() {
            self.came_from = self.screen;
        }
        self.screen = screen;
        self.missing.clear();
        self.notice = None;
        if matches!(self.second, Second::Refused(_)) {
            self.second = Second::Closed;
        }
    }

    /// Goes where the browser's history points, if that still is a place: answers may have
    /// changed since, and anyone can write an address.
    fn visit(&mut self, catalog: &Catalog, screen: Screen, wide: bool) {
        let may = match screen {
            Screen::Start | Screen::Method | Screen::Keep => true,
            Screen::Result | Screen::Region(_) | Screen::Compare if self.sample.is_some() => true,
            Screen::Result | Screen::Region(_) | Screen::Compare | Screen::Review => {
                self.is_begun()
            }
            Screen::Profile(_) | Screen::Question(_) => {
                screen.is_on_way(catalog, &self.company, wide)
            }
        };
        if may && screen != self.screen {
            if !screen.is_of_result() && !screen.is_aside() {
                self.sample = None;
            }
            self.go(screen);
        }
    }

    fn deepen(&mut self, catalog: &Catalog) {
        self.company.express = false;
        self.company.only_regions = false;
        let way = Screen::way(catalog, &self.company, false);
        let open = way.into_iter().find(|screen| match screen {
            Screen::Profile(page) => !self.missing_fields(catalog, *page).is_empty(),
            Screen::Question(question) => self.company.answers.get(*question).is_open(),
            _ => true,
        });
        self.go(open.unwrap_or(Screen::Review));
    }

    fn answer(&mut self, catalog: &Catalog, question: QuestionId, answer: Answer) {
        let refused = answer == Answer::NotApplicable
            && !self.company.may_be_not_applicable(catalog, question);
        if refused || !self.company.concerns(catalog, question) {
            return;
        }
        self.company.answers.set(question, answer);
        self.missing.retain(|missing| {
            answer == Answer::Open || *missing != super::Missing::Question(question)
        });
        self.reopen(catalog);
    }

    fn choose(&mut self, catalog: &Catalog, field: FieldId, options: Vec<OptionId>) {
        let content = catalog.field(field);
        if !matches!(content.kind, FieldKind::One | FieldKind::Ranked) {
            return;
        }
        let known = |option: &OptionId| option.index() < content.options.len();
        let options: Vec<OptionId> = options
            .into_iter()
            .filter(known)
            .take(content.most)
            .collect();
        let had_stage = self.company.profile.choice(catalog.known.stage).is_some();
        let changed = self.company.profile.choices(field) != options;
        self.company.profile.choose(field, options);
        self.missing
            .retain(|missing| *missing != super::Missing::Field(field));
        if changed && field == catalog.known.stage && had_stage {
            self.notice = Some(Notice::StageChanged);
        }
        self.reopen(catalog);
    }

    fn add_site(&mut self, catalog: &Catalog, state: String, kind: OptionId) {
        let most = catalog.field(catalog.known.known_sites).most;
        let sites = &mut self.company.profile.sites;
        let site = Site { state, kind };
        if sites.len() < most && !sites.contains(&site) {
            sites.push(site);
        }
        self.reopen(catalog);
    }

    /// The profile behind the shown result: a sample can be tried with other priorities too.
    fn shown_profile(&mut self) -> &mut Profile {
        match &mut self.sample {
            Some(sample) => &mut sample.company.profile,
            None => &mut self.company.profile,
        }
    }

    fn weigh(&mut self, by_points: bool) {
        self.by_points = by_points;
        let priorities = &mut self.shown_profile().priorities;
        if by_points {
            importance::to_points(priorities);
        } else {
            importance::to_tiers(priorities);
        }
    }

    fn compare(&mut self, regions: Vec<RegionId>) {
        self.compared.clear();
        for region in regions {
            if self.compared.len() < MOST_COMPARED && !self.compared.contains(&region) {
                self.compared.push(region);
            }
        }
    }

    fn require(&mut self, catalog: &Catalog, option: OptionId, wanted: Option<Requirement>) {
        let content = catalog.field(catalog.known.musts);
        let Some(range) = content.limits.get(option.index()) else {
            return;
        };
        let musts = &mut self.shown_profile().musts;
        musts.retain(|(known, _)| *known != option);
        if let Some(wanted) = wanted {
            let limit = range.map(|range| {
                let limit = wanted.limit.filter(|limit| limit.is_finite());
                within(limit.unwrap_or(range.usual), range.least, range.most)
            });
            musts.push((option, limit));
        }
        sort_by(musts, |a, b| a.0.cmp(&b.0));
    }

    /// A changed answer may take the ground from a "not applicable"; the visitor is told.
    fn reopen(&mut self, catalog: &Catalog) {
        let dropped = self.company.drop_invalid_not_applicable(catalog);
        if !dropped.is_empty() {
            self.notice = Some(Notice::Reopened(dropped));
        }
    }
}

fn shorten(text: String) -> String {
    if text.chars().count() <= LONGEST_NOTE {
        text
    } else {
        text.chars().take(LONGEST_NOTE).collect()
    }
}
