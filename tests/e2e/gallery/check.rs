//! What has to hold on every page of the gallery (A13, A16 to A20): the checks of the screens,
//! over every state and language, and contrast in every theme.

use landfall::language::Language;
use serde_json::json;

use super::{names, open, parts};
use crate::access::{CONTRAST_RULE, DRAWN, LARGE, SPACED, UNFOLD};
use crate::page::{ADD, strings};
use crate::stage::Stage;

type Check = (&'static str, &'static str);

const REFLOW: Check = ("reflow", include_str!("../access/reflow.js"));
const TEXT: Check = ("text", include_str!("../access/text.js"));

/// A way to look, and what has to hold then.
struct Way {
    name: &'static str,
    form: &'static str,
    width: u32,
    features: &'static [(&'static str, &'static str)],
    rules: &'static str,
    checks: &'static [Check],
}

const NARROW: Way = Way {
    name: "narrow",
    form: "narrow",
    width: 320,
    features: &[],
    rules: "",
    checks: &[
        REFLOW,
        TEXT,
        ("break", include_str!("../access/break.js")),
        ("target", include_str!("../access/target.js")),
    ],
};

const WAYS: [Way; 6] = [
    NARROW,
    Way {
        name: "spaced",
        rules: SPACED,
        checks: &[REFLOW],
        ..NARROW
    },
    Way {
        name: "large",
        width: 412,
        rules: LARGE,
        checks: &[REFLOW],
        ..NARROW
    },
    Way {
        name: "wide",
        form: "wide",
        width: 1280,
        checks: &[REFLOW, TEXT, ("chart", include_str!("../access/chart.js"))],
        ..NARROW
    },
    Way {
        name: "middle",
        form: "wide",
        width: 768,
        checks: &[REFLOW],
        ..NARROW
    },
    Way {
        name: "forced",
        form: "wide",
        width: 1280,
        features: &[("forced-colors", "active")],
        checks: &[("forced", include_str!("../access/forced.js"))],
        ..NARROW
    },
];

/// Light and dark, each as usual and with more contrast.
const THEMES: [&[(&str, &str)]; 4] = [
    &[("prefers-color-scheme", "light")],
    &[("prefers-color-scheme", "dark")],
    &[
        ("prefers-color-scheme", "light"),
        ("prefers-contrast", "more"),
    ],
    &[
        ("prefers-color-scheme", "dark"),
        ("prefers-contrast", "more"),
    ],
];

const STILL: (&str, &str) = ("prefers-reduced-motion", "reduce");

/// What would move although the visitor wants nothing to (A19).
const MOVING: &str = "return [...document.querySelectorAll('*')].filter(each => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
        return transitionDuration.split(', ').some(time => time !== '0s')
            || animationName !== 'none' || scrollBehavior !== 'auto';
    }).map(each => `${each.localName}.${each.className}`)";

async fn look(stage: &Stage, place: &str, way: &Way) -> Vec<String> {
    let page = &stage.page;
    page.resize((way.width, 900)).await;
    let features: Vec<_> = way.features.iter().copied().chain([STILL]).collect();
    page.media(&features).await;
    page.run(ADD, &[json!(way.rules)]).await;
    page.run(UNFOLD, &[]).await;
    page.run_async(DRAWN, &[]).await;
    let mut found = Vec::new();
    for (name, script) in way.checks {
        let list = strings(&page.run(script, &[]).await);
        let line = |problem| format!("{name}, {}: {place}: {problem}", way.name);
        found.extend(list.into_iter().map(line));
    }
    found
}

async fn contrast(stage: &Stage, place: &str) -> Vec<String> {
    let page = &stage.page;
    let mut found = Vec::new();
    for features in THEMES {
        page.media(&[features, &[STILL]].concat()).await;
        let list = strings(&page.run_async(CONTRAST_RULE, &[]).await);
        found.extend(
            list.into_iter()
                .map(|problem| format!("{place}, {features:?}: {problem}")),
        );
    }
    found.extend(strings(&page.run(MOVING, &[]).await));
    found
}

async fn check(names: Vec<String>) -> Vec<String> {
    let stage = open().await;
    stage.page.prepare(&xtask::tools::axe().unwrap()).await;
    let mut found = Vec::new();
    for name in &names {
        for language in Language::ALL {
            let place = format!("{name} in {}", language.code());
            for form in ["narrow", "wide"] {
                stage
                    .goto(&format!("/{}/{name}.{form}.html", language.code()))
                    .await;
                for way in WAYS.iter().filter(|way| way.form == form) {
                    found.extend(look(&stage, &place, way).await);
                }
            }
            // Words do not change what colours they stand in.
            if language == Language::En {
                found.extend(contrast(&stage, &place).await);
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a command: cargo xtask gallery"]
async fn every_state_stands_in_every_way() {
    let work: Vec<_> = parts(&names())
        .into_iter()
        .map(|part| tokio::spawn(check(part)))
        .collect();
    let mut found = Vec::new();
    for part in work {
        found.append(&mut part.await.unwrap());
    }
    crate::access::none(&found);
}
