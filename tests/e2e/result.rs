//! The shown result of a company against the core's.

use landfall::assessment::band::{BandSentence, sentence};
use landfall::assessment::interface::Request;
use landfall::assessment::plan::{first_five, plan};
use landfall::assessment::{Assessment, assess};
use landfall::ids::{FactorId, TariffScenario};
use landfall::language::Language;
use landfall::recommend::{Outcome, rank};
use landfall::session::region_request;
use landfall::text::Ui;
use landfall::text::format::{one_decimal, range, score, signed};
use serde_json::json;

use crate::content::{catalog, regions, text};
use crate::page::Page;

/// How many regions are recommended.
const REGIONS: usize = 5;

/// Compares every number of the result with the core's.
pub(crate) async fn compare(page: &Page, request: &Request, language: Language) {
    page.see(".lf-region").await;
    let assessment = assess(catalog(), &request.company);
    headline(page, &assessment, language).await;
    factors(page, &assessment, language).await;
    scenarios(page, &assessment, language).await;
    actions(page, request, language).await;
    rules(page, &assessment, language).await;
    states(page, request, language).await;
}

fn shown(value: f64) -> String {
    score(value, &catalog().numbers.cut_points).to_string()
}

async fn headline(page: &Page, assessment: &Assessment, language: Language) {
    let number = shown(assessment.overall.score);
    assert_eq!(
        page.text(".lf-headline__number").await,
        format!("{number}/100")
    );
    let words = page.text("#lf-band").await;
    let capped = assessment.is_capped(catalog());
    let clear = catalog().numbers.clear_band;
    let bands = match sentence(assessment.band, capped, &assessment.chances, clear) {
        BandSentence::Clear(band) => vec![band],
        BandSentence::Between(first, second) => vec![first, second],
    };
    for band in bands {
        let name = &text(language).band(band.number()).name;
        assert!(words.contains(name.as_str()), "{name}: {words}");
    }
    let (low, high) = range(assessment.likely);
    for number in [number, low.to_string(), high.to_string()] {
        assert!(numbers(&words).contains(&number), "{number}: {words}");
    }
    let current = page.texts(".lf-ruler__name.is-current").await;
    assert_eq!(
        current,
        [text(language).band(assessment.band.number()).name.as_str()]
    );
}

/// The numbers in a text.
fn numbers(words: &str) -> Vec<String> {
    let parts = words.split(|sign: char| !sign.is_ascii_digit() && sign != '.');
    parts
        .map(|part| part.trim_matches('.').to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

async fn factors(page: &Page, assessment: &Assessment, language: Language) {
    let table = "section[aria-labelledby=lf-factors] table";
    let names = page.texts(&format!("{table} tbody th")).await;
    let scores = page.texts(&format!("{table} tbody td:nth-child(2)")).await;
    let parts = page.texts(&format!("{table} tbody td:nth-child(4)")).await;
    assert_eq!((names.len(), scores.len(), parts.len()), (8, 8, 8));
    for factor in FactorId::all() {
        let index = factor.index();
        let name = &text(language).factor(factor).name;
        let result = &assessment.factors[index];
        assert!(names[index].starts_with(name.as_str()), "{}", names[index]);
        let span = (result.lowest, result.highest);
        let expected = match (result.assessed, span.1 - span.0 > 0.05) {
            (true, false) => shown(result.score),
            // Below the score stands what open answers leave possible.
            (true, true) => [shown(result.score), said(span, language)].concat(),
            (false, _) => said(span, language),
        };
        assert_eq!(scores[index], expected, "{name}");
        assert_eq!(
            parts[index],
            one_decimal(assessment.contribution(factor)),
            "{name}"
        );
    }
}

/// A range as it is written, in whole points outward.
fn said(span: (f64, f64), language: Language) -> String {
    let (low, high) = range(span);
    let values = [("first", low.to_string()), ("second", high.to_string())];
    text(language).fill(
        Ui::Span,
        &values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str())),
    )
}

async fn scenarios(page: &Page, assessment: &Assessment, language: Language) {
    let table = ".lf-table--scenarios tbody";
    let names = page.texts(&format!("{table} th")).await;
    let cells = page.texts(&format!("{table} td")).await;
    assert_eq!((names.len(), cells.len()), (3, 15));
    let headline = assessment.overall.score;
    for (row, scenario) in TariffScenario::ALL.into_iter().enumerate() {
        let result = &assessment.scenarios[row];
        assert_eq!(names[row], text(language).scenario(scenario).name);
        let band = text(language).band(result.band.number()).name.clone();
        let half = catalog().numbers.rater.quantile * result.deviation;
        let score = result.tariff_score;
        let likely = ((score - half).max(0.0), (score + half).min(100.0));
        let expected = [
            [shown(score), said(likely, language)].concat(),
            String::new(),
            band,
            signed(result.score - headline),
            signed(score - result.score),
        ];
        assert_eq!(cells[row * 5..row * 5 + 5], expected, "{}", names[row]);
    }
}

async fn actions(page: &Page, request: &Request, language: Language) {
    let all = plan(catalog(), &request.company, request.scenario);
    let five = first_five(catalog(), &all);
    assert_eq!(five.len(), 5);
    let expected: Vec<&str> = five
        .iter()
        .map(|item| text(language).actions[item.action].title.as_str())
        .collect();
    assert_eq!(page.texts(".lf-step__title").await, expected);
    let chosen = page
        .value("document.querySelector('#lf-scenario').value")
        .await;
    assert_eq!(chosen, json!(request.scenario.slug()));
}

async fn rules(page: &Page, assessment: &Assessment, language: Language) {
    let messages = |bits: u32| {
        let all = text(language).rules.iter().enumerate();
        let fired = all.filter(|(index, _)| bits & (1 << index) != 0);
        fired
            .map(|(_, words)| words.message.clone())
            .collect::<Vec<_>>()
    };
    let mut expected = messages(assessment.fired.conflicts);
    expected.extend(messages(assessment.fired.risks));
    assert_eq!(page.texts(".lf-rule > p:first-child").await, expected);
    let lists = [assessment.fired.conflicts, assessment.fired.risks];
    let lists = lists.into_iter().filter(|bits| *bits != 0).count();
    assert_eq!(page.count(".lf-rules").await, lists);
}

async fn states(page: &Page, request: &Request, language: Language) {
    let outcome = rank(regions(), &region_request(catalog(), &request.company));
    let Outcome::Ranking(ranking) = outcome else {
        panic!("a worked company names industry and activity");
    };
    let first: Vec<_> = ranking.states.iter().take(REGIONS).collect();
    assert_eq!(first.len(), REGIONS);
    let scores: Vec<String> = first.iter().map(|state| one_decimal(state.score)).collect();
    let expected: Vec<String> = first
        .iter()
        .zip(&scores)
        .map(|(state, score)| {
            format!(
                "{}{}{score}",
                state.place,
                text(language).regions.state(&state.id)
            )
        })
        .collect();
    let names = page.texts(".lf-region__name").await;
    let names: Vec<String> = names.iter().map(|name| name.replace(' ', "")).collect();
    let expected: Vec<String> = expected.iter().map(|name| name.replace(' ', "")).collect();
    assert_eq!(names, expected);
    let table = ".lf-regions > .lf-table tbody td:nth-child(2)";
    assert_eq!(page.texts(table).await, scores);
}
