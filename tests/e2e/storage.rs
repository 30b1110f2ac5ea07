//! Storage that holds what nobody expects, lies about the time, or goes away.

use landfall::catalog::Page;
use landfall::language::Language;
use landfall::session::{Screen, save};
use landfall::text::Ui;
use serde_json::{Value, json};
use xtask::driver::Engine;

use crate::content::{catalog, session_of, t};
use crate::draft::{KEPT, PUT};
use crate::page::quote;
use crate::place::KEY;
use crate::pointer::NEXT;
use crate::stage::{PHONE, Stage};

const LANGUAGE: Language = Language::En;

impl Stage {
    async fn put(&self, key: &str, record: &str) {
        let kept = [json!(key), json!(record)];
        assert_eq!(self.page.run_async(PUT, &kept).await, json!("kept"));
    }

    /// Waits until the foot says this.
    async fn until_status(&self, words: Ui) {
        let status = "document.querySelector('.lf-foot__status').textContent";
        let words = quote(t(LANGUAGE, words));
        self.page.until(&format!("{status} === {words}")).await;
    }

    /// Begins a check and answers its first question.
    async fn answer_first(&self) {
        self.page.click(".lf-start__begin .lf-button--main").await;
        self.check("p-stage-0").await;
    }
}

/// The records that were set aside, oldest first.
async fn aside(stage: &Stage) -> Vec<String> {
    let kept = stage.page.run_async(KEPT, &[]).await;
    let all = kept.as_object().unwrap().iter();
    let mut aside: Vec<(u64, String)> = all
        .filter_map(|(key, record)| {
            let time = key.strip_prefix("lf:bad:")?.parse().unwrap();
            Some((time, record.as_str().unwrap().to_owned()))
        })
        .collect();
    aside.sort();
    aside.into_iter().map(|(_, record)| record).collect()
}

#[tokio::test]
async fn three_records_at_most_are_set_aside_and_the_newest_stay() {
    let stage = Stage::open(PHONE).await;
    stage.forget().await;
    let junk = "x".repeat(5_000_000);
    let broken = ["", "{", "{\"v\":1,\"company\":7}", "<html>", &junk];
    for (at, record) in broken.iter().enumerate() {
        stage.goto("/boot.js").await;
        // What the page before has left at its end is a draft that can be read.
        stage.page.run("localStorage.clear()", &[]).await;
        stage.put(KEY, record).await;
        stage.visit(LANGUAGE).await;
        let words = stage.page.text(".lf-notice p").await;
        assert_eq!(words, t(LANGUAGE, Ui::NoticeBroken), "{record:.30}");
        let from = (at + 1).saturating_sub(3);
        assert_eq!(aside(&stage).await, broken[from..=at], "{record:.30}");
        // The same one again is neither kept twice nor in the way of an answer.
        stage.reload().await;
        assert_eq!(aside(&stage).await.len(), at + 1 - from);
        stage.answer_first().await;
        stage.until_status(Ui::SavedIndexed).await;
    }
}

#[tokio::test]
async fn names_of_prototypes_in_a_draft_are_names_like_any_other() {
    let stage = Stage::open(PHONE).await;
    let record = save(catalog(), &session_of("food-maker"), LANGUAGE, 0.0);
    let record = record.replace(
        "\"answers\":{",
        "\"__proto__\":{\"level\":4},\"answers\":{\"__proto__\":{\"level\":4},\
         \"constructor\":{\"level\":4},\"toString\":null,",
    );
    stage.forget().await;
    stage.put(KEY, &record).await;
    stage.visit(LANGUAGE).await;
    stage.resume(LANGUAGE).await;
    let words = stage.page.text(".lf-notice p").await;
    assert!(
        words.contains("__proto__") && words.contains("constructor"),
        "{words}"
    );
    assert!(stage.page.holds("({}).level === undefined").await);
    assert_eq!(stage.page.count(".lf-failure").await, 0);
}

