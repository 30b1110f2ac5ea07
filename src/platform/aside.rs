//! Records that could not be used, kept apart from the draft so that a later release or a
//! person can still read them.

use super::error::StorageError;
use super::indexed::Database;
use super::local;

/// They are kept under this prefix and their time.
pub(super) const PREFIX: &str = "lf:bad:";

/// How many are kept: enough to ask about, too few to fill a quota.
const LIMIT: usize = 3;

/// Keeps a record in the database; one that is there already is not kept twice.
pub(super) async fn to_database(
    database: &Database,
    record: &str,
    at: f64,
) -> Result<(), StorageError> {
    let keys = database.keys(PREFIX).await?;
    for key in &keys {
        if database.read(key).await?.as_deref() == Some(record) {
            return Ok(());
        }
    }
    let (fresh, old) = arrange(keys, at);
    for key in old {
        database.remove(&key).await?;
    }
    database.write(&fresh, record).await
}

/// Keeps a record in localStorage; one that is there already is not kept twice.
pub(super) fn to_local(record: &str, at: f64) -> Result<(), StorageError> {
    let keys = local::keys(PREFIX)?;
    for key in &keys {
        if local::read(key)?.as_deref() == Some(record) {
            return Ok(());
        }
    }
    let (fresh, old) = arrange(keys, at);
    for key in old {
        local::remove(&key)?;
    }
    local::write(&fresh, record)
}

/// The key for a record of the time `at`, and the keys that must go to make room, oldest first.
fn arrange(mut keys: Vec<String>, at: f64) -> (String, Vec<String>) {
    // Two records may be set aside within one millisecond.
    let mut time = whole(at);
    let mut fresh = format!("{PREFIX}{time}");
    while keys.contains(&fresh) {
        time = time.wrapping_add(1);
        fresh = format!("{PREFIX}{time}");
    }
    let mut gone = Vec::new();
    while keys.len() >= LIMIT {
        // Times compare as numbers: as text, 999 would come after 1000.
        let oldest = (0..keys.len()).min_by_key(|index| {
            let time = keys[*index].strip_prefix(PREFIX);
            time.and_then(|time| time.parse::<u64>().ok())
                .unwrap_or_default()
        });
        gone.push(keys.remove(oldest.unwrap_or(0)));
    }
    (fresh, gone)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a time before 1970, or none at all, counts as 0; fractions of a millisecond do not count"
)]
const fn whole(at: f64) -> u64 {
    at as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(times: &[u64]) -> Vec<String> {
        times.iter().map(|time| format!("{PREFIX}{time}")).collect()
    }

    #[test]
    fn the_oldest_make_room_by_number_not_by_text() {
        let (fresh, old) = arrange(keys(&[1000, 999, 1001]), 1002.0);
        assert_eq!((fresh.as_str(), old), ("lf:bad:1002", keys(&[999])));
        let (_, old) = arrange(keys(&[1, 2]), 3.0);
        assert!(old.is_empty());
    }

    #[test]
    fn records_of_one_millisecond_get_keys_of_their_own() {
        let (fresh, _) = arrange(keys(&[5, 6]), 5.0);
        assert_eq!(fresh, "lf:bad:7");
    }

    #[test]
    fn a_time_that_is_no_number_still_gets_a_key() {
        assert_eq!(arrange(keys(&[]), f64::NAN).0, "lf:bad:0");
        assert_eq!(arrange(keys(&[0]), f64::NAN).0, "lf:bad:1");
    }
}
