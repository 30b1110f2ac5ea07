//! The regions: changed in place, each on a page of its own, compared, and on the map.

mod weigh;

use landfall::ids::RegionId;
use landfall::language::Language;
use landfall::recommend::{Model, Outcome, Ranking, rank};
use landfall::session::{Action, Requirement, Screen, Session, region_request};
use landfall::text::format::one_decimal;
use serde_json::json;
use thirtyfour::Key;
use xtask::server::Rule;

use crate::content::{catalog, regions, session_of, text};
use crate::place::Place;
use crate::stage::{PHONE, Stage, WIDE};

/// What the core ranks for a session.
fn ranking(session: &Session) -> Ranking {
    match rank(regions(), &region_request(catalog(), session.shown())) {
        Outcome::Ranking(ranking) => *ranking,
        Outcome::NeedsProfile { .. } => panic!("a worked company names industry and activity"),
    }
}

fn name(language: Language, id: &str) -> &'static str {
    let words = &text(language).regions;
    words
        .metros
        .get(id)
        .map_or_else(|| words.state(id), String::as_str)
}

/// The names of the five states, as the cards show them.
fn five(language: Language, ranking: &Ranking) -> Vec<String> {
    let first = ranking.states.iter().take(5);
    first
        .map(|state| name(language, &state.id).to_owned())
        .collect()
}

async fn shown(stage: &Stage) -> Vec<String> {
    let body = "return [...document.querySelectorAll('.lf-region__name')]
        .map(each => each.childNodes[1].data)";
    crate::page::strings(&stage.page.run(body, &[]).await)
}

/// Waits until the cards show these states.
async fn until_shown(stage: &Stage, names: &[String]) {
    let list =
        "[...document.querySelectorAll('.lf-region__name')].map(each => each.childNodes[1].data)";
    let expected = json!(names).to_string();
    stage
        .page
        .until(&format!(
            "JSON.stringify({list}) === {}",
            crate::page::quote(&expected)
        ))
        .await;
}

fn option(session: &Session, slug: &str) -> landfall::ids::OptionId {
    let known = &catalog().known;
    let priorities = catalog().field(known.priorities);
    let musts = catalog().field(known.musts);
    assert!(session.is_begun());
    priorities
        .option(slug)
        .or_else(|| musts.option(slug))
        .unwrap()
}

async fn unfold(stage: &Stage) {
    stage.page.click(".lf-weigh > summary").await;
    stage.page.see("#p-priorities-0").await;
}

#[tokio::test]
async fn a_must_have_says_what_it_rules_out_and_what_would_admit_the_best_of_it() {
    for language in Language::ALL {
        let mut stage = Stage::open(PHONE).await;
        stage.go(Place::Result, language).await;
        unfold(&stage).await;
        let page = &stage.page;
        let mut session = session_of("harness-maker");
        for slug in ["power-price", "corporate-tax"] {
            let must = option(&session, slug);
            stage.check(&format!("p-musts-{}", must.index())).await;
            let wanted = Action::Require(must, Some(Requirement { limit: None }));
            session = session.apply(catalog(), wanted).unwrap();
            let ranking = ranking(&session);
            until_shown(&stage, &five(language, &ranking)).await;
            let effect = ranking
                .musts
                .iter()
                .find(|effect| effect.must.slug() == slug);
            let effect = effect.unwrap();
            let css = format!(".lf-must:has(#p-musts-{}) .lf-must__effect", must.index());
            let words = page.text(&css).await;
            assert!(words.contains(&effect.fails.to_string()), "{words}");
            if let Some((best, Some(figure))) = &effect.best_lost {
                assert!(words.contains(name(language, best)), "{words}");
                assert!(words.contains(&one_decimal(*figure)), "{words}");
            }
        }
    }
}

