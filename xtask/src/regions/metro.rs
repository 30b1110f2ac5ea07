//! Metro areas: the state whose figures they inherit, and the states into which they reach.

use serde_json::{Value, json};

use super::cluster::{LEAST_SHARE, split};
use super::sheet::Sheet;

/// All metro areas in the order of their ids.
///
/// A metro area inherits from one state. It is listed with every state that holds at least 30 %
/// of it, and with the state that its name says.
pub(super) fn metros(sheet: &Sheet, model: &Value) -> Result<Vec<Value>, String> {
    let metro = |(id, named): (&String, &String)| {
        let parent = model["metro_parent"][id].as_str().unwrap_or(named);
        let mut reaches = Vec::new();
        for (state, share) in split(sheet, model, id) {
            if state != parent && (share >= LEAST_SHARE || state == *named) {
                reaches.push(sheet.position(&state)?);
            }
        }
        reaches.sort_unstable();
        let mut entry = json!({"id": id, "state": sheet.position(parent)?});
        if !reaches.is_empty() {
            entry["reaches"] = json!(reaches);
        }
        Ok(entry)
    };
    sheet.metros.iter().map(metro).collect()
}
