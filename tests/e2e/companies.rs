//! The worked companies: what the page shows is what the core says.

use landfall::language::Language;
use landfall::text::Ui;

use crate::content::{SAMPLES, sample, t};
use crate::pointer::NEXT;
use crate::result::compare;
use crate::stage::{Stage, WIDE};

#[tokio::test]
async fn each_worked_company_shows_the_numbers_of_the_core_in_its_language() {
    let stage = Stage::open(WIDE).await;
    for (id, language, name) in SAMPLES {
        stage.visit(language).await;
        stage.open_sample(id, language).await;
        let banner = stage.page.text(".lf-banner p").await;
        assert!(banner.contains(t(language, name)), "{banner}");
        compare(&stage.page, &sample(id), language).await;
    }
}

#[tokio::test]
async fn leaving_a_worked_company_keeps_the_visitors_own_answers() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    stage.visit(Language::En).await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-1").await;
    page.click(".lf-steps .lf-button--quiet").await;
    stage.open_sample("food-maker", Language::En).await;
    assert_eq!(page.count(".lf-leave .lf-erase").await, 0);
    page.click_words(".lf-banner button", t(Language::En, Ui::SampleClose))
        .await;
    page.click(".lf-start__begin .lf-button--main").await;
    page.until("document.querySelector('#p-stage-1')?.checked")
        .await;
}

#[tokio::test]
async fn a_company_entered_answer_by_answer_gets_the_result_of_the_core() {
    let stage = Stage::open(WIDE).await;
    let request = sample("food-maker");
    stage.visit(Language::Ja).await;
    stage.page.click(".lf-start__begin .lf-button--main").await;
    stage.answer_all(&request.company, true).await;
    stage.answer_rest(&request.company).await;
    stage.page.click(NEXT).await;
    stage
        .page
        .select("#lf-scenario", request.scenario.slug())
        .await;
    compare(&stage.page, &request, Language::Ja).await;
}
