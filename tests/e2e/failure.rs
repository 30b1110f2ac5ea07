//! What a visitor sees when a file is missing or damaged, or when the check itself stops.

mod foreign;
mod three;

use landfall::language::Language;
use landfall::text::Ui;
use serde_json::{Value, json};
use xtask::server::Rule;

use crate::content::session_of;
use crate::stage::{PHONE, Stage, file};

/// A wasm module that traps in its only function: what a panic of the app ends in.
const TRAP: &str = "setTimeout(() => {
    const bytes = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0,
        7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11);
    new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.t();
})";

/// The title of the failure screen in the language, from the words that the page itself holds.
async fn title(stage: &Stage, language: Language, kind: &str) -> String {
    let body = "const list = document.querySelector('#lf-words').content
            .querySelector(`[lang=${arguments[0]}]`).children;
        const at = [...list].findIndex(each => each.textContent === arguments[1]);
        return list[at + 1].textContent";
    let title = stage
        .page
        .run(body, &[json!(language.code()), json!(kind)])
        .await;
    title.as_str().unwrap().to_owned()
}

/// Breaks something and looks at the failure screen in all languages; then heals and reloads.
async fn fails(kind: &str, part: &str, rule: Rule) {
    let mut stage = Stage::open(PHONE).await;
    for language in Language::ALL {
        // What the browser has kept of an earlier visit would hide the failure.
        stage.renew();
        let page = &stage.page;
        stage
            .server
            .respond(&part.replace("{lang}", language.code()), rule.clone());
        stage.goto(&format!("/?lang={}", language.code())).await;
        page.see(".lf-failure").await;
        assert_eq!(
            page.text("h1").await,
            title(&stage, language, kind).await,
            "{part}"
        );
        assert_eq!(
            page.value("document.documentElement.lang").await,
            json!(language.code())
        );
        assert_eq!(page.count(".lf-failure [role=alert] h1").await, 1);
        let others = Language::ALL.into_iter().filter(|other| *other != language);
        for other in others {
            let section = format!(".lf-failure__other[lang={}] h2", other.code());
            assert_eq!(page.text(&section).await, title(&stage, other, kind).await);
        }
        assert!(page.count(".lf-failure button").await >= 1);
        stage.server.heal();
        page.click(".lf-failure button").await;
        page.until_app().await;
        assert_eq!(
            page.value("document.documentElement.lang").await,
            json!(language.code())
        );
    }
}

#[tokio::test]
async fn a_missing_script_is_told() {
    fails("load", &file("", "landfall-app", ".js"), Rule::Status(404)).await;
}

#[tokio::test]
async fn a_missing_wasm_is_told() {
    fails(
        "load",
        &file("", "landfall-app", ".wasm"),
        Rule::Status(404),
    )
    .await;
}

#[tokio::test]
async fn half_a_wasm_is_told() {
    fails(
        "invalid",
        &file("", "landfall-app", ".wasm"),
        Rule::Truncate,
    )
    .await;
}

#[tokio::test]
async fn missing_words_are_told() {
    fails("load", "self-check.{lang}", Rule::Status(404)).await;
}

#[tokio::test]
async fn a_page_in_place_of_the_structure_is_told() {
    fails(
        "invalid",
        "structure",
        Rule::ContentType("text/html; charset=utf-8"),
    )
    .await;
}

#[tokio::test]
async fn words_that_are_no_json_are_told() {
    fails(
        "invalid",
        "self-check.{lang}",
        Rule::Body("<!doctype html><title>Log in</title>"),
    )
    .await;
}

#[tokio::test]
async fn a_policy_without_wasm_is_told() {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
    fails(
        "policy",
        "/",
        Rule::Header("content-security-policy", policy),
    )
    .await;
}

#[tokio::test]
async fn content_with_a_key_that_does_not_exist_is_told() {
    let name = file("content", "structure", ".json");
    let path = crate::stage::dist().join(name.trim_start_matches('/'));
    let mut structure: Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    structure["pack"]["colour"] = json!("blue");
    // The server's rules live as long as the program.
    let body: &'static str = Box::leak(structure.to_string().into_boxed_str());
    fails("invalid", &name, Rule::Body(body)).await;
}

