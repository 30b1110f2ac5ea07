//! Nothing moves by itself while a cold page becomes the app: not when the style sheet comes
//! after the text, nor when the app takes the place of what stood there.

use landfall::language::Language;
use serde_json::json;
use xtask::server::Rule;

use super::slow_phone;
use crate::page::strings;
use crate::stage::{PHONE, Stage, WIDE};

/// The most that all shifts of a visit may come to: a thousandth of what counts as good.
/// The parts of the line of progress, four pixels high, come to less.
const MOST: f64 = 0.0001;

/// Notes that the app's first two frames are drawn.
const DRAWN: &str = "const done = arguments[0];
    requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";

/// What moved on cold visits to these addresses, on a phone and on a desk.
async fn shifts(places: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for size in [PHONE, WIDE] {
        let mut stage = Stage::open(WIDE).await;
        slow_phone(&stage).await;
        stage.page.resize(size).await;
        stage.page.prepare(include_str!("shift.js")).await;
        for language in Language::ALL {
            for place in places {
                stage.renew();
                stage.goto(&format!("/{}/{place}", language.code())).await;
                stage.page.until("window.landfall?.stands").await;
                stage.page.run_async(DRAWN, &[]).await;
                if stage.page.value("window.shifted").await.as_f64().unwrap() <= MOST {
                    continue;
                }
                let list = strings(&stage.page.value("window.shifts").await);
                let code = language.code();
                found.extend(
                    list.into_iter()
                        .map(|each| format!("/{code}/{place} {size:?}: {each}")),
                );
            }
        }
    }
    found
}

#[tokio::test]
async fn a_cold_start_moves_nothing() {
    crate::access::none(&shifts(&[""]).await);
}

#[tokio::test]
async fn a_cold_first_question_moves_nothing() {
    crate::access::none(&shifts(&["?start=first"]).await);
}

/// Wherever the network cuts the entry page, what has come stands where it will stand.
#[tokio::test]
async fn what_has_come_stands_where_it_will_stand() {
    let stage = Stage::open(WIDE).await;
    stage.server.respond("landfall-app", Rule::Stall);
    let mut found = Vec::new();
    for language in Language::ALL {
        for place in ["", "?start=first"] {
            let place = format!("/{}/{place}", language.code());
            stage.goto(&place).await;
            stage.page.until("document.readyState !== 'loading'").await;
            for width in [320, 360, 412, 768, 1280] {
                stage.page.resize((width, 900)).await;
                let list = strings(&stage.page.run(include_str!("stream.js"), &[]).await);
                let line = |problem| format!("{place}, {width} wide: {problem}");
                found.extend(list.into_iter().map(line));
            }
        }
    }
    crate::access::none(&found);
}

/// The measure measures: something that is pushed down is noted.
#[tokio::test]
async fn what_is_pushed_down_is_noted() {
    let stage = Stage::open(PHONE).await;
    stage.page.prepare(include_str!("shift.js")).await;
    stage.visit(Language::Ko).await;
    assert_eq!(stage.page.value("window.shifts.length").await, json!(0));
    let push = "const block = document.createElement('div');
        block.append(document.createElement('textarea'));
        document.body.prepend(block)";
    stage.page.run(push, &[]).await;
    stage.page.until("window.shifts.length > 0").await;
}
