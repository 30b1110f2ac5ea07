//! One visit to every screen in every language, looked at in every way: wide and narrow, with
//! large text, wide text and the visitor's own colours (A11, A15 to A18, A25 to A27).

use landfall::catalog::Page;
use landfall::language::Language;
use serde_json::json;

use super::walk::{Check, UNFOLD, arrive, none};
use crate::page::{ADD, strings};
use crate::place::Place;
use crate::stage::{Stage, WIDE};

/// What is left of 1280 pixels at 400 %.
const NARROW: (u32, u32) = (320, 900);

const REFLOW: Check = ("reflow", include_str!("reflow.js"));

/// Text twice as large.
pub(crate) const LARGE: &str = "html { font-size: 200% !important }";

/// The distances of WCAG 1.4.12.
pub(crate) const SPACED: &str =
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

/// Calls back once the page has been drawn in its new size.
pub(crate) const DRAWN: &str = "const done = arguments[0];
    requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";

struct Look<'a> {
    stage: &'a Stage,
    place: String,
    found: Vec<String>,
}

impl Look<'_> {
    async fn check(&mut self, way: &str, checks: &[Check]) {
        self.stage.page.run_async(DRAWN, &[]).await;
        self.stage.page.run(UNFOLD, &[]).await;
        for (name, script) in checks {
            let list = strings(&self.stage.page.run(script, &[]).await);
            let before = format!("{name}, {way}: {}: ", self.place);
            let lines = list.into_iter().map(|problem| format!("{before}{problem}"));
            self.found.extend(lines);
        }
    }

    async fn add(&self, rules: &str) {
        self.stage.page.run(ADD, &[json!(rules)]).await;
    }

    async fn everything(&mut self) {
        let page = &self.stage.page;
        let standing = [
            ("language", include_str!("language.js")),
            ("text", include_str!("text.js")),
            ("chart", include_str!("chart.js")),
            REFLOW,
        ];
        self.check("wide", &standing).await;
        self.add(LARGE).await;
        self.check("large", &[REFLOW]).await;
        self.add(SPACED).await;
        self.check("spaced", &[REFLOW]).await;
        page.resize(NARROW).await;
        self.check("narrow and spaced", &[REFLOW]).await;
        self.add("").await;
        let narrow = [
            REFLOW,
            ("break", include_str!("break.js")),
            ("text", include_str!("text.js")),
            ("target", include_str!("target.js")),
        ];
        self.check("narrow", &narrow).await;
        page.resize(WIDE).await;
        let still = ("prefers-reduced-motion", "reduce");
        page.media(&[("forced-colors", "active"), still]).await;
        self.check("forced", &[("forced", include_str!("forced.js"))])
            .await;
        page.media(&[]).await;
    }
}

async fn stand(places: &[Place]) {
    let mut stage = Stage::open(WIDE).await;
    let mut found = Vec::new();
    for place in places {
        for language in Language::ALL {
            arrive(&mut stage, *place, language).await;
            let mut look = Look {
                stage: &stage,
                place: format!("{} in {}", place.name(), language.code()),
                found: Vec::new(),
            };
            look.everything().await;
            found.append(&mut look.found);
        }
    }
    none(&found);
}

#[tokio::test]
async fn the_start_and_the_end_stand_in_every_way() {
    stand(&[
        Place::Start,
        Place::Waiting,
        Place::Review,
        Place::Method,
        Place::Failure,
        Place::Paper,
    ])
    .await;
}

#[tokio::test]
async fn the_profile_stands_in_every_way() {
    stand(&Page::ALL.map(Place::Profile)).await;
}

#[tokio::test]
async fn the_questions_stand_in_every_way() {
    stand(&[Place::Question, Place::Refused, Place::Tariffs]).await;
}

#[tokio::test]
async fn the_results_stand_in_every_way() {
    stand(&[
        Place::Result,
        Place::Compared,
        Place::Sample("harness-maker"),
        Place::Sample("battery-materials"),
        Place::Sample("food-maker"),
    ])
    .await;
}

#[tokio::test]
async fn the_pages_of_regions_stand_in_every_way() {
    stand(&[Place::Region, Place::Metro, Place::Compare]).await;
}
