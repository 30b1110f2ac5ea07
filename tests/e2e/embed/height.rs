//! The frame follows the page in it: up, down, and never by itself.

use landfall::language::Language;
use serde_json::json;

use super::{Embedded, NATIVE, OLD, STYLE, frames, wide};
use crate::stage::PHONE;

/// Clicks without a pointer.
const CLICK: &str = "document.querySelector(arguments[0]).click()";

/// Opens the longest screen, waits until the frame holds it, and goes back.
pub(super) async fn grows_and_shrinks(host: &Embedded) {
    let page = &host.stage.page;
    let before = host.frame_height().await;
    host.enter().await;
    page.click(".lf-foot button").await;
    page.see(".lf-sources").await;
    // The first click has the check kept for offline use, which brings a line or two.
    page.until("landfall.offline === 'ready'").await;
    let height = "Math.ceil(document.body.getBoundingClientRect().height)";
    let long = page.value(height).await.as_f64().unwrap();
    page.leave_frame().await;
    assert!(long > 2000.0, "{long}");
    let follows = format!(
        "Math.abs(document.querySelector('iframe').getBoundingClientRect().height - {long}) < 3"
    );
    page.until(&follows).await;
    page.enter_frame().await;
    // WebKit's driver cannot click what lies below the window.
    page.run(CLICK, &[json!(".lf-method .lf-steps button")])
        .await;
    page.see(".lf-start__begin").await;
    page.leave_frame().await;
    page.until(&format!(
        "Math.abs(document.querySelector('iframe').getBoundingClientRect().height - {before}) < 3"
    ))
    .await;
    // Nothing happens any more once nobody does anything. What was clicked may still bring a
    // line about offline use, or two.
    let mut count = host.said("height").await.len();
    for is_last in [false, false, true] {
        frames(&host.stage, 90).await;
        let now = host.said("height").await.len();
        if now == count {
            break;
        }
        assert!(!is_last, "{count}, then {now} heights");
        count = now;
    }
    assert!(count < 60, "{count} heights");
    assert_eq!(host.faults().await, json!([]));
}

#[tokio::test]
async fn the_loader_follows_the_page_up_and_down() {
    let host = wide().await;
    host.loaded("/en/").await;
    grows_and_shrinks(&host).await;
}

#[tokio::test]
async fn a_new_browser_follows_the_page_without_any_script() {
    let host = wide().await;
    host.show("", &host.frame("/en/", NATIVE)).await;
    host.until_ready().await;
    grows_and_shrinks(&host).await;
}

#[tokio::test]
async fn the_start_fits_the_frame_and_nothing_is_moved() {
    for width in [320, 360, 768, 1280] {
        let host = Embedded::new((width, 900)).await;
        for language in Language::ALL {
            host.loaded(&format!("/{}/", language.code())).await;
            host.enter().await;
            host.stage.page.leave_frame().await;
            frames(&host.stage, 30).await;
            let told = host.said("height").await;
            let px = told.last().unwrap()["px"].as_f64().unwrap();
            let place = format!("{} at {width}", language.code());
            assert!(px <= 680.0, "{place}: {px}");
            let shift = host.stage.page.value("shift").await;
            // A pixel at the frame's edge, from rounding, is 0.00005.
            assert!(shift.as_f64().unwrap() < 0.0005, "{place}: {shift}");
        }
    }
}

#[tokio::test]
async fn a_hidden_frame_tells_its_height_when_it_is_shown() {
    let host = Embedded::new(PHONE).await;
    let head = format!("<script>{OLD}</script>{}", host.loader());
    let body = format!("<div id=\"tab\" hidden>{}</div>", host.frame("/en/", STYLE));
    host.show(&head, &body).await;
    let page = &host.stage.page;
    page.until("said.some(each => each?.type === 'ready')")
        .await;
    frames(&host.stage, 30).await;
    assert_eq!(host.said("height").await.len(), 0);
    page.run("document.querySelector('#tab').hidden = false", &[])
        .await;
    host.until_ready().await;
    let told = host.said("height").await;
    assert!(told[0]["px"].as_f64().unwrap() > 200.0, "{told:?}");
}

#[tokio::test]
async fn a_frame_far_below_tells_its_height_at_once() {
    let host = wide().await;
    let head = format!("<script>{OLD}</script>{}", host.loader());
    let body = format!(
        "<div style=\"height:6000px\"></div>{}",
        host.frame("/en/?start=first", STYLE)
    );
    host.show(&head, &body).await;
    host.until_ready().await;
    let top = host.stage.page.value("scrollY").await;
    assert_eq!(top.as_f64(), Some(0.0));
    let focused = host
        .stage
        .page
        .value("document.activeElement.localName")
        .await;
    assert_eq!(focused, "body");
}

#[tokio::test]
async fn a_frame_in_a_frame_follows_too() {
    let host = wide().await;
    let head = format!("<script>{OLD}</script>{}", host.loader());
    host.write("inner.html", &head, &host.frame("/en/", STYLE));
    host.show(
        "",
        "<iframe title=\"x\" src=\"inner.html\" width=\"900\" height=\"900\"></iframe>",
    )
    .await;
    host.stage.page.enter_frame().await;
    host.until_ready().await;
    grows_and_shrinks_inside(&host).await;
}

async fn grows_and_shrinks_inside(host: &Embedded) {
    let page = &host.stage.page;
    page.enter_frame().await;
    page.until_app().await;
    page.click(".lf-foot button").await;
    page.see(".lf-sources").await;
    page.leave_frame().await;
    page.enter_frame().await;
    page.until("document.querySelector('iframe').getBoundingClientRect().height > 2000")
        .await;
}

#[tokio::test]
async fn wordpress_is_told_the_height_in_its_own_words() {
    let host = wide().await;
    let frame = host.frame("/en/#?secret=Ab3dE", STYLE);
    host.show(
        "",
        &frame.replace("<iframe", "<iframe sandbox=\"allow-scripts\""),
    )
    .await;
    let page = &host.stage.page;
    page.until("said.some(each => each?.message === 'height')")
        .await;
    let told = page.value("said.filter(each => each?.message)").await;
    for each in told.as_array().unwrap() {
        assert_eq!(each["secret"], "Ab3dE");
        assert!(each["value"].as_f64().unwrap() > 200.0, "{told}");
    }
    let wrong = ["#?secret=<script>", "#?secret=a-b", "#secret=abc"];
    for (place, bad) in wrong.iter().enumerate() {
        let frame = host.frame(&format!("/en/{bad}"), STYLE);
        // A page that is opened again would remember the address of its frame.
        let name = format!("wrong-{place}.html");
        host.write(&name, "", &frame);
        host.open(&name).await;
        host.until_ready().await;
        assert!(
            !page.holds("said.some(each => each?.message)").await,
            "{bad}"
        );
    }
}

#[tokio::test]
async fn the_host_comes_to_the_top_after_a_step_and_stays_otherwise() {
    let host = Embedded::new((1280, 700)).await;
    host.loaded("/en/?start=first").await;
    let page = &host.stage.page;
    assert_eq!(host.said("top").await.len(), 0);
    host.enter().await;
    host.stage.check("p-stage-3").await;
    page.click(crate::pointer::NEXT).await;
    page.see("#p-industry-0").await;
    page.leave_frame().await;
    page.until("said.some(each => each?.type === 'top')").await;
    // The top of the frame can be seen.
    let top = "document.querySelector('iframe').getBoundingClientRect().top";
    page.until(&format!("{top} >= -1 && {top} < innerHeight"))
        .await;
}
