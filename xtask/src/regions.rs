//! `regions`: writes `content/structure/regions.json` from the tables in `data/`.
//!
//! The tables keep every figure with its note and every parameter with its reason; the file that
//! is shipped holds only what the recommender computes with and what the page shows.

mod cluster;
mod difference;
mod geography;
mod leaf;
mod metro;
mod number;
mod parameter;
mod sheet;
mod shown;
mod steadiness;
mod validity;
mod write;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use sheet::Sheet;

/// Writes the region file; with `check` only tells whether the committed one is current.
///
/// Fails when a table cannot be read, lacks a figure that the model needs, or makes a file that
/// the recommender itself would refuse; with `check` also when the committed file differs.
pub fn run(check: bool) -> Result<(), String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = build(&root.join("data"))?;
    landfall::recommend::RegionData::parse(&text).map_err(|error| error.to_string())?;
    let target = root.join("content/structure/regions.json");
    if check {
        let committed =
            fs::read_to_string(&target).map_err(|error| format!("regions.json: {error}"))?;
        return if committed == text {
            Ok(())
        } else {
            Err(
                "content/structure/regions.json is not what data/ gives; run `cargo xtask regions`"
                    .into(),
            )
        };
    }
    let before = fs::read_to_string(&target).unwrap_or_default();
    for line in difference::lines(&before, &text)? {
        println!("{line}");
    }
    fs::write(&target, text).map_err(|error| format!("regions.json: {error}"))
}

/// The text of the region file for the tables in a folder.
pub fn build(data: &Path) -> Result<String, String> {
    let mut sheet = Sheet::read(data)?;
    let model = sheet::read_json(&data.join("region-model.json"))?;
    let leaves = leaf::leaves(&mut sheet, &model)?;
    let clusters = cluster::clusters(&mut sheet, &model)?;
    let occupations = cluster::occupations(&mut sheet, &model)?;
    shown::only_allowed(&sheet, &model, &leaves, &clusters)?;
    let metros = metro::metros(&sheet, &model)?;
    let routes = parameter::routes(&mut sheet)?;
    let firms = shown::firms(&mut sheet)?;
    let programmes = shown::programmes(&mut sheet)?;
    let receipts = parameter::receipts(&mut sheet)?;
    let added = &model["additions"];
    let mut file = json!({
        "version": model["version"],
        "states": sheet.states,
        "neighbours": geography::neighbours(&sheet)?,
        "left_out": parameter::left_out(&sheet, added)?,
        "groups": added["groups"],
        "leaves": leaves,
        "strength": parameter::strength(&model),
        "clusters": clusters,
        "occupations": occupations,
        "industries": parameter::industries(&model)?,
        "default_occupation": cluster::occupation_id(sheet::text(&model["engineers_default"])?),
        "activities": parameter::activities(&model)?,
        "split": parameter::split(&model)?,
        "mix": model["activity_mix"]["ranked"],
        "gates": parameter::gates(&sheet, &model)?,
        "head_offices": geography::head_offices(&sheet, &model)?,
        "routes": routes,
        "priorities": {
            "lambda": model["priorities"]["lambda"],
            "bundles": model["priorities"]["bundles"],
        },
        "metros": metros,
        "firms": firms,
        "programmes": programmes,
        "heavy_use": {
            "group": added["heavy_use"]["group"],
            "factor": added["heavy_use"]["factor"],
            "uses": added["heavy_use"]["uses"],
        },
        "receipts": receipts,
        "mexico_border": sheet.states_with("mexico_land_border"),
        "claims": sheet.claims,
        "limits": parameter::limits(&model),
        "doubt": {
            "known": added["doubt"]["known"],
            "sureness": added["doubt"]["sureness"],
        },
        "tariffs": parameter::without_reason(&added["tariffs"])?,
        "failures": parameter::without_reason(&added["failures"])?,
        "sources": sheet.used_sources()?,
    });
    file["validity"] = validity::validity(data, &file)?;
    Ok(write::lines(&file))
}

/// A number without a superfluous fraction, rounded to some decimals.
fn rounded(value: f64, decimals: i32) -> Value {
    number::json(value, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_file_is_what_the_tables_give() {
        run(true).unwrap();
    }
}
