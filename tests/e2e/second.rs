//! Another person's file: opened beside the visitor's answers, refused, closed, and never kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use landfall::assessment::compare::compare;
use landfall::ids::FactorId;
use landfall::language::Language;
use landfall::session::{Loaded, Screen, Session, load};
use landfall::text::Ui;
use landfall::text::format::{one_decimal, score, signed};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::content::{catalog, t, text};
use crate::exchange::{Folder, INPUT, other, own, record};
use crate::place::Place;
use crate::stage::{PHONE, Stage, WIDE};

const PART: &str = "section[aria-labelledby=lf-viewpoints]";
const STATUS: &str = ".lf-viewpoints__status";

fn company_of(session: &Session) -> Value {
    let value: Value = serde_json::from_str(&record(session)).unwrap();
    value["company"].clone()
}

#[tokio::test]
async fn the_gaps_shown_are_those_of_the_core() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    let comparison = compare(catalog(), &own().company, &other().company);
    assert!(comparison.gaps.len() >= 4, "{:?}", comparison.gaps);
    assert!(comparison.stages_differ);
    stage.at_own_result(Language::En).await;
    stage.open_second().await;
    for language in Language::ALL {
        stage.switch(language).await;
        let words = text(language);
        let table = format!("{PART} .lf-table--gaps tbody");
        let titles: Vec<&str> = comparison
            .gaps
            .iter()
            .map(|gap| words.question(gap.question).title.as_str())
            .collect();
        assert_eq!(page.texts(&format!("{table} th")).await, titles);
        let cells = page.texts(&format!("{table} td")).await;
        for (gap, cells) in comparison.gaps.iter().zip(cells.chunks(3)) {
            for (cell, level) in cells.iter().zip([gap.own, gap.other]) {
                let anchor = &words.question(gap.question).anchors[usize::from(level.anchor())];
                let number = one_decimal(level.value());
                let values = [("level", number.as_str()), ("anchor", anchor.as_str())];
                assert_eq!(*cell, words.fill(Ui::AnsweredLevel, &values));
            }
            assert_eq!(cells[2], signed(gap.difference()));
        }
        let table = format!("{PART} table:not(.lf-table--gaps) tbody");
        let cells = page.texts(&format!("{table} td")).await;
        for (factor, cells) in FactorId::all().zip(cells.chunks(3)) {
            let pair = &comparison.factors[factor.index()];
            let shown = |points: Option<f64>| {
                score(points.unwrap(), &catalog().numbers.cut_points).to_string()
            };
            let difference = signed(pair.difference().unwrap());
            assert_eq!(cells, [shown(pair.own), shown(pair.other), difference]);
        }
        let status = page.text(STATUS).await;
        let respondent = catalog().known.respondent;
        for session in [own(), other()] {
            for field in [respondent, catalog().known.stage] {
                let choice = session.company.profile.choice(field).unwrap();
                let option = words.option(field, choice);
                assert!(status.contains(option), "{option}: {status}");
            }
        }
    }
}

#[tokio::test]
async fn two_files_of_one_opinion_and_of_none_say_so() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    let folder = Folder::new("alike");
    let mut empty = own();
    empty.company.answers = landfall::assessment::Answers::default();
    stage.at_own_result(Language::Ko).await;
    let gap = one_decimal(catalog().numbers.viewpoints.gap);
    let alike = text(Language::Ko).fill(Ui::ViewpointNone, &[("levels", &gap)]);
    let nothing = t(Language::Ko, Ui::ViewpointNothing).to_owned();
    for (session, sentence, tables) in [(own(), alike, 1), (empty, nothing, 0)] {
        let file = folder.file("file.json", record(&session));
        stage.send(&file).await;
        page.until(&format!(
            "document.querySelector('{STATUS}').textContent.includes({})",
            crate::page::quote(&sentence)
        ))
        .await;
        assert_eq!(page.count(&format!("{PART} table")).await, tables);
        let stages = "document.querySelectorAll('.lf-viewpoints__status p').length";
        assert_eq!(
            page.value(stages).await,
            json!(2),
            "the stages are the same"
        );
    }
}

#[tokio::test]
async fn each_unfit_file_is_refused_with_a_reason_in_the_visitors_language() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    let folder = Folder::new("refused");
    let written = record(&other());
    let cases: [(Ui, &str, Vec<u8>); 7] = [
        (Ui::FileNotOurs, "empty.json", Vec::new()),
        (Ui::FileTooLarge, "huge.json", vec![b' '; 1_000_001]),
        (
            Ui::FileNotOurs,
            "picture.json",
            b"\x89PNG\r\n\x1a\n\0\xff".to_vec(),
        ),
        (
            Ui::FileDamaged,
            "cut.json",
            written.as_bytes()[..900].to_vec(),
        ),
        (Ui::FileNotOurs, "deep.json", vec![b'['; 200_000]),
        (
            Ui::FileNewer,
            "newer.json",
            written.replace("\"v\":1", "\"v\":2").into_bytes(),
        ),
        (
            Ui::FileNotOurs,
            "other.json",
            b"{\"name\":\"landfall\"}".to_vec(),
        ),
    ];
    for language in Language::ALL {
        stage.at_own_result(language).await;
        let before = page.text(".lf-headline").await;
        for (key, name, bytes) in &cases {
            stage.send(&folder.file(name, bytes)).await;
            let reason = crate::page::quote(t(language, *key));
            page.until(&format!(
                "document.querySelector('{STATUS}').textContent === {reason}"
            ))
            .await;
            assert_eq!(page.count(&format!("{PART} table")).await, 0);
        }
        assert_eq!(page.text(".lf-headline").await, before);
        assert_eq!(page.count(".lf-failure").await, 0);
    }
}

