//! What the visitor's own settings change: forced colours, motion, contrast, theme (A18 to A22).

use landfall::language::Language;
use serde_json::json;

use super::walk::{UNFOLD, none};
use crate::page::{Page, strings};
use crate::place::Place;
use crate::stage::{Stage, WIDE};

/// The colour of something, as the browser computes it.
async fn colour(page: &Page, css: &str, property: &str) -> String {
    let body = "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]";
    let value = page.run(body, &[json!(css), json!(property)]).await;
    value.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn reduced_motion_leaves_nothing_moving() {
    let mut stage = Stage::open(WIDE).await;
    let moving = "return [...document.querySelectorAll('*')].filter(each => {
            const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
            return transitionDuration.split(', ').some(time => time !== '0s')
                || animationName !== 'none' || scrollBehavior !== 'auto';
        }).map(each => `${each.localName}.${each.className}`)";
    stage
        .page
        .media(&[("prefers-reduced-motion", "no-preference")])
        .await;
    stage.go(Place::Question, Language::En).await;
    let usual = strings(&stage.page.run(moving, &[]).await);
    assert!(!usual.is_empty(), "the check has something to find");
    stage
        .page
        .media(&[("prefers-reduced-motion", "reduce")])
        .await;
    for place in [
        Place::Start,
        Place::Question,
        Place::Review,
        Place::Result,
        Place::Failure,
    ] {
        stage.go(place, Language::En).await;
        none(&strings(&stage.page.run(moving, &[]).await));
    }
}

#[tokio::test]
async fn light_dark_and_contrast_follow_the_visitor_and_the_address() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    stage.visit(Language::En).await;
    page.media(&[("prefers-color-scheme", "light")]).await;
    let light = colour(page, "html", "backgroundColor").await;
    page.media(&[("prefers-color-scheme", "dark")]).await;
    let dark = colour(page, "html", "backgroundColor").await;
    assert_ne!(light, dark);
    let quiet = colour(page, ".lf-foot", "color").await;
    page.media(&[
        ("prefers-color-scheme", "dark"),
        ("prefers-contrast", "more"),
    ])
    .await;
    assert_ne!(colour(page, ".lf-foot", "color").await, quiet);
    page.media(&[("prefers-color-scheme", "dark")]).await;
    stage.goto("/?lang=en&theme=light").await;
    page.until_app().await;
    assert_eq!(colour(page, "html", "backgroundColor").await, light);
    page.media(&[("prefers-color-scheme", "light")]).await;
    stage.goto("/?lang=en&theme=dark").await;
    page.until_app().await;
    assert_eq!(colour(page, "html", "backgroundColor").await, dark);
}

#[tokio::test]
async fn the_marks_of_a_bar_stand_out_in_both_themes() {
    let stage = Stage::open(WIDE).await;
    stage.visit(Language::En).await;
    stage.open_sample("harness-maker", Language::En).await;
    stage.page.see(".lf-bar__range").await;
    for theme in ["light", "dark"] {
        stage.page.media(&[("prefers-color-scheme", theme)]).await;
        none(&strings(
            &stage.page.run(include_str!("mark.js"), &[]).await,
        ));
    }
}

#[tokio::test]
async fn nothing_appears_only_under_the_pointer() {
    let stage = Stage::open(WIDE).await;
    stage.visit(Language::En).await;
    let body = include_str!("hover.js");
    none(&strings(&stage.page.run(body, &[]).await));
    stage.open_sample("harness-maker", Language::En).await;
    stage.page.see(".lf-region").await;
    stage.page.run(UNFOLD, &[]).await;
    none(&strings(&stage.page.run(body, &[]).await));
}

/// The contrast of the quiet text and of the lines with the page, lowest first.
const CONTRAST: &str = "const light = colour => {
        const [red, green, blue] = colour.match(/[\\d.]+/g).map(each => {
            const share = each / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = light(getComputedStyle(document.documentElement).backgroundColor);
    const { color, borderTopColor } = getComputedStyle(document.querySelector('.lf-foot'));
    return [color, borderTopColor].map(light).map(each =>
        (Math.max(each, ground) + 0.05) / (Math.min(each, ground) + 0.05))";

#[tokio::test]
async fn more_contrast_is_given_in_light_and_in_dark() {
    let stage = Stage::open(WIDE).await;
    stage.visit(Language::Ko).await;
    for scheme in ["light", "dark"] {
        let wish = [
            ("prefers-color-scheme", scheme),
            ("prefers-contrast", "more"),
        ];
        stage.page.media(&wish).await;
        let found = stage.page.run(CONTRAST, &[]).await;
        let [text, line] = [0, 1].map(|at| found[at].as_f64().unwrap());
        assert!(text >= 7.0, "{scheme}: quiet text at {text}:1");
        assert!(line >= 3.0, "{scheme}: lines at {line}:1");
    }
}

#[tokio::test]
async fn an_automatic_or_unknown_theme_follows_the_visitor() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    for theme in ["auto", "red", ""] {
        stage.goto(&format!("/?lang=ja&theme={theme}")).await;
        page.until_app().await;
        page.media(&[("prefers-color-scheme", "light")]).await;
        let light = colour(page, "html", "backgroundColor").await;
        page.media(&[("prefers-color-scheme", "dark")]).await;
        assert_ne!(
            colour(page, "html", "backgroundColor").await,
            light,
            "{theme}"
        );
    }
}
