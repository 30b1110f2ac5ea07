//! Metro areas, comparisons and swings of the region recommender.

use std::sync::LazyLock;

use landfall::recommend::{
    MetroResult, Model, Must, Outcome, Range, Ranking, RegionData, Request, rank,
};

const FILE: &str = include_str!("../../content/structure/regions.json");

static DATA: LazyLock<RegionData> = LazyLock::new(|| RegionData::parse(FILE).unwrap());

fn request(industry: &str, activity: &str) -> Request {
    Request {
        industry: Some(industry.into()),
        activity: vec![activity.into()],
        head_office: Some("japan".into()),
        ..Request::default()
    }
}

fn ranking(request: &Request) -> Ranking {
    match rank(&DATA, request) {
        Outcome::Ranking(ranking) => *ranking,
        Outcome::NeedsProfile { .. } => panic!("no ranking for {request:?}"),
    }
}

fn metro<'a>(ranking: &'a Ranking, id: &str) -> &'a MetroResult {
    ranking.metros.iter().find(|metro| metro.id == id).unwrap()
}

#[test]
fn there_are_forty_metro_areas_and_the_first_ones_are_those_of_the_trade() {
    for (industry, activity, first) in [
        ("oil-gas", "headquarters", "houston"),
        (
            "data-centre-telecom",
            "logistics-data-centre",
            "dallas-fort-worth",
        ),
    ] {
        let found = ranking(&request(industry, activity));
        assert_eq!(found.metros.len() + found.excluded_metros.len(), 40);
        let texan = found.metros.iter().find(|metro| metro.state == "tx");
        assert_eq!(texan.unwrap().id, first, "{industry}");
    }
}

#[test]
fn the_parts_of_a_metro_area_sum_to_its_score() {
    for activity in ["manufacturing", "rnd", "investment"] {
        for metro in ranking(&request("semiconductor", activity)).metros {
            let sum: f64 = metro.contributions.iter().map(|part| part.points).sum();
            assert!((sum - metro.score).abs() < 1e-9 && (0.0..=100.0).contains(&sum));
        }
    }
}

#[test]
fn washington_inherits_from_virginia_and_says_where_it_reaches() {
    let found = ranking(&request("aerospace", "headquarters"));
    let washington = metro(&found, "washington-dc");
    assert_eq!(washington.state, "va");
    assert_eq!(washington.reaches, ["dc", "md"]);
    let tax = washington
        .facts
        .iter()
        .find(|fact| fact.leaf == "corp_tax")
        .unwrap();
    assert!(tax.inherited);
    for id in ["va", "md", "dc"] {
        let state = found.states.iter().find(|state| state.id == id).unwrap();
        assert!(state.metros.contains(&"washington-dc".to_owned()), "{id}");
    }
}

#[test]
fn a_figure_of_the_area_itself_is_not_marked_as_inherited() {
    let found = ranking(&request("semiconductor", "manufacturing"));
    let phoenix = metro(&found, "phoenix");
    let own = phoenix
        .facts
        .iter()
        .find(|fact| fact.leaf == "fit_own")
        .unwrap();
    assert!(!own.inherited && own.year > 0);
    let state = found.states.iter().find(|state| state.id == "az").unwrap();
    assert_eq!(state.metros, ["phoenix"]);
    assert!(state.facts.iter().all(|fact| !fact.inherited));
}

#[test]
fn flights_are_those_of_the_area() {
    let mut request = request("automotive", "manufacturing");
    request.musts = vec![Must::NonstopTokyo];
    let found = ranking(&request);
    let failed = |id: &str| found.excluded_metros.iter().any(|metro| metro.id == id);
    assert!(failed("san-antonio") && !failed("dallas-fort-worth"));
    let texas = found.states.iter().find(|state| state.id == "tx").unwrap();
    assert!(texas.metros.iter().all(|metro| metro != "san-antonio"));
}

#[test]
fn shown_figures_have_sources_that_say_so() {
    let found = ranking(&request("automotive", "manufacturing"));
    let georgia = found.states.iter().find(|state| state.id == "ga").unwrap();
    assert!(!georgia.programmes.is_empty() && !georgia.firms.is_empty());
    for fact in found.states.iter().flat_map(|state| &state.firms) {
        assert!(DATA.source(&fact.source).unwrap().show_only);
    }
    let programmes = found.states.iter().flat_map(|state| &state.programmes);
    for programme in programmes {
        assert!(DATA.source(&programme.source).unwrap().show_only);
    }
}

