//! Whatever a stranger sends: nothing throws, nothing moves, nothing is believed.

use serde_json::{Value, json};

use super::{Embedded, OLD, STYLE, frames, wide};
use crate::content::t;
use landfall::language::Language;
use landfall::text::Ui;

/// Messages that must change nothing, on either side.
const JUNK: &str = "[null, undefined, 1, 'x', '', [], {}, new Map([['lf', 1]]), new Set(),
    new ArrayBuffer(100_000_000), { lf: 1 }, { lf: '1', type: 'height', px: 5000 },
    { lf: 2, type: 'height', px: 5000 }, { type: 'height', px: 5000 },
    { lf: 1, type: null, px: 5000 }, { lf: 1, type: {}, px: 5000 },
    { lf: 1, type: '__proto__' }, { lf: 1, type: 'constructor' }, { lf: 1, type: 'event:' },
    { lf: 1, type: 'event:__proto__' }, { lf: 1, type: 'host:__proto__' },
    { lf: 1, type: 'x'.repeat(10_000) }, { lf: 1, type: 'height' },
    ...[NaN, Infinity, -Infinity, -5, 0, '900', {}, null, [900], true, 10n].map(px =>
        ({ lf: 1, type: 'height', px })),
    ...[NaN, Infinity, '9', null, {}].map(y => ({ lf: 1, type: 'top', y })),
    { lf: 1, type: 'host:hello', caps: 'resize', lang: 7, theme: {} },
    { lf: 1, type: 'host:hello', lang: '../../etc', theme: 'javascript:alert(1)' },
    { lf: 1, type: 'host:prefill', answers: Object.fromEntries(
        Array.from({ length: 100_000 }, (_, place) => ['q' + place, 1])) },
    { lf: 1, type: 'host:prefill', answers: { __proto__: null, 'purpose-kpi-intent': '3' } },
    { lf: 1, type: 'host:visible', visible: 'yes' },
    (() => { const circle = { lf: 1, type: 'host:hello' }; circle.self = circle; return circle; })(),
    { lf: 1, type: 'navigate', url: 'javascript:parent.faults.push(1)' },
    { lf: 1, type: 'event:redirect', url: 'javascript:faults.push(1)', src: '<b>' }]";

/// A frame that sends what it is told to send.
const PUPPET: &str = "<script>addEventListener('message', ({ data }) => {
    if (data.run) new Function('junk', data.run)(junk); });
    const junk = () => JUNK;</script>";

impl Embedded {
    /// Writes a page of a third site that sends what it is told to send.
    fn puppet(&self) {
        self.write("puppet.html", &PUPPET.replace("JUNK", JUNK), "");
    }

    /// A host page on which the loader has adopted a frame of that other site.
    async fn with_puppet(&self) {
        self.puppet();
        let head = format!("<script>{OLD}</script>{}", self.loader());
        let frame = format!(
            "<iframe data-landfall title=\"x\" src=\"{}\" style=\"{STYLE}\"></iframe>",
            self.third("puppet.html")
        );
        self.show(&head, &frame).await;
        self.stage
            .page
            .until("window.Landfall && document.readyState === 'complete'")
            .await;
    }

    /// Lets the frame run this and waits until its last message has come.
    async fn pull(&self, script: &str) {
        let run = format!("{script}; parent.postMessage('end', '*')");
        let count = "said.filter(each => each === 'end').length";
        let before = self.stage.page.value(count).await.as_u64().unwrap();
        self.post(json!({ "run": run })).await;
        self.stage.page.until(&format!("{count} > {before}")).await;
    }
}

pub(super) async fn own_frame(host: &Embedded) {
    host.with_puppet().await;
    let before = host.frame_height().await;
    host.pull("for (const each of junk()) parent.postMessage(each, '*')")
        .await;
    assert_eq!(host.faults().await, json!([]));
    let after = host.frame_height().await;
    assert!((after - before).abs() < 1.0, "{before} to {after}");
    let top = host.stage.page.value("scrollY").await;
    assert_eq!(top.as_f64(), Some(0.0));
    // A height beyond reason ends at the limit, a right one is taken.
    host.pull("parent.postMessage({ lf: 1, type: 'height', px: 1e12 }, '*')")
        .await;
    assert!((host.frame_height().await - 20_000.0).abs() < 1.0);
    host.pull("parent.postMessage({ lf: 1, type: 'height', px: 900 }, '*')")
        .await;
    assert!((host.frame_height().await - 900.0).abs() < 1.0);
}

