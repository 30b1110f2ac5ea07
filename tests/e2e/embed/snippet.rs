//! The page for those who put the check into a site: what it shows and what can be copied from it.

use landfall::language::Language;
use serde_json::{Value, json};
use xtask::driver::Engine;

use super::{Embedded, wide};
use crate::access::RUN;
use crate::page::strings;
use crate::stage::{Stage, WIDE};

/// Says what a script could not copy.
const REFUSES: &str = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));";

async fn code(stage: &Stage) -> String {
    let value = stage
        .page
        .value("document.querySelector('#code').value")
        .await;
    value.as_str().unwrap().to_owned()
}

async fn open(stage: &Stage, language: &str) {
    stage.goto(&format!("/embed.html?lang={language}")).await;
    stage.page.see("#live iframe, #live a").await;
}

#[tokio::test]
async fn it_reads_and_fits_in_each_language_width_and_theme() {
    let stage = Stage::open(WIDE).await;
    stage.page.prepare(&xtask::tools::axe().unwrap()).await;
    for language in Language::ALL {
        for width in [320, 360, 1280] {
            for scheme in ["light", "dark"] {
                stage.page.resize((width, 900)).await;
                stage.page.media(&[("prefers-color-scheme", scheme)]).await;
                open(&stage, language.code()).await;
                let case = format!("{} at {width}, {scheme}", language.code());
                let lang = stage.page.value("document.documentElement.lang").await;
                assert_eq!(lang, json!(language.code()), "{case}");
                let empty = ":is(h1, b, p, label, option, button):empty";
                assert_eq!(stage.page.count(empty).await, 0, "{case}");
                let wide = "document.documentElement.scrollWidth - innerWidth";
                assert!(
                    stage.page.value(wide).await.as_i64().unwrap() <= 0,
                    "{case}"
                );
                stage.page.enter_frame().await;
                stage.page.until_app().await;
                stage.page.leave_frame().await;
                let list = strings(&stage.page.run_async(RUN, &[]).await);
                assert_eq!(list, Vec::<String>::new(), "{case}");
            }
        }
    }
    assert_eq!(stage.page.complaints().await, Vec::<String>::new());
}

#[tokio::test]
async fn what_is_chosen_is_shown_and_can_be_copied() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    open(&stage, "en").await;
    let base = stage.server.address();
    let first = code(&stage).await;
    assert!(first.contains(&format!("src=\"{base}/\"")), "{first}");
    assert!(
        first.contains("min-height:680px;frame-sizing:content-height"),
        "{first}"
    );
    for (choice, value) in [
        ("lang", "ja"),
        ("start", "first"),
        ("view", "check"),
        ("theme", "dark"),
    ] {
        page.select(&format!("#{choice}"), value).await;
    }
    let body = "const input = document.querySelector('#accent'); input.value = '#aa3300';
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(body, &[]).await;
    let query = "start=first&view=check&theme=dark&accent=aa3300";
    let html = format!("src=\"{base}/ja/?{}\"", query.replace('&', "&amp;"));
    assert!(code(&stage).await.contains(&html), "{}", code(&stage).await);
    assert!(
        code(&stage)
            .await
            .contains("title=\"米国市場進出 準備度チェック\"")
    );
    let shown = page.attribute("#live iframe", "src").await.unwrap();
    assert_eq!(shown, format!("{base}/ja/?{query}"));
    page.enter_frame().await;
    page.until_app().await;
    let theme = page.value("document.documentElement.dataset.theme").await;
    assert_eq!(theme, json!("dark"));
    page.leave_frame().await;
    // Of an address WordPress makes a frame by itself, but without options.
    page.select("#site", "wordpress").await;
    assert!(code(&stage).await.starts_with("<iframe"));
    open(&stage, "en").await;
    page.select("#site", "wordpress").await;
    page.select("#lang", "ko").await;
    assert_eq!(code(&stage).await, format!("{base}/ko/"));
    page.select("#site", "builder").await;
    assert!(code(&stage).await.contains("min-height:680px;height:100vh"));
    page.select("#way", "popup").await;
    assert!(!code(&stage).await.contains("data-landfall"));
    assert_eq!(page.count("#live [data-landfall=popup]").await, 0);
    for mode in ["popup", "slide"] {
        page.select("#site", "html").await;
        page.select("#way", mode).await;
        let popup = code(&stage).await;
        assert!(
            popup.starts_with(&format!("<a data-landfall=\"{mode}\"")),
            "{popup}"
        );
        let integrity = page
            .attribute("script[integrity]", "integrity")
            .await
            .unwrap();
        assert!(
            popup.contains(&format!("integrity=\"{integrity}\"")),
            "{popup}"
        );
    }
    page.select("#way", "popup").await;
    page.until("window.Landfall").await;
    page.click("#live a").await;
    page.see("dialog[open] iframe").await;
    page.click("dialog button").await;
    page.select("#way", "link").await;
    assert!(!code(&stage).await.contains("<script"));
    assert_eq!(page.complaints().await, Vec::<String>::new());
}

