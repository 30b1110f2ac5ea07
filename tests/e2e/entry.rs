//! The entry pages: what a visitor sees and does before the app stands.

use landfall::language::Language;
use landfall::text::Ui;
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::server::Rule;

use crate::content::{session_of, t};
use crate::page::strings;
use crate::stage::{PHONE, Stage, WIDE, dist};

/// Where everything that can be seen stands, what it says, and how long each line is. Before the app
/// a promise stands in a span, beside the other one.
const BOXES: &str =
    "return [...document.querySelectorAll('#app :not(.lf-of-check, .lf-of-regions)')]
    .filter(each => each.checkVisibility()).map(each => {
        const { x, y, width, height } = each.getBoundingClientRect();
        const isWord = node => node.nodeType === 3
            || (/^lf-of-/.test(node.className) && node.checkVisibility());
        const nodes = [...each.childNodes].filter(isWord);
        const words = nodes.map(node => node.textContent).join('');
        const lines = nodes.flatMap(node => {
            const range = new Range();
            range.selectNodeContents(node);
            return [...range.getClientRects()].map(line => Math.round(line.width));
        });
        return [each.localName, x, y, width, height, lines, words].join(' ');
    })";

/// A page whose wasm does not come until the server is healed, although the browser may have had it
/// before.
async fn stalled(stage: &Stage, place: &str) {
    let page = &stage.page;
    page.tool("Network.clearBrowserCache", json!({})).await;
    stage.server.respond("landfall-app", Rule::Stall);
    stage.goto(place).await;
    page.until("document.readyState !== 'loading'").await;
    assert!(page.holds("!globalThis.landfall?.stands").await, "{place}");
}

/// Ends the wait: the same page again, with the wasm.
async fn go_on(stage: &Stage) {
    stage.server.heal();
    stage.reload().await;
}

#[tokio::test]
async fn a_page_speaks_its_language_before_any_script_runs() {
    for language in Language::ALL {
        let code = language.code();
        let page = std::fs::read_to_string(dist().join(code).join("index.html")).unwrap();
        assert!(page.contains(&format!("<html lang=\"{code}\">")));
        let title = t(language, Ui::Product);
        assert!(page.contains(&format!("<title>{title}</title>")));
        assert!(page.contains(&format!("<meta property=\"og:title\" content=\"{title}\">")));
        assert!(page.contains(t(language, Ui::Promise)));
        for other in Language::ALL.into_iter().filter(|other| *other != language) {
            assert!(!page.contains(t(other, Ui::Promise)));
        }
    }
}

/// With the regions alone wanted, the page promises nothing that is not asked, and says the same at
/// the same places as the app.
#[tokio::test]
async fn the_page_before_the_regions_says_only_what_the_app_will_say() {
    for size in [(320, 700), (412, 740), (430, 800), (900, 700), WIDE] {
        let stage = Stage::open(size).await;
        let page = &stage.page;
        let ways = Language::ALL.map(|language| [(language, ""), (language, "&embed=1")]);
        for (language, embed) in ways.concat() {
            let place = format!("/{}/?view=regions{embed}", language.code());
            stalled(&stage, &place).await;
            page.see("#app .lf-button--main").await;
            let before = strings(&page.run(BOXES, &[]).await);
            go_on(&stage).await;
            page.see(".lf-start").await;
            let after = strings(&page.run(BOXES, &[]).await);
            assert_eq!(before, after, "{place} at {size:?}");
            let says = |words: &str| before.iter().any(|each| each.ends_with(words));
            for key in [Ui::RegionsTitle, Ui::StartFull] {
                assert!(says(t(language, key)), "{before:?}");
            }
            for key in [
                Ui::Promise,
                Ui::PromiseDetail,
                Ui::FactTime,
                Ui::StartExpress,
            ] {
                assert!(!says(t(language, key)), "{place}: {}", t(language, key));
            }
        }
    }
}

#[tokio::test]
async fn the_app_replaces_the_page_by_the_same_page() {
    for size in [PHONE, (412, 740), WIDE] {
        let stage = Stage::open(size).await;
        let page = &stage.page;
        for place in ["/ko/", "/en/", "/ja/", "/en/?start=first&theme=dark"] {
            stalled(&stage, place).await;
            page.see("html[data-boot] #app").await;
            let before = strings(&page.run(BOXES, &[]).await);
            go_on(&stage).await;
            let after = strings(&page.run(BOXES, &[]).await);
            assert_eq!(before, after, "{place}");
        }
    }
}

#[tokio::test]
async fn nothing_shifts_on_a_cold_visit() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    let body = "const done = arguments[0];
        new PerformanceObserver(() => {}).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
            const observer = new PerformanceObserver(() => {});
            observer.observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(window.shifts), 50);
        }, 50)";
    page.prepare(
        "window.shifts = 0;
        new PerformanceObserver(list => {
            // A page that is still being read may be shown in part.
            const [{ domContentLoadedEventStart: read }] =
                performance.getEntriesByType('navigation');
            for (const each of list.getEntries()) {
                if (read && each.startTime > read) window.shifts += each.value;
            }
        }).observe({ type: 'layout-shift', buffered: true })",
    )
    .await;
    for place in ["/ko/", "/en/", "/ja/", "/ja/?start=first"] {
        stage.goto(place).await;
        page.until_app().await;
        assert_eq!(page.run_async(body, &[]).await, json!(0), "{place}");
    }
}

