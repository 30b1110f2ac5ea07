//! How firmly the order of regions holds: strips by the kernel's file, what would change the
//! order, regions under tariffs.

use landfall::assessment::{Importance, Tier, assess};
use landfall::ids::TariffScenario;
use landfall::language::Language;
use landfall::recommend::robust::{Openness, Strip, Tariffs, WayToFirst};
use landfall::recommend::{Certainty, Model};
use landfall::session::{Action, Session, region_request};
use landfall::text::Ui;
use landfall::text::format::{one_decimal, percent, score};
use serde_json::json;
use thirtyfour::Key;
use xtask::server::Rule;

use crate::content::{SAMPLES, catalog, regions, session_of, t, text};
use crate::place::Place;
use crate::stage::{PHONE, Stage, WIDE};

const STRIPS: &str = ".lf-firm .lf-table--strips tbody td.lf-table__number";
const METROS: &str = ".lf-numbers .lf-table--strips tbody td.lf-table__number";

fn asked<T>(session: &Session, question: impl FnOnce(&Model<'_>) -> T) -> T {
    let request = region_request(catalog(), session.shown());
    question(&Model::new(regions(), &request).unwrap())
}

/// The strips of this machine, and the five states that the page shows.
fn strips(session: &Session) -> (Vec<Strip>, Vec<String>) {
    asked(session, |model| {
        let openness = Openness::Sure("fairly".to_owned());
        let field = model.field(&openness, true).unwrap();
        let states = model.ranking().states;
        let five = states.iter().take(5).map(|state| state.id.clone());
        (field.answered().unwrap().0, five.collect())
    })
}

fn of<'a>(strips: &'a [Strip], id: &str) -> &'a Strip {
    strips.iter().find(|strip| strip.region == id).unwrap()
}

/// The numbers of the table, row by row.
fn cells(language: Language, (strips, five): &(Vec<Strip>, Vec<String>)) -> Vec<String> {
    let shares = five.iter().flat_map(|id| {
        let strip = of(strips, id);
        [strip.first, strip.second, strip.third]
    });
    shares
        .map(|share| {
            let value = percent(share).to_string();
            text(language).fill(Ui::Percent, &[("value", &value)])
        })
        .collect()
}

async fn until_cells(stage: &Stage, expected: &[String]) {
    until_cells_of(stage, STRIPS, expected).await;
}

async fn until_cells_of(stage: &Stage, css: &str, expected: &[String]) {
    let list = format!("[...document.querySelectorAll('{css}')].map(each => each.textContent)");
    let expected = crate::page::quote(&json!(expected).to_string());
    stage
        .page
        .until(&format!("JSON.stringify({list}) === {expected}"))
        .await;
}

#[tokio::test]
async fn strips_are_those_of_the_core_and_follow_a_priority() {
    for language in Language::ALL {
        let mut stage = Stage::open(PHONE).await;
        stage.go(Place::Result, language).await;
        let page = &stage.page;
        let session = session_of("harness-maker");
        let known = strips(&session);
        until_cells(&stage, &cells(language, &known)).await;
        let first = of(&known.0, &known.1[0]);
        let key = match first.certainty {
            Certainty::Robust => Ui::FirmStable,
            Certainty::Likely => Ui::FirmLikely,
            Certainty::Open => Ui::FirmOpen,
        };
        let share = percent(first.first).to_string();
        let name = text(language).regions.state(&first.region);
        let verdict = text(language).fill(key, &[("name", name), ("percent", &share)]);
        let sentence = page.text(".lf-firm__sentence").await;
        assert!(sentence.starts_with(&verdict), "{sentence}");
        // Moved by keys, and answered by the kernel anew.
        let priorities = catalog().field(catalog().known.priorities);
        let living = priorities.option("living-cost").unwrap();
        let vital = Some(Importance::Tier(Tier::Vital));
        let after = session
            .apply(catalog(), Action::Prioritise(living, vital))
            .unwrap();
        let changed = strips(&after);
        assert_ne!(cells(language, &known), cells(language, &changed));
        page.click(".lf-weigh > summary").await;
        let list = format!("#p-priorities-{}", living.index());
        page.see(&list).await;
        page.run(
            "document.querySelector(arguments[0]).focus()",
            &[json!(list)],
        )
        .await;
        page.press(&[Key::Down]).await;
        until_cells(&stage, &cells(language, &changed)).await;
    }
}

#[tokio::test]
async fn metro_areas_have_strips_of_their_own() {
    for (id, language, _) in SAMPLES {
        let mut stage = Stage::open(WIDE).await;
        stage.go(Place::Sample(id), language).await;
        let known = asked(&session_of(id), |model| {
            let openness = Openness::Sure("fairly".to_owned());
            let field = model.metro_field(&openness, true).unwrap();
            let metros = model.ranking().metros;
            let five = metros.iter().filter(|metro| !metro.thin).take(5);
            let five = five.map(|metro| metro.id.clone()).collect();
            (field.answered().unwrap().0, five)
        });
        until_cells_of(&stage, METROS, &cells(language, &known)).await;
    }
}

