//! axe-core finds nothing on any screen, in any language, light and dark (A01, A33).

use landfall::catalog::Page;
use landfall::language::Language;

use super::walk::{arrive, none, theme};
use crate::page::strings;
use crate::place::Place;
use crate::stage::{Stage, WIDE};

/// Calls back with every violation of the levels A and AA and of best practice.
pub(crate) const RUN: &str = "const done = arguments[0];
    axe.run(document, {
        runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
            'best-practice'] },
        rules: { 'target-size': { enabled: true },
            'identical-links-same-purpose': { enabled: true } },
        resultTypes: ['violations'],
    }).then(({ violations }) => done(violations.flatMap(({ id, nodes }) => nodes.map(node =>
        `${id} at ${node.target}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))),
        error => done([String(error)]));";

/// Calls back with every text that is too pale (A13).
pub(crate) const CONTRAST_RULE: &str = "const done = arguments[0];
    axe.run(document, { runOnly: ['color-contrast'], resultTypes: ['violations'] })
        .then(({ violations }) => done(violations.flatMap(({ nodes }) => nodes.map(node =>
            `${node.target}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))),
            error => done([String(error)]));";

async fn find_nothing(places: &[Place]) {
    let mut stage = Stage::open(WIDE).await;
    // Every document gets it before its own scripts; the page's policy does not forbid that.
    stage.page.prepare(&xtask::tools::axe().unwrap()).await;
    let mut found = Vec::new();
    for place in places {
        for language in Language::ALL {
            arrive(&mut stage, *place, language).await;
            for scheme in ["light", "dark"] {
                theme(&stage, scheme).await;
                let list = strings(&stage.page.run_async(RUN, &[]).await);
                let before = format!("{} in {}, {scheme}: ", place.name(), language.code());
                found.extend(list.into_iter().map(|problem| format!("{before}{problem}")));
            }
        }
    }
    none(&found);
}

#[tokio::test]
async fn axe_finds_nothing_at_the_start_and_at_the_end() {
    find_nothing(&[
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
async fn axe_finds_nothing_in_the_profile() {
    find_nothing(&Page::ALL.map(Place::Profile)).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_the_questions() {
    find_nothing(&[Place::Question, Place::Refused, Place::Tariffs]).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_the_visitors_result() {
    find_nothing(&[
        Place::Result,
        Place::Compared,
        Place::Sample("harness-maker"),
    ])
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_on_the_pages_of_regions() {
    find_nothing(&[Place::Region, Place::Metro, Place::Compare]).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_the_other_results() {
    find_nothing(&[
        Place::Sample("battery-materials"),
        Place::Sample("food-maker"),
    ])
    .await;
}
