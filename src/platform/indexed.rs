//! IndexedDB: one database, one store of texts by key, every request with a time limit.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    EventTarget, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

use super::error::StorageError;
use super::window::window;

const DATABASE: &str = "landfall";
const STORE: &str = "record";
const VERSION: u32 = 1;

/// The longest wait for an answer, in milliseconds. Some browsers never answer
/// an open request, and the visitor must not wait for them for ever; a busy
/// device was seen to take more than a second.
const LIMIT: u32 = 3_000;

/// An open database.
#[derive(Debug, Clone)]
pub(super) struct Database {
    handle: IdbDatabase,
}

impl Database {
    /// Asks for the database at once; the future only waits.
    pub(super) fn open() -> impl Future<Output = Result<Self, StorageError>> {
        let begun = ask();
        async move {
            let (request, _upgrade, opened) = begun?;
            opened.await?;
            let handle = request
                .result()?
                .dyn_into::<IdbDatabase>()
                .map_err(|_| StorageError::Failed(String::from("open gave no database")))?;
            Ok(Self { handle })
        }
    }

    pub(super) async fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        let (_, store) = self.begin(IdbTransactionMode::Readonly)?;
        Ok(answer(store.get(&key.into())?).await?.as_string())
    }

    /// Hands a record over to the browser, which writes it whatever becomes of the wasm.
    pub(super) fn put(&self, key: &str, record: &str) -> Result<IdbTransaction, StorageError> {
        let (transaction, store) = self.begin(IdbTransactionMode::Readwrite)?;
        store.put_with_key(&record.into(), &key.into())?;
        Ok(transaction)
    }

    /// Waits until the browser has taken the whole transaction.
    pub(super) async fn complete(transaction: &IdbTransaction) -> Result<(), StorageError> {
        settle(transaction, "complete").await
    }

    /// Writes and waits until it is written.
    pub(super) async fn write(&self, key: &str, record: &str) -> Result<(), StorageError> {
        Self::complete(&self.put(key, record)?).await
    }

    pub(super) async fn remove(&self, key: &str) -> Result<(), StorageError> {
        let (transaction, store) = self.begin(IdbTransactionMode::Readwrite)?;
        store.delete(&key.into())?;
        settle(&transaction, "complete").await
    }

    /// Every key that begins with `prefix`.
    pub(super) async fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let (_, store) = self.begin(IdbTransactionMode::Readonly)?;
        let keys = answer(store.get_all_keys()?).await?;
        Ok(Array::from(&keys)
            .iter()
            .filter_map(|key| key.as_string())
            .filter(|key| key.starts_with(prefix))
            .collect())
    }

    fn begin(
        &self,
        mode: IdbTransactionMode,
    ) -> Result<(IdbTransaction, IdbObjectStore), StorageError> {
        let transaction = self.handle.transaction_with_str_and_mode(STORE, mode)?;
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    }
}

/// The request for the database, what makes its store, and what waits for both.
fn ask() -> Result<
    (
        IdbOpenDbRequest,
        EventListener,
        impl Future<Output = Result<(), StorageError>>,
    ),
    StorageError,
> {
    let request = window()
        .map_err(|error| StorageError::Failed(error.to_string()))?
        .indexed_db()?
        .ok_or(StorageError::Absent)?
        .open_with_u32(DATABASE, VERSION)?;
    let fresh = request.clone();
    let upgrade = EventListener::once(&request, "upgradeneeded", move |_| {
        // When making the store fails, the open request fails too and tells why.
        drop(make_store(&fresh));
    });
    let opened = settle(&request, "success");
    Ok((request, upgrade, opened))
}

fn make_store(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    request
        .result()?
        .dyn_into::<IdbDatabase>()?
        .create_object_store(STORE)
        .map(drop)
}

async fn answer(request: IdbRequest) -> Result<JsValue, StorageError> {
    settle(&request, "success").await?;
    Ok(request.result()?)
}

/// Listens from now on for the event `done`, for an error, or for the time limit; the future waits.
fn settle(
    target: &EventTarget,
    done: &'static str,
) -> impl Future<Output = Result<(), StorageError>> + use<> {
    // The listeners live in this variable: dropping them early would lose the answer.
    let mut kept: Option<(Vec<EventListener>, Timeout)> = None;
    let promise = Promise::new(&mut |resolve, reject| {
        let mut listeners = vec![EventListener::once(target, done, move |_| {
            call(&resolve, &JsValue::UNDEFINED);
        })];
        for failure in ["error", "abort", "blocked"] {
            let reject = reject.clone();
            let source = target.clone();
            listeners.push(EventListener::once(target, failure, move |_| {
                call(&reject, &reason(&source, failure));
            }));
        }
        let late = Timeout::new(LIMIT, move || call(&reject, &JsValue::NULL));
        kept = Some((listeners, late));
    });
    async move {
        let outcome = JsFuture::from(promise).await;
        drop(kept);
        outcome.map(drop).map_err(|value| {
            if value.is_null() {
                StorageError::TimedOut
            } else {
                StorageError::from(value)
            }
        })
    }
}

fn call(function: &Function, value: &JsValue) {
    // The two functions of a promise never throw.
    drop(function.call1(&JsValue::UNDEFINED, value));
}

/// What went wrong: the error of the request or transaction, else the event's name.
fn reason(source: &EventTarget, event: &str) -> JsValue {
    let error = if let Some(request) = source.dyn_ref::<IdbRequest>() {
        request.error().ok().flatten()
    } else {
        source
            .dyn_ref::<IdbTransaction>()
            .and_then(IdbTransaction::error)
    };
    error.map_or_else(|| JsValue::from_str(event), JsValue::from)
}