#[tokio::test]
async fn it_can_be_used_by_keyboard_and_copies_however_it_may() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    open(&stage, "en").await;
    page.tab_to("#way").await;
    page.type_text("L").await;
    page.until("document.querySelector('#live a')").await;
    page.tab_to("#copy").await;
    page.press(&[thirtyfour::Key::Enter]).await;
    page.see("#copied").await;
    page.run(REFUSES, &[]).await;
    page.run("document.querySelector('#copied').hidden = true", &[])
        .await;
    page.click("#copy").await;
    page.see("#copied").await;
    page.run("document.execCommand = () => false", &[]).await;
    page.click("#copy").await;
    page.see("#refused").await;
    let selected = "(field => field.selectionEnd - field.selectionStart === field.value.length)\
                    (document.querySelector('#code'))";
    assert!(page.holds(selected).await);
}

/// What can be copied works where it is pasted.
#[tokio::test]
async fn the_code_works_in_the_page_of_another_site() {
    let host = wide().await;
    let page = &host.stage.page;
    page.goto(&format!("{}/embed.html?lang=ko", host.check()))
        .await;
    page.see("#live iframe").await;
    page.select("#site", "script").await;
    let framed = code(&host.stage).await;
    page.select("#way", "popup").await;
    let popup = code(&host.stage).await;
    host.show("", &framed).await;
    page.until("window.Landfall && told.some(each => each.name === 'ready')")
        .await;
    host.show("", &popup).await;
    page.until("window.Landfall").await;
    page.click("a[data-landfall]").await;
    page.until("told.some(each => each.name === 'ready')").await;
    assert_eq!(host.faults().await, json!([]));
}

async fn works_in(engine: Engine) {
    let host = Embedded::on(Stage::open_in(engine, &[], &Value::Null, &[]).await);
    open(&host.stage, "ja").await;
    let page = &host.stage.page;
    page.enter_frame().await;
    page.until_app().await;
    page.leave_frame().await;
    page.until("document.querySelector('#live iframe').getBoundingClientRect().height >= 680")
        .await;
    let body = "const way = document.querySelector('#way'); way.value = 'slide';
        way.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(body, &[]).await;
    page.until("window.Landfall").await;
    page.click("#live a").await;
    page.see("aside iframe").await;
    assert!(code(&host.stage).await.contains("data-landfall=\"slide\""));
}

#[tokio::test]
async fn the_snippet_page_works_in_chromium() {
    works_in(Engine::Chromium).await;
}

#[tokio::test]
async fn the_snippet_page_works_in_firefox() {
    works_in(Engine::Firefox).await;
}

#[tokio::test]
async fn the_snippet_page_works_in_webkit() {
    works_in(Engine::WebKit).await;
}
