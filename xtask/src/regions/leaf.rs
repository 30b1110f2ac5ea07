//! The leaves of the model with the figures of all states.

use serde_json::{Value, json};

use super::geography::between;
use super::rounded;
use super::sheet::{Sheet, entries, text, year};

/// All leaves in the order of the parameters.
pub(super) fn leaves(sheet: &mut Sheet, model: &Value) -> Result<Vec<Value>, String> {
    let criteria = model["criteria"]
        .as_array()
        .ok_or("region-model.json: no criteria")?;
    criteria
        .iter()
        .map(|criterion| leaf(sheet, model, criterion))
        .collect()
}

fn leaf(sheet: &mut Sheet, model: &Value, criterion: &Value) -> Result<Value, String> {
    let id = text(&criterion["id"])?;
    let mut leaf = json!({"id": id, "group": criterion["group"], "share": criterion["share"]});
    let values = match text(&criterion["source"])? {
        "cluster:own" => json!("own"),
        "cluster:related" => json!("related"),
        "cluster:occupation" => json!("occupation"),
        source if source.starts_with("cluster:") => {
            let ids: Vec<&str> = source["cluster:".len()..].split('+').collect();
            json!({"clusters": ids})
        }
        source => {
            if id != "ho_distance" {
                leaf["knots"] = criterion["knots"].clone();
                leaf["log"] = criterion["log"].clone();
            }
            match id {
                "nonstop" => json!("flights"),
                "ho_distance" => json!("distance"),
                _ => json!({"table": table(sheet, model, id, source)?}),
            }
        }
    };
    leaf["values"] = values;
    Ok(leaf)
}

fn table(sheet: &mut Sheet, model: &Value, id: &str, source: &str) -> Result<Value, String> {
    match id {
        "market_potential" => market_potential(sheet),
        "mean_distance" => mean_distance(sheet),
        "mfg_density" => density(sheet),
        "port" => ports(sheet),
        "right_to_work" => {
            let mut table = published(sheet, source, |row| Some(f64::from(row == "yes")))?;
            table["yes_no"] = json!(true);
            Ok(table)
        }
        "corp_tax" => {
            let mut table = published(sheet, "corp_income_tax_top_rate", |row| row.parse().ok())?;
            let scored = entries(&model["extra_facts"]["corp_tax_equivalent"])?;
            let rows: Result<Vec<_>, String> = scored
                .filter(|(_, value)| value.is_number())
                .map(|(state, value)| Ok(json!([sheet.position(state)?, value])))
                .collect();
            table["scored_as"] = rows?.into();
            Ok(table)
        }
        _ => published(sheet, source, |row| row.parse().ok()),
    }
}

/// A criterion as published, with the year and source of most states and the exceptions.
fn published(
    sheet: &mut Sheet,
    criterion: &str,
    read: impl Fn(&str) -> Option<f64>,
) -> Result<Value, String> {
    // Figures of metro areas follow those of the states where there is one for each.
    let mut regions = sheet.regions();
    let states = sheet.states.len();
    if !regions[states..]
        .iter()
        .all(|metro| sheet.fact(metro, criterion).is_some())
    {
        regions.truncate(states);
    }
    let rows: Vec<_> = regions
        .iter()
        .map(|region| sheet.fact(region, criterion).cloned())
        .collect();
    let mut origins: Vec<(u16, String)> = Vec::new();
    let mut values = Vec::new();
    for row in &rows {
        let value = row.as_ref().and_then(|row| read(&row["value"]));
        values.push(value.map_or(Value::Null, |value| rounded(value, 4)));
        if let Some(row) = row {
            origins.push((year(row), row["source_id"].clone()));
        }
    }
    let count = |origin: &(u16, String)| origins.iter().filter(|other| *other == origin).count();
    // The first of equally frequent ones, so that the file does not depend on chance.
    let usual = origins
        .iter()
        .rev()
        .max_by_key(|origin| count(origin))
        .cloned();
    let usual = usual.ok_or_else(|| format!("{criterion}: no figures"))?;
    let mut table = json!({"source": sheet.source(&usual.1), "year": usual.0, "values": values});
    let mut exceptions = Vec::new();
    for (state, row) in rows.iter().enumerate() {
        if let Some(row) = row
            && (year(row), row["source_id"].clone()) != usual
        {
            exceptions.push(json!([state, year(row), sheet.source(&row["source_id"])]));
        }
    }
    if !exceptions.is_empty() {
        table["exceptions"] = exceptions.into();
    }
    Ok(table)
}

