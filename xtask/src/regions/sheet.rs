//! The tables of `data/` in memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::number;

/// One row of a table, by column name.
pub(super) type Row = BTreeMap<String, String>;

/// All tables. Sources are numbered in the order in which they are first asked for.
pub(super) struct Sheet {
    /// Ids of the states in alphabetical order.
    pub states: Vec<String>,
    pub places: Vec<Row>,
    pub clusters: Vec<Row>,
    pub claims: Vec<Value>,
    /// Facts by region and criterion.
    facts: BTreeMap<(String, String), Row>,
    /// State of each metro area, by id.
    pub metros: BTreeMap<String, String>,
    /// Programmes that a state names for companies, and when.
    pub programmes: Vec<Row>,
    sources: Vec<Row>,
    used: Vec<String>,
}

impl Sheet {
    pub(super) fn read(data: &Path) -> Result<Self, String> {
        let places = read(&data.join("states.csv"))?;
        let states: Vec<String> = places.iter().map(|row| row["id"].clone()).collect();
        let mut facts = BTreeMap::new();
        let mut metros = BTreeMap::new();
        for row in read(&data.join("regions-facts.csv"))? {
            if row["kind"] == "metro" {
                metros.insert(row["region_id"].clone(), row["state"].to_lowercase());
            }
            facts.insert((row["region_id"].clone(), row["criterion"].clone()), row);
        }
        let position = |id: &String| states.iter().position(|state| state == id);
        let claims = read(&data.join("claims.csv"))?;
        let claims = claims
            .iter()
            .map(|row| {
                let state = position(&row["state"])
                    .ok_or_else(|| format!("claim {}: no such state", row["id"]))?;
                Ok(json!({"id": row["id"], "state": state, "paragraph": row["paragraph"]}))
            })
            .collect::<Result<_, String>>()?;
        Ok(Self {
            clusters: read(&data.join("clusters.csv"))?,
            programmes: read(&data.join("programmes.csv"))?,
            sources: read(&data.join("sources.csv"))?,
            claims,
            states,
            places,
            facts,
            metros,
            used: Vec::new(),
        })
    }

    /// The row of a region for a criterion.
    pub(super) fn fact(&self, region: &str, criterion: &str) -> Option<&Row> {
        self.facts.get(&(region.to_owned(), criterion.to_owned()))
    }

    /// The figure of a region for a criterion; none when it is missing or no number.
    pub(super) fn figure(&self, region: &str, criterion: &str) -> Option<f64> {
        self.fact(region, criterion)?.get("value")?.parse().ok()
    }

    /// The figure of every state, all of which are needed.
    pub(super) fn complete(&self, criterion: &str) -> Result<Vec<f64>, String> {
        let figure = |state: &String| {
            self.figure(state, criterion)
                .ok_or_else(|| format!("{criterion}: no figure for {state}"))
        };
        self.states.iter().map(figure).collect()
    }

    /// Facts of a region whose criterion starts so.
    pub(super) fn starting(&self, region: &str, prefix: &str) -> impl Iterator<Item = &Row> {
        let from = (region.to_owned(), prefix.to_owned());
        self.facts
            .range(from..)
            .take_while(move |(key, _)| key.0 == region && key.1.starts_with(prefix))
            .map(|pair| pair.1)
    }

    /// Positions of the states that say yes.
    pub(super) fn states_with(&self, criterion: &str) -> Vec<usize> {
        let yes = |state: &String| {
            self.fact(state, criterion)
                .is_some_and(|row| row["value"] == "yes")
        };
        self.states
            .iter()
            .enumerate()
            .filter(|(_, state)| yes(state))
            .map(|pair| pair.0)
            .collect()
    }

    pub(super) fn position(&self, state: &str) -> Result<usize, String> {
        self.states
            .iter()
            .position(|id| id == state)
            .ok_or_else(|| format!("{state} is no state"))
    }

    /// Number of a region in the shipped file: states first, then metro areas.
    pub(super) fn region(&self, id: &str) -> Result<usize, String> {
        let metro = || self.metros.keys().position(|metro| metro == id);
        self.position(id).or_else(|problem| {
            metro()
                .map(|place| self.states.len() + place)
                .ok_or(problem)
        })
    }

    /// Ids of all regions in the order of the shipped file.
    pub(super) fn regions(&self) -> Vec<String> {
        self.states
            .iter()
            .chain(self.metros.keys())
            .cloned()
            .collect()
    }

    /// Whether figures of a source may enter a score as they are.
    pub(super) fn may_be_scored(&self, source: usize) -> bool {
        let id = self.used.get(source);
        self.sources
            .iter()
            .any(|row| Some(&row["source_id"]) == id && row["use"] == "score")
    }

    /// Year of a source; 0 when it is undated.
    pub(super) fn source_year(&self, id: &str) -> u16 {
        let source = self.sources.iter().find(|row| row["source_id"] == id);
        source.map_or(0, year)
    }

    /// Id of a source by its number in the shipped file.
    pub(super) fn source_id(&self, source: usize) -> &str {
        self.used.get(source).map_or("", String::as_str)
    }

    /// Number of a source in the shipped file.
    pub(super) fn source(&mut self, id: &str) -> usize {
        if let Some(position) = self.used.iter().position(|used| used == id) {
            return position;
        }
        self.used.push(id.to_owned());
        self.used.len() - 1
    }

    /// The sources that were asked for, in that order.
    pub(super) fn used_sources(&self) -> Result<Vec<Value>, String> {
        let entry = |id: &String| {
            let row = self.sources.iter().find(|row| row["source_id"] == *id);
            let row = row.ok_or_else(|| format!("sources.csv lacks {id}"))?;
            let mut entry = json!({"id": id, "title": row["title"], "publisher": row["publisher"], "year": row["year"]});
            if row["use"] != "score" {
                entry["show_only"] = json!(true);
            }
            Ok(entry)
        };
        self.used.iter().map(entry).collect()
    }
}

/// Year of a row; 0 when it names none.
pub(super) fn year(row: &Row) -> u16 {
    number::year(&row["year"]).unwrap_or(0)
}

pub(super) fn read_json(path: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", name(path)))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", name(path)))
}

/// The text of a value, which must be one.
pub(super) fn text(value: &Value) -> Result<&str, String> {
    value
        .as_str()
        .ok_or_else(|| format!("{value}: expected a text"))
}

/// The entries of a value, which must be an object, by key: the file must not depend on whether
/// some other crate makes `serde_json` keep the order of insertion.
pub(super) fn entries(value: &Value) -> Result<impl Iterator<Item = (&String, &Value)>, String> {
    let entries = value
        .as_object()
        .ok_or_else(|| format!("{value}: expected an object"))?;
    Ok(entries.iter().collect::<BTreeMap<_, _>>().into_iter())
}

/// The texts in a value; none when it is no list.
pub(super) fn texts(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .map(|list| list.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default()
}

pub(super) fn read(path: &Path) -> Result<Vec<Row>, String> {
    let mut reader =
        csv::Reader::from_path(path).map_err(|error| format!("{}: {error}", name(path)))?;
    reader
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|error| format!("{}: {error}", name(path)))
}

fn name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
