//! What a host does with a frame after it has loaded (H39).

use serde_json::json;

use super::wide;

/// A frame that is put elsewhere loads anew: the answers are there again, the loader goes on
/// following it, and nothing is told twice.
#[tokio::test]
async fn a_frame_that_is_moved_keeps_its_answers_and_is_followed() {
    let host = wide().await;
    host.loaded("/en/").await;
    host.enter().await;
    let page = &host.stage.page;
    page.click(".lf-start__begin .lf-button--main").await;
    page.click("label[for=p-stage-2]").await;
    page.until("document.querySelector('#p-stage-2').checked")
        .await;
    page.leave_frame().await;
    page.until("told.some(each => each.name === 'step')").await;
    page.run(
        "said.length = 0; told.length = 0;
         document.querySelector('main').append(document.querySelector('iframe'))",
        &[],
    )
    .await;
    host.until_ready().await;
    host.enter().await;
    page.see(".lf-resume").await;
    page.click(".lf-foot button").await;
    page.see(".lf-sources").await;
    let height = "Math.ceil(document.body.getBoundingClientRect().height)";
    let long = page.value(height).await.as_f64().unwrap();
    // It is greeted anew: it knows that its height is followed, and needs no scroll bar.
    page.until("document.documentElement.hasAttribute('data-fitted')")
        .await;
    page.leave_frame().await;
    page.until(&format!(
        "Math.abs(document.querySelector('iframe').getBoundingClientRect().height - {long}) < 3"
    ))
    .await;
    let names = page.value("told.map(each => each.name)").await;
    assert_eq!(names, json!([]));
    assert_eq!(host.faults().await, json!([]));
}
