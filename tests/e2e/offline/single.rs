//! The check as one file, opened from a disk.

use std::fs;

use landfall::language::Language;
use landfall::text::Ui;
use serde_json::{Value, json};
use xtask::driver::Engine;
use xtask::server::Server;

use crate::content::{sample, t};
use crate::exchange::Folder;
use crate::page::quote;
use crate::result::compare;
use crate::stage::{Stage, dist};

/// A name as people give it: with spaces, letters of Korea and brackets.
const FILE: &str = "미국 진출 진단 (최종 본).html";

/// What Chromium asks for by itself, whatever page is open.
const OWN: &str = "accounts.google.com:";

/// What the page may not do, and what it has asked for.
const WATCH: &str = "window.offences = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        offences.push(`${violatedDirective} ${blockedURI}`));
    window.print = () => {
        dispatchEvent(new Event('beforeprint')); window.printed = true; };";

/// The file in a folder whose name holds spaces too, and its address.
fn placed(name: &str) -> (Folder, String) {
    let folder = Folder::new(&format!("단일 파일 {name}"));
    let file = folder.file(FILE, fs::read(dist().join("landfall-single.html")).unwrap());
    let mut address = String::from("file://");
    for byte in file.to_str().unwrap().bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.extend([format!("%{byte:02X}")]);
        }
    }
    (folder, address)
}

/// Point 8: opens, answers, results, languages, print, draft, and no request.
async fn opens(engine: Engine) {
    let stage = Stage::open_in(engine, &[], &Value::Null, &[]).await;
    let (_folder, address) = placed(&format!("{engine}"));
    let page = &stage.page;
    page.goto(&address).await;
    page.until_app().await;
    page.run(WATCH, &[]).await;
    let request = sample("food-maker");
    stage.switch(Language::En).await;
    stage.open_sample("food-maker", Language::En).await;
    for language in Language::ALL {
        stage.switch(language).await;
        compare(page, &request, language).await;
    }
    page.see("svg.lf-map__drawing").await;
    page.see(".lf-firm:not([aria-busy])").await;
    stage.switch(Language::Ko).await;
    page.click_words("button", t(Language::Ko, Ui::Print)).await;
    page.until("window.printed").await;
    page.click_words(".lf-banner button", t(Language::Ko, Ui::SampleClose))
        .await;
    let fact = quote(t(Language::Ko, Ui::FactOffline));
    page.until(&format!(
        "document.querySelector('.lf-facts')?.textContent.includes({fact})"
    ))
    .await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-2").await;
    let saved = quote(t(Language::Ko, Ui::SavedIndexed));
    page.until(&format!(
        "document.querySelector('.lf-foot__status').textContent === {saved}"
    ))
    .await;
    // A link would lead to this disk and nowhere else.
    page.click_words("footer button", t(Language::Ko, Ui::KeepLink))
        .await;
    let note = quote(t(Language::Ko, Ui::LinkNone));
    page.until(&format!(
        "[...document.querySelectorAll('main .lf-note')].some(each => each.textContent === {note})"
    ))
    .await;
    assert!(
        page.texts("main button")
            .await
            .contains(&t(Language::Ko, Ui::FileSave).to_owned())
    );
    let asked = "performance.getEntriesByType('resource').map(({ name }) => name)";
    assert_eq!(page.value(asked).await, json!([]), "{engine}");
    assert_eq!(page.value("offences").await, json!([]), "{engine}");
    page.goto(&address).await;
    page.until_app().await;
    stage.resume(Language::Ko).await;
    page.see("main").await;
}

#[tokio::test]
async fn the_single_file_opens_from_a_disk_in_chromium() {
    opens(Engine::Chromium).await;
}

#[tokio::test]
async fn the_single_file_opens_from_a_disk_in_firefox() {
    opens(Engine::Firefox).await;
}

#[tokio::test]
async fn the_single_file_opens_from_a_disk_in_webkit() {
    opens(Engine::WebKit).await;
}

/// All that leaves the browser would pass a proxy, which here writes down what is asked for.
#[tokio::test]
async fn the_single_file_asks_no_network_for_anything() {
    let empty = Folder::new("proxy");
    let proxy = Server::start(&empty.0, 0).unwrap();
    let address = proxy.address().trim_start_matches("http://").to_owned();
    let argument = format!("--proxy-server={address}");
    let everything = "--proxy-bypass-list=<-loopback>";
    let stage = Stage::open_in(
        Engine::Chromium,
        &[&argument, everything],
        &Value::Null,
        &[],
    )
    .await;
    let (_folder, address) = placed("proxy");
    // The proxy does hear of what a page asks for.
    stage.page.goto("http://landfall.example/asked").await;
    assert!(!proxy.requests().is_empty());
    proxy.forget();
    stage.page.goto(&address).await;
    stage.page.until_app().await;
    stage.switch(Language::En).await;
    stage.open_sample("harness-maker", Language::En).await;
    compare(&stage.page, &sample("harness-maker"), Language::En).await;
    stage.page.see(".lf-firm:not([aria-busy])").await;
    let mut asked = proxy.requests();
    // The picture of the page before, and the browser's own sign-in.
    asked.retain(|address| !address.contains("landfall.example") && !address.starts_with(OWN));
    assert_eq!(asked, Vec::<String>::new());
}
