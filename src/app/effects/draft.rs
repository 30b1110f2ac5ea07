//! The draft is written after every change and at the last moment of the page.

use std::cell::RefCell;
use std::rc::Rc;

use yew::platform::spawn_local;

use crate::app::arrival::{Arrival, Origin};
use crate::app::context::Context;
use crate::app::message::Message;
use crate::language::Language;
use crate::platform::draft::{Draft, Rung};
use crate::platform::listener::Listener;
use crate::platform::{boot, clock, document};
use crate::session::{answers_as_text, save};

/// Keeps the session in a draft.
#[derive(Debug)]
pub struct Keeper {
    draft: Draft,
    before: Draft,
    /// The last record; empty while nothing may be written.
    latest: Rc<RefCell<String>>,
    kept: Option<(u64, Language)>,
    _end_of_page: Listener,
}

impl Keeper {
    pub fn new(draft: Draft) -> Self {
        let latest = Rc::new(RefCell::new(String::new()));
        let last_chance = (draft.clone(), Rc::clone(&latest));
        let end_of_page = document::on_pagehide(move || {
            let (draft, latest) = &last_chance;
            let record = latest.borrow();
            if !record.is_empty() && draft.rung() != Rung::Memory {
                // The write of the last change may still be under way; this one is immediate.
                drop(draft.save_now(&record));
            }
        });
        Self {
            before: draft.beside("before"),
            draft,
            latest,
            kept: None,
            _end_of_page: end_of_page,
        }
    }

    /// Writes what changed and tells on which rung it lives.
    ///
    /// While an earlier draft waits for the visitor's choice nothing is written, so that it
    /// cannot be lost by merely looking at the start screen; nor while the visitor chooses
    /// between the answers of two tabs.
    pub fn follow(&mut self, context: &Context) {
        let session = context.session();
        let language = context.text.language;
        let is_disputed = matches!(context.arrival, Some(Arrival::Open(Origin::Tab, _)));
        let is_writable = context.waiting.is_none() && session.is_begun() && !is_disputed;
        let wanted = is_writable.then_some((session.revision, language));
        if self.kept == wanted {
            return;
        }
        self.kept = wanted;
        if !is_writable {
            self.latest.borrow_mut().clear();
            return;
        }
        let record = save(&context.catalog, session, language, clock::now());
        boot::keep(
            &answers_as_text(&context.catalog, &context.text, session),
            &record,
        );
        self.latest.borrow_mut().clone_from(&record);
        let (saved, send) = (self.draft.save(record), context.send.clone());
        spawn_local(async move {
            send.emit(Message::Kept(saved.await));
        });
    }

    /// The place of the answers that others replaced.
    pub fn before(&self) -> &Draft {
        &self.before
    }

    /// The place where the draft is kept.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }
}
