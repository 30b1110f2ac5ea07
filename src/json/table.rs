//! Texts with a value each, in the order of the texts: a map for content, where a search tree
//! for each type of value would cost more bytes than the dozens of entries take.

use std::collections::BTreeMap;
use std::slice;
use std::{iter, vec};

use serde::{Deserialize, Serialize};

use super::{FromJson, Reader};
use crate::order::search;

/// A sorted map from texts. Keys and values lie apart, so that looking up is the same code for
/// all types of values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, T>", into = "BTreeMap<String, T>")]
#[serde(bound(serialize = "T: Clone + Serialize"))]
pub struct Table<T> {
    keys: Vec<String>,
    values: Vec<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            values: Vec::new(),
        }
    }
}

impl<T> Table<T> {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.values.get(search(&self.keys, key).ok()?)
    }

    /// The entry of a key.
    pub fn get_key_value(&self, key: &str) -> Option<(&String, &T)> {
        let index = search(&self.keys, key).ok()?;
        Some((self.keys.get(index)?, self.values.get(index)?))
    }

    /// Sets the value of a key.
    pub fn insert(&mut self, key: String, value: T) {
        match search(&self.keys, &key) {
            Ok(index) => self.values[index] = value,
            Err(index) => {
                self.keys.insert(index, key);
                self.values.insert(index, value);
            }
        }
    }

    /// Takes a value out.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        let index = search(&self.keys, key).ok()?;
        self.keys.remove(index);
        Some(self.values.remove(index))
    }

    pub fn contains_key(&self, key: &str) -> bool {
        search(&self.keys, key).is_ok()
    }

    pub fn iter(&self) -> Entries<'_, T> {
        self.keys.iter().zip(&self.values)
    }

    pub fn keys(&self) -> slice::Iter<'_, String> {
        self.keys.iter()
    }

    pub fn values(&self) -> slice::Iter<'_, T> {
        self.values.iter()
    }

    pub const fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    pub const fn len(&self) -> usize {
        self.keys.len()
    }

    /// Keys and values, both in the order of the keys.
    pub fn into_parts(self) -> (Vec<String>, Vec<T>) {
        (self.keys, self.values)
    }
}

/// The entries of a table.
type Entries<'a, T> = iter::Zip<slice::Iter<'a, String>, slice::Iter<'a, T>>;

impl<T> FromIterator<(String, T)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        let mut table = Self::default();
        for (key, value) in entries {
            table.insert(key, value);
        }
        table
    }
}

impl<T, const N: usize> From<[(String, T); N]> for Table<T> {
    fn from(entries: [(String, T); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<T> From<BTreeMap<String, T>> for Table<T> {
    fn from(map: BTreeMap<String, T>) -> Self {
        map.into_iter().collect()
    }
}

impl<T> From<Table<T>> for BTreeMap<String, T> {
    fn from(table: Table<T>) -> Self {
        table.into_iter().collect()
    }
}

impl<T> IntoIterator for Table<T> {
    type Item = (String, T);
    type IntoIter = iter::Zip<vec::IntoIter<String>, vec::IntoIter<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.keys.into_iter().zip(self.values)
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = (&'a String, &'a T);
    type IntoIter = Entries<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: FromJson> FromJson for Table<T> {
    fn from_json(reader: &mut Reader<'_>) -> Self {
        let (keys, members) = reader.table();
        let values = (0..members.len())
            .map(|index| {
                reader.enter(&members, index);
                T::from_json(reader)
            })
            .collect();
        Self { keys, values }
    }
}
