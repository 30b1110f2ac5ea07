//! What the page around knows already: filled in where it may be, and never over an answer.

use landfall::language::Language;
use landfall::text::Ui;
use serde_json::{Value, json};
use xtask::server::Rule;

use super::{Embedded, STYLE, frames, wide};
use crate::content::text;
use crate::page::quote;
use crate::pointer::NEXT;

/// Three entries that can be used, among others that cannot.
fn given() -> Value {
    json!({ "industry": "ev-battery", "answers": {
        "purpose-kpi-practice": 2.5, "co-creation-practice": 3, "purpose-kpi-proof": "3",
        "co-creation-intent": 9, "co-creation-proof": 1.3, "no-such-question": 2,
        "__proto__": 1, "talent-proof": null } })
}

impl Embedded {
    /// The operator says which pages may give answers beforehand.
    fn believe(&self, origins: &[&str]) {
        let config = json!({ "format": "landfall-config/1", "configs": [
            { "id": "default", "name": "Hanbit", "prefillOrigins": origins }] });
        // The server keeps texts for ever, as those of the tests are.
        let body = Box::leak(config.to_string().into_boxed_str());
        self.stage.server.respond("config.json", Rule::Body(body));
    }

    /// A page that mounts the check by script and says what it knows.
    async fn mounted(&self, place: &str) {
        self.show(&self.loader(), "<div id=\"place\"></div>").await;
        self.stage.page.until("window.Landfall").await;
        let body = "window.handle = Landfall.mount('#place', { src: arguments[0] });
            handle.prefill(arguments[1]);";
        let place = json!(format!("{}{place}", self.check()));
        self.stage.page.run(body, &[place, given()]).await;
    }

    async fn prefill(&self, answers: Value) {
        self.stage.page.leave_frame().await;
        let body = "handle.prefill(arguments[0])";
        self.stage.page.run(body, &[answers]).await;
        self.stage.page.enter_frame().await;
    }

    /// Opens a question by its address, as the browser's Back button would.
    async fn turn_to(&self, question: &str) {
        let body = "location.hash = '#/question.' + arguments[0]";
        self.stage.page.run(body, &[json!(question)]).await;
        self.stage.page.see(&format!("#q-{question}-0")).await;
    }

    async fn begin(&self) {
        self.enter().await;
        self.stage
            .page
            .click(".lf-start__begin .lf-button--main")
            .await;
        self.stage.page.see("#p-stage-0").await;
    }

    /// Whether the notice of so many entries stands above the screen.
    async fn is_told(&self, count: usize) {
        let said = filled(count);
        let said = format!(
            "document.querySelector('.lf-notice p')?.textContent === {}",
            quote(&said)
        );
        self.stage.page.until(&said).await;
    }
}

fn filled(count: usize) -> String {
    text(Language::En).fill(Ui::NoticePrefilled, &[("count", &count.to_string())])
}

#[tokio::test]
async fn what_the_page_around_knows_is_filled_in_and_said() {
    let host = wide().await;
    let origin = host.host.address().to_owned();
    host.believe(&[&origin]);
    host.mounted("/en/").await;
    host.begin().await;
    host.is_told(3).await;
    let page = &host.stage.page;
    host.stage.check("p-stage-3").await;
    page.click(NEXT).await;
    page.until("document.querySelector('#p-industry-0')?.value === '2'")
        .await;
    host.turn_to("purpose-kpi-practice").await;
    page.until("document.querySelector('#q-purpose-kpi-practice-2').checked")
        .await;
    assert!(
        page.holds("document.querySelector('#h-purpose-kpi-practice').checked")
            .await
    );
    let others = "document.querySelectorAll('[name=q-purpose-kpi-proof]:checked').length";
    assert_eq!(page.value(others).await, 0);
    // The visitor changes one, and whatever the page says later changes nothing any more.
    host.stage.check("q-purpose-kpi-practice-1").await;
    let again = json!({ "industry": "machinery", "answers":
        { "purpose-kpi-practice": 4, "purpose-kpi-intent": 0 } });
    host.prefill(again).await;
    host.is_told(1).await;
    assert!(
        page.holds("document.querySelector('#q-purpose-kpi-practice-1').checked")
            .await
    );
    page.until("document.querySelector('#q-purpose-kpi-intent-0').checked")
        .await;
    // In a draft of an earlier visit it changes nothing either.
    page.leave_frame().await;
    host.mounted("/en/").await;
    host.enter().await;
    host.stage.resume(Language::En).await;
    page.see("#q-purpose-kpi-practice-0").await;
    frames(&host.stage, 30).await;
    assert!(
        page.holds("document.querySelector('#q-purpose-kpi-practice-1').checked")
            .await
    );
    assert_eq!(page.count(".lf-notice p").await, 0);
    page.leave_frame().await;
    assert_eq!(host.faults().await, json!([]));
}

#[tokio::test]
async fn a_page_that_may_not_fills_in_nothing() {
    let host = wide().await;
    host.believe(&["https://www.example.com"]);
    host.mounted("/en/").await;
    host.begin().await;
    frames(&host.stage, 30).await;
    let page = &host.stage.page;
    assert_eq!(page.count(".lf-notice p").await, 0);
    host.turn_to("purpose-kpi-practice").await;
    assert_eq!(page.count("input:checked").await, 0);
}

#[tokio::test]
async fn a_page_that_has_not_said_hello_fills_in_nothing() {
    let host = wide().await;
    let origin = host.host.address().to_owned();
    host.believe(&[&origin]);
    host.show("", &host.frame("/en/", STYLE)).await;
    host.until_ready().await;
    let mut message = given();
    message["lf"] = json!(1);
    message["type"] = json!("host:prefill");
    host.post(message).await;
    host.begin().await;
    frames(&host.stage, 30).await;
    assert_eq!(host.stage.page.count(".lf-notice p").await, 0);
    host.turn_to("purpose-kpi-practice").await;
    assert_eq!(host.stage.page.count("input:checked").await, 0);
}

#[tokio::test]
async fn a_check_that_begins_with_its_first_question_is_filled_in_too() {
    let host = wide().await;
    let origin = host.host.address().to_owned();
    host.believe(&[&origin]);
    host.mounted("/en/?start=first").await;
    host.enter().await;
    host.is_told(3).await;
    // The address of the check is asked for its operator there as anywhere.
    let asked = host.stage.server.requests();
    assert!(asked.iter().any(|path| path == "/config.json"), "{asked:?}");
}
