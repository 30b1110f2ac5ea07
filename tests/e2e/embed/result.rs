//! The way to the operator, and a result that only the visitor can send.

use landfall::language::Language;
use landfall::session::read_link;
use landfall::text::Ui;
use serde_json::{Value, json};
use xtask::server::Rule;

use super::{Embedded, STYLE, frames, wide};
use crate::content::{catalog, sample, text};
use crate::pointer::NEXT;

const NAME: &str = "Hanbit Consulting";

impl Embedded {
    /// The operator has written down a way to them, and that this host may have results.
    fn configure(&self, origins: &[&str]) {
        let config = json!({ "format": "landfall-config/1", "configs": [{
            "id": "default",
            "name": NAME,
            "contactUrl": "https://www.example.com/contact",
            "consent": { "ko": "안내", "en": "Please read our notice.", "ja": "ご案内" },
            "resultOrigins": origins,
        }] });
        // The server keeps texts for ever, as those of the tests are.
        let body = Box::leak(config.to_string().into_boxed_str());
        self.stage.server.respond("config.json", Rule::Body(body));
    }

    /// Leads to the result inside the frame.
    async fn answer(&self) {
        self.enter().await;
        let page = &self.stage.page;
        let begin = text(Language::En).ui(Ui::StartExpress).to_owned();
        page.click_words(".lf-start__begin button", &begin).await;
        let mut company = sample("harness-maker").company;
        company.express = true;
        self.stage.answer_all(&company, true).await;
        page.click(NEXT).await;
        page.see(".lf-leave").await;
    }
}

/// The words of the button that shows what would be sent.
fn offer() -> String {
    text(Language::En).fill(Ui::SendOffer, &[("name", NAME)])
}

/// H32: who said hello first is the host until the page is loaded anew. No browser lets another
/// page take its place, so the message is made inside the frame.
#[tokio::test]
async fn the_first_host_stays_whoever_says_hello_after_it() {
    const OTHER: &str = "https://other.example";
    let say = "dispatchEvent(new MessageEvent('message', { origin: arguments[0], source: parent,
        data: { lf: 1, type: 'host:hello', caps: ['resize'], lang: 'ja' } }))";
    for (allowed, is_offered) in [("host", true), (OTHER, false)] {
        let host = wide().await;
        let own = host.host.address().to_owned();
        host.configure(&[if allowed == "host" { &own } else { allowed }]);
        host.loaded("/en/").await;
        host.enter().await;
        host.stage.page.run(say, &[json!(OTHER)]).await;
        host.stage.page.leave_frame().await;
        host.answer().await;
        let page = &host.stage.page;
        page.see(".lf-contact a").await;
        assert_eq!(
            page.count(".lf-send button").await,
            usize::from(is_offered),
            "{allowed}"
        );
    }
}

