//! The start screen: languages, the way in, and what the browser is made to trust.

use landfall::language::Language;
use landfall::text::Ui;
use serde_json::json;

use crate::content::t;
use crate::page::strings;
use crate::stage::{PHONE, Stage, WIDE};

#[tokio::test]
async fn the_start_stands_in_each_language_with_one_main_heading() {
    let stage = Stage::open(PHONE).await;
    for language in Language::ALL {
        stage.visit(language).await;
        let page = &stage.page;
        assert_eq!(
            page.value("document.documentElement.lang").await,
            json!(language.code())
        );
        assert_eq!(page.texts("h1").await, [t(language, Ui::Product)]);
        assert_eq!(page.texts("h2").await, [t(language, Ui::Promise)]);
        assert_eq!(page.title().await, t(language, Ui::Product));
        let begin = [t(language, Ui::StartFull), t(language, Ui::StartExpress)];
        assert_eq!(page.texts(".lf-start__begin button").await, begin);
    }
}

#[tokio::test]
async fn the_first_question_is_one_click_away() {
    let stage = Stage::open(PHONE).await;
    stage.visit(Language::En).await;
    stage.page.click(".lf-start__begin .lf-button--main").await;
    stage
        .page
        .see("fieldset.lf-question input[type=radio]")
        .await;
    let heading = stage.page.text("h2").await;
    assert_eq!(heading, t(Language::En, Ui::ProfileIntroStage));
    assert_eq!(
        stage.page.value("document.activeElement.id").await,
        json!("lf-heading")
    );
}

#[tokio::test]
async fn the_language_switches_at_any_moment_and_nothing_is_lost() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.visit(Language::Ko).await;
    page.click(".lf-start__begin .lf-button--main").await;
    page.click("#p-stage-2").await;
    page.click(".lf-steps .lf-button--main").await;
    page.select("#p-industry-0", "3").await;
    page.click("#p-activity-3").await;
    for language in [Language::Ja, Language::En, Language::Ko] {
        stage.switch(language).await;
        assert_eq!(page.text("h2").await, t(language, Ui::ProfilePageBusiness));
        assert_eq!(
            page.value("document.querySelector('#p-industry-0').value")
                .await,
            json!("3")
        );
        assert!(
            page.holds("document.querySelector('#p-activity-3').checked")
                .await
        );
        page.click(".lf-steps .lf-button--quiet").await;
        page.until("document.querySelector('#p-stage-2')?.checked")
            .await;
        page.click(".lf-steps .lf-button--main").await;
        page.see("#p-industry-0").await;
    }
}

#[tokio::test]
async fn the_language_of_the_address_is_read_in_any_case_and_remembered() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.goto("/?lang=KO").await;
    page.until_app().await;
    assert_eq!(
        page.value("document.documentElement.lang").await,
        json!("ko")
    );
    stage.switch(Language::Ja).await;
    stage.goto("/").await;
    page.until_app().await;
    assert_eq!(
        page.value("document.documentElement.lang").await,
        json!("ja")
    );
}

#[tokio::test]
async fn an_unknown_language_of_the_address_is_ignored() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    for query in ["xx", "../../etc", "%00ko", ""] {
        stage.goto(&format!("/?lang={query}")).await;
        page.until_app().await;
        let language = page.value("document.documentElement.lang").await;
        assert_eq!(language, json!("en"), "?lang={query}");
        assert_eq!(
            page.texts("h2").await,
            [t(Language::En, Ui::Promise)],
            "?lang={query}"
        );
    }
}

#[tokio::test]
async fn nothing_is_asked_of_another_origin() {
    let stage = Stage::open(WIDE).await;
    stage.visit(Language::En).await;
    stage.open_sample("harness-maker", Language::En).await;
    stage.page.see(".lf-region").await;
    let body = "return performance.getEntriesByType('resource').map(each => each.name)";
    let names = strings(&stage.page.run(body, &[]).await);
    assert!(
        names.iter().any(|name| name.contains("landfall-rest")),
        "{names:?}"
    );
    for name in names {
        assert!(name.starts_with(stage.server.address()), "{name}");
    }
}

#[tokio::test]
async fn the_strict_policy_stands_and_nothing_offends_it() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    page.prepare(
        "addEventListener('securitypolicyviolation', event => \
         (window.offences ??= []).push(event.violatedDirective + ' ' + event.blockedURI))",
    )
    .await;
    stage.visit(Language::Ko).await;
    stage.switch(Language::Ja).await;
    stage.open_sample("food-maker", Language::Ja).await;
    page.see(".lf-region").await;
    page.click(".lf-foot .lf-link").await;
    page.see(".lf-method").await;
    let body = "const done = arguments[0];
        fetch('/').then(answer => done(answer.headers.get('content-security-policy')))";
    let policy = page.run_async(body, &[]).await;
    let policy = policy.as_str().unwrap();
    for part in [
        "default-src 'none'",
        "require-trusted-types-for 'script'",
        "base-uri 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    for part in ["unsafe-inline", "'unsafe-eval'"] {
        assert!(!policy.contains(part), "{policy}");
    }
    assert_eq!(page.value("window.offences ?? []").await, json!([]));
    assert_eq!(page.complaints().await, Vec::<String>::new());
}
