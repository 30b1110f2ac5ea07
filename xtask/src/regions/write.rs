//! The region file on one line a row, so that a change of a figure shows as one line.

use std::collections::BTreeMap;

use serde_json::Value;

/// The text of an object: its entries, and theirs, each on a line of their own.
pub(super) fn lines(file: &Value) -> String {
    let mut text = String::new();
    open(&mut text, file, 2);
    text.push('\n');
    text
}

fn open(text: &mut String, value: &Value, depth: usize) {
    // Keys are sorted here, so that the file is the same whatever order `serde_json` keeps.
    let rows: Vec<(Option<&String>, &Value)> = match value {
        Value::Object(entries) => {
            let sorted: BTreeMap<_, _> = entries.iter().collect();
            sorted
                .into_iter()
                .map(|(key, entry)| (Some(key), entry))
                .collect()
        }
        Value::Array(entries) => entries.iter().map(|entry| (None, entry)).collect(),
        plain => {
            text.push_str(&plain.to_string());
            return;
        }
    };
    let is_list = value.is_array();
    let wide = depth > 0 && (!is_list || rows.iter().any(|row| row.1.is_object()));
    let line = if wide { "\n" } else { "" };
    text.push(if is_list { '[' } else { '{' });
    for (position, (key, entry)) in rows.into_iter().enumerate() {
        text.push_str(if position == 0 { "" } else { "," });
        text.push_str(line);
        if let Some(key) = key {
            text.push_str(&Value::from(key.as_str()).to_string());
            text.push(':');
        }
        open(text, entry, depth.saturating_sub(1));
    }
    text.push_str(line);
    text.push(if is_list { ']' } else { '}' });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn two_levels_stand_on_lines_of_their_own() {
        let text = lines(&json!({"b": [1, 2], "a": {"y": [3], "x": {"w": 0}}}));
        assert_eq!(
            text,
            "{\n\"a\":{\n\"x\":{\"w\":0},\n\"y\":[3]\n},\n\"b\":[1,2]\n}\n"
        );
    }
}
