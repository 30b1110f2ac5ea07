//! The draft is written after every change and at the last moment of the page.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::{UseStateSetter, hook, use_effect_with, use_mut_ref};

use crate::app::context::Context;
use crate::platform::draft::{Draft, Rung};
use crate::platform::{boot, clock, document};
use crate::session::{answers_as_text, save};

/// Keeps the session in `draft` and tells on which rung it lives.
///
/// While an earlier draft waits for the visitor's choice nothing is written, so that it cannot
/// be lost by merely looking at the start screen.
#[hook]
pub fn use_draft(context: &Context, draft: &Draft, rung: &UseStateSetter<Rung>) {
    let latest = use_mut_ref(String::new);
    let is_writable = context.waiting.is_none() && context.session().is_begun();
    let watched = (context.session().revision, context.text.language, is_writable);
    {
        let context = context.clone();
        let draft = draft.clone();
        let rung = rung.clone();
        let latest = Rc::clone(&latest);
        use_effect_with(watched, move |(_, language, is_writable)| {
            if !is_writable {
                latest.borrow_mut().clear();
                return;
            }
            let session = context.session();
            let record = save(&context.catalog, session, *language, clock::now());
            boot::keep(&answers_as_text(&context.catalog, &context.text, session), &record);
            latest.borrow_mut().clone_from(&record);
            spawn_local(async move { rung.set(draft.save(&record).await) });
        });
    }
    let draft = draft.clone();
    use_effect_with((), move |()| {
        let listener = document::on_pagehide(move || {
            let record = latest.borrow();
            if !record.is_empty() && draft.rung() != Rung::Memory {
                // The write of the last change may still be under way; this one is immediate.
                drop(draft.save_now(&record));
            }
        });
        move || drop(listener)
    });
}
