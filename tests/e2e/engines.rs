//! The same journey in the three browser engines: what a visitor does in one works in all.

use std::time::{Duration, Instant};

use landfall::language::Language;
use landfall::text::Ui;
use serde_json::{Value, json};
use xtask::driver::Engine;
use xtask::headers::headers;
use xtask::server::Rule;

use crate::content::{sample, t};
use crate::pointer::NEXT;
use crate::result::compare;
use crate::stage::Stage;

/// Where browsers report what offends the policy: a script could not see what happens before it.
const REPORT: &str = "/offence";

/// The longest wait for a report.
const LIMIT: Duration = Duration::from_secs(20);

/// Collects what goes wrong after the app stands.
const LISTEN: &str = "window.wrongs = [];
    addEventListener('error', event => wrongs.push(String(event.message)));
    addEventListener('unhandledrejection', event => wrongs.push(String(event.reason)));
    const tell = console.error;
    console.error = (...words) => { wrongs.push(words.join(' ')); tell(...words); };";

/// Breaks the policy on purpose.
const OFFEND: &str = "document.head.append(Object.assign(document.createElement('style'),
    { textContent: 'p { color: red }' }))";

/// Serves pages under the real policy, which now asks for reports.
fn ask_for_reports(stage: &Stage) {
    let all = headers("/index.html", stage.server.address());
    let (name, policy) = all
        .into_iter()
        .find(|(name, _)| *name == "content-security-policy")
        .unwrap();
    // The server's rules live as long as the program.
    let policy = format!("{policy}; report-uri {REPORT}").leak();
    stage.server.respond("/", Rule::Header(name, policy));
}

fn has_report(stage: &Stage) -> bool {
    stage.server.requests().iter().any(|path| path == REPORT)
}

/// Start, answer, draft, worked company, languages.
async fn journey(engine: Engine) {
    let stage = Stage::open_in(engine, &[], &Value::Null, &[]).await;
    let page = &stage.page;
    ask_for_reports(&stage);
    stage.visit(Language::Ko).await;
    page.run(LISTEN, &[]).await;
    assert_eq!(page.texts("h2").await, [t(Language::Ko, Ui::Promise)]);
    stage.open_sample("battery-materials", Language::Ko).await;
    compare(page, &sample("battery-materials"), Language::Ko).await;
    for language in [Language::Ja, Language::En] {
        stage.switch(language).await;
        compare(page, &sample("battery-materials"), language).await;
    }
    page.click_words(".lf-banner button", t(Language::En, Ui::SampleClose))
        .await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-2").await;
    page.click(NEXT).await;
    page.select("#p-industry-0", "3").await;
    stage.check("p-activity-3").await;
    assert_eq!(page.value("window.wrongs").await, json!([]), "{engine}");
    stage.reload().await;
    stage.resume(Language::En).await;
    page.until("document.querySelector('#p-activity-3')?.checked")
        .await;
    let industry = "document.querySelector('#p-industry-0').value";
    assert_eq!(page.value(industry).await, json!("3"));
    assert!(!has_report(&stage), "{engine}");
    page.run(OFFEND, &[]).await;
    // What this engine reports at last it would have reported before.
    let begun = Instant::now();
    while !has_report(&stage) {
        assert!(begun.elapsed() < LIMIT, "{engine} reports nothing");
        page.until("true").await;
    }
}

#[tokio::test]
async fn the_journey_works_in_chromium() {
    journey(Engine::Chromium).await;
}

#[tokio::test]
async fn the_journey_works_in_firefox() {
    journey(Engine::Firefox).await;
}

#[tokio::test]
async fn the_journey_works_in_webkit() {
    journey(Engine::WebKit).await;
}
