//! Nothing changes by itself, and a step is announced once (A08, A10, A29).

use landfall::language::Language;
use serde_json::json;

use crate::place::Place;
use crate::pointer::NEXT;
use crate::stage::{PHONE, Stage};

/// Calls back with everything that changed within three seconds of doing nothing.
const WATCH: &str = "const done = arguments[0];
    const seen = [];
    new MutationObserver(list => seen.push(...list.map(({ type, target }) =>
        `${type} at ${target.nodeName}.${target.className ?? ''}`)))
        .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const place = `${location.href} ${scrollY} ${document.title}`;
    setTimeout(() => {
        if (place !== `${location.href} ${scrollY} ${document.title}`) seen.push('the place');
        done(seen);
    }, 3000);";

/// Waits until the release works without a network: the last that the first click sets going.
async fn until_kept(stage: &Stage, language: Language) {
    let ready = crate::content::t(language, landfall::text::Ui::OfflineReady);
    stage
        .page
        .until(&format!(
            "document.querySelector('.lf-foot__offline')?.textContent === {}",
            json!(ready)
        ))
        .await;
}

#[tokio::test]
async fn nothing_changes_by_itself() {
    let mut stage = Stage::open(PHONE).await;
    stage.go(Place::Question, Language::En).await;
    stage.check("q-co-creation-intent-0").await;
    stage.check("q-co-creation-intent-2").await;
    // The draft is written, and the release kept, before the watch begins.
    stage
        .page
        .until("document.querySelector('.lf-foot__status').textContent !== ''")
        .await;
    until_kept(&stage, Language::En).await;
    assert_eq!(stage.page.run_async(WATCH, &[]).await, json!([]));
    stage.go(Place::Sample("food-maker"), Language::Ja).await;
    until_kept(&stage, Language::Ja).await;
    assert_eq!(stage.page.run_async(WATCH, &[]).await, json!([]));
}

#[tokio::test]
async fn a_step_moves_the_focus_to_the_heading_and_names_itself_in_the_title() {
    let mut stage = Stage::open(PHONE).await;
    stage.visit(Language::Ko).await;
    let focused = stage
        .page
        .value("document.activeElement === document.body")
        .await;
    assert_eq!(focused, json!(true), "loading moves no focus");
    stage.go(Place::Tariffs, Language::Ko).await;
    stage.is_on_heading().await;
    let title = stage.page.title().await;
    let heading = stage.page.text("#lf-heading").await;
    assert!(title.starts_with(&heading), "{title}");
    stage.page.click(NEXT).await;
    stage.page.see("label[for=q-S2-0]").await;
    stage.is_on_heading().await;
    assert_eq!(stage.page.value("scrollY").await, json!(0));
}

#[tokio::test]
async fn the_places_of_announcements_are_there_before_their_words() {
    let stage = Stage::open(PHONE).await;
    stage.visit(Language::En).await;
    for css in [
        ".lf-notice[aria-live=polite]",
        ".lf-foot__status[role=status]",
    ] {
        assert_eq!(stage.page.count(css).await, 1, "{css}");
        assert_eq!(stage.page.texts(css).await, [""], "{css}");
    }
}

/// Writes down every new text of the places that are announced.
const LISTEN: &str = "window.heard = [];
    const PLACES = '[role=status], [role=alert], [aria-live]';
    let before = new Map();
    new MutationObserver(() => {
        const now = new Map([...document.querySelectorAll(PLACES)].map(each => [each, each.textContent]));
        for (const [each, text] of now) {
            if (text && text !== before.get(each)) window.heard.push([text, performance.now()]);
        }
        before = now;
    }).observe(document, { subtree: true, childList: true, characterData: true });";

#[tokio::test]
async fn an_announcement_is_made_once() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.visit(Language::En).await;
    page.run(LISTEN, &[]).await;
    page.click(".lf-start__begin .lf-button--main").await;
    page.click(NEXT).await;
    page.see(".lf-problem").await;
    for choice in ["p-stage-0", "p-stage-2", "p-stage-1"] {
        stage.check(choice).await;
    }
    page.until("document.querySelector('.lf-foot__status').textContent !== ''")
        .await;
    page.click(NEXT).await;
    page.see("#p-industry-0").await;
    page.select("#p-industry-0", "3").await;
    stage.check("p-activity-0").await;
    until_kept(&stage, Language::En).await;
    let heard = page.value("window.heard.map(([text]) => text)").await;
    let heard = crate::page::strings(&heard);
    let mut once = heard.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), heard.len(), "{heard:?}");
    let saved = crate::content::t(Language::En, landfall::text::Ui::SavedIndexed);
    assert!(heard.iter().any(|text| text == saved), "{heard:?}");
    let ready = crate::content::t(Language::En, landfall::text::Ui::OfflineReady);
    assert!(heard.iter().any(|text| text == ready), "{heard:?}");
    assert_eq!(
        heard.len(),
        5,
        "the problem, the saving, the stage, and that offline use is prepared and ready: {heard:?}"
    );
}
