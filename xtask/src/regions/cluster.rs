//! Clusters and occupations: what the rows say of each state.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::rounded;
use super::sheet::{Row, Sheet, entries, text, texts, year};

/// A metro area's row counts for a state that holds at least this share of it.
pub(super) const LEAST_SHARE: f64 = 0.3;
/// Head counts of engineers rank areas by size; they are occupations, never clusters.
const HEAD_COUNTS: &str = "S-OEWS";

/// Shares of the states in a metro area.
pub(super) fn split(sheet: &Sheet, model: &Value, metro: &str) -> Vec<(String, f64)> {
    if let Some(shares) = model["multi_state_metros"][metro].as_object() {
        return shares
            .iter()
            .filter_map(|(state, share)| Some((state.clone(), share.as_f64()?)))
            .collect();
    }
    sheet
        .metros
        .get(metro)
        .map(|state| (state.clone(), 1.0))
        .into_iter()
        .collect()
}

/// States for which a metro area's row counts.
fn holders(sheet: &Sheet, model: &Value, cluster: &Value, metro: &str) -> Vec<String> {
    let named = texts(&cluster["metro_state"][metro]);
    if !named.is_empty() {
        return named.into_iter().map(str::to_owned).collect();
    }
    let shares = split(sheet, model, metro);
    shares
        .into_iter()
        .filter(|(_, share)| *share >= LEAST_SHARE)
        .map(|pair| pair.0)
        .collect()
}

/// All clusters by id.
pub(super) fn clusters(sheet: &mut Sheet, model: &Value) -> Result<Value, String> {
    let partial = texts(&model["additions"]["partial_clusters"]["ids"]);
    let mut clusters = Map::new();
    for (id, cluster) in entries(&model["clusters"])? {
        let mut entry = Map::new();
        if partial.contains(&id.as_str()) {
            entry.insert("partial".into(), json!(true));
        }
        if let Some(occupation) = cluster["occupation"].as_str() {
            entry.insert("occupation".into(), occupation_id(occupation).into());
        }
        let (mut rows, reports) = evidence(sheet, model, id, cluster)?;
        match cluster["fact"].as_str() {
            Some("renewable_twh") => {
                entry.insert("measure".into(), renewables(sheet, cluster)?);
            }
            Some("life_science_rank") => {
                entry.insert("measure".into(), life_sciences(sheet, model, cluster)?);
            }
            Some("venture_share") => rows.extend(venture(sheet, model)?),
            Some(other) => return Err(format!("cluster {id}: unknown figure {other}")),
            None => {}
        }
        for (key, list) in [("rows", rows), ("reports", reports)] {
            if !list.is_empty() {
                entry.insert(key.into(), list.into());
            }
        }
        clusters.insert(id.clone(), entry.into());
    }
    Ok(clusters.into())
}

/// Rows with numbers, and rows from reports as the strongest of each state.
fn evidence(
    sheet: &mut Sheet,
    model: &Value,
    id: &str,
    cluster: &Value,
) -> Result<(Vec<Value>, Vec<Value>), String> {
    let (own, metro) = (texts(&cluster["rows"]), texts(&cluster["metro_rows"]));
    let alone = texts(&model["additions"]["metros"]["codes"][id]);
    let mut rows = Vec::new();
    let mut reports: BTreeMap<usize, (u8, String, u16)> = BTreeMap::new();
    for row in sheet.clusters.clone() {
        let (region, industry) = (row["region_id"].as_str(), row["industry"].as_str());
        let mut regions = Vec::new();
        if sheet.metros.contains_key(region) {
            let counts = row["source_id"] != HEAD_COUNTS;
            if counts && metro.contains(&industry) {
                regions = holders(sheet, model, cluster, region);
            }
            if counts && (metro.contains(&industry) || alone.contains(&industry)) {
                regions.push(region.to_owned());
            }
        } else if own.contains(&industry) {
            regions.push(region.to_owned());
        }
        for region in &regions {
            let place = sheet.region(region)?;
            if let Some((lq, share)) = numbers(&row) {
                let year = super::number::year(&row["evidence"]).unwrap_or(0);
                rows.push(json!([
                    place,
                    rounded(lq, 2),
                    rounded(share, 2),
                    sheet.source(&row["source_id"]),
                    year
                ]));
            } else {
                let level: u8 = row["strength"]
                    .parse()
                    .map_err(|error| format!("{region}: {error}"))?;
                let known = reports.get(&place).map_or(0, |known| known.0);
                if level > known {
                    let year = report_year(&row["evidence"], sheet.source_year(&row["source_id"]));
                    reports.insert(place, (level, row["source_id"].clone(), year));
                }
            }
        }
    }
    let reports = reports
        .into_iter()
        .map(|(region, (level, source, year))| json!([region, level, sheet.source(&source), year]));
    Ok((rows, reports.collect()))
}

