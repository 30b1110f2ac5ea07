//! Typed reading of JSON, made for a small download.
//!
//! serde reads the text into a [`Value`] once; from there the types read themselves. Derived
//! deserialisers parse in every type anew, which made up a third of the wasm
//! (`docs/decisions/0003-json-records.md`). What is read here is content: unknown and missing
//! keys are errors that name the place, such as `rules.C04.when.0`.

use serde_json::{Map, Value};

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Keys, ids and positions from the outside in.
    pub place: Vec<String>,
    pub problem: String,
}

impl Problem {
    /// A problem with the value itself.
    pub fn new(problem: impl Into<String>) -> Self {
        Self {
            place: Vec::new(),
            problem: problem.into(),
        }
    }

    /// The same problem, seen from one level further out.
    #[must_use]
    pub fn inside(mut self, key: &str) -> Self {
        self.place.insert(0, key.to_owned());
        self
    }

    /// The place as one text.
    pub fn path(&self) -> String {
        self.place.join(".")
    }
}

/// A type that reads itself from JSON.
pub trait FromJson: Sized {
    fn from_json(value: &Value) -> Result<Self, Problem>;

    /// What a missing key stands for, if it may be missing.
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads a text as JSON and then as a type.
pub fn read<T: FromJson>(text: &str) -> Result<T, Problem> {
    let value: Value = serde_json::from_str(text).map_err(|error| Problem::new(error.to_string()))?;
    T::from_json(&value)
}

fn expected(what: &str, value: &Value) -> Problem {
    let mut found = value.to_string();
    if found.chars().count() > 40 {
        found = found.chars().take(40).chain("…".chars()).collect();
    }
    Problem::new(format!("expected {what}, not {found}"))
}

/// An object whose keys are all among `keys`.
pub fn object<'a>(value: &'a Value, keys: &[&str]) -> Result<&'a Map<String, Value>, Problem> {
    let object = value.as_object().ok_or_else(|| expected("an object", value))?;
    match object.keys().find(|key| !keys.contains(&key.as_str())) {
        Some(key) => Err(Problem::new("no such key").inside(key)),
        None => Ok(object),
    }
}

/// The value of a key.
pub fn field<T: FromJson>(object: &Map<String, Value>, key: &str) -> Result<T, Problem> {
    match object.get(key) {
        Some(value) => T::from_json(value).map_err(|problem| problem.inside(key)),
        None => T::absent().ok_or_else(|| Problem::new("is missing").inside(key)),
    }
}

/// Where a member of a list is: by its id, else by its position.
fn member(value: &Value, index: usize) -> String {
    value
        .get("id")
        .and_then(Value::as_str)
        .map_or_else(|| index.to_string(), str::to_owned)
}

/// Texts with a value each, in the order of the texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<T>(Vec<(String, T)>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Table<T> {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The entry of a key.
    pub fn get_key_value(&self, key: &str) -> Option<(&String, &T)> {
        self.iter().find(|(known, _)| *known == key)
    }

    /// Takes a value out.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        let place = self.0.iter().position(|(known, _)| known == key)?;
        Some(self.0.remove(place).1)
    }

    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&String, &T)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(key, _)| key)
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Adds the entries of another table.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

impl<T> FromIterator<(String, T)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl<T> IntoIterator for Table<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// An entry of a table, borrowed.
type Entry<'a, T> = fn(&'a (String, T)) -> (&'a String, &'a T);

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = (&'a String, &'a T);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (String, T)>, Entry<'a, T>>;

    fn into_iter(self) -> Self::IntoIter {
        let entry: Entry<'a, T> = |(key, value)| (key, value);
        self.0.iter().map(entry)
    }
}

impl<T: FromJson> FromJson for Table<T> {
    fn from_json(value: &Value) -> Result<Self, Problem> {
        let object = value.as_object().ok_or_else(|| expected("an object", value))?;
        let mut entries = Vec::with_capacity(object.len());
        for (key, value) in object {
            entries.push((key.clone(), T::from_json(value).map_err(|problem| problem.inside(key))?));
        }
        Ok(Self(entries))
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: &Value) -> Result<Self, Problem> {
        let list = value.as_array().ok_or_else(|| expected("a list", value))?;
        let mut items = Self::with_capacity(list.len());
        for (index, item) in list.iter().enumerate() {
            let read = T::from_json(item);
            items.push(read.map_err(|problem| problem.inside(&member(item, index)))?);
        }
        Ok(items)
    }
}

