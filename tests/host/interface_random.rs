//! Random matrices through `--example mcda`, beside an implementation of the definitions that
//! shares nothing with it: doubles, own random numbers, sorting, no closed form.

use std::f64::consts::TAU;

use serde_json::{Value, json};

use crate::interface::told;
use crate::oracle::dice::Dice;

const DRAWS: usize = 8_000;

impl Dice {
    fn unit(&mut self) -> f64 {
        (self.below(1 << 52) as f64 + 0.5) / (1_u64 << 52) as f64
    }

    fn exponential(&mut self) -> f64 {
        -self.unit().ln()
    }

    /// By Box and Muller (1958).
    fn normal(&mut self) -> f64 {
        (2.0 * self.exponential()).sqrt() * (TAU * self.unit()).cos()
    }

    fn shuffled(&mut self, count: usize) -> Vec<usize> {
        let mut list: Vec<(u64, usize)> = (0..count).map(|at| (self.below(1 << 40), at)).collect();
        list.sort_unstable();
        list.into_iter().map(|pair| pair.1).collect()
    }

    /// Shares of 1, uniform on the simplex.
    fn shares(&mut self, count: usize) -> Vec<f64> {
        let parts: Vec<f64> = (0..count).map(|_| self.exponential()).collect();
        let sum: f64 = parts.iter().sum();
        parts.into_iter().map(|part| part / sum).collect()
    }

    fn falling(&mut self, count: usize) -> Vec<f64> {
        let mut shares = self.shares(count);
        shares.sort_by(|a, b| b.total_cmp(a));
        shares
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Free,
    Order,
    Tiers,
    Lower,
    Point,
    Stated,
}

const KINDS: [Kind; 6] = [
    Kind::Free,
    Kind::Order,
    Kind::Tiers,
    Kind::Lower,
    Kind::Point,
    Kind::Stated,
];

/// What is known of the weights.
struct Law {
    kind: Kind,
    criteria: usize,
    tiers: Vec<Vec<usize>>,
    stated: Vec<f64>,
    sigma: f64,
}

impl Law {
    fn any(dice: &mut Dice, kind: Kind, criteria: usize) -> Self {
        // Some criteria go unnamed, and carry no weight.
        let named = if dice.percent(30) {
            (criteria / 2).max(1)
        } else {
            criteria
        };
        let order = dice.shuffled(criteria)[..named].to_vec();
        let size = match kind {
            Kind::Order => 1,
            _ => 1 + usize::try_from(dice.below(3)).unwrap(),
        };
        let mut stated = dice.shares(criteria);
        if kind == Kind::Lower {
            let room = dice.unit();
            for least in &mut stated {
                *least *= room;
            }
        }
        Self {
            kind,
            criteria,
            tiers: order.chunks(size).map(<[usize]>::to_vec).collect(),
            stated,
            sigma: if kind == Kind::Stated {
                0.1 + dice.unit()
            } else {
                0.0
            },
        }
    }

    fn told(&self) -> Value {
        match self.kind {
            Kind::Free => json!({"free": true}),
            Kind::Order => json!({"order": self.tiers.concat()}),
            Kind::Tiers => json!({"tiers": self.tiers}),
            Kind::Lower => json!({"lower": self.stated}),
            Kind::Point => json!({"point": self.stated}),
            Kind::Stated => json!({"point": self.stated, "sigma": self.sigma}),
        }
    }

