//! How soon an answer is kept, by the clock of the page.

use landfall::language::Language;
use serde_json::{Value, json};
use xtask::driver::Engine;

use crate::place::KEY;
use crate::stage::Stage;

/// The longest time from an answer until the draft that the browser keeps has it, in
/// milliseconds.
const PROMISE: f64 = 300.0;

/// Gives five answers in turn; calls back with the time that each took until it could be read.
const MEASURE: &str = "const [key, stages, done] = arguments;
    const request = indexedDB.open('landfall', 1);
    request.onsuccess = async () => {
        const read = () => new Promise(found => {
            const store = request.result.transaction('record').objectStore('record');
            store.get(key).onsuccess = event => found(event.target.result ?? '{}');
        });
        const times = [];
        for (const [at, stage] of stages.entries()) {
            document.querySelector(`#p-stage-${at}`).click();
            const begun = performance.now();
            while (JSON.parse(await read()).company?.profile.stage !== stage);
            times.push(performance.now() - begun);
        }
        done(times);
    };";

#[tokio::test]
async fn an_answer_is_kept_within_three_tenths_of_a_second() {
    let catalog = crate::content::catalog();
    let stages = &catalog.field(catalog.known.stage).options;
    for engine in Engine::ALL {
        let stage = Stage::open_in(engine, &[], &Value::Null, &[]).await;
        let page = &stage.page;
        stage.visit(Language::En).await;
        page.click(".lf-start__begin .lf-button--main").await;
        page.see("#p-stage-0").await;
        let times = page.run_async(MEASURE, &[json!(KEY), json!(stages)]).await;
        let times: Vec<f64> = times
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_f64)
            .collect();
        assert_eq!(times.len(), stages.len());
        assert!(
            times.iter().all(|time| *time <= PROMISE),
            "{engine}: {times:?}"
        );
    }
}

#[tokio::test]
async fn the_last_moment_of_the_page_keeps_what_is_still_on_its_way() {
    // The answer and the end of the page in one turn: no write to the database can end in between.
    let leave = "document.querySelector('#p-stage-3').click(); location.href = '/boot.js';";
    for engine in Engine::ALL {
        let stage = Stage::open_in(engine, &[], &Value::Null, &[]).await;
        let page = &stage.page;
        stage.visit(Language::En).await;
        page.click(".lf-start__begin .lf-button--main").await;
        page.see("#p-stage-3").await;
        page.run(leave, &[]).await;
        page.until("location.pathname === '/boot.js'").await;
        let kept = format!("JSON.parse(localStorage.getItem('{KEY}')).company.profile.stage");
        let catalog = crate::content::catalog();
        let stage_three = &catalog.field(catalog.known.stage).options[3];
        assert_eq!(page.value(&kept).await, json!(stage_three), "{engine}");
    }
}
