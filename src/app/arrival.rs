//! Answers from elsewhere: what arrived, and what the visitor does with it. They wait beside the
//! visitor's own answers, which nothing changes before a choice is made.

use std::rc::Rc;

use yew::platform::spawn_local;

use super::context::{Context, Waiting};
use super::load;
use super::message::Message;
use super::root::App;
use super::share;
use crate::ids::QuestionId;
use crate::language::Language;
use crate::platform::draft::Draft;
use crate::platform::listener::Listener;
use crate::platform::{boot, clock, copy, document, location};
use crate::session::{Action, Notice, Sample, Screen, Session, is_link, save};
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

impl App {
    /// Does what a message says; true when the page has to be drawn again.
    ///
    /// The build moves this and what only it reaches into the second wasm, see
    /// `xtask/src/split.rs`.
    #[inline(never)]
    pub(super) fn share(&mut self, share: Share) -> bool {
        let context = &mut self.context;
        match share {
            Share::Arrive(arrival) => {
                context.arrival = Some(arrival);
                self.act(Action::CloseSample);
            }
            Share::View => {
                if let Some(Arrival::Open(_, arrived)) = &context.arrival {
                    let sample = Sample {
                        id: String::new(),
                        company: arrived.session.company.clone(),
                        scenario: arrived.session.scenario,
                    };
                    self.act(Action::OpenSample(Box::new(sample)));
                }
            }
            Share::Use => self.use_arrived(),
            Share::Leave => self.leave_arrived(),
            Share::Reload => {
                drop(document::reload());
                return false;
            }
            Share::Copy(what) => {
                let Some(text) = share::text(context, what) else {
                    return false;
                };
                let send = context.send.clone();
                spawn_local(async move {
                    let is_done = what != Text::Print && copy::copy(&text).await;
                    let copied = Copied {
                        what,
                        text,
                        is_done,
                        is_selected: is_done,
                    };
                    send.emit(Message::Share(Share::Copied(copied)));
                });
                return false;
            }
            Share::Copied(copied) => {
                context.copied = Some(copied);
            }
            Share::Before(record) => context.before = record,
            Share::BringBack => {
                let record = context.before.clone().unwrap_or_default().into_bytes();
                context.arrival = Some(Arrival::Coming(Origin::Before, record));
            }
            Share::Stored(found) => return self.compare_with(&found),
        }
        true
    }

    /// Reads what has arrived once the second part of the wasm and its words are there.
    #[inline(never)]
    pub(super) fn read_arrival(&mut self) -> bool {
        let context = &mut self.context;
        let Some(Arrival::Coming(origin, bytes)) = &context.arrival else {
            return false;
        };
        let is_link = *origin == Origin::Link;
        context.arrival = Some(share::read(&context.catalog, *origin, bytes));
        if is_link && document::is_framed() {
            // Standing alone, a reload brings the link back; a frame's address is nobody's.
            self.trail.restore();
        }
        true
    }

    /// Selects, once it stands, a text that could not be copied.
    #[inline(never)]
    pub(super) fn select_copied(&mut self) {
        if let Some(copied) = &mut self.context.copied
            && !copied.is_selected
        {
            copied.is_selected = true;
            drop(document::select(COPY_FIELD));
        }
    }

    /// The visitor's own answers are kept as a copy, so that taking others is no loss.
    fn use_arrived(&mut self) {
        let context = &mut self.context;
        let Some(Arrival::Open(origin, arrived)) = context.arrival.take() else {
            return;
        };
        let own = context.own();
        let revision = own.revision;
        if own.is_begun() {
            let record = save(&context.catalog, own, context.text.language, clock::now());
            context.before = Some(record.clone());
            let saved = self.keeper.before().save(record);
            spawn_local(async move {
                saved.await;
            });
        }
        let mut session = arrived.session.clone();
        session.revision = session.revision.max(revision);
        session.company.assessed = Some(load::this_month());
        session.screen = match origin {
            Origin::Tab => context.session.screen,
            _ => Screen::Review,
        };
        context.waiting = None;
        self.trail.restore();
        self.act(Action::Resume(Box::new(session)));
    }

    fn leave_arrived(&mut self) {
        let context = &mut self.context;
        if let Some(Arrival::Open(Origin::Tab, arrived)) = context.arrival.take() {
            // Newer than the other tab's, so that they are written over them, which it is told.
            let session = &mut context.session;
            session.revision = session.revision.max(arrived.session.revision) + 1;
        }
        self.trail.restore();
    }

    /// Goes on with the draft that waited.
    pub(super) fn resume(&mut self) {
        let Some(found) = self.context.waiting.take() else {
            return;
        };
        let mut session = found.session;
        session.company.assessed = Some(load::this_month());
        let open = session.open_questions(&self.context.catalog).len();
        self.act(Action::Resume(Box::new(session)));
        if found.is_other_content {
            let dropped = found.dropped.len();
            self.act(Action::Notice(Some(Notice::DraftOlder { dropped, open })));
        } else if !found.dropped.is_empty() {
            self.act(Action::Notice(Some(Notice::DraftPartial(found.dropped))));
        }
    }

    /// Forgets everything that is kept.
    pub(super) fn erase(&self) {
        let (draft, send) = (self.keeper.draft().clone(), self.context.send.clone());
        spawn_local(async move {
            // A rung that refuses to forget is one that could not be written either.
            drop(draft.erase().await);
            boot::keep("", "");
            send.emit(Message::Erased);
        });
    }

    /// Looks for a copy of earlier answers.
    pub(super) fn ask_before(&self) {
        let (draft, send) = (self.keeper.before().clone(), self.context.send.clone());
        spawn_local(async move {
            let record = draft.load().await.ok().flatten();
            send.emit(Message::Share(Share::Before(record)));
        });
    }

    /// Another tab may have written: what differs from the answers here becomes a choice.
    fn compare_with(&mut self, found: &Waiting) -> bool {
        let context = &mut self.context;
        let stored = &found.session;
        let own = context.own();
        if essence(context, stored) == essence(context, own) {
            // Moving about counts too: what is answered here next has to be the newer one.
            let stored = found.session.revision;
            let session = &mut context.session;
            if session.is_begun() {
                session.revision = session.revision.max(stored);
            }
            return false;
        }
        let is_idle = !context.session.is_begun() && context.session.screen == Screen::Start;
        if context.waiting.is_some() || is_idle {
            // Nothing was answered here yet, so the newer one is the draft to go on with.
            context.waiting = Some(found.clone());
            return true;
        }
        let arrived = Arrived {
            dropped: found.dropped.len(),
            session: found.session.clone(),
            is_other_content: false,
        };
        context.arrival = Some(Arrival::Open(Origin::Tab, Rc::new(arrived)));
        true
    }
}

/// What is left of a session that was saved, but for where the visitor is.
fn essence(context: &Context, session: &Session) -> String {
    let still = Session {
        screen: Screen::Start,
        compared: Vec::new(),
        revision: 0,
        ..session.clone()
    };
    save(&context.catalog, &still, Language::En, 0.0)
}
