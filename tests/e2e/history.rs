//! The browser's own Back and Forward buttons.

use landfall::language::Language;
use landfall::session::Screen;
use serde_json::json;
use xtask::server::{Rule, Server};

use crate::content::session_of;
use crate::pointer::NEXT;
use crate::stage::{PHONE, Stage, WIDE, dist, frames};

/// One entry of the history back or forth, once the present screen is an entry: it is shown first.
async fn travel(stage: &Stage, by: i32) {
    frames(stage, 3).await;
    stage
        .page
        .run("history.go(arguments[0])", &[json!(by)])
        .await;
}

#[tokio::test]
async fn the_browsers_buttons_lead_through_the_screens_and_lose_nothing() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.visit(Language::Ko).await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-3").await;
    page.click(NEXT).await;
    page.see("#p-industry-0").await;
    travel(&stage, -1).await;
    page.until("document.querySelector('#p-stage-3')?.checked")
        .await;
    stage.is_on_heading().await;
    travel(&stage, -1).await;
    page.see(".lf-start__begin").await;
    travel(&stage, 2).await;
    page.see("#p-industry-0").await;
    travel(&stage, -1).await;
    page.until("document.querySelector('#p-stage-3')?.checked")
        .await;
    // A step from here forgets the way that lay ahead, as everywhere on the web.
    page.click(NEXT).await;
    page.see("#p-industry-0").await;
}

#[tokio::test]
async fn an_address_leads_nowhere_that_has_no_ground() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    stage.visit(Language::En).await;
    for fragment in ["#/result", "#/review", "#/question.nothing", "#/%00", "#x"] {
        page.run("location.hash = arguments[0]", &[json!(fragment)])
            .await;
        page.until(&format!("location.hash === '{fragment}'")).await;
        page.see(".lf-start__begin").await;
    }
    page.run("location.hash = '#/method'", &[]).await;
    page.see(".lf-sources").await;
    stage.reload().await;
    page.see(".lf-start__begin").await;
    assert!(page.holds("location.hash === ''").await);
}

#[tokio::test]
async fn back_from_a_worked_company_shows_the_start_and_the_visitors_own_answers() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    let language = Language::En;
    let mut session = session_of("battery-materials");
    session.screen = Screen::Review;
    stage.leave(&session, language).await;
    stage.visit(language).await;
    stage.open_sample("harness-maker", language).await;
    page.see(".lf-region").await;
    travel(&stage, -1).await;
    page.see(".lf-resume").await;
    stage.resume(language).await;
    page.see(".lf-review").await;
}

#[tokio::test]
async fn a_frame_adds_nothing_to_the_history_of_the_page_around_it() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    // A page of another site around the frame: its own policy does not concern ours.
    let host = Server::start(&dist(), 0).unwrap();
    host.respond("/", Rule::NoHeader("content-security-policy"));
    page.goto(&host.address().replace("127.0.0.1", "localhost"))
        .await;
    page.until_app().await;
    let body = "const frame = document.createElement('iframe');
        frame.src = arguments[0]; frame.width = 900; frame.height = 900;
        document.body.replaceChildren(frame)";
    let address = format!("{}/?lang=en", stage.server.address());
    page.run(body, &[json!(address)]).await;
    page.enter_frame().await;
    page.until_app().await;
    // The length is that of the whole tab, also when it is read inside the frame.
    let before = page.value("history.length").await;
    page.click(".lf-start__begin .lf-button--main").await;
    page.see("#p-stage-0").await;
    page.until("location.hash === '#/profile.stage'").await;
    assert_eq!(page.value("history.length").await, before);
}

/// A frame shows the pressed button, another the screen. A browser takes its time for an address
/// and a title, which the visitor does not look at.
#[tokio::test]
async fn a_screen_is_shown_before_it_is_written_down() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    page.prepare(
        "window.told = [];
        const push = history.pushState;
        history.pushState = function (...all) { told.push('address'); push.apply(this, all); };
        const look = () => {
            const seen = document.querySelector('#p-stage-0') ? 'screen' : 'button';
            if (!told.includes(seen)) told.push(seen);
            if (seen === 'button') requestAnimationFrame(look);
        };
        addEventListener('pointerup', () => requestAnimationFrame(look), true);",
    )
    .await;
    stage.visit(Language::En).await;
    let title = page.value("document.title").await;
    page.click(".lf-start__begin .lf-button--main").await;
    page.until("told.length > 2").await;
    let told = page.value("told").await;
    assert_eq!(told, json!(["button", "screen", "address"]));
    page.until(&format!("document.title !== {title}")).await;
}

/// Two steps before a frame: neither the address nor the record leaves one out.
#[tokio::test]
async fn a_step_that_comes_before_the_frame_of_the_last_one_loses_nothing() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.visit(Language::En).await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-3").await;
    frames(&stage, 3).await;
    let before = page.value("history.length").await.as_i64().unwrap();
    let body = "const done = arguments[0];
        document.querySelector('.lf-steps .lf-button--main').click();
        Promise.resolve().then(() => {
            document.querySelector('.lf-steps .lf-button--quiet').click();
            done(true);
        })";
    page.run_async(body, &[]).await;
    page.until("location.hash === '#/profile.stage'").await;
    page.until("document.querySelector('#p-stage-3')?.checked")
        .await;
    let after = page.value("history.length").await.as_i64().unwrap();
    assert_eq!(after, before + 2);
    travel(&stage, -1).await;
    page.see("#p-industry-0").await;
}

/// Where no frame shows the new screen before the page is left, the step is kept all the same.
#[tokio::test]
async fn a_step_is_kept_when_the_page_is_left_before_its_frame() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    let language = Language::En;
    stage.visit(language).await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-3").await;
    frames(&stage, 3).await;
    let body = "requestAnimationFrame = () => 0;
        document.querySelector('.lf-steps .lf-button--main').click();
        Promise.resolve().then(() => location.assign('?lang=en&theme=dark'))";
    page.run(body, &[]).await;
    page.until("location.search === '?lang=en&theme=dark' && !location.hash")
        .await;
    page.until_app().await;
    stage.resume(language).await;
    page.see("#p-industry-0").await;
}
