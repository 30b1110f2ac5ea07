//! Puts the parts together into the output of section 11.

use super::company::Company;
use super::factor::{self, Item, View};
use super::overall::{Weighting, deviation, overall, weights};
use super::{FACTORS, band, gate, reaches, rule, tariff};
use serde_json::{Map, Value, json};

/// Half the width of the likely range, in standard deviations (80 %).
const LIKELY: f64 = 1.2816;

/// Everything the interface gives for one company, but the actions.
pub(super) fn report(company: &Company) -> Value {
    let profile = &company.profile;
    let stage = factor::stage_weights(profile.option("stage"));
    let rules = rule::fired(company);
    let (risks, conflicts): (Vec<_>, Vec<_>) = rules.iter().partition(|rule| rule.is_risk());
    let named: Vec<_> = conflicts
        .iter()
        .flat_map(|rule| rule.named.iter())
        .collect();
    let is_named = |factor: usize, part: usize| {
        let name = format!("{}{}", factor + 1, ["a", "b", "c"][part]);
        named.iter().any(|one| **one == name)
    };
    let view = |view| company.items.map(|row| factor::score(&row, &stage, view));
    let mut variances = [0.0; 8];
    for (index, row) in company.items.iter().enumerate() {
        let named = [0, 1, 2].map(|part| is_named(index, part));
        variances[index] = factor::variance(row, &stage, named);
    }
    let expected = view(View::Expected);
    let tilt = tilt(company);
    let activities = profile.activities();
    let base = weights(Weighting::Base, &activities);
    let headline = overall(&expected, &base);
    let sd = deviation(&headline.shares, &variances, tilt);
    let lowest = overall(&view(View::Lowest), &base).score;
    let highest = overall(&view(View::Highest), &base).score;

    let exposure = tariff::exposure(profile);
    let readiness = factor::score(&company.scenario, &[1.0; 5], View::Expected);
    let confirmed = factor::score(&company.scenario, &[1.0; 5], View::Gate);
    let gates = gate::fired(
        company,
        &view(View::Gate),
        exposure,
        confirmed,
        conflicts.len(),
    );

    let mut scenarios = Map::new();
    let views = [
        ("low", Weighting::Low),
        ("base", Weighting::Base),
        ("high", Weighting::High),
    ];
    for ((name, weighting), penalty) in views.into_iter().zip(tariff::PENALTIES) {
        let whole = overall(&expected, &weights(weighting, &activities));
        let sd = deviation(&whole.shares, &variances, tilt);
        let after = tariff::tariff_score(whole.score, penalty, exposure, readiness);
        let cap = gate::cap(&gates, name == "high");
        let view = json!({
            "score": whole.score,
            "tariff_score": after,
            "sd": sd,
            "bands": band::probabilities(after, sd),
            "band": band::band(after).min(cap),
        });
        scenarios.insert(name.to_owned(), view);
    }

    let mut factors = Map::new();
    for (index, slug) in FACTORS.iter().enumerate() {
        let score = expected[index];
        let bottleneck = !reaches(score, 60.0) && reaches(headline.average - score, 12.5);
        let view = json!({
            "score": score,
            "contribution": headline.shares[index] * score,
            "bottleneck": bottleneck,
            "assessed": company.items[index].iter().any(is_answered),
        });
        factors.insert((*slug).to_owned(), view);
    }

    json!({
        "average": headline.average,
        "score": headline.score,
        "sd": sd,
        "likely": [headline.score - LIKELY * sd, headline.score + LIKELY * sd],
        "hard": [lowest, highest],
        "bands": band::probabilities(headline.score, sd),
        "band": band::band(headline.score).min(gate::cap(&gates, false)),
        "gates": gates,
        "unconfirmed": conflicts.len() >= 3,
        "provisional": is_provisional(company),
        "factors": factors,
        "exposure": exposure,
        "scenario_readiness": readiness,
        "break_even": tariff::break_even(profile),
        "scenarios": scenarios,
        "conflicts": conflicts.iter().map(|rule| rule.id).collect::<Vec<_>>(),
        "risks": risks.iter().map(|rule| rule.id).collect::<Vec<_>>(),
    })
}

/// τ in levels: how far one person's optimism may tilt all answers together.
fn tilt(company: &Company) -> f64 {
    let mut answered = 0;
    let mut proven = 0;
    for item in company.items.iter().flatten() {
        if let Item::Answered {
            proven: is_proven, ..
        } = item
        {
            answered += 1;
            proven += i32::from(*is_proven);
        }
    }
    let mostly_proven = answered > 0 && 2 * proven >= answered;
    if mostly_proven || company.viewpoints >= 2 {
        0.10
    } else {
        0.15
    }
}

/// Whether too little is answered for more than a provisional result.
fn is_provisional(company: &Company) -> bool {
    let is_settled = |item: &Item| is_answered(item) || *item == Item::NotApplicable;
    let settled = company
        .items
        .map(|row| row.iter().filter(|item| is_settled(item)).count());
    let all: usize = settled.iter().sum();
    let covered = settled.iter().filter(|count| **count >= 2).count();
    company.express || all < 16 || covered < 6
}

/// Whether an item carries a level.
fn is_answered(item: &Item) -> bool {
    matches!(item, Item::Answered { .. })
}
