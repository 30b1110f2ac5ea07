//! A page in the browser, as a visitor uses it: look, wait, click, type.

mod keys;
mod pointer;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::session::scriptret::ScriptRet;

/// The longest wait for something that has to appear.
const LIMIT: Duration = Duration::from_secs(20);

/// How often a condition is looked at while it is waited for.
const LOOK: Duration = Duration::from_millis(25);

/// Adds rules as a visitor's own style sheet would; the page's policy allows no style element.
pub(crate) const ADD: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync(arguments[0]);
    document.adoptedStyleSheets = arguments[0] ? [sheet] : [];";

/// The app has taken over once the static first view is gone.
const APP: &str =
    "document.querySelector('#app .lf-page h2') && !document.querySelector('#lf-wait')";

pub(crate) struct Page {
    browser: WebDriver,
}

impl Page {
    pub(crate) const fn new(browser: WebDriver) -> Self {
        Self { browser }
    }

    pub(crate) async fn goto(&self, address: &str) {
        self.browser.goto(address).await.unwrap();
    }

    pub(crate) async fn reload(&self) {
        self.browser.refresh().await.unwrap();
    }

    /// From now on everything happens in the page's only frame.
    pub(crate) async fn enter_frame(&self) {
        self.browser.enter_frame(0).await.unwrap();
    }

    /// From now on everything happens in the page itself again.
    pub(crate) async fn leave_frame(&self) {
        self.browser.enter_default_frame().await.unwrap();
    }

    /// Goes back by the browser's button.
    pub(crate) async fn back(&self) {
        self.browser.back().await.unwrap();
    }

    /// Opens another tab, in which everything happens from now on.
    pub(crate) async fn open_tab(&self) {
        let tab = self.browser.new_tab().await.unwrap();
        self.browser.switch_to_window(tab).await.unwrap();
    }

    /// From now on everything happens in the tab that was opened as that one, from 0.
    pub(crate) async fn tab(&self, place: usize) {
        let tabs = self.browser.windows().await.unwrap();
        let tab = tabs[place].clone();
        self.browser.switch_to_window(tab).await.unwrap();
    }

    /// Ends the browser, as when the visitor closes it.
    pub(crate) async fn close(self) {
        self.browser.clone().quit().await.unwrap();
    }

    /// Waits until the app stands.
    pub(crate) async fn until_app(&self) {
        self.until(APP).await;
    }

    /// The value of a body of JavaScript; `arguments` are its arguments.
    pub(crate) async fn run(&self, body: &str, arguments: &[Value]) -> Value {
        answer(self.browser.execute(body, arguments.to_vec()).await, body)
    }

    /// The value of a body of JavaScript that ends by calling its last argument.
    pub(crate) async fn run_async(&self, body: &str, arguments: &[Value]) -> Value {
        let outcome = self.browser.execute_async(body, arguments.to_vec()).await;
        answer(outcome, body)
    }

    /// The value of an expression.
    pub(crate) async fn value(&self, expression: &str) -> Value {
        self.run(&format!("return {expression}"), &[]).await
    }

    /// Whether an expression holds now.
    pub(crate) async fn holds(&self, expression: &str) -> bool {
        self.value(&format!("Boolean({expression})")).await == json!(true)
    }

