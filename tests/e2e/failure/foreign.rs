//! Others who change the page: translators wrap its texts, extensions add elements to it. The
//! check goes on, without a panic and with the right words.

use landfall::catalog::Page;
use landfall::language::Language;
use landfall::session::{Screen, save};
use landfall::text::Ui;
use serde_json::{Value, json};
use xtask::driver::Engine;
use xtask::server::Rule;

use crate::content::{catalog, sample, session_of, t};
use crate::page::quote;
use crate::place::{KEY, Place};
use crate::pointer::{BACK, NEXT};
use crate::result::compare;
use crate::stage::{Stage, WIDE};

/// Replaces every text by a copy within two `font` elements, now and whenever one is added, as
/// the translators of browsers do.
const TRANSLATE: &str = include_str!("translate.js");

/// Adds elements and attributes wherever an extension might, now and after every change.
const EXTEND: &str = include_str!("extend.js");

/// Answers, goes to and fro, and gets a result while a script interferes.
async fn goes_on(engine: Engine, script: &str) {
    let stage = Stage::open_in(engine, &[], &Value::Null, &[]).await;
    let page = &stage.page;
    let language = Language::En;
    stage.goto("/boot.js").await;
    let mut session = session_of("harness-maker");
    session.screen = Screen::Profile(Page::Stage);
    let record = save(catalog(), &session, language, 1_790_000_000_000.0);
    let body = "localStorage.setItem(arguments[0], arguments[1])";
    page.run(body, &[json!(KEY), json!(record)]).await;
    stage.visit(language).await;
    page.run(script, &[]).await;
    stage.resume(language).await;
    page.see("#p-stage-2").await;
    page.click(NEXT).await;
    page.see("#p-industry-0").await;
    let heading = page.text("h2").await;
    page.click(BACK).await;
    page.see("#p-stage-2").await;
    assert_ne!(
        page.text("h2").await,
        heading,
        "the words follow the screen"
    );
    let chosen = session.company.profile.choices(catalog().known.stage);
    let own = format!("p-stage-{}", chosen[0].index());
    stage.check("p-stage-4").await;
    stage.check(&own).await;
    for language in [Language::Ko, Language::En] {
        stage.switch(language).await;
        assert_eq!(page.text("h2").await, t(language, Ui::ProfileIntroStage));
    }
    stage.to_review().await;
    page.click(NEXT).await;
    compare(page, &sample("harness-maker"), language).await;
    assert_eq!(page.count(".lf-failure").await, 0);
    assert!(page.holds("window.interfered > 100").await);
}

#[tokio::test]
async fn a_translated_page_goes_on() {
    for engine in Engine::ALL {
        goes_on(engine, TRANSLATE).await;
    }
}

/// Answers what stands on the screen: up to three choices, and the last of the first list.
const ACT: &str = "const done = arguments[0];
    const frame = () => new Promise(next => requestAnimationFrame(() => setTimeout(next)));
    (async () => {
        const choices = 'main input:is([type=radio], [type=checkbox]):not(:checked)';
        for (let at = 0; at < 3; at += 1) {
            document.querySelectorAll(choices)[at * 2]?.click();
            await frame();
        }
        const list = document.querySelector('main select');
        if (list) {
            list.value = list.options[list.options.length - 1].value;
            list.dispatchEvent(new Event('change', { bubbles: true }));
            await frame();
        }
        done();
    })();";

/// All that can be read, with what only the eye joins or parts left out.
const TEXT: &str = "document.querySelector('#app').textContent.replace(/\\s+/g, '')";

#[tokio::test]
async fn on_a_translated_page_every_screen_says_after_an_answer_what_it_says_otherwise() {
    // H48
    let mut stage = Stage::open(WIDE).await;
    // What the kernel says comes in its own time, so both would be compared half-way.
    stage.server.respond("landfall-kernel", Rule::Status(404));
    // So does what is said about offline use.
    stage.server.respond("offline.js", Rule::Status(404));
    for place in Place::all() {
        if matches!(place, Place::Failure | Place::Paper) {
            continue;
        }
        stage.go(place, Language::En).await;
        stage.page.run_async(ACT, &[]).await;
        stage.settle().await;
        let plain = stage.page.value(TEXT).await;
        stage.go(place, Language::En).await;
        stage.page.run(TRANSLATE, &[]).await;
        assert!(stage.page.count("#app font").await > 10);
        stage.page.run_async(ACT, &[]).await;
        stage.settle().await;
        let plain = plain.as_str().unwrap();
        if !stage
            .page
            .holds(&format!("{TEXT} === {}", quote(plain)))
            .await
        {
            let translated = stage.page.value(TEXT).await;
            panic!("{}:\n{plain}\n{translated}", place.name());
        }
        assert_eq!(stage.page.count(".lf-failure").await, 0);
    }
}

impl Stage {
    /// Waits until nothing is on its way any more.
    async fn settle(&self) {
        self.page
            .until("!document.querySelector('[aria-busy=true], .lf-firm[aria-busy]')")
            .await;
    }
}

#[tokio::test]
async fn the_focus_stays_where_it_was_when_the_page_is_translated() {
    let mut stage = Stage::open(WIDE).await;
    stage.go(Place::Question, Language::En).await;
    let page = &stage.page;
    page.run(TRANSLATE, &[]).await;
    let choice = "q-co-creation-intent-4";
    page.run(
        "const each = document.getElementById(arguments[0]); each.focus(); each.click()",
        &[json!(choice)],
    )
    .await;
    page.until(&format!("document.getElementById('{choice}').checked"))
        .await;
    page.until(&format!("document.activeElement.id === '{choice}'"))
        .await;
}

#[tokio::test]
async fn a_page_with_foreign_elements_goes_on() {
    for engine in Engine::ALL {
        goes_on(engine, EXTEND).await;
    }
}
