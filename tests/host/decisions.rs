//! The recommender beside real decisions: where companies went, and where it would send them.

use landfall::recommend::{Outcome, RegionData, Request, rank};
use serde_json::Value;

pub(crate) const FILE: &str = include_str!("../../content/structure/regions.json");
pub(crate) const DECISIONS: &str = include_str!("../../data/site-decisions.csv");

/// Shares of the decisions whose state is first, among three, among five; mean reciprocal rank.
type Hits = [f64; 4];

/// The profile that the words of the table amount to, and the state that was chosen.
pub(crate) fn decisions() -> Vec<(Request, String)> {
    let columns = DECISIONS.lines().next().unwrap();
    assert!(columns.starts_with("company,hq_country,industry,sub_industry,function,state"));
    let row = |line: &str| {
        let cells = cells(line);
        let industry = match cells[2].as_str() {
            "machinery_robotics" => "machinery".to_owned(),
            "advanced_materials" => "materials-chemicals".to_owned(),
            "ict_software_ai" => "software-ai".to_owned(),
            "oil_gas_petrochem" => "oil-gas".to_owned(),
            "datacentre_telecom" => "data-centre-telecom".to_owned(),
            other => other.replace('_', "-"),
        };
        let activity = match cells[4].as_str() {
            "hq" => "headquarters",
            "rnd_hub" => "rnd",
            "sales_office" => "sales",
            "logistics_datacentre" => "logistics-data-centre",
            other => other,
        };
        let head_office = match cells[1].as_str() {
            "KR" => "korea",
            "JP" => "japan",
            "CN" => "other-asia",
            _ => "europe",
        };
        let request = Request {
            industry: Some(industry),
            activity: vec![activity.to_owned()],
            head_office: Some(head_office.to_owned()),
            ..Request::default()
        };
        (request, cells[5].to_lowercase())
    };
    DECISIONS.lines().skip(1).map(row).collect()
}

/// The cells of a line, some of which are quoted because they hold commas.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            letter => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}

fn hits(data: &RegionData) -> Hits {
    let decisions = decisions();
    assert_eq!(decisions.len(), 18);
    let mut hits = [0.0; 4];
    for (request, chosen) in &decisions {
        let Outcome::Ranking(found) = rank(data, request) else {
            panic!("no ranking for {request:?}");
        };
        let place = found.states.iter().position(|state| state.id == *chosen);
        let place = place.unwrap() as f64 + 1.0;
        for (hit, most) in hits.iter_mut().zip([1.0, 3.0, 5.0]) {
            *hit += f64::from(place <= most);
        }
        hits[3] += 1.0 / place;
    }
    hits.map(|hit| hit / decisions.len() as f64)
}

fn changed(change: impl FnOnce(&mut Value)) -> RegionData {
    let mut file: Value = serde_json::from_str(FILE).unwrap();
    change(&mut file);
    RegionData::parse(&file.to_string()).unwrap()
}

fn without_reports() -> RegionData {
    changed(|file| {
        for cluster in file["clusters"].as_object_mut().unwrap().values_mut() {
            cluster.as_object_mut().unwrap().remove("reports");
        }
    })
}

fn own_cluster_alone() -> RegionData {
    changed(|file| {
        for activity in file["activities"].as_object_mut().unwrap().values_mut() {
            activity["weights"] = serde_json::json!({"fit": 1});
        }
        for leaf in file["leaves"].as_array_mut().unwrap() {
            match leaf["id"].as_str() {
                Some("fit_own") => leaf["share"] = 1.into(),
                Some("fit_related") => leaf["share"] = 0.into(),
                _ => {}
            }
        }
    })
}

