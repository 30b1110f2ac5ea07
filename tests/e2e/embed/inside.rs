//! The whole check in the narrowest of frames, and keys that pass through it.

use landfall::language::Language;
use thirtyfour::Key;

use super::{Embedded, STYLE, wide};
use crate::content::{sample, t};
use crate::page::Page;
use crate::pointer::NEXT;
use crate::result::compare;
use landfall::text::Ui;

#[tokio::test]
async fn the_whole_check_works_in_a_sandbox_without_an_origin() {
    let host = wide().await;
    let frame = host.frame("/en/?src=spring", STYLE);
    let frame = frame.replace("<iframe", "<iframe sandbox=\"allow-scripts\"");
    host.show(&host.loader(), &frame).await;
    host.until_ready().await;
    host.enter().await;
    let (stage, page) = (&host.stage, &host.stage.page);
    let request = sample("harness-maker");
    page.click(".lf-start__begin .lf-button--main").await;
    stage.answer_all(&request.company, true).await;
    assert_eq!(
        page.text(".lf-foot__status").await,
        t(Language::En, Ui::SavedMemory)
    );
    page.click(NEXT).await;
    page.select("#lf-scenario", request.scenario.slug()).await;
    compare(page, &request, Language::En).await;
    page.leave_frame().await;
    // The host was told the steps, and neither an answer nor a score.
    let told = page.value("told.map(each => each.name)").await;
    let told: Vec<&str> = told
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|name| name.as_str())
        .collect();
    for name in ["ready", "error", "started", "step", "completed"] {
        assert!(told.contains(&name), "{name} in {told:?}");
    }
    let started = page
        .value("told.find(each => each.name === 'started')")
        .await;
    assert_eq!(
        started,
        serde_json::json!({ "name": "started", "src": "spring", "lang": "en" })
    );
    let fields = "[...new Set(said.flatMap(each => Object.keys(each)))].sort().join(' ')";
    assert_eq!(
        page.value(fields).await,
        "build code lang lf of px seconds src step type v y"
    );
}

#[tokio::test]
async fn the_keyboard_passes_through_the_frame_both_ways() {
    both_ways(&wide().await).await;
}

/// The same where the driver's keys stay in one document: into the frame, through it, and out.
pub(super) async fn both_ways_in_steps(host: &Embedded) {
    host.loaded("/en/").await;
    host.enter().await;
    let page = &host.stage.page;
    for (from, forth, to) in [("before", true, "after"), ("after", false, "before")] {
        page.leave_frame().await;
        let body = "document.getElementById(arguments[0]).focus()";
        page.run(body, &[serde_json::json!(from)]).await;
        tab(page, forth).await;
        page.until("document.activeElement.localName === 'iframe'")
            .await;
        page.enter_frame().await;
        let mut passed = 0;
        while page.holds("document.hasFocus()").await {
            tab(page, forth).await;
            passed += 1;
            assert!(passed < 60, "the frame is a trap");
        }
        assert!(passed > 5, "{passed}");
        page.leave_frame().await;
        let there = format!("document.activeElement.id === {}", crate::page::quote(to));
        page.until(&there).await;
    }
}

async fn tab(page: &Page, forth: bool) {
    if forth {
        page.press(&[Key::Tab]).await;
    } else {
        page.tab_back().await;
    }
}

pub(super) async fn both_ways(host: &Embedded) {
    host.loaded("/en/").await;
    host.enter().await;
    let page = &host.stage.page;
    page.leave_frame().await;
    page.run("document.querySelector('#before').focus()", &[])
        .await;
    for (forth, end) in [(true, "after"), (false, "before")] {
        let mut passed = 0;
        loop {
            tab(page, forth).await;
            let name = page
                .value("document.activeElement.id || document.activeElement.localName")
                .await;
            if name == end {
                break;
            }
            assert_eq!(name, "iframe");
            passed += 1;
            assert!(passed < 60, "the frame is a trap");
        }
        assert!(passed > 5, "{passed}");
    }
}

