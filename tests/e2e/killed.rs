//! The browser is killed after every step of the check: what was answered is there again.

use std::path::Path;
use std::time::{Duration, Instant};

use landfall::assessment::{Answer, Company};
use landfall::catalog::{FieldKind, Page as ProfilePage};
use landfall::ids::QuestionId;
use landfall::language::Language;
use landfall::session::{Screen, Section};
use landfall::text::Ui;
use serde_json::{Value, json};
use xtask::driver::{Driver, Engine, Inspected};
use xtask::server::Server;

use crate::content::{catalog, sample, t};
use crate::draft::KEPT;
use crate::exchange::Folder;
use crate::page::{Page, quote};
use crate::place::KEY;
use crate::pointer::NEXT;
use crate::stage::{WIDE, dist};

const LANGUAGE: Language = Language::En;

/// Everything that is chosen on the screen. What stands in the editor of a site is no answer yet.
const CHOSEN: &str =
    "[...document.querySelectorAll('main :is(input:checked, select, .lf-sites li)')]
    .filter(each => !each.closest('.lf-site-editor'))
    .map(each => each.id ? `${each.id} ${each.value}` : each.textContent).join()";

/// The longest wait for something that has to come true.
const LIMIT: Duration = Duration::from_secs(20);

/// A browser whose data outlive it, and which takes expressions.
enum Window {
    Driven(Page, Driver),
    Inspected(Box<Inspected>),
}

impl Window {
    async fn open(engine: Engine, profile: &Path, server: &Server) -> Self {
        let address = format!("{}/en/", server.address());
        let folder = profile.display();
        let arguments = match engine {
            Engine::Chromium => vec![format!("--user-data-dir={folder}")],
            Engine::Firefox => vec!["-profile".to_owned(), folder.to_string()],
            Engine::WebKit => {
                let window = Inspected::open(profile, &address).unwrap();
                return Self::Inspected(Box::new(window));
            }
        };
        // Of the browser that was killed; the driver would look for the new one there.
        drop(std::fs::remove_file(profile.join("MarionetteActivePort")));
        let driver = Driver::start_for(engine, &[]).unwrap();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let page = Page::new(driver.browser(WIDE, &arguments).await.unwrap());
        page.goto(&address).await;
        Self::Driven(page, driver)
    }

    /// Kills all processes of the browser at once.
    fn kill(self) {
        match self {
            Self::Driven(page, driver) => {
                driver.kill();
                drop(page);
            }
            // It is killed with its group when it is dropped.
            Self::Inspected(window) => drop(window),
        }
    }

    async fn value(&mut self, expression: &str) -> Value {
        match self {
            Self::Driven(page, _) => page.value(expression).await,
            Self::Inspected(window) => window.value(expression).unwrap(),
        }
    }

