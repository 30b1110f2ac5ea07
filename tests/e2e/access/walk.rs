//! Visits places in all languages and asks each page for its problems.

use landfall::language::Language;
use serde_json::json;

use crate::page::strings;
use crate::place::Place;
use crate::stage::Stage;

/// A check: its name, and a script that returns a list of problems.
pub(super) type Check = (&'static str, &'static str);

/// Opens what is folded, because a visitor will.
pub(crate) const UNFOLD: &str =
    "document.querySelectorAll('details').forEach(each => each.open = true)";

/// The problems that the checks find on these places in all languages.
pub(super) async fn problems(stage: &mut Stage, places: &[Place], checks: &[Check]) -> Vec<String> {
    let mut found = Vec::new();
    for place in places {
        for language in Language::ALL {
            arrive(stage, *place, language).await;
            for (name, script) in checks {
                let list = strings(&stage.page.run(script, &[]).await);
                let before = format!("{name}: {} in {}: ", place.name(), language.code());
                found.extend(list.into_iter().map(|problem| format!("{before}{problem}")));
            }
        }
    }
    found
}

/// Brings the page to a place: by its language button where it is there already.
pub(super) async fn arrive(stage: &mut Stage, place: Place, language: Language) {
    if language == Language::ALL[0] || !place.has_languages() {
        stage.go(place, language).await;
    } else {
        stage.switch(language).await;
    }
    stage.page.run(UNFOLD, &[]).await;
}

/// How many problems are listed.
const MOST: usize = 40;

/// Fails with the problems, one a line.
pub(crate) fn none(found: &[String]) {
    let first = &found[..found.len().min(MOST)];
    assert!(
        found.is_empty(),
        "{} problems:\n{}",
        found.len(),
        first.join("\n")
    );
}

/// Sets light or dark, without the transition between them.
pub(super) async fn theme(stage: &Stage, scheme: &str) {
    // Colours in the middle of a transition are nobody's.
    let still = ("prefers-reduced-motion", "reduce");
    stage
        .page
        .media(&[("prefers-color-scheme", scheme), still])
        .await;
    let is_dark = json!(scheme == "dark");
    let body = "return matchMedia('(prefers-color-scheme: dark)').matches";
    assert_eq!(stage.page.run(body, &[]).await, is_dark);
}
