//! The second visit: everything lies on the device, with a network and without one.

use std::path::Path;

use serde_json::json;
use xtask::server::Rule;

use super::table::{Row, median};
use super::{LANGUAGE, RUNS, renew};
use crate::stage::Stage;

/// How soon an answer is taken, in milliseconds.
const LIMIT: f64 = 300.0;

/// The worker's own requests cannot be slowed down from outside. So the server waits as long as
/// the line would: there and back, and the name of the release with its headers, below 1,000 bytes.
const LINE: u64 = 150 + 1_000 / 200;

/// Forgets the visit before, but not the release.
const FORGET: &str = "const done = arguments[0]; (async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
})().then(done, done)";

/// Measures it on pages of the release in a folder.
pub(super) async fn rows(stage: &mut Stage, folder: &Path, question: &str) -> Vec<Row> {
    renew(stage, folder);
    stage.goto(&format!("/{LANGUAGE}/")).await;
    stage.page.until_app().await;
    // An example begins no draft, which would take the place of the first question.
    stage.page.click(".lf-sample").await;
    stage.page.until("landfall.offline === 'ready'").await;
    let robot = json!({ "source": include_str!("robot.js") });
    let added = stage
        .page
        .tool("Page.addScriptToEvaluateOnNewDocument", robot)
        .await;
    let mut rows = Vec::new();
    for is_online in [true, false] {
        if is_online {
            stage.server.respond("/release.json", Rule::Delay(LINE));
        } else {
            stage.server.stop();
        }
        let mut times = Vec::new();
        for _ in 0..RUNS {
            stage.goto(&format!("/self-check.{LANGUAGE}.html")).await;
            stage.page.run_async(FORGET, &[]).await;
            stage.goto(question).await;
            stage.page.until("window.robot?.first").await;
            times.push(stage.page.value("robot.first").await.as_f64().unwrap());
            stage.page.until_app().await;
        }
        let network = if is_online { "with" } else { "without" };
        let what = format!("first answer on a second visit {network} a network");
        rows.push(Row::new(&what, median(&times), "ms").at_most(LIMIT));
    }
    let added = json!({ "identifier": added["identifier"] });
    stage
        .page
        .tool("Page.removeScriptToEvaluateOnNewDocument", added)
        .await;
    rows
}
