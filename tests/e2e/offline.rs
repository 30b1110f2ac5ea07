//! The check without a network, in all three engines: after one visit it opens, answers, shows
//! results and regions, prints and shares while the server is stopped.

mod frame;
mod install;
mod release;
mod single;
mod trouble;
mod update;

use landfall::language::Language;
use landfall::text::Ui;
use serde_json::{Value, json};
use xtask::driver::Engine;

use self::release::Release;
use crate::content::{sample, t};
use crate::page::{Page, quote};
use crate::result::compare;
use crate::stage::Stage;
use xtask::server::Server;

/// The release is kept as a whole.
const READY: &str = "landfall.offline === 'ready'";

/// Notes that the page prints instead of opening a dialog, and what it copies: a headless browser
/// has neither a printer nor a clipboard to look into.
const LISTEN: &str = "window.print = () => {
        dispatchEvent(new Event('beforeprint')); window.printed = true; };
    navigator.clipboard.writeText = async (text) => { window.copied = text; };";

/// A browser on a release that a test may change.
async fn open(engine: Engine, release: &Release) -> Stage {
    open_with(engine, release, &Value::Null).await
}

async fn open_with(engine: Engine, release: &Release, preferences: &Value) -> Stage {
    let mut stage = Stage::open_in(engine, &[], preferences, &[]).await;
    stage.server = Server::start(release.folder(), 0).unwrap();
    stage
}

/// Waits until the foot says this.
async fn says(page: &Page, language: Language, key: Ui) {
    page.until(&format!(
        "document.querySelector('.lf-foot__offline')?.textContent === {}",
        quote(t(language, key))
    ))
    .await;
}

/// Begins the check, gives the first answer, and waits until the release is kept.
async fn begin(page: &Page, language: Language) {
    page.click(".lf-start__begin .lf-button--main").await;
    page.click("label[for=p-stage-2]").await;
    page.until("document.querySelector('#p-stage-2')?.checked")
        .await;
    page.until(READY).await;
    says(page, language, Ui::OfflineReady).await;
}

/// Opens the entry page of a language and begins there.
async fn prepare(stage: &Stage, language: Language) {
    stage.goto(&format!("/{}/", language.code())).await;
    stage.page.until_app().await;
    begin(&stage.page, language).await;
}

/// The draft of [`begin`] is offered, and holds the answer.
async fn goes_on(stage: &Stage, language: Language) {
    stage.page.until_app().await;
    stage.resume(language).await;
    stage
        .page
        .until("document.querySelector('#p-stage-2')?.checked")
        .await;
}

/// A worked company with its regions, printing, the own draft and its link, on a start screen.
async fn everything_works(stage: &Stage, language: Language) {
    let page = &stage.page;
    let fact = quote(t(language, Ui::FactOffline));
    page.until(&format!(
        "[...document.querySelectorAll('.lf-facts li')].some(each => each.textContent === {fact})"
    ))
    .await;
    page.run(LISTEN, &[]).await;
    let request = sample("battery-materials");
    stage.open_sample("battery-materials", language).await;
    compare(page, &request, language).await;
    page.see("svg.lf-map__drawing").await;
    page.click_words("button", t(language, Ui::Print)).await;
    page.until("window.printed").await;
    page.click_words(".lf-banner button", t(language, Ui::SampleClose))
        .await;
    stage.resume(language).await;
    page.until("document.querySelector('#p-stage-2')?.checked")
        .await;
    page.click_words("footer button", t(language, Ui::KeepLink))
        .await;
    page.click_words("main button", t(language, Ui::LinkCopy))
        .await;
    page.until("typeof window.copied === 'string'").await;
    let copied = page.value("window.copied.includes('#r=')").await;
    assert_eq!(copied, json!(true));
    page.click_words("main button", t(language, Ui::Back)).await;
    page.until("document.querySelector('#p-stage-2')?.checked")
        .await;
}

/// Points 1 and 10 of the contract: the whole check on a page of its own, while the browser
/// believes that there is a network.
async fn alone(engine: Engine) {
    let release = Release::new(&format!("alone-{engine}"));
    let mut stage = open(engine, &release).await;
    stage.goto("/ko/").await;
    stage.page.until_app().await;
    // On a first visit nothing is promised, and before the first click nothing is fetched.
    assert_eq!(stage.page.count(".lf-facts li").await, 3);
    assert!(!stage.server.requests().contains(&"/sw.js".to_owned()));
    begin(&stage.page, Language::Ko).await;
    stage.server.stop();
    for language in Language::ALL {
        stage
            .goto(&format!("/{}/?theme=light", language.code()))
            .await;
        stage.page.until_app().await;
        assert!(stage.page.holds("navigator.onLine").await);
        everything_works(&stage, language).await;
    }
    // The root page leads on, and the pages on paper are kept too.
    stage.goto("/?lang=ja").await;
    goes_on(&stage, Language::Ja).await;
    stage.goto("/self-check.ko.html").await;
    stage.page.see(".lf-paper").await;
}

#[tokio::test]
async fn the_check_works_without_a_network_in_chromium() {
    alone(Engine::Chromium).await;
}

#[tokio::test]
async fn the_check_works_without_a_network_in_firefox() {
    alone(Engine::Firefox).await;
}

#[tokio::test]
async fn the_check_works_without_a_network_in_webkit() {
    alone(Engine::WebKit).await;
}
