//! A tier that moves on the result: how long until overview and list are there again, and until how sure
//! its order is has been worked out anew.

use landfall::language::Language;
use landfall::session::Screen;
use serde_json::json;

use super::LIMIT;
use super::table::{Row, median};
use super::tour::{click, press};
use crate::content::session_of;
use crate::stage::Stage;

/// How often a tier moves, there and back.
const MOVES: usize = 12;

const TIER: &str = ".lf-weigh .lf-tier select";

/// Notes when the overview, and when the list below it, have changed and have been painted: they
/// follow in turns of their own.
const WATCH: &str = "const watch = (name, css) => {
        meter[name] = 0;
        new MutationObserver((_, observer) => {
            observer.disconnect();
            requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => (meter[name] = performance.now() - meter.at);
                port2.postMessage(null);
            });
        }).observe(document.querySelector(css),
            { childList: true, characterData: true, subtree: true });
    };
    watch('overview', '.lf-regions > .lf-table');
    watch('list', '.lf-regions__list')";

/// At this machine's pace, and at a quarter of it.
pub(super) async fn moved(stage: &Stage, entry: &str) -> Vec<Row> {
    let mut session = session_of("harness-maker");
    session.screen = Screen::Result;
    let mut rows = Vec::new();
    for pace in [1, 4] {
        let rate = json!({ "rate": pace });
        let page = &stage.page;
        page.tool("Emulation.setCPUThrottlingRate", rate).await;
        stage.goto(entry).await;
        stage.page.until_app().await;
        stage.leave(&session, Language::Ko).await;
        stage.goto(entry).await;
        page.until_app().await;
        page.see(".lf-resume .lf-button--main").await;
        click(stage, ".lf-resume .lf-button--main").await;
        page.see(".lf-firm .lf-table--strips").await;
        click(stage, ".lf-weigh > summary").await;
        page.until("!document.querySelector('[aria-busy=true]')")
            .await;
        page.run("meter.tasks.length = 0", &[]).await;
        let (mut shown, mut firm) = (Vec::new(), Vec::new());
        let (mut overview, mut list) = (Vec::new(), Vec::new());
        for step in 0..MOVES {
            let key = if step % 2 == 0 {
                ("ArrowDown", 40)
            } else {
                ("ArrowUp", 38)
            };
            page.run(WATCH, &[]).await;
            shown.push(press(stage, TIER, key).await[0]);
            page.until("meter.overview && meter.list").await;
            overview.push(page.value("meter.overview").await.as_f64().unwrap());
            list.push(page.value("meter.list").await.as_f64().unwrap());
            let body = "const done = arguments[0];
                const look = () => document.querySelector('[aria-busy=true]')
                    ? requestAnimationFrame(look)
                    : done(performance.now() - meter.at);
                look()";
            firm.push(page.run_async(body, &[]).await.as_f64().unwrap());
        }
        let body = "return Math.max(0, ...meter.tasks.map(task => task.duration))";
        let longest = page.run(body, &[]).await.as_f64().unwrap();
        let name = |what: &str| format!("{what}, pace 1/{pace}");
        rows.extend([
            Row::new(&name("the tier itself painted anew"), median(&shown), "ms").at_most(LIMIT),
            Row::new(
                &name("the overview ranked and painted anew"),
                median(&overview),
                "ms",
            ),
            Row::new(&name("the list painted anew"), median(&list), "ms"),
            Row::new(
                &name("how sure worked out and painted"),
                median(&firm),
                "ms",
            ),
            Row::new(&name("longest task (0: none over 50)"), longest, "ms").at_most(LIMIT),
        ]);
    }
    rows
}
