//! Reading what arrived, and making what is sent.
//!
//! All of it is reached from `arrival.rs` alone, and so comes with the second wasm.

use std::rc::Rc;

use super::arrival::{Arrival, Arrived, Origin, Text};
use super::context::Context;
use crate::catalog::Catalog;
use crate::ids::QuestionId;
use crate::session::{LinkError, LoadError, Refusal, Second, Session, load, read_link, write_link};
use crate::text::Ui;

/// The sentence for a file that was refused.
pub const fn reason(refusal: Refusal) -> Ui {
    match refusal {
        Refusal::Unreadable => Ui::FileUnreadable,
        Refusal::TooLarge => Ui::FileTooLarge,
        Refusal::NotOurs => Ui::FileNotOurs,
        Refusal::Newer => Ui::FileNewer,
        Refusal::Damaged => Ui::FileDamaged,
    }
}

/// Reads what arrived.
pub(super) fn read(catalog: &Catalog, origin: Origin, bytes: &[u8]) -> Arrival {
    let read = match origin {
        Origin::Link => link(catalog, bytes),
        Origin::File | Origin::Tab | Origin::Before => file(catalog, bytes),
    };
    match read {
        Ok(arrived) => Arrival::Open(origin, Rc::new(arrived)),
        Err(reason) => Arrival::Refused(origin, reason),
    }
}

fn link(catalog: &Catalog, fragment: &[u8]) -> Result<Arrived, Ui> {
    let fragment = str::from_utf8(fragment).map_err(|_| Ui::LinkDamaged)?;
    match read_link(catalog, fragment) {
        Some(Ok(linked)) => Ok(Arrived {
            session: linked.session,
            dropped: linked.dropped,
            is_other_content: linked.is_other_content,
        }),
        Some(Err(LinkError::Newer)) => Err(Ui::LinkNewer),
        Some(Err(LinkError::Damaged)) | None => Err(Ui::LinkDamaged),
    }
}

/// The whole record, where another person's file gives only the company.
fn file(catalog: &Catalog, bytes: &[u8]) -> Result<Arrived, Ui> {
    if let Second::Refused(refusal) = Second::read(catalog, bytes) {
        return Err(reason(refusal));
    }
    let text = str::from_utf8(bytes).map_err(|_| Ui::FileNotOurs)?;
    let loaded =
        load(catalog, text.trim_start_matches('\u{feff}')).map_err(|error| match error {
            LoadError::Newer => Ui::FileNewer,
            LoadError::Broken => Ui::FileDamaged,
        })?;
    Ok(Arrived {
        dropped: loaded.dropped.len(),
        is_other_content: loaded.is_other_content,
        session: Session {
            revision: 0,
            ..loaded.session
        },
    })
}

/// What is to be copied; none when a link would be too long, which no check of today makes.
pub(super) fn text(context: &Context, what: Text) -> Option<String> {
    match what {
        Text::Link | Text::Print => own_link(context),
        Text::Question(question) => Some(forwarded(context, question)),
    }
}

/// The address of the check in a page of its own with the visitor's answers; none when it would
/// be too long.
#[inline(never)]
pub(super) fn own_link(context: &Context) -> Option<String> {
    let own = context.own();
    let link = write_link(&context.catalog, own, context.text.language)?;
    let mark = if own.company.only_regions {
        "?view=regions#"
    } else {
        "#"
    };
    Some([&context.address, mark, &link].concat())
}

/// A question as someone without the check can answer it, in the visitor's language.
fn forwarded(context: &Context, question: QuestionId) -> String {
    let asked = context.text.question(question);
    let mut lines = vec![
        context.t(Ui::ForwardIntro).to_owned(),
        String::new(),
        asked.title.clone(),
        asked.scope.clone(),
        String::new(),
    ];
    for (number, anchor) in (0_u8..).zip(&asked.anchors) {
        lines.push(context.pair(Ui::Labelled, &number.to_string(), anchor));
    }
    lines.push(String::new());
    lines.push(context.t(Ui::ForwardHow).to_owned());
    lines.join("\n")
}
