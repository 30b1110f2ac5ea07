//! The loader without a version, which asks for the newest one: in three engines, however a page
//! includes it, and under the strictest policy that a page can have.

use serde_json::{Value, json};
use xtask::driver::Engine;

use super::{Embedded, NATIVE, RECORD};
use crate::stage::{Stage, file};

async fn host(engine: Engine) -> Embedded {
    Embedded::on(Stage::open_in(engine, &[], &Value::Null, &[]).await)
}

/// As a script of another site, the same asked for by CORS, a module, and an import.
async fn includes(engine: Engine) {
    let host = host(engine).await;
    let page = &host.stage.page;
    let address = format!("{}/landfall-embed.js", host.check());
    let name = file("", "landfall-embed-", ".js");
    for head in [
        format!("<script src=\"{address}\" async></script>"),
        format!("<script src=\"{address}\" crossorigin defer></script>"),
        format!("<script type=\"module\" src=\"{address}\"></script>"),
        format!("<script>import(\"{address}\")</script>"),
        // What templates of sites make of it: twice, and once more by its version.
        format!(
            "<script src=\"{address}\"></script><script src=\"{address}\"></script>\
             <script src=\"{}{name}\"></script>",
            host.check()
        ),
    ] {
        host.stage.server.forget();
        host.show(&head, &host.frame("/en/", NATIVE)).await;
        page.until("window.Landfall && (window.told ?? []).some(each => each.name === 'ready')")
            .await;
        let version = page.value("Landfall.version").await;
        let released = format!("/landfall-embed-{}.js", version.as_str().unwrap());
        assert_eq!(released, name);
        let ready = "told.filter(each => each.name === 'ready').length";
        assert_eq!(page.value(ready).await, json!(1), "{engine}: {head}");
        assert_eq!(host.faults().await, json!([]), "{engine}: {head}");
    }
}

/// Only the check's own scripts, and no address of a script that nobody has vouched for.
async fn strict(engine: Engine) {
    let host = host(engine).await;
    let check = host.check();
    let html = format!(
        "<!doctype html><html lang=\"en\"><title>x</title><link rel=\"icon\" href=\"data:,\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         img-src data:; script-src 'nonce-x' {check}; frame-src {check}; \
         require-trusted-types-for 'script'; trusted-types 'none'\">\
         <script nonce=\"x\">{RECORD}</script>{}{}</html>",
        host.loader(),
        host.frame("/en/", "").replace(" style=\"\"", "")
    );
    std::fs::write(host.folder.join("host.html"), html).unwrap();
    host.open("host.html").await;
    let page = &host.stage.page;
    page.until("window.Landfall && told.some(each => each.name === 'ready')")
        .await;
    assert_eq!(host.faults().await, json!([]), "{engine}");
}

#[tokio::test]
async fn the_newest_loader_comes_in_chromium() {
    includes(Engine::Chromium).await;
    strict(Engine::Chromium).await;
}

#[tokio::test]
async fn the_newest_loader_comes_in_firefox() {
    includes(Engine::Firefox).await;
    strict(Engine::Firefox).await;
}

#[tokio::test]
async fn the_newest_loader_comes_in_webkit() {
    includes(Engine::WebKit).await;
    strict(Engine::WebKit).await;
}