impl<T: FromJson, const N: usize> FromJson for [T; N] {
    fn from_json(value: &Value) -> Result<Self, Problem> {
        let items = Vec::<T>::from_json(value)?;
        items.try_into().map_err(|_| expected(&format!("a list of {N}"), value))
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: &Value) -> Result<Self, Problem> {
        if value.is_null() {
            Ok(None)
        } else {
            T::from_json(value).map(Some)
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl FromJson for String {
    fn from_json(value: &Value) -> Result<Self, Problem> {
        value.as_str().map(str::to_owned).ok_or_else(|| expected("a text", value))
    }
}

impl FromJson for f64 {
    fn from_json(value: &Value) -> Result<Self, Problem> {
        value.as_f64().ok_or_else(|| expected("a number", value))
    }
}

impl FromJson for bool {
    fn from_json(value: &Value) -> Result<Self, Problem> {
        value.as_bool().ok_or_else(|| expected("true or false", value))
    }
}

macro_rules! whole_numbers {
    ($($type:ty),*) => {$(
        impl FromJson for $type {
            fn from_json(value: &Value) -> Result<Self, Problem> {
                value
                    .as_u64()
                    .and_then(|number| number.try_into().ok())
                    .ok_or_else(|| expected("a whole number", value))
            }
        }
    )*};
}

whole_numbers!(u8, u16, u32, usize);

macro_rules! tuples {
    ($(($($name:ident $index:tt),*))*) => {$(
        impl<$($name: FromJson),*> FromJson for ($($name,)*) {
            fn from_json(value: &Value) -> Result<Self, Problem> {
                const LENGTH: usize = [$($index),*].len();
                match value.as_array() {
                    Some(list) if list.len() == LENGTH => Ok(($(
                        $name::from_json(&list[$index])
                            .map_err(|problem| problem.inside(stringify!($index)))?,
                    )*)),
                    _ => Err(expected("a list of fixed length", value)),
                }
            }
        }
    )*};
}

tuples! {
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3, E 4)
}

/// Defines structs that read themselves: every key must be known, and all must be there but
/// those of an `Option` and those with a default behind `=`. A key that is no Rust name stands
/// in brackets behind the field.
macro_rules! records {
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@read $object:ident, $key:expr) => { $crate::json::field($object, $key)? };
    (@read $object:ident, $key:expr, $default:expr) => {
        match $crate::json::field::<Option<_>>($object, $key)? {
            Some(value) => value,
            None => $default,
        }
    };
    ($(
        $(#[$meta:meta])*
        $visibility:vis struct $name:ident {
            $(
                $(#[$field_meta:meta])*
                $field_visibility:vis $field:ident $(($key:literal))? : $type:ty $(= $default:expr)?
            ),* $(,)?
        }
    )*) => {$(
        $(#[$meta])*
        $visibility struct $name {
            $($(#[$field_meta])* $field_visibility $field: $type,)*
        }

        impl $crate::json::FromJson for $name {
            fn from_json(value: &serde_json::Value) -> Result<Self, $crate::json::Problem> {
                let object = $crate::json::object(value, &[
                    $($crate::json::records!(@key $field $($key)?)),*
                ])?;
                Ok(Self {
                    $($field: $crate::json::records!(
                        @read object, $crate::json::records!(@key $field $($key)?) $(, $default)?
                    ),)*
                })
            }
        }
    )*};
}

/// Defines enums of names.
macro_rules! names {
    ($(
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $slug:literal),* $(,)?
        }
    )*) => {$(
        $(#[$meta])*
        $visibility enum $name {
            $($(#[$variant_meta])* $variant,)*
        }

        impl $crate::json::FromJson for $name {
            fn from_json(value: &serde_json::Value) -> Result<Self, $crate::json::Problem> {
                match value.as_str() {
                    $(Some($slug) => Ok(Self::$variant),)*
                    _ => Err($crate::json::Problem::new(format!(
                        "expected one of {:?}, not {value}",
                        [$($slug),*],
                    ))),
                }
            }
        }
    )*};
}

pub(crate) use {names, records};

#[cfg(test)]
mod tests {
    use super::*;

    records! {
        #[derive(Debug, PartialEq)]
        struct Sample {
            id: String,
            range ("for"): (f64, u8),
            notes: Vec<String> = Vec::new(),
            limit: Option<f64>,
        }
    }

    #[test]
    fn a_record_reads_itself() {
        let sample: Sample = read(r#"{"id":"a","for":[1.5,2]}"#).unwrap();
        assert_eq!(sample.range, (1.5, 2));
        assert_eq!((sample.notes, sample.limit), (Vec::new(), None));
    }

    #[test]
    fn problems_name_their_place() {
        for (text, problem) in [
            (r#"[{"id":"a","for":[1,2]},{"id":"b","for":[1,999]}]"#, "b.for.1: expected a whole number, not 999"),
            (r#"[{"id":"a"}]"#, "a.for: is missing"),
            (r#"[{"id":"a","for":[1,2],"x":1}]"#, "a.x: no such key"),
            (r#"[{"id":"a","for":[1]}]"#, "a.for: expected a list of fixed length, not [1]"),
            (r#"{"id":"a"}"#, ": expected a list, not {\"id\":\"a\"}"),
        ] {
            let found = read::<Vec<Sample>>(text).unwrap_err();
            assert_eq!(format!("{}: {}", found.path(), found.problem), problem, "{text}");
        }
    }
}
