//! What the gallery shows: every screen in every state that a visitor can bring it into.

use std::collections::BTreeMap;
use std::error::Error;
use std::rc::Rc;

use landfall::app::context::{Context, Regions, Waiting};
use landfall::assessment::{Answer, Importance, Site, Tier};
use landfall::catalog::{Catalog, FieldKind, Page};
use landfall::host::Dress;
use landfall::ids::{OptionId, QuestionId, RegionId};
use landfall::platform::draft::Rung;
use landfall::recommend::RegionData;
use landfall::session::{
    Action, Missing, Notice, Refusal, Sample, Screen, Second, SecondFile, Section, Session,
};

use super::around;
use super::company::{COMPANIES, LONG_NAME, level, one, worked};

const REGIONS: &str = include_str!("../../../content/structure/regions.json");

/// The question that stands for the others.
const QUESTION: &str = "co-creation-intent";

/// A screen in a state.
#[derive(Debug)]
pub(crate) struct Fixture {
    pub(crate) session: Session,
    pub(crate) regions: Came,
    /// Whether the words of results are there.
    pub(crate) is_complete: bool,
    /// Whether the session waits on the start screen to be continued.
    pub(crate) waits: bool,
    /// What else is true of the page.
    pub(crate) dress: Dress,
    /// Whether the page stands in a frame, with the colours of its host.
    pub(crate) is_embedded: bool,
}

/// What has become of the region data.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Came {
    Ready,
    Loading,
    Failed,
}

impl Fixture {
    /// The same with something else that is true of the page.
    pub(crate) fn dressed(mut self, dress: impl Fn(&mut Context) + 'static) -> Self {
        self.dress = Dress::new(move |context| {
            context.rung = Rung::Indexed;
            dress(context);
        });
        self
    }

    pub(crate) fn regions(&self) -> Regions {
        match self.regions {
            Came::Ready => RegionData::parse(REGIONS)
                .map_or(Regions::Failed, |data| Regions::Ready(Box::new(data))),
            Came::Loading => Regions::Loading,
            Came::Failed => Regions::Failed,
        }
    }

    /// The session on the screen and the draft that waits.
    pub(crate) fn split(self) -> (Session, Option<Waiting>) {
        if !self.waits {
            return (self.session, None);
        }
        let waiting = Waiting {
            session: self.session,
            at: 0.0,
            dropped: Vec::new(),
            is_other_content: false,
        };
        (Session::default(), Some(waiting))
    }
}

impl From<Session> for Fixture {
    fn from(session: Session) -> Self {
        Self {
            session,
            regions: Came::Ready,
            is_complete: true,
            waits: false,
            // As in a browser that keeps answers, which is what most visitors have.
            dress: Dress::new(|context| context.rung = Rung::Indexed),
            is_embedded: false,
        }
    }
}

/// All of them by name.
pub(crate) fn all(catalog: &Catalog) -> Result<BTreeMap<String, Fixture>, Box<dyn Error>> {
    let full = worked(catalog, COMPANIES[0].1)?;
    let question = catalog.question_id(QUESTION).ok_or(QUESTION)?;
    let mut all = Gallery {
        catalog,
        fixtures: BTreeMap::new(),
    };
    all.starts(&full);
    all.profile(&full);
    all.questions(&full, question);
    all.reviews(&full, question);
    all.results(&full, question)?;
    all.regions(&full);
    all.add("method", on(full.clone(), Screen::Method));
    around::add(&mut all, &full, question);
    Ok(all.fixtures)
}

pub(crate) struct Gallery<'a> {
    pub(crate) catalog: &'a Catalog,
    fixtures: BTreeMap<String, Fixture>,
}

