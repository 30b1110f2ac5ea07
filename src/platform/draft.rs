//! The visitor's draft, kept by the best storage that this browser allows.
//!
//! The ladder is IndexedDB, then localStorage, then memory. IndexedDB comes
//! first because a browser that is killed soon after a write loses
//! localStorage and keeps IndexedDB; memory comes last because a sandbox or
//! a setting may deny both.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Math, Number, Reflect};

use super::aside;
use super::error::StorageError;
use super::indexed::Database;
use super::listener::Listener;
use super::local;
use super::window::{document, window};

/// The end of the key under which other tabs are told of a write.
const MARK: &str = ":tab";

/// How every key of the app begins.
const KEYS: &str = "lf:";

/// Where a record lives, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rung {
    /// IndexedDB: on this device until the visitor or the browser removes it.
    Indexed,
    /// localStorage: the same, less safe when the browser is killed.
    Local,
    /// Memory: until the page ends.
    Memory,
}

/// A place for one record of text, under one key. Clones share the place.
#[derive(Debug, Clone)]
pub struct Draft {
    place: Rc<Place>,
}

#[derive(Debug)]
struct Place {
    key: String,
    rung: Cell<Rung>,
    database: Option<Database>,
    memory: RefCell<Option<String>>,
    /// What tells this tab's marks from those of other tabs.
    tab: String,
    writes: Cell<u32>,
}

/// Finds the best rung for `key`, such as `lf:default:1`. The storage is asked at once; the future
/// waits for at most three seconds.
pub fn open(key: &str) -> impl Future<Output = Draft> + use<> {
    let (key, opening) = (key.to_owned(), Database::open());
    async move { found(key, opening.await.ok()) }
}

fn found(key: String, database: Option<Database>) -> Draft {
    let rung = if database.is_some() {
        Rung::Indexed
    } else if local::is_usable() {
        Rung::Local
    } else {
        Rung::Memory
    };
    Draft {
        place: Rc::new(Place {
            key,
            rung: Cell::new(rung),
            database,
            memory: RefCell::new(None),
            tab: Number::from(Math::random())
                .to_string_with_radix(36)
                .map_or_else(|_| String::new(), String::from),
            writes: Cell::new(0),
        }),
    }
}

impl Draft {
    /// The rung that the next record goes to.
    pub fn rung(&self) -> Rung {
        self.place.rung.get()
    }

    /// The record on the present rung.
    ///
    /// A last-chance record of [`Draft::save_now`] may be newer and live on
    /// another rung: ask [`Draft::load_all`] at the start of a visit.
    pub async fn load(&self) -> Result<Option<String>, StorageError> {
        self.read(self.rung()).await
    }

    /// Every record that can be read, best rung first. Which of them is the
    /// newest stands inside the records, as their revision.
    pub async fn load_all(&self) -> Vec<(Rung, String)> {
        let mut found = Vec::new();
        for rung in [Rung::Indexed, Rung::Local, Rung::Memory] {
            if let Ok(Some(record)) = self.read(rung).await {
                found.push((rung, record));
            }
        }
        found
    }

    /// A place of its own for another record of the same draft, under `<key>:<name>`. It goes
    /// when the draft is erased.
    #[must_use]
    pub fn beside(&self, name: &str) -> Self {
        let place = &self.place;
        Self {
            place: Rc::new(Place {
                key: [&place.key, ":", name].concat(),
                rung: Cell::new(self.rung()),
                database: place.database.clone(),
                memory: RefCell::new(None),
                tab: place.tab.clone(),
                writes: Cell::new(0),
            }),
        }
    }