pub(super) async fn events(host: &Embedded) {
    host.with_puppet().await;
    host.pull(
        "parent.postMessage({ lf: 1, type: 'event:step', step: 3, of: '9', seconds: Infinity,
            src: '<b>', code: 'x'.repeat(99), link: 'javascript:1', __proto__: { lang: 'ko' } }, '*')",
    )
    .await;
    let told = host.stage.page.value("told").await;
    assert_eq!(told, json!([{ "name": "step", "step": 3 }]));
    host.pull("for (let i = 0; i < 5000; i++) parent.postMessage({ lf: 1, type: 'event:step', step: i }, '*')")
        .await;
    let count = host.stage.page.value("told.length").await.as_u64().unwrap();
    assert!(count <= 200, "{count}");
    assert_eq!(host.faults().await, json!([]));
}

pub(super) async fn sibling(host: &Embedded) {
    host.puppet();
    let head = format!("<script>{OLD}</script>{}", host.loader());
    let sibling = format!(
        "<iframe title=\"x\" src=\"{}\"></iframe>",
        host.third("puppet.html")
    );
    // The sibling comes first, so that it is the one that messages are posted to.
    host.show(&head, &[sibling, host.frame("/en/", STYLE)].concat())
        .await;
    host.until_ready().await;
    let height = "document.querySelector('[data-landfall]').getBoundingClientRect().height";
    let before = host.stage.page.value(height).await;
    host.pull(
        "for (const type of ['height', 'top', 'event:started', 'result'])
            parent.postMessage({ lf: 1, type, px: 3000, y: 3000, consent: 'visitor-click' }, '*');
         for (const frame of [parent[1]]) for (const each of junk()) frame.postMessage(each, '*');
         parent[1].postMessage({ lf: 1, type: 'host:hello', theme: 'dark', lang: 'ja' }, '*')",
    )
    .await;
    assert_eq!(host.stage.page.value(height).await, before);
    let names = "(window.told ?? []).map(each => each.name).filter(each => each !== 'ready')";
    assert_eq!(host.stage.page.value(names).await, json!([]));
    assert_eq!(host.faults().await, json!([]));
}

pub(super) async fn own_host(host: &Embedded) {
    host.show("", &host.frame("/en/", STYLE)).await;
    host.until_ready().await;
    let page = &host.stage.page;
    let body = format!(
        "for (const each of {JUNK}) document.querySelector('iframe').contentWindow.postMessage(each, '*')"
    );
    page.run(&body, &[]).await;
    host.enter().await;
    assert_eq!(page.value("document.documentElement.lang").await, "en");
    assert!(page.holds("!document.documentElement.dataset.theme").await);
    // It goes on as if nothing had happened, and nothing was answered for the visitor.
    page.click(".lf-start__begin .lf-button--main").await;
    page.see("#p-stage-0").await;
    assert_eq!(page.count("input:checked").await, 0);
    page.leave_frame().await;
}

#[tokio::test]
async fn a_flood_of_messages_leaves_the_check_usable() {
    let host = wide().await;
    host.show("", &host.frame("/en/", STYLE)).await;
    host.until_ready().await;
    let page = &host.stage.page;
    let watch = "window.longest = 0; new PerformanceObserver(list => {
            for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        }).observe({ type: 'longtask' })";
    page.enter_frame().await;
    page.run(watch, &[]).await;
    page.leave_frame().await;
    let flood = "const { contentWindow } = document.querySelector('iframe');
        for (let i = 0; i < 100_000; i++)
            contentWindow.postMessage({ lf: 1, type: 'host:hello', lang: 'ja' }, '*')";
    page.run(flood, &[]).await;
    host.enter().await;
    page.click(".lf-start__begin .lf-button--main").await;
    page.see("#p-stage-0").await;
    // H30: the visitor notices nothing; a first screen takes some of it on a busy machine.
    let longest = page.value("longest").await;
    assert!(longest.as_f64().unwrap() <= 200.0, "{longest} ms");
    page.leave_frame().await;
    // Of so many, only those within the limit of a minute were answered.
    assert!(host.said("ready").await.len() <= 202);
}

