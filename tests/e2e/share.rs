//! Answers that travel: links and files opened as one's own, copies, a question for a colleague.

use landfall::language::Language;
use landfall::session::{Screen, Session, read_link, write_link};
use landfall::text::Ui;
use serde_json::{Value, json};

use crate::content::{catalog, session_of, t, text};
use crate::draft::KEPT;
use crate::exchange::{Folder, record};
use crate::place::KEY;
use crate::stage::{PHONE, Stage, WIDE};

/// Where a file is opened as the visitor's own.
const OWN: &str = "#lf-own-file";

fn link(session: &Session) -> String {
    let link = write_link(catalog(), session, Language::Ja).unwrap();
    format!("#{link}")
}

fn answers(record: &Value) -> Value {
    let record: Value = serde_json::from_str(record.as_str().unwrap()).unwrap();
    record["company"]["answers"].clone()
}

/// The answers of a session as they are kept.
fn of(session: &Session) -> Value {
    answers(&Value::String(record(session)))
}

impl Stage {
    async fn press_words(&self, language: Language, key: Ui) {
        self.page.click_words("main button", t(language, key)).await;
    }

    async fn heading_is(&self, language: Language, key: Ui) {
        self.page
            .until(&format!(
                "document.querySelector('#lf-heading')?.textContent === {}",
                crate::page::quote(t(language, key))
            ))
            .await;
    }

    async fn kept(&self) -> Value {
        self.page.run_async(KEPT, &[]).await
    }

    /// The draft that was left, and everything that the app wrote since.
    async fn all_kept(&self) -> [Value; 2] {
        let local = format!("localStorage.getItem('{KEY}')");
        [self.page.value(&local).await, self.kept().await]
    }

    /// Waits until a record under a key holds these answers.
    async fn until_kept(&self, key: &str, session: &Session) {
        for _ in 0..400 {
            let kept = self.kept().await;
            if kept[key].is_string() && answers(&kept[key]) == of(session) {
                return;
            }
        }
        panic!("{key} does not hold the answers");
    }
}

#[tokio::test]
async fn a_link_is_looked_at_without_touching_the_visitors_draft() {
    // H13 and H14.
    let stage = Stage::open(WIDE).await;
    let (page, language) = (&stage.page, Language::Ko);
    let own = session_of("food-maker");
    stage.leave(&own, language).await;
    stage.visit(language).await;
    let before = stage.all_kept().await;
    stage
        .goto(&format!("/ko/{}", link(&session_of("harness-maker"))))
        .await;
    stage.heading_is(language, Ui::ArrivalLink).await;
    assert!(
        page.text("main")
            .await
            .contains(t(language, Ui::ArrivalOwn)),
        "the visitor is told that nothing is lost"
    );
    stage.press_words(language, Ui::ArrivalView).await;
    page.see(".lf-banner").await;
    page.see(".lf-region").await;
    assert!(
        page.text(".lf-banner p")
            .await
            .contains(t(language, Ui::ViewBanner))
    );
    stage.press_words(language, Ui::ViewClose).await;
    stage.heading_is(language, Ui::ArrivalLink).await;
    stage.press_words(language, Ui::ArrivalLeave).await;
    page.see(".lf-resume").await;
    assert!(page.holds("location.hash === ''").await);
    assert_eq!(stage.all_kept().await, before);
    // The same link again and again leaves nothing behind.
    let entries = page.value("history.length").await;
    let again = link(&session_of("harness-maker"));
    for _ in 0..5 {
        page.run("location.replace(arguments[0])", &[json!(again)])
            .await;
        stage.heading_is(language, Ui::ArrivalLink).await;
        stage.press_words(language, Ui::ArrivalLeave).await;
        page.see(".lf-resume").await;
    }
    assert_eq!(stage.all_kept().await, before);
    assert_eq!(page.value("history.length").await, entries);
    stage.resume(language).await;
    stage.until_kept(KEY, &own).await;
}

#[tokio::test]
async fn a_link_used_as_ones_own_keeps_the_old_answers_as_a_copy() {
    let stage = Stage::open(PHONE).await;
    let (page, language) = (&stage.page, Language::En);
    let (own, sent) = (session_of("food-maker"), session_of("harness-maker"));
    stage.leave(&own, language).await;
    stage.goto(&format!("/en/{}", link(&sent))).await;
    stage.heading_is(language, Ui::ArrivalLink).await;
    stage.press_words(language, Ui::ArrivalUse).await;
    stage.heading_is(language, Ui::ReviewTitle).await;
    assert!(page.holds("location.hash === '#/review'").await);
    stage.until_kept(KEY, &sent).await;
    stage.until_kept(&format!("{KEY}:before"), &own).await;
    // The copy outlives the page and can be brought back, by which the two change places.
    stage.reload().await;
    page.click_words("footer button", t(language, Ui::KeepLink))
        .await;
    stage.press_words(language, Ui::BeforeOpen).await;
    stage.heading_is(language, Ui::ArrivalBefore).await;
    stage.press_words(language, Ui::ArrivalUse).await;
    stage.heading_is(language, Ui::ReviewTitle).await;
    stage.until_kept(KEY, &own).await;
    stage.until_kept(&format!("{KEY}:before"), &sent).await;
    assert_eq!(page.count(".lf-failure").await, 0);
}

