//! Two tabs on one draft: no answer is lost without a word.

use landfall::language::Language;
use landfall::session::Session;
use landfall::text::Ui;
use serde_json::Value;

use crate::content::{catalog, session_of, t};
use crate::draft::KEPT;
use crate::exchange::record;
use crate::place::KEY;
use crate::pointer::NEXT;
use crate::stage::{Stage, WIDE};

const LANGUAGE: Language = Language::En;

async fn heading_is(stage: &Stage, key: Ui) {
    stage
        .page
        .until(&format!(
            "document.querySelector('#lf-heading')?.textContent === {}",
            crate::page::quote(t(LANGUAGE, key))
        ))
        .await;
}

async fn press(stage: &Stage, key: Ui) {
    stage
        .page
        .click_words("main button", t(LANGUAGE, key))
        .await;
}

/// Two tabs at the same first question of an empty check.
async fn two_tabs() -> Stage {
    let stage = Stage::open(WIDE).await;
    stage.visit(LANGUAGE).await;
    stage.page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-0").await;
    stage.until_stage_is("exploring").await;
    stage.page.open_tab().await;
    stage.visit(LANGUAGE).await;
    stage.resume(LANGUAGE).await;
    stage
        .page
        .until("document.querySelector('#p-stage-0')?.checked")
        .await;
    stage
}

impl Stage {
    async fn until_stage_is(&self, stage: &str) {
        for _ in 0..400 {
            let kept = self.page.run_async(KEPT, &[]).await;
            if let Some(record) = kept[KEY].as_str() {
                let record: Value = serde_json::from_str(record).unwrap();
                if record["company"]["profile"]["stage"] == stage {
                    return;
                }
            }
        }
        panic!("the stage that is kept never is {stage}");
    }
}

fn slug(place: usize) -> &'static str {
    &catalog().field(catalog().known.stage).options[place]
}

#[tokio::test]
async fn answers_of_another_tab_are_a_choice_and_either_side_can_be_kept() {
    let stage = two_tabs().await;
    let page = &stage.page;
    // The second tab answers; the first one is told, and takes over what is newer.
    stage.check("p-stage-2").await;
    stage.until_stage_is(slug(2)).await;
    page.tab(0).await;
    heading_is(&stage, Ui::ArrivalTab).await;
    press(&stage, Ui::ArrivalUse).await;
    page.until("document.querySelector('#p-stage-2')?.checked")
        .await;
    // Now the first one answers; the second keeps its own, which the first is told in turn.
    stage.check("p-stage-3").await;
    stage.until_stage_is(slug(3)).await;
    page.tab(1).await;
    heading_is(&stage, Ui::ArrivalTab).await;
    press(&stage, Ui::ArrivalKeep).await;
    page.until("document.querySelector('#p-stage-2')?.checked")
        .await;
    stage.until_stage_is(slug(2)).await;
    page.tab(0).await;
    heading_is(&stage, Ui::ArrivalTab).await;
}

#[tokio::test]
async fn tabs_that_answer_in_turns_lose_nothing_without_a_word() {
    // H45, by turns instead of seconds.
    let stage = two_tabs().await;
    let page = &stage.page;
    let mut newest = 0;
    for turn in 0..10 {
        page.tab(turn % 2).await;
        if turn > 0 {
            heading_is(&stage, Ui::ArrivalTab).await;
            press(&stage, Ui::ArrivalUse).await;
            let checked = format!("document.querySelector('#p-stage-{newest}')?.checked");
            page.until(&checked).await;
        }
        newest = (newest + 1) % 5;
        stage.check(&format!("p-stage-{newest}")).await;
        stage.until_stage_is(slug(newest)).await;
    }
}

#[tokio::test]
async fn moving_about_in_another_tab_is_no_news_and_hides_no_later_answer() {
    let stage = two_tabs().await;
    let page = &stage.page;
    page.click(NEXT).await;
    page.see("#p-industry-0").await;
    page.tab(0).await;
    page.see("#p-stage-0").await;
    stage.check("p-stage-4").await;
    stage.until_stage_is(slug(4)).await;
    // A third visit finds the answer, although the second tab moved more often.
    page.tab(1).await;
    heading_is(&stage, Ui::ArrivalTab).await;
    press(&stage, Ui::ArrivalUse).await;
    stage.reload().await;
    stage.resume(LANGUAGE).await;
    stage.until_stage_is(slug(4)).await;
}

#[tokio::test]
async fn a_waiting_start_screen_offers_the_newest_answers() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    let own: Session = session_of("food-maker");
    stage.leave(&own, LANGUAGE).await;
    stage.visit(LANGUAGE).await;
    page.see(".lf-resume").await;
    page.open_tab().await;
    stage.visit(LANGUAGE).await;
    stage.resume(LANGUAGE).await;
    page.tab(0).await;
    page.see(".lf-resume").await;
    assert!(record(&own).contains("food"));
    page.tab(1).await;
    page.click_words("footer button", t(LANGUAGE, Ui::KeepLink))
        .await;
    page.click_words("main summary", t(LANGUAGE, Ui::Erase))
        .await;
    page.click_words("main details button", t(LANGUAGE, Ui::RestartYes))
        .await;
    page.see(".lf-start__begin").await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-1").await;
    stage.until_stage_is(slug(1)).await;
    page.tab(0).await;
    stage.resume(LANGUAGE).await;
    page.until("document.querySelector('#p-stage-1')?.checked")
        .await;
}