    /// Saves the record and says which rung holds it now.
    ///
    /// The browser has the record before this returns, so that a panic in the next moment loses
    /// nothing; the future only waits. A rung that fails is left for good: storage that failed
    /// once tends to fail again, and the visitor is told only once.
    pub fn save(&self, record: String) -> impl Future<Output = Rung> + 'static {
        *self.place.memory.borrow_mut() = Some(record.clone());
        let begun = self
            .indexed()
            .map(|known| known.put(&self.place.key, &record));
        let draft = self.clone();
        async move {
            let written = match begun {
                Some(Ok(transaction)) => Database::complete(&transaction).await,
                Some(Err(error)) => Err(error),
                None => Err(StorageError::Absent),
            };
            match written {
                Ok(()) => draft.mark(),
                // It is still on its way. Until it is there, a copy stands in for it.
                Err(StorageError::TimedOut) => drop(local::write(&draft.place.key, &record)),
                Err(_) if draft.rung() == Rung::Indexed => draft.descend(Rung::Local),
                Err(_) => {}
            }
            if draft.rung() == Rung::Local && local::write(&draft.place.key, &record).is_err() {
                draft.descend(Rung::Memory);
            }
            draft.rung()
        }
    }

    /// Tells other tabs that the record is another: `IndexedDB` tells nobody, localStorage does,
    /// but only of a value that changed. Where it is denied, tabs meet when one is shown again.
    fn mark(&self) {
        let place = &self.place;
        place.writes.set(place.writes.get().wrapping_add(1));
        let mark = [&place.tab, ":", &place.writes.get().to_string()].concat();
        drop(local::write(&[&place.key, MARK].concat(), &mark));
    }

    /// Calls back when another tab may have written the record: when it says so, and whenever
    /// this tab is shown again.
    pub fn on_change(&self, callback: impl Fn() + 'static) -> Listener {
        let (Ok(window), Ok(document)) = (window(), document()) else {
            return Listener::new(Vec::new());
        };
        let key = self.place.key.clone();
        let callback = Rc::new(callback);
        let shown = Rc::clone(&callback);
        let watched = document.clone();
        Listener::new(vec![
            EventListener::new(&window, "storage", move |event| {
                let changed = Reflect::get(event, &"key".into()).ok();
                let changed = changed.and_then(|key| key.as_string()).unwrap_or_default();
                if changed == key || changed.strip_suffix(MARK) == Some(&key) {
                    callback();
                }
            }),
            EventListener::new(&document, "visibilitychange", move |_| {
                if !watched.hidden() {
                    shown();
                }
            }),
        ])
    }

    /// Saves to localStorage at once, for the moment in which the page ends
    /// and nothing can be awaited any more.
    pub fn save_now(&self, record: &str) -> Result<(), StorageError> {
        *self.place.memory.borrow_mut() = Some(record.to_owned());
        local::write(&self.place.key, record)
    }

    /// Keeps a record that could not be used, because it is broken or newer
    /// than this release, under `lf:bad:` and the time `at` in milliseconds
    /// since 1970. The oldest of more than three goes, and the same record is
    /// kept once.
    ///
    /// Fails when neither IndexedDB nor localStorage takes it.
    pub async fn set_aside(&self, record: &str, at: f64) -> Result<(), StorageError> {
        if let Some(database) = self.indexed()
            && aside::to_database(database, record, at).await.is_ok()
        {
            return Ok(());
        }
        aside::to_local(record, at)
    }

    /// Removes the record alone, where the browser lets it go.
    pub async fn forget(&self) {
        let place = &self.place;
        *place.memory.borrow_mut() = None;
        if let Some(database) = &place.database {
            drop(database.remove(&place.key).await);
        }
        drop(local::remove(&place.key));
    }

    /// Removes the draft and everything set aside from every rung.
    ///
    /// Fails when a rung that could hold a record refuses to let it go.
    pub async fn erase(&self) -> Result<(), StorageError> {
        *self.place.memory.borrow_mut() = None;
        let mut outcome = Ok(());
        if let Some(database) = &self.place.database {
            outcome = self.erase_indexed(database).await;
        }
        match self.erase_local() {
            // Storage that is denied or absent holds nothing of ours.
            Ok(()) | Err(StorageError::Denied(_) | StorageError::Absent) => outcome,
            Err(error) => outcome.and(Err(error)),
        }
    }

    async fn erase_indexed(&self, database: &Database) -> Result<(), StorageError> {
        for key in database.keys(KEYS).await? {
            if self.is_own(&key) {
                database.remove(&key).await?;
            }
        }
        Ok(())
    }

    fn erase_local(&self) -> Result<(), StorageError> {
        for key in local::keys(KEYS)? {
            if self.is_own(&key) {
                local::remove(&key)?;
            }
        }
        Ok(())
    }

    /// Whether a record is the draft, lies beside it, or was set aside. The draft of instance 12
    /// is not one of instance 1.
    fn is_own(&self, key: &str) -> bool {
        let rest = key.strip_prefix(&self.place.key);
        key.starts_with(aside::PREFIX)
            || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    }

    async fn read(&self, rung: Rung) -> Result<Option<String>, StorageError> {
        match (rung, &self.place.database) {
            (Rung::Indexed, Some(database)) => database.read(&self.place.key).await,
            (Rung::Indexed, None) => Ok(None),
            (Rung::Local, _) => local::read(&self.place.key),
            (Rung::Memory, _) => Ok(self.place.memory.borrow().clone()),
        }
    }

    /// The database while it is still trusted.
    fn indexed(&self) -> Option<&Database> {
        match self.rung() {
            Rung::Indexed => self.place.database.as_ref(),
            Rung::Local | Rung::Memory => None,
        }
    }

    /// Goes down, never up: two saves at once may both find a broken rung.
    fn descend(&self, rung: Rung) {
        self.place.rung.set(self.rung().max(rung));
    }
}
