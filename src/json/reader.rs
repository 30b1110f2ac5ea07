//! Where a reading stands, and what was wrong on the way. Nothing here is generic: the code for
//! a field of a record is one call.

use crate::order::search;
use serde_json::{Map, Value};

use super::{FromJson, Problem};

/// Walks through a JSON value and collects problems.
#[derive(Debug)]
pub struct Reader<'a> {
    found: Found<'a>,
    /// The way from the outermost value to the present one.
    place: Vec<Step<'a>>,
    /// The records that are being read, outermost first.
    records: Vec<Record<'a>>,
    /// The keys that the open records asked for; those of the innermost stand last.
    asked: Vec<&'static str>,
    problems: Vec<Problem>,
}

/// What stands at the present place.
#[derive(Debug, Clone, Copy)]
enum Found<'a> {
    Value(&'a Value),
    /// A key that is not there.
    Missing,
    /// Part of something that is wrong as a whole and has been reported.
    Reported,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    /// A member of a list, which is named by its id if it has one.
    Member(&'a Value, usize),
}

#[derive(Debug)]
struct Record<'a> {
    object: Option<&'a Map<String, Value>>,
    /// How many steps lead to it.
    depth: usize,
    /// How many keys were asked for before it was opened.
    asked: usize,
}

/// The members of a list or table, to be entered one by one.
#[derive(Debug)]
pub struct Members<'a> {
    depth: usize,
    members: Vec<(Step<'a>, Found<'a>)>,
}

impl Members<'_> {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.members.len()
    }
}

impl<'a> Reader<'a> {
    /// Stands at the value itself.
    pub(super) const fn new(value: &'a Value) -> Self {
        Self {
            found: Found::Value(value),
            place: Vec::new(),
            records: Vec::new(),
            asked: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Everything that was wrong.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Notes a problem with the present place.
    #[inline(never)]
    pub fn report(&mut self, problem: &str) {
        let place = self.place.iter().map(|step| match step {
            Step::Key(key) => (*key).to_owned(),
            Step::Member(value, index) => match value.get("id").and_then(Value::as_str) {
                Some(id) => id.to_owned(),
                None => index.to_string(),
            },
        });
        self.problems.push(Problem {
            place: place.collect(),
            problem: problem.to_owned(),
        });
    }

    /// Notes that something else should stand here.
    #[inline(never)]
    pub fn expected(&mut self, what: &str) {
        match self.found {
            Found::Value(value) => {
                let mut found = super::text(value);
                if let Some((end, _)) = found.char_indices().nth(40) {
                    found.truncate(end);
                    found.push('…');
                }
                self.report(&["expected ", what, ", not ", &found].concat());
            }
            Found::Missing => self.report("is missing"),
            Found::Reported => {}
        }
    }

    const fn value(&self) -> Option<&'a Value> {
        match self.found {
            Found::Value(value) => Some(value),
            Found::Missing | Found::Reported => None,
        }
    }

    /// Whether anything but null stands here.
    #[inline(never)]
    pub fn is_there(&self) -> bool {
        self.value().is_some_and(|value| !value.is_null())
    }

    /// Begins a record; every call is followed by one of [`close`](Self::close).
    #[inline(never)]
    pub fn open(&mut self) {
        let object = self.value().and_then(Value::as_object);
        if object.is_none() {
            self.expected("an object");
        }
        self.records.push(Record {
            object,
            depth: self.place.len(),
            asked: self.asked.len(),
        });
    }

    /// Ends a record: keys that nobody asked for are problems.
    #[inline(never)]
    pub fn close(&mut self) {
        let Some(record) = self.records.pop() else {
            return;
        };
        self.place.truncate(record.depth);
        for key in record.object.into_iter().flat_map(Map::keys) {
            if !self.asked[record.asked..].contains(&key.as_str()) {
                self.place.push(Step::Key(key));
                self.report("no such key");
                self.place.pop();
            }
        }
        self.asked.truncate(record.asked);
    }

    /// Goes to a key of the open record and says whether it has a value.
    #[inline(never)]
    pub fn has(&mut self, key: &'static str) -> bool {
        if let Some(record) = self.records.last() {
            self.found = match record.object {
                Some(object) => object.get(key).map_or(Found::Missing, Found::Value),
                None => Found::Reported,
            };
            self.place.truncate(record.depth);
            self.place.push(Step::Key(key));
            self.asked.push(key);
        }
        self.is_there()
    }

    /// The value of a key of the open record.
    pub fn field<T: FromJson>(&mut self, key: &'static str) -> T {
        self.has(key);
        T::from_json(self)
    }

    /// The first of these keys that the object here has, by its position.
    #[inline(never)]
    pub fn kind(&mut self, keys: &[&str]) -> usize {
        let object = self.value().and_then(Value::as_object);
        let has = |key: &&str| object.is_some_and(|object| object.contains_key(*key));
        let found = keys.iter().position(has);
        found.unwrap_or_else(|| {
            self.expected(&["an object with one of ", &keys.join(", ")].concat());
            self.found = Found::Reported;
            0
        })
    }

    /// The members of a list.
    #[inline(never)]
    pub fn list(&mut self) -> Members<'a> {
        let list = self.value().and_then(Value::as_array);
        if list.is_none() {
            self.expected("a list");
        }
        let mut members = Vec::new();
        for (index, value) in list.into_iter().flatten().enumerate() {
            members.push((Step::Member(value, index), Found::Value(value)));
        }
        self.members(members)
    }

