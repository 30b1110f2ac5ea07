//! The visitor's draft, kept by the best storage that this browser allows.
//!
//! The ladder is IndexedDB, then localStorage, then memory. IndexedDB comes
//! first because a browser that is killed soon after a write loses
//! localStorage and keeps IndexedDB; memory comes last because a sandbox or
//! a setting may deny both.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::aside;
use super::error::StorageError;
use super::indexed::Database;
use super::local;

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
}

/// Finds the best rung for `key`, such as `lf:default:1`. Takes at most a second.
pub async fn open(key: &str) -> Draft {
    let database = Database::open().await.ok();
    let rung = if database.is_some() {
        Rung::Indexed
    } else if local::is_usable() {
        Rung::Local
    } else {
        Rung::Memory
    };
    Draft {
        place: Rc::new(Place {
            key: key.to_owned(),
            rung: Cell::new(rung),
            database,
            memory: RefCell::new(None),
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

    /// Saves the record and says which rung holds it now.
    ///
    /// A rung that fails is left for good: storage that failed once tends to
    /// fail again, and the visitor is told only once.
    pub async fn save(&self, record: &str) -> Rung {
        *self.place.memory.borrow_mut() = Some(record.to_owned());
        if self.rung() == Rung::Indexed && self.write_indexed(record).await.is_err() {
            self.descend(Rung::Local);
        }
        if self.rung() == Rung::Local && local::write(&self.place.key, record).is_err() {
            self.descend(Rung::Memory);
        }
        self.rung()
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
        database.remove(&self.place.key).await?;
        aside::clear_database(database).await
    }

    fn erase_local(&self) -> Result<(), StorageError> {
        local::remove(&self.place.key)?;
        aside::clear_local()
    }

    async fn read(&self, rung: Rung) -> Result<Option<String>, StorageError> {
        match (rung, &self.place.database) {
            (Rung::Indexed, Some(database)) => database.read(&self.place.key).await,
            (Rung::Indexed, None) => Ok(None),
            (Rung::Local, _) => local::read(&self.place.key),
            (Rung::Memory, _) => Ok(self.place.memory.borrow().clone()),
        }
    }

    async fn write_indexed(&self, record: &str) -> Result<(), StorageError> {
        match &self.place.database {
            Some(database) => database.write(&self.place.key, record).await,
            None => Err(StorageError::Absent),
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
