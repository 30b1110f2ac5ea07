//! From files and storage to the first state of the app.

use std::rc::Rc;

use super::context::Waiting;
use super::message::File;
use super::root::AppProps;
use crate::assessment::Month;
use crate::catalog::{Catalog, CatalogErrors};
use crate::language::Language;
use crate::platform::draft::{self, Draft};
use crate::platform::{boot, clock};
use crate::session::{Action, LoadError, Loaded, Notice, Session, load};
use crate::text::Text;

/// Where answers go that must not touch a draft which this release cannot read.
const BESIDE: &str = "v1";

/// Why nothing can be shown.
pub(super) struct Failure {
    pub(super) code: &'static str,
    pub(super) detail: String,
}

/// Loads structure, words and draft. The storage answers while the content is read.
pub(super) async fn everything() -> Result<AppProps, Failure> {
    let opening = draft::open(&boot::draft_key());
    let structure = file("structure").await?;
    let catalog = Catalog::parse(&structure).map_err(|errors| invalid(&errors))?;
    // On a slow phone all of this is too long for one turn: a click in between is answered.
    clock::wait(0).await;
    let language = Language::from_tag(&boot::language()).unwrap_or_default();
    let words = file(&File::Words(language).name()).await?;
    let words = ["[", &words, "]"].concat();
    let text = Text::parse(&catalog, language, &words).map_err(|errors| invalid(&errors))?;
    let mut draft = opening.await;
    let (mut waiting, notice, is_free) = restore(&catalog, &draft).await;
    if !is_free {
        draft = draft.beside(BESIDE);
        let found = newest(&catalog, &draft).await;
        waiting = found.or(waiting);
    }
    if let Some(waiting) = &mut waiting {
        answer_early(&catalog, &mut waiting.session);
    }
    Ok(AppProps {
        catalog: Rc::new(catalog),
        text: Rc::new(text),
        draft,
        waiting,
        notice,
    })
}

fn invalid(errors: &CatalogErrors) -> Failure {
    Failure {
        code: "content-invalid",
        detail: errors.to_string(),
    }
}

async fn file(name: &str) -> Result<String, Failure> {
    boot::load(name).await.map_err(|error| Failure {
        code: "content-load",
        detail: error.to_string(),
    })
}

/// The text of a file; none when it could not be had. Together with words, examples and regions
/// comes the second part of the wasm, which reads and shows them.
pub(super) async fn text(file: File) -> Option<String> {
    match file {
        File::Words(_) => {
            let words = boot::load(&file.name()).await.ok()?;
            Some(["[", &words, "]"].concat())
        }
        File::Regions | File::Map | File::Config | File::Sample(_) => {
            let text = boot::load(&file.name()).await.ok()?;
            boot::rest().await.ok()?;
            Some(text)
        }
        File::AllWords(language) => {
            boot::rest().await.ok()?;
            let first = boot::load(&file.name()).await.ok()?;
            let name = ["result-words-", language.code()].concat();
            let second = boot::load(&name).await.ok()?;
            let keys = boot::load("result-words-keys").await.ok()?;
            Some(["[", &first, ",", &second, ",", &keys, "]"].concat())
        }
    }
}

/// A visitor may have answered the first question before the draft was found. The newest answer
/// counts; what it changes is told as for any other.
fn answer_early(catalog: &Catalog, session: &mut Session) {
    let stage = catalog.known.stage;
    let begin = ["p-", &catalog.field(stage).key, "-"].concat();
    let answers = boot::early_answers();
    let mut newest_first = answers
        .split(' ')
        .rev()
        .filter_map(|id| id.strip_prefix(&*begin)?.parse().ok());
    let option = newest_first
        .next()
        .and_then(|place| catalog.field(stage).option_ids().nth(place));
    if let Some(next) =
        option.and_then(|option| session.apply(catalog, Action::Choose(stage, vec![option])))
    {
        *session = next;
    }
}

/// The newest readable draft, what to say about the others, and whether their place may be
/// written. A broken one is set aside; a newer one, or one that could not be set aside, stays.
async fn restore(catalog: &Catalog, draft: &Draft) -> (Option<Waiting>, Option<Notice>, bool) {
    let is_safe = boot::is_safe();
    let (mut notice, mut is_free) = (None, true);
    let mut found = None;
    for (_, record) in draft.load_all().await {
        let error = match load(catalog, &record) {
            Err(error) => error,
            // Twice it led into a panic, so it counts as broken.
            Ok(_) if is_safe => LoadError::Broken,
            Ok(loaded) => {
                newer(&mut found, loaded);
                continue;
            }
        };
        if error == LoadError::Newer {
            notice = Some(Notice::DraftNewer);
            is_free = false;
        } else {
            is_free &= draft.set_aside(&record, clock::now()).await.is_ok();
            notice.get_or_insert(Notice::DraftBroken);
        }
    }
    if is_safe {
        if is_free {
            // It lies aside now; here it would be offered again and fail again.
            draft.forget().await;
        }
        return (None, notice, is_free);
    }
    (found, notice, is_free)
}

/// The newest of the drafts that can be read.
pub(super) async fn newest(catalog: &Catalog, draft: &Draft) -> Option<Waiting> {
    let mut newest = None;
    for (_, record) in draft.load_all().await {
        if let Ok(loaded) = load(catalog, &record) {
            newer(&mut newest, loaded);
        }
    }
    newest
}

/// Takes a draft for the newest one if it is.
fn newer(newest: &mut Option<Waiting>, loaded: Loaded) {
    let known = newest.as_ref().map(|known| known.session.revision);
    if known < Some(loaded.session.revision) && loaded.session.is_begun() {
        *newest = Some(Waiting {
            session: loaded.session,
            at: loaded.at,
            dropped: loaded.dropped,
            is_other_content: loaded.is_other_content,
        });
    }
}

/// The month on the visitor's clock.
pub(super) fn this_month() -> Month {
    let (year, month, _) = clock::today();
    Month { year, month }
}
