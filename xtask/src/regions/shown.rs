//! What is shown and never scored, and the check that it stays so.

use serde_json::{Map, Value, json};

use super::rounded;
use super::sheet::{Sheet, entries, year};

/// Companies of a head office's country in a region, by that country.
pub(super) fn firms(sheet: &mut Sheet) -> Result<Value, String> {
    let mut firms = Map::new();
    for (country, criterion) in [("japan", "japanese_firms"), ("korea", "korean_firms")] {
        let mut rows = Vec::new();
        for (place, region) in sheet.regions().iter().enumerate() {
            let Some(row) = sheet.fact(region, criterion).cloned() else {
                continue;
            };
            let count: f64 = row["value"]
                .parse()
                .map_err(|error| format!("{region}, {criterion}: {error}"))?;
            let counted = counted(&row["unit"])?;
            let source = sheet.source(&row["source_id"]);
            rows.push(json!([
                place,
                rounded(count, 0),
                counted,
                source,
                year(&row)
            ]));
        }
        firms.insert(country.into(), rows.into());
    }
    Ok(firms.into())
}

/// What was counted: surveys count companies, offices or plants, and cannot be compared.
fn counted(unit: &str) -> Result<&'static str, String> {
    Ok(match unit {
        "companies with offices" | "companies" | "companies (about)" | "companies (more than)" => {
            "companies"
        }
        "establishments" => "establishments",
        "affiliates (BEA definition)" => "affiliates",
        "facilities" => "facilities",
        "corporations" => "corporations",
        "regional headquarters/operations" => "operations",
        other => return Err(format!("{other}: unknown unit of companies")),
    })
}

/// Programmes that a state names for companies: state, names, source, year.
pub(super) fn programmes(sheet: &mut Sheet) -> Result<Vec<Value>, String> {
    let rows = sheet.programmes.clone();
    let programme = |row: super::sheet::Row| {
        let state = sheet.position(&row["state"])?;
        let source = sheet.source(&row["source_id"]);
        Ok(json!([state, row["programme"], source, year(&row)]))
    };
    rows.into_iter().map(programme).collect()
}

/// Refuses a score on a figure that may only be shown, but for the named exceptions.
pub(super) fn only_allowed(
    sheet: &Sheet,
    model: &Value,
    leaves: &[Value],
    clusters: &Value,
) -> Result<(), String> {
    let excepted = &model["additions"]["show_only"]["scored"];
    let mut scored: Vec<(&str, &Value)> = Vec::new();
    for leaf in leaves {
        let table = &leaf["values"]["table"];
        let others = table["exceptions"].as_array().into_iter().flatten();
        let own = table.get("source").into_iter();
        let id = leaf["id"].as_str().unwrap_or_default();
        scored.extend(
            own.chain(others.map(|row| &row[2]))
                .map(|source| (id, source)),
        );
    }
    for (id, cluster) in entries(clusters)? {
        let rows = cluster["rows"].as_array().into_iter().flatten();
        let measure = cluster["measure"].get("source").into_iter();
        scored.extend(
            rows.map(|row| &row[3])
                .chain(measure)
                .map(|source| (id.as_str(), source)),
        );
    }
    for (id, source) in scored {
        let place = source
            .as_u64()
            .and_then(|place| usize::try_from(place).ok());
        let place = place.ok_or_else(|| format!("{id}: no source"))?;
        let source = sheet.source_id(place);
        if !sheet.may_be_scored(place) && excepted.get(source).is_none() {
            return Err(format!("{id}: {source} may be shown but not scored"));
        }
    }
    Ok(())
}
