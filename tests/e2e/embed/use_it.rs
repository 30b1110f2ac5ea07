//! What a host page does with the loader: popups, several checks, links that stay.

use serde_json::json;
use thirtyfour::Key;
use xtask::driver::Engine;

use super::{Embedded, OLD, STYLE, frames, wide};
use crate::access::RUN;
use crate::page::strings;

#[tokio::test]
async fn a_popup_opens_by_a_link_and_gives_the_focus_back() {
    popup(&wide().await, Engine::Chromium).await;
}

pub(super) async fn popup(host: &Embedded, engine: Engine) {
    let link = format!(
        "<p><a id=\"opener\" data-landfall=\"popup\" href=\"{}/ko/\">진단 시작</a></p>",
        host.check()
    );
    host.show(&host.loader(), &link).await;
    let page = &host.stage.page;
    for way in ["host", "frame", "button"] {
        page.until("window.Landfall").await;
        page.run("document.querySelector('#opener').focus()", &[])
            .await;
        page.press(&[Key::Enter]).await;
        page.see("dialog[open] iframe").await;
        assert_eq!(
            page.attribute("dialog", "aria-label").await.as_deref(),
            Some("진단 시작")
        );
        assert_eq!(page.text("dialog button").await, "닫기");
        page.until("told.some(each => each.name === 'ready')").await;
        // Then the check takes the focus, which has to be over before it goes elsewhere. WebKit
        // lets no frame take it from a page that nobody has touched.
        if engine != Engine::WebKit {
            page.until("document.activeElement.matches('dialog iframe')")
                .await;
        }
        match way {
            "host" => {
                page.run("document.querySelector('dialog button').focus()", &[])
                    .await;
                page.press(&[Key::Escape]).await;
            }
            "frame" => {
                page.enter_frame().await;
                page.until_app().await;
                page.run("document.querySelector('#app button').focus()", &[])
                    .await;
                page.press_and_leave(Key::Escape).await;
            }
            _ => page.click("dialog button").await,
        }
        page.until("!document.querySelector('dialog')").await;
        page.until(&format!(
            "document.activeElement.id === 'opener' /* closed by {way} */"
        ))
        .await;
        page.run("told.length = 0", &[]).await;
    }
    assert_eq!(host.faults().await, json!([]));
}

#[tokio::test]
async fn a_slide_in_leaves_the_page_usable() {
    let host = wide().await;
    host.show(&host.loader(), "<p>x</p>").await;
    let page = &host.stage.page;
    page.until("window.Landfall").await;
    let body = "window.handle = Landfall.open({ src: arguments[0], mode: 'slide', theme: 'dark' })";
    page.run(body, &[json!(format!("{}/en/", host.check()))])
        .await;
    page.see("aside iframe").await;
    assert!(
        page.attribute("aside iframe", "src")
            .await
            .unwrap()
            .ends_with("/en/?theme=dark")
    );
    // The check takes the focus once, when it is ready; after that nothing takes it back.
    page.until("document.activeElement.matches('aside iframe')")
        .await;
    page.click("#before").await;
    assert!(page.holds("document.activeElement.id === 'before'").await);
    page.run("handle.destroy()", &[]).await;
    assert_eq!(page.count("aside, iframe").await, 0);
}

