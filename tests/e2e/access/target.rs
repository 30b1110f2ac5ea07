//! Targets on a wide page, and that the whole row of an answer is one (A15).

use landfall::language::Language;

use super::walk::{Check, none, problems};
use crate::place::Place;
use crate::stage::{Stage, WIDE};

const SMALL: Check = ("too small", include_str!("target.js"));

#[tokio::test]
async fn everything_that_is_clicked_is_large_enough() {
    let mut stage = Stage::open(WIDE).await;
    let mut places = Place::all();
    places.push(Place::Paper);
    places.retain(|place| !matches!(place, Place::Sample(_) | Place::Waiting));
    none(&problems(&mut stage, &places, &[SMALL]).await);
}

#[tokio::test]
async fn the_whole_row_of_an_answer_is_a_target() {
    let mut stage = Stage::open(WIDE).await;
    stage.go(Place::Question, Language::En).await;
    let body = "const row = document.querySelector('label[for=q-co-creation-intent-4]');
        row.scrollIntoView({ block: 'center' });
        const { left, right, top, bottom } = row.getBoundingClientRect();
        return [[left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3],
            [right - 3, bottom - 3]].filter(([x, y]) =>
            document.elementFromPoint(x, y)?.closest('label') !== row)
            .map(([x, y]) => `${x}, ${y}`)";
    let missed = stage.page.run(body, &[]).await;
    none(&crate::page::strings(&missed));
}