/// One line of `docs/validity.md` an order, from what the region file holds.
fn documented_orders(data: &RegionData) -> Vec<String> {
    let line = |order: &landfall::recommend::Order| {
        let share = |hits: &landfall::recommend::Hits| {
            if hits.low < hits.high {
                format!("{:.2} ({:.2}–{:.2})", hits.share, hits.low, hits.high)
            } else {
                format!("{:.2}", hits.share)
            }
        };
        let hits: Vec<String> = order.hits.iter().map(share).collect();
        format!(
            "| {} | {} | {:.3} |",
            order.id,
            hits.join(" | "),
            order.reciprocal
        )
    };
    data.validity().orders.iter().map(line).collect()
}

#[test]
fn the_file_holds_what_the_decisions_give_and_the_documentation_says_so() {
    let data = RegionData::parse(FILE).unwrap();
    let validity = data.validity();
    assert_eq!(validity.cases, decisions().len());
    let computed = [
        ("shipped", hits(&data)),
        ("without-reports", hits(&without_reports())),
        ("own-cluster", hits(&own_cluster_alone())),
    ];
    for (id, [first, three, five, reciprocal]) in computed {
        let order = validity.orders.iter().find(|order| order.id == id).unwrap();
        for (hits, expected) in order.hits.iter().zip([first, three, five]) {
            assert!((hits.share - expected).abs() < 6e-4, "{id}: {hits:?}");
            assert!(
                hits.low < expected && expected < hits.high,
                "{id}: {hits:?}"
            );
        }
        assert!((order.reciprocal - reciprocal).abs() < 6e-4, "{id}");
    }
    let lines = documented_orders(&data);
    println!("{}", lines.join("\n"));
    let documented = include_str!("../../docs/validity.md");
    for line in lines {
        assert!(documented.contains(&line), "docs/validity.md lacks\n{line}");
    }
}

#[test]
fn the_article_is_checked_statement_by_statement_and_both_are_documented() {
    let data = RegionData::parse(FILE).unwrap();
    let claims: Vec<&str> = data.claims().collect();
    let documented = include_str!("../../docs/validity.md");
    let mut lines = Vec::new();
    for checked in &data.validity().claims {
        assert!(claims.contains(&checked.claim.as_str()), "{checked:?}");
        let request = Request {
            industry: Some(checked.industry.clone()),
            activity: vec![checked.activity.clone()],
            head_office: Some("japan".to_owned()),
            ..Request::default()
        };
        let Outcome::Ranking(found) = rank(&data, &request) else {
            panic!("no ranking for {request:?}");
        };
        let states = found.states.iter().map(|state| &state.id);
        let metros = found.metros.iter().map(|metro| &metro.id);
        let place = states
            .clone()
            .position(|id| *id == checked.region)
            .or_else(|| metros.clone().position(|id| *id == checked.region));
        assert_eq!(
            place.map(|place| place + 1),
            Some(checked.place),
            "{checked:?}"
        );
        let (region, industry, activity) = (&checked.region, &checked.industry, &checked.activity);
        let (claim, place, count) = (&checked.claim, checked.place, checked.count);
        lines.push(format!(
            "| {claim} | {region} | {industry} | {activity} | {place} of {count} |"
        ));
    }
    println!("{}", lines.join("\n"));
    assert!(lines.len() >= 14);
    for line in lines {
        assert!(documented.contains(&line), "docs/validity.md lacks\n{line}");
    }
}

#[test]
fn known_decisions_are_met_as_often_as_the_documentation_says() {
    let table = [
        ("shipped", hits(&RegionData::parse(FILE).unwrap())),
        ("without rows from reports", hits(&without_reports())),
        ("own cluster alone", hits(&own_cluster_alone())),
    ];
    let line = |(name, [first, three, five, reciprocal]): (&str, Hits)| {
        format!("| {name} | {first:.2} | {three:.2} | {five:.2} | {reciprocal:.3} |")
    };
    let lines = table.map(line);
    println!(
        "| order | @1 | @3 | @5 | MRR |\n|---|---|---|---|---|\n{}",
        lines.join("\n")
    );
    let documented = include_str!("../../docs/regions.md");
    for line in lines {
        assert!(documented.contains(&line), "docs/regions.md lacks\n{line}");
    }
}
