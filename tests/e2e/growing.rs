//! Long screens are made part by part.

use landfall::language::Language;
use serde_json::json;

use crate::place::Place;
use crate::stage::{PHONE, Stage};

/// Elements are known again by their place. If that moved with each part that follows, what stands
/// would be taken down and made again.
#[tokio::test]
async fn what_stands_of_a_long_screen_is_not_made_anew_by_what_follows() {
    let mut stage = Stage::open(PHONE).await;
    stage
        .page
        .prepare(
            "window.lost = []; window.come = 0;
            const parts = '.lf-section, .lf-ruler, .lf-map, .lf-regions__list, .lf-review__section';
            new MutationObserver(list => {
                for (const { addedNodes, removedNodes } of list) {
                    for (const each of addedNodes) if (each.matches?.(parts)) window.come += 1;
                    for (const each of removedNodes)
                        if (each.matches?.(parts)) window.lost.push(each.className);
                }
            }).observe(document, { childList: true, subtree: true })",
        )
        .await;
    for place in [Place::Result, Place::Review, Place::Method] {
        stage.go(place, Language::En).await;
        let page = &stage.page;
        page.until("!document.querySelector('[aria-busy=true]')")
            .await;
        assert_eq!(page.value("window.lost").await, json!([]), "{place:?}");
        assert_ne!(page.value("window.come").await, json!(0), "{place:?}");
    }
}