    fn draw(&self, dice: &mut Dice) -> Vec<f64> {
        let mut weights = vec![0.0; self.criteria];
        match self.kind {
            Kind::Free => weights = dice.shares(self.criteria),
            Kind::Order | Kind::Tiers => {
                let mut shares = dice
                    .falling(self.tiers.iter().map(Vec::len).sum())
                    .into_iter();
                for tier in &self.tiers {
                    for place in dice.shuffled(tier.len()) {
                        weights[tier[place]] = shares.next().unwrap();
                    }
                }
            }
            Kind::Lower => {
                let room = 1.0 - self.stated.iter().sum::<f64>();
                let shares = dice.shares(self.criteria);
                let all = self.stated.iter().zip(shares);
                weights = all.map(|(least, share)| least + room * share).collect();
            }
            Kind::Point | Kind::Stated => {
                let factor = |weight: &f64| weight * (self.sigma * dice.normal()).exp();
                weights = self.stated.iter().map(factor).collect();
                let sum: f64 = weights.iter().sum();
                for weight in &mut weights {
                    *weight /= sum;
                }
            }
        }
        weights
    }
}

fn score(row: &[f64], weights: &[f64]) -> f64 {
    row.iter()
        .zip(weights)
        .map(|(value, weight)| value * weight)
        .sum()
}

/// Counts over draws, as shares.
struct Counts {
    ranks: Vec<Vec<f64>>,
    joint: Vec<Vec<f64>>,
    beats: Vec<Vec<f64>>,
    /// Sums of the weights under which each is first.
    central: Vec<Vec<f64>>,
    mean_score: Vec<f64>,
}

/// One score a region, with an error for every figure.
fn scores(dice: &mut Dice, v: &[Vec<f64>], sd: Option<&[Vec<f64>]>, weights: &[f64]) -> Vec<f64> {
    let mut scores: Vec<f64> = v.iter().map(|row| score(row, weights)).collect();
    if let Some(sd) = sd {
        for (score, row) in scores.iter_mut().zip(sd) {
            for (deviation, weight) in row.iter().zip(weights) {
                *score += weight * deviation * dice.normal();
            }
        }
    }
    scores
}

fn count(dice: &mut Dice, v: &[Vec<f64>], sd: Option<&[Vec<f64>]>, law: &Law) -> Counts {
    let (regions, part) = (v.len(), 1.0 / DRAWS as f64);
    let square = || vec![vec![0.0; regions]; regions];
    let mut counts = Counts {
        ranks: square(),
        joint: square(),
        beats: square(),
        central: vec![vec![0.0; law.criteria]; regions],
        mean_score: vec![0.0; regions],
    };
    for _ in 0..DRAWS {
        let weights = law.draw(dice);
        for (mean, row) in counts.mean_score.iter_mut().zip(v) {
            *mean += part * score(row, &weights);
        }
        let scores = scores(dice, v, sd, &weights);
        let mut order: Vec<usize> = (0..regions).collect();
        order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
        for (rank, &region) in order.iter().enumerate() {
            counts.ranks[region][rank] += part;
            for &later in &order[rank + 1..] {
                counts.beats[region][later] += part;
            }
        }
        if let [first, second, ..] = order[..] {
            counts.joint[first][second] += part;
        }
        for (sum, weight) in counts.central[order[0]].iter_mut().zip(weights) {
            *sum += part * weight;
        }
    }
    counts
}

/// How often a region is first at fixed weights.
fn confidence(
    dice: &mut Dice,
    v: &[Vec<f64>],
    sd: &[Vec<f64>],
    weights: &[f64],
    own: usize,
) -> f64 {
    let mut first = 0;
    for _ in 0..4_000 {
        let scores = scores(dice, v, Some(sd), weights);
        first += u32::from(scores.iter().all(|score| *score <= scores[own]));
    }
    f64::from(first) / 4_000.0
}

fn table(value: &Value) -> Vec<Vec<f64>> {
    let cell = |cell: &Value| cell.as_f64().unwrap_or(0.0);
    let row = |row: &Value| row.as_array().unwrap().iter().map(cell).collect();
    value.as_array().unwrap().iter().map(row).collect()
}

fn close(name: &str, found: &[Vec<f64>], expected: &[Vec<f64>], most: f64) {
    for (row, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert_eq!(found.len(), expected.len(), "{name}");
        for (column, (found, expected)) in found.iter().zip(expected).enumerate() {
            let off = (found - expected).abs();
            assert!(
                off <= most,
                "{name} [{row}][{column}]: {found} is not {expected}"
            );
        }
    }
}

/// Five standard errors of a share in both samples at most.
const SHARE: f64 = 0.035;

fn compare(dice: &mut Dice, v: &[Vec<f64>], sd: Option<&[Vec<f64>]>, law: &Law, answer: &Value) {
    let name = |what: &str| format!("{what} of {} under {}", v.len(), law.told());
    let counts = count(dice, v, sd, law);
    let ranks = table(&answer["rank_acceptability"]);
    close(&name("ranks"), &ranks, &counts.ranks, SHARE);
    let joint = table(&answer["joint_first_second"]);
    close(&name("joint"), &joint, &counts.joint, SHARE);
    let beats = table(&answer["pairwise"]);
    for one in 0..v.len() {
        for other in 0..v.len() {
            let (found, expected) = (beats[one][other], counts.beats[one][other]);
            let expected = if one == other { 0.5 } else { expected };
            assert!((found - expected).abs() <= SHARE, "{}", name("pairwise"));
            let without = &answer["best_if_removed"][one][other];
            if one == other {
                assert!(without.is_null() && answer["joint_first_second"][one][one].is_null());
            } else {
                let expected = counts.ranks[other][0] + counts.joint[one][other];
                let off = without.as_f64().unwrap() - expected;
                assert!(off.abs() <= SHARE, "{}: {off}", name("best if removed"));
            }
        }
        let expected: f64 = (1_u16..)
            .zip(&counts.ranks[one])
            .map(|it| f64::from(it.0) * it.1)
            .sum();
        let off = answer["expected_rank"][one].as_f64().unwrap() - expected;
        assert!(
            off.abs() <= 0.02 * v.len() as f64,
            "{}: {off}",
            name("mean rank")
        );
        // A stated point is the point itself, though the mean of its draws lies elsewhere.
        if law.kind != Kind::Stated {
            let off = answer["score"][one].as_f64().unwrap() - counts.mean_score[one];
            assert!(off.abs() < 0.01, "{}: {off}", name("score"));
        }
        let (central, sure) = (
            &answer["central_weights"][one],
            &answer["confidence_factor"][one],
        );
        assert_eq!(
            central.is_null(),
            ranks[one][0] <= 0.0,
            "{}",
            name("central weights")
        );
        assert_eq!(central.is_null(), sure.is_null());
        if counts.ranks[one][0] > 0.05 {
            let central: Vec<f64> = serde_json::from_value(central.clone()).unwrap();
            let expected = counts.central[one]
                .iter()
                .map(|sum| sum / counts.ranks[one][0]);
            for (found, expected) in central.iter().zip(expected) {
                assert!(
                    (found - expected).abs() < 0.05,
                    "{}",
                    name("central weights")
                );
            }
            let expected = sd.map_or(1.0, |sd| confidence(dice, v, sd, &central, one));
            let off = sure.as_f64().unwrap() - expected;
            assert!(off.abs() < 0.04, "{}: {off}", name("confidence"));
        }
    }
}

#[test]
fn every_kind_of_weights_agrees_with_plain_counting() {
    let mut dice = Dice(45);
    let (mut cases, mut requests) = (Vec::new(), Vec::new());
    for (round, regions) in [2, 3, 7, 16, 40].into_iter().enumerate() {
        for kind in KINDS {
            let criteria = 2 + usize::try_from(dice.below(8)).unwrap();
            let rows = |dice: &mut Dice, most: f64| -> Vec<Vec<f64>> {
                let row = |dice: &mut Dice| (0..criteria).map(|_| most * dice.unit()).collect();
                (0..regions).map(|_| row(dice)).collect()
            };
            let v = rows(&mut dice, 1.0);
            let sd = (round % 2 == 1).then(|| rows(&mut dice, 0.2));
            let law = Law::any(&mut dice, kind, criteria);
            requests.push(json!({
                "v": v, "weights": law.told(), "sd": sd, "samples": 20_032, "seed": round,
            }));
            cases.push((v, sd, law));
        }
    }
    let told = told("mcda", &json!(requests).to_string());
    let answers: Vec<Value> = serde_json::from_str(&told.out).unwrap();
    assert_eq!(answers.len(), cases.len());
    for ((v, sd, law), answer) in cases.iter().zip(&answers) {
        assert_eq!(answer["errors"], Value::Null);
        // Ties of certain scores aside, whoever counts gets the same.
        let exact = sd.is_none() && !matches!(law.kind, Kind::Tiers | Kind::Stated);
        assert_eq!(answer["pairs"] == "exact", exact, "{}", law.told());
        compare(&mut dice, v, sd.as_deref(), law, answer);
    }
}

#[test]
fn counterfactuals_and_regret_agree_with_a_search() {
    let mut dice = Dice(54);
    let (mut pairs, mut futures, mut requests) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..40 {
        let count = 2 + usize::try_from(dice.below(9)).unwrap();
        let mut row = || (0..count).map(|_| dice.unit()).collect::<Vec<f64>>();
        let (a, b) = (row(), row());
        let w = dice.shares(count);
        requests.push(json!({"counterfactual": {"w": w, "a": a, "b": b}}));
        pairs.push((w, a, b));
    }
    for regions in 1..20_usize {
        let scenarios = 1 + usize::try_from(dice.below(4)).unwrap();
        let row = |dice: &mut Dice| (0..scenarios).map(|_| dice.unit()).collect::<Vec<f64>>();
        let scores: Vec<Vec<f64>> = (0..regions).map(|_| row(&mut dice)).collect();
        requests.push(json!({"regret": {"scores": scores}}));
        futures.push(scores);
    }
    let told = told("mcda", &json!(requests).to_string());
    let answers: Vec<Value> = serde_json::from_str(&told.out).unwrap();
    for ((w, a, b), answer) in pairs.iter().zip(&answers) {
        counterfactual(&mut dice, w, a, b, answer);
    }
    for (scores, answer) in futures.iter().zip(&answers[pairs.len()..]) {
        regret(scores, answer);
    }
}

fn counterfactual(dice: &mut Dice, w: &[f64], a: &[f64], b: &[f64], answer: &Value) {
    let gap = score(a, w) - score(b, w);
    assert!((answer["gap"].as_f64().unwrap() - gap).abs() < 1e-12);
    let can_win = a.iter().zip(b).any(|(a, b)| b > a);
    let Some(least) = answer["least_move"].as_f64() else {
        assert!(!can_win && gap > 0.0 && answer["new_weights"].is_null());
        return;
    };
    let moved: Vec<f64> = serde_json::from_value(answer["new_weights"].clone()).unwrap();
    let half: f64 = w.iter().zip(&moved).map(|(w, m)| (w - m).abs() / 2.0).sum();
    assert!((half - least).abs() < 1e-9 && (moved.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    if gap <= 0.0 {
        assert!(least <= 0.0);
        return;
    }
    assert!(
        (score(a, &moved) - score(b, &moved)).abs() < 1e-9,
        "level afterwards"
    );
    // No other way found by chance, of moving less, draws them level.
    for _ in 0..300 {
        let other = dice.shares(w.len());
        let lead = score(b, &other) - score(a, &other);
        if lead > 0.0 {
            let step = gap / (gap + lead);
            let half: f64 = w
                .iter()
                .zip(&other)
                .map(|(w, o)| step * (w - o).abs() / 2.0)
                .sum();
            assert!(half >= least - 1e-9);
        }
    }
    for criterion in 0..w.len() {
        let at = |t: f64| -> f64 {
            let scale = (1.0 - t) / (1.0 - w[criterion]);
            let weight = |k: usize| if k == criterion { t } else { w[k] * scale };
            (0..w.len()).map(|k| weight(k) * (b[k] - a[k])).sum()
        };
        // A lead is linear in one weight, so its ends say whether it crosses.
        let (low, high) = (at(0.0), at(1.0 - 1e-12));
        match answer["single"][criterion].as_f64() {
            Some(t) => assert!(at(t).abs() < 1e-9 && (0.0..1.0).contains(&t)),
            None => assert!(low * high > 0.0, "{low} {high}"),
        }
        let needed = b[criterion] + gap / w[criterion];
        match answer["needed_value"][criterion].as_f64() {
            Some(found) => assert!((found - needed).abs() < 1e-9 && found <= 1.0),
            None => assert!(needed > 1.0),
        }
    }
}

fn regret(scores: &[Vec<f64>], answer: &Value) {
    let all = 0..scores[0].len();
    let best = |kept: &[usize], s: usize| kept.iter().map(|&k| scores[k][s]).fold(0.0, f64::max);
    let everybody: Vec<usize> = (0..scores.len()).collect();
    let worst = |kept: &[usize]| {
        let behind = |s| best(&everybody, s) - best(kept, s);
        all.clone().map(behind).fold(0.0, f64::max)
    };
    for region in 0..scores.len() {
        assert!((answer["max"][region].as_f64().unwrap() - worst(&[region])).abs() < 1e-12);
        for s in all.clone() {
            let expected = best(&everybody, s) - scores[region][s];
            assert!((answer["regret"][region][s].as_f64().unwrap() - expected).abs() < 1e-12);
        }
    }
    let least = everybody.iter().map(|&k| worst(&[k])).fold(9.0, f64::min);
    let minimax = usize::try_from(answer["minimax"].as_u64().unwrap()).unwrap();
    assert!((worst(&[minimax]) - least).abs() < 1e-12);
    let mut pairs = Vec::new();
    for a in 0..scores.len() {
        pairs.extend((a + 1..scores.len()).map(|b| worst(&[a, b])));
    }
    match pairs.into_iter().reduce(f64::min) {
        None => assert!(answer["best_pair"].is_null() && answer["pair_max"].is_null()),
        Some(least) => {
            let pair: Vec<usize> = serde_json::from_value(answer["best_pair"].clone()).unwrap();
            assert!((answer["pair_max"].as_f64().unwrap() - least).abs() < 1e-12);
            assert!((worst(&pair) - least).abs() < 1e-12);
        }
    }
}
