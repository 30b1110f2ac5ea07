//! Pages of unusual kinds around the frame (H40): the bare frame works in each, the loader takes in
//! what leads to the web and nothing else, and nothing throws.

use std::fs;

use serde_json::{Value, json};
use xtask::driver::Engine;

use super::{Embedded, OLD, STYLE};
use crate::stage::Stage;

/// Clicks without a pointer, because drivers miss what lies in a frame of a frame.
const CLICK: &str = "document.querySelector(arguments[0]).click()";

/// What the page around the frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    /// It has given up the narrow sense of its origin.
    Domain,
    /// It stands in a sandbox without an origin, as do all pages in it.
    Sandbox,
    /// It is written into an attribute of another page.
    Written,
    /// It lies on the disk.
    File,
}

const ALL: [Around; 4] = [
    Around::Domain,
    Around::Sandbox,
    Around::Written,
    Around::File,
];

impl Embedded {
    /// Opens a page with the frame and with others that lead to no check; the driver is in that
    /// page.
    async fn stand_in(&self, around: Around, loader: &str) {
        // Each begins with a draft of its own.
        let instance = around as usize * 2 + 1 + usize::from(loader.is_empty());
        let place = format!("/en/?instance={instance}");
        let others = "<iframe data-landfall title=\"a\" src=\"other.html\"></iframe>\
            <iframe data-landfall title=\"b\" src=\"data:text/html,x\"></iframe>\
            <iframe data-landfall title=\"c\"></iframe>";
        // Where the page has an address of the web, a page beside it may be a check.
        let others = if around == Around::Domain {
            others.replace("other.html", "file:///other.html")
        } else {
            others.to_owned()
        };
        let domain = if around == Around::Domain {
            "document.domain = document.domain;"
        } else {
            ""
        };
        let head = format!("<script>{domain}{OLD}</script>{loader}");
        let body = [self.frame(&place, STYLE), others].concat();
        self.write("other.html", "", "<p>x</p>");
        self.write("inner.html", &head, &body);
        let inner = fs::read_to_string(self.folder.join("inner.html")).unwrap();
        let page = &self.stage.page;
        let frame = |attributes: &str| {
            format!("<iframe title=\"x\" width=\"1000\" height=\"800\" {attributes}></iframe>")
        };
        match around {
            Around::Domain => self.open("inner.html").await,
            Around::Sandbox => {
                self.show("", &frame("sandbox=\"allow-scripts\" src=\"inner.html\""))
                    .await;
            }
            Around::Written => {
                let text = inner.replace('&', "&amp;").replace('"', "&quot;");
                self.show("", &frame(&format!("srcdoc=\"{text}\""))).await;
            }
            Around::File => {
                let address = format!("file://{}/inner.html", self.folder.display());
                page.goto(&address).await;
            }
        }
        self.reach(around).await;
    }

    /// Goes into the page that holds the frame.
    async fn reach(&self, around: Around) {
        let page = &self.stage.page;
        page.leave_frame().await;
        if matches!(around, Around::Sandbox | Around::Written) {
            page.enter_frame().await;
        }
        page.until("window.said && document.readyState === 'complete'")
            .await;
    }
}

/// The check is answered in the frame; true afterwards for every kind of page.
async fn row(host: &Embedded, around: Around, is_loaded: bool) {
    let page = &host.stage.page;
    let loader = if is_loaded {
        host.loader()
    } else {
        String::new()
    };
    host.stand_in(around, &loader).await;
    host.until_ready().await;
    if is_loaded {
        page.until("told.some(each => each.name === 'ready')").await;
    }
    host.enter().await;
    page.run(CLICK, &[json!(".lf-start__begin .lf-button--main")])
        .await;
    page.see("#p-stage-2").await;
    page.run(CLICK, &[json!("#p-stage-2")]).await;
    page.until("document.querySelector('#p-stage-2').checked")
        .await;
    page.run(CLICK, &[json!(".lf-foot button")]).await;
    page.see(".lf-sources").await;
    host.reach(around).await;
    let row = format!("{around:?}, with the loader: {is_loaded}");
    page.until("said.some(each => each?.type === 'height' && each.px > 2000)")
        .await;
    let heights = "[...document.querySelectorAll('iframe')].map(each => each.offsetHeight)";
    if is_loaded {
        page.until("document.querySelector('iframe').offsetHeight > 2000")
            .await;
        page.until("told.some(each => each.name === 'step')").await;
    } else {
        assert_eq!(page.value("told").await, json!([]), "{row}");
    }
    let heights = page.value(heights).await;
    for other in &heights.as_array().unwrap()[1..] {
        assert!(other.as_f64().unwrap() < 200.0, "{row}: {heights}");
    }
    assert_eq!(page.count("iframe + p").await, 0, "{row}");
    assert_eq!(host.faults().await, json!([]), "{row}");
}

async fn rows(engine: Engine, arguments: &[&str]) {
    let stage = Stage::open_in(engine, arguments, &Value::Null, &[]).await;
    let host = Embedded::on(stage);
    for around in ALL {
        for is_loaded in [false, true] {
            row(&host, around, is_loaded).await;
        }
    }
}

#[tokio::test]
async fn a_check_stands_in_pages_of_every_kind_in_chromium() {
    // Without this Chromium ignores that a page sets its domain.
    rows(
        Engine::Chromium,
        &["--disable-features=OriginAgentClusterDefaultEnabled"],
    )
    .await;
}

#[tokio::test]
async fn a_check_stands_in_pages_of_every_kind_in_firefox() {
    rows(Engine::Firefox, &[]).await;
}

#[tokio::test]
async fn a_check_stands_in_pages_of_every_kind_in_webkit() {
    rows(Engine::WebKit, &[]).await;
}