#[tokio::test]
async fn a_stopped_check_shows_the_answers_and_loses_none() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    let language = Language::Ko;
    let mut session = session_of("battery-materials");
    session.screen = landfall::session::Screen::Review;
    stage.leave(&session, language).await;
    stage.visit(language).await;
    stage.resume(language).await;
    page.see(".lf-review").await;
    let answers = page
        .texts(".lf-given__answer:not(.lf-given__answer--open)")
        .await;
    assert!(answers.len() > 30);
    page.run(TRAP, &[]).await;
    page.see(".lf-failure").await;
    assert_eq!(
        page.text("h1").await,
        title(&stage, language, "panic").await
    );
    assert!(
        page.holds("document.activeElement.localName === 'h1'")
            .await
    );
    let kept = page
        .value("document.querySelector('.lf-failure textarea').value")
        .await;
    let kept = kept.as_str().unwrap();
    let question = landfall::ids::QuestionId::of_factors().find(|question| {
        matches!(
            session.company.answers.get(*question),
            landfall::assessment::Answer::Level(..)
        )
    });
    let words = crate::content::text(language).question(question.unwrap());
    assert!(kept.contains(&words.title), "{kept}");
    assert!(
        kept.contains("\"v\":1"),
        "the record stands below the words"
    );
    page.click(".lf-failure__actions button:last-child").await;
    page.until("document.querySelector('.lf-failure__status').textContent !== ''")
        .await;
    page.click(".lf-failure__actions button:first-child").await;
    page.until_app().await;
    stage.resume(language).await;
    page.see(".lf-review").await;
    let restored = page
        .texts(".lf-given__answer:not(.lf-given__answer--open)")
        .await;
    assert_eq!(restored, answers);
}

#[tokio::test]
async fn region_data_that_did_not_come_can_be_asked_for_again() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.server.respond("regions.", Rule::Status(503));
    stage.visit(Language::En).await;
    stage.open_sample("harness-maker", Language::En).await;
    page.see(".lf-regions button").await;
    assert_eq!(page.count(".lf-region").await, 0);
    stage.server.heal();
    page.click(".lf-regions button").await;
    page.see(".lf-region").await;
}

#[tokio::test]
async fn a_second_part_that_did_not_come_can_be_asked_for_again() {
    for rule in [Rule::Status(503), Rule::Truncate] {
        let stage = Stage::open(PHONE).await;
        let page = &stage.page;
        stage.server.respond("landfall-rest", rule);
        stage.visit(Language::Ko).await;
        page.click_words(
            ".lf-foot button",
            crate::content::t(Language::Ko, Ui::MethodLink),
        )
        .await;
        let again = crate::content::t(Language::Ko, Ui::TryAgain);
        page.click_words(".lf-check button", again).await;
        assert_eq!(page.count(".lf-section").await, 0);
        stage.server.heal();
        // The screen is made anew when the second try has failed, so the button may be another.
        page.until(&format!(
            "document.querySelector('.lf-section') || ([...document.querySelectorAll(\
             '.lf-check button')].find(each => each.textContent === {})?.click(), false)",
            crate::page::quote(again)
        ))
        .await;
        page.see(".lf-section").await;
    }
}

#[tokio::test]
async fn a_language_that_did_not_come_leaves_the_present_one_with_a_notice() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.server.respond("self-check.ja", Rule::Status(404));
    stage.visit(Language::En).await;
    page.click(".lf-language[lang=ja]").await;
    let words = page.text(".lf-notice p").await;
    assert_eq!(
        words,
        crate::content::t(Language::En, landfall::text::Ui::NoticeLanguage)
    );
    assert_eq!(
        page.value("document.documentElement.lang").await,
        json!("en")
    );
    stage.server.heal();
    stage.switch(Language::Ja).await;
}

#[tokio::test]
async fn a_sample_that_did_not_come_leaves_the_start_with_a_notice() {
    let stage = Stage::open(WIDE_PHONE).await;
    let page = &stage.page;
    stage.server.respond("example-food", Rule::Status(404));
    stage.visit(Language::Ko).await;
    page.click(".lf-samples__list li:nth-child(3) button").await;
    let words = page.text(".lf-notice p").await;
    assert_eq!(
        words,
        crate::content::t(Language::Ko, landfall::text::Ui::NoticeSample)
    );
    page.see(".lf-start__begin").await;
}

/// A phone held across.
const WIDE_PHONE: (u32, u32) = (740, 360);