#[tokio::test]
async fn ten_points_stand_in_for_the_tiers_and_nobody_gives_an_eleventh() {
    let mut stage = Stage::open(WIDE).await;
    stage.go(Place::Result, Language::Ja).await;
    unfold(&stage).await;
    let page = &stage.page;
    page.click(".lf-weigh__ways button:nth-child(2)").await;
    page.see(".lf-weigh__ways button:nth-child(2)[aria-pressed=true]")
        .await;
    let session = session_of("harness-maker");
    let by_points = session
        .apply(catalog(), Action::WeighByPoints(true))
        .unwrap();
    let given = |session: &Session| -> u8 {
        let priorities = session.company.profile.priorities.iter();
        priorities.map(|(_, importance)| importance.points()).sum()
    };
    assert_eq!(given(&by_points), 10);
    for (option, importance) in &by_points.company.profile.priorities {
        let value = format!(
            "document.querySelector('#p-priorities-{}').value",
            option.index()
        );
        assert_eq!(
            page.value(&value).await,
            json!(importance.points().to_string())
        );
    }
    until_shown(&stage, &five(Language::Ja, &ranking(&by_points))).await;
    // All are given, so there is nothing left for another until one is taken back.
    let living = option(&session, "living-cost").index();
    let choices = format!("#p-priorities-{living} option");
    assert_eq!(page.texts(&choices).await, ["0"]);
    let (first, importance) = by_points.company.profile.priorities[0];
    let less = (importance.points() - 2).to_string();
    page.select(&format!("#p-priorities-{}", first.index()), &less)
        .await;
    page.until(&format!(
        "document.querySelectorAll('{choices}').length === 3"
    ))
    .await;
    page.select(&format!("#p-priorities-{living}"), "2").await;
    page.until(&format!(
        "document.querySelectorAll('{choices}').length === 3"
    ))
    .await;
    page.click(".lf-weigh__ways button:first-child").await;
    page.see(".lf-weigh__ways button:first-child[aria-pressed=true]")
        .await;
}

#[tokio::test]
async fn a_region_page_is_reached_and_left_by_keys_and_every_figure_has_its_source() {
    let mut stage = Stage::open(WIDE).await;
    stage.go(Place::Result, Language::En).await;
    let page = &stage.page;
    let session = session_of("harness-maker");
    let first = ranking(&session).states[0].id.clone();
    page.tab_to(".lf-region__ways .lf-button").await;
    page.press(&[Key::Enter]).await;
    page.see(".lf-region-page .lf-table--facts").await;
    stage.is_on_heading().await;
    assert_eq!(page.text("#lf-heading").await, name(Language::En, &first));
    assert!(page.title().await.starts_with(name(Language::En, &first)));
    let hash = page.value("location.hash").await;
    assert_eq!(hash, json!(format!("#/region.{first}")));
    let body = "return [...document.querySelectorAll('.lf-table--facts tbody tr')]
        .filter(row => [...row.cells].some(cell => !cell.textContent.trim()))
        .map(row => row.textContent)";
    assert_eq!(
        page.run(body, &[]).await,
        json!([]),
        "no year, unit or source"
    );
    assert!(page.count(".lf-table--facts tbody tr").await > 15);
    page.tab_to(".lf-leave .lf-button--main").await;
    page.press(&[Key::Enter]).await;
    let back = format!("document.activeElement.id === 'lf-region-{first}'");
    page.until(&back).await;
}

#[tokio::test]
async fn a_metro_area_says_which_figures_are_its_states() {
    let mut stage = Stage::open(PHONE).await;
    stage.go(Place::Metro, Language::Ko).await;
    let page = &stage.page;
    let words = text(Language::Ko);
    let mark = words.regions.note("of-state");
    let names = page.texts(".lf-table--facts tbody th").await;
    let inherited = names.iter().filter(|name| name.contains(mark)).count();
    let session = session_of("harness-maker");
    let request = region_request(catalog(), &session.company);
    let model = Model::new(regions(), &request).unwrap();
    let report = model.report("dallas-fort-worth").unwrap();
    let facts = report.groups.iter().flat_map(|group| &group.facts);
    let receipts = report
        .taxes
        .iter()
        .filter(|tax| tax.leaf == "gross_receipts");
    let expected = facts.chain(receipts).filter(|fact| fact.inherited).count();
    assert!(expected > 5);
    assert_eq!(inherited, expected);
    // Its state is one step away, and Back leads to the metro area again.
    page.click_words(".lf-places a", name(Language::Ko, "tx"))
        .await;
    page.until("location.hash === '#/region.tx'").await;
    page.run("history.back()", &[]).await;
    page.until("location.hash === '#/region.dallas-fort-worth'")
        .await;
    page.see(".lf-region-page").await;
}

