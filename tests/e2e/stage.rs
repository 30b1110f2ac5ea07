//! One server, one driver and one page for a test; all end with it.

use std::env;
use std::path::PathBuf;

use landfall::language::Language;
use serde_json::{Value, json};
use xtask::driver::{Driver, Engine};
use xtask::server::Server;

use crate::page::Page;

/// A page wide enough for a whole section on a screen.
pub(crate) const WIDE: (u32, u32) = (1280, 900);

/// A phone, on which every question has a screen of its own.
pub(crate) const PHONE: (u32, u32) = (360, 740);

/// Everything that a browser test needs.
pub(crate) struct Stage {
    pub(crate) page: Page,
    pub(crate) server: Server,
    /// Last, because its end ends the browser.
    driver: Driver,
}

impl Stage {
    /// A server on the release and an empty page of that size.
    pub(crate) async fn open(size: (u32, u32)) -> Self {
        Self::open_with(size, &[], &Value::Null).await
    }

    /// The same with further arguments and preferences for the browser.
    pub(crate) async fn open_with(
        size: (u32, u32),
        arguments: &[&str],
        preferences: &Value,
    ) -> Self {
        let server = Server::start(&dist(), 0).unwrap();
        let driver = Driver::start().unwrap();
        // A window is never narrower than 500 pixels, so the size proper is emulated.
        let browser = driver
            .browser_with(WIDE, arguments, preferences)
            .await
            .unwrap();
        let page = Page::new(browser);
        page.resize(size).await;
        Self {
            page,
            server,
            driver,
        }
    }

    /// The same in any engine, which has a window of a wide page; with arguments, preferences
    /// where the engine has them, and variables for its processes.
    pub(crate) async fn open_in(
        engine: Engine,
        arguments: &[&str],
        preferences: &Value,
        variables: &[(&str, &str)],
    ) -> Self {
        let server = Server::start(&dist(), 0).unwrap();
        let driver = Driver::start_for(engine, variables).unwrap();
        let browser = driver.browser_with(WIDE, arguments, preferences);
        let browser = browser.await.unwrap();
        Self {
            page: Page::new(browser),
            server,
            driver,
        }
    }

    /// The same with a browser that does not wait for what never arrives.
    pub(crate) async fn open_hasty(engine: Engine) -> Self {
        let server = Server::start(&dist(), 0).unwrap();
        let driver = Driver::start_for(engine, &[]).unwrap();
        let browser = driver.hasty_browser(WIDE).await.unwrap();
        Self {
            page: Page::new(browser),
            server,
            driver,
        }
    }

    /// Closes the browser and opens another one on the same server.
    pub(crate) async fn reopen(self, arguments: &[&str]) -> Self {
        let Self {
            page,
            server,
            driver,
        } = self;
        page.close().await;
        let browser = driver
            .browser_with(WIDE, arguments, &Value::Null)
            .await
            .unwrap();
        let page = Page::new(browser);
        page.resize(PHONE).await;
        Self {
            page,
            server,
            driver,
        }
    }

    /// Serves the release under a new origin, of which the browser has kept nothing.
    pub(crate) fn renew(&mut self) {
        self.server = Server::start(&dist(), 0).unwrap();
    }

    /// Opens an address below the origin, such as `/?lang=ko`, without waiting for the app.
    pub(crate) async fn goto(&self, place: &str) {
        let address = format!("{}{place}", self.server.address());
        self.page.goto(&address).await;
    }

    /// Opens the start screen in a language and waits until the app stands.
    pub(crate) async fn visit(&self, language: Language) {
        self.goto(&format!("/?lang={}", language.code())).await;
        self.page.until_app().await;
    }

    /// The language that the page is in.
    pub(crate) async fn language(&self) -> Language {
        let code = self.page.value("document.documentElement.lang").await;
        Language::from_tag(code.as_str().unwrap()).unwrap()
    }

    /// Opens the page anew and waits until the app stands.
    pub(crate) async fn reload(&self) {
        self.page.reload().await;
        self.page.until_app().await;
    }
}

/// The release under test: `dist/`, or the folder that `LANDFALL_DIST` names.
pub(crate) fn dist() -> PathBuf {
    env::var_os("LANDFALL_DIST").map_or_else(|| xtask::root().join("dist"), PathBuf::from)
}

/// The path of the release's only file whose name begins and ends like this, such as
/// `/content/words-ko.01234567.json`.
pub(crate) fn file(folder: &str, begin: &str, end: &str) -> String {
    let entries = std::fs::read_dir(dist().join(folder)).unwrap();
    let mut names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let name = names.find(|name| name.starts_with(begin) && name.ends_with(end));
    let name = name.unwrap_or_else(|| panic!("no {begin}…{end} in dist/{folder}"));
    format!(
        "/{folder}{}{name}",
        if folder.is_empty() { "" } else { "/" }
    )
}

/// Lets the page draw so many frames: whatever was on its way has happened then.
const FRAMES: &str = "const done = arguments[arguments.length - 1]; let left = arguments[0];
    (function next() { left-- > 0 ? requestAnimationFrame(next) : done(); })();";

pub(crate) async fn frames(stage: &Stage, count: u32) {
    stage.page.run_async(FRAMES, &[json!(count)]).await;
}
