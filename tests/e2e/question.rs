//! One question: its keys, its half step, taking back, and the refusal to go on without an answer.

use landfall::language::Language;
use landfall::text::Ui;
use serde_json::json;
use thirtyfour::Key;

use crate::content::{catalog, session_of, t, text};
use crate::page::Page;
use crate::place::{Place, open_factor};
use crate::pointer::NEXT;
use crate::stage::{PHONE, Stage, WIDE};

/// Opens the questions of one factor without answers.
async fn open_questions(stage: &Stage, language: Language) {
    let mut session = session_of("harness-maker");
    open_factor(&mut session, "co-creation-intent");
    let question = catalog().question_id("co-creation-intent").unwrap();
    session.screen = landfall::session::Screen::Question(question);
    stage.leave(&session, language).await;
    stage.visit(language).await;
    stage.resume(language).await;
    stage.page.see("#q-co-creation-intent-0").await;
}

async fn is_checked(page: &Page, id: &str) -> bool {
    page.holds(&format!("document.getElementById('{id}').checked"))
        .await
}

async fn focus(page: &Page) -> String {
    let id = page.value("document.activeElement.id").await;
    id.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn radios_obey_tab_arrows_space_and_enter() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    open_questions(&stage, Language::En).await;
    page.tab_to("[name=q-co-creation-intent]").await;
    assert_eq!(
        focus(page).await,
        "q-co-creation-intent-0",
        "Tab enters at the first"
    );
    assert_eq!(page.count("[name=q-co-creation-intent]:checked").await, 0);
    page.press(&[Key::Space]).await;
    assert!(
        is_checked(page, "q-co-creation-intent-0").await,
        "Space checks"
    );
    page.press(&[Key::Down, Key::Down]).await;
    assert_eq!(focus(page).await, "q-co-creation-intent-2", "arrows move");
    assert!(
        is_checked(page, "q-co-creation-intent-2").await,
        "and check"
    );
    page.press(&[Key::Up]).await;
    assert!(is_checked(page, "q-co-creation-intent-1").await);
    page.press(&[Key::Up, Key::Up]).await;
    assert_eq!(
        focus(page).await,
        "q-co-creation-intent-unknown",
        "arrows go round"
    );
    page.press(&[Key::Down, Key::Down]).await;
    page.press(&[Key::Tab]).await;
    assert_eq!(
        focus(page).await,
        "h-co-creation-intent",
        "Tab leaves the group"
    );
    page.tab_back_to("[name=q-co-creation-intent]").await;
    assert_eq!(
        focus(page).await,
        "q-co-creation-intent-1",
        "Tab enters at the checked one"
    );
    page.press(&[Key::Enter]).await;
    page.see("#q-co-creation-practice-0").await;
    stage.is_on_heading().await;
}

#[tokio::test]
async fn nothing_moves_when_a_level_is_chosen() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    open_questions(&stage, Language::Ko).await;
    // What has no size is not seen, and has no place.
    let places = "[...document.querySelectorAll('.lf-check :not(option)')].flatMap(each => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return width ? [[x, y + scrollY, width, height].join(' ')] : [];
    })";
    let before = page.value(places).await;
    let half = "JSON.stringify(document.querySelector('label[for=h-co-creation-intent]').getBoundingClientRect())";
    page.value("document.querySelector('label[for=h-co-creation-intent]').scrollIntoView()")
        .await;
    let place = page.value(half).await;
    page.run(
        "document.querySelector('#q-co-creation-intent-3').click()",
        &[],
    )
    .await;
    page.until("!document.querySelector('#h-co-creation-intent').disabled")
        .await;
    assert_eq!(page.value(half).await, place);
    page.run(
        "document.querySelector('#h-co-creation-intent').click()",
        &[],
    )
    .await;
    page.until("document.querySelector('#h-co-creation-intent').checked")
        .await;
    assert_eq!(page.value(half).await, place);
    assert_eq!(page.value(places).await, before);
}

#[tokio::test]
async fn an_answer_can_be_taken_back() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    open_questions(&stage, Language::Ja).await;
    let count = page.text(".lf-progress__count").await;
    stage.check("q-co-creation-intent-4").await;
    page.until(&format!(
        "document.querySelector('.lf-progress__count').textContent !== '{count}'"
    ))
    .await;
    let clear = ".lf-tools > button";
    page.click_words(clear, t(Language::Ja, Ui::ClearAnswer))
        .await;
    page.until("!document.querySelector('[name=q-co-creation-intent]:checked')")
        .await;
    assert_eq!(page.text(".lf-progress__count").await, count);
    assert_eq!(focus(page).await, "q-co-creation-intent-0");
    assert!(
        page.holds(&format!("document.querySelector('{clear}').disabled"))
            .await
    );
}

