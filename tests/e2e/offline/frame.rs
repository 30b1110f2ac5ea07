//! The check in a frame of another site without a network, and where nothing can be kept.

use landfall::language::Language;
use landfall::text::Ui;
use serde_json::json;
use xtask::driver::Engine;
use xtask::server::{Rule, Server};

use super::release::Release;
use super::{begin, everything_works, open, open_with, says};
use crate::exchange::Folder;
use crate::stage::Stage;

/// A host at `127.0.0.1`, which goes on while the check at `localhost` is stopped.
struct Host {
    server: Server,
    folder: Folder,
}

impl Host {
    fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        let server = Server::start(&folder.0, 0).unwrap();
        server.respond("html", Rule::NoHeader("content-security-policy"));
        Self { server, folder }
    }

    /// Shows an address of the check in a frame and goes into it.
    async fn show(&self, stage: &Stage, place: &str, sandbox: &str) {
        let check = stage.server.other_site();
        self.folder.file(
            "host.html",
            format!(
                "<!doctype html><title>Host</title><link rel=\"icon\" href=\"data:,\">\
                 <iframe src=\"{check}{place}\" width=\"1180\" height=\"780\" {sandbox} \
                 allow=\"clipboard-write\"></iframe>"
            ),
        );
        let address = format!("{}/host.html", self.server.address());
        stage.page.goto(&address).await;
        stage.page.enter_frame().await;
        stage.page.until_app().await;
    }
}

/// Point 1, in the frame of another site.
async fn framed(engine: Engine) {
    let release = Release::new(&format!("framed-{engine}"));
    let mut stage = open(engine, &release).await;
    let host = Host::new(&format!("offline-host-{engine}"));
    host.show(&stage, "/ko/", "").await;
    begin(&stage.page, Language::Ko).await;
    stage.page.leave_frame().await;
    stage.server.stop();
    for language in Language::ALL {
        let place = format!("/{}/?embed=0", language.code());
        host.show(&stage, &place, "").await;
        everything_works(&stage, language).await;
        stage.page.leave_frame().await;
    }
}

#[tokio::test]
async fn a_framed_check_works_without_a_network_in_chromium() {
    framed(Engine::Chromium).await;
}

#[tokio::test]
async fn a_framed_check_works_without_a_network_in_firefox() {
    framed(Engine::Firefox).await;
}

#[tokio::test]
async fn a_framed_check_works_without_a_network_in_webkit() {
    framed(Engine::WebKit).await;
}

/// Begins, and is told that nothing is kept here, and where else it would be.
async fn is_told(stage: &Stage, is_framed: bool) {
    let page = &stage.page;
    page.click(".lf-start__begin .lf-button--main").await;
    says(page, Language::En, Ui::OfflineNone).await;
    let link = "document.querySelector('footer a[download]')?.href";
    let link = page.value(link).await;
    assert!(link.as_str().unwrap().ends_with("/landfall-single.html"));
    let whole = page.holds("document.querySelector('.lf-foot__whole').checkVisibility()");
    assert_eq!(whole.await, is_framed);
    // The check goes on all the same.
    stage.check("p-stage-2").await;
}

/// Point 7: a frame without an origin.
async fn sandboxed(engine: Engine) {
    let release = Release::new(&format!("sandbox-{engine}"));
    let stage = open(engine, &release).await;
    let host = Host::new(&format!("sandbox-host-{engine}"));
    host.show(&stage, "/en/", "sandbox=\"allow-scripts\"").await;
    is_told(&stage, true).await;
}

#[tokio::test]
async fn a_sandbox_says_that_nothing_is_kept_in_chromium() {
    sandboxed(Engine::Chromium).await;
}

#[tokio::test]
async fn a_sandbox_says_that_nothing_is_kept_in_firefox() {
    sandboxed(Engine::Firefox).await;
}

#[tokio::test]
async fn a_sandbox_says_that_nothing_is_kept_in_webkit() {
    sandboxed(Engine::WebKit).await;
}

#[tokio::test]
async fn a_browser_that_forbids_storage_says_so() {
    let cases = [
        (
            Engine::Chromium,
            json!({ "profile.default_content_setting_values.cookies": 2 }),
        ),
        (
            Engine::Firefox,
            json!({ "network.cookie.cookieBehavior": 2 }),
        ),
        (
            Engine::Firefox,
            json!({ "dom.serviceWorkers.enabled": false }),
        ),
    ];
    for (engine, preferences) in cases {
        let release = Release::new(&format!("blocked-{engine}"));
        let stage = open_with(engine, &release, &preferences).await;
        stage.visit(Language::En).await;
        is_told(&stage, false).await;
    }
}
