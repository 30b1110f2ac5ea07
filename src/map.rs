//! Outlines of the states and places of the metro areas, as the map file gives them: drawn by
//! the page, and known to nothing that calculates.

use crate::json::{self, Table, records};

records! {
    /// All on a drawing of 975 by 610 points, with Alaska and Hawaii set in at the lower left.
    #[derive(Debug)]
    pub struct Map {
        /// Outlines as SVG paths, by lower-case postal code.
        pub states: Table<String>,
        /// Where a state's number stands.
        pub centres: Table<(f64, f64)>,
        /// By the id of the metro area.
        pub metros: Table<(f64, f64)>,
    }
}

impl Map {
    /// Reads the map file; none when it is no map. The list says the same in words, so nothing
    /// more is known of a broken file than that there is no map.
    ///
    /// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
    #[inline(never)]
    pub fn parse(text: &str) -> Option<Self> {
        json::read(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_read_and_anything_else_is_none() {
        let map = Map::parse(
            r#"{"states":{"tx":"M0 0l1 0z"},"centres":{"tx":[1,2]},"metros":{"austin":[3,4]}}"#,
        );
        let map = map.unwrap();
        assert_eq!(map.states.get("tx").map(String::as_str), Some("M0 0l1 0z"));
        assert_eq!(map.metros.get("austin"), Some(&(3.0, 4.0)));
        assert!(Map::parse("{}").is_none());
    }
}