    /// Waits until an expression holds. A document that is just being left may not answer.
    pub(crate) async fn until(&self, expression: &str) {
        let begun = Instant::now();
        let body = format!("return Boolean({expression})");
        loop {
            let outcome = self.browser.execute(&body, Vec::new()).await;
            let outcome = outcome.map(|value| value.json().clone());
            if matches!(outcome, Ok(Value::Bool(true))) {
                return;
            }
            if begun.elapsed() > LIMIT {
                let error = outcome.err().map(|error| format!("\n{error}"));
                let text = self.value("document.body.innerText").await;
                let text: String = text
                    .as_str()
                    .unwrap_or_default()
                    .chars()
                    .take(1500)
                    .collect();
                panic!(
                    "never came true: {expression}{}\n--- the page says:\n{text}",
                    error.unwrap_or_default()
                );
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits until the element is there and visible, and the screen stands as a whole.
    pub(crate) async fn see(&self, css: &str) {
        self.until(&format!(
            "document.querySelector({})?.checkVisibility() \
             && !document.querySelector('[aria-busy=true]')",
            quote(css)
        ))
        .await;
    }

    pub(crate) async fn count(&self, css: &str) -> usize {
        let count = format!("document.querySelectorAll({}).length", quote(css));
        usize::try_from(self.value(&count).await.as_u64().unwrap()).unwrap()
    }

    /// The text of the first such element, without its line breaks; it has to be there.
    pub(crate) async fn text(&self, css: &str) -> String {
        self.see(css).await;
        self.texts(css).await.swap_remove(0)
    }

    /// What the driver itself reads from the first such element, also where scripts are off.
    pub(crate) async fn read(&self, css: &str) -> String {
        let element = self.browser.find(By::Css(css)).await.unwrap();
        element.text().await.unwrap()
    }

    /// The texts of all such elements.
    pub(crate) async fn texts(&self, css: &str) -> Vec<String> {
        let body = "return [...document.querySelectorAll(arguments[0])]
            .map(each => each.textContent.replace(/\\u2060/g, '').replace(/\\s+/g, ' ').trim())";
        strings(&self.run(body, &[json!(css)]).await)
    }

    pub(crate) async fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let body = "return document.querySelector(arguments[0]).getAttribute(arguments[1])";
        let value = self.run(body, &[json!(css), json!(name)]).await;
        value.as_str().map(str::to_owned)
    }

    pub(crate) async fn title(&self) -> String {
        self.browser.title().await.unwrap()
    }

    /// Gives the path of a file to a file input, as its dialog would.
    pub(crate) async fn send(&self, css: &str, path: &str) {
        let input = self.browser.find(By::Css(css)).await.unwrap();
        input.send_keys(path).await.unwrap();
    }

    /// Chooses an option of a native list.
    pub(crate) async fn select(&self, css: &str, value: &str) {
        self.see(css).await;
        let option = By::Css(format!("{css} option[value='{value}']"));
        // An option in a closed list is clicked by the driver, which opens the list for it.
        self.browser
            .find(option)
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
        self.shown().await;
    }

    /// A command of the browser's own protocol.
    pub(crate) async fn tool(&self, command: &str, parameters: Value) -> Value {
        let outcome = self.browser.cdp().send_raw(command, parameters).await;
        match outcome {
            Ok(value) => value,
            Err(error) => panic!("{command}: {error}"),
        }
    }

    /// What is visible now, as a PNG file.
    pub(crate) async fn screenshot(&self) -> Vec<u8> {
        self.browser.screenshot_as_png().await.unwrap()
    }

    pub(crate) async fn resize(&self, (width, height): (u32, u32)) {
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.tool("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// Sets media features such as `prefers-color-scheme`; those not named are as usual.
    pub(crate) async fn media(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.tool(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await;
    }

    /// Runs a script in every document that is opened from now on, before its own.
    pub(crate) async fn prepare(&self, script: &str) {
        let parameters = json!({ "source": script });
        self.tool("Page.addScriptToEvaluateOnNewDocument", parameters)
            .await;
    }

    /// What the console has complained about since it was last asked.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let entries = self.browser.browser_log().await.unwrap();
        let bad = entries
            .into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"));
        bad.map(|entry| entry.message).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // Ending the session here would block the runtime that has to carry the answer; the
        // driver ends its browsers when it ends itself.
        drop(self.browser.clone().leak());
    }
}

/// What a script gave back, or the end of the test with what the browser says and the script.
fn answer(outcome: WebDriverResult<ScriptRet>, body: &str) -> Value {
    match outcome {
        Ok(value) => value.json().clone(),
        Err(error) => panic!(
            "{error}\nin: {}",
            body.chars().take(600).collect::<String>()
        ),
    }
}

/// A text as a JavaScript literal.
pub(crate) fn quote(text: &str) -> String {
    json!(text).to_string()
}

/// A list of texts.
pub(crate) fn strings(value: &Value) -> Vec<String> {
    let list = value
        .as_array()
        .unwrap_or_else(|| panic!("no list: {value}"));
    list.iter()
        .map(|each| each.as_str().unwrap().to_owned())
        .collect()
}
