//! How the model does on what is known: decisions of companies, and what the article says.
//!
//! The figures are part of the region file, so that the method page shows what the shipped data
//! and parameters give, and a change of either changes them.

use std::path::Path;

use landfall::recommend::{Outcome, Ranking, RegionData, Request, rank};
use serde_json::{Value, json};

use super::rounded;
use super::sheet::{Row, read};
use super::steadiness;

/// A company that went somewhere, as a request, with the state that it chose.
type Case = (Request, String);

/// From the words of the table of decisions to those of the profile.
const WORDS: [(&str, &str); 8] = [
    ("machinery_robotics", "machinery"),
    ("advanced_materials", "materials-chemicals"),
    ("ict_software_ai", "software-ai"),
    ("oil_gas_petrochem", "oil-gas"),
    ("hq", "headquarters"),
    ("rnd_hub", "rnd"),
    ("sales_office", "sales"),
    ("logistics_datacentre", "logistics-data-centre"),
];

/// Known decisions and the article's statements against the region file without this part.
pub(super) fn validity(data: &Path, file: &Value) -> Result<Value, String> {
    let shipped = parse(file)?;
    let cases: Vec<Case> = read(&data.join("site-decisions.csv"))?
        .iter()
        .map(case)
        .collect();
    let places = |regions: &RegionData| -> Result<Vec<Vec<usize>>, String> {
        cases
            .iter()
            .map(|case| row(regions, case, &cases))
            .collect()
    };
    let own = |places: Vec<Vec<usize>>| -> Vec<Vec<usize>> {
        let diagonal = places.into_iter().enumerate();
        diagonal.map(|(index, row)| vec![row[index]]).collect()
    };
    let all = places(&shipped)?;
    let orders = [
        ("shipped", own(all.clone())),
        (
            "without-reports",
            own(places(&parse(&without_reports(file))?)?),
        ),
        ("own-cluster", own(places(&parse(&own_cluster(file))?)?)),
        ("gdp", by_size(file, &cases)?),
        // Every decision against every profile: what remains when companies swap their profiles.
        ("shuffled", all),
    ];
    let orders = orders
        .iter()
        .map(|(id, places)| order(id, places, cases.len()));
    let checks = read(&data.join("article-checks.csv"))?;
    let claims = checks.iter().map(|row| claim(&shipped, row));
    Ok(json!({
        "cases": cases.len(),
        "orders": orders.collect::<Vec<_>>(),
        "claims": claims.collect::<Result<Vec<_>, _>>()?,
        "steadiness": steadiness::steadiness(&shipped, file)?,
    }))
}

fn parse(file: &Value) -> Result<RegionData, String> {
    RegionData::parse(&file.to_string()).map_err(|error| error.to_string())
}

fn case(row: &Row) -> Case {
    let word = |word: &str| {
        let known = WORDS.iter().find(|(known, _)| *known == word);
        known.map_or_else(|| word.replace('_', "-"), |(_, slug)| (*slug).to_owned())
    };
    let head_office = match row["hq_country"].as_str() {
        "KR" => "korea",
        "JP" => "japan",
        "CN" => "other-asia",
        _ => "europe",
    };
    let request = Request {
        industry: Some(word(&row["industry"])),
        activity: vec![word(&row["function"])],
        head_office: Some(head_office.to_owned()),
        ..Request::default()
    };
    (request, row["state"].to_lowercase())
}

fn ranking(regions: &RegionData, request: &Request) -> Result<Ranking, String> {
    match rank(regions, request) {
        Outcome::Ranking(ranking) => Ok(*ranking),
        Outcome::NeedsProfile { .. } => Err(format!("no ranking for {request:?}")),
    }
}

/// The places of all chosen states in the ranking of one company.
fn row(regions: &RegionData, (request, _): &Case, all: &[Case]) -> Result<Vec<usize>, String> {
    let states = ranking(regions, request)?.states;
    let place = |(_, chosen): &Case| {
        let place = states.iter().position(|state| state.id == *chosen);
        // A state that is left out stands behind all others.
        place.unwrap_or(states.len()) + 1
    };
    Ok(all.iter().map(place).collect())
}

