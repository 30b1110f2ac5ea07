//! The rows of `docs/failure-screens.md` in all three engines, each produced for real.

use landfall::language::Language;
use landfall::session::{Screen, save};
use serde_json::{Value, json};
use xtask::driver::Engine;
use xtask::server::Rule;

use super::{TRAP, title};
use crate::content::{catalog, session_of};
use crate::place::KEY;
use crate::stage::{Stage, file};

/// A policy that forgets WebAssembly.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";

/// A browser that knows WebAssembly, but not all of it.
const OLD: &str = "WebAssembly.validate = () => false;
    WebAssembly.instantiateStreaming = async () => { throw new WebAssembly.CompileError('old'); }";

/// The switches that take WebAssembly from each engine.
async fn without_wasm(engine: Engine) -> Stage {
    let off = json!({ "javascript.options.wasm": false });
    match engine {
        Engine::Chromium => {
            let arguments = ["--js-flags=--jitless"];
            Stage::open_in(engine, &arguments, &Value::Null, &[]).await
        }
        Engine::Firefox => Stage::open_in(engine, &[], &off, &[]).await,
        Engine::WebKit => Stage::open_in(engine, &[], &Value::Null, &[("JSC_useWasm", "0")]).await,
    }
}

/// Looks at the failure screen: what happened, the code, the way out.
async fn is_told(stage: &Stage, kind: &str, code: &str) {
    let page = &stage.page;
    page.see(".lf-failure").await;
    let summary = page.text(".lf-failure summary").await;
    assert!(
        summary.ends_with(&format!(": {code}")),
        "{summary}, {code}: {}",
        page.texts("pre").await.concat()
    );
    assert_eq!(
        page.text("h1").await,
        title(stage, Language::En, kind).await
    );
    let href = page.attribute(".lf-failure a.lf-link", "href").await;
    assert_eq!(href.as_deref(), Some("../self-check.en.html"));
}

/// The self-check stands behind a link of the page.
async fn leads_to_paper(stage: &Stage, link: &str) {
    stage.page.click(link).await;
    stage.page.see(".lf-paper").await;
    assert!(stage.page.count(".lf-paper ol").await > 20);
}

async fn fails(engine: Engine) {
    let mut stage = Stage::open_in(engine, &[], &Value::Null, &[]).await;
    let script = file("", "landfall-app", ".js");
    let wasm = file("", "landfall-app", ".wasm");
    let structure = file("content", "structure", ".json");
    let rows = [
        (&*script, Rule::Status(404), "load", "js-load"),
        (&script, Rule::Portal, "load", "js-load"),
        (&wasm, Rule::Status(404), "load", "wasm-load"),
        (&wasm, Rule::Portal, "invalid", "wasm-invalid"),
        (&wasm, Rule::Truncate, "invalid", "wasm-invalid"),
        (&structure, Rule::Status(404), "load", "content-load"),
        (&structure, Rule::Portal, "invalid", "content-invalid"),
        (
            &structure,
            Rule::Body("{\"pack\":{}}"),
            "invalid",
            "content-invalid",
        ),
        (
            "/",
            Rule::Header("content-security-policy", POLICY),
            "policy",
            "wasm-policy",
        ),
    ];
    for (part, rule, kind, code) in rows {
        // What the browser has kept of an earlier visit would hide the failure.
        stage.renew();
        stage.server.respond(part, rule);
        stage.goto("/en/").await;
        is_told(&stage, kind, code).await;
    }
    stage.server.heal();
    stage.page.click(".lf-failure button").await;
    stage.page.until_app().await;
    // Octets are read as well as a type that says what they are.
    stage.renew();
    stage
        .server
        .respond(&wasm, Rule::ContentType("application/octet-stream"));
    stage.visit(Language::En).await;
    assert_eq!(stage.page.count(".lf-failure").await, 0);
}

#[tokio::test]
async fn what_is_missing_or_damaged_is_told_in_chromium() {
    fails(Engine::Chromium).await;
}

#[tokio::test]
async fn what_is_missing_or_damaged_is_told_in_firefox() {
    fails(Engine::Firefox).await;
}

#[tokio::test]
async fn what_is_missing_or_damaged_is_told_in_webkit() {
    fails(Engine::WebKit).await;
}

#[tokio::test]
async fn a_browser_without_wasm_is_told_and_leads_to_paper() {
    for engine in Engine::ALL {
        let stage = without_wasm(engine).await;
        stage.goto("/en/").await;
        is_told(&stage, "missing", "wasm-missing").await;
        leads_to_paper(&stage, ".lf-failure a.lf-link").await;
    }
}

#[tokio::test]
async fn a_wasm_too_old_for_the_compiler_is_told_as_such() {
    let stage = Stage::open_in(Engine::Chromium, &[], &Value::Null, &[]).await;
    // No browser at hand is that old; this one says of itself that it is.
    stage.page.prepare(OLD).await;
    stage.goto("/en/").await;
    is_told(&stage, "missing", "features-missing").await;
}