#[tokio::test]
async fn what_differs_most_stands_first_in_a_comparison() {
    let mut stage = Stage::open((320, 740)).await;
    stage.go(Place::Result, Language::En).await;
    let page = &stage.page;
    let session = session_of("harness-maker");
    let two: Vec<String> = ranking(&session).states[1..3]
        .iter()
        .map(|state| state.id.clone())
        .collect();
    for id in &two {
        let css = format!("li[data-key={id}] .lf-toggle");
        page.click(&css).await;
        page.see(&format!("{css}[aria-pressed=true]")).await;
    }
    let open = text(Language::En).regions.note("compare-open");
    page.click_words(".lf-regions button", open).await;
    page.see(".lf-table--compare").await;
    stage.is_on_heading().await;
    let expected: Vec<&str> = two.iter().map(|id| name(Language::En, id)).collect();
    assert_eq!(page.texts(".lf-chosen li > span").await, expected);
    let apart = page.texts(".lf-table--compare .lf-compare__apart").await;
    let points: Vec<f64> = apart
        .iter()
        .filter_map(|words| {
            words
                .split("up to ")
                .nth(1)?
                .split(' ')
                .next()?
                .parse()
                .ok()
        })
        .collect();
    assert!(points.len() > 5, "{apart:?}");
    assert!(points.is_sorted_by(|a, b| a >= b), "{points:?}");
    let is_wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
    assert!(!page.holds(is_wide).await);
    page.select("#lf-c-add", "austin").await;
    page.until("document.querySelectorAll('.lf-chosen li').length === 3")
        .await;
    page.select("#lf-c-add", "oh").await;
    page.until("document.querySelectorAll('.lf-chosen li').length === 4")
        .await;
    assert_eq!(page.count("#lf-c-add").await, 0, "four at most");
    page.click(".lf-chosen li:first-child button").await;
    page.until("document.querySelectorAll('.lf-chosen li').length === 3")
        .await;
}

#[tokio::test]
async fn the_map_is_a_second_way_for_a_pointer_alone() {
    let mut stage = Stage::open(WIDE).await;
    stage.go(Place::Result, Language::En).await;
    let page = &stage.page;
    assert_eq!(
        page.count("svg.lf-map__drawing path").await,
        regions().states().count()
    );
    let hidden = page.attribute("svg.lf-map__drawing", "aria-hidden").await;
    assert_eq!(hidden.as_deref(), Some("true"));
    let ranking = ranking(&session_of("harness-maker"));
    let numbers: Vec<String> = ranking.states[..5]
        .iter()
        .map(|state| state.place.to_string())
        .collect();
    assert_eq!(page.texts(".lf-map__number").await, numbers);
    let outside = ranking.excluded.len() + ranking.thin.len();
    assert_eq!(
        page.count("svg.lf-map__drawing .lf-map__state--out").await,
        outside
    );
    page.click("svg.lf-map__drawing .lf-map__state--1").await;
    page.see(".lf-region-page").await;
}

#[tokio::test]
async fn a_map_that_did_not_come_can_be_asked_for_again() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.server.respond("content/map.", Rule::Status(503));
    stage.visit(Language::En).await;
    stage.open_sample("harness-maker", Language::En).await;
    page.see("p.lf-map__drawing button").await;
    assert_eq!(page.count(".lf-region").await, 5, "the list needs no map");
    stage.server.heal();
    page.click("p.lf-map__drawing button").await;
    page.see("svg.lf-map__drawing").await;
}

#[tokio::test]
async fn a_region_that_nobody_knows_is_said_to_be_unknown() {
    let mut stage = Stage::open(PHONE).await;
    let mut session = session_of("harness-maker");
    session.screen = Screen::Region(RegionId::new("atlantis").unwrap());
    stage.renew();
    stage.leave(&session, Language::Ja).await;
    stage.visit(Language::Ja).await;
    stage.resume(Language::Ja).await;
    let words = text(Language::Ja).regions.note("no-region");
    stage.page.see(".lf-region-page").await;
    stage
        .page
        .until(&format!(
            "document.querySelector('.lf-region-page').textContent.includes({})",
            crate::page::quote(words)
        ))
        .await;
}
