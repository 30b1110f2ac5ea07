//! Typed reading of JSON, made for a small download.
//!
//! serde reads the text into a [`Value`] once; from there the types read themselves. Derived
//! deserialisers parse in every type anew, and a `Result` a field costs a branch and a drop a
//! field: a hundred kilobytes of wasm in all. So reading never stops: a [`Reader`] notes every
//! problem with its place, such as `rules.C04.when.0`, and the type goes on with a blank value
//! that nobody sees. What is read here is content: unknown and missing keys are problems.

mod keys;
mod reader;
mod table;

use serde_json::{Map, Value};

pub use keys::keyed;
pub use reader::Reader;
pub use table::Table;

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Keys, ids and positions from the outside in.
    pub place: Vec<String>,
    pub problem: String,
}

/// A type that reads itself from JSON.
pub trait FromJson: Sized {
    /// Reads the value at which the reader stands; after a problem, a blank one.
    fn from_json(reader: &mut Reader<'_>) -> Self;
}

/// Reads a text as JSON and then as a type, or lists everything that is wrong with it.
pub fn read<T: FromJson>(text: &str) -> Result<T, Vec<Problem>> {
    read_value(&parse(text)?)
}

/// Reads JSON as a type, or lists everything that is wrong with it.
pub fn read_value<T: FromJson>(value: &Value) -> Result<T, Vec<Problem>> {
    let mut reader = Reader::new(value);
    let read = T::from_json(&mut reader);
    let problems = reader.into_problems();
    if problems.is_empty() {
        Ok(read)
    } else {
        Err(problems)
    }
}

/// Reads a text as JSON.
pub fn parse(text: &str) -> Result<Value, Vec<Problem>> {
    serde_json::from_str(text).map_err(|error| {
        vec![Problem {
            place: Vec::new(),
            problem: [
                "is no JSON from line ",
                &error.line().to_string(),
                ", column ",
                &error.column().to_string(),
            ]
            .concat(),
        }]
    })
}

/// The value as JSON. Formatting a value instead would ship a pretty printer beside this one.
pub fn text(value: &Value) -> String {
    // Only keys that are no texts could fail, and a value has none.
    serde_json::to_string(value).unwrap_or_default()
}

/// An object with these entries, without the detour of `json!` over serialisers.
pub fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let mut object = Map::new();
    for (key, value) in entries {
        object.insert(key.to_owned(), value);
    }
    Value::Object(object)
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(reader: &mut Reader<'_>) -> Self {
        let members = reader.list();
        (0..members.len())
            .map(|index| {
                reader.enter(&members, index);
                T::from_json(reader)
            })
            .collect()
    }
}

impl<T: FromJson, const N: usize> FromJson for [T; N] {
    fn from_json(reader: &mut Reader<'_>) -> Self {
        let members = reader.list_of(N);
        std::array::from_fn(|index| {
            reader.enter(&members, index);
            T::from_json(reader)
        })
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(reader: &mut Reader<'_>) -> Self {
        reader.is_there().then(|| T::from_json(reader))
    }
}

impl FromJson for String {
    fn from_json(reader: &mut Reader<'_>) -> Self {
        reader.text()
    }
}

impl FromJson for f64 {
    fn from_json(reader: &mut Reader<'_>) -> Self {
        reader.number()
    }
}

/// Whatever stands there; it was taken before, or is read in another way.
impl FromJson for () {
    fn from_json(_: &mut Reader<'_>) {}
}

impl FromJson for bool {
    fn from_json(reader: &mut Reader<'_>) -> Self {
        reader.truth()
    }
}

macro_rules! whole_numbers {
    ($($type:ty),*) => {$(
        impl FromJson for $type {
            fn from_json(reader: &mut Reader<'_>) -> Self {
                reader.whole(u64::try_from(Self::MAX).unwrap_or(u64::MAX)).try_into().unwrap_or(0)
            }
        }
    )*};
}

whole_numbers!(u8, u16, u32, usize);

macro_rules! tuples {
    ($(($($name:ident $index:tt),*))*) => {$(
        impl<$($name: FromJson),*> FromJson for ($($name,)*) {
            fn from_json(reader: &mut Reader<'_>) -> Self {
                let members = reader.list_of([$($index),*].len());
                ($({
                    reader.enter(&members, $index);
                    $name::from_json(reader)
                },)*)
            }
        }
    )*};
}

tuples! {
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
    (A 0, B 1, C 2, D 3, E 4)
}

/// Defines structs that read themselves: every key must be known, and all must be there but
/// those of an `Option` and those with a default behind `=`. A key that is no Rust name stands
/// in brackets behind the field.
macro_rules! records {
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@read $reader:ident, $key:expr) => { $reader.field($key) };
    (@read $reader:ident, $key:expr, $default:expr) => {
        if $reader.has($key) { $crate::json::FromJson::from_json($reader) } else { $default }
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
            fn from_json(reader: &mut $crate::json::Reader<'_>) -> Self {
                reader.open();
                let read = Self {
                    $($field: $crate::json::records!(
                        @read reader, $crate::json::records!(@key $field $($key)?) $(, $default)?
                    ),)*
                };
                reader.close();
                read
            }
        }
    )*};
}

