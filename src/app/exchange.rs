//! What the root does with answers from elsewhere, and with the visitor's own on their way out.

use std::rc::Rc;

use yew::platform::spawn_local;

use super::arrival::{Arrival, Arrived, COPY_FIELD, Copied, Origin, Share, Text};
use super::context::{Context, Waiting};
use super::load;
use super::message::Message;
use super::root::App;
use super::share;
use crate::language::Language;
use crate::platform::{boot, clock, copy, document};
use crate::session::{Action, Notice, Sample, Screen, Session, save};

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
            // A refusal to print comes half a second late: on another screen it says nothing.
            Share::Copied(copied)
                if copied.what == Text::Print && context.session.screen != Screen::Result =>
            {
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

    /// Forgets everything that is kept. Nothing is to be drawn until that is done.
    pub(super) fn erase(&self) -> bool {
        let (draft, send) = (self.keeper.draft().clone(), self.context.send.clone());
        spawn_local(async move {
            // A rung that refuses to forget is one that could not be written either.
            drop(draft.erase().await);
            boot::keep("", "");
            send.emit(Message::Erased);
        });
        false
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
