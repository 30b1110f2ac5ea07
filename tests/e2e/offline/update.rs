//! Releases follow each other: the newer one waits for the visitor's word, and no draft is lost.

use landfall::language::Language;
use landfall::text::Ui;
use serde_json::json;
use thirtyfour::Key;
use xtask::driver::Engine;
use xtask::server::{Rule, Server};

use super::release::Release;
use super::{READY, goes_on, open, prepare, says};
use crate::content::t;
use crate::stage::{Stage, WIDE};

const LANGUAGE: Language = Language::En;

/// How many releases are kept.
pub(super) const KEPT: &str =
    "const done = arguments[0]; caches.keys().then(keys => done(keys.length))";

async fn use_it(stage: &Stage) {
    says(&stage.page, LANGUAGE, Ui::OfflineUpdate).await;
    // By the keyboard: the foot moves while the words above it come.
    let press = "const button = [...document.querySelectorAll('footer button')]
        .find(({ textContent }) => textContent === arguments[0]); button.focus();";
    let words = json!(t(LANGUAGE, Ui::OfflineUse));
    stage.page.run(press, &[words]).await;
    stage.page.press(&[Key::Enter]).await;
}

/// Points 4 to 6: three releases whose files have one date, each without the script of the one
/// before.
async fn follows(engine: Engine) {
    let release = Release::new(&format!("update-{engine}"));
    let stage = open(engine, &release).await;
    follow(engine, stage, release).await;
}

async fn follow(engine: Engine, mut stage: Stage, mut release: Release) {
    stage.server.respond("/", Rule::Dated);
    prepare(&stage, LANGUAGE).await;
    for id in ["aaaaaaa1", "aaaaaaa2"] {
        release.deploy(id);
        stage.goto("/en/").await;
        goes_on(&stage, LANGUAGE).await;
        assert!(stage.page.holds(&release.is_here()).await, "{engine}: {id}");
        // It waits: nothing goes over to it, and nothing is loaded anew, by itself.
        stage.page.until("landfall.offline === 'update'").await;
        stage.page.run("window.mark = true", &[]).await;
        use_it(&stage).await;
        stage.page.until(READY).await;
        assert!(stage.page.holds("window.mark").await);
        assert_eq!(stage.page.run_async(KEPT, &[]).await, json!(2), "{engine}");
    }
    stage.server.stop();
    stage.goto("/en/").await;
    goes_on(&stage, LANGUAGE).await;
    assert!(stage.page.holds(&release.is_here()).await, "{engine}");
}

#[tokio::test]
async fn releases_follow_each_other_in_chromium() {
    follows(Engine::Chromium).await;
}

#[tokio::test]
async fn releases_follow_each_other_in_firefox() {
    follows(Engine::Firefox).await;
}

#[tokio::test]
async fn releases_follow_each_other_in_webkit() {
    follows(Engine::WebKit).await;
}

/// What `cargo xtask pack` writes for a server is kept and followed just so: its pages are others,
/// so are their sizes, and files that only a server needs lie beside them.
#[tokio::test]
async fn packed_releases_follow_each_other() {
    let mut stage = Stage::open(WIDE).await;
    stage.server = Server::start(&Release::place("packed"), 0).unwrap();
    let release = Release::packed("packed", stage.server.address());
    assert!(release.folder().join("checksums.txt").exists());
    follow(Engine::Chromium, stage, release).await;
}

/// A browser looks for a newer worker also by itself, under the address that it knows. An old page
/// is loaded anew then, too.
#[tokio::test]
async fn a_release_that_the_browser_found_by_itself_is_used_on_the_visitors_word() {
    let mut release = Release::new("found");
    let stage = open(Engine::Chromium, &release).await;
    prepare(&stage, LANGUAGE).await;
    let old = release.is_here();
    release.deploy("ddddddd1");
    let look = "navigator.serviceWorker.getRegistration().then(each => each.update())";
    stage.page.run(look, &[]).await;
    stage.page.until("landfall.offline === 'update'").await;
    assert!(stage.page.holds(&old).await);
    use_it(&stage).await;
    stage.page.until(&release.is_here()).await;
    goes_on(&stage, LANGUAGE).await;
    // The new page asks for the same worker under its new address. That is no newer release, and
    // the visitor is not asked once more.
    stage
        .page
        .run(
            "window.asked = 0; addEventListener('landfall-offline', () => {
        window.asked += landfall.offline === 'update'; })",
            &[],
        )
        .await;
    let renewed = format!(
        "navigator.serviceWorker.controller?.scriptURL.endsWith('?r={}')",
        release.id
    );
    stage.page.until(&renewed).await;
    stage.page.until(READY).await;
    assert_eq!(stage.page.value("window.asked").await, json!(0));
}