#[tokio::test]
async fn included_twice_every_event_comes_once() {
    let host = wide().await;
    let head = [
        host.loader(),
        format!("<script>{OLD}</script>"),
        "<script src=\"landfall-embed-1.0.0.js\"></script>".to_owned(),
        host.loader(),
    ]
    .concat();
    // A page may also have a copy of an earlier version.
    let name = "landfall-embed-1.0.0.js";
    let earlier = xtask::root().join("loader/released").join(name);
    std::fs::copy(earlier, host.folder.join(name)).unwrap();
    let frame = host.frame("/en/", STYLE).replace(
        "data-landfall",
        "data-landfall data-landfall-datalayer=\"dataLayer\"",
    );
    host.show(
        &format!("<script>window.dataLayer = []</script>{head}"),
        &frame,
    )
    .await;
    host.enter().await;
    let page = &host.stage.page;
    page.click(".lf-start__begin .lf-button--main").await;
    page.see("#p-stage-0").await;
    page.leave_frame().await;
    page.until("told.some(each => each.name === 'step')").await;
    let names = page.value("told.map(each => each.name)").await;
    assert_eq!(names, json!(["ready", "started", "step"]));
    let pushed = page.value("dataLayer").await;
    assert_eq!(
        pushed[1],
        json!({ "event": "landfall_started", "name": "started", "lang": "en" })
    );
    assert_eq!(pushed.as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn frames_links_and_elements_that_come_later_are_adopted() {
    let host = wide().await;
    let head = format!("<script>{OLD}</script>{}", host.loader());
    host.show(&head, "<div id=\"late\"></div>").await;
    let page = &host.stage.page;
    page.until("window.Landfall").await;
    let body = "const [check] = arguments, late = document.querySelector('#late');
        const add = (tag, attributes) => {
            const each = document.createElement(tag);
            for (const name in attributes) each.setAttribute(name, attributes[name]);
            late.append(each);
            return each;
        };
        add('iframe', { 'data-landfall': '', title: 'One', src: check + '/en/', width: 900 });
        add('a', { 'data-landfall': 'inline', href: check + '/ko/' }).textContent = 'Two';
        add('landfall-check', { src: check + '/ja/', theme: 'dark' });";
    page.run(body, &[json!(host.check())]).await;
    page.until("(window.told ?? []).filter(each => each.name === 'ready').length === 3")
        .await;
    page.until("document.querySelectorAll('iframe').length === 3 && !document.querySelector('a')")
        .await;
    let titles = "[...document.querySelectorAll('iframe')].map(each => each.title)";
    assert_eq!(
        page.value(titles).await,
        json!(["One", "Two", "米国市場進出 準備度チェック"])
    );
    page.run("document.querySelector('landfall-check').remove()", &[])
        .await;
    assert_eq!(page.count("iframe").await, 2);
}

#[tokio::test]
async fn many_checks_come_and_go_and_none_is_left() {
    let host = wide().await;
    host.show(&host.loader(), "<div id=\"place\"></div>").await;
    let page = &host.stage.page;
    page.until("window.Landfall").await;
    let body = "for (let i = 0; i < 100; i++) {
            const all = Array.from({ length: 10 }, () =>
                Landfall.mount('#place', { src: arguments[0] }));
            for (const each of all) each.destroy();
        }
        window.last = Landfall.mount('#place', { src: arguments[0] });";
    page.run(body, &[json!(format!("{}/en/", host.check()))])
        .await;
    assert_eq!(page.count("iframe").await, 1);
    host.enter().await;
    page.click(".lf-start__begin .lf-button--main").await;
    page.see("#p-stage-0").await;
    page.leave_frame().await;
    page.until("told.some(each => each.name === 'step')").await;
    let names = page.value("told.map(each => each.name)").await;
    assert_eq!(names, json!(["ready", "started", "step"]));
    assert_eq!(host.faults().await, json!([]));
}

#[tokio::test]
async fn a_check_that_never_answers_gives_way_to_a_link() {
    let host = wide().await;
    host.write("nothing.html", "", "");
    let head = format!(
        "<script>const wait = setTimeout;
            window.setTimeout = (run, time) => wait(run, time === 15_000 ? 0 : time);</script>{}",
        host.loader()
    );
    let frame = format!(
        "<iframe data-landfall title=\"Check\" src=\"{}\"></iframe>",
        host.third("nothing.html")
    );
    host.show(&head, &frame).await;
    let page = &host.stage.page;
    page.see("iframe + p a").await;
    assert_eq!(page.text("iframe + p a").await, "Check");
    assert_eq!(
        page.attribute("iframe + p a", "rel").await.as_deref(),
        Some("noopener")
    );
    assert_eq!(page.value("told").await, json!([{ "name": "no-answer" }]));
}

#[tokio::test]
async fn axe_finds_nothing_in_a_host_page_with_two_checks() {
    let host = wide().await;
    let two = host
        .frame("/ko/", STYLE)
        .replace("\"Check\"", "\"Second check\"");
    let body = [host.frame("/en/", STYLE), two].concat();
    host.stage.page.prepare(&xtask::tools::axe().unwrap()).await;
    host.show(&host.loader(), &body).await;
    let page = &host.stage.page;
    page.until("(window.told ?? []).filter(each => each.name === 'ready').length === 2")
        .await;
    frames(&host.stage, 10).await;
    let list = strings(&page.run_async(RUN, &[]).await);
    assert_eq!(list, Vec::<String>::new());
}

#[tokio::test]
async fn the_loader_runs_under_a_strict_policy_of_the_host() {
    let host = wide().await;
    let check = host.check();
    // The host's own scripts, which only watch, are allowed by a nonce.
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; \
         script-src 'nonce-x' {check}; style-src 'nonce-x'; frame-src {check}; \
         require-trusted-types-for 'script'\">"
    );
    let link = format!("<a data-landfall=\"popup\" id=\"opener\" href=\"{check}/en/\">Go</a>");
    let html = format!(
        "<!doctype html><html lang=\"en\"><title>x</title><link rel=\"icon\" href=\"data:,\">{policy}\
         <script nonce=\"x\">{}</script>{}{}{link}</html>",
        super::RECORD,
        host.loader(),
        host.frame("/en/", "").replace(" style=\"\"", "")
    );
    std::fs::write(host.folder.join("host.html"), html).unwrap();
    host.open("host.html").await;
    let page = &host.stage.page;
    host.until_ready().await;
    page.until("window.Landfall").await;
    page.click("#opener").await;
    page.see("dialog[open] iframe").await;
    page.until("told.filter(each => each.name === 'ready').length === 2")
        .await;
    let box_ = page
        .value("document.querySelector('dialog').getBoundingClientRect().width")
        .await;
    assert_eq!(box_.as_f64(), Some(880.0));
    assert_eq!(host.faults().await, json!([]));
    assert_eq!(page.complaints().await, Vec::<String>::new());
}
