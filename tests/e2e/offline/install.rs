//! The check among the other programs of a device.

use landfall::language::Language;
use landfall::text::Ui;
use serde_json::{Value, json};

use crate::content::t;
use crate::stage::{PHONE, Stage};

#[tokio::test]
async fn a_browser_finds_nothing_missing_for_an_installation() {
    let stage = Stage::open(PHONE).await;
    for language in Language::ALL {
        stage.goto(&format!("/{}/", language.code())).await;
        stage.page.until_app().await;
        let found = stage.page.tool("Page.getAppManifest", json!({})).await;
        assert_eq!(found["errors"], json!([]));
        let manifest: Value = serde_json::from_str(found["data"].as_str().unwrap()).unwrap();
        assert_eq!(manifest["name"], t(language, Ui::Product));
        assert_eq!(manifest["lang"], language.code());
        let problems = stage
            .page
            .tool("Page.getInstallabilityErrors", json!({}))
            .await;
        assert_eq!(problems["installabilityErrors"], json!([]), "{problems}");
    }
}

/// What the system draws around the page has the colour of the page.
#[tokio::test]
async fn the_window_of_an_installed_check_has_the_colour_of_the_page() {
    let stage = Stage::open(PHONE).await;
    for theme in ["light", "dark"] {
        stage.page.media(&[("prefers-color-scheme", theme)]).await;
        stage.goto("/en/").await;
        stage.page.until_app().await;
        let body = "const meta = [...document.querySelectorAll('meta[name=theme-color]')]
                .find(({ media }) => matchMedia(media).matches);
            const dye = document.createElement('p');
            dye.style.setProperty('color', meta.content);
            document.body.append(dye);
            const colours = [getComputedStyle(dye).color,
                getComputedStyle(document.documentElement).backgroundColor];
            dye.remove();
            return colours";
        let colours = stage.page.run(body, &[]).await;
        assert_eq!(colours[0], colours[1], "{theme}");
    }
}
