//! Others who change the page: translators wrap its texts, extensions add elements to it. The
//! check goes on, without a panic and with the right words.

use landfall::catalog::Page;
use landfall::language::Language;
use landfall::session::{Screen, save};
use landfall::text::Ui;
use serde_json::{Value, json};
use xtask::driver::Engine;

use crate::content::{catalog, sample, session_of, t};
use crate::place::KEY;
use crate::pointer::{BACK, NEXT};
use crate::result::compare;
use crate::stage::Stage;

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

#[tokio::test]
async fn a_page_with_foreign_elements_goes_on() {
    for engine in Engine::ALL {
        goes_on(engine, EXTEND).await;
    }
}
