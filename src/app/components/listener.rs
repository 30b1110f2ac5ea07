//! One kind of listener for everything: a new closure type at each place would bring its own
//! copies of Yew's callbacks.

use yew::virtual_dom::ListenerKind;
use yew::{Callback, Event};

use crate::app::context::Context;
use crate::app::message::Message;
use crate::platform::input;

/// When a listener is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    Click,
    /// A click on a link that leads to a place of this page. Following the fragment would scroll
    /// a host page, so the link is not followed.
    Follow,
    Change,
    /// Every letter. A text that is read only when it is done would be overwritten by whatever
    /// draws the page anew in between, such as the note that answers were saved.
    Input,
    /// Enter on a radio or checkbox.
    Enter,
}

/// What a listener does.
pub(super) enum Reaction {
    Send(Message),
    /// Reads the value of the control.
    Read(Box<dyn Fn(String) -> Option<Message>>),
}

/// Turns what the visitor does into a message.
pub(super) struct Listener {
    moment: Moment,
    reaction: Reaction,
    send: Callback<Message>,
}

impl Listener {
    pub(super) fn new(moment: Moment, context: &Context, reaction: Reaction) -> Self {
        let send = context.send.clone();
        Self {
            moment,
            reaction,
            send,
        }
    }
}

impl yew::virtual_dom::Listener for Listener {
    fn kind(&self) -> ListenerKind {
        match self.moment {
            Moment::Click | Moment::Follow => ListenerKind::onclick,
            Moment::Change => ListenerKind::onchange,
            Moment::Input => ListenerKind::oninput,
            Moment::Enter => ListenerKind::onkeydown,
        }
    }

    fn handle(&self, event: Event) {
        match self.moment {
            Moment::Click | Moment::Change | Moment::Input => {}
            Moment::Enter if !input::is_enter_on_choice(&event) => return,
            Moment::Follow | Moment::Enter => event.prevent_default(),
        }
        let message = match &self.reaction {
            Reaction::Send(message) => Some(message.clone()),
            Reaction::Read(read) => read(input::value(&event)),
        };
        if let Some(message) = message {
            self.send.emit(message);
        }
    }

    fn passive(&self) -> bool {
        false
    }
}
