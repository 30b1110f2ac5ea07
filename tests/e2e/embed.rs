//! The check inside the page of another site.
//!
//! The host stands at `127.0.0.1` and the check at `localhost`: to a browser two sites, as a
//! consultancy and its check are.

mod around;
mod back;
mod engines;
mod height;
mod hostile;
mod inside;
mod keys;
mod late;
mod moved;
mod newest;
mod prefill;
mod print;
mod result;
mod snippet;
mod stranger;
mod use_it;
mod view;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use serde_json::Value;
use xtask::driver::Engine;
use xtask::server::{Rule, Server};

use crate::page::quote;
use crate::stage::{Stage, WIDE, frames};

/// Remembers what the check says, what goes wrong, and how far things were moved.
const RECORD: &str = "window.said = []; window.faults = []; window.told = []; window.shift = 0;
    addEventListener('message', ({ data }) => said.push(data));
    addEventListener('error', ({ message }) => faults.push(message));
    addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
    addEventListener('landfall', ({ detail }) => told.push(detail));
    new PerformanceObserver(list => list.getEntries().forEach(each => shift += each.value))
        .observe({ type: 'layout-shift', buffered: true });";

/// As a browser that cannot follow a frame by itself.
const OLD: &str = "CSS.supports = () => false;";

/// The attributes of the documented frame; the last one only new browsers know.
const STYLE: &str = "display:block;width:100%;border:0;min-height:680px";
const NATIVE: &str =
    "display:block;width:100%;border:0;min-height:680px;frame-sizing:content-height";

/// A host page with everything around it.
pub(crate) struct Embedded {
    pub(crate) stage: Stage,
    host: Server,
    folder: PathBuf,
}

impl Drop for Embedded {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

impl Embedded {
    pub(crate) async fn new(size: (u32, u32)) -> Self {
        Self::on(Stage::open(size).await)
    }

    /// The same in any engine, in a window of a wide page.
    async fn open_in(engine: Engine) -> Self {
        Self::on(Stage::open_in(engine, &[], &Value::Null, &[]).await)
    }

    /// Around a browser of any engine.
    fn on(stage: Stage) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("landfall-host-{}-{count}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        let host = Server::start(&folder, 0).unwrap();
        // A consultancy's page has a policy of its own, which here is none.
        host.respond("html", Rule::NoHeader("content-security-policy"));
        Self {
            stage,
            host,
            folder,
        }
    }

    /// The origin of the check.
    pub(crate) fn check(&self) -> String {
        self.stage.server.other_site()
    }

    /// The address of a page of the host under its other name: a third site.
    fn third(&self, name: &str) -> String {
        format!("{}/{name}", self.host.other_site())
    }

    /// Writes a page of the host.
    fn write(&self, name: &str, head: &str, body: &str) {
        let html = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Consultancy</title>\
             <link rel=\"icon\" href=\"data:,\">\
             <meta name=\"viewport\" content=\"width=device-width\">\
             <style>body{{margin:16px;font:16px sans-serif}}</style><script>{RECORD}</script>\
             {head}<main><h1>Consultancy</h1><button id=\"before\">Before</button>{body}\
             <button id=\"after\">After</button></main></html>"
        );
        fs::write(self.folder.join(name), html).unwrap();
    }

    /// The line that a host pastes for the loader.
    fn loader(&self) -> String {
        format!(
            "<script src=\"{}/landfall-embed.js\" async></script>",
            self.check()
        )
    }

    /// A frame as a host pastes it.
    fn frame(&self, place: &str, style: &str) -> String {
        format!(
            "<iframe data-landfall title=\"Check\" src=\"{}{place}\" style=\"{style}\" \
             allow=\"clipboard-write\"></iframe>",
            self.check()
        )
    }

    /// Opens a page of the host.
    async fn open(&self, name: &str) {
        let address = format!("{}/{name}", self.host.address());
        self.stage.page.goto(&address).await;
    }

    /// Writes and opens a page.
    pub(crate) async fn show(&self, head: &str, body: &str) {
        self.write("host.html", head, body);
        self.open("host.html").await;
    }

    /// A page with one frame and the loader, as in a browser that cannot follow it by itself.
    async fn loaded(&self, place: &str) {
        let head = format!("<script>{OLD}</script>{}", self.loader());
        self.show(&head, &self.frame(place, STYLE)).await;
        self.until_ready().await;
    }

    /// Waits until the check has told its height to the page.
    async fn until_ready(&self) {
        let height = "said.some(each => each?.type === 'height')";
        self.stage.page.until(height).await;
    }

    /// Waits until the app stands inside the frame and stays there.
    async fn enter(&self) {
        self.stage.page.enter_frame().await;
        self.stage.page.until_app().await;
    }

    async fn frame_height(&self) -> f64 {
        let height = "document.querySelector('iframe').getBoundingClientRect().height";
        self.stage.page.value(height).await.as_f64().unwrap()
    }

    /// The messages of a type so far.
    async fn said(&self, kind: &str) -> Vec<Value> {
        let list = format!("said.filter(each => each?.type === {})", quote(kind));
        self.stage
            .page
            .value(&list)
            .await
            .as_array()
            .unwrap()
            .clone()
    }

    /// What went wrong in the page.
    async fn faults(&self) -> Value {
        self.stage.page.value("faults").await
    }

    /// Sends a message into the frame.
    async fn post(&self, message: Value) {
        let body = "document.querySelector('iframe').contentWindow.postMessage(arguments[0], '*')";
        self.stage.page.run(body, &[message]).await;
    }
}

async fn wide() -> Embedded {
    Embedded::new(WIDE).await
}