#[tokio::test]
async fn a_link_inside_a_frame_arrives_once_and_leaves_the_address() {
    let session = crate::content::session_of("food-maker");
    let catalog = crate::content::catalog();
    let link = landfall::session::write_link(catalog, &session, Language::En).unwrap();
    for sandbox in ["", " sandbox=\"allow-scripts\""] {
        let host = wide().await;
        let frame = host.frame(&format!("/en/#{link}"), STYLE);
        let frame = frame.replace("<iframe", &format!("<iframe{sandbox}"));
        host.show("", &frame).await;
        let page = &host.stage.page;
        let entries = page.value("history.length").await;
        host.enter().await;
        let heading = crate::page::quote(t(Language::En, Ui::ArrivalLink));
        page.until(&format!(
            "document.querySelector('#lf-heading')?.textContent === {heading}"
        ))
        .await;
        assert_eq!(page.value("location.hash").await, "", "{sandbox}");
        // A reload of the frame does not ask again, and the host's Back button leads out of it.
        page.run("location.reload()", &[]).await;
        page.leave_frame().await;
        host.enter().await;
        page.see(".lf-start__begin").await;
        page.leave_frame().await;
        assert_eq!(page.value("history.length").await, entries, "{sandbox}");
    }
}

#[tokio::test]
async fn a_silent_host_harms_nothing() {
    let host = wide().await;
    host.show("", &host.frame("/ja/", STYLE)).await;
    host.enter().await;
    let page = &host.stage.page;
    page.click(".lf-start__begin .lf-button--main").await;
    page.see("#p-stage-0").await;
    page.leave_frame().await;
    assert_eq!(page.complaints().await, Vec::<String>::new());
    assert_eq!(page.value("scrollY").await.as_f64(), Some(0.0));
}

#[tokio::test]
async fn the_host_may_choose_a_language_that_nobody_else_chose() {
    let host = wide().await;
    let japanese = "<script>document.documentElement.lang = 'ja'</script>";
    for (place, expected) in [("/", "ja"), ("/?lang=ko", "ko"), ("/en/", "en")] {
        let body = [japanese, &host.frame(place, STYLE)].concat();
        host.show(&host.loader(), &body).await;
        host.enter().await;
        let page = &host.stage.page;
        page.until(&format!("document.documentElement.lang === '{expected}'"))
            .await;
        page.leave_frame().await;
        page.until("told.some(each => each.name === 'ready')").await;
        page.enter_frame().await;
        page.until(&format!("document.documentElement.lang === '{expected}'"))
            .await;
        page.leave_frame().await;
    }
}

#[tokio::test]
async fn the_address_gives_colour_corners_and_answers() {
    let host = wide().await;
    let place = "/en/?accent=ffff00&radius=20&industry=ev-battery&theme=light";
    host.show("", &host.frame(place, STYLE)).await;
    host.enter().await;
    let page = &host.stage.page;
    let style = "getComputedStyle(document.querySelector('.lf-start__begin .lf-button--main'))";
    assert_eq!(page.value(&format!("{style}.borderRadius")).await, "20px");
    let colour = page.value(&format!("{style}.backgroundColor")).await;
    let colour = colour.as_str().unwrap();
    // Yellow, dark enough for white words on it.
    let channels: Vec<u32> = colour
        .trim_start_matches("rgb(")
        .trim_end_matches(')')
        .split(", ")
        .map(|channel| channel.parse().unwrap())
        .collect();
    assert!(
        channels[0] == channels[1] && channels[0] < 128 && channels[2] == 0,
        "{colour}"
    );
    page.click(".lf-start__begin .lf-button--main").await;
    host.stage.check("p-stage-3").await;
    page.click(NEXT).await;
    page.until("document.querySelector('#p-industry-0')?.value === '2'")
        .await;
}
