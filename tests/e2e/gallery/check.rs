//! What has to hold on every page of the gallery (A13, A16 to A20): the checks of the screens,
//! over every state and language, and contrast in every theme.

use landfall::embed::contrast::{Accent, Colour};
use landfall::language::Language;
use serde_json::json;

use super::{names, open, parts};
use crate::access::{CONTRAST_RULE, DRAWN, LARGE, RUN, SPACED, UNFOLD};
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

const FORCED: Check = ("forced", include_str!("../access/forced.js"));

const WAYS: [Way; 8] = [
    NARROW,
    Way {
        name: "forced and narrow",
        features: &[("forced-colors", "active")],
        checks: &[FORCED],
        ..NARROW
    },
    Way {
        name: "spaced and wide",
        form: "wide",
        width: 1280,
        rules: SPACED,
        checks: &[REFLOW],
        ..NARROW
    },
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
        checks: &[FORCED],
        ..NARROW
    },
];

type Theme = &'static [(&'static str, &'static str)];

/// Light and dark, each as usual and with more contrast.
const THEMES: [Theme; 4] = [
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
    // The charts of the sheet are those of other pages, without what stands around them there.
    let is_torn = place.starts_with("sheet-charts ");
    let checks = way
        .checks
        .iter()
        .filter(|(name, _)| !is_torn || *name != "chart");
    for (name, script) in checks {
        let list = strings(&page.run(script, &[]).await);
        let line = |problem| format!("{name}, {}: {place}: {problem}", way.name);
        found.extend(list.into_iter().map(line));
    }
    found
}

/// Everything that axe looks for (A01), light; then what only the theme changes.
async fn axe(stage: &Stage, place: &str, themes: &[Theme]) -> Vec<String> {
    let page = &stage.page;
    page.resize((1280, 900)).await;
    let mut found = Vec::new();
    for (at, theme) in themes.iter().enumerate() {
        page.media(&[theme, &[STILL][..]].concat()).await;
        let rules = if at == 0 { RUN } else { CONTRAST_RULE };
        let list = strings(&page.run_async(rules, &[]).await);
        let line = |problem| format!("axe, {theme:?}: {place}: {problem}");
        found.extend(list.into_iter().map(line));
    }
    let list = strings(&page.run(MOVING, &[]).await);
    found.extend(
        list.into_iter()
            .map(|each| format!("moves: {place}: {each}")),
    );
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
            // Words do not change what colours they stand in, so more contrast is looked at once.
            let themes = if language == Language::En { 4 } else { 2 };
            found.extend(axe(&stage, &place, &THEMES[..themes]).await);
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

/// A host's accents: the corners of the cube of colours, its greys, and brands that are hard to
/// read on paper or at night.
const ACCENTS: [&str; 20] = [
    "000000", "ffffff", "ff0000", "00ff00", "0000ff", "ffff00", "ff00ff", "00ffff", "808080",
    "c0c0c0", "e60033", "f7d358", "7fffd4", "ffb6c1", "1a73e8", "3c5a14", "fbfaf7", "14161a",
    "5b2c83", "ff7f00",
];

/// Whatever the accent of a host is, every text can be read in both themes (A13): on the sheet,
/// a question and a result. How the colours are found is proved in `tests/host/embed.rs`.
#[tokio::test]
#[ignore = "a command: cargo xtask gallery"]
async fn every_accent_can_be_read() {
    let stage = open().await;
    stage.page.prepare(&xtask::tools::axe().unwrap()).await;
    let mut found = Vec::new();
    for name in ["sheet", "question", "embed-result"] {
        stage.goto(&format!("/en/{name}.wide.html")).await;
        stage.page.resize((1280, 900)).await;
        let mut themes = ACCENTS.len();
        for code in ACCENTS {
            let accent = Accent::new(Colour::parse(code).unwrap());
            let pair =
                |[light, dark]: [Colour; 2]| format!("light-dark({}, {})", light.css(), dark.css());
            let rules = format!(
                "@layer brand {{ :root {{ --lf-accent: {}; --lf-accent-strong: {}; \
                 --lf-on-accent: {} }} }}",
                pair(accent.plain),
                pair(accent.strong),
                pair(accent.on)
            );
            stage.page.run(ADD, &[json!(rules)]).await;
            for theme in &THEMES[..2] {
                stage.page.media(&[theme, &[STILL][..]].concat()).await;
                let list = strings(&stage.page.run_async(CONTRAST_RULE, &[]).await);
                let line = |problem| format!("{name}, #{code}, {theme:?}: {problem}");
                found.extend(list.into_iter().map(line));
            }
            // The rules have an effect at all: the button is drawn in what was asked for.
            let drawn =
                "getComputedStyle(document.querySelector('.lf-language[aria-pressed=true]'))
                .borderBottomColor";
            let drawn = stage.page.value(drawn).await;
            let [red, green, blue] = accent.plain[1].0;
            themes -= usize::from(drawn == json!(format!("rgb({red}, {green}, {blue})")));
        }
        assert_eq!(themes, 0, "every accent was shown on {name}");
    }
    crate::access::none(&found);
}