impl Gallery<'_> {
    pub(crate) fn add(&mut self, name: &str, fixture: impl Into<Fixture>) {
        self.fixtures.insert(name.to_owned(), fixture.into());
    }

    fn starts(&mut self, full: &Session) {
        self.add("start", Session::default());
        let mut waiting = Fixture::from(full.clone());
        waiting.waits = true;
        self.add("start-draft", waiting);
        self.add(
            "start-notice",
            told(Session::default(), Notice::DraftBroken),
        );
        let dropped = ["p-industry", "co-creation-proof", "S9"].map(str::to_owned);
        let partial = Notice::DraftPartial(dropped.to_vec());
        self.add("start-notice-long", told(Session::default(), partial));
    }

    fn profile(&mut self, full: &Session) {
        for page in Page::ALL {
            let screen = Screen::Profile(page);
            self.add(
                &format!("profile-{}", page.slug()),
                on(full.clone(), screen),
            );
            self.add(
                &format!("profile-{}-empty", page.slug()),
                on(Session::default(), screen),
            );
        }
        let mut refused = on(Session::default(), Screen::Profile(Page::Business));
        let fields = self.catalog.page(Page::Business);
        refused.missing = fields.map(Missing::Field).collect();
        self.add("profile-business-error", refused);
        self.add(
            "profile-sites-full",
            on(self.full_profile(full), Screen::Profile(Page::Sites)),
        );
        self.add(
            "profile-priorities-full",
            on(self.full_profile(full), Screen::Profile(Page::Priorities)),
        );
        let mut loading = Fixture::from(on(full.clone(), Screen::Profile(Page::Sites)));
        loading.is_complete = false;
        self.add("loading", loading);
    }

    /// As many sites, priorities and musts as the profile takes.
    fn full_profile(&self, full: &Session) -> Session {
        let mut session = full.clone();
        let profile = &mut session.company.profile;
        for field in self.catalog.field_ids() {
            let asked = self.catalog.field(field);
            match asked.kind {
                FieldKind::Sites => {
                    let kinds: Vec<OptionId> = asked.option_ids().collect();
                    let kinds = kinds.into_iter().cycle();
                    let states = ["CA", "DC", "NC", "NM", "TX", "MI", "NY", "MA"];
                    let sites = states.into_iter().zip(kinds).take(asked.most);
                    profile.sites = sites
                        .map(|(state, kind)| Site {
                            state: state.to_owned(),
                            kind,
                        })
                        .collect();
                }
                FieldKind::Tiers => {
                    let tiers = Tier::ALL.map(Importance::Tier).into_iter().cycle();
                    profile.priorities = asked.option_ids().zip(tiers).collect();
                }
                _ => {}
            }
        }
        session
    }

    fn questions(&mut self, full: &Session, question: QuestionId) {
        let at = |session: Session| on(session, Screen::Question(question));
        self.add("question-empty", at(Session::default()));
        self.add("question", at(full.clone()));
        if let Some(second) = self.catalog.question_id("co-creation-practice") {
            self.add(
                "question-second",
                on(full.clone(), Screen::Question(second)),
            );
        }
        for (name, answer) in [
            ("question-half", level(2, true)),
            ("question-unknown", Answer::DontKnow),
            ("question-not-applicable", Answer::NotApplicable),
        ] {
            let mut session = full.clone();
            session.company.answers.set(question, answer);
            self.add(name, at(session));
        }
        let mut refused = at(Session::default());
        let section = Section::of(question);
        let questions = section.questions(self.catalog, &refused.company);
        refused.missing = questions.into_iter().map(Missing::Question).collect();
        self.add("question-error", refused);
        let mut reopened = at(full.clone());
        reopened.notice = Some(Notice::Reopened(QuestionId::of_factors().take(3).collect()));
        self.add("question-notice", reopened);
        for scenario in QuestionId::of_scenarios() {
            let id = &self.catalog.question(scenario).id;
            self.add(
                &format!("tariff-{}", id.to_lowercase()),
                on(full.clone(), Screen::Question(scenario)),
            );
        }
    }

    fn reviews(&mut self, full: &Session, question: QuestionId) {
        self.add("review", on(full.clone(), Screen::Review));
        self.add("review-empty", on(Session::default(), Screen::Review));
        self.add("review-one", on(one(question), Screen::Review));
    }

    /// A region in full, one that is ruled out or unknown, and regions side by side.
    fn regions(&mut self, full: &Session) {
        for (name, id) in [
            ("region", "tx"),
            ("region-low", "ak"),
            ("region-metro", "dallas-fort-worth"),
        ] {
            if let Some(region) = RegionId::new(id) {
                self.add(name, on(full.clone(), Screen::Region(region)));
            }
        }
        for (name, ids) in [
            ("compare-empty", &[][..]),
            ("compare-one", &["tx"]),
            ("compare-most", &["ca", "tx", "mi", "dallas-fort-worth"]),
        ] {
            let mut session = on(full.clone(), Screen::Compare);
            session.compared = ids.iter().filter_map(|id| RegionId::new(id)).collect();
            self.add(name, session);
        }
    }

    fn results(&mut self, full: &Session, question: QuestionId) -> Result<(), Box<dyn Error>> {
        let at = |session: Session| on(session, Screen::Result);
        self.add("result", at(full.clone()));
        self.add("result-empty", at(Session::default()));
        self.add("result-one", at(one(question)));
        for (name, answer) in [
            ("result-worst", level(0, false)),
            ("result-middle", level(2, false)),
            ("result-best", level(4, false)),
            ("result-unknown", Answer::DontKnow),
        ] {
            let mut session = full.clone();
            for question in QuestionId::all() {
                session.company.answers.set(question, answer);
            }
            self.add(name, at(session));
        }
        let other = worked(self.catalog, COMPANIES[1].1)?.company;
        for (name, second) in [
            (
                "open",
                Second::Open(Rc::new(SecondFile {
                    company: other,
                    dropped: 2,
                })),
            ),
            ("refused", Second::Refused(Refusal::NotOurs)),
        ] {
            let mut session = full.clone();
            session.second = second;
            self.add(&format!("result-second-{name}"), at(session));
        }
        let mut named = full.clone();
        LONG_NAME.clone_into(&mut named.name);
        self.add("result-long-name", at(named));
        for (name, came) in [("loading", Came::Loading), ("failed", Came::Failed)] {
            let mut fixture = Fixture::from(at(full.clone()));
            fixture.regions = came;
            self.add(&format!("result-regions-{name}"), fixture);
        }
        for (id, json) in COMPANIES {
            let worked = worked(self.catalog, json)?;
            let sample = Sample {
                id: id.to_owned(),
                company: worked.company,
                scenario: worked.scenario,
            };
            let opened =
                Session::default().apply(self.catalog, Action::OpenSample(Box::new(sample)));
            self.add(
                &format!("sample-{id}"),
                opened.ok_or("a worked company opens")?,
            );
        }
        let mut done = at(full.clone());
        done.done = self
            .catalog
            .actions
            .iter()
            .map(|action| action.id.clone())
            .collect();
        done.done.sort();
        self.add("result-done", done);
        Ok(())
    }
}

pub(crate) fn on(mut session: Session, screen: Screen) -> Session {
    session.screen = screen;
    session
}

pub(crate) fn told(mut session: Session, notice: Notice) -> Session {
    session.notice = Some(notice);
    session
}
