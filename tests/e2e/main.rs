//! The built release in a real browser.

use thirtyfour::By;
use thirtyfour::prelude::ElementQueryable;
use xtask::driver::Driver;
use xtask::server::Server;

#[tokio::test]
async fn the_release_opens_in_three_languages() {
    let server = Server::start(&xtask::root().join("dist"), 0).unwrap();
    let driver = Driver::start().unwrap();
    let browser = driver.browser((412, 915), &[]).await.unwrap();
    for language in ["ko", "en", "ja"] {
        browser
            .goto(format!("{}/?lang={language}", server.address()))
            .await
            .unwrap();
        let page = browser.query(By::Css("html[lang]")).first().await.unwrap();
        assert_eq!(page.attr("lang").await.unwrap().as_deref(), Some(language));
        // The app has taken over once the static first view is gone; the query waits for that.
        browser
            .query(By::Css("#app:not(:has(.lf-first)) h1"))
            .first()
            .await
            .unwrap();
        assert!(
            browser
                .find_all(By::Css(".lf-failure"))
                .await
                .unwrap()
                .is_empty()
        );
    }
    browser.quit().await.unwrap();
}
