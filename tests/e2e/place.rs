//! The screens of the app, and the short way to each: a draft that was left there.

use landfall::assessment::Answer;
use landfall::catalog::Page;
use landfall::ids::{QuestionId, RegionId};
use landfall::language::Language;
use landfall::session::{Screen, Session, save};
use landfall::text::Ui;
use serde_json::json;
use xtask::server::Rule;

use crate::content::{catalog, session_of, t};
use crate::stage::{Stage, file};

/// Under this key the app keeps its draft.
pub(crate) const KEY: &str = "lf:default:1";

/// A screen in a certain state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Start,
    /// The start with a draft that waits.
    Waiting,
    Profile(Page),
    Question,
    /// The same without an answer.
    Unanswered,
    /// The same after "next" without an answer.
    Refused,
    Tariffs,
    Review,
    Result,
    /// The result with another person's file beside it.
    Compared,
    Sample(&'static str),
    /// A state on a page of its own.
    Region,
    Metro,
    Compare,
    /// Saving, sharing and opening answers.
    Keep,
    Method,
    /// A file of the app is missing.
    Failure,
    /// The check without wasm or scripts: a page of its own, not a screen of the app.
    Paper,
}

impl Place {
    /// All that differ in what can go wrong: a question without an answer has nothing that a
    /// refused one does not have.
    pub(crate) fn all() -> Vec<Self> {
        let mut all = vec![Self::Start, Self::Waiting];
        all.extend(Page::ALL.map(Self::Profile));
        all.extend([
            Self::Question,
            Self::Refused,
            Self::Tariffs,
            Self::Review,
            Self::Result,
            Self::Compared,
        ]);
        all.extend(["harness-maker", "battery-materials", "food-maker"].map(Self::Sample));
        all.extend([Self::Region, Self::Metro, Self::Compare]);
        all.extend([Self::Keep, Self::Method, Self::Failure]);
        all
    }

    /// For messages and file names.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Start => "start".to_owned(),
            Self::Waiting => "waiting".to_owned(),
            Self::Profile(page) => page.slug().to_owned(),
            Self::Question => "question".to_owned(),
            Self::Unanswered => "question-empty".to_owned(),
            Self::Refused => "question-error".to_owned(),
            Self::Tariffs => "tariffs".to_owned(),
            Self::Review => "review".to_owned(),
            Self::Result => "result".to_owned(),
            Self::Compared => "result-compared".to_owned(),
            Self::Sample(id) => format!("result-{id}"),
            Self::Region => "region".to_owned(),
            Self::Metro => "metro".to_owned(),
            Self::Compare => "compare".to_owned(),
            Self::Keep => "keep".to_owned(),
            Self::Method => "method".to_owned(),
            Self::Failure => "failure".to_owned(),
            Self::Paper => "self-check".to_owned(),
        }
    }

    /// Whether the languages can be switched there without losing the place.
    pub(crate) fn has_languages(self) -> bool {
        !matches!(self, Self::Failure | Self::Paper)
    }

    fn screen(self) -> Option<Screen> {
        let region = |id| RegionId::new(id).map(Screen::Region);
        let question = |id| catalog().question_id(id).map(Screen::Question);
        match self {
            Self::Start | Self::Sample(_) | Self::Failure | Self::Paper => None,
            Self::Waiting | Self::Result | Self::Compared => Some(Screen::Result),
            Self::Profile(page) => Some(Screen::Profile(page)),
            Self::Question | Self::Unanswered | Self::Refused => question("co-creation-intent"),
            Self::Tariffs => question("S1"),
            Self::Review => Some(Screen::Review),
            Self::Region => region("tx"),
            Self::Metro => region("dallas-fort-worth"),
            Self::Compare => Some(Screen::Compare),
            Self::Keep => Some(Screen::Keep),
            Self::Method => Some(Screen::Method),
        }
    }
}