#[test]
fn a_comparison_adds_up_and_its_figures_draw_level() {
    let request = request("machinery", "manufacturing");
    let model = Model::new(&DATA, &request).unwrap();
    let states = model.ranking().states;
    for pair in states[..12].windows(2) {
        let found = model.compare(&pair[1].id, &pair[0].id).unwrap();
        assert_eq!((&found.leader, &found.follower), (&pair[0].id, &pair[1].id));
        let sum: f64 = found.differences.iter().map(|part| part.points).sum();
        assert!((sum - found.gap).abs() < 1e-9);
        assert!((0.0..=1.0 + 1e-9).contains(&found.concordance));
        if let Some(least) = &found.least_move {
            let given: f64 = least.from.iter().map(|part| part.1).sum();
            assert!((given - least.share).abs() < 1e-9);
            for single in &found.single {
                assert!(least.share <= (single.level - single.weight).abs() + 1e-9);
            }
        }
    }
    assert!(model.compare("tx", "atlantis").is_none());
}

#[test]
fn a_needed_figure_put_into_the_data_draws_level() {
    let request = request("machinery", "manufacturing");
    let model = Model::new(&DATA, &request).unwrap();
    let states = model.ranking().states;
    let found = model.compare(&states[1].id, &states[0].id).unwrap();
    let needed = found.needed.iter().find(|needed| needed.leaf == "union");
    let needed = needed.expect("union membership can draw them level");
    let mut file: serde_json::Value = serde_json::from_str(FILE).unwrap();
    let at = DATA.states().position(|id| id == found.follower).unwrap();
    for leaf in file["leaves"].as_array_mut().unwrap() {
        if leaf["id"] == "union" {
            leaf["values"]["table"]["values"][at] = needed.level.into();
        }
    }
    let moved = RegionData::parse(&file.to_string()).unwrap();
    let model = Model::new(&moved, &request).unwrap();
    assert!(model.compare(&found.leader, &found.follower).unwrap().gap < 1e-6);
}

#[test]
fn a_limit_of_the_named_figure_admits_the_best_excluded_state() {
    let mut request = request("semiconductor", "manufacturing");
    request.musts = vec![Must::PowerPrice(7.0)];
    let effect = ranking(&request).musts.remove(0);
    let (best, figure) = effect.best_lost.unwrap();
    let (nearest, limit) = effect.nearest.unwrap();
    assert!(limit > 7.0 && limit <= figure.unwrap());
    for (id, limit) in [(best, figure.unwrap()), (nearest, limit)] {
        request.musts = vec![Must::PowerPrice(limit)];
        assert!(ranking(&request).states.iter().any(|state| state.id == id));
        request.musts = vec![Must::PowerPrice(limit - 0.001)];
        assert!(ranking(&request).states.iter().all(|state| state.id != id));
    }
}

#[test]
fn every_priority_with_figures_shows_its_swing() {
    for item in [
        "mexico",
        "talent",
        "energy",
        "infrastructure",
        "tax-regulation",
        "flights",
    ] {
        assert!(!DATA.swings(item).is_empty(), "{item}");
    }
    assert!(DATA.swings("incentives").is_empty());
    let energy = DATA.swings("energy");
    assert_eq!(energy[0].leaf, "power_price");
    assert_eq!(energy[0].range, Range::Figure(19.0, 6.0));
    assert_eq!(DATA.swings("flights")[0].range, Range::Figure(0.0, 2.0));
    for group in DATA.groups() {
        assert!(!DATA.swings(group).is_empty(), "{group}");
    }
}

#[test]
fn south_dakota_is_nobodys_generic_answer() {
    for activity in [
        "manufacturing",
        "headquarters",
        "sales",
        "logistics-data-centre",
    ] {
        let states = ranking(&request("machinery", activity)).states;
        let place = states.iter().position(|state| state.id == "sd").unwrap();
        assert!(place >= 10, "{activity}: {place}");
    }
}
