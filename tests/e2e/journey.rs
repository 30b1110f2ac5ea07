//! The whole way, from the start to the erased answers.

use landfall::language::Language;
use landfall::text::Ui;
use thirtyfour::Key;

use crate::content::{sample, t};
use crate::pointer::{BACK, NEXT};
use crate::result::compare;
use crate::stage::{PHONE, Stage, WIDE};

#[tokio::test]
async fn the_whole_way_is_open_to_the_keyboard_alone() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    let language = Language::En;
    let request = sample("harness-maker");
    stage.visit(language).await;
    page.tab_to(".lf-start__begin .lf-button--main").await;
    page.press(&[Key::Enter]).await;
    stage.type_all(&request.company).await;
    stage.is_on_heading().await;
    assert!(page.title().await.starts_with(t(language, Ui::ReviewTitle)));
    page.tab_to(NEXT).await;
    page.press(&[Key::Enter]).await;
    page.see(".lf-result").await;
    stage.is_on_heading().await;
    assert!(page.title().await.starts_with(t(language, Ui::ResultTitle)));
    page.tab_to(".lf-foot button").await;
    page.press(&[Key::Enter]).await;
    page.see(".lf-method").await;
    stage.is_on_heading().await;
    page.tab_to(".lf-method .lf-steps button").await;
    page.press(&[Key::Enter]).await;
    page.see(".lf-result").await;
    page.tab_to(".lf-erase summary").await;
    page.press(&[Key::Enter]).await;
    page.tab_to(".lf-erase .lf-button").await;
    page.press(&[Key::Enter]).await;
    page.see(".lf-start__begin").await;
    assert!(
        page.text(".lf-notice")
            .await
            .contains(t(language, Ui::Erased))
    );
    stage.reload().await;
    assert_eq!(page.count(".lf-resume").await, 0);
}

#[tokio::test]
async fn the_whole_way_is_open_to_the_pointer_on_a_phone() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    let language = Language::Ko;
    let request = sample("battery-materials");
    stage.visit(language).await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.answer_all(&request.company, false).await;
    stage.answer_rest(&request.company).await;
    page.click(NEXT).await;
    page.select("#lf-scenario", request.scenario.slug()).await;
    compare(page, &request, language).await;
    page.click(".lf-foot button").await;
    page.see(".lf-method").await;
    page.click(".lf-method .lf-steps button").await;
    page.click(".lf-erase summary").await;
    page.click(".lf-erase .lf-button").await;
    page.see(".lf-start__begin").await;
    assert!(
        page.text(".lf-notice")
            .await
            .contains(t(language, Ui::Erased))
    );
}

#[tokio::test]
async fn back_leads_through_every_screen_to_the_start_and_loses_nothing() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.visit(Language::Ja).await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-3").await;
    page.click(NEXT).await;
    page.select("#p-industry-0", "12").await;
    stage.check("p-activity-0").await;
    stage.check("p-head_office-1").await;
    page.click(NEXT).await;
    page.see("#p-respondent-0").await;
    page.click(BACK).await;
    page.until("document.querySelector('#p-industry-0')?.value === '12'")
        .await;
    page.until("document.querySelector('#p-activity-0').checked")
        .await;
    page.click(BACK).await;
    page.until("document.querySelector('#p-stage-3')?.checked")
        .await;
    page.click(BACK).await;
    page.see(".lf-start__begin").await;
    page.click(".lf-start__begin .lf-button--main").await;
    page.until("document.querySelector('#p-stage-3')?.checked")
        .await;
}

#[tokio::test]
async fn an_express_check_deepens_and_keeps_its_answers() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    let mut company = sample("harness-maker").company;
    company.express = true;
    stage.visit(Language::En).await;
    page.click_words(".lf-start__begin button", t(Language::En, Ui::StartExpress))
        .await;
    stage.answer_all(&company, true).await;
    assert_eq!(page.count(".lf-open").await, 0);
    page.click(NEXT).await;
    page.see(".lf-result").await;
    let note = t(Language::En, Ui::ResultExpress);
    assert!(page.text(".lf-headline").await.contains(note));
    let deepen = t(Language::En, Ui::ResultDeepen);
    page.click_words(".lf-headline button", deepen).await;
    company.express = false;
    for each in [
        landfall::catalog::Page::Company,
        landfall::catalog::Page::Goal,
        landfall::catalog::Page::Imports,
        landfall::catalog::Page::Sites,
        landfall::catalog::Page::Priorities,
        landfall::catalog::Page::Musts,
    ] {
        stage.answer_page(&company, each).await;
    }
    page.see("#q-purpose-kpi-intent-0").await;
    assert!(
        page.holds("document.querySelector('[name=q-purpose-kpi-practice]:checked')")
            .await
    );
    assert!(
        !page
            .holds("document.querySelector('[name=q-purpose-kpi-intent]:checked')")
            .await
    );
}

#[tokio::test]
async fn the_review_lists_what_is_open_and_leads_there() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    let language = Language::Ko;
    let mut session = crate::content::session_of("battery-materials");
    crate::place::open_factor(&mut session, "talent-proof");
    session.screen = landfall::session::Screen::Review;
    let open = session.open_questions(crate::content::catalog());
    let words = crate::content::text(language);
    stage.leave(&session, language).await;
    stage.visit(language).await;
    stage.resume(language).await;
    let titles: Vec<&str> = open
        .iter()
        .map(|id| words.question(*id).title.as_str())
        .collect();
    assert!(titles.len() >= 3);
    page.see(".lf-open li").await;
    assert_eq!(page.texts(".lf-open li").await, titles);
    let count = words.fill(Ui::ReviewOpen, &[("count", &open.len().to_string())]);
    assert_eq!(page.text("#lf-open").await, count);
    page.click_words(".lf-open li button", titles[0]).await;
    stage.is_on_heading().await;
    assert!(
        page.texts("legend")
            .await
            .iter()
            .any(|legend| legend.ends_with(titles[0]))
    );
}
