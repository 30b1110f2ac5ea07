//! How well rankings stand weights that are off by up to thirty percent, over all companies that
//! differ in industry and activity.

use landfall::recommend::{Outcome, RegionData, Request, rank};
use serde_json::{Value, json};

use super::rounded;

/// Over every industry and every activity of the region file, for a head office in Japan.
pub(super) fn steadiness(regions: &RegionData, file: &Value) -> Result<Value, String> {
    let limits = &file["limits"];
    let missing = |id: &str| format!("limits: no {id}");
    let draws = limits["draws"].as_u64().ok_or_else(|| missing("draws"))?;
    let spread = limits["spread"].as_f64();
    let spread = spread.ok_or_else(|| missing("spread"))?;
    let (mut pairs, mut first, mut three, mut level) = (0.0, 0.0, 0.0, 0.0);
    let mut chance = Chance(1);
    for industry in names(&file["industries"]) {
        for activity in activities(file) {
            let request = Request {
                industry: Some(industry.clone()),
                activity: vec![activity],
                head_office: Some("japan".to_owned()),
                ..Request::default()
            };
            let Outcome::Ranking(ranking) = rank(regions, &request) else {
                return Err(format!("no ranking for {request:?}"));
            };
            let points: Vec<Vec<f64>> = ranking
                .states
                .iter()
                .map(|state| state.contributions.iter().map(|part| part.points).collect())
                .collect();
            for _ in 0..draws {
                let best = best_three(&points, spread, &mut chance);
                first += f64::from(u8::from(best[0] != 0));
                three += f64::from(u8::from(best.iter().any(|place| *place > 2)));
            }
            pairs += 1.0;
            let second = ranking.states.get(1);
            level += f64::from(u8::from(second.is_some_and(|state| state.place == 1)));
        }
    }
    let tests = pairs * draws as f64;
    Ok(json!({
        "pairs": rounded(pairs, 0), "first": rounded(first / tests, 3),
        "three": rounded(three / tests, 3), "level": rounded(level / pairs, 3),
    }))
}

fn names(table: &Value) -> Vec<String> {
    let fields = table.as_object().into_iter().flatten();
    fields.map(|field| field.0.clone()).collect()
}

/// Activities as a company names them: one that means different things to industries once.
fn activities(file: &Value) -> Vec<String> {
    let split = &file["split"];
    let mut list = names(split);
    let meant = |id: &String| {
        let mut meanings = split.as_object().into_iter().flatten();
        meanings.any(|(_, to)| to["activity"] == **id || to["otherwise"] == **id)
    };
    list.extend(
        names(&file["activities"])
            .into_iter()
            .filter(|id| !meant(id)),
    );
    list
}

/// The places in the ranking of those that come first once every group counts a little more or
/// less.
fn best_three(points: &[Vec<f64>], spread: f64, chance: &mut Chance) -> Vec<usize> {
    let groups = points.first().map_or(0, Vec::len);
    let factors: Vec<f64> = (0..groups)
        .map(|_| 1.0 + spread * (2.0 * chance.unit() - 1.0))
        .collect();
    let score = |row: &Vec<f64>| -> f64 { row.iter().zip(&factors).map(|(a, b)| a * b).sum() };
    let mut order: Vec<(f64, usize)> = points.iter().map(score).zip(0..).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    order.into_iter().take(3).map(|pair| pair.1).collect()
}

/// `SplitMix64` (Steele, Lea and Flood 2014): the same file on every machine.
struct Chance(u64);

impl Chance {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        (bits >> 11) as f64 / (1_u64 << 53) as f64
    }
}
