//! The right words from the wrong window or the wrong origin (H26, H28), and a page that lets no
//! script of the check in (H36).

use std::fs;

use serde_json::json;
use xtask::server::Rule;

use super::{Embedded, OLD, RECORD, STYLE, wide};

/// Says everything that a check says, to a window.
const SPEAK: &str = "for (const type of ['ready', 'event:started', 'height', 'top', 'result'])
    TARGET.postMessage({ lf: 1, type, px: 3000, y: 3000, consent: 'visitor-click' }, '*');";

fn speak(target: &str) -> String {
    SPEAK.replace("TARGET", target)
}

/// The page's own window, a frame in the frame and an opened window say what a check says; the
/// last two with the very origin that is listened to.
pub(super) async fn windows(host: &Embedded) {
    let words = |target| format!("<script>{}</script>", speak(target));
    host.write("opened.html", &words("opener"), "");
    host.write("nested.html", &words("top"), "");
    host.write(
        "holder.html",
        "",
        "<iframe title=\"x\" src=\"nested.html\"></iframe>",
    );
    let head = format!("<script>{OLD}</script>{}", host.loader());
    let body = format!(
        "<button id=\"open\" onclick=\"window.other = window.open('{}')\">Open</button>\
         <iframe data-landfall title=\"Check\" src=\"{}\" style=\"{STYLE}\"></iframe>",
        host.third("opened.html"),
        host.third("holder.html"),
    );
    host.show(&head, &body).await;
    let page = &host.stage.page;
    page.until("window.Landfall && document.readyState === 'complete'")
        .await;
    page.run(&speak("window"), &[]).await;
    page.click("#open").await;
    // The nested frame may have spoken before the loader came; it speaks once more.
    page.run("document.querySelector('iframe').src += '?again'", &[])
        .await;
    page.until("said.filter(each => each?.type === 'result').length >= 4")
        .await;
    page.run("other.close()", &[]).await;
    assert_eq!(page.value("told").await, json!([]));
    let height = host.frame_height().await;
    assert!((height - 680.0).abs() < 1.0, "{height}");
    assert_eq!(page.value("scrollY").await.as_f64(), Some(0.0));
    assert_eq!(host.faults().await, json!([]));
}

/// A page that a header has put into a sandbox has no origin.
pub(super) async fn nameless(host: &Embedded) {
    let head = format!("<script>{}</script>", speak("parent"));
    host.write("nameless.html", &head, "");
    let policy = Rule::Header("content-security-policy", "sandbox allow-scripts");
    host.host.respond("/nameless", policy);
    led_to(host, &host.third("nameless.html")).await;
}

/// Nor has a page that is its own address.
pub(super) async fn addressless(host: &Embedded) {
    let script = speak("parent").replace('\n', "");
    led_to(host, &format!("data:text/html,<script>{script}</script>")).await;
}

/// A page without an origin, to which the check's frame was led, is not taken for a sandboxed
/// check; and the check that comes back is.
async fn led_to(host: &Embedded, address: &str) {
    host.loaded("/en/").await;
    let page = &host.stage.page;
    let before = host.frame_height().await;
    let lead = "document.querySelector('iframe').contentWindow.location.href = arguments[0]";
    // WebKit forgets now and then to go to a page that is its own address; it is told once more.
    let again = format!(
        "const wanted = arguments[0]; (function go(wanted) {{
            if (said.some(each => each?.type === 'result')) return;
            {};
            setTimeout(go, 3000, wanted);
        }})(wanted)",
        lead.replace("arguments[0]", "wanted")
    );
    page.run(&again, &[json!(address)]).await;
    page.until("said.some(each => each?.type === 'result')")
        .await;
    // The check itself may be heard twice: its answer to the hello can still be on its way.
    let names = "[...new Set(told.map(each => each.name))].join(' ')";
    assert_eq!(page.value(names).await, json!("ready"));
    page.run("told.length = 0", &[]).await;
    let after = host.frame_height().await;
    assert!((after - before).abs() < 1.0, "{before} to {after}");
    page.run(lead, &[json!(format!("{}/ja/", host.check()))])
        .await;
    page.until(&format!("{names} === 'ready'")).await;
    assert_eq!(host.faults().await, json!([]));
}

/// A policy that knows nothing of the loader keeps it out, and nothing else: the frame works, and
/// the link beside it stays.
pub(super) async fn kept_out(host: &Embedded) {
    let check = host.check();
    let html = format!(
        "<!doctype html><html lang=\"en\"><title>x</title><link rel=\"icon\" href=\"data:,\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         img-src data:; script-src 'nonce-x'; frame-src {check}\">\
         <script nonce=\"x\">{RECORD}</script>{}{}<p><a href=\"{check}/en/\">Open</a></p></html>",
        host.loader(),
        host.frame("/en/", "").replace(" style=\"\"", "")
    );
    fs::write(host.folder.join("host.html"), html).unwrap();
    host.open("host.html").await;
    host.until_ready().await;
    let page = &host.stage.page;
    assert!(page.holds("!window.Landfall").await);
    assert_eq!(page.texts("a").await, ["Open"]);
    host.enter().await;
    page.run(
        "document.querySelector('.lf-start__begin .lf-button--main').click()",
        &[],
    )
    .await;
    page.see("#p-stage-0").await;
    page.leave_frame().await;
    assert_eq!(host.faults().await, json!([]));
}

#[tokio::test]
async fn only_the_window_of_the_frame_itself_is_heard() {
    windows(&wide().await).await;
}

#[tokio::test]
async fn a_page_without_an_origin_in_the_place_of_the_check_is_not_heard() {
    let host = wide().await;
    nameless(&host).await;
    addressless(&host).await;
}

#[tokio::test]
async fn the_frame_works_where_the_policy_keeps_the_loader_out() {
    kept_out(&wide().await).await;
}
