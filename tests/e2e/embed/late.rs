//! Frames that lead somewhere only later, or elsewhere: lazy loading, previews in `srcdoc`, consent.

use serde_json::json;

use super::{Embedded, OLD, STYLE, frames, wide};

/// What a page of the host's own would say, if anybody took its frame for a check.
const IMPOSTOR: &str = "<script>for (const type of ['ready', 'event:started', 'height', 'top'])
    parent.postMessage({ lf: 1, type, px: 3000, y: 3000 }, '*')</script>";

/// No patience with frames that do not answer.
const HASTY: &str = "<script>const wait = setTimeout;
    window.setTimeout = (run, time) => wait(run, time === 15_000 ? 0 : time);</script>";

impl Embedded {
    /// A page with the loader and frames of these attributes.
    async fn with_frames(&self, head: &str, attributes: &[&str]) {
        let frame = |each: &&str| {
            format!("<iframe data-landfall title=\"Check\" style=\"{STYLE}\" {each}></iframe>")
        };
        let frames: Vec<String> = attributes.iter().map(frame).collect();
        let head = format!("<script>{OLD}</script>{head}{}", self.loader());
        self.show(&head, &frames.concat()).await;
        let page = &self.stage.page;
        page.until("window.Landfall && document.readyState === 'complete'")
            .await;
        frames_are_drawn(self).await;
    }

    /// What the frame has told so far, by name.
    async fn told(&self) -> serde_json::Value {
        self.stage.page.value("told.map(each => each.name)").await
    }

    /// Sets an attribute of the first frame, or takes it away.
    async fn turn(&self, name: &str, value: Option<&str>) {
        let body = "const frame = document.querySelector('iframe'), [name, value] = arguments;
            if (value === null) frame.removeAttribute(name); else frame.setAttribute(name, value);";
        self.stage
            .page
            .run(body, &[json!(name), json!(value)])
            .await;
    }

    async fn until_told(&self, names: &str) {
        let told = format!("told.map(each => each.name).join(' ') === '{names}'");
        self.stage.page.until(&told).await;
    }
}

async fn frames_are_drawn(host: &Embedded) {
    frames(&host.stage, 20).await;
}

/// A frame without an address, such as one whose plugin keeps it as `data-src`, is no check yet,
/// and one as soon as it gets it.
pub(super) async fn lazy(host: &Embedded) {
    let address = format!("{}/en/", host.check());
    let waits = format!("data-src=\"{address}\"");
    host.with_frames(HASTY, &[&waits]).await;
    let page = &host.stage.page;
    assert_eq!(host.told().await, json!([]));
    assert_eq!(page.count("iframe + p").await, 0);
    host.turn("src", Some(&address)).await;
    page.until("told.some(each => each.name === 'ready')").await;
    // Nobody waits with a link beside a check that has come.
    assert_eq!(page.count("iframe + p").await, 0);
    host.enter().await;
    page.run("document.querySelector('.lf-foot button').click()", &[])
        .await;
    page.see(".lf-sources").await;
    page.leave_frame().await;
    page.until("document.querySelector('iframe').offsetHeight > 2000")
        .await;
    assert_eq!(host.faults().await, json!([]));
}

/// What is written into a frame has the host's own origin: it is no check, whatever it says and
/// whatever address stands beside it, until the address is what is shown.
pub(super) async fn written(host: &Embedded) {
    let preview = format!("srcdoc=\"{IMPOSTOR}\"");
    let both = format!("{preview} src=\"{}/en/\"", host.check());
    for attributes in [&preview, &both] {
        host.with_frames(HASTY, &[attributes]).await;
        let page = &host.stage.page;
        page.until("said.length >= 4").await;
        assert_eq!(host.told().await, json!([]), "{attributes}");
        let height = host.frame_height().await;
        assert!((height - 680.0).abs() < 1.0, "{attributes}: {height}");
        assert_eq!(page.count("iframe + p").await, 0, "{attributes}");
    }
    host.turn("srcdoc", None).await;
    let page = &host.stage.page;
    page.until("told.some(each => each.name === 'ready')").await;
    assert_eq!(host.faults().await, json!([]));
}

/// The address decides who is heard, and whoever comes anew says so anew.
pub(super) async fn changed(host: &Embedded) {
    host.write("impostor.html", IMPOSTOR, "");
    let check = format!("{}/en/", host.check());
    host.with_frames("", &[&format!("src=\"{check}\"")]).await;
    host.until_told("ready").await;
    let page = &host.stage.page;
    // Another site, which the page has led the frame to by its address, is believed as a check.
    host.turn("src", Some(&host.third("impostor.html"))).await;
    host.until_told("ready ready started").await;
    page.until("document.querySelector('iframe').offsetHeight === 3000")
        .await;
    // Without an address nothing is, and there is nothing to link to.
    page.run("said.length = 0", &[]).await;
    host.turn("srcdoc", Some(IMPOSTOR)).await;
    page.until("said.length >= 4").await;
    host.turn("src", None).await;
    host.until_told("ready ready started").await;
    assert_eq!(page.count("iframe + p").await, 0);
    // Back to the check, in another language.
    host.turn("src", Some(&format!("{}/ja/", host.check())))
        .await;
    host.turn("srcdoc", None).await;
    host.until_told("ready ready started ready").await;
    let follows = "document.querySelector('iframe').offsetHeight < 1500";
    page.until(follows).await;
    assert_eq!(host.faults().await, json!([]));
}

#[tokio::test]
async fn a_frame_that_gets_its_address_late_is_followed_from_then_on() {
    lazy(&wide().await).await;
}

#[tokio::test]
async fn what_is_written_into_a_frame_is_no_check() {
    written(&wide().await).await;
}

#[tokio::test]
async fn a_frame_is_heard_as_what_its_address_says_now() {
    changed(&wide().await).await;
}

#[tokio::test]
async fn a_frame_that_led_to_nothing_gets_its_link_once_it_leads_to_a_page_that_is_silent() {
    let host = wide().await;
    host.write("nothing.html", "", "");
    host.with_frames(HASTY, &[""]).await;
    let page = &host.stage.page;
    assert_eq!(page.count("iframe + p").await, 0);
    let address = host.third("nothing.html");
    host.turn("src", Some(&address)).await;
    page.see("iframe + p a").await;
    let href = page.attribute("iframe + p a", "href").await;
    assert_eq!(href.as_deref(), Some(&*address));
    // The check in its place needs no link.
    let check = format!("{}/en/", host.check());
    host.turn("src", Some(&check)).await;
    page.until("told.at(-1).name === 'ready'").await;
    assert_eq!(page.count("iframe + p").await, 0);
}
