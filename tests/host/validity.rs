//! Every figure of `docs/validity.md` that `decisions.rs` does not hold: intervals, exchanged
//! profiles, the article's named regions, and how well rankings stand weights that are off.
//!
//! Each is worked out from rankings alone, apart from the code that wrote the region file.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use landfall::recommend::{Outcome, Ranking, RegionData, Request, rank};

use crate::decisions::{DECISIONS, FILE, decisions};
use crate::oracle::dice::Dice;

const DOCUMENT: &str = include_str!("../../docs/validity.md");

const ACTIVITIES: [&str; 7] = [
    "sales",
    "headquarters",
    "rnd",
    "manufacturing",
    "innovation-hub",
    "logistics-data-centre",
    "investment",
];

static DATA: LazyLock<RegionData> = LazyLock::new(|| RegionData::parse(FILE).unwrap());

fn ranking(request: &Request) -> Ranking {
    let Outcome::Ranking(found) = rank(&DATA, request) else {
        panic!("no ranking for {request:?}");
    };
    *found
}

fn company(industry: &str, activity: &str) -> Request {
    Request {
        industry: Some(industry.to_owned()),
        activity: vec![activity.to_owned()],
        head_office: Some("japan".to_owned()),
        ..Request::default()
    }
}

fn is_documented(lines: &[String]) {
    println!("{}", lines.join("\n"));
    for line in lines {
        assert!(DOCUMENT.contains(line), "docs/validity.md lacks\n{line}");
    }
}

/// By case, the places that its ranking gives to the states of all cases.
fn places() -> Vec<Vec<usize>> {
    let cases = decisions();
    let row = |request: &Request| -> Vec<usize> {
        let states = ranking(request).states;
        let place = |chosen: &String| {
            let place = states.iter().position(|state| state.id == *chosen);
            place.unwrap_or(states.len()) + 1
        };
        cases.iter().map(|case| place(&case.1)).collect()
    };
    cases.iter().map(|case| row(&case.0)).collect()
}

/// Shares among the first one, three, five, and the mean of 1 / place.
fn measures(places: &[usize]) -> [f64; 4] {
    let all = places.len() as f64;
    let within = |most: usize| places.iter().filter(|place| **place <= most).count() as f64 / all;
    let reciprocal = places.iter().map(|place| 1.0 / *place as f64).sum::<f64>() / all;
    [within(1), within(3), within(5), reciprocal]
}

