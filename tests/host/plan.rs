//! The order of actions, worked by hand (`docs/scoring.md` section 7).

use landfall::assessment::plan::{PlanItem, first_five, plan};
use landfall::catalog::{Catalog, Effort};
use landfall::ids::TariffScenario;
use serde_json::json;

use crate::fixture::{answers, catalog, company};

fn planned(catalog: &Catalog, profile: &serde_json::Value, rows: &str) -> Vec<PlanItem> {
    let input = json!({ "profile": profile, "answers": answers(catalog, rows) });
    plan(
        catalog,
        &company(catalog, &input).company,
        TariffScenario::Base,
    )
}

fn ids<'a>(catalog: &'a Catalog, items: &[PlanItem]) -> Vec<&'a str> {
    items
        .iter()
        .map(|item| catalog.actions[item.action].id.as_str())
        .collect()
}

/// All at 4 but 7a at 2. F7 = 250/3 with weight 10. The two lowest are F7 and, among the
/// hundreds, F5 (the largest weight). `failure-culture-23-1` raises 7a to 3: F7 rises by 25/3, so
/// S rises by 25/3 · (0.7·0.10 + 0.15) = 11/6 points; before tariffs matter E = .5·.85·.9 and
/// nothing else changes. Effort S is 1, nothing is urgent: priority = gain.
#[test]
fn gain_urgency_and_effort_are_those_worked_by_hand() {
    let catalog = catalog();
    let items = planned(
        &catalog,
        &json!({ "stage": "pilots" }),
        "444 444 444 444 444 444 244 444",
    );
    assert_eq!(ids(&catalog, &items), ["failure-culture-23-1"]);
    assert!(
        (items[0].gain - 11.0 / 6.0).abs() < 1e-9,
        "{}",
        items[0].gain
    );
    assert!((items[0].urgency - 1.0).abs() < 1e-12);
    assert!((items[0].priority - 11.0 / 6.0).abs() < 1e-9);
}

/// The same with 1a at 1: gate G2 fires and falls at level 2, so the way to 2 is urgent ×1.5; so
/// does the contradiction C18 (8c at 4, 1a at 1), ×1.25; with nine months to the first commitment a 30-day action is also urgent ×1.2.
#[test]
fn a_gate_that_falls_and_a_deadline_that_is_kept_make_an_action_urgent() {
    let catalog = catalog();
    let profile = json!({ "stage": "pilots", "timeline": "6-12m" });
    let items = planned(&catalog, &profile, "144 444 444 444 444 444 444 444");
    let item = items
        .iter()
        .find(|item| catalog.actions[item.action].id == "purpose-kpi-12-1")
        .unwrap();
    assert!(
        (item.urgency - 1.5 * 1.25 * 1.2).abs() < 1e-12,
        "{}",
        item.urgency
    );
    // F1 rises from 75 to 250/3: 25/3 · (0.7·0.14 + 0.15).
    assert!(
        (item.gain - 25.0 / 3.0 * 0.248).abs() < 1e-9,
        "{}",
        item.gain
    );
    let to_two = ids(&catalog, &items);
    assert_eq!(
        to_two[0], "purpose-kpi-02-1",
        "the shorter horizon goes first"
    );
    assert_eq!(to_two[1], "purpose-kpi-12-1");
}

/// Company F: C01, C03 and C05 fire on 5a. Raising 5a to 2 settles all three and the gates G1 (F5
/// rises to 16.7, still below 25, so G1 stays) and G6.
#[test]
fn a_settled_contradiction_makes_an_action_urgent() {
    let catalog = catalog();
    let items = planned(
        &catalog,
        &json!({ "stage": "pilots" }),
        "333 333 333 333 000 333 333 333",
    );
    let item = items
        .iter()
        .find(|item| catalog.actions[item.action].id == "local-decisions-02-1")
        .unwrap();
    assert!(
        (item.urgency - 1.5 * 1.25).abs() < 1e-12,
        "{}",
        item.urgency
    );
}

#[test]
fn a_company_that_explores_is_not_sent_to_the_last_steps() {
    let catalog = catalog();
    let items = planned(
        &catalog,
        &json!({ "stage": "exploring" }),
        "333 333 333 333 333 333 333 333",
    );
    assert!(
        items
            .iter()
            .all(|item| catalog.actions[item.action].from < 3)
    );
}

#[test]
fn a_small_company_gets_a_large_action_only_where_nothing_smaller_applies() {
    let catalog = catalog();
    let rows = "333 333 333 222 322 223 333 333";
    let large = |size: &str| -> Vec<String> {
        let items = planned(&catalog, &json!({ "stage": "pilots", "size": size }), rows);
        let large = items
            .iter()
            .filter(|item| catalog.actions[item.action].effort == Effort::L);
        large
            .map(|item| catalog.actions[item.action].id.clone())
            .collect()
    };
    assert!(large("1000-9999").contains(&"local-rnd-23-1".to_owned()));
    assert!(!large("50-299").contains(&"local-rnd-23-1".to_owned()));
}

#[test]
fn the_first_five_hold_two_of_a_factor_and_one_for_this_month() {
    let catalog = catalog();
    for rows in [
        "221 101 110 000 010 110 111 121",
        "431 311 211 210 100 211 211 310",
        "333 333 333 333 222 333 333 333",
        "000 000 000 000 000 000 000 000",
    ] {
        let items = planned(&catalog, &json!({ "stage": "pilots" }), rows);
        let five = first_five(&catalog, &items);
        assert!(
            five.len() == 5 || five.len() == items.len().min(5),
            "{rows}"
        );
        for item in &five {
            let factor = catalog.actions[item.action].question.factor();
            let same = five
                .iter()
                .filter(|other| catalog.actions[other.action].question.factor() == factor);
            assert!(same.count() <= 2, "{rows}");
        }
        let quick = |item: &PlanItem| catalog.actions[item.action].days <= 30;
        assert_eq!(five.iter().any(quick), items.iter().any(quick), "{rows}");
        let places: Vec<usize> = five
            .iter()
            .map(|item| {
                items
                    .iter()
                    .position(|other| other.action == item.action)
                    .unwrap()
            })
            .collect();
        assert!(places.is_sorted(), "{rows}");
    }
}
