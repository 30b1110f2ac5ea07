//! The whole way through the frame of another site, by the keyboard alone.

use landfall::language::Language;
use landfall::text::Ui;
use thirtyfour::Key;

use super::{STYLE, wide};
use crate::content::{sample, t};
use crate::pointer::NEXT;

#[tokio::test]
async fn start_result_region_and_share_are_open_to_the_keyboard_in_a_frame() {
    let host = wide().await;
    host.show(&host.loader(), &host.frame("/en/", STYLE)).await;
    host.enter().await;
    let (stage, page) = (&host.stage, &host.stage.page);
    page.leave_frame().await;
    // From the page around, the next Tab leads into the frame.
    page.run("document.querySelector('#before').focus()", &[])
        .await;
    page.press(&[Key::Tab]).await;
    let focused = "document.activeElement.localName";
    assert_eq!(page.value(focused).await, "iframe");
    page.enter_frame().await;
    page.tab_to(".lf-start__begin .lf-link").await;
    page.press(&[Key::Enter]).await;
    let mut company = sample("harness-maker").company;
    company.express = true;
    stage.type_all(&company).await;
    page.tab_to(NEXT).await;
    page.press(&[Key::Enter]).await;
    page.see(".lf-leave").await;
    stage.is_on_heading().await;
    page.tab_to(".lf-region__ways button").await;
    page.press(&[Key::Enter]).await;
    page.see(".lf-region-page .lf-leave").await;
    stage.is_on_heading().await;
    page.tab_to(".lf-region-page .lf-leave .lf-button--main")
        .await;
    page.press(&[Key::Enter]).await;
    page.see(".lf-regions__list").await;
    page.tab_to(".lf-share button").await;
    page.press(&[Key::Enter]).await;
    let copied = crate::page::quote(t(Language::En, Ui::NoticeCopied));
    page.until(&format!(
        "document.querySelector('.lf-share [role=status]').textContent === {copied}"
    ))
    .await;
    // Behind the last control, the page around goes on.
    page.tab_to(".lf-foot button:last-of-type").await;
    page.leave_frame().await;
    for _ in 0..4 {
        page.press(&[Key::Tab]).await;
        if page.holds("document.activeElement.id === 'after'").await {
            break;
        }
    }
    assert!(page.holds("document.activeElement.id === 'after'").await);
    let told = "told.map(each => each.name).filter(each => each !== 'step').join(' ')";
    assert_eq!(
        page.value(told).await,
        "ready started completed regions-viewed"
    );
}
