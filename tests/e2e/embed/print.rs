//! A frame that may not print says where the page can be printed.

use landfall::language::Language;
use landfall::session::read_link;
use landfall::text::Ui;

use super::{Embedded, STYLE, wide};
use crate::content::{catalog, session_of, t};

/// A sandbox without `allow-modals` refuses to print, without a word.
pub(super) async fn refused(host: &Embedded) {
    let session = session_of("food-maker");
    let link = landfall::session::write_link(catalog(), &session, Language::En).unwrap();
    let frame = host.frame(&format!("/en/#{link}"), STYLE);
    let frame = frame.replace("<iframe", "<iframe sandbox=\"allow-scripts\"");
    // A page that is opened again would remember the address of its frame.
    host.write("print.html", &host.loader(), &frame);
    host.open("print.html").await;
    let page = &host.stage.page;
    host.enter().await;
    let english = |key| t(Language::En, key);
    page.until("document.querySelectorAll('.lf-files button').length === 3")
        .await;
    let press = |words: &str| {
        let words = crate::page::quote(words);
        format!(
            "[...document.querySelectorAll('.lf-main button')]
                .find(each => each.textContent.trim() === {words}).click()"
        )
    };
    page.run(&press(english(Ui::ArrivalUse)), &[]).await;
    page.see(".lf-review").await;
    page.run(&press(english(Ui::ShowResult)), &[]).await;
    page.see(".lf-leave").await;
    page.run(&press(english(Ui::Print)), &[]).await;
    page.see(".lf-leave #lf-copy").await;
    assert_eq!(
        page.text(".lf-leave .lf-copying p").await,
        english(Ui::PrintRefused)
    );
    // It leads to the same answers in a page of its own.
    let address = page.value("document.querySelector('#lf-copy').value").await;
    let address = address.as_str().unwrap();
    let (place, fragment) = address.split_once('#').unwrap();
    assert_eq!(place, format!("{}/en/", host.check()));
    let read = read_link(catalog(), &format!("#{fragment}"))
        .unwrap()
        .unwrap();
    assert_eq!(read.session.company.answers, session.company.answers);
    page.leave_frame().await;
}

#[tokio::test]
async fn a_frame_that_may_not_print_says_where_to() {
    let host = wide().await;
    refused(&host).await;
    // It stands selected. WebKit lets no frame take the focus after a click by script.
    host.stage.page.enter_frame().await;
    host.stage
        .page
        .until("document.activeElement.id === 'lf-copy'")
        .await;
}