/// Forgets the English page of one release, as soon as it is kept.
const FORGET: &str = "const [id, done] = arguments; (async () => {
    const keys = await caches.keys();
    const cache = await caches.open(keys.find(key => key.endsWith(id)));
    while (!(await cache.match('/en/'))) await new Promise(resolve => setTimeout(resolve, 50));
    return cache.delete('/en/');
})().then(done)";

/// A browser may forget a single file. The page of the release before, which is kept beside it,
/// does not come back for that.
#[tokio::test]
async fn a_page_that_was_lost_is_fetched_and_not_taken_from_the_release_before() {
    let mut release = Release::new("forgotten");
    let mut stage = open(Engine::Chromium, &release).await;
    prepare(&stage, LANGUAGE).await;
    let old = release.is_here();
    release.deploy("eeeeeee1");
    stage.goto("/en/").await;
    goes_on(&stage, LANGUAGE).await;
    use_it(&stage).await;
    stage.page.until(READY).await;
    let done = stage.page.run_async(FORGET, &[json!(release.id)]).await;
    assert_eq!(done, json!(true));
    stage.goto("/en/").await;
    goes_on(&stage, LANGUAGE).await;
    assert!(stage.page.holds(&release.is_here()).await);
    // Without a network an older page is better than none, and works with its own files. The one
    // above is fetched anew, so it is forgotten once more.
    let done = stage.page.run_async(FORGET, &[json!(release.id)]).await;
    assert_eq!(done, json!(true));
    stage.server.stop();
    stage.goto("/en/").await;
    goes_on(&stage, LANGUAGE).await;
    assert!(stage.page.holds(&old).await);
}

/// Goes to the tab that has the mark; engines count their tabs in different orders.
async fn to_tab(stage: &Stage, mark: &str) {
    for place in [0, 1] {
        stage.page.tab(place).await;
        if stage.page.holds(mark).await {
            return;
        }
    }
    panic!("no tab holds {mark}");
}

/// An old page and a new one side by side: each works, only the one whose visitor wants it goes
/// over, and its draft comes along.
async fn side_by_side(engine: Engine) {
    let mut release = Release::new(&format!("tabs-{engine}"));
    let mut stage = open(engine, &release).await;
    prepare(&stage, LANGUAGE).await;
    let old = release.is_here();
    release.deploy("ccccccc1");
    let page = &stage.page;
    page.run("window.first = true", &[]).await;
    page.open_tab().await;
    stage.goto("/en/").await;
    goes_on(&stage, LANGUAGE).await;
    assert!(page.holds(&release.is_here()).await);
    page.run("window.mark = true", &[]).await;
    to_tab(&stage, "window.first").await;
    // What the old page has not loaded yet is gone on the server, and it works all the same.
    assert!(page.holds(&old).await, "{engine}");
    stage.switch(Language::Ja).await;
    stage.switch(LANGUAGE).await;
    use_it(&stage).await;
    page.until(&format!(
        "{} && document.readyState === 'complete'",
        release.is_here()
    ))
    .await;
    goes_on(&stage, LANGUAGE).await;
    // Its mark would be gone if anything had loaded it anew.
    to_tab(&stage, "window.mark").await;
    page.until(READY).await;
    stage.server.stop();
    stage.switch(Language::Ko).await;
}

#[tokio::test]
async fn two_releases_stand_side_by_side_in_chromium() {
    side_by_side(Engine::Chromium).await;
}

#[tokio::test]
async fn two_releases_stand_side_by_side_in_firefox() {
    side_by_side(Engine::Firefox).await;
}

#[tokio::test]
async fn two_releases_stand_side_by_side_in_webkit() {
    side_by_side(Engine::WebKit).await;
}