/// The latest year that a report speaks of and that its source has seen; else the source's.
fn report_year(evidence: &str, published: u16) -> u16 {
    let words = evidence.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != ',');
    let years = words.filter_map(|word| word.parse::<u16>().ok());
    let seen = years.filter(|year| (1990..=published).contains(year));
    seen.max().unwrap_or(published)
}

/// Times the US share and percent of the US total, where a sentence states both.
fn numbers(row: &Row) -> Option<(f64, f64)> {
    let before = |mark: &str| {
        let text = row["evidence"]
            .split(mark)
            .next()
            .filter(|text| text.len() < row["evidence"].len())?;
        text.split_whitespace().last()?.parse::<f64>().ok()
    };
    Some((before(" times the US share")?, before("% of the US total")?))
}

fn renewables(sheet: &mut Sheet, cluster: &Value) -> Result<Value, String> {
    let shares = sheet.complete("renewable_share_generation")?;
    let power = sheet.complete("net_generation")?;
    let values: Vec<Value> = power
        .iter()
        .zip(&shares)
        .enumerate()
        .map(|(state, (power, share))| json!([state, rounded(power * share / 100.0, 2)]))
        .collect();
    let source = sheet.source("S-EGRID");
    Ok(
        json!({"id": "renewable-power", "knots": cluster["fact_knots"], "source": source, "year": 2023, "values": values}),
    )
}

/// Best rank of a state's markets for life-science talent.
fn life_sciences(sheet: &mut Sheet, model: &Value, cluster: &Value) -> Result<Value, String> {
    let mut best: BTreeMap<usize, f64> = BTreeMap::new();
    let mut usual = None;
    for metro in sheet.metros.clone().keys() {
        let Some(rank) = sheet.figure(metro, "life_science_research_talent_rank") else {
            continue;
        };
        usual = sheet
            .fact(metro, "life_science_research_talent_rank")
            .cloned();
        let own = std::iter::once(metro.clone());
        for region in holders(sheet, model, cluster, metro).into_iter().chain(own) {
            let known = best.entry(sheet.region(&region)?).or_insert(rank);
            *known = known.min(rank);
        }
    }
    let row = usual.ok_or("no ranks of life-science markets")?;
    let values: Vec<Value> = best
        .iter()
        .map(|(region, rank)| json!([region, rounded(*rank, 0)]))
        .collect();
    let source = sheet.source(&row["source_id"]);
    Ok(
        json!({"id": "life-science-rank", "knots": cluster["fact_knots"], "source": source, "year": year(&row), "values": values}),
    )
}

