//! Parameters of the model in the form of the shipped file.

use serde_json::{Map, Value, json};

use super::cluster::occupation_id;
use super::leaf::manufacturing_jobs;
use super::rounded;
use super::sheet::{Sheet, entries, texts, year};

pub(super) fn strength(model: &Value) -> Value {
    let rule = &model["cluster_strength"];
    let reported: Vec<&Value> = ["1", "2", "3", "4", "5"]
        .iter()
        .map(|level| &rule["evidence_value"][*level])
        .collect();
    json!({
        "lq_knots": rule["lq_knots"],
        "share_knots": rule["share_knots"],
        "reported": reported,
        "unlisted_lq": rule["not_listed"]["lq"],
        "unlisted_share": rule["not_listed"]["max_share"],
        "size_leaf": "state_market",
        "metro_share_knots": rule["metro_share_knots"],
        "metro_own": model["additions"]["metros"]["own"],
        "metro_without": model["additions"]["metros"]["without"],
    })
}

pub(super) fn industries(model: &Value) -> Result<Value, String> {
    let weak = texts(&model["additions"]["weak_fit"]["industries"]);
    let mut industries = Map::new();
    for (id, industry) in entries(&model["industries"])? {
        let mut entry = json!({
            "own": pairs(&industry["own"])?,
            "related": pairs(&industry["related"])?,
            "best": industry["best_branch_share"],
            "multipliers": industry["group_multipliers"],
        });
        if let Some(engineers) = industry["engineers"].as_str() {
            entry["occupation"] = occupation_id(engineers).into();
        }
        if weak.contains(&id.as_str()) {
            entry["weak"] = json!(true);
        }
        industries.insert(id.clone(), entry);
    }
    Ok(industries.into())
}

pub(super) fn activities(model: &Value) -> Result<Value, String> {
    let entry = |activity: &Value| {
        json!({
            "weights": activity["weights"],
            "gate": activity["gate"],
            "specialisation": activity["specialisation_weight"],
        })
    };
    let list = entries(&model["activities"])?;
    Ok(list
        .map(|(id, activity)| (id.clone(), entry(activity)))
        .collect::<Map<_, _>>()
        .into())
}

/// An activity that is one thing in the industries of a list and another in all others.
pub(super) fn split(model: &Value) -> Result<Value, String> {
    let mut splits = Map::new();
    for (id, split) in entries(&model["activity_split"])? {
        let listed = entries(split)?.find(|(_, industries)| industries.is_array());
        let others = entries(split)?.find(|(_, industries)| industries.is_string());
        let (Some((activity, industries)), Some((otherwise, _))) = (listed, others) else {
            return Err(format!(
                "activity_split {id}: expected a list and all others"
            ));
        };
        let entry = json!({"activity": activity, "industries": industries, "otherwise": otherwise});
        splits.insert(id.clone(), entry);
    }
    Ok(splits.into())
}

pub(super) fn gates(sheet: &Sheet, model: &Value) -> Result<Value, String> {
    let mut gates = Map::new();
    for (id, gate) in entries(&model["gates"])? {
        let values = match id.as_str() {
            "manufacturing" => manufacturing_jobs(sheet)?.0,
            "business" => sheet.complete("population")?,
            "power" => sheet.complete("net_generation")?,
            other => return Err(format!("gate {other}: no figures")),
        };
        let values: Vec<Value> = values.iter().map(|value| rounded(*value, 3)).collect();
        gates.insert(
            id.clone(),
            json!({"knots": gate["knots"], "values": values}),
        );
    }
    Ok(gates.into())
}

pub(super) fn routes(sheet: &mut Sheet) -> Result<Value, String> {
    let mut routes = Map::new();
    for id in ["nonstop_seoul_icn", "nonstop_tokyo"] {
        let mut rows = Vec::new();
        let mut origin = None;
        for (region, code) in sheet.regions().iter().enumerate() {
            if let Some(row) = sheet.fact(code, id).filter(|row| row["value"] != "none") {
                rows.push(json!([region, row["value"]]));
                origin = Some((row["source_id"].clone(), year(row)));
            }
        }
        let (source, year) = origin.ok_or_else(|| format!("{id}: no flights"))?;
        routes.insert(
            id.into(),
            json!({"source": sheet.source(&source), "year": year, "rows": rows}),
        );
    }
    Ok(routes.into())
}

/// Taxes on gross receipts, as lowest and highest rate.
pub(super) fn receipts(sheet: &mut Sheet) -> Result<Value, String> {
    let mut rows = Vec::new();
    let mut origin = None;
    for (state, code) in sheet.states.iter().enumerate() {
        let Some(row) = sheet.fact(code, "gross_receipts_tax") else {
            continue;
        };
        let rates = row["value"]
            .split('-')
            .map(|rate| rate.trim_end_matches('%').parse::<f64>());
        let rates: Vec<f64> = rates
            .collect::<Result<_, _>>()
            .map_err(|error| format!("{code}: {error}"))?;
        if let (Some(low), Some(high)) = (rates.first(), rates.last()) {
            rows.push(json!([state, rounded(*low, 4), rounded(*high, 4)]));
        }
        origin = Some((row["source_id"].clone(), year(row)));
    }
    let (source, year) = origin.ok_or("no taxes on gross receipts")?;
    Ok(json!({"source": sheet.source(&source), "year": year, "rows": rows}))
}

pub(super) fn left_out(sheet: &Sheet, added: &Value) -> Result<Value, String> {
    let mut left_out = Map::new();
    for (activity, states) in entries(&added["left_out"])?.filter(|(_, states)| states.is_array()) {
        let states: Vec<usize> = texts(states)
            .into_iter()
            .map(|state| sheet.position(state))
            .collect::<Result<_, _>>()?;
        left_out.insert(activity.clone(), json!(states));
    }
    Ok(left_out.into())
}

/// The entries of an object but for the reason that stands beside them.
pub(super) fn without_reason(value: &Value) -> Result<Value, String> {
    let kept = entries(value)?.filter(|(key, _)| key.as_str() != "why");
    let kept = kept.map(|(key, entry)| (key.clone(), entry.clone()));
    Ok(Value::Object(kept.collect()))
}

pub(super) fn limits(model: &Value) -> Value {
    let (added, certainty) = (&model["additions"], &model["additions"]["certainty"]);
    json!({
        "coverage": model["missing"]["min_coverage"],
        "tie": added["tie"]["points"],
        "draws": certainty["draws"],
        "spread": certainty["spread"],
        "robust": certainty["robust"],
        "likely": certainty["likely"],
    })
}

fn pairs(value: &Value) -> Result<Vec<Value>, String> {
    let list = entries(value)?;
    Ok(list.map(|(id, weight)| json!([id, weight])).collect())
}