#[tokio::test]
async fn two_checks_on_one_page_and_two_configurations_keep_their_own_answers() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    let places = [
        ("", "lf:default:1"),
        ("?instance=2", "lf:default:2"),
        ("?cfg=seoul", "lf:seoul:1"),
        ("?cfg=seoul&instance=12", "lf:seoul:12"),
    ];
    for (at, (query, key)) in places.iter().enumerate() {
        stage.goto(&format!("/en/{query}")).await;
        page.until_app().await;
        page.click(".lf-start__begin .lf-button--main").await;
        stage.check(&format!("p-stage-{at}")).await;
        while page.run_async(KEPT, &[]).await[*key].is_null() {}
    }
    for (at, (query, _)) in places.iter().enumerate() {
        stage.goto(&format!("/en/{query}")).await;
        page.until_app().await;
        stage.resume(LANGUAGE).await;
        page.until(&format!("document.querySelector('#p-stage-{at}')?.checked"))
            .await;
    }
    // What is no name of a configuration or a number is the first check without one; `bad` is
    // the place of what could not be read.
    for query in [
        "?cfg=__proto__",
        "?cfg=../x",
        "?cfg=bad",
        "?instance=0",
        "?instance=-1",
        "?instance=constructor",
    ] {
        stage.goto(&format!("/en/{query}")).await;
        page.until_app().await;
        assert_eq!(page.value("landfall.draft").await, json!(KEY), "{query}");
    }
}

/// The clock of the page shows another year.
fn year(year: u32) -> String {
    format!(
        "const Real = Date, gap = Real.UTC({year}, 6, 1) - Real.now();
        globalThis.Date = class extends Real {{
            constructor(...given) {{ given.length ? super(...given) : super(Real.now() + gap); }}
            static now() {{ return Real.now() + gap; }}
        }};"
    )
}

#[tokio::test]
async fn a_clock_that_is_wrong_and_a_time_zone_that_changes_lose_nothing() {
    for (clock, words) in [(1970, "1970"), (2100, "2100")] {
        let stage = Stage::open(PHONE).await;
        let page = &stage.page;
        // An older copy, which by its time is the newer one.
        let mut old = session_of("food-maker");
        old.revision = 1;
        old.screen = Screen::Profile(Page::Stage);
        stage.leave(&old, LANGUAGE).await;
        page.prepare(&year(clock)).await;
        stage.visit(LANGUAGE).await;
        stage.resume(LANGUAGE).await;
        stage.check("p-stage-4").await;
        stage.until_status(Ui::SavedIndexed).await;
        for zone in ["Pacific/Kiritimati", "Pacific/Honolulu", "America/St_Johns"] {
            page.tool(
                "Emulation.setTimezoneOverride",
                json!({ "timezoneId": zone }),
            )
            .await;
            stage.reload().await;
            let said = page.text(".lf-resume p").await;
            assert!(said.contains(words), "{zone}: {said}");
        }
        stage.resume(LANGUAGE).await;
        page.until("document.querySelector('#p-stage-4')?.checked")
            .await;
        assert_eq!(page.count(".lf-failure").await, 0);
    }
}

#[tokio::test]
async fn languages_that_no_browser_should_name_harm_nothing() {
    for (list, expected) in [
        ("[]", "en"),
        ("['C']", "en"),
        ("['ko-KP', 'zz']", "ko"),
        ("['zz', 'x-klingon', '', 'JA_jp']", "ja"),
        ("['__proto__']", "en"),
    ] {
        let stage = Stage::open(PHONE).await;
        let page = &stage.page;
        page.prepare(&format!(
            "Object.defineProperty(navigator, 'languages', {{ value: {list} }});
             Object.defineProperty(navigator, 'language', {{ value: {list}[0] ?? '' }});"
        ))
        .await;
        stage.goto("/").await;
        page.until_app().await;
        let language = page.value("document.documentElement.lang").await;
        assert_eq!(language, json!(expected), "{list}");
        stage
            .open_sample("harness-maker", Language::from_tag(expected).unwrap())
            .await;
        page.see(".lf-region").await;
        assert_eq!(page.complaints().await, Vec::<String>::new(), "{list}");
    }
}

/// Ways in which a page may have no storage from the start.
const ABSENT: [&str; 3] = [
    "Object.defineProperty(window, 'localStorage', { value: null });
     Object.defineProperty(window, 'indexedDB', { value: null });",
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });
     Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('', 'SecurityError'); } });",
    "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error('x'); };
     IDBFactory.prototype.open = () => { throw new Error('x'); };",
];