#[tokio::test]
async fn a_link_arrives_at_any_moment_of_the_check() {
    let stage = Stage::open(PHONE).await;
    let (page, language) = (&stage.page, Language::Ja);
    stage.visit(language).await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-2").await;
    let sent = link(&session_of("battery-materials"));
    page.run("location.hash = arguments[0]", &[json!(sent)])
        .await;
    stage.heading_is(language, Ui::ArrivalLink).await;
    stage.press_words(language, Ui::ArrivalLeave).await;
    page.until("document.querySelector('#p-stage-2')?.checked")
        .await;
    assert!(page.holds("location.hash.startsWith('#/profile')").await);
}

#[tokio::test]
async fn a_link_that_cannot_be_read_says_why_and_harms_nothing() {
    let stage = Stage::open(PHONE).await;
    let (page, language) = (&stage.page, Language::En);
    let own = session_of("food-maker");
    for (fragment, reason) in [
        ("#r=1.".to_owned(), Ui::LinkDamaged),
        ("#r=%FF%FE".to_owned(), Ui::LinkDamaged),
        (format!("#r=1.{}", "A".repeat(2_000_000)), Ui::LinkDamaged),
        ("#r=999.AAAA.AAAAAA".to_owned(), Ui::LinkNewer),
    ] {
        stage.leave(&own, language).await;
        stage.visit(language).await;
        let before = stage.all_kept().await;
        page.run("location.hash = arguments[0]", &[json!(fragment)])
            .await;
        stage.heading_is(language, Ui::ArrivalLink).await;
        let said = page.text("main .lf-lead").await;
        assert_eq!(said, t(language, reason), "{fragment:.30}");
        let reload = page.texts("main button").await;
        let offers = reload.contains(&t(language, Ui::Reload).to_owned());
        assert_eq!(offers, reason == Ui::LinkNewer);
        stage.press_words(language, Ui::Dismiss).await;
        page.see(".lf-resume").await;
        assert_eq!(stage.all_kept().await, before);
    }
    // H1 and H12: these hold no link.
    for fragment in ["#r=", "#?secret=abc"] {
        stage.forget().await;
        stage.goto(&format!("/en/{fragment}")).await;
        page.until_app().await;
        page.see(".lf-start__begin").await;
    }
}

/// Keeps what the page copies, because a headless browser has no clipboard to look into.
const LISTEN: &str = "navigator.clipboard.writeText = async (text) => { window.copied = text; }";

#[tokio::test]
async fn the_copied_link_holds_the_answers_on_the_page() {
    let stage = Stage::open(PHONE).await;
    let (page, language) = (&stage.page, Language::Ko);
    let mut own = session_of("harness-maker");
    own.screen = Screen::Review;
    stage.leave(&own, language).await;
    stage.visit(language).await;
    stage.resume(language).await;
    stage.heading_is(language, Ui::ReviewTitle).await;
    page.run(LISTEN, &[]).await;
    stage.press_words(language, Ui::LinkCopy).await;
    page.until(&format!(
        "document.querySelector('.lf-copying [role=status]').textContent === {}",
        crate::page::quote(t(language, Ui::NoticeCopied))
    ))
    .await;
    let copied = page.value("window.copied").await;
    let (address, fragment) = copied.as_str().unwrap().split_once('#').unwrap();
    assert_eq!(address, format!("{}/ko/", stage.server.address()));
    let linked = read_link(catalog(), fragment).unwrap().unwrap();
    assert_eq!(linked.session.company.answers, own.company.answers);
    assert_eq!(linked.language, language);
}

#[tokio::test]
async fn where_copying_is_refused_the_text_stands_selected() {
    let stage = Stage::open(PHONE).await;
    let (page, language) = (&stage.page, Language::En);
    let mut own = session_of("harness-maker");
    own.screen = Screen::Review;
    stage.leave(&own, language).await;
    stage.visit(language).await;
    stage.resume(language).await;
    stage.heading_is(language, Ui::ReviewTitle).await;
    let refuse = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('x'));
        document.execCommand = () => false;";
    page.run(refuse, &[]).await;
    stage.press_words(language, Ui::LinkCopy).await;
    page.until("document.activeElement.id === 'lf-copy'").await;
    let selected = "document.activeElement.value.slice(
        document.activeElement.selectionStart, document.activeElement.selectionEnd)";
    let selected = page.value(selected).await;
    let (_, fragment) = selected.as_str().unwrap().split_once('#').unwrap();
    assert!(read_link(catalog(), fragment).unwrap().is_ok());
    let status = page.text(".lf-copying [role=status]").await;
    assert_eq!(status, t(language, Ui::NoticeNotCopied));
}