/// Defines enums of names; the first stands in where the name is unknown.
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
            fn from_json(reader: &mut $crate::json::Reader<'_>) -> Self {
                [$(Self::$variant),*][reader.name(&[$($slug),*])]
            }
        }
    )*};
}

pub(crate) use {names, records};

#[cfg(test)]
mod tests {
    use super::*;

    names! {
        #[derive(Debug, Clone, Copy, PartialEq)]
        enum Colour {
            Red = "red",
            Blue = "blue",
        }
    }

    records! {
        #[derive(Debug, PartialEq)]
        struct Sample {
            id: String,
            range ("for"): (f64, u8),
            notes: Vec<String> = Vec::new(),
            limit: Option<f64>,
            colour: Colour = Colour::Blue,
        }
    }

    #[test]
    fn a_record_reads_itself() {
        let sample: Sample = read(r#"{"id":"a","for":[1.5,2]}"#).unwrap();
        assert_eq!(sample.range, (1.5, 2));
        assert_eq!((sample.notes, sample.limit), (Vec::new(), None));
        assert_eq!(sample.colour, Colour::Blue);
    }

    #[test]
    fn problems_name_their_place() {
        for (text, problem) in [
            (
                r#"[{"id":"a","for":[1,2]},{"id":"b","for":[1,999]}]"#,
                "b.for.1: expected a whole number, not 999",
            ),
            (r#"[{"id":"a"}]"#, "a.for: is missing"),
            (r#"[{"id":"a","for":[1,2],"x":1}]"#, "a.x: no such key"),
            (
                r#"[{"id":"a","for":[1]}]"#,
                "a.for: expected a list of 2, not [1]",
            ),
            (
                r#"[{"id":"a","for":[1,2],"colour":"red\""}]"#,
                "a.colour: expected one of red, blue, not \"red\\\"\"",
            ),
            ("[null]", "0: expected an object, not null"),
            (r#"{"id":"a"}"#, ": expected a list, not {\"id\":\"a\"}"),
        ] {
            assert_eq!(problems::<Vec<Sample>>(text), [problem], "{text}");
        }
    }

    #[test]
    fn all_problems_are_found_at_once() {
        let text = r#"{"a":[{"id":1,"for":[1,2],"limit":"x"},3],"b":[{"x":[],"id":"b","for":[[],2],"notes":["n",5]}]}"#;
        let expected = [
            "a.0.id: expected a text, not 1",
            "a.0.limit: expected a number, not \"x\"",
            "a.1: expected an object, not 3",
            "b.b.for.0: expected a number, not []",
            "b.b.notes.1: expected a text, not 5",
            "b.b.x: no such key",
        ];
        assert_eq!(problems::<Table<Vec<Sample>>>(text), expected);
    }

    fn problems<T: FromJson + std::fmt::Debug>(text: &str) -> Vec<String> {
        let found = read::<T>(text).unwrap_err();
        found
            .iter()
            .map(|found| format!("{}: {}", found.place.join("."), found.problem))
            .collect()
    }
}
