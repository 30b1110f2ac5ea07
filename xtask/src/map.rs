//! The map as the release ships it: outlines on a grid of whole points, which is as fine as a
//! screen shows, with every step written from the one before.

use std::fmt::Write;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::Outcome;

/// A point of the grid.
type Point = (i64, i64);

/// An island smaller than this, in squares of the grid, is left out unless it is all there is.
const LEAST_AREA: i64 = 4;

/// The map file from the outlines and points in `data/`.
pub fn build(root: &Path) -> Outcome<Value> {
    let outlines = read(&root.join("data/us-states-paths.json"))?;
    let points = read(&root.join("data/us-metro-points.json"))?;
    let mut states = Map::new();
    let mut centres = Map::new();
    for state in list(&outlines["states"]) {
        let id = text(&state["id"])?;
        let rings = rings(text(&state["d"])?).ok_or_else(|| format!("{id}: not an outline"))?;
        states.insert(id.to_owned(), path(&rings).into());
        centres.insert(
            id.to_owned(),
            whole(&state["centroid"][0], &state["centroid"][1])?,
        );
    }
    let mut metros = Map::new();
    for point in list(&points["points"]) {
        let place = whole(&point["x"], &point["y"])?;
        metros.insert(text(&point["id"])?.to_owned(), place);
    }
    Ok(json!({"states": states, "centres": centres, "metros": metros}))
}

fn read(path: &Path) -> Outcome<Value> {
    Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> Outcome<&str> {
    value
        .as_str()
        .ok_or_else(|| format!("{value}: not a text").into())
}

fn whole(x: &Value, y: &Value) -> Outcome<Value> {
    match (x.as_f64(), y.as_f64()) {
        (Some(x), Some(y)) => Ok(json!([grid(x), grid(y)])),
        _ => Err(format!("{x}, {y}: not a point").into()),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a point of the drawing lies within a thousand"
)]
fn grid(value: f64) -> i64 {
    value.round() as i64
}

/// The rings of an outline of the form `M x,y l dx dy …z`, on the grid.
fn rings(outline: &str) -> Option<Vec<Vec<Point>>> {
    let mut rings = Vec::new();
    for ring in outline.split('z').filter(|ring| !ring.trim().is_empty()) {
        let numbers = numbers(ring)?;
        let (mut x, mut y) = (0.0, 0.0);
        let mut points: Vec<Point> = Vec::new();
        for step in numbers.chunks_exact(2) {
            (x, y) = (x + step[0], y + step[1]);
            let point = (grid(x), grid(y));
            if points.last() != Some(&point) {
                points.push(point);
            }
        }
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        rings.push(without_midpoints(&points));
    }
    Some(rings)
}

fn numbers(ring: &str) -> Option<Vec<f64>> {
    let mut numbers = Vec::new();
    let mut number = String::new();
    for sign in ring.chars().chain([' ']) {
        let begins = sign == '-' || !(sign.is_ascii_digit() || sign == '.');
        if begins && !number.is_empty() {
            numbers.push(number.parse().ok()?);
            number.clear();
        }
        if sign == '-' || sign == '.' || sign.is_ascii_digit() {
            number.push(sign);
        } else if !matches!(sign, ' ' | ',' | 'M' | 'l') {
            return None;
        }
    }
    Some(numbers)
}

/// Leaves out the points in the middle of a straight line.
fn without_midpoints(ring: &[Point]) -> Vec<Point> {
    let mut kept = Vec::new();
    for (place, point) in ring.iter().enumerate() {
        let before = ring[(place + ring.len() - 1) % ring.len()];
        let after = ring[(place + 1) % ring.len()];
        let turn =
            (point.0 - before.0) * (after.1 - point.1) - (point.1 - before.1) * (after.0 - point.0);
        if turn != 0 {
            kept.push(*point);
        }
    }
    kept
}

/// Twice the area inside a ring.
fn area(ring: &[Point]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    let sides = ring.iter().zip(next);
    sides.map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<i64>().abs()
}

fn path(rings: &[Vec<Point>]) -> String {
    let largest = rings.iter().map(|ring| area(ring)).max().unwrap_or(0);
    let mut path = String::new();
    for ring in rings {
        let is_shown = area(ring) >= 2 * LEAST_AREA || area(ring) == largest;
        let Some((first, rest)) = ring.split_first().filter(|_| is_shown) else {
            continue;
        };
        // A text takes every write.
        let _ = write!(path, "M{} {}l", first.0, first.1);
        let mut from = *first;
        for (place, point) in rest.iter().enumerate() {
            for (part, step) in [point.0 - from.0, point.1 - from.1].into_iter().enumerate() {
                // A minus parts two numbers as well as a space does.
                let space = if step < 0 || place + part == 0 {
                    ""
                } else {
                    " "
                };
                let _ = write!(path, "{space}{step}");
            }
            from = *point;
        }
        path.push('z');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_is_drawn_on_the_grid_without_points_that_add_nothing() {
        let square = rings("M10.4,10.2l5,0 5,0.1 0,10 -10,0zM1,1l0.2,0 0,0.2z").unwrap();
        assert_eq!(square[0], [(10, 10), (20, 10), (20, 20), (10, 20)]);
        assert_eq!(path(&square), "M10 10l10 0 0 10-10 0z");
        assert_eq!(area(&square[0]), 200);
        assert_eq!(rings("M1,1c2,2z"), None);
    }

    #[test]
    fn every_region_of_the_data_is_on_the_map_and_the_file_is_small() {
        let map = build(&crate::root()).unwrap();
        let regions = crate::root().join("content/structure/regions.json");
        let regions = std::fs::read_to_string(regions).unwrap();
        let regions = landfall::recommend::RegionData::parse(&regions).unwrap();
        for state in regions.states() {
            let path = map["states"][state].as_str().unwrap();
            assert!(
                path.starts_with('M') && path.ends_with('z'),
                "{state}: {path}"
            );
            assert!(map["centres"][state].is_array(), "{state}");
        }
        for (metro, ..) in regions.metros() {
            assert!(map["metros"][metro].is_array(), "{metro}");
        }
        let packed = crate::server::brotli(map.to_string().as_bytes(), 11).unwrap();
        assert!(packed.len() < 15_000, "{} bytes", packed.len());
    }
}
