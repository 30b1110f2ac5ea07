//! Distances between states, to the whole market and to head offices.

use serde_json::{Map, Value, json};

use super::rounded;
use super::sheet::{Sheet, entries, texts};

/// Mean radius of the Earth in kilometres.
const EARTH: f64 = 6371.0;

/// Great-circle kilometres between two places given as longitude and latitude in degrees.
pub(super) fn great_circle(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (from, to) = (a.1.to_radians(), b.1.to_radians());
    let across = (b.0 - a.0).to_radians();
    let half =
        ((to - from) / 2.0).sin().powi(2) + from.cos() * to.cos() * (across / 2.0).sin().powi(2);
    2.0 * EARTH * half.sqrt().asin()
}

/// Kilometres between every two states; to itself, the mean distance inside a disc of its area.
pub(super) fn between(sheet: &Sheet) -> Result<Vec<Vec<f64>>, String> {
    let places = places(sheet)?;
    let areas = sheet.complete("land_area")?;
    let row = |from: usize| {
        let cell = |to: usize| {
            if from == to {
                2.0 / 3.0 * (areas[from] / std::f64::consts::PI).sqrt()
            } else {
                great_circle(places[from], places[to])
            }
        };
        (0..places.len()).map(cell).collect()
    };
    Ok((0..places.len()).map(row).collect())
}

/// Positions of the states with a common land border.
pub(super) fn neighbours(sheet: &Sheet) -> Result<Vec<Vec<usize>>, String> {
    let row = |row: &super::sheet::Row| {
        row["neighbours"]
            .split_whitespace()
            .map(|state| sheet.position(state))
            .collect()
    };
    sheet.places.iter().map(row).collect()
}

/// Flights and distances of every place where a head office may be.
pub(super) fn head_offices(sheet: &Sheet, model: &Value) -> Result<Value, String> {
    let places = places(sheet)?;
    let mut offices = Map::new();
    for (id, office) in entries(&model["head_office"])? {
        let mut entry = json!({"routes": texts(&office["flights"])});
        if office.get("note").is_some() {
            entry["proxy"] = json!(true);
        }
        if let Some(at) = pair(&office["lonlat"]) {
            let km: Vec<f64> = places
                .iter()
                .map(|place| great_circle(*place, at))
                .collect();
            let contiguous = km
                .iter()
                .zip(&sheet.states)
                .filter(|(_, id)| !["ak", "hi"].contains(&id.as_str()));
            let (nearest, farthest) = contiguous
                .fold((f64::MAX, 0.0_f64), |(near, far), (km, _)| {
                    (near.min(*km), far.max(*km))
                });
            entry["km"] = km.iter().map(|km| rounded(*km, 0)).collect();
            entry["knots"] = json!([[rounded(nearest, 0), 1], [rounded(farthest, 0), 0]]);
        }
        offices.insert(id.clone(), entry);
    }
    Ok(offices.into())
}

fn places(sheet: &Sheet) -> Result<Vec<(f64, f64)>, String> {
    let degree = |text: &String| {
        text.parse::<f64>()
            .map_err(|error| format!("states.csv: {text}: {error}"))
    };
    sheet
        .places
        .iter()
        .map(|row| Ok((degree(&row["lon"])?, degree(&row["lat"])?)))
        .collect()
}

fn pair(value: &Value) -> Option<(f64, f64)> {
    Some((value.get(0)?.as_f64()?, value.get(1)?.as_f64()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_the_equator_is_ten_thousand_kilometres() {
        let quarter = great_circle((0.0, 0.0), (90.0, 0.0));
        assert!((quarter - 10_007.5).abs() < 0.1, "{quarter}");
    }
}