impl Stage {
    /// Brings the page to a place.
    pub(crate) async fn go(&mut self, place: Place, language: Language) {
        match (place, place.screen()) {
            (Place::Failure, _) => self.fail(language).await,
            (Place::Paper, _) => {
                self.goto(&format!("/self-check.{}.html", language.code()))
                    .await;
                self.page.see(".lf-paper").await;
            }
            (_, None) => {
                self.forget().await;
                self.visit(language).await;
            }
            (_, Some(screen)) => {
                let mut session = session_of("harness-maker");
                session.screen = screen;
                "Landfall".clone_into(&mut session.name);
                if matches!(place, Place::Unanswered | Place::Refused) {
                    open_factor(&mut session, "co-creation-intent");
                }
                self.leave(&session, language).await;
                self.visit(language).await;
            }
        }
        match place {
            Place::Start | Place::Waiting | Place::Failure | Place::Paper => {}
            Place::Sample(id) => self.open_sample(id, language).await,
            _ => {
                self.resume(language).await;
                self.until_words(language).await;
            }
        }
        if place == Place::Refused {
            self.page.click(".lf-steps .lf-button--main").await;
            self.page.see(".lf-problem").await;
        }
        if matches!(place, Place::Result | Place::Compared | Place::Sample(_)) {
            self.page.see(".lf-region").await;
            self.page.see("svg.lf-map__drawing").await;
            // What follows the ranking in turns of its own is there, or could not be had.
            self.page.see(".lf-firm:not([aria-busy])").await;
        }
        if matches!(place, Place::Region | Place::Metro) {
            self.page.see(".lf-region-page .lf-table--facts").await;
        }
        if place == Place::Compare {
            self.page.see(".lf-table--compare").await;
        }
        if place == Place::Compared {
            self.open_second().await;
        }
        if place == Place::Review {
            self.page.see(".lf-review").await;
        }
        if place == Place::Method {
            self.page.see(".lf-sources").await;
        }
    }

    /// Erases what the origin keeps. Leaves the page on a plain text of the same origin.
    pub(crate) async fn forget(&self) {
        self.goto("/boot.js").await;
        let parameters = json!({ "origin": self.server.address(), "storageTypes": "all" });
        self.page
            .tool("Storage.clearDataForOrigin", parameters)
            .await;
    }

    /// Leaves a draft as an earlier visit would have.
    pub(crate) async fn leave(&self, session: &Session, language: Language) {
        self.forget().await;
        let record = save(catalog(), session, language, 1_790_000_000_000.0);
        let body = "localStorage.setItem(arguments[0], arguments[1])";
        self.page.run(body, &[json!(KEY), json!(record)]).await;
    }

    /// Goes on with the draft that waits.
    pub(crate) async fn resume(&self, language: Language) {
        let words = t(language, Ui::ResumeContinue);
        self.page.click_words(".lf-resume button", words).await;
        self.page
            .until("!document.querySelector('.lf-resume')")
            .await;
    }

    /// Waits until the words have come that some screens wait for: until then they show a
    /// screen that only says so.
    async fn until_words(&self, language: Language) {
        let waiting = crate::page::quote(t(language, Ui::Loading));
        self.page
            .until(&format!(
                "document.querySelector('#lf-heading').textContent !== {waiting}"
            ))
            .await;
    }

    /// Opens a worked company from the start screen.
    pub(crate) async fn open_sample(&self, id: &str, language: Language) {
        let (_, _, name) = crate::content::SAMPLES
            .into_iter()
            .find(|(known, ..)| *known == id)
            .unwrap();
        self.page
            .click_words(".lf-sample__name", t(language, name))
            .await;
        self.page.see(".lf-banner").await;
    }

    /// Switches the language by its button.
    pub(crate) async fn switch(&self, language: Language) {
        let code = language.code();
        self.page.click(&format!(".lf-language[lang={code}]")).await;
        self.page
            .until(&format!(
                "document.documentElement.lang === '{code}' && document.querySelector(\
                 '.lf-language[lang={code}]').getAttribute('aria-pressed') === 'true' \
                 && !document.querySelector('[aria-busy=true]')"
            ))
            .await;
    }

    async fn fail(&mut self, language: Language) {
        // What the browser has kept of an earlier visit would hide the failure.
        self.renew();
        self.server
            .respond(&file("", "landfall-app", ".wasm"), Rule::Status(404));
        self.goto(&format!("/?lang={}", language.code())).await;
        self.page.see(".lf-failure").await;
        self.server.heal();
    }
}

/// Takes back all answers of the factor that a question belongs to.
pub(crate) fn open_factor(session: &mut Session, question: &str) {
    let factor = catalog()
        .question_id(question)
        .and_then(QuestionId::factor)
        .unwrap();
    for question in factor.questions() {
        session.company.answers.set(question, Answer::Open);
    }
}