/// The best two states of a scenario as the table writes them.
fn best(language: Language, tariffs: &Tariffs, scenario: usize) -> Vec<String> {
    let mut rows: Vec<_> = tariffs.rows.iter().collect();
    rows.sort_by(|a, b| b.scores[scenario].total_cmp(&a.scores[scenario]));
    let best = rows.into_iter().take(2);
    best.map(|row| {
        let score = one_decimal(row.scores[scenario]);
        let name = text(language).regions.state(&row.region);
        text(language).fill(Ui::Aside, &[("first", name), ("second", &score)])
    })
    .collect()
}

#[tokio::test]
async fn one_table_says_how_ready_where_and_where_else() {
    let mut stage = Stage::open(WIDE).await;
    for (id, language, _) in SAMPLES {
        stage.go(Place::Sample(id), language).await;
        stage.page.see(".lf-shift tr[data-key=high]").await;
        let session = session_of(id);
        scenarios_are_those_of_the_core(&stage, language, &session).await;
        plans_are_those_of_the_core(&stage, language, &session).await;
    }
}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method alone fits one lifetime only"
)]
async fn scenarios_are_those_of_the_core(stage: &Stage, language: Language, session: &Session) {
    let page = &stage.page;
    let words = text(language);
    let assessment = assess(catalog(), &session.company);
    let tariffs = asked(session, |model| model.tariffs());
    for scenario in TariffScenario::ALL {
        let css = format!(".lf-shift tr[data-key={}] td", scenario.slug());
        let cells = page.texts(&css).await;
        let result = &assessment.scenarios[scenario as usize];
        let ready = score(result.tariff_score, &catalog().numbers.cut_points).to_string();
        let band = &words.band(result.band.number()).name;
        let ready = words.fill(Ui::Aside, &[("first", &ready), ("second", band)]);
        assert_eq!(cells[0], ready);
        assert_eq!(cells[1..], best(language, &tariffs, scenario as usize));
    }
    let said = page.text(".lf-shift").await;
    let minimax = tariffs.minimax.as_deref().unwrap();
    let least = tariffs.rows.iter().find(|row| row.region == minimax);
    let worst = least.unwrap().worst;
    let name = ("name", words.regions.state(minimax));
    let regret = if worst < 0.05 {
        words.fill(Ui::ShiftBest, &[name])
    } else {
        words.fill(Ui::ShiftRegret, &[name, ("points", &one_decimal(worst))])
    };
    assert!(said.contains(&regret), "{said}");
    for (from, region) in &tariffs.break_even[1..] {
        let from = one_decimal(100.0 * from);
        let name = words.regions.state(region);
        let values = [("percent", &*from), ("name", name)];
        assert!(said.contains(&words.fill(Ui::ShiftBreakEven, &values)));
    }
}

async fn plans_are_those_of_the_core(stage: &Stage, language: Language, session: &Session) {
    let first = asked(session, |model| model.ranking().states[0].id.clone());
    for fallback in asked(session, |model| model.fallbacks(&first)) {
        let css = format!(".lf-shift tr[data-key={}]", fallback.failure);
        if fallback.loss < 0.05 {
            assert_eq!(stage.page.count(&css).await, 0);
            continue;
        }
        let row = stage.page.texts(&format!("{css} td")).await;
        assert_eq!(row[0], one_decimal(fallback.loss));
        assert!(row[1].starts_with(text(language).regions.state(&fallback.region)));
    }
}

#[tokio::test]
async fn a_region_page_says_what_would_make_it_the_first() {
    let language = Language::Ja;
    let mut stage = Stage::open(PHONE).await;
    stage.go(Place::Region, language).await;
    let page = &stage.page;
    let session = session_of("harness-maker");
    let strip = strips(&session).0;
    let strip = of(&strip, "tx");
    let [first, second, third] =
        [strip.first, strip.second, strip.third].map(|share| percent(share).to_string());
    let values = [("first", &*first), ("second", &second), ("third", &third)];
    let sentence = text(language).fill(Ui::FirmStrip, &values);
    page.until(&format!(
        "document.querySelector('section[aria-labelledby=lf-r-firm]').textContent.includes({})",
        crate::page::quote(&sentence)
    ))
    .await;
    let said = page.text("section[aria-labelledby=lf-r-firm]").await;
    match asked(&session, |model| model.way_to_first("tx").unwrap()) {
        WayToFirst::First => {}
        WayToFirst::None => assert!(said.contains(text(language).regions.state("tx"))),
        WayToFirst::Shift(shift) => assert!(said.contains(&one_decimal(100.0 * shift.share))),
    }
}

#[tokio::test]
async fn a_kernel_that_does_not_come_leaves_a_sentence_and_can_be_asked_for_again() {
    for rule in [Rule::Status(503), Rule::Truncate] {
        let language = Language::Ko;
        let mut stage = Stage::open(PHONE).await;
        stage.server.respond("kernel", rule);
        stage.go(Place::Result, language).await;
        let page = &stage.page;
        page.see(".lf-firm button").await;
        let said = page.text(".lf-firm").await;
        assert!(said.starts_with(t(language, Ui::FirmFailed)), "{said}");
        // What needs no sample stands all the same.
        page.see(".lf-change li").await;
        page.see(".lf-shift tr[data-key=high]").await;
        assert_eq!(page.count(".lf-region").await, 5);
        assert_eq!(page.count(STRIPS).await, 0);
        stage.server.heal();
        page.tab_to(".lf-firm button").await;
        page.press(&[Key::Enter]).await;
        until_cells(
            &stage,
            &cells(language, &strips(&session_of("harness-maker"))),
        )
        .await;
    }
}
