//! The visitor's answers as a file, and another person's file beside them.
//!
//! The build moves the other two functions and what only they reach into the second wasm, see
//! `xtask/src/split.rs`: only screens that come with it lead here.

use std::rc::Rc;

use yew::platform::spawn_local;

use super::arrival::{Arrival, Origin, Share};
use super::context::Context;
use super::message::Message;
use super::share::reason;
use crate::catalog::Catalog;
use crate::platform::file::{FileError, chosen};
use crate::platform::{clock, download};
use crate::session::{Action, LONGEST_FILE, Refusal, Second, save};

/// The id of the input in which a file is chosen.
pub const INPUT: &str = "lf-file";

/// The same for the visitor's own.
pub const OWN_INPUT: &str = "lf-own-file";

/// Offers the visitor's answers as a file. Its name tells who answered and when, because two of
/// them soon lie side by side.
#[inline(never)]
pub(super) fn save_answers(context: &Context) {
    let session = context.own();
    let catalog = &context.catalog;
    let respondent = catalog.known.respondent;
    let who = session.company.profile.choice(respondent);
    let who = who.and_then(|who| catalog.field(respondent).options.get(who.index()));
    let month = session.company.assessed.map(|month| month.to_string());
    let name = [
        who.map_or("answers", String::as_str),
        "-",
        &month.unwrap_or_default(),
        ".landfall.json",
    ];
    let record = save(catalog, session, context.text.language, clock::now());
    // Where a sandbox forbids downloads, the button does nothing and harms nothing.
    drop(download::download(
        &name.concat(),
        "application/json",
        &record,
    ));
}

/// Waits for the visitor to choose a file.
pub(super) fn open(context: &Context, id: &'static str) {
    let (catalog, send) = (Rc::clone(&context.catalog), context.send.clone());
    spawn_local(async move {
        if let Some(file) = chosen(id, LONGEST_FILE).await {
            send.emit(opened(&catalog, id, file));
        }
    });
}

/// What a chosen file is: another person's, or answers that may become the visitor's own.
#[inline(never)]
fn opened(catalog: &Catalog, id: &'static str, file: Result<Vec<u8>, FileError>) -> Message {
    let refused = |error| match error {
        FileError::TooLarge => Refusal::TooLarge,
        FileError::Unreadable => Refusal::Unreadable,
    };
    if id == OWN_INPUT {
        return Message::Shared(Share::Arrive(match file {
            Ok(bytes) => Arrival::Coming(Origin::File, bytes),
            Err(error) => Arrival::Refused(Origin::File, reason(refused(error))),
        }));
    }
    Message::Act(Action::Second(match file {
        Ok(bytes) => Second::read(catalog, &bytes),
        Err(error) => Second::Refused(refused(error)),
    }))
}
