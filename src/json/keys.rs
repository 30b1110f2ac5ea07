//! Texts without keys, and the keys that all languages share.
//!
//! A key costs a release three times what it says once. So words are shipped as a list of
//! texts, and the keys beside them as a shape: `0` for a text, `n` for a list of that many
//! texts, and objects and lists of shapes. The order is that in which the shape is read.

use serde_json::{Map, Value};

/// The value that a shape and its texts make; none unless they fit exactly.
pub fn keyed(shape: &Value, texts: Value) -> Option<Value> {
    let Value::Array(texts) = texts else {
        return None;
    };
    let mut texts = texts.into_iter();
    let value = filled(shape, &mut texts)?;
    texts.next().is_none().then_some(value)
}

fn filled(shape: &Value, texts: &mut std::vec::IntoIter<Value>) -> Option<Value> {
    match shape {
        Value::Number(number) => match number.as_u64()? {
            0 => texts.next(),
            many => {
                let many = usize::try_from(many).ok()?;
                // A damaged shape may not ask for more than there is.
                let enough = many <= texts.len();
                enough.then(|| texts.by_ref().take(many).collect())
            }
        },
        Value::Array(shapes) => {
            let mut list = Vec::new();
            for shape in shapes {
                list.push(filled(shape, texts)?);
            }
            Some(Value::Array(list))
        }
        Value::Object(shapes) => {
            let mut object = Map::new();
            for (key, shape) in shapes {
                object.insert(key.clone(), filled(shape, texts)?);
            }
            Some(Value::Object(object))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_find_their_keys() {
        let shape = json!({"a": 0, "b": {"c": 2, "d": [0, {"e": 0}]}});
        let texts = json!(["1", "2", "3", "4", ["whole", "list"]]);
        let value = json!({"a": "1", "b": {"c": ["2", "3"], "d": ["4", {"e": ["whole", "list"]}]}});
        assert_eq!(keyed(&shape, texts), Some(value));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (shape, texts) in [
            (json!({"a": 0}), json!([])),
            (json!({"a": 0}), json!(["1", "2"])),
            (json!({"a": 2}), json!(["1"])),
            (json!({"a": 4e18}), json!(["1"])),
            (json!({"a": -1}), json!(["1"])),
            (json!({"a": 1e300}), json!(["1"])),
            (json!({"a": "b"}), json!(["1"])),
            (json!({"a": 0}), json!({"a": "1"})),
            (json!(null), json!([])),
        ] {
            assert_eq!(keyed(&shape, texts.clone()), None, "{shape} {texts}");
        }
    }
}