/// The places of the chosen states when states are ordered by GDP for everybody.
fn by_size(file: &Value, cases: &[Case]) -> Result<Vec<Vec<usize>>, String> {
    let leaves = file["leaves"].as_array().into_iter().flatten();
    let mut leaves = leaves.filter(|leaf| leaf["id"] == "state_market");
    let leaf = leaves.next().ok_or("no leaf state_market")?;
    let size = |state: usize| {
        leaf["values"]["table"]["values"][state]
            .as_f64()
            .unwrap_or(0.0)
    };
    let states = file["states"].as_array().ok_or("no states")?;
    let place = |(_, chosen): &Case| {
        let state = states.iter().position(|state| state == chosen.as_str());
        let state = state.ok_or_else(|| format!("{chosen}: no such state"))?;
        let larger = (0..states.len()).filter(|&other| size(other) > size(state));
        Ok(vec![larger.count() + 1])
    };
    cases.iter().map(place).collect()
}

fn order(id: &str, places: &[Vec<usize>], cases: usize) -> Value {
    let all: Vec<usize> = places.iter().flatten().copied().collect();
    let mean = |count: f64| count / all.len() as f64;
    let hits: Vec<Value> = [1, 3, 5]
        .iter()
        .map(|most| {
            let share = mean(all.iter().filter(|place| **place <= *most).count() as f64);
            // The mean over all exchanges is no sample and has no interval.
            let is_sample = all.len() == cases;
            let (low, high) = if is_sample {
                wilson(share, cases as f64)
            } else {
                (share, share)
            };
            json!({"share": rounded(share, 3), "low": rounded(low, 3), "high": rounded(high, 3)})
        })
        .collect();
    let reciprocal = mean(all.iter().map(|place| 1.0 / *place as f64).sum());
    json!({"id": id, "hits": hits, "reciprocal": rounded(reciprocal, 3)})
}

/// The interval that covers 95 % of the shares that fit what was seen (Wilson 1927).
fn wilson(share: f64, cases: f64) -> (f64, f64) {
    let z = 1.959_964_f64;
    let spread = z * z / cases;
    let middle = (share + spread / 2.0) / (1.0 + spread);
    let half = z / (1.0 + spread) * (share * (1.0 - share) / cases + spread / (4.0 * cases)).sqrt();
    ((middle - half).max(0.0), (middle + half).min(1.0))
}

/// The place that the data give to a region for what the article says of it.
fn claim(regions: &RegionData, row: &Row) -> Result<Value, String> {
    let request = Request {
        industry: Some(row["industry"].clone()),
        activity: vec![row["activity"].clone()],
        head_office: Some("japan".to_owned()),
        ..Request::default()
    };
    let ranking = ranking(regions, &request)?;
    let states: Vec<&str> = ranking.states.iter().map(|one| one.id.as_str()).collect();
    let metros: Vec<&str> = ranking.metros.iter().map(|one| one.id.as_str()).collect();
    let region = row["region"].as_str();
    let list = if states.contains(&region) {
        states
    } else {
        metros
    };
    let place = list.iter().position(|known| *known == region);
    let place = place.ok_or_else(|| format!("article-checks.csv: no region {region}"))? + 1;
    Ok(json!({
        "claim": row["claim"], "region": region, "industry": row["industry"],
        "activity": row["activity"], "place": place, "count": list.len(),
    }))
}

fn without_reports(file: &Value) -> Value {
    let mut file = file.clone();
    for cluster in file["clusters"].as_object_mut().into_iter().flatten() {
        if let Some(cluster) = cluster.1.as_object_mut() {
            cluster.remove("reports");
        }
    }
    file
}

fn own_cluster(file: &Value) -> Value {
    let mut file = file.clone();
    for (_, activity) in file["activities"].as_object_mut().into_iter().flatten() {
        activity["weights"] = json!({"fit": 1});
    }
    for leaf in file["leaves"].as_array_mut().into_iter().flatten() {
        let share = match leaf["id"].as_str() {
            Some("fit_own") => 1,
            Some("fit_related") => 0,
            _ => continue,
        };
        leaf["share"] = share.into();
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_six_in_eighteen_is_the_published_one() {
        // Agresti and Coull (1998) give the formula; the ends were computed by hand.
        let (low, high) = wilson(6.0 / 18.0, 18.0);
        assert!(
            (low - 0.1628).abs() < 5e-4 && (high - 0.5625).abs() < 5e-4,
            "{low} {high}"
        );
        let (low, _) = wilson(0.0, 18.0);
        assert!(low <= 1e-12 && low.is_sign_positive());
    }
}
