//! The host page is left and comes back, or is opened twice (H39): the answers are there again, and
//! nothing is told twice.

use serde_json::{Value, json};
use xtask::driver::Engine;

use super::{Embedded, OLD, STYLE};
use crate::stage::Stage;

/// Remembers whether the page came back as it was.
const SHOWN: &str = "window.shown = [];
    addEventListener('pageshow', ({ persisted }) => shown.push(persisted));";

/// Clicks without a pointer, because `WebKit`'s driver misses what lies below the window.
const CLICK: &str = "document.querySelector(arguments[0]).click()";

impl Embedded {
    /// A host page on which a check was begun, and another one to leave for.
    async fn begun(&self) {
        self.write("elsewhere.html", "", "<p>x</p>");
        let head = format!("<script>{OLD}{SHOWN}</script>{}", self.loader());
        // A window opens for a visitor's own click alone.
        let again = "<button onclick=\"sessionStorage.mark = 'x'; \
            window.other = window.open(location.href)\" id=\"again\">Again</button>";
        self.show(&head, &[again, &self.frame("/en/", STYLE)].concat())
            .await;
        let page = &self.stage.page;
        self.until_ready().await;
        self.enter().await;
        page.run(CLICK, &[json!(".lf-start__begin .lf-button--main")])
            .await;
        page.see("#p-stage-2").await;
        page.run(CLICK, &[json!("#p-stage-2")]).await;
        page.until("document.querySelector('#p-stage-2').checked")
            .await;
        // Firefox keeps no page that is still fetching something.
        page.until("landfall.offline === 'ready'").await;
        page.leave_frame().await;
        page.until("told.some(each => each.name === 'step') && document.readyState === 'complete'")
            .await;
        assert_eq!(self.names().await, json!(["ready", "started", "step"]));
    }

    async fn names(&self) -> Value {
        self.stage.page.value("told.map(each => each.name)").await
    }

    /// Takes up the draft that the frame offers, and finds the answer in it.
    async fn take_up(&self) {
        self.enter().await;
        let page = &self.stage.page;
        page.see(".lf-resume").await;
        page.run(CLICK, &[json!(".lf-resume .lf-button--main")])
            .await;
        page.until("document.querySelector('#p-stage-2')?.checked")
            .await;
        page.leave_frame().await;
        page.until("told.some(each => each.name === 'step')").await;
        // Whoever goes on has begun before.
        assert_eq!(self.names().await, json!(["ready", "step"]));
    }

    /// Goes to the tab that was opened by the other, or to that other; engines name them in any
    /// order.
    async fn turn_to_tab(&self, is_opened: bool) {
        let page = &self.stage.page;
        page.tab(0).await;
        if page.holds("window.opener").await != is_opened {
            page.tab(1).await;
        }
        assert_eq!(page.holds("window.opener").await, is_opened);
    }

    /// The loader goes on following the frame.
    async fn is_followed(&self) {
        let page = &self.stage.page;
        self.enter().await;
        page.run(CLICK, &[json!(".lf-foot button")]).await;
        page.see(".lf-sources").await;
        page.leave_frame().await;
        page.until("document.querySelector('iframe').offsetHeight > 2000")
            .await;
    }
}

/// Leaves the host page and comes back to it as it was, or to one that is loaded anew.
async fn back(stage: Stage, is_kept: bool) {
    let host = Embedded::on(stage);
    let page = &host.stage.page;
    host.begun().await;
    page.run("shown.length = 0; location.href = 'elsewhere.html'", &[])
        .await;
    page.until("location.pathname === '/elsewhere.html' && document.readyState === 'complete'")
        .await;
    page.back().await;
    page.until("location.pathname === '/host.html' && window.shown?.length")
        .await;
    assert_eq!(page.value("shown.at(-1)").await, json!(is_kept));
    if is_kept {
        host.enter().await;
        page.until("document.querySelector('#p-stage-2')?.checked")
            .await;
        page.leave_frame().await;
        host.is_followed().await;
        assert_eq!(host.names().await, json!(["ready", "started", "step"]));
    } else {
        host.take_up().await;
        host.is_followed().await;
        assert_eq!(host.names().await, json!(["ready", "step"]));
    }
    assert_eq!(host.faults().await, json!([]));
}

/// Opens the host page once more from itself, which gives the other one a copy of everything that
/// is kept for the tab.
async fn twice(engine: Engine) {
    let host = Embedded::open_in(engine).await;
    let page = &host.stage.page;
    host.begun().await;
    page.click("#again").await;
    page.until("other.shown?.length").await;
    host.turn_to_tab(true).await;
    assert_eq!(page.value("sessionStorage.mark").await, json!("x"));
    host.take_up().await;
    host.is_followed().await;
    assert_eq!(host.faults().await, json!([]));
    host.turn_to_tab(false).await;
    host.enter().await;
    page.until("document.querySelector('#p-stage-2')?.checked")
        .await;
    page.leave_frame().await;
    assert_eq!(host.names().await, json!(["ready", "started", "step"]));
    assert_eq!(host.faults().await, json!([]));
}

async fn stage(engine: Engine, arguments: &[&str], preferences: Value) -> Stage {
    Stage::open_in(engine, arguments, &preferences, &[]).await
}

#[tokio::test]
async fn back_brings_the_check_as_it_was_in_chromium() {
    back(stage(Engine::Chromium, &[], Value::Null).await, true).await;
}

#[tokio::test]
async fn back_to_a_page_that_was_not_kept_offers_the_draft_in_chromium() {
    let arguments = ["--disable-features=BackForwardCache"];
    let stage = stage(Engine::Chromium, &arguments, Value::Null).await;
    back(stage, false).await;
}

#[tokio::test]
async fn back_brings_the_check_as_it_was_in_firefox() {
    back(stage(Engine::Firefox, &[], Value::Null).await, true).await;
}

#[tokio::test]
async fn back_to_a_page_that_was_not_kept_offers_the_draft_in_firefox() {
    let preferences = json!({ "browser.sessionhistory.max_total_viewers": 0 });
    back(stage(Engine::Firefox, &[], preferences).await, false).await;
}

#[tokio::test]
async fn back_brings_the_check_as_it_was_in_webkit() {
    back(stage(Engine::WebKit, &[], Value::Null).await, true).await;
}

#[tokio::test]
async fn back_to_a_page_that_was_not_kept_offers_the_draft_in_webkit() {
    let arguments = ["--enable-page-cache=false"];
    let stage = stage(Engine::WebKit, &arguments, Value::Null).await;
    back(stage, false).await;
}

#[tokio::test]
async fn a_page_that_is_opened_twice_offers_the_draft_in_chromium() {
    twice(Engine::Chromium).await;
}

#[tokio::test]
async fn a_page_that_is_opened_twice_offers_the_draft_in_firefox() {
    twice(Engine::Firefox).await;
}

#[tokio::test]
async fn a_page_that_is_opened_twice_offers_the_draft_in_webkit() {
    twice(Engine::WebKit).await;
}
