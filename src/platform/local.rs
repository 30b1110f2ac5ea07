//! `localStorage`, where every step can be refused: the property, the value, each call.

use web_sys::Storage;

use super::error::StorageError;
use super::window::window;

const PROBE: &str = "lf:probe";

/// Whether a record can be written, read back and removed.
pub(super) fn is_usable() -> bool {
    write(PROBE, "1").is_ok() && matches!(read(PROBE), Ok(Some(_))) && remove(PROBE).is_ok()
}

pub(super) fn read(key: &str) -> Result<Option<String>, StorageError> {
    Ok(storage()?.get_item(key)?)
}

pub(super) fn write(key: &str, record: &str) -> Result<(), StorageError> {
    Ok(storage()?.set_item(key, record)?)
}

pub(super) fn remove(key: &str) -> Result<(), StorageError> {
    Ok(storage()?.remove_item(key)?)
}

/// Every key that begins with `prefix`, in no order.
pub(super) fn keys(prefix: &str) -> Result<Vec<String>, StorageError> {
    let storage = storage()?;
    let mut found = Vec::new();
    for index in 0..storage.length()? {
        if let Some(key) = storage.key(index)?
            && key.starts_with(prefix)
        {
            found.push(key);
        }
    }
    Ok(found)
}

fn storage() -> Result<Storage, StorageError> {
    window()
        .map_err(|error| StorageError::Failed(error.to_string()))?
        .local_storage()?
        .ok_or(StorageError::Absent)
}