#[tokio::test]
async fn a_result_is_shown_first_and_sent_by_a_second_click() {
    let host = wide().await;
    let origin = host.host.address().to_owned();
    host.configure(&[&origin]);
    host.loaded("/en/").await;
    host.answer().await;
    let page = &host.stage.page;
    assert_eq!(
        page.attribute(".lf-contact a", "href").await.as_deref(),
        Some("https://www.example.com/contact")
    );
    assert_eq!(
        page.text(".lf-contact__address").await,
        "https://www.example.com/contact"
    );
    page.click_words(".lf-send button", &offer()).await;
    // A second click that comes with the first sends nothing.
    page.see("#lf-send-now").await;
    page.run("document.querySelector('#lf-send-now').click()", &[])
        .await;
    assert_eq!(page.count("#lf-send-now").await, 1);
    let explained = page.text(".lf-send p").await;
    assert!(explained.contains(NAME) && explained.contains(&origin));
    let shown = page.text(".lf-send__text").await;
    let shown: Value = serde_json::from_str(&shown).unwrap();
    let link = page.texts(".lf-send__text").await.swap_remove(1);
    page.run(
        "document.querySelector('#lf-send-now').scrollIntoView()",
        &[],
    )
    .await;
    frames(&host.stage, 90).await;
    page.click("#lf-send-now").await;
    page.see(".lf-send [role=status]").await;
    page.leave_frame().await;
    page.until("told.some(each => each.name === 'result')")
        .await;
    let told = page
        .value("told.filter(each => each.name === 'result')")
        .await;
    assert_eq!(told[0]["format"], "landfall-result/1");
    assert_eq!(told[0]["summary"], shown);
    // The link was shown too, and leads to the answers in a page of its own.
    assert_eq!(told[0]["link"], link);
    let (place, fragment) = link.split_once('#').unwrap();
    assert_eq!(place, format!("{}/en/", host.check()));
    let read = read_link(catalog(), &format!("#{fragment}"))
        .unwrap()
        .unwrap();
    let asked = sample("harness-maker").company;
    let industry = catalog().known.industry;
    assert_eq!(
        read.session.company.profile.choices(industry),
        asked.profile.choices(industry)
    );
    assert_eq!(told.as_array().unwrap().len(), 1);
    // It is what the schema says, and holds no answer.
    let schema: Value =
        serde_json::from_str(include_str!("../../../docs/result.schema.json")).unwrap();
    let keys: Vec<&String> = shown.as_object().unwrap().keys().collect();
    let mut known: Vec<&str> = schema["properties"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    known.sort_unstable();
    assert_eq!(keys, known);
    assert_eq!(shown["factors"].as_object().unwrap().len(), 8);
    assert_eq!(shown["actions"].as_array().unwrap().len(), 5);
    assert_eq!(shown["regions"].as_array().unwrap().len(), 5);
}

#[tokio::test]
async fn nobody_else_is_offered_a_result() {
    let host = wide().await;
    host.configure(&["https://www.example.com"]);
    host.loaded("/en/").await;
    host.answer().await;
    let page = &host.stage.page;
    page.see(".lf-contact").await;
    assert_eq!(page.count(".lf-send").await, 0);
}

#[tokio::test]
async fn a_button_that_the_host_hides_sends_nothing() {
    let host = wide().await;
    let origin = host.host.address().to_owned();
    host.configure(&[&origin]);
    host.loaded("/en/").await;
    host.answer().await;
    let page = &host.stage.page;
    page.click_words(".lf-send button", &offer()).await;
    page.see("#lf-send-now").await;
    page.leave_frame().await;
    page.run(
        "document.querySelector('iframe').style.opacity = '.01'",
        &[],
    )
    .await;
    page.enter_frame().await;
    page.run(
        "document.querySelector('#lf-send-now').scrollIntoView()",
        &[],
    )
    .await;
    frames(&host.stage, 90).await;
    page.click("#lf-send-now").await;
    frames(&host.stage, 10).await;
    assert_eq!(page.count("#lf-send-now").await, 1);
    page.leave_frame().await;
    assert!(
        page.holds("!told.some(each => each.name === 'result')")
            .await
    );
}

#[tokio::test]
async fn a_broken_configuration_counts_as_none() {
    for body in [
        "<!doctype html><title>404</title>",
        "{\"format\":\"landfall-config/1\",\"configs\":[{\"id\":\"default\",\"name\":\"X\",\
         \"contactUrl\":\"javascript:alert(1)\"}]}",
    ] {
        let host = wide().await;
        host.stage.server.respond("config.json", Rule::Body(body));
        host.show(&host.loader(), &host.frame("/en/", STYLE)).await;
        host.until_ready().await;
        host.answer().await;
        let page = &host.stage.page;
        assert_eq!(page.count(".lf-contact").await, 0);
        page.leave_frame().await;
        let error = "told.some(each => each.name === 'error' && each.code === 'config-invalid')";
        page.until(error).await;
    }
}
