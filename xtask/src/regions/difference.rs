//! What a new region file changes, figure by figure.

use std::collections::BTreeMap;

use serde_json::Value;

/// One line for every figure that was added, removed or changed; none for a first file.
pub(super) fn lines(before: &str, after: &str) -> Result<Vec<String>, String> {
    if before.is_empty() {
        return Ok(Vec::new());
    }
    let (before, after) = (figures(before)?, figures(after)?);
    let mut lines = Vec::new();
    for (name, old) in &before {
        match after.get(name) {
            None => lines.push(format!("- {name}: {old}")),
            Some(new) if new != old => lines.push(format!("{name}: {old} -> {new}")),
            Some(_) => {}
        }
    }
    for (name, new) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
        lines.push(format!("+ {name}: {new}"));
    }
    Ok(lines)
}

/// Every figure of a file under a name that does not depend on positions.
fn figures(text: &str) -> Result<BTreeMap<String, String>, String> {
    let file: Value =
        serde_json::from_str(text).map_err(|error| format!("regions.json: {error}"))?;
    let ids = |list: &Value| -> Vec<String> {
        let list = list.as_array().into_iter().flatten();
        list.map(|entry| entry.as_str().or_else(|| entry["id"].as_str()))
            .map(|id| id.unwrap_or_default().to_owned())
            .collect()
    };
    let mut regions = ids(&file["states"]);
    regions.extend(ids(&file["metros"]));
    let names = Names {
        regions,
        sources: ids(&file["sources"]),
    };
    let mut figures = BTreeMap::new();
    names.walk(&mut figures, "", &file);
    Ok(figures)
}

/// Ids by position.
struct Names {
    regions: Vec<String>,
    sources: Vec<String>,
}

impl Names {
    fn walk(&self, figures: &mut BTreeMap<String, String>, name: &str, value: &Value) {
        let deeper = |key: &str| {
            if name.is_empty() {
                key.to_owned()
            } else {
                format!("{name} {key}")
            }
        };
        match value {
            Value::Object(entries) => {
                for (key, entry) in entries {
                    let text = entry.as_u64().filter(|_| key == "source");
                    let source =
                        text.and_then(|place| self.sources.get(usize::try_from(place).ok()?));
                    match source {
                        Some(source) => {
                            figures.insert(deeper(key), source.clone());
                        }
                        None => self.walk(figures, &deeper(key), entry),
                    }
                }
            }
            Value::Array(rows) if name.ends_with(" values") && rows.iter().all(is_plain) => {
                for (region, figure) in self.regions.iter().zip(rows) {
                    figures.insert(deeper(region), figure.to_string());
                }
            }
            Value::Array(rows) if rows.iter().all(Value::is_object) => {
                for row in rows {
                    let id = row["id"].as_str().unwrap_or("?");
                    self.walk(figures, &deeper(id), row);
                }
            }
            Value::Array(rows) if rows.iter().all(Value::is_array) && !name.contains("knots") => {
                for row in rows {
                    let key = row[0]
                        .as_u64()
                        .and_then(|place| usize::try_from(place).ok());
                    let region = key.and_then(|place| self.regions.get(place));
                    let region = region.cloned().unwrap_or_else(|| row[0].to_string());
                    let known = figures.entry(deeper(&region)).or_default();
                    let rest = self.rest(name, row);
                    *known = [known.as_str(), rest.to_string().as_str()]
                        .join(" ")
                        .trim()
                        .into();
                }
            }
            plain => {
                figures.insert(name.to_owned(), plain.to_string());
            }
        }
    }

    /// A row without its region, with the id of its source in place of the number.
    fn rest(&self, name: &str, row: &Value) -> Value {
        let at = match name.split(' ').next_back() {
            Some("reports" | "exceptions") => 2,
            Some("programmes") if row[3].is_number() => 2,
            Some("rows" | "japan" | "korea") => 3,
            _ => usize::MAX,
        };
        let mut cells = row.as_array().cloned().unwrap_or_default();
        if let Some(cell) = cells.get_mut(at)
            && let Some(place) = cell.as_u64().and_then(|place| usize::try_from(place).ok())
            && let Some(source) = self.sources.get(place)
        {
            *cell = source.as_str().into();
        }
        cells.drain(..1.min(cells.len()));
        cells.into()
    }
}

fn is_plain(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = r#"{"states":["al","tx"],"sources":[{"id":"S-A"}],
        "leaves":[{"id":"power_price","values":{"table":{"source":0,"values":[7.1,6.3]}}}],
        "clusters":{"food":{"rows":[[1,2.5,8,0,2024]]}}}"#;

    #[test]
    fn a_changed_figure_is_named_with_both_values() {
        let new = OLD.replace("6.3", "6.5").replace("2.5", "2.6");
        assert_eq!(
            lines(OLD, &new).unwrap(),
            [
                "clusters food rows tx: [2.5,8,\"S-A\",2024] -> [2.6,8,\"S-A\",2024]",
                "leaves power_price values table values tx: 6.3 -> 6.5"
            ]
        );
    }

    #[test]
    fn an_unchanged_file_says_nothing() {
        assert!(lines(OLD, OLD).unwrap().is_empty());
        assert!(lines("", OLD).unwrap().is_empty());
    }

    #[test]
    fn a_source_is_named_and_not_counted() {
        let new = OLD.replace(r#"[{"id":"S-A"}]"#, r#"[{"id":"S-B"},{"id":"S-A"}]"#);
        let new = new.replace(r#""source":0"#, r#""source":1"#);
        let new = new.replace("8,0,2024", "8,1,2024");
        assert_eq!(lines(OLD, &new).unwrap(), ["+ sources S-B id: \"S-B\""]);
    }
}