/// Venture money as a cluster row: its share of the country, against the share of GDP.
fn venture(sheet: &mut Sheet, model: &Value) -> Result<Vec<Value>, String> {
    let money = &model["extra_facts"]["venture_capital_2019_bn"];
    let all = money["us"].as_f64().ok_or("no total of venture capital")?;
    let gdp = sheet.complete("gdp")?;
    let total: f64 = gdp.iter().sum();
    let source = sheet.source(text(&money["source"])?);
    let mut rows = Vec::new();
    for (state, amount) in entries(money)? {
        if let (Ok(state), Some(amount)) = (sheet.position(state), amount.as_f64()) {
            let share = amount / all;
            rows.push(json!([
                state,
                rounded(share * total / gdp[state], 3),
                rounded(100.0 * share, 2),
                source,
                2019
            ]));
        }
    }
    Ok(rows)
}

/// Jobs of each occupation by state, from the metro areas with published counts.
pub(super) fn occupations(sheet: &mut Sheet, model: &Value) -> Result<Value, String> {
    let people = sheet.complete("population")?;
    let everybody: f64 = people.iter().sum();
    let mut occupations = Map::new();
    for (codes, total) in entries(&model["occupation_us_total"])? {
        let total = total.as_f64().ok_or_else(|| format!("{codes}: no total"))?;
        let mut jobs: BTreeMap<usize, f64> = BTreeMap::new();
        let mut rows = Vec::new();
        for metro in sheet.metros.keys() {
            let counts: Vec<f64> = codes
                .split('+')
                .filter_map(|code| sheet.figure(metro, code))
                .collect();
            if counts.is_empty() {
                continue;
            }
            let count: f64 = counts.iter().sum();
            for (state, share) in split(sheet, model, metro) {
                *jobs.entry(sheet.position(&state)?).or_default() += share * count;
            }
            // Zero says that the residents are not known: then only the size can be judged.
            let residents = sheet.figure(metro, "population");
            let lq = residents.map_or(0.0, |residents| (count / total) / (residents / everybody));
            rows.push(json!([
                sheet.region(metro)?,
                rounded(count, 0),
                rounded(lq, 3)
            ]));
        }
        let states = jobs.iter().map(|(state, jobs)| {
            let lq = (jobs / total) / (people[*state] / everybody);
            json!([state, rounded(*jobs, 0), rounded(lq, 3)])
        });
        let rows: Vec<Value> = states.chain(rows).collect();
        let source = sheet.source(HEAD_COUNTS);
        occupations.insert(
            occupation_id(codes),
            json!({"source": source, "year": 2024, "total": total, "jobs": rows}),
        );
    }
    Ok(occupations.into())
}

/// `jobs_hardware_engineers+jobs_electronics_engineers` → `hardware-electronics-engineers`.
pub(super) fn occupation_id(codes: &str) -> String {
    let mut parts: Vec<&str> = codes
        .split('+')
        .map(|code| code.trim_start_matches("jobs_"))
        .collect();
    let last = parts.pop().unwrap_or_default();
    let mut words: Vec<&str> = parts
        .iter()
        .map(|part| part.trim_end_matches("_engineers"))
        .collect();
    words.push(last);
    words.join("-").replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_a_sentence() {
        let mut row = Row::new();
        row.insert(
            "evidence".into(),
            "2.5% of state GDP, 3.9 times the US share, 4.3% of the US total.".into(),
        );
        assert_eq!(numbers(&row), Some((3.9, 4.3)));
        row.insert("evidence".into(), "Third in a ranking.".into());
        assert_eq!(numbers(&row), None);
    }

    #[test]
    fn a_report_is_as_old_as_what_it_speaks_of() {
        let text = "Capacity grew from 710 MW (2020) to 1,650 MW (mid-2024); 2,000 jobs by 2031.";
        assert_eq!(report_year(text, 2025), 2024);
        assert_eq!(report_year("The largest plant of its kind.", 2023), 2023);
    }

    #[test]
    fn occupations_are_named_plainly() {
        assert_eq!(
            occupation_id("jobs_hardware_engineers+jobs_electronics_engineers"),
            "hardware-electronics-engineers"
        );
        assert_eq!(
            occupation_id("jobs_software_developers"),
            "software-developers"
        );
    }
}