/// Buying power within reach: the sum of GDP over distance, the nearest 100 km counting alike.
fn market_potential(sheet: &mut Sheet) -> Result<Value, String> {
    let (km, gdp) = (between(sheet)?, sheet.complete("gdp")?);
    let value = |row: &Vec<f64>| {
        rounded(
            row.iter()
                .zip(&gdp)
                .map(|(km, gdp)| gdp / km.max(100.0))
                .sum(),
            3,
        )
    };
    let values: Vec<Value> = km.iter().map(value).collect();
    Ok(json!({"source": sheet.source("S-BEA24"), "year": 2024, "values": values}))
}

/// Distance to the whole market, weighted by GDP.
fn mean_distance(sheet: &mut Sheet) -> Result<Value, String> {
    let (km, gdp) = (between(sheet)?, sheet.complete("gdp")?);
    let total: f64 = gdp.iter().sum();
    let value = |row: &Vec<f64>| {
        rounded(
            row.iter().zip(&gdp).map(|(km, gdp)| km * gdp).sum::<f64>() / total,
            1,
        )
    };
    let values: Vec<Value> = km.iter().map(value).collect();
    Ok(json!({"source": sheet.source("S-BEA24"), "year": 2024, "values": values}))
}

/// Manufacturing jobs of every state. Where they are withheld they are estimated from
/// manufacturing GDP by the ratio of all other states; the second list marks those states.
pub(super) fn manufacturing_jobs(sheet: &Sheet) -> Result<(Vec<f64>, Vec<usize>), String> {
    let shares = sheet.complete("manufacturing_share_gdp")?;
    let output: Vec<f64> = sheet
        .complete("gdp")?
        .iter()
        .zip(&shares)
        .map(|(gdp, share)| gdp * share / 100.0)
        .collect();
    let jobs: Vec<Option<f64>> = sheet
        .states
        .iter()
        .map(|state| sheet.figure(state, "manufacturing_jobs"))
        .collect();
    let known = jobs
        .iter()
        .zip(&output)
        .filter_map(|(jobs, output)| jobs.map(|jobs| (jobs, output)));
    let (all, made) = known.fold((0.0, 0.0), |sum, (jobs, output)| {
        (sum.0 + jobs, sum.1 + output)
    });
    let filled = jobs
        .iter()
        .zip(&output)
        .map(|(jobs, output)| jobs.unwrap_or(output * all / made));
    let missing = jobs
        .iter()
        .enumerate()
        .filter(|(_, jobs)| jobs.is_none())
        .map(|pair| pair.0);
    Ok((filled.collect(), missing.collect()))
}

fn density(sheet: &mut Sheet) -> Result<Value, String> {
    let (jobs, estimated) = manufacturing_jobs(sheet)?;
    let people = sheet.complete("population")?;
    let mut table = published(sheet, "manufacturing_jobs", |row| row.parse().ok())?;
    table["values"] = jobs
        .iter()
        .zip(&people)
        .map(|(jobs, people)| rounded(1000.0 * jobs / people, 3))
        .collect();
    table["estimated"] = json!(estimated);
    Ok(table)
}

/// Containers handled in the ports of the list of the twenty largest.
fn ports(sheet: &mut Sheet) -> Result<Value, String> {
    let mut values = Vec::new();
    for state in &sheet.states {
        let figures = sheet
            .starting(state, "container_port_teu:")
            .map(|row| row["value"].parse::<f64>());
        let figures: Vec<f64> = figures
            .collect::<Result<_, _>>()
            .map_err(|error| format!("{state}: {error}"))?;
        values.push(rounded(figures.iter().sum(), 0));
    }
    Ok(json!({"source": sheet.source("S-PORT"), "year": 2024, "values": values, "partial": true}))
}