#[tokio::test]
async fn the_other_file_is_never_kept_and_changes_nothing_of_the_visitors_own() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    let language = Language::En;
    stage.at_own_result(language).await;
    let before = page.text(".lf-headline").await;
    stage.open_second().await;
    assert_eq!(page.text(".lf-headline").await, before);
    page.click_words("button", t(language, Ui::ChangeAnswers))
        .await;
    page.see(".lf-review").await;
    page.click(crate::pointer::NEXT).await;
    page.see(".lf-table--gaps").await;
    assert_eq!(stage.kept_company().await, company_of(&own()));
    stage.reload().await;
    stage.resume(language).await;
    page.see(".lf-region").await;
    assert_eq!(page.text(".lf-headline").await, before);
    assert_eq!(page.count(".lf-table--gaps").await, 0);
    assert_eq!(stage.kept_company().await, company_of(&own()));
}

#[tokio::test]
async fn the_part_is_open_to_the_keyboard_alone() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    let language = Language::En;
    stage.at_own_result(language).await;
    page.tab_to(INPUT).await;
    stage.open_second().await;
    let focus = format!("document.activeElement === document.querySelector('{INPUT}')");
    assert!(page.holds(&focus).await, "opening a file moves no focus");
    page.press(&[Key::Tab]).await;
    let label = "document.activeElement.textContent";
    assert_eq!(page.value(label).await, json!(t(language, Ui::FileClose)));
    page.press(&[Key::Enter]).await;
    page.until("!document.querySelector('.lf-table--gaps')")
        .await;
    assert!(
        page.holds(&focus).await,
        "the focus is not lost with the button"
    );
    assert_eq!(
        page.text("#lf-viewpoints").await,
        t(language, Ui::ViewpointsTitle)
    );
}

#[tokio::test]
async fn a_file_can_be_opened_again_after_it_was_closed() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.at_own_result(Language::Ja).await;
    for _ in 0..2 {
        stage.open_second().await;
        let close = t(Language::Ja, Ui::FileClose);
        page.click_words(&format!("{PART} button"), close).await;
        page.until("!document.querySelector('.lf-table--gaps')")
            .await;
    }
}

#[tokio::test]
async fn the_part_is_printed_only_while_a_file_is_open() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    stage.at_own_result(Language::En).await;
    let print = |media: &str| json!({ "media": media });
    let shown = format!("document.querySelector('{PART}').checkVisibility()");
    page.tool("Emulation.setEmulatedMedia", print("print"))
        .await;
    assert!(!page.holds(&shown).await);
    page.tool("Emulation.setEmulatedMedia", print("")).await;
    stage.open_second().await;
    page.tool("Emulation.setEmulatedMedia", print("print"))
        .await;
    assert!(page.holds(&shown).await);
    let buttons = format!("document.querySelector('{PART} .lf-files').checkVisibility()");
    assert!(!page.holds(&buttons).await);
}

#[tokio::test]
async fn a_worked_company_offers_no_files() {
    let mut stage = Stage::open(PHONE).await;
    stage.go(Place::Sample("food-maker"), Language::En).await;
    assert_eq!(stage.page.count(PART).await, 0);
    assert_eq!(stage.page.count(INPUT).await, 0);
}

/// Waits until a folder holds one saved file that can be read whole, and what it holds. Its
/// last name may stand there before its bytes do.
async fn only_saved(folder: &Path) -> (String, Loaded) {
    let begun = Instant::now();
    loop {
        let entries = fs::read_dir(folder).unwrap();
        let found: Vec<PathBuf> = entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_string_lossy().ends_with(".landfall.json"))
            .collect();
        if let [only] = found.as_slice()
            && let Ok(text) = fs::read_to_string(only)
            && let Ok(loaded) = load(catalog(), &text)
        {
            let name = only.file_name().unwrap().to_str().unwrap();
            return (name.to_owned(), loaded);
        }
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "no whole file: {found:?}"
        );
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}

#[tokio::test]
async fn the_answers_are_saved_as_a_file_on_result_and_review() {
    let stage = Stage::open(WIDE).await;
    let page = &stage.page;
    let language = Language::Ko;
    for (place, button) in [(Screen::Result, PART), (Screen::Review, ".lf-review")] {
        let folder = Folder::new(&format!("saved-{}", place.slug(catalog())));
        let behaviour = json!({ "behavior": "allow", "downloadPath": folder.0 });
        page.tool("Browser.setDownloadBehavior", behaviour).await;
        stage.at_own_result(language).await;
        if place == Screen::Review {
            page.click_words("button", t(language, Ui::ChangeAnswers))
                .await;
        }
        let words = t(language, Ui::FileSave);
        page.click_words(&format!("{button} button"), words).await;
        let (name, loaded) = only_saved(&folder.0).await;
        assert!(name.starts_with("hq-executive-20"), "{name}");
        assert_eq!(loaded.session.company.answers, own().company.answers);
        assert!(loaded.dropped.is_empty());
    }
}
