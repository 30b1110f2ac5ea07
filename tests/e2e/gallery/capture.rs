//! The pages of the release that no screen of the app is: the entry pages before the wasm, the
//! choice of a language, the failure screens and the check on paper. They are taken from the
//! release in a browser and laid beside the fixtures, so that everything looks at them alike.

use std::fs;

use landfall::language::Language;
use serde_json::{Value, json};
use xtask::server::Rule;

use super::folder;
use crate::stage::{PHONE, Stage, dist};

/// The page as it stands, without what runs: its styles come from the gallery's own sheet, and
/// the names of browser and files, which change with every release, are not what it looks like.
const TAKE: &str = "const copy = document.documentElement.cloneNode(true);
    copy.querySelectorAll('script, noscript, template, meta[name=landfall-files], link')
        .forEach(each => each.remove());
    copy.querySelectorAll('pre').forEach(each => each.textContent = 'wasm-panic');
    const sheet = (name) => {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = `../${name}.css`;
        copy.querySelector('head').append(link);
    };
    sheet('landfall');
    if (arguments[0]) sheet(arguments[0]);
    return `<!doctype html>${copy.outerHTML}`";

/// What the starter has kept of a visitor's answers when the wasm stops.
const KEPT: &str =
    "목적과 KPI / Purpose / 目的とKPI\n1. 3 – 4\n2. 2\n\n{\"format\":\"landfall/1\"}";

/// A note that only a certain browser shows, and how it comes to be seen.
const NOTES: [(&str, &str); 3] = [
    (
        "entry-opening",
        "document.querySelector('.lf-wait__opening').hidden = false;
         document.querySelector('.lf-late').remove();",
    ),
    (
        "entry-late",
        "document.querySelector('.lf-wait__opening').remove();",
    ),
    (
        "entry-old",
        "document.querySelector('#lf-old').hidden = false;
         document.querySelector('#lf-wait').remove();",
    ),
];

/// Each kind of failure by one of its codes, and whether answers were kept.
const FAILURES: [(&str, &str, bool); 6] = [
    ("load", "js-load", false),
    ("invalid", "wasm-invalid", false),
    ("missing", "wasm-missing", false),
    ("policy", "wasm-policy", false),
    ("panic", "wasm-panic", false),
    ("panic-answers", "wasm-panic", true),
];

async fn take(stage: &Stage, sheet: &str) -> String {
    let page = stage.page.run(TAKE, &[json!(sheet)]).await;
    page.as_str().unwrap().to_owned()
}

/// Lays the page into the gallery, once for each form: these pages follow the width alone.
fn lay(language: Language, name: &str, page: &str) -> String {
    for form in ["narrow", "wide"] {
        let path = folder()
            .join(language.code())
            .join(format!("{name}.{form}.html"));
        fs::write(path, page).unwrap();
    }
    name.to_owned()
}

/// The entry page as it stands until the wasm comes, which here it never does.
async fn entries(stage: &Stage, language: Language) -> Vec<String> {
    let code = language.code();
    let mut names = Vec::new();
    let without = "document.querySelector('#lf-wait').remove();";
    let mut pages = vec![
        ("entry", "", without),
        ("entry-first", "?start=first", without),
        ("entry-embedded", "?embed=1", without),
    ];
    pages.extend(NOTES.map(|(name, script)| (name, "", script)));
    for (name, query, script) in pages {
        stage.goto(&format!("/{code}/{query}")).await;
        stage.page.run(script, &[]).await;
        let page = take(stage, "still").await;
        names.push(lay(language, name, &page));
    }
    names
}

async fn failures(stage: &Stage, language: Language) -> Vec<String> {
    let mut names = Vec::new();
    for (name, failure, has_answers) in FAILURES {
        stage.goto(&format!("/{}/", language.code())).await;
        let body = "if (arguments[1]) landfall.keep(arguments[1]);
            landfall.fail(arguments[0], '');";
        let kept = has_answers.then_some(KEPT);
        stage.page.run(body, &[json!(failure), json!(kept)]).await;
        stage.page.see(".lf-failure").await;
        let page = take(stage, "").await;
        names.push(lay(language, &format!("failure-{name}"), &page));
    }
    names
}

/// What stands in the body of a page of the release.
fn body(path: &str) -> String {
    let page = fs::read_to_string(dist().join(path)).unwrap();
    let (_, body) = page.split_once("<body>").unwrap();
    body.split_once("</body>").unwrap().0.to_owned()
}

/// A page with that body and the gallery's sheet. It is marked as one whose starter has run:
/// nothing waits for it here.
fn still(language: Language, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"{}\" data-boot><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Landfall</title><link rel=\"stylesheet\" href=\"../landfall.css\"></head>\
         <body>{body}</body></html>",
        language.code()
    )
}

#[tokio::test]
#[ignore = "a command: cargo xtask gallery"]
async fn pages() {
    let mut names = Vec::new();
    // Held still: what appears after some seconds is there, and nothing moves.
    let held = "* { animation: none !important } \
        .lf-late, .lf-wait__opening { visibility: visible !important }";
    fs::write(folder().join("still.css"), held).unwrap();
    for language in Language::ALL {
        let stage = Stage::open_with(PHONE, &[], &Value::Null).await;
        stage.server.respond("landfall-app", Rule::Stall);
        names.extend(entries(&stage, language).await);
        names.extend(failures(&stage, language).await);
        stage
            .goto(&format!("/self-check.{}.html", language.code()))
            .await;
        let page = take(&stage, "").await;
        names.push(lay(language, "self-check", &page));
        // The page that chooses a language leads on at once where scripts run, and where they do
        // not, the entry page says so.
        let choice = still(Language::En, &body("index.html"));
        names.push(lay(language, "choice", &choice));
        let without = body(&format!("{}/index.html", language.code()))
            .replace("<noscript>", "")
            .replace("</noscript>", "");
        let (page, _) = without.split_once("<div id=\"lf-wait\"").unwrap();
        names.push(lay(language, "entry-noscript", &still(language, page)));
    }
    let path = folder().join("names.txt");
    names.extend(
        fs::read_to_string(&path)
            .unwrap()
            .lines()
            .map(str::to_owned),
    );
    names.sort();
    names.dedup();
    fs::write(path, names.join("\n")).unwrap();
}
