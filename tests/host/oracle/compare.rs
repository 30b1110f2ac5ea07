//! Says where two outputs differ.

use serde_json::Value;

/// How far two numbers may be apart: absolutely, or relatively above 1.
const TOLERANCE: f64 = 1e-9;

/// The first difference between two outputs for one company, or `None`.
///
/// `actions` is ignored. Two refusals are equal whatever they say, as long as both say
/// something; a refusal and a result differ.
pub(crate) fn difference(expected: &Value, got: &Value) -> Option<String> {
    match (is_refusal(expected), is_refusal(got)) {
        (true, true) => None,
        (false, false) => differ("", expected, got),
        (true, false) => Some(format!("expected a refusal for {}", expected["errors"])),
        (false, true) => Some(format!("unexpected refusal: {}", got["errors"])),
    }
}

/// Whether an output refuses its input and says why.
fn is_refusal(output: &Value) -> bool {
    output["errors"]
        .as_array()
        .is_some_and(|errors| !errors.is_empty())
}

fn differ(path: &str, expected: &Value, got: &Value) -> Option<String> {
    match (expected, got) {
        (Value::Object(one), Value::Object(other)) => {
            let is_compared = |key: &str| !(path.is_empty() && key == "actions");
            if let Some(key) = other
                .keys()
                .find(|key| is_compared(key) && !one.contains_key(*key))
            {
                return Some(format!("{path}/{key}: not part of the interface"));
            }
            one.iter()
                .filter(|(key, _)| is_compared(key))
                .find_map(|(key, value)| {
                    let path = format!("{path}/{key}");
                    match other.get(key) {
                        Some(got) => differ(&path, value, got),
                        None => Some(format!("{path}: missing")),
                    }
                })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => one
            .iter()
            .zip(other)
            .enumerate()
            .find_map(|(index, (one, other))| differ(&format!("{path}/{index}"), one, other)),
        (Value::Number(one), Value::Number(other)) => {
            let (one, other) = (one.as_f64()?, other.as_f64()?);
            let allowed = TOLERANCE * one.abs().max(1.0);
            let is_close = (one - other).abs() <= allowed;
            (!is_close).then(|| format!("{path}: expected {one}, got {other}"))
        }
        _ => (expected != got).then(|| format!("{path}: expected {expected}, got {got}")),
    }
}

#[cfg(test)]
mod tests {
    use super::difference;
    use serde_json::json;

    #[test]
    fn numbers_may_differ_by_rounding_only() {
        let near = json!({"score": 64.000_000_01, "sd": 5e-10, "actions": []});
        assert_eq!(
            difference(&json!({"score": 64.000_000_01, "sd": 0}), &near),
            None
        );
        assert!(difference(&json!({"score": 64.0, "sd": 0}), &near).is_none());
        assert!(difference(&json!({"score": 64.000_001, "sd": 0}), &near).is_some());
        assert!(difference(&json!({"score": null, "sd": 0}), &near).is_some());
        assert!(difference(&json!({"score": 64.000_000_01}), &near).is_some());
    }

    #[test]
    fn lists_and_flags_are_exact() {
        let expected = json!({"gates": ["G1"], "unconfirmed": false});
        assert!(difference(&expected, &json!({"gates": ["G1"], "unconfirmed": true})).is_some());
        assert!(difference(&expected, &json!({"gates": [], "unconfirmed": false})).is_some());
        assert!(difference(&expected, &json!({"gates": ["G1"]})).is_some());
    }

    #[test]
    fn refusals_are_equal_when_both_say_something() {
        let refusal = json!({"errors": ["level 5"]});
        assert_eq!(difference(&refusal, &json!({"errors": ["too high"]})), None);
        assert!(difference(&refusal, &json!({"errors": []})).is_some());
        assert!(difference(&json!({"score": 1}), &refusal).is_some());
    }
}
