//! Takes words apart into the keys that all languages share and the texts of each.

use serde_json::{Map, Value};

/// The shape of the words (see [`crate::json::keyed`]) and the texts of each language in its
/// order.
///
/// What one language has and another lacks has null in place of its text, which reads as
/// missing. Lists of different lengths are shipped whole.
pub fn split(words: [&Value; 3]) -> (Value, [Vec<Value>; 3]) {
    let mut texts = [const { Vec::new() }; 3];
    let shape = shape(words, &mut texts);
    (shape, texts)
}

fn shape(words: [&Value; 3], texts: &mut [Vec<Value>; 3]) -> Value {
    if let [Some(a), Some(b), Some(c)] = words.map(Value::as_object) {
        let mut keys: Vec<&String> = a.keys().chain(b.keys()).chain(c.keys()).collect();
        keys.sort();
        keys.dedup();
        let mut object = Map::new();
        for key in keys {
            let inner = [a, b, c].map(|object| object.get(key).unwrap_or(&Value::Null));
            object.insert(key.clone(), shape(inner, texts));
        }
        return Value::Object(object);
    }
    if let [Some(a), Some(b), Some(c)] = words.map(Value::as_array)
        && a.len() == b.len()
        && a.len() == c.len()
        && !a.is_empty()
    {
        let shapes: Vec<Value> = a
            .iter()
            .zip(b)
            .zip(c)
            .map(|((a, b), c)| shape([a, b, c], texts))
            .collect();
        let is_plain = shapes.iter().all(|shape| shape.as_u64() == Some(0));
        return if is_plain {
            shapes.len().into()
        } else {
            Value::Array(shapes)
        };
    }
    for (own, word) in texts.iter_mut().zip(words) {
        own.push(word.clone());
    }
    Value::from(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::keyed;
    use serde_json::json;

    #[test]
    fn every_language_is_had_back() {
        let words = [
            json!({"a": "x", "b": ["1", "2"], "c": ["1"], "d": {"e": [{"f": "y"}]}, "g": []}),
            json!({"a": "X", "b": ["3", "4"], "c": ["1", "2"], "d": {"e": [{"f": "Y"}]}, "g": []}),
            json!({"a": "z", "b": ["5", "6"], "c": [], "d": {"e": [{"f": "Z"}]}, "g": ["one"]}),
        ];
        let [a, b, c] = &words;
        let (shape, texts) = split([a, b, c]);
        assert_eq!(
            shape,
            json!({"a": 0, "b": 2, "c": 0, "d": {"e": [{"f": 0}]}, "g": 0})
        );
        for (words, texts) in words.into_iter().zip(texts) {
            assert_eq!(keyed(&shape, texts.into()), Some(words));
        }
    }

    #[test]
    fn a_missing_key_reads_as_missing() {
        let (one, other) = (json!({"a": "x"}), json!({"a": "x", "b": "y"}));
        let (shape, [_, _, texts]) = split([&other, &other, &one]);
        assert_eq!(
            keyed(&shape, texts.into()),
            Some(json!({"a": "x", "b": null}))
        );
    }
}