#[tokio::test]
async fn a_stopped_network_is_told_after_twelve_seconds_without_any_script() {
    // Its time is moved, so that nobody waits for it and no slow machine is late.
    let twelve = "return document.getAnimations().filter(each => each.animationName === 'lf-late'
        && each.effect.target.matches('.lf-late')).map(each => {
            const { delay } = each.effect.getComputedTiming();
            const seen = time => {
                each.currentTime = time;
                return getComputedStyle(each.effect.target).visibility;
            };
            return [seen(delay - 1), seen(delay), delay];
        })";
    for engine in Engine::ALL {
        let mut stage = Stage::open_hasty(engine).await;
        for (part, rule) in [
            ("boot.js", Rule::Status(404)),
            ("boot.js", Rule::Stall),
            ("landfall-app", Rule::Stall),
        ] {
            stage.renew();
            stage.server.respond(part, rule.clone());
            stage.goto("/en/").await;
            let page = &stage.page;
            let address = crate::page::quote(&format!("{}/en/", stage.server.address()));
            // Without its style sheet everything counts as visible.
            page.until(&format!(
                "location.href === {address} && document.getAnimations()
                    .some(each => each.effect.target.matches('.lf-late'))"
            ))
            .await;
            // The start can be read while the visitor waits, whatever is missing.
            page.see(".lf-start__promise").await;
            page.until(
                "getComputedStyle(document.querySelector('.lf-start')).visibility === 'visible'",
            )
            .await;
            let told = page.run(twelve, &[]).await;
            let expected = json!([["hidden", "visible", 12_000]]);
            assert_eq!(told, expected, "{engine}: {part}, {rule:?}");
        }
        leads_to_paper(&stage, ".lf-late a[href*=self-check]").await;
    }
}

#[tokio::test]
async fn a_browser_without_scripts_is_told_and_leads_to_paper() {
    let chromium = json!({ "profile.managed_default_content_settings.javascript": 2 });
    let firefox = json!({ "javascript.enabled": false });
    let unset = Value::Null;
    for (engine, off, arguments) in [
        (Engine::Chromium, chromium, &[][..]),
        (Engine::Firefox, firefox, &[]),
        (Engine::WebKit, unset, &["--enable-javascript=false"]),
    ] {
        let stage = Stage::open_in(engine, arguments, &off, &[]).await;
        for (language, words) in [
            (Language::Ko, "자바스크립트"),
            (Language::En, "JavaScript"),
            (Language::Ja, "JavaScript"),
        ] {
            let code = language.code();
            stage.goto(&format!("/{code}/")).await;
            let note = stage.page.read("noscript p").await;
            assert!(note.contains(words), "{engine}: {note}");
            let link = format!("noscript a[href='../self-check.{code}.html']");
            assert_ne!(stage.page.read(&link).await, "");
        }
    }
}

#[tokio::test]
async fn a_browser_without_modules_is_told_and_leads_to_paper() {
    let stage = Stage::open_in(Engine::Chromium, &[], &Value::Null, &[]).await;
    stage.server.respond("landfall-app", Rule::Stall);
    for language in Language::ALL {
        let code = language.code();
        stage.goto(&format!("/{code}/")).await;
        let page = &stage.page;
        let script = ".querySelector('script[nomodule]')";
        assert!(
            page.holds(&format!("document{script}.src.endsWith('/old.js')"))
                .await
        );
        // Every browser at hand knows modules and leaves this script out.
        let old = std::fs::read_to_string(crate::stage::dist().join("old.js")).unwrap();
        page.run(&old, &[]).await;
        page.see("#lf-old").await;
        let href = page.attribute("#lf-old a", "href").await;
        assert_eq!(href, Some(format!("../self-check.{code}.html")));
    }
    leads_to_paper(&stage, "#lf-old a").await;
}

#[tokio::test]
async fn a_stopped_check_keeps_and_hands_out_the_answers_in_all_engines() {
    for engine in Engine::ALL {
        let stage = Stage::open_in(engine, &[], &Value::Null, &[]).await;
        let page = &stage.page;
        let mut session = session_of("harness-maker");
        session.screen = Screen::Review;
        let record = save(catalog(), &session, Language::En, 1_790_000_000_000.0);
        stage.goto("/boot.js").await;
        let keep = "localStorage.setItem(arguments[0], arguments[1])";
        page.run(keep, &[json!(KEY), json!(record)]).await;
        // The policy would stop a script that the page does not know.
        stage
            .server
            .respond("/en/", Rule::NoHeader("content-security-policy"));
        stage.server.respond("old.js", Rule::Body(TRAP));
        stage.visit(Language::En).await;
        stage.resume(Language::En).await;
        page.see(".lf-review").await;
        let answers = page.texts(".lf-given__answer").await;
        let trap = "document.head.append(Object.assign(document.createElement('script'),
            { src: '../old.js?trap' }))";
        page.run(trap, &[]).await;
        is_told(&stage, "panic", "wasm-panic").await;
        let field = "document.querySelector('.lf-failure textarea').value";
        assert!(page.holds(&format!("{field}.includes('\"v\":1')")).await);
        let saved = "const done = arguments[0];
            const link = document.querySelector('.lf-failure a[download]');
            fetch(link.href).then(answer => answer.text()).then(text =>
                done([link.download, text]))";
        let saved = page.run_async(saved, &[]).await;
        assert_eq!(saved, json!(["landfall.txt", page.value(field).await]));
        page.click(".lf-failure__actions button").await;
        page.until_app().await;
        stage.resume(Language::En).await;
        page.see(".lf-review").await;
        assert_eq!(page.texts(".lf-given__answer").await, answers);
    }
}
