//! A widget that leads to the regions alone, and from there to the whole check.

use landfall::assessment::Answers;
use landfall::catalog::Page;
use landfall::language::Language;
use landfall::session::{Section, Session};
use landfall::text::Ui;
use serde_json::json;

use super::{STYLE, wide};
use crate::content::{catalog, sample, t};
use crate::pointer::NEXT;
use crate::stage::{Stage, WIDE};

/// A draft that waits is counted by the questions of the view that would go on with it.
#[tokio::test]
async fn a_waiting_draft_counts_the_questions_of_the_view() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    stage.goto("/en/?view=regions").await;
    page.until_app().await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-1").await;
    let mut totals = Vec::new();
    for place in ["/en/?view=regions", "/en/"] {
        stage.goto(place).await;
        page.until_app().await;
        let mut session = Session::default();
        session.company.only_regions = totals.is_empty();
        let (_, total) = session.progress(catalog());
        let counted = t(Language::En, Ui::ResumeDetail)
            .replace("{answered}", "1")
            .replace("{total}", &total.to_string());
        let counted = counted.split("{date}").next().unwrap();
        let card = page.text(".lf-resume").await;
        assert!(card.contains(counted.trim()), "{place}: {card}");
        totals.push(total);
    }
    assert!(totals[0] < totals[1], "{totals:?}");
}

#[tokio::test]
async fn the_view_of_regions_asks_and_shows_regions_alone() {
    let host = wide().await;
    host.show(&host.loader(), &host.frame("/en/?view=regions", STYLE))
        .await;
    host.until_ready().await;
    host.enter().await;
    let page = &host.stage.page;
    let english = |key| t(Language::En, key);
    page.until(&format!(
        "document.querySelector('#lf-heading').textContent === {}",
        crate::page::quote(english(Ui::RegionsTitle))
    ))
    .await;
    assert_eq!(page.text(".lf-lead").await, english(Ui::RegionsPromise));
    assert_eq!(page.count(".lf-start__begin button").await, 1);
    page.click(".lf-start__begin .lf-button--main").await;
    let mut company = sample("harness-maker").company;
    company.answers = Answers::default();
    company.only_regions = true;
    host.stage.answer_all(&company, true).await;
    page.click(NEXT).await;
    page.see(".lf-leave").await;
    // The regions with how sure they are, and nothing of a readiness that nobody was asked about.
    assert_eq!(page.count(".lf-regions__list > li").await, 5);
    page.see(".lf-firm").await;
    page.see(".lf-shift").await;
    for css in [".lf-headline", ".lf-plan", ".lf-assumptions", ".lf-rules"] {
        assert_eq!(page.count(css).await, 0, "{css}");
    }
    let shown = page.text("article").await;
    for key in [Ui::ShiftReady, Ui::NotAssessed, Ui::RegionsExploratory] {
        assert!(!shown.contains(english(key)), "{}", english(key));
    }
    let further = "section[aria-labelledby=further]";
    assert!(
        page.text(further)
            .await
            .contains(english(Ui::PromiseDetail))
    );
    // The whole check goes on where it is open, and nothing given is lost.
    page.click(&format!("{further} button")).await;
    company.only_regions = false;
    for each in [Page::Company, Page::Goal, Page::Imports] {
        host.stage.answer_page(&company, each).await;
    }
    for css in [
        ".lf-sites li",
        "[id^=p-priorities-]",
        "[id^=p-musts-]:checked",
    ] {
        page.see(css).await;
        page.click(NEXT).await;
    }
    page.see("#q-purpose-kpi-intent-0").await;
    page.leave_frame().await;
    page.until("told.some(each => each.name === 'step' && each.step === 2)")
        .await;
    let told = page
        .value("told.filter(each => each.name === 'step').map(each => [each.step, each.of])")
        .await;
    let (_, all) = Section::Tariffs.place(catalog(), &company);
    assert_eq!(told, json!([[1, 1], [2, all]]));
    let completed = "told.filter(each => each.name === 'completed').length";
    assert_eq!(page.value(completed).await, 1);
    assert_eq!(host.faults().await, json!([]));
}
