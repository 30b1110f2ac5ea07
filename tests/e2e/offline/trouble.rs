//! What goes wrong with servers, networks and caches: the check stays whole.

use std::fs;
use std::time::{Duration, Instant};

use landfall::language::Language;
use serde_json::{Value, json};
use xtask::driver::Engine;
use xtask::server::Rule;

use super::release::Release;
use super::update::KEPT;
use super::{READY, goes_on, open, prepare, says};
use crate::stage::{Stage, file};
use landfall::text::Ui;

const LANGUAGE: Language = Language::En;

/// The longest wait for a full disk to be told.
const LIMIT: Duration = Duration::from_secs(20);

/// Cuts the kept file with this name in half.
const HALVE: &str = "const [name, done] = arguments; (async () => {
    for (const key of await caches.keys()) {
        const cache = await caches.open(key);
        for (const request of await cache.keys()) {
            if (!request.url.includes(name)) continue;
            const kept = await cache.match(request);
            const body = await kept.arrayBuffer();
            const half = body.slice(0, body.byteLength / 2);
            await cache.put(request, new Response(half, { headers: kept.headers }));
        }
    }
})().then(() => done(true), error => done(String(error)))";

/// Forgets everything that is kept, as a browser may at any time.
const DROP: &str = "const done = arguments[0]; caches.keys()
    .then(keys => Promise.all(keys.map(key => caches.delete(key)))).then(() => done(true))";

/// How many files there are to keep, as the worker's list says, and how many are kept.
const FILES: &str = "const done = arguments[0]; fetch('../sw.js').then(each => each.text())
    .then(text => done(/boot.js.r=[^\"`]*/.exec(text)[0].split('|').length))";
const COUNT: &str = "const done = arguments[0]; (async () => {
    let count = 0;
    for (const key of await caches.keys()) {
        count += (await (await caches.open(key)).keys()).length;
    }
    return count;
})().then(done)";

/// The page itself has asked for a worker, and the browser has begun with it or has refused.
const BEGUN: &str = "String(landfall.update).includes('waiting')";

/// Asks for a worker behind the page's own request, waits until it was kept or given up, and says
/// whether it was given up.
const IS_REFUSED: &str = "const done = arguments[0]; (async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    while (registration.installing) await new Promise(resolve => setTimeout(resolve, 50));
    return !registration.waiting;
})().then(done, error => done(String(error)))";

/// Waits until the worker that the page has asked for was given up.
async fn until_refused(stage: &Stage, what: &str) {
    stage.page.until(BEGUN).await;
    let refused = stage.page.run_async(IS_REFUSED, &[]).await;
    assert_eq!(refused, json!(true), "{what}");
}

/// The page opens and goes on, with the release that was kept before.
async fn stands(stage: &Stage, here: &str, what: &str) {
    stage.goto("/en/").await;
    goes_on(stage, LANGUAGE).await;
    assert!(stage.page.holds(here).await, "{what}");
    let address = stage.page.value("location.search").await;
    assert_eq!(address, json!(""), "{what}");
}

/// Points 2, 3 and 5: a deployment that is broken in several ways, a log-in page in place of
/// everything, a network that never answers.
async fn breaks(engine: Engine) {
    let mut release = Release::new(&format!("broken-{engine}"));
    let stage = open(engine, &release).await;
    prepare(&stage, LANGUAGE).await;
    let old = release.is_here();
    stage.server.respond("/", Rule::Portal);
    stands(&stage, &old, "a portal").await;
    stage.server.heal();
    stage.server.respond("/en/", Rule::Status(503));
    stands(&stage, &old, "a server that fails").await;
    stage.server.heal();
    stage.server.respond("/en/", Rule::Stall);
    stands(&stage, &old, "a network that never answers").await;
    stage.server.heal();
    release.deploy("bbbbbbb1");
    stage
        .server
        .respond(&format!("/{}", release.script), Rule::Status(404));
    stands(&stage, &old, "a page that names a missing script").await;
    // Or it would find everything mended.
    until_refused(&stage, "a missing script").await;
    stage.server.heal();
    // One file of many makes the new release unfit to be kept; the old one stays whole.
    stage.server.respond("/frame.js", Rule::Portal);
    stage.server.forget();
    stage.goto("/en/").await;
    goes_on(&stage, LANGUAGE).await;
    assert!(stage.page.holds(&release.is_here()).await, "{engine}");
    until_refused(&stage, "a portal in place of one file").await;
    let asked = stage.server.requests();
    assert!(asked.contains(&"/frame.js".to_owned()), "{engine}");
    assert_eq!(stage.page.run_async(KEPT, &[]).await, json!(1), "{engine}");
    assert!(stage.page.holds(READY).await, "{engine}");
    stage.server.heal();
    stage.goto("/en/").await;
    goes_on(&stage, LANGUAGE).await;
    stage.page.until("landfall.offline === 'update'").await;
    // Without a starter no page works at all.
    fs::remove_file(release.folder().join("boot.js")).unwrap();
    stage.goto("/en/").await;
    goes_on(&stage, LANGUAGE).await;
}