pub(super) async fn elsewhere(host: &Embedded) {
    host.puppet();
    host.loaded("/en/").await;
    let page = &host.stage.page;
    let before = host.frame_height().await;
    // Not by its attribute: the page in the frame has led there.
    let body = "document.querySelector('iframe').contentWindow.location.href = arguments[0]";
    page.run(body, &[json!(host.third("puppet.html"))]).await;
    page.enter_frame().await;
    page.until("location.pathname === '/puppet.html' && document.readyState === 'complete'")
        .await;
    page.leave_frame().await;
    host.pull("parent.postMessage({ lf: 1, type: 'height', px: 3000 }, '*')")
        .await;
    assert!((host.frame_height().await - before).abs() < 1.0);
}

pub(super) async fn adopted(host: &Embedded) {
    host.puppet();
    let body = "<iframe data-landfall title=\"b\" src=\"javascript:'x'\"></iframe>
        <iframe data-landfall title=\"c\" src=\"data:text/html,x\"></iframe>
        <a data-landfall=\"popup\" id=\"bad\" href=\"javascript:faults.push('ran')\">x</a>";
    let head = format!("<script>{OLD}</script>{}", host.loader());
    host.show(&head, body).await;
    let page = &host.stage.page;
    page.until("window.Landfall && document.readyState === 'complete'")
        .await;
    frames(&host.stage, 10).await;
    let heights = "[...document.querySelectorAll('iframe')].map(each => each.offsetHeight)";
    let heights = page.value(heights).await;
    let mut heights = heights.as_array().unwrap().iter().filter_map(Value::as_f64);
    assert!(heights.all(|height| height < 200.0), "{heights:?}");
    let opened = "Landfall.open({ src: 'javascript:faults.push(1)' }) === undefined
        && Landfall.mount('main', { src: 'data:text/html,x' }) === undefined
        && Landfall.mount('#nowhere', { src: location.href }) === undefined";
    assert!(page.holds(opened).await);
    assert_eq!(host.faults().await, json!([]));
}

pub(super) async fn meddling(host: &Embedded) {
    let head = format!(
        "<script>{OLD} Array.prototype.toJSON = () => 'x'; Object.prototype.foo = 'bar';
         Object.prototype.px = 5000; window.name = 'landfall';</script>
         <style>iframe{{height:0!important}}*{{all:unset}}</style>{}",
        host.loader()
    );
    host.show(&head, &host.frame("/en/", STYLE)).await;
    host.until_ready().await;
    let page = &host.stage.page;
    page.until("document.querySelector('iframe').offsetHeight > 300")
        .await;
    host.enter().await;
    let title = t(Language::En, Ui::Product);
    assert_eq!(page.text(".lf-header__name").await, title);
    page.leave_frame().await;
    // A list would come out as what the page has made of lists.
    assert_eq!(page.value("faults.length").await, 0);
}

#[tokio::test]
async fn the_loader_survives_every_message_of_its_own_frame() {
    own_frame(&wide().await).await;
}

#[tokio::test]
async fn events_hold_only_numbers_and_labels_and_are_not_endless() {
    events(&wide().await).await;
}

#[tokio::test]
async fn a_sibling_can_neither_resize_nor_speak_for_the_check() {
    sibling(&wide().await).await;
}

#[tokio::test]
async fn the_check_survives_every_message_of_its_host() {
    let host = wide().await;
    own_host(&host).await;
    let complaints = host.stage.page.complaints().await;
    assert_eq!(complaints, Vec::<String>::new());
}

#[tokio::test]
async fn a_frame_that_went_elsewhere_is_not_believed() {
    elsewhere(&wide().await).await;
}

#[tokio::test]
async fn only_what_lies_on_the_web_is_adopted() {
    adopted(&wide().await).await;
}

#[tokio::test]
async fn a_host_that_meddles_with_everything_harms_nothing() {
    meddling(&wide().await).await;
}
