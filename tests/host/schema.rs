//! As much of JSON Schema (draft 2020-12) as the documents of this repository use.
//!
//! A word that it does not know is a failure, so that no condition is passed over in silence.

use serde_json::Value;

/// Words that describe and demand nothing.
const SILENT: [&str; 7] = [
    "$schema",
    "$id",
    "$defs",
    "title",
    "description",
    "default",
    "additionalProperties",
];

/// What is wrong with a value, with the place of each fault; empty when it fits `#/$defs/<name>`.
pub(crate) fn faults(document: &Value, name: &str, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(document, &document["$defs"][name], value, name, &mut found);
    found
}

fn check(document: &Value, schema: &Value, value: &Value, place: &str, found: &mut Vec<String>) {
    let Some(schema) = schema.as_object() else {
        panic!("{place}: no schema");
    };
    for (word, wanted) in schema {
        let holds = match word.as_str() {
            word if SILENT.contains(&word) => true,
            "$ref" => {
                let path = wanted.as_str().unwrap().trim_start_matches('#');
                check(
                    document,
                    document.pointer(path).unwrap(),
                    value,
                    place,
                    found,
                );
                true
            }
            "anyOf" => any_of(document, wanted, value, place, found),
            "type" => has_type(wanted, value),
            "const" => value == wanted,
            "enum" => wanted.as_array().unwrap().contains(value),
            "minimum" => value.as_f64() >= wanted.as_f64() || !value.is_number(),
            "maximum" => value.as_f64() <= wanted.as_f64() || !value.is_number(),
            "minItems" => count(value).is_none_or(|count| count >= wanted.as_u64().unwrap()),
            "maxItems" => count(value).is_none_or(|count| count <= wanted.as_u64().unwrap()),
            "pattern" => value.as_str().is_none_or(|text| is_like(wanted, text)),
            "required" => value.as_object().is_none_or(|fields| {
                let mut names = wanted.as_array().unwrap().iter();
                names.all(|name| fields.contains_key(name.as_str().unwrap()))
            }),
            "items" => {
                for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(document, wanted, item, &format!("{place}/{at}"), found);
                }
                true
            }
            "properties" => {
                for (name, item) in value.as_object().into_iter().flatten() {
                    let place = format!("{place}/{name}");
                    match (wanted.get(name), schema.get("additionalProperties")) {
                        (Some(known), _) => check(document, known, item, &place, found),
                        (None, Some(Value::Bool(false))) => {
                            found.push(format!("{place} is not known"));
                        }
                        (None, _) => {}
                    }
                }
                true
            }
            word => panic!("{place}: the check does not know {word}"),
        };
        if !holds {
            let value: String = value.to_string().chars().take(80).collect();
            found.push(format!("{place}: {word} {wanted} does not hold of {value}"));
        }
    }
    // Names are free, what they name is not.
    if let Some(others) = schema
        .get("additionalProperties")
        .filter(|it| it.is_object())
    {
        for (name, item) in value.as_object().into_iter().flatten() {
            check(document, others, item, &format!("{place}/{name}"), found);
        }
    }
}

fn any_of(
    document: &Value,
    wanted: &Value,
    value: &Value,
    place: &str,
    found: &mut Vec<String>,
) -> bool {
    let mut nearest: Option<Vec<String>> = None;
    for choice in wanted.as_array().unwrap() {
        let mut faults = Vec::new();
        check(document, choice, value, place, &mut faults);
        if faults.is_empty() {
            return true;
        }
        if nearest
            .as_ref()
            .is_none_or(|known| faults.len() < known.len())
        {
            nearest = Some(faults);
        }
    }
    found.extend(nearest.into_iter().flatten());
    false
}

fn has_type(wanted: &Value, value: &Value) -> bool {
    if let Some(list) = wanted.as_array() {
        return list.iter().any(|one| has_type(one, value));
    }
    match wanted.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        kind => panic!("the check does not know the type {kind}"),
    }
}

fn count(value: &Value) -> Option<u64> {
    value.as_array().map(|list| list.len() as u64)
}

fn is_like(pattern: &Value, text: &str) -> bool {
    let small = |letter: char| letter.is_ascii_lowercase();
    match pattern.as_str().unwrap() {
        "^[a-z-]+$" => !text.is_empty() && text.chars().all(|it| small(it) || it == '-'),
        "^[a-z]{2}$" => text.len() == 2 && text.chars().all(small),
        "^[A-Z]{2}$" => text.len() == 2 && text.chars().all(|it| it.is_ascii_uppercase()),
        pattern => panic!("the check does not know the pattern {pattern}"),
    }
}

#[test]
fn faults_are_found_at_their_place() {
    let document = serde_json::json!({"$defs": {
        "list": {"type": "array", "items": {"$ref": "#/$defs/one"}, "minItems": 1},
        "one": {
            "type": "object",
            "properties": {"id": {"type": "string", "pattern": "^[a-z]{2}$"}, "n": {"minimum": 0}},
            "required": ["id"],
            "additionalProperties": false,
        },
    }});
    let of = |value| faults(&document, "list", &value).len();
    assert_eq!(of(serde_json::json!([{"id": "tx", "n": 0}])), 0);
    assert_eq!(of(serde_json::json!([])), 1);
    assert_eq!(
        of(serde_json::json!([{"id": "TX"}, {"n": -1}, {"id": "tx", "m": 1}])),
        4
    );
}