#[tokio::test]
async fn going_on_without_an_answer_names_what_is_missing() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    let language = Language::En;
    open_questions(&stage, language).await;
    page.click(NEXT).await;
    page.see(".lf-problem").await;
    page.until("document.activeElement.id === 'lf-problem'")
        .await;
    assert_eq!(
        page.text(".lf-problem h2").await,
        t(language, Ui::ProblemTitle)
    );
    let title = page.title().await;
    assert!(title.starts_with(t(language, Ui::ErrorPrefix)), "{title}");
    // Some screen readers read a root that is an alert or is labelled twice or not at all.
    for attribute in ["role", "aria-labelledby"] {
        assert_eq!(
            page.attribute(".lf-problem", attribute).await,
            None,
            "{attribute}"
        );
    }
    assert_eq!(page.count(".lf-problem > [role=alert] ul li a").await, 3);
    let ids = [
        "co-creation-intent",
        "co-creation-practice",
        "co-creation-proof",
    ];
    for (index, id) in ids.into_iter().enumerate() {
        let question = catalog().question_id(id).unwrap();
        let name = &text(language).question(question).title;
        let words = text(language).fill(Ui::ProblemQuestion, &[("title", name)]);
        assert_eq!(page.texts(".lf-problem li").await[index], words);
        assert_eq!(page.texts("fieldset .lf-error").await[index], words);
        let place = page.value("location.href").await;
        page.click(&format!(".lf-problem li:nth-child({}) a", index + 1))
            .await;
        page.until(&format!("document.activeElement.id === 'q-{id}-0'"))
            .await;
        assert_eq!(
            page.value("location.href").await,
            place,
            "the address stays"
        );
    }
}

#[tokio::test]
async fn the_list_of_problems_shrinks_with_every_answer_and_is_never_empty() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    open_questions(&stage, Language::Ko).await;
    page.click(NEXT).await;
    let ids = [
        "co-creation-intent",
        "co-creation-practice",
        "co-creation-proof",
    ];
    for (answered, id) in ids.into_iter().enumerate() {
        page.see(".lf-problem").await;
        assert_eq!(page.count(".lf-problem li").await, 3 - answered);
        stage.check(&format!("q-{id}-2")).await;
    }
    page.until("!document.querySelector('.lf-problem')").await;
    assert_eq!(page.count(".lf-error").await, 0);
    assert!(
        !page
            .title()
            .await
            .starts_with(t(Language::Ko, Ui::ErrorPrefix))
    );
    page.click(NEXT).await;
    page.see("#q-give-first-intent-0").await;
}

#[tokio::test]
async fn a_profile_page_names_what_is_missing_too() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.visit(Language::En).await;
    page.click(".lf-start__begin .lf-button--main").await;
    page.see("#p-stage-0").await;
    page.click(NEXT).await;
    page.click(".lf-problem a").await;
    assert_eq!(focus(page).await, "p-stage-0");
    stage.check("p-stage-0").await;
    page.click(NEXT).await;
    page.see("#p-industry-0").await;
    page.click(NEXT).await;
    page.see(".lf-problem").await;
    assert_eq!(page.count(".lf-problem li").await, 3);
    page.click(".lf-problem a").await;
    assert_eq!(focus(page).await, "p-industry-0");
}

#[tokio::test]
async fn evidence_and_notes_stay_with_their_question() {
    let mut stage = Stage::open(PHONE).await;
    stage.go(Place::Question, Language::En).await;
    let page = &stage.page;
    stage.check("q-co-creation-intent-3").await;
    page.click("details:has(#e-co-creation-intent) summary")
        .await;
    let month = "document.querySelector('#e-co-creation-intent option:nth-child(2)').value";
    let month = page.value(month).await;
    page.select("#e-co-creation-intent", month.as_str().unwrap())
        .await;
    page.click("#n-co-creation-intent").await;
    page.type_text("Minutes").await;
    // Something else draws the page anew while the visitor types.
    page.run(
        "landfall.offline = 'preparing'; dispatchEvent(new Event('landfall-offline'));
        landfall.offline = 'ready'; dispatchEvent(new Event('landfall-offline'));",
        &[],
    )
    .await;
    page.type_text(" of May").await;
    page.press(&[Key::Tab]).await;
    page.click(NEXT).await;
    page.see("#q-co-creation-practice-0").await;
    page.click(crate::pointer::BACK).await;
    page.see("#q-co-creation-intent-0").await;
    let kept = "[document.querySelector('#e-co-creation-intent').value,
        document.querySelector('#n-co-creation-intent').value]";
    assert_eq!(page.value(kept).await, json!([month, "Minutes of May"]));
}

#[tokio::test]
async fn every_kind_of_profile_answer_can_be_taken_back() {
    use landfall::catalog::Page;
    let mut stage = Stage::open(PHONE).await;
    let clear = t(Language::En, Ui::ClearAnswer);
    stage.go(Place::Profile(Page::Stage), Language::En).await;
    stage.page.click_words(".lf-question button", clear).await;
    stage
        .page
        .until("!document.querySelector('[name=p-stage]:checked')")
        .await;
    stage.go(Place::Profile(Page::Business), Language::En).await;
    stage.page.select("#p-industry-0", "").await;
    let chosen = "document.querySelectorAll('[type=checkbox]:checked')";
    while stage.page.holds(&format!("{chosen}.length")).await {
        let id = stage.page.value(&format!("{chosen}[0].id")).await;
        let id = id.as_str().unwrap();
        stage.page.click(&format!("label[for={id}]")).await;
        stage
            .page
            .until(&format!("!document.getElementById('{id}').checked"))
            .await;
    }
    stage.page.click(NEXT).await;
    stage.page.see(".lf-problem").await;
    stage.go(Place::Profile(Page::Sites), Language::En).await;
    let mut sites = stage.page.count(".lf-sites li").await;
    assert!(sites > 0, "the worked company knows a site");
    while sites > 0 {
        stage.page.click(".lf-sites button").await;
        sites -= 1;
        stage
            .page
            .until(&format!(
                "document.querySelectorAll('.lf-sites li').length === {sites}"
            ))
            .await;
    }
}