#[tokio::test]
async fn broken_servers_and_networks_are_survived_in_chromium() {
    breaks(Engine::Chromium).await;
}

#[tokio::test]
async fn broken_servers_and_networks_are_survived_in_firefox() {
    breaks(Engine::Firefox).await;
}

#[tokio::test]
async fn broken_servers_and_networks_are_survived_in_webkit() {
    breaks(Engine::WebKit).await;
}

/// H46: a cache that holds a file by half, and one that is gone while the page is open.
async fn loses(engine: Engine) {
    let release = Release::new(&format!("lost-{engine}"));
    let mut stage = open(engine, &release).await;
    prepare(&stage, LANGUAGE).await;
    let here = release.is_here();
    for name in ["landfall-app", "structure", "/en/"] {
        let done = stage.page.run_async(HALVE, &[json!(name)]).await;
        assert_eq!(done, json!(true), "{engine}: {name}");
        stands(&stage, &here, name).await;
    }
    assert_eq!(stage.page.run_async(DROP, &[]).await, json!(true));
    stage.switch(Language::Ko).await;
    stage.switch(LANGUAGE).await;
    stands(&stage, &here, "no cache").await;
    // What was lost is fetched again.
    let whole = stage.page.run_async(FILES, &[]).await;
    let begun = Instant::now();
    while stage.page.run_async(COUNT, &[]).await != whole {
        let count = stage.page.run_async(COUNT, &[]).await;
        let limit = begun.elapsed() < LIMIT;
        assert!(
            limit,
            "{engine}: {count} of {whole} files, never whole again"
        );
    }
    assert!(stage.page.holds(READY).await, "{engine}");
    stage.server.stop();
    stands(&stage, &here, "no network").await;
}

#[tokio::test]
async fn damaged_and_lost_caches_are_survived_in_chromium() {
    loses(Engine::Chromium).await;
}

#[tokio::test]
async fn damaged_and_lost_caches_are_survived_in_firefox() {
    loses(Engine::Firefox).await;
}

#[tokio::test]
async fn damaged_and_lost_caches_are_survived_in_webkit() {
    loses(Engine::WebKit).await;
}

#[tokio::test]
async fn a_full_disk_keeps_nothing_by_half_and_says_so() {
    let release = Release::new("full");
    let stage = open(Engine::Chromium, &release).await;
    stage.goto("/en/").await;
    let quota = json!({ "origin": stage.server.address(), "quotaSize": 200_000 });
    stage
        .page
        .tool("Storage.overrideQuotaForOrigin", quota)
        .await;
    stage.page.until_app().await;
    stage.page.click(".lf-start__begin .lf-button--main").await;
    says(&stage.page, LANGUAGE, Ui::OfflineNone).await;
    assert_eq!(stage.page.run_async(KEPT, &[]).await, json!(0));
}

#[tokio::test]
async fn only_what_the_release_holds_is_answered_by_the_worker() {
    let release = Release::new("touched");
    let stage = open(Engine::Chromium, &release).await;
    prepare(&stage, LANGUAGE).await;
    let body = "const [url, done] = arguments; (async () => [
        (await fetch('/en/', { method: 'POST' })).status,
        (await fetch('/nothing.json')).status,
    ])().then(done, error => done(String(error)))";
    stage.server.forget();
    let statuses: Value = stage.page.run_async(body, &[json!("")]).await;
    assert_eq!(statuses, json!([405, 404]));
    assert_eq!(stage.server.requests(), ["/en/", "/nothing.json"]);
    // What it does hold no longer asks the server.
    stage.server.forget();
    let structure = file("content", "structure", ".json");
    let body = "const [url, done] = arguments; fetch(url).then(({ status }) => done(status))";
    let status = stage.page.run_async(body, &[json!(structure)]).await;
    assert_eq!(status, json!(200));
    assert!(stage.server.requests().is_empty());
}