    async fn until(&mut self, expression: &str) {
        let begun = Instant::now();
        while self.value(&format!("Boolean({expression})")).await != json!(true) {
            if begun.elapsed() > LIMIT {
                let text = self.value("document.body.innerText.slice(0, 1500)").await;
                panic!("never came true: {expression}\n{text}");
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Does something with an element once it is there and the page stands.
    async fn with(&mut self, css: &str, act: &str) {
        let find = format!("document.querySelector({})", quote(css));
        self.until(&format!(
            "{find}?.checkVisibility() && !{find}.disabled \
             && !document.querySelector('[aria-busy=true]') && !document.querySelector('#lf-wait')"
        ))
        .await;
        self.value(&format!("({find}.{act}, 0)")).await;
    }

    async fn check(&mut self, id: &str) {
        self.with(&format!("label[for='{id}']"), "click()").await;
        self.until(&format!("document.getElementById('{id}')?.checked"))
            .await;
    }

    async fn select(&mut self, css: &str, value: &str) {
        // At once, as a browser does it: a list that is drawn in between shows what is kept.
        let act = format!(
            "dispatchEvent((document.querySelector({}).value = {}, \
             new Event('change', {{ bubbles: true }})))",
            quote(css),
            quote(value)
        );
        self.with(css, &act).await;
    }

    /// The record that the browser keeps now.
    async fn kept(&mut self) -> Value {
        let ask = format!(
            "(window.kept = undefined, (function () {{ {KEPT} }})(all => window.kept = {{ all }}), 0)"
        );
        self.value(&ask).await;
        self.until("window.kept").await;
        let record = self
            .value(&format!("window.kept.all?.['{KEY}'] ?? null"))
            .await;
        record
            .as_str()
            .map_or(Value::Null, |record| serde_json::from_str(record).unwrap())
    }

    /// Waits until the same is chosen on the screen as before.
    async fn until_chosen(&mut self, before: &Value) {
        let before = before.as_str().unwrap();
        self.until(&format!("{CHOSEN} === {}", quote(before))).await;
    }

    async fn answer(&mut self, company: &Company, screen: Screen) {
        match screen {
            Screen::Profile(page) => self.answer_page(company, page).await,
            Screen::Question(question) => {
                for question in Section::of(question).questions(catalog(), company) {
                    self.answer_question(company, question).await;
                }
            }
            _ => self.until("document.querySelector('.lf-review')").await,
        }
    }

    async fn answer_question(&mut self, company: &Company, question: QuestionId) {
        let id = &catalog().question(question).id;
        match company.answers.get(question) {
            Answer::Level(level, _) => {
                self.check(&format!("q-{id}-{}", level.anchor())).await;
                if level.is_half() {
                    self.check(&format!("h-{id}")).await;
                }
            }
            _ => self.check(&format!("q-{id}-unknown")).await,
        }
    }

    async fn answer_page(&mut self, company: &Company, page: ProfilePage) {
        let profile = &company.profile;
        for field in catalog().page(page) {
            let content = catalog().field(field);
            if !company.is_field_asked(catalog(), field) {
                continue;
            }
            let key = &content.key;
            match content.kind {
                FieldKind::One | FieldKind::Ranked => {
                    for option in profile.choices(field) {
                        let option = option.index();
                        if content.kind == FieldKind::One && content.options.len() >= 9 {
                            self.select(&format!("#p-{key}-0"), &option.to_string())
                                .await;
                        } else {
                            self.check(&format!("p-{key}-{option}")).await;
                        }
                    }
                }
                FieldKind::Sites => {
                    let site = &profile.sites[0];
                    let state = site.state.to_ascii_lowercase();
                    self.select(&format!("#p-{key}-0"), &state).await;
                    self.select("#p-site-kind", &site.kind.index().to_string())
                        .await;
                    self.with(".lf-site-editor button", "click()").await;
                    self.until("document.querySelector('.lf-sites li')").await;
                }
                FieldKind::Tiers => {
                    for (option, importance) in &profile.priorities {
                        let list = format!("#p-{key}-{}", option.index());
                        self.select(&list, crate::content::tier_slug(*importance))
                            .await;
                    }
                }
                FieldKind::Musts => {
                    for (option, _) in &profile.musts {
                        self.check(&format!("p-{key}-{}", option.index())).await;
                    }
                }
            }
        }
    }
}

/// Waits until the browser keeps every answer; how long that may take is the promise of
/// `e2e/prompt.rs`.
async fn until_kept(window: &mut Window, screen: Screen, answered: usize) -> Value {
    let begun = Instant::now();
    loop {
        let record = window.kept().await;
        let is_there = record["screen"] == json!(screen.slug(catalog()));
        if is_there && count(&record["company"]) == answered {
            return record;
        }
        assert!(
            begun.elapsed() < LIMIT,
            "{answered} answers are not kept: {record}"
        );
    }
}

/// How many answers a company has given.
fn count(company: &Value) -> usize {
    let many = |value: &Value| match value {
        Value::Array(list) => list.len(),
        Value::Object(fields) => fields.len(),
        _ => 1,
    };
    let profile = company["profile"]
        .as_object()
        .unwrap()
        .values()
        .map(many)
        .sum::<usize>();
    let answers = ["answers", "scenario_answers"].map(|name| company.get(name).map_or(0, many));
    profile + answers[0] + answers[1]
}

/// Goes through the whole check; after every screen the browser is killed and opened anew.
async fn survives(engine: Engine) {
    let server = Server::start(&dist(), 0).unwrap();
    let folder = Folder::new(&format!("killed-{engine}"));
    let company = sample("harness-maker").company;
    let mut window = Window::open(engine, &folder.0, &server).await;
    window
        .with(".lf-start__begin .lf-button--main", "click()")
        .await;
    let mut kills = 0;
    for screen in Screen::way(catalog(), &company, true) {
        window.answer(&company, screen).await;
        let answered = expected(&company, screen);
        let record = until_kept(&mut window, screen, answered).await;
        let chosen = window.value(CHOSEN).await;
        window.kill();
        kills += 1;
        window = Window::open(engine, &folder.0, &server).await;
        window
            .until("document.querySelector('.lf-resume button')")
            .await;
        assert_eq!(
            window.kept().await,
            record,
            "{engine}, {}",
            screen.slug(catalog())
        );
        let go_on = quote(t(LANGUAGE, Ui::ResumeContinue));
        let button = format!(
            "[...document.querySelectorAll('.lf-resume button')]\
             .find(each => each.textContent === {go_on})"
        );
        window.value(&format!("({button}.click(), 0)")).await;
        window.until("!document.querySelector('.lf-resume')").await;
        window.until_chosen(&chosen).await;
        window.with(NEXT, "click()").await;
    }
    window.until("document.querySelector('.lf-result')").await;
    window.kill();
    assert!(kills >= 16, "{kills}");
}

/// How many answers this company has given once it has left this screen.
fn expected(company: &Company, last: Screen) -> usize {
    let mut sum = 0;
    for screen in Screen::way(catalog(), company, true) {
        match screen {
            Screen::Profile(page) => {
                for field in catalog().page(page) {
                    sum += match catalog().field(field).kind {
                        FieldKind::One | FieldKind::Ranked => company.profile.choices(field).len(),
                        FieldKind::Sites => 1,
                        FieldKind::Tiers => company.profile.priorities.len(),
                        FieldKind::Musts => company.profile.musts.len(),
                    };
                }
            }
            Screen::Question(question) => {
                sum += Section::of(question).questions(catalog(), company).len();
            }
            _ => {}
        }
        if screen == last {
            break;
        }
    }
    sum
}

#[tokio::test]
async fn a_killed_browser_loses_no_answer_in_chromium() {
    survives(Engine::Chromium).await;
}

#[tokio::test]
async fn a_killed_browser_loses_no_answer_in_firefox() {
    survives(Engine::Firefox).await;
}

#[tokio::test]
async fn a_killed_browser_loses_no_answer_in_webkit() {
    survives(Engine::WebKit).await;
}
