//! The focus can be seen wherever Tab leads (A14).

use landfall::catalog::Page;
use landfall::language::Language;
use serde_json::json;
use thirtyfour::Key;

use super::walk::{UNFOLD, none, theme};
use crate::page::strings;
use crate::place::Place;
use crate::stage::{Stage, WIDE};

/// More stops than any screen has.
const MOST: usize = 250;

async fn is_seen(place: Place) {
    let mut stage = Stage::open(WIDE).await;
    let still = ("prefers-reduced-motion", "reduce");
    stage.page.media(&[still]).await;
    look(&mut stage, place).await;
}

/// The same on a page of 320 pixels in the dark.
async fn is_seen_in_the_dark(places: &[Place]) {
    let mut stage = Stage::open((320, 740)).await;
    theme(&stage, "dark").await;
    for place in places {
        look(&mut stage, *place).await;
    }
}

async fn look(stage: &mut Stage, place: Place) {
    stage.go(place, Language::En).await;
    let page = &stage.page;
    page.run(UNFOLD, &[]).await;
    page.run("window.stops = []", &[]).await;
    let mut found = Vec::new();
    for stop in 0..MOST {
        page.press(&[Key::Tab]).await;
        let result = page.run(include_str!("focus.js"), &[]).await;
        if result == json!("end") {
            assert!(stop > 3, "only {stop} stops");
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

#[tokio::test]
async fn the_focus_is_seen_on_a_narrow_dark_page() {
    is_seen_in_the_dark(&[
        Place::Waiting,
        Place::Profile(Page::Sites),
        Place::Question,
        Place::Review,
        Place::Method,
    ])
    .await;
}

/// Every folded part of every recommended state opens by a key (A12): the list of the regions is
/// the only way to them, and it needs no pointer.
#[tokio::test]
async fn every_region_opens_by_keys_alone() {
    let mut stage = Stage::open(WIDE).await;
    stage.go(Place::Result, Language::En).await;
    let page = &stage.page;
    let folded = page.count(".lf-regions details").await;
    assert!(folded > 4, "{folded}");
    for _ in 0..folded {
        page.tab_to(".lf-regions details:not([open]) > summary")
            .await;
        page.press(&[Key::Enter]).await;
        page.until("document.activeElement.parentElement.open")
            .await;
    }
    assert_eq!(page.count(".lf-regions details:not([open])").await, 0);
    assert_eq!(
        page.count(".lf-all li").await,
        page.count(".lf-all__score").await
    );
    // More than the five that are shown in full; some fail a must-have of this company.
    assert!(page.count(".lf-all li").await > 5);
}
