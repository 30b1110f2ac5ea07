//! What the visitor does with regions: weighs, compares, goes from page to page.

use landfall::assessment::{Company, Importance, Tier, interface};
use landfall::catalog::Catalog;
use landfall::ids::{OptionId, RegionId};
use landfall::language::Language;
use landfall::session::{
    Action, MOST_COMPARED, Requirement, Sample, Screen, Session, load, region_request, save,
};
use serde_json::json;

use crate::fixture::{self, catalog, example};

fn company(catalog: &Catalog, name: &str) -> Company {
    fixture::company(catalog, &example(name)).company
}

fn region(id: &str) -> RegionId {
    RegionId::new(id).unwrap()
}

fn session(catalog: &Catalog) -> Session {
    Session {
        company: company(catalog, "harness-maker"),
        ..Session::default()
    }
}

/// A file keeps priorities by name, so only which there are and how much they count is the same.
fn sorted(session: &Session) -> Vec<(OptionId, Importance)> {
    let mut priorities = session.company.profile.priorities.clone();
    priorities.sort_by_key(|(option, _)| option.index());
    priorities
}

fn priority(catalog: &Catalog, slug: &str) -> OptionId {
    catalog
        .field(catalog.known.priorities)
        .option(slug)
        .unwrap()
}

#[test]
fn a_region_is_named_by_small_letters_digits_and_hyphens() {
    for id in ["tx", "dallas-fort-worth", "charleston-sc"] {
        assert_eq!(region(id).as_str(), id);
    }
    for id in [
        "",
        "TX",
        "t x",
        "tx/..",
        "a-name-longer-than-any-region",
        "é",
    ] {
        assert_eq!(RegionId::new(id), None, "{id:?}");
    }
}

#[test]
fn every_region_of_the_data_has_a_screen_with_a_name_of_its_own() {
    let catalog = catalog();
    let file = include_str!("../../content/structure/regions.json");
    let data = landfall::recommend::RegionData::parse(file).unwrap();
    let metros = data.metros().map(|metro| metro.0);
    for id in data.states().chain(metros) {
        let screen = Screen::Region(region(id));
        let slug = screen.slug(&catalog);
        assert_eq!(Screen::from_slug(&catalog, &slug), Some(screen), "{slug}");
    }
    let compare = Screen::Compare.slug(&catalog);
    assert_eq!(Screen::from_slug(&catalog, &compare), Some(Screen::Compare));
    assert_eq!(Screen::from_slug(&catalog, "region.No"), None);
}

#[test]
fn a_comparison_holds_four_regions_and_none_twice() {
    let catalog = catalog();
    let five = ["tx", "oh", "tx", "austin", "ga", "sc"]
        .map(region)
        .to_vec();
    let compared = session(&catalog)
        .apply(&catalog, Action::Compare(five))
        .unwrap();
    assert_eq!(compared.compared, ["tx", "oh", "austin", "ga"].map(region));
    assert_eq!(compared.compared.len(), MOST_COMPARED);
    let record = save(&catalog, &compared, Language::En, 1.0);
    let loaded = load(&catalog, &record).unwrap();
    assert_eq!(loaded.session.compared, compared.compared);
    assert_eq!(loaded.dropped, Vec::<String>::new());
}

#[test]
fn ten_points_survive_the_draft_and_reach_the_request() {
    let catalog = catalog();
    let tiers = session(&catalog);
    let points = tiers.apply(&catalog, Action::WeighByPoints(true)).unwrap();
    assert!(points.by_points);
    let given = |session: &Session| -> u8 {
        let priorities = session.company.profile.priorities.iter();
        priorities.map(|(_, importance)| importance.points()).sum()
    };
    assert_eq!(given(&points), Importance::ALL_POINTS);
    let loaded = load(&catalog, &save(&catalog, &points, Language::Ko, 1.0)).unwrap();
    assert_eq!(sorted(&loaded.session), sorted(&points));
    assert!(loaded.session.by_points);
    let request = region_request(&catalog, &points.company);
    let asked: f64 = request
        .priorities
        .iter()
        .map(|(_, priority)| priority.points())
        .sum();
    assert!((asked - 10.0).abs() < 1e-9, "{asked}");
    let back = points
        .apply(&catalog, Action::WeighByPoints(false))
        .unwrap();
    assert_eq!(sorted(&back), sorted(&tiers));
}

#[test]
fn points_are_read_from_one_to_ten_and_nothing_else() {
    let catalog = catalog();
    let read = |value: serde_json::Value| {
        let mut request = interface::write_company(
            &catalog,
            &company(&catalog, "harness-maker"),
            landfall::ids::TariffScenario::Base,
        );
        request["profile"]["priorities"] = json!({ "talent": value });
        interface::read_company(&catalog, &request)
    };
    let talent = priority(&catalog, "talent");
    for points in [1_u8, 10] {
        let found = read(json!(points)).unwrap().company.profile.priorities;
        assert_eq!(found, [(talent, Importance::Points(points))]);
    }
    for none in [json!(0), json!("ignore")] {
        assert_eq!(read(none).unwrap().company.profile.priorities, []);
    }
    for wrong in [json!(11), json!(2.5), json!(-1), json!("much")] {
        assert!(read(wrong.clone()).is_err(), "{wrong}");
    }
}

#[test]
fn a_sample_is_tried_with_other_priorities_while_the_visitors_own_stay() {
    let catalog = catalog();
    let own = session(&catalog);
    let sample = Sample {
        id: "food-maker".to_owned(),
        company: company(&catalog, "food-maker"),
        scenario: landfall::ids::TariffScenario::Base,
    };
    let energy = priority(&catalog, "energy");
    let must = catalog.field(catalog.known.musts);
    let must = must.option("right-to-work").unwrap();
    let mut looking = own
        .apply(&catalog, Action::OpenSample(Box::new(sample)))
        .unwrap();
    for action in [
        Action::Prioritise(energy, Some(Importance::Tier(Tier::Vital))),
        Action::Require(must, Some(Requirement { limit: None })),
        Action::WeighByPoints(true),
    ] {
        looking = looking.apply(&catalog, action).unwrap();
    }
    assert_eq!(looking.company, own.company);
    let shown = &looking.shown().profile;
    assert!(shown.priorities.iter().any(|(option, _)| *option == energy));
    assert!(shown.musts.iter().any(|(option, _)| *option == must));
    let closed = looking.apply(&catalog, Action::CloseSample).unwrap();
    assert_eq!((&closed.company, closed.by_points), (&own.company, false));
}

#[test]
fn the_history_leads_to_a_region_only_where_there_is_a_result() {
    let catalog = catalog();
    let visit = |screen| Action::Visit {
        screen,
        wide: false,
    };
    for screen in [Screen::Region(region("tx")), Screen::Compare] {
        let nothing = Session::default().apply(&catalog, visit(screen));
        assert_eq!(nothing, None, "{screen:?}");
        let begun = session(&catalog).apply(&catalog, visit(screen)).unwrap();
        assert_eq!(begun.screen, screen);
        assert_eq!(
            screen.previous(&catalog, &begun.company, false),
            Screen::Result
        );
    }
}
