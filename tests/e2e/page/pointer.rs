//! Clicks.

use thirtyfour::prelude::*;

use super::{Page, quote};

/// Ends after a frame, or soon in a page that nobody sees: it has none.
const SHOWN: &str = "const done = arguments[arguments.length - 1];
    setTimeout(done, 300);
    requestAnimationFrame(() => setTimeout(done));";

impl Page {
    /// Clicks the first such element once it is visible.
    pub(crate) async fn click(&self, css: &str) {
        self.see(css).await;
        self.shown().await;
        let element = self.browser.find(By::Css(css)).await.unwrap();
        if let Err(error) = element.click().await {
            panic!("cannot click {css}: {error}");
        }
        self.shown().await;
    }

    /// Clicks the element among those of `css` whose text is `words`, once the screen stands as
    /// a whole.
    pub(crate) async fn click_words(&self, css: &str, words: &str) {
        let find = format!(
            "[...document.querySelectorAll({})].find(each => each.checkVisibility() \
             && each.textContent.replace(/\\s+/g, ' ').trim() === {})",
            quote(css),
            quote(words)
        );
        self.until(&format!(
            "!document.querySelector('[aria-busy=true]') && {find}"
        ))
        .await;
        self.shown().await;
        let found = self
            .browser
            .execute(format!("return {find}"), vec![])
            .await
            .unwrap();
        if let Err(error) = found.element().unwrap().click().await {
            panic!("cannot click “{words}”: {error}");
        }
        self.shown().await;
    }

    /// Waits until what the page holds has been shown, as a visitor does before a click and after.
    /// A click is drawn after the next frame, and a new screen scrolled by the frame that shows it:
    /// a driver that has looked up the place of a button just before would click beside it. A
    /// document that is just being left may not answer.
    pub(super) async fn shown(&self) {
        drop(self.browser.execute_async(SHOWN, Vec::new()).await);
    }
}
