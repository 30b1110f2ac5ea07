//! The focus can be seen wherever Tab leads (A14).

use landfall::language::Language;
use serde_json::json;
use thirtyfour::Key;

use super::walk::{UNFOLD, none};
use crate::page::strings;
use crate::place::Place;
use crate::stage::{Stage, WIDE};

/// More stops than any screen has.
const MOST: usize = 250;

async fn is_seen(place: Place) {
    let mut stage = Stage::open(WIDE).await;
    stage.go(place, Language::En).await;
    let page = &stage.page;
    page.run(UNFOLD, &[]).await;
    page.run("window.stops = []", &[]).await;
    let mut found = Vec::new();
    for stop in 0..MOST {
        page.press(&[Key::Tab]).await;
        let result = page.run(include_str!("focus.js"), &[]).await;
        if result == json!("end") {
            assert!(stop > 5, "only {stop} stops");
            none(&found);
            return;
        }
        found.extend(strings(&result));
    }
    panic!("more than {MOST} stops");
}

#[tokio::test]
async fn the_focus_is_seen_at_every_stop_of_the_start() {
    is_seen(Place::Start).await;
}

#[tokio::test]
async fn the_focus_is_seen_at_every_stop_of_a_section() {
    is_seen(Place::Refused).await;
}

#[tokio::test]
async fn the_focus_is_seen_at_every_stop_of_the_result() {
    is_seen(Place::Result).await;
}
