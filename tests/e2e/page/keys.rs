//! What a visitor does with the keyboard.

use thirtyfour::prelude::*;

use super::{Page, quote};

impl Page {
    /// Presses keys, one after the other, wherever the focus is.
    pub(crate) async fn press(&self, keys: &[Key]) {
        let chain = keys.iter().fold(self.browser.action_chain(), |chain, key| {
            chain.key_down(key.clone()).key_up(key.clone())
        });
        chain.perform().await.unwrap();
        self.shown().await;
    }

    /// Presses a key after which its frame may be gone, and with it whoever would let it go.
    pub(crate) async fn press_and_leave(&self, key: Key) {
        let chain = self.browser.action_chain();
        drop(chain.key_down(key.clone()).key_up(key).perform().await);
        self.leave_frame().await;
    }

    /// Types a text wherever the focus is.
    pub(crate) async fn type_text(&self, text: &str) {
        self.browser
            .action_chain()
            .send_keys(text)
            .perform()
            .await
            .unwrap();
    }

    /// Types into the field that has the focus, and stays there.
    pub(crate) async fn write(&self, text: &str) {
        let chain = self.browser.action_chain().send_keys(text);
        chain.perform().await.unwrap();
        self.shown().await;
    }

    /// Types a text in place of the one that has the focus, and leaves it.
    pub(crate) async fn type_over(&self, text: &str) {
        let chain = self.browser.action_chain().key_down(Key::Control);
        let chain = chain.send_keys("a").key_up(Key::Control).send_keys(text);
        chain
            .key_down(Key::Tab)
            .key_up(Key::Tab)
            .perform()
            .await
            .unwrap();
    }

    /// Presses Tab until an element that matches has the focus.
    pub(crate) async fn tab_to(&self, css: &str) {
        let reached = format!("document.activeElement.matches({})", quote(css));
        for _ in 0..160 {
            self.press(&[Key::Tab]).await;
            if self.holds(&reached).await {
                return;
            }
        }
        panic!("no Tab leads to {css}");
    }

    /// Presses Shift and Tab.
    pub(crate) async fn tab_back(&self) {
        let chain = self.browser.action_chain().key_down(Key::Shift);
        let chain = chain.key_down(Key::Tab).key_up(Key::Tab).key_up(Key::Shift);
        chain.perform().await.unwrap();
    }

    /// Presses Shift and Tab until an element that matches has the focus.
    pub(crate) async fn tab_back_to(&self, css: &str) {
        let reached = format!("document.activeElement.matches({})", quote(css));
        for _ in 0..160 {
            self.tab_back().await;
            if self.holds(&reached).await {
                return;
            }
        }
        panic!("no Shift+Tab leads to {css}");
    }
}