    /// The members of a list of fixed length.
    #[inline(never)]
    pub fn list_of(&mut self, length: usize) -> Members<'a> {
        if self
            .value()
            .and_then(Value::as_array)
            .is_some_and(|list| list.len() == length)
        {
            return self.list();
        }
        self.expected(&["a list of ", &length.to_string()].concat());
        self.members(vec![(Step::Key(""), Found::Reported); length])
    }

    /// The values of a table, and their keys.
    #[inline(never)]
    pub(super) fn table(&mut self) -> (Vec<String>, Members<'a>) {
        let object = self.value().and_then(Value::as_object);
        if object.is_none() {
            self.expected("an object");
        }
        let (mut keys, mut members) = (Vec::new(), Vec::new());
        for (key, value) in object.into_iter().flatten() {
            // Another crate may have asked serde_json to keep the order of the file.
            let place = search(&keys, key).unwrap_or_else(|place| place);
            keys.insert(place, key.clone());
            members.insert(place, (Step::Key(key), Found::Value(value)));
        }
        (keys, self.members(members))
    }

    const fn members(&self, members: Vec<(Step<'a>, Found<'a>)>) -> Members<'a> {
        Members {
            depth: self.place.len(),
            members,
        }
    }

    /// Goes to a member of a list or table.
    #[inline(never)]
    pub fn enter(&mut self, members: &Members<'a>, index: usize) {
        if let Some((step, found)) = members.members.get(index) {
            self.place.truncate(members.depth);
            self.place.push(*step);
            self.found = *found;
        }
    }

    /// The text that stands here, if it is one.
    pub fn as_text(&self) -> Option<&'a str> {
        self.value().and_then(Value::as_str)
    }

    /// A text.
    #[inline(never)]
    pub fn text(&mut self) -> String {
        if let Some(text) = self.as_text() {
            return text.to_owned();
        }
        self.expected("a text");
        String::new()
    }

    /// A number.
    #[inline(never)]
    pub fn number(&mut self) -> f64 {
        if let Some(number) = self.value().and_then(Value::as_f64) {
            return number;
        }
        self.expected("a number");
        0.0
    }

    /// True or false.
    #[inline(never)]
    pub fn truth(&mut self) -> bool {
        if let Some(truth) = self.value().and_then(Value::as_bool) {
            return truth;
        }
        self.expected("true or false");
        false
    }

    /// A whole number from 0 to `most`.
    #[inline(never)]
    pub fn whole(&mut self, most: u64) -> u64 {
        match self.value().and_then(Value::as_u64) {
            Some(number) if number <= most => number,
            _ => {
                self.expected("a whole number");
                0
            }
        }
    }

    /// The position of the name that stands here; 0 if it is none of them.
    #[inline(never)]
    pub fn name(&mut self, names: &[&str]) -> usize {
        let found = self.as_text();
        if let Some(index) = names.iter().position(|name| found == Some(*name)) {
            return index;
        }
        self.expected(&["one of ", &names.join(", ")].concat());
        0
    }
}
