//! The region file on one line a row, so that a change of a figure shows as one line.

use serde_json::Value;

/// The text of an object: its entries, and theirs, each on a line of their own.
pub(super) fn lines(file: &Value) -> String {
    let mut text = String::new();
    open(&mut text, file, 2);
    text.push('\n');
    text
}

fn open(text: &mut String, value: &Value, depth: usize) {
    let rows: Vec<(Option<&String>, &Value)> = match value {
        Value::Object(entries) if depth > 0 => entries
            .iter()
            .map(|(key, entry)| (Some(key), entry))
            .collect(),
        Value::Array(entries) if depth > 0 && entries.iter().any(Value::is_object) => {
            entries.iter().map(|entry| (None, entry)).collect()
        }
        plain => {
            text.push_str(&plain.to_string());
            return;
        }
    };
    let (first, last) = if value.is_object() {
        ('{', '}')
    } else {
        ('[', ']')
    };
    text.push(first);
    for (position, (key, entry)) in rows.into_iter().enumerate() {
        text.push_str(if position == 0 { "\n" } else { ",\n" });
        if let Some(key) = key {
            text.push_str(&Value::from(key.as_str()).to_string());
            text.push(':');
        }
        open(text, entry, depth - 1);
    }
    text.push('\n');
    text.push(last);
}