#[tokio::test]
async fn a_question_is_copied_as_a_colleague_can_answer_it() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    let question = catalog().question_id("talent-practice").unwrap();
    for language in Language::ALL {
        let mut own = session_of("food-maker");
        own.screen = Screen::Question(question);
        stage.leave(&own, language).await;
        stage.visit(language).await;
        stage.resume(language).await;
        page.until("document.querySelector('.lf-copying button')?.disabled === false")
            .await;
        page.run(LISTEN, &[]).await;
        stage.press_words(language, Ui::Forward).await;
        page.until("typeof window.copied === 'string'").await;
        let copied = page.value("window.copied").await;
        let copied: Vec<&str> = copied.as_str().unwrap().lines().collect();
        let words = text(language).question(question);
        assert_eq!(copied.first(), Some(&t(language, Ui::ForwardIntro)));
        assert_eq!(copied.last(), Some(&t(language, Ui::ForwardHow)));
        for line in [&words.title, &words.scope] {
            assert!(copied.contains(&line.as_str()), "{line}");
        }
        for anchor in &words.anchors {
            assert!(copied.iter().any(|line| line.ends_with(anchor)), "{anchor}");
        }
    }
}

#[tokio::test]
async fn a_file_is_opened_as_ones_own_from_every_step_or_refused_with_a_reason() {
    let stage = Stage::open(PHONE).await;
    let (page, language) = (&stage.page, Language::En);
    let folder = Folder::new("own-file");
    let mut sent = session_of("harness-maker");
    sent.name = "Hamamatsu 精機".to_owned();
    stage.visit(language).await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-2").await;
    page.click_words("footer button", t(language, Ui::KeepLink))
        .await;
    page.see(OWN).await;
    let utf16: Vec<u8> = record(&sent)
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let newer = record(&sent).replace("\"v\":1", "\"v\":2").into_bytes();
    for (reason, bytes) in [
        (Ui::FileNotOurs, b"{\"name\":\"landfall\"}".to_vec()),
        (Ui::FileTooLarge, vec![b' '; 1_000_001]),
        (Ui::FileNotOurs, utf16),
        (Ui::FileNewer, newer),
        (Ui::FileDamaged, record(&sent).into_bytes()[..900].to_vec()),
    ] {
        let file = folder.file("unfit.json", bytes);
        page.send(OWN, file.to_str().unwrap()).await;
        stage.heading_is(language, Ui::ArrivalFile).await;
        page.until(&format!(
            "document.querySelector('main .lf-lead').textContent === {}",
            crate::page::quote(t(language, reason))
        ))
        .await;
        stage.press_words(language, Ui::Dismiss).await;
        page.see(OWN).await;
    }
    let file = folder.file("mine.landfall.json", record(&sent));
    page.send(OWN, file.to_str().unwrap()).await;
    stage.heading_is(language, Ui::ArrivalFile).await;
    stage.press_words(language, Ui::ArrivalUse).await;
    stage.heading_is(language, Ui::ReviewTitle).await;
    stage.until_kept(KEY, &sent).await;
    // A file holds what a link does not.
    let kept = stage.kept().await;
    assert!(kept[KEY].as_str().unwrap().contains("Hamamatsu"));
}

/// A browser that does not print says so half a second late. What the visitor has meanwhile copied
/// on another screen stays said.
#[tokio::test]
async fn a_print_that_is_refused_late_takes_nothing_away_on_another_screen() {
    let stage = Stage::open(WIDE).await;
    let (page, language) = (&stage.page, Language::En);
    let mut session = session_of("food-maker");
    session.screen = Screen::Result;
    stage.leave(&session, language).await;
    stage.visit(language).await;
    stage.resume(language).await;
    page.see(".lf-leave").await;
    page.run(
        "window.print = () => {}; navigator.clipboard.writeText = async () => {}",
        &[],
    )
    .await;
    stage.press_words(language, Ui::Print).await;
    page.click_words("footer button", t(language, Ui::KeepLink))
        .await;
    stage.press_words(language, Ui::LinkCopy).await;
    let said = format!(
        "document.querySelector('.lf-copying [role=status]').textContent === {}",
        crate::page::quote(t(language, Ui::NoticeCopied))
    );
    page.until(&said).await;
    let wait = "const done = arguments[0]; setTimeout(done, 800)";
    page.run_async(wait, &[]).await;
    assert!(page.holds(&said).await);
}
