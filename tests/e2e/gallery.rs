//! `cargo xtask gallery`: every screen in every state, looked at in every way and compared with
//! how it looked when somebody last said that this is how it should look.

mod capture;
mod check;
mod digest;
mod paper;
mod reference;
mod view;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use landfall::language::Language;
use serde_json::json;
use xtask::server::Server;

use self::digest::Digest;
use self::paper::PAPERS;
use self::reference::{Entry, Reference, path};
use self::view::{VIEWS, View};
use crate::page::{ADD, Page};
use crate::picture::Picture;
use crate::stage::{Stage, WIDE};

/// How many browsers look at the same time.
const BROWSERS: usize = 2;

fn folder() -> PathBuf {
    xtask::root().join("target/gallery")
}

/// The fixtures, or those whose name contains `LANDFALL_ONLY`.
fn names() -> Vec<String> {
    let only = env::var("LANDFALL_ONLY").unwrap_or_default();
    let names = fs::read_to_string(folder().join("names.txt")).unwrap();
    let names = names.lines().filter(|name| name.contains(&only));
    names.map(str::to_owned).collect()
}

/// A browser on the gallery.
async fn open() -> Stage {
    let mut stage = Stage::open(WIDE).await;
    stage.server = Server::start(&folder(), 0).unwrap();
    stage
}

impl View {
    async fn set(&self, stage: &Stage) {
        let features: Vec<_> = self
            .features
            .iter()
            .chain(&[("prefers-reduced-motion", "reduce")])
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let parameters = json!({ "media": self.medium, "features": features });
        stage
            .page
            .tool("Emulation.setEmulatedMedia", parameters)
            .await;
        stage.page.run(ADD, &[json!(self.rules)]).await;
    }
}

/// What is brought about on each control of a sheet, by the end of the sheet's name.
const FORCED: [(&str, &[&str]); 2] = [
    ("-focus", &["focus", "focus-visible"]),
    ("-hover", &["hover"]),
];

impl Page {
    /// Makes the controls look as in this state, all at once.
    async fn force(&self, states: &[&str]) {
        self.tool("DOM.enable", json!({})).await;
        self.tool("CSS.enable", json!({})).await;
        let document = self.tool("DOM.getDocument", json!({})).await;
        let root = &document["root"]["nodeId"];
        let controls = "main :is(a[href], button, input, select, summary, textarea, .lf-choice)";
        let query = json!({ "nodeId": root, "selector": controls });
        let found = self.tool("DOM.querySelectorAll", query).await;
        for node in found["nodeIds"].as_array().unwrap() {
            let forced = json!({ "nodeId": node, "forcedPseudoClasses": states });
            self.tool("CSS.forcePseudoState", forced).await;
        }
    }
}

/// The pictures of these fixtures, each with its name: those that are compared, or `all`.
async fn pictures(names: &[String], all: bool, mut take: impl FnMut(String, Entry, &Picture)) {
    let stage = open().await;
    for name in names {
        let is_printed = paper::is_printed(name);
        for language in Language::ALL {
            let code = language.code();
            for form in ["narrow", "wide"] {
                stage.goto(&format!("/{code}/{name}.{form}.html")).await;
                for (state, every) in FORCED {
                    if name.ends_with(state) {
                        stage.page.force(every).await;
                    }
                }
                let views = VIEWS.iter().filter(|view| view.form == form);
                for view in views.filter(|view| all || view.is_compared(name, language)) {
                    view.set(&stage).await;
                    let picture = stage.page.picture(view.width, 1).await;
                    let style = stage.page.run(include_str!("gallery/style.js"), &[]).await;
                    let entry = Entry {
                        style: style.as_str().unwrap().to_owned(),
                        digest: Digest::of(&picture),
                    };
                    let key = format!("{name}.{code}.{}", view.name);
                    take(key, entry, &picture);
                }
            }
            for paper in PAPERS {
                if is_printed && (all || paper.is_compared(name, language)) {
                    let key = format!("{name}.{code}.{}", paper.name);
                    let picture = paper::picture(&paper::print(&stage, paper).await, &key);
                    let style = stage.page.run(include_str!("gallery/style.js"), &[]).await;
                    let entry = Entry {
                        style: style.as_str().unwrap().to_owned(),
                        digest: Digest::of(&picture),
                    };
                    take(key, entry, &picture);
                }
            }
        }
    }
}

/// The browser, and how it draws a page that is not ours.
async fn machine() -> Reference {
    let stage = open().await;
    for (name, text) in [
        ("probe.html", include_str!("gallery/probe.html")),
        ("probe.css", include_str!("gallery/probe.css")),
    ] {
        fs::write(folder().join(name), text).unwrap();
    }
    stage.goto("/probe.html").await;
    let picture = stage.page.picture(600, 1).await;
    // What prints is drawn by another program than what shows.
    let sheet = paper::picture(&paper::print(&stage, PAPERS[0]).await, "probe");
    let version = stage.page.tool("Browser.getVersion", json!({})).await;
    Reference {
        browser: version["product"].as_str().unwrap().to_owned(),
        probe: Digest::of(&picture).bands + Digest::of(&sheet).bands.as_str(),
        ..Reference::default()
    }
}

/// The names in as many parts as there are browsers.
fn parts(names: &[String]) -> Vec<Vec<String>> {
    let part = |first| names.iter().skip(first).step_by(BROWSERS).cloned();
    (0..BROWSERS).map(|first| part(first).collect()).collect()
}

/// Compares every picture with the accepted one. `LANDFALL_ACCEPT` accepts them all instead;
/// `LANDFALL_SCREENS` writes them all into a folder and compares nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a command: cargo xtask gallery"]
async fn compare() {
    let wanted = env::var_os("LANDFALL_SCREENS").map(|folder| xtask::root().join(folder));
    let before = Reference::load();
    let mut now = machine().await;
    let is_known = !before.entries.is_empty();
    if is_known && !now.draws_like(&before) && wanted.is_none() {
        println!(
            "{} here draws text in another way than {} did: styles are compared, not pixels",
            now.browser, before.browser
        );
    }
    let accepts = env::var_os("LANDFALL_ACCEPT").is_some();
    let changed = xtask::root().join("target/gallery-changed");
    drop(fs::remove_dir_all(&changed));
    let by_pixel = now.draws_like(&before);
    let mut work = Vec::new();
    for part in parts(&names()) {
        let (wanted, changed) = (wanted.clone(), changed.clone());
        let before = before.clone();
        work.push(tokio::spawn(async move {
            let mut found = BTreeMap::new();
            pictures(&part, wanted.is_some(), |name, entry, picture| {
                if let Some(folder) = &wanted {
                    picture.write(&file(folder, &name));
                }
                let is_changed = entry.against(before.entries.get(&name), by_pixel).is_some();
                if is_changed && wanted.is_none() && !accepts {
                    picture.write(&file(&changed, &name));
                }
                found.insert(name, entry);
            })
            .await;
            found
        }));
    }
    for part in work {
        now.entries.append(&mut part.await.unwrap());
    }
    if wanted.is_some() {
        return;
    }
    let differences = now.against(&before);
    for (name, said) in &differences {
        println!("{name}: {said}");
    }
    if accepts {
        now.accept(&before);
        println!(
            "{} pictures accepted in {}",
            differences.len(),
            path().display()
        );
        return;
    }
    assert!(
        differences.is_empty(),
        "{} pictures changed; look at them in {} and accept them by \
         cargo xtask gallery --accept",
        differences.len(),
        changed.display()
    );
}

fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.png"))
}
