//! Buttons.

use super::element::{Element, words};
use super::listener::Moment;
use crate::app::context::Context;
use crate::app::message::Message;
use crate::session::Action;

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The one way on.
    Main,
    Quiet,
    /// A step that cannot be taken back.
    Plain,
    Link,
}

impl Look {
    const fn class(self) -> &'static str {
        const CLASSES: [&str; 4] = [
            "lf-button lf-button--main",
            "lf-button lf-button--quiet",
            "lf-button",
            "lf-link",
        ];
        CLASSES[self as usize]
    }
}

/// A button that sends a message.
#[inline(never)]
pub fn button(context: &Context, look: Look, label: &str, message: Message) -> Element {
    pressed(context, words("button", look.class(), label), message)
}

/// A button that does something to the session.
#[inline(never)]
pub fn act(context: &Context, look: Look, label: &str, action: Action) -> Element {
    button(context, look, label, Message::Act(action))
}

/// Makes a `button` element of one's own send a message.
#[inline(never)]
pub fn pressed(context: &Context, button: Element, message: Message) -> Element {
    button
        .set("type", "button")
        .on(Moment::Click, context, message)
}