#[tokio::test]
async fn language_theme_and_first_question_are_right_before_the_app() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    stalled(&stage, "/?lang=JA&theme=dark&start=first").await;
    page.until("location.pathname === '/ja/'").await;
    page.see("#p-stage-0").await;
    assert_eq!(
        page.value("document.documentElement.lang").await,
        json!("ja")
    );
    assert_eq!(
        page.value("document.documentElement.dataset.theme").await,
        json!("dark")
    );
    assert!(
        !page
            .holds("document.querySelector('.lf-start').checkVisibility()")
            .await
    );
    assert_eq!(
        page.value("location.search").await,
        json!("?theme=dark&start=first")
    );
}

#[tokio::test]
async fn the_root_page_chooses_by_address_then_memory_then_browser() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    stage.goto("/?lang=ko").await;
    page.until_app().await;
    assert_eq!(page.value("location.pathname").await, json!("/ko/"));
    page.click(".lf-language[lang=ja]").await;
    page.until("location.pathname === '/ja/'").await;
    // The address has followed the choice, so a reload keeps it, and so does the next visit.
    stage.reload().await;
    assert_eq!(
        page.value("document.documentElement.lang").await,
        json!("ja")
    );
    stage.goto("/").await;
    page.until_app().await;
    assert_eq!(page.value("location.pathname").await, json!("/ja/"));
    stage.goto("/ja/?lang=en#x").await;
    page.until_app().await;
    assert_eq!(
        page.value("location.pathname + location.hash").await,
        json!("/en/#x")
    );
}

#[tokio::test]
async fn an_answer_before_the_app_is_kept_over_a_reload_and_taken_over() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stalled(&stage, "/ko/?start=first").await;
    page.click("label[for=p-stage-3]").await;
    assert!(
        page.holds("document.querySelector('#p-stage-3').checked")
            .await
    );
    assert!(
        page.holds("sessionStorage.getItem('lf:early').includes('p-stage-3')")
            .await
    );
    page.reload().await;
    page.until("document.querySelector('#p-stage-3')?.checked")
        .await;
    go_on(&stage).await;
    page.until("document.querySelector('#p-stage-3')?.checked")
        .await;
    page.until("sessionStorage.getItem('lf:early') === null")
        .await;
    page.click(".lf-steps .lf-button--main").await;
    page.see("#p-industry-0").await;
    page.click(".lf-steps .lf-button--quiet").await;
    page.until("document.querySelector('#p-stage-3')?.checked")
        .await;
}

#[tokio::test]
async fn an_early_answer_changes_a_draft_that_is_found_later_and_says_so() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    let language = Language::Ko;
    let mut session = session_of("battery-materials");
    session.screen = landfall::session::Screen::Review;
    stage.leave(&session, language).await;
    stage.visit(language).await;
    stage.resume(language).await;
    page.see(".lf-review").await;
    page.click(".lf-steps .lf-button--quiet").await;
    page.see(".lf-question").await;
    // The starter looks into localStorage only; the draft is in the other store too.
    stage.goto("/boot.js").await;
    page.run("localStorage.removeItem('lf:default:1')", &[])
        .await;
    // What the browser has cached would not stall.
    page.tool("Network.enable", json!({})).await;
    page.tool("Network.setCacheDisabled", json!({ "cacheDisabled": true }))
        .await;
    stalled(&stage, "/ko/?start=first").await;
    page.click("label[for=p-stage-0]").await;
    go_on(&stage).await;
    stage.resume(language).await;
    page.see(".lf-notice p").await;
    assert!(
        page.text(".lf-notice p")
            .await
            .contains(t(language, Ui::NoticeStage))
    );
}

#[tokio::test]
async fn a_click_before_the_app_is_done_once_it_stands() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stalled(&stage, "/ja/").await;
    page.click(".lf-start__begin .lf-button--main").await;
    page.click(".lf-start__begin .lf-button--main").await;
    // After a second the page says that it is opening.
    page.until(
        "getComputedStyle(document.querySelector('.lf-wait__opening')).visibility === 'visible'",
    )
    .await;
    go_on(&stage).await;
    page.see("#p-stage-0").await;
    // Twice pressed is once begun: one step back is the start.
    page.click(".lf-steps .lf-button--quiet").await;
    page.see(".lf-start__begin").await;
}

#[tokio::test]
async fn the_focus_outlives_the_replacement() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    // Here the app comes while the focus is somewhere: the glue waits, then answers.
    stage.goto("/boot.js").await;
    stage.server.respond("landfall-app", Rule::Delay(1500));
    stage.goto("/en/").await;
    page.press(&[Key::Tab]).await;
    page.press(&[Key::Tab]).await;
    let focused = "document.activeElement.textContent";
    let before: Value = page.value(focused).await;
    assert!(
        page.holds("document.querySelector('#lf-wait') !== null")
            .await
    );
    page.until_app().await;
    assert_eq!(page.value(focused).await, before);
    assert_ne!(before, json!(""));
    assert!(
        page.holds("document.activeElement.matches(':focus-visible')")
            .await
    );
}
