//! The frame and the page around it in the other two engines: heights, hostile messages, a
//! sandbox, keys, a popup, and what cannot be printed.

use landfall::language::Language;
use landfall::text::Ui;
use xtask::driver::Engine;

use super::{Embedded, STYLE, height, hostile, inside, late, print, stranger, use_it};
use crate::content::t;

/// One browser for all rows, each on a page opened anew.
async fn rows(engine: Engine) {
    let host = Embedded::open_in(engine).await;
    host.loaded("/en/").await;
    height::grows_and_shrinks(&host).await;
    hostile::own_frame(&host).await;
    hostile::events(&host).await;
    hostile::sibling(&host).await;
    hostile::own_host(&host).await;
    hostile::elsewhere(&host).await;
    hostile::adopted(&host).await;
    hostile::meddling(&host).await;
    late::lazy(&host).await;
    late::written(&host).await;
    late::changed(&host).await;
    stranger::windows(&host).await;
    stranger::kept_out(&host).await;
    sandbox(&host).await;
    use_it::popup(&host, engine).await;
    if engine == Engine::Firefox {
        inside::both_ways_in_steps(&host).await;
        // In WebKit nothing is heard of a page that a header has put into a sandbox.
        stranger::nameless(&host).await;
    } else {
        inside::both_ways(&host).await;
    }
    stranger::addressless(&host).await;
    print::refused(&host).await;
}

/// Without an origin of its own the check answers, and says that nothing is kept.
async fn sandbox(host: &Embedded) {
    let frame = host.frame("/en/", STYLE);
    let frame = frame.replace("<iframe", "<iframe sandbox=\"allow-scripts\"");
    host.show(&host.loader(), &frame).await;
    host.until_ready().await;
    host.enter().await;
    let page = &host.stage.page;
    page.click(".lf-start__begin .lf-button--main").await;
    host.stage.check("p-stage-2").await;
    let said = t(Language::En, Ui::SavedMemory);
    assert_eq!(page.text(".lf-foot__status").await, said);
    page.leave_frame().await;
    let told = "told.map(each => each.name).join(' ')";
    page.until(&format!("{told} === 'ready error started step'"))
        .await;
}

#[tokio::test]
async fn frame_and_host_get_along_in_firefox() {
    rows(Engine::Firefox).await;
}

#[tokio::test]
async fn frame_and_host_get_along_in_webkit() {
    rows(Engine::WebKit).await;
}