#[tokio::test]
async fn storage_that_is_null_throws_or_is_broken_is_told_once() {
    for absent in ABSENT {
        let stage = Stage::open(PHONE).await;
        let page = &stage.page;
        page.prepare(absent).await;
        stage.visit(LANGUAGE).await;
        stage.answer_first().await;
        stage.until_status(Ui::SavedMemory).await;
        is_told_once(&stage).await;
    }
}

/// Counts how often the state of saving is told anew while the visitor goes on.
async fn is_told_once(stage: &Stage) {
    let page = &stage.page;
    let listen = "window.told = 0;
        new MutationObserver(() => window.told += 1).observe(
            document.querySelector('.lf-foot__status'),
            { childList: true, characterData: true, subtree: true })";
    page.run(listen, &[]).await;
    for at in [2, 3, 1] {
        stage.check(&format!("p-stage-{at}")).await;
    }
    page.click(NEXT).await;
    page.see("#p-industry-0").await;
    page.click(crate::pointer::BACK).await;
    page.until("document.querySelector('#p-stage-1')?.checked")
        .await;
    assert_eq!(page.value("window.told").await, json!(0));
    assert_eq!(page.count(".lf-notice p").await, 0);
    assert_eq!(page.count(".lf-failure").await, 0);
    stage.until_status(Ui::SavedMemory).await;
}

/// From now on every storage refuses.
const REFUSE: &str = "const refuse = () => { throw new DOMException('', 'InvalidStateError'); };
    IDBDatabase.prototype.transaction = refuse;
    Object.defineProperty(window, 'localStorage', { get: refuse });";

#[tokio::test]
async fn storage_that_vanishes_in_the_middle_is_told_once_in_every_engine() {
    for engine in Engine::ALL {
        let stage = Stage::open_in(engine, &[], &Value::Null, &[]).await;
        stage.visit(LANGUAGE).await;
        stage.answer_first().await;
        stage.until_status(Ui::SavedIndexed).await;
        stage.page.run(REFUSE, &[]).await;
        stage.check("p-stage-2").await;
        stage.until_status(Ui::SavedMemory).await;
        is_told_once(&stage).await;
    }
}

#[tokio::test]
async fn data_that_the_visitor_clears_in_another_window_come_back_with_the_next_answer() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.visit(LANGUAGE).await;
    stage.answer_first().await;
    stage.until_status(Ui::SavedIndexed).await;
    let all = json!({ "origin": stage.server.address(), "storageTypes": "all" });
    page.tool("Storage.clearDataForOrigin", all).await;
    stage.check("p-stage-2").await;
    let kept = format!("localStorage.getItem('{KEY}')");
    let slug = &catalog().field(catalog().known.stage).options[2];
    page.until(&format!("{kept}?.includes({})", quote(slug)))
        .await;
    stage.reload().await;
    stage.resume(LANGUAGE).await;
    page.until("document.querySelector('#p-stage-2')?.checked")
        .await;
}

#[tokio::test]
async fn before_everything_is_erased_a_copy_is_offered() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.leave(&session_of("food-maker"), LANGUAGE).await;
    stage.visit(LANGUAGE).await;
    page.click_words(".lf-resume summary", t(LANGUAGE, Ui::ResumeRestart))
        .await;
    // The way to a copy stands before the button that erases.
    let buttons = page.texts(".lf-resume details button").await;
    let words = [Ui::EraseCopy, Ui::RestartYes].map(|key| t(LANGUAGE, key));
    assert_eq!(buttons, words);
    page.click_words(".lf-resume details button", words[0])
        .await;
    page.see("#lf-own-file").await;
    let offered = page.texts("main button").await;
    for key in [Ui::FileSave, Ui::LinkCopy, Ui::RestartYes] {
        assert!(
            offered.contains(&t(LANGUAGE, key).to_owned()),
            "{offered:?}"
        );
    }
    // Nothing is lost by having looked.
    assert!(page.holds(&format!("localStorage.getItem('{KEY}')")).await);
}
