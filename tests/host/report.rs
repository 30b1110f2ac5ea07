//! A region in full, against the lists that the recommender gives.

use landfall::recommend::{
    Model, Must, Outcome, Ranking, Reason, RegionData, Report, Request, rank, rank_first,
};

const FILE: &str = include_str!("../../content/structure/regions.json");

fn data() -> RegionData {
    RegionData::parse(FILE).unwrap()
}

fn request() -> Request {
    Request {
        industry: Some("automotive".to_owned()),
        activity: vec!["manufacturing".to_owned(), "sales".to_owned()],
        head_office: Some("korea".to_owned()),
        musts: vec![Must::RightToWork, Must::PowerPrice(8.0)],
        ..Request::default()
    }
}

fn ranking(data: &RegionData) -> Ranking {
    match rank(data, &request()) {
        Outcome::Ranking(ranking) => *ranking,
        Outcome::NeedsProfile { .. } => panic!("the profile is there"),
    }
}

fn report(data: &RegionData, id: &str) -> Report {
    let request = request();
    Model::new(data, &request).unwrap().report(id).unwrap()
}

#[test]
fn points_of_all_groups_are_the_score_and_values_times_weights() {
    let data = data();
    let metros = data.metros().map(|metro| metro.0.to_owned());
    let all: Vec<String> = data.states().map(str::to_owned).chain(metros).collect();
    for id in all {
        let report = report(&data, &id);
        let points: f64 = report.groups.iter().map(|group| group.points).sum();
        assert!((points - report.score).abs() < 1e-9, "{id}");
        for group in &report.groups {
            let made = group.weight * group.value / 100.0 * report.gate;
            assert!((made - group.points).abs() < 1e-9, "{id} {}", group.group);
            assert!((0.0..=100.0).contains(&group.mean), "{id} {}", group.group);
        }
        assert!(
            report.groups.is_sorted_by(|a, b| a.weight >= b.weight),
            "{id}"
        );
    }
}

#[test]
fn a_listed_state_has_the_report_of_its_place_in_the_list() {
    let data = data();
    for state in &ranking(&data).states {
        let report = report(&data, &state.id);
        assert!((report.score - state.score).abs() < 1e-12, "{}", state.id);
        assert_eq!(report.strong, state.strong, "{}", state.id);
        assert_eq!(report.missing, state.missing, "{}", state.id);
        assert_eq!(report.excluded, Vec::<Reason>::new(), "{}", state.id);
        // What the list shows in short is part of what the page shows.
        let mut figures = report.groups.iter().flat_map(|group| &group.facts);
        for fact in &state.facts {
            let is_known = figures.clone().any(|known| known == fact);
            assert!(
                is_known || report.taxes.contains(fact),
                "{} {fact:?}",
                state.id
            );
        }
        assert!(figures.next().is_some());
    }
}

#[test]
fn a_state_that_fails_a_must_has_a_report_with_the_reason() {
    let data = data();
    let ranking = ranking(&data);
    assert!(!ranking.excluded.is_empty());
    for excluded in &ranking.excluded {
        let report = report(&data, &excluded.id);
        assert_eq!(report.excluded, excluded.reasons, "{}", excluded.id);
    }
}

#[test]
fn every_figure_of_a_report_has_a_source_that_the_file_names() {
    let data = data();
    for id in ["tx", "wa", "dallas-fort-worth", "washington-dc"] {
        let report = report(&data, id);
        let facts = report.groups.iter().flat_map(|group| &group.facts);
        for fact in facts.chain(&report.taxes).chain(&report.firms) {
            assert!(data.source(&fact.source).is_some(), "{id} {fact:?}");
            assert!(fact.year > 1990, "{id} {fact:?}");
        }
    }
    let metro = report(&data, "dallas-fort-worth");
    assert_eq!(metro.parent.as_deref(), Some("tx"));
    let mut inherited = metro.groups.iter().flat_map(|group| &group.facts);
    assert!(inherited.any(|fact| fact.inherited));
}

#[test]
fn no_corporate_income_tax_never_stands_alone() {
    let data = data();
    for id in ["tx", "wa", "oh", "nv", "houston"] {
        let report = report(&data, id);
        let has = |leaf: &str| report.taxes.iter().any(|fact| fact.leaf == leaf);
        assert!(has("corp_tax") && has("gross_receipts"), "{id}");
    }
    assert!(
        Model::new(&data, &request())
            .unwrap()
            .report("atlantis")
            .is_none()
    );
}

#[test]
fn a_ranking_that_explains_its_first_states_differs_in_nothing_else() {
    let data = data();
    let whole = ranking(&data);
    let Outcome::Ranking(brief) = rank_first(&data, &request(), 6) else {
        panic!("the profile is there");
    };
    assert_eq!(brief.states[..6], whole.states[..6]);
    let short = |ranking: &Ranking| -> Vec<(String, usize, Option<f64>, f64)> {
        let states = ranking.states.iter();
        states
            .map(|one| (one.id.clone(), one.place, one.gap, one.top3))
            .collect()
    };
    assert_eq!(short(&brief), short(&whole));
    let ids = |ranking: &Ranking| -> Vec<(String, f64)> {
        let metros = ranking.metros.iter();
        metros
            .map(|metro| (metro.id.clone(), metro.score))
            .collect()
    };
    assert_eq!(ids(&brief), ids(&whole));
    assert_eq!(brief.excluded, whole.excluded);
    assert_eq!(brief.musts, whole.musts);
    assert!(brief.states[6].strong.is_empty() && !whole.states[6].strong.is_empty());
}
