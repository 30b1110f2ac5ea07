//! Joins the style sheets into one.

use std::fs;

use crate::{Outcome, root};

/// The order of the cascade.
const ORDER: [&str; 8] = [
    "tokens", "base", "layout", "controls", "check", "result", "regions", "print",
];

/// Writes `styles/landfall.css`.
pub fn join() -> Outcome<()> {
    let folder = root().join("styles");
    let mut joined = String::new();
    for name in ORDER {
        joined.push_str(&fs::read_to_string(folder.join(format!("{name}.css")))?);
        joined.push('\n');
    }
    fs::write(folder.join("landfall.css"), joined)?;
    Ok(())
}