/// The shares at which a count would lie at the edge of the middle 95 %: where the distance
/// from the seen share is 1.96 standard errors of the share itself. Found by halving.
fn interval(share: f64, cases: f64) -> (f64, f64) {
    let is_far = |p: f64| (share - p).abs() > 1.959_964 * (p * (1.0 - p) / cases).sqrt();
    let edge = |mut outside: f64| {
        let mut inside = share;
        for _ in 0..60 {
            let middle = f64::midpoint(inside, outside);
            if is_far(middle) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        inside
    };
    (edge(0.0), edge(1.0))
}

#[test]
fn shares_intervals_and_exchanged_companies_are_those_of_the_file() {
    let places = places();
    let own: Vec<usize> = (0..places.len()).map(|case| places[case][case]).collect();
    let found = |id: &str| {
        let orders = &DATA.validity().orders;
        orders.iter().find(|order| order.id == id).unwrap()
    };
    for order in &DATA.validity().orders {
        for hits in order.hits.iter().filter(|hits| hits.low < hits.high) {
            let (low, high) = interval((18.0 * hits.share).round() / 18.0, 18.0);
            let off = (low - hits.low).abs().max((high - hits.high).abs());
            assert!(off < 1e-3, "{}: {hits:?} {low} {high}", order.id);
        }
    }
    // States by their economy, for everybody alike.
    let file: serde_json::Value = serde_json::from_str(FILE).unwrap();
    let leaves = file["leaves"].as_array().unwrap();
    let market = leaves
        .iter()
        .find(|leaf| leaf["id"] == "state_market")
        .unwrap();
    let size = |id: &str| {
        let at = DATA.states().position(|state| state == id).unwrap();
        market["values"]["table"]["values"][at].as_f64().unwrap()
    };
    let larger = |chosen: &String| {
        let others = DATA.states().filter(|other| size(other) > size(chosen));
        others.count() + 1
    };
    let by_size: Vec<usize> = decisions().iter().map(|case| larger(&case.1)).collect();
    for (id, places) in [
        ("shipped", own),
        ("gdp", by_size),
        ("shuffled", places.concat()),
    ] {
        let measured = measures(&places);
        for (hits, expected) in found(id).hits.iter().zip(measured) {
            assert!(
                (hits.share - expected).abs() < 6e-4,
                "{id} {expected} {hits:?}"
            );
        }
        assert!((found(id).reciprocal - measured[3]).abs() < 6e-4, "{id}");
    }
}

/// How often exchanging the companies among these cases does at least as well as they do.
fn by_chance(places: &[Vec<usize>], cases: &[usize]) -> [f64; 3] {
    const EXCHANGES: u32 = 20_000;
    let of = |order: &[usize]| {
        let places: Vec<usize> = cases
            .iter()
            .zip(order)
            .map(|(a, b)| places[*a][*b])
            .collect();
        measures(&places)
    };
    let own = of(cases);
    let mut dice = Dice(18);
    let mut counts = [0_u32; 3];
    let mut order = cases.to_vec();
    for _ in 0..EXCHANGES {
        for last in (1..order.len()).rev() {
            let other = usize::try_from(dice.below(last as u64 + 1)).unwrap();
            order.swap(last, other);
        }
        let exchanged = of(&order);
        for (count, measure) in counts.iter_mut().zip([1, 2, 3]) {
            *count += u32::from(exchanged[measure] >= own[measure] - 1e-12);
        }
    }
    counts.map(|count| f64::from(count) / f64::from(EXCHANGES))
}

#[test]
fn how_much_chance_would_do_is_documented() {
    let places = places();
    let cases = decisions();
    let all: Vec<usize> = (0..cases.len()).collect();
    let is_plant = |case: &usize| cases[*case].0.activity == ["manufacturing"];
    let plants: Vec<usize> = all.iter().copied().filter(is_plant).collect();
    assert_eq!(plants.len(), 13);
    let line = |name: &str, cases: &[usize]| {
        let [three, five, reciprocal] = by_chance(&places, cases);
        format!("| {name} | {three:.2} | {five:.2} | {reciprocal:.2} |")
    };
    is_documented(&[line("all 18", &all), line("the 13 factories", &plants)]);
    let rows = DECISIONS.lines().skip(1).count();
    assert_eq!(rows, 18);
    assert!(DOCUMENT.contains(&format!("One case is {:.3}", 1.0 / rows as f64)));
}

#[test]
fn the_regions_that_the_article_names_stand_where_it_is_said() {
    let place = |industry: &str, activity: &str, region: &str| {
        let found = ranking(&company(industry, activity));
        let states = found.states.iter().map(|state| &state.id);
        let metros = found.metros.iter().map(|metro| &metro.id);
        let mut place = states.clone().position(|id| id == region);
        place = place.or_else(|| metros.clone().position(|id| id == region));
        place.unwrap() + 1
    };
    for (industry, activity, region) in [
        ("oil-gas", "manufacturing", "houston"),
        ("oil-gas", "headquarters", "tx"),
        ("semiconductor", "manufacturing", "az"),
        ("semiconductor", "manufacturing", "tx"),
        ("automotive", "manufacturing", "sc"),
        ("materials-chemicals", "manufacturing", "sc"),
        ("software-ai", "innovation-hub", "wa"),
        ("renewables", "innovation-hub", "wa"),
        (
            "data-centre-telecom",
            "logistics-data-centre",
            "dallas-fort-worth",
        ),
        ("software-ai", "innovation-hub", "silicon-valley"),
        ("software-ai", "innovation-hub", "ca"),
        ("software-ai", "innovation-hub", "boston"),
        ("software-ai", "innovation-hub", "ma"),
        ("software-ai", "innovation-hub", "tx"),
        // The maker of wiring harnesses: one arm in Texas, the other leg in Michigan.
        ("automotive", "innovation-hub", "tx"),
        ("automotive", "innovation-hub", "mi"),
        ("automotive", "headquarters", "mi"),
    ] {
        let place = place(industry, activity, region);
        assert!(place <= 5, "{industry} {activity}: {region} is at {place}");
    }
    // Where the data do not follow the article, both are shown: by name in the document, in the
    // table of the method page by what the file holds.
    for (industry, activity, region) in [
        ("food", "manufacturing", "wa"),
        ("renewables", "manufacturing", "wa"),
        ("software-ai", "innovation-hub", "austin"),
    ] {
        let place = place(industry, activity, region);
        assert!(place > 5, "{industry} {activity}: {region} is at {place}");
        let checked = DATA.validity().claims.iter().find(|checked| {
            (&*checked.industry, &*checked.activity, &*checked.region)
                == (industry, activity, region)
        });
        assert_eq!(checked.unwrap().place, place);
    }
    let differ = DATA
        .validity()
        .claims
        .iter()
        .filter(|checked| checked.place > 5);
    let said = DOCUMENT.split("**Where they differ**").nth(1).unwrap();
    let said = said.split("## 3").next().unwrap();
    for checked in differ {
        let word = match &*checked.region {
            "wa" => format!(
                "Washington for {}",
                checked.industry.replace("renewables", "renewable")
            ),
            other => other.split('-').map(capital).collect::<Vec<_>>().join(" "),
        };
        assert!(said.contains(&word), "{word} is not among the differences");
    }
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

/// Of some rankings: how often another state is first and the first three are others when
/// weights are off, twice the standard error of both, and how often the first two share a place.
#[derive(Default, Clone)]
struct Steady {
    pairs: f64,
    first: f64,
    three: f64,
    variances: [f64; 2],
    level: f64,
}

impl Steady {
    fn add(&mut self, other: &Self) {
        self.pairs += other.pairs;
        self.first += other.first;
        self.three += other.three;
        self.level += other.level;
        self.variances[0] += other.variances[0];
        self.variances[1] += other.variances[1];
    }

    fn line(&self, name: &str) -> String {
        let percent = |sum: f64| 100.0 * sum / self.pairs;
        let [first, three] = self.variances.map(|sum| percent(2.0 * sum.sqrt()));
        format!(
            "| {name} | {:.1} ± {first:.1} | {:.1} ± {three:.1} | {:.0} |",
            percent(self.first),
            percent(self.three),
            percent(self.level)
        )
    }
}

/// One company under so many weightings: each group's points times 0.7 to 1.3.
fn steady(request: &Request, dice: &mut Dice) -> Steady {
    const TESTS: u32 = 200;
    let states = ranking(request).states;
    let mut counts = [0_u32; 2];
    for _ in 0..TESTS {
        let mut factors: BTreeMap<&str, f64> = BTreeMap::new();
        let mut scores: Vec<(f64, usize)> = Vec::new();
        for (place, state) in states.iter().enumerate() {
            let mut score = 0.0;
            for part in &state.contributions {
                let factor = factors.entry(&part.group).or_insert_with(|| {
                    0.7 + 0.6 * dice.below(1 << 32) as f64 / (1_u64 << 32) as f64
                });
                score += *factor * part.points;
            }
            scores.push((score, place));
        }
        scores.sort_by(|a, b| b.0.total_cmp(&a.0));
        counts[0] += u32::from(scores[0].1 != 0);
        counts[1] += u32::from(scores[..3].iter().any(|entry| entry.1 > 2));
    }
    let [first, three] = counts.map(|count| f64::from(count) / f64::from(TESTS));
    let variance = |share: f64| share * (1.0 - share) / f64::from(TESTS);
    Steady {
        pairs: 1.0,
        first,
        three,
        variances: [variance(first), variance(three)],
        level: f64::from(u8::from(states[1].place == 1)),
    }
}

#[test]
fn how_rankings_stand_weights_that_are_off_is_documented() {
    let file: serde_json::Value = serde_json::from_str(FILE).unwrap();
    let industries = file["industries"].as_object().unwrap();
    let mut dice = Dice(119);
    let mut all = Steady::default();
    let mut lines = Vec::new();
    for activity in ACTIVITIES {
        let mut sum = Steady::default();
        for industry in industries.keys() {
            sum.add(&steady(&company(industry, activity), &mut dice));
        }
        lines.push(sum.line(activity));
        all.add(&sum);
    }
    lines.push(all.line("all"));
    is_documented(&lines);
    // The file has other draws of the same tests.
    let shipped = &DATA.validity().steadiness;
    assert_eq!(shipped.pairs, 119);
    for (found, expected, variance) in [
        (shipped.first, all.first, all.variances[0]),
        (shipped.three, all.three, all.variances[1]),
        (shipped.level, all.level, 0.0),
    ] {
        let most = 5e-4 + 6.0 * variance.sqrt() / all.pairs;
        assert!(
            (found - expected / all.pairs).abs() <= most,
            "{shipped:?} {expected}"
        );
    }
}
