//! Answers from elsewhere: what arrived, and what the visitor does with it. They wait beside the
//! visitor's own answers, which nothing changes before a choice is made.

use std::rc::Rc;

use yew::platform::spawn_local;

use super::context::{Context, Waiting};
use super::load;
use super::message::Message;
use crate::ids::QuestionId;
use crate::platform::draft::Draft;
use crate::platform::listener::Listener;
use crate::platform::location;
use crate::session::{Session, is_link};
use crate::text::Ui;

/// The element that holds a text which could not be copied.
pub const COPY_FIELD: &str = "lf-copy";

/// Where answers came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Link,
    File,
    /// Another tab has written the draft.
    Tab,
    /// The copy of the answers that others replaced.
    Before,
}

/// Answers from elsewhere.
#[derive(Debug, Clone)]
pub enum Arrival {
    /// Not read yet: what reads them, and the words about them, may still be on their way.
    Coming(Origin, Vec<u8>),
    Refused(Origin, Ui),
    Open(Origin, Rc<Arrived>),
}

/// Answers that were read.
#[derive(Debug, Clone)]
pub struct Arrived {
    pub session: Session,
    /// How many entries the questionnaire does not have.
    pub dropped: usize,
    pub is_other_content: bool,
}

/// Something that can be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// The link that holds the answers.
    Link,
    /// The address under which the result can be printed, because here it cannot. It is shown
    /// and not copied.
    Print,
    /// A question for a colleague.
    Question(QuestionId),
}

/// What was copied last, and whether it could be.
#[derive(Debug, Clone)]
pub struct Copied {
    pub what: Text,
    pub text: String,
    pub is_done: bool,
    /// Whether the text that could not be copied stands selected.
    pub is_selected: bool,
}

/// What happens to answers from elsewhere, and to the visitor's own on their way out.
#[derive(Debug, Clone)]
pub enum Share {
    Arrive(Arrival),
    /// Look at their result; the visitor's answers stay as they are.
    View,
    /// They become the visitor's own.
    Use,
    Leave,
    Reload,
    Copy(Text),
    Copied(Copied),
    /// There is, or is no, copy of earlier answers.
    Before(Option<String>),
    BringBack,
    /// The stored draft as another tab may have left it.
    Stored(Rc<Waiting>),
}

impl Context {
    /// The visitor's own answers: the draft that waits, or the session.
    pub fn own(&self) -> &Session {
        self.waiting
            .as_ref()
            .map_or(&self.session, |waiting| &waiting.session)
    }

    /// Whether answers from elsewhere fill the screen.
    pub fn is_arriving(&self) -> bool {
        self.arrival.is_some() && self.session.sample.is_none()
    }
}

/// The link in the address, if it holds one.
pub(super) fn from_address() -> Option<Arrival> {
    let fragment = location::hash();
    is_link(&fragment).then(|| Arrival::Coming(Origin::Link, fragment.into_bytes()))
}

/// Asks what the stored draft is whenever another tab may have written it; the answer comes as
/// a message.
pub(super) fn on_change(draft: &Draft, context: &Context) -> Listener {
    let (catalog, send) = (Rc::clone(&context.catalog), context.send.clone());
    let asked = draft.clone();
    draft.on_change(move || {
        let (draft, catalog, send) = (asked.clone(), Rc::clone(&catalog), send.clone());
        spawn_local(async move {
            if let Some(found) = load::newest(&catalog, &draft).await {
                send.emit(Message::Share(Share::Stored(Rc::new(found))));
            }
        });
    })
}
