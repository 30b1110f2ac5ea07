//! The draft: what a visitor answered is there the next time, or is told to be gone.

use landfall::language::Language;
use landfall::session::save;
use landfall::text::Ui;
use serde_json::{Value, json};

use crate::content::{catalog, sample, session_of, t};
use crate::page::Page;
use crate::place::KEY;
use crate::pointer::NEXT;
use crate::stage::{PHONE, Stage};

/// Calls back with all that the app keeps: keys and texts.
pub(crate) const KEPT: &str = "const done = arguments[0];
    const request = indexedDB.open('landfall', 1);
    request.onerror = () => done(null);
    request.onsuccess = () => {
        const store = request.result.transaction('record').objectStore('record');
        const keys = store.getAllKeys();
        const texts = store.getAll();
        texts.onsuccess = () => {
            request.result.close();
            done(Object.fromEntries(keys.result.map((key, at) => [key, texts.result[at]])));
        };
    };";

/// Keeps a text under a key as the app would, before the app starts.
pub(crate) const PUT: &str = "const [key, text, done] = arguments;
    const request = indexedDB.open('landfall', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('record');
    request.onerror = () => done('refused');
    request.onsuccess = () => {
        const transaction = request.result.transaction('record', 'readwrite');
        transaction.objectStore('record').put(text, key);
        transaction.oncomplete = () => { request.result.close(); done('kept'); };
    };";

/// Begins a check and answers until the third question.
async fn begin(stage: &Stage) {
    let company = sample("harness-maker").company;
    stage.page.click(".lf-start__begin .lf-button--main").await;
    for page in landfall::catalog::Page::ALL {
        stage.answer_page(&company, page).await;
    }
    stage.check("q-purpose-kpi-intent-3").await;
    stage.page.click(NEXT).await;
    stage.check("q-purpose-kpi-practice-1").await;
    stage.check("h-purpose-kpi-practice").await;
}

/// Whether the answers of [`begin`] are there, on the screen on which it ended.
async fn is_all_there(stage: &Stage) {
    let page = &stage.page;
    page.until("document.querySelector('#q-purpose-kpi-practice-1')?.checked")
        .await;
    assert!(
        page.holds("document.querySelector('#h-purpose-kpi-practice').checked")
            .await
    );
    page.click(crate::pointer::BACK).await;
    page.until("document.querySelector('#q-purpose-kpi-intent-3')?.checked")
        .await;
    page.click(crate::pointer::BACK).await;
    page.see("#p-musts-0").await;
    page.click(crate::pointer::BACK).await;
    let company = sample("harness-maker").company;
    let (option, importance) = company.profile.priorities[0];
    let list = format!(
        "document.querySelector('#p-priorities-{}')?.value",
        option.index()
    );
    page.until(&format!(
        "{list} === '{}'",
        crate::content::tier_slug(importance)
    ))
    .await;
}

/// Waits until the written draft holds the last answer of [`begin`].
async fn until_written(page: &Page) {
    for _ in 0..400 {
        let kept = page.run_async(KEPT, &[]).await;
        if kept[KEY]
            .as_str()
            .is_some_and(|record| record.contains("\"level\":1.5"))
        {
            return;
        }
    }
    panic!("the draft was not written");
}

#[tokio::test]
async fn a_reload_offers_to_continue_and_restores_answers_and_screen() {
    let stage = Stage::open(PHONE).await;
    stage.visit(Language::Ko).await;
    begin(&stage).await;
    let status = stage.page.text(".lf-foot__status").await;
    assert_eq!(status, t(Language::Ko, Ui::SavedIndexed));
    // At once: what is not written yet is saved by the page's last breath.
    stage.reload().await;
    assert_eq!(
        stage.page.text(".lf-resume h3").await,
        t(Language::Ko, Ui::ResumeTitle)
    );
    stage.resume(Language::Ko).await;
    is_all_there(&stage).await;
}

#[tokio::test]
async fn a_closed_browser_finds_its_draft_again() {
    let profile = std::env::temp_dir().join(format!("landfall-profile-{}", std::process::id()));
    let argument = format!("--user-data-dir={}", profile.display());
    let stage = Stage::open_with(PHONE, &[&argument], &Value::Null).await;
    stage.visit(Language::En).await;
    begin(&stage).await;
    until_written(&stage.page).await;
    let stage = stage.reopen(&[&argument]).await;
    stage.visit(Language::En).await;
    stage.resume(Language::En).await;
    is_all_there(&stage).await;
    drop(stage);
    std::fs::remove_dir_all(profile).unwrap();
}

#[tokio::test]
async fn starting_over_asks_once_and_erases_everything() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    let language = Language::Ja;
    stage.leave(&session_of("food-maker"), language).await;
    stage.visit(language).await;
    page.click_words(".lf-resume summary", t(language, Ui::ResumeRestart))
        .await;
    assert!(
        page.text(".lf-resume details")
            .await
            .contains(t(language, Ui::RestartConfirm))
    );
    assert_eq!(
        page.count(".lf-resume").await,
        1,
        "nothing is erased by the first click"
    );
    page.click_words(".lf-resume details button", t(language, Ui::RestartYes))
        .await;
    page.see(".lf-start__begin").await;
    assert_eq!(
        page.value(&format!("localStorage.getItem('{KEY}')")).await,
        Value::Null
    );
    assert_eq!(page.run_async(KEPT, &[]).await, json!({}));
    stage.reload().await;
    assert_eq!(page.count(".lf-resume").await, 0);
}

#[tokio::test]
async fn looking_at_the_start_loses_no_draft() {
    let stage = Stage::open(PHONE).await;
    let language = Language::En;
    stage.leave(&session_of("food-maker"), language).await;
    for _ in 0..2 {
        stage.visit(language).await;
        stage.page.see(".lf-resume").await;
        stage.open_sample("harness-maker", language).await;
    }
}

#[tokio::test]
async fn a_browser_that_denies_storage_still_works_and_is_told() {
    let deny = json!({ "profile.default_content_setting_values.cookies": 2 });
    let stage = Stage::open_with(PHONE, &[], &deny).await;
    let page = &stage.page;
    stage.visit(Language::En).await;
    let denied = "(() => { try { return localStorage.length < 0 } catch { return true } })()";
    assert!(page.holds(denied).await, "the browser was to deny storage");
    begin(&stage).await;
    page.until(&format!(
        "document.querySelector('.lf-foot__status').textContent === {}",
        crate::page::quote(t(Language::En, Ui::SavedMemory))
    ))
    .await;
    stage.switch(Language::Ko).await;
    is_all_there(&stage).await;
    assert_eq!(page.count(".lf-failure").await, 0);
}

/// Leaves a record that cannot be used, visits, and checks that it was set aside with a notice.
async fn is_set_aside(record: &str) {
    let notice = Ui::NoticeBroken;
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    let language = Language::En;
    stage.forget().await;
    assert_eq!(
        page.run_async(PUT, &[json!(KEY), json!(record)]).await,
        json!("kept")
    );
    stage.visit(language).await;
    let words = page.text(".lf-notice p").await;
    assert_eq!(words, t(language, notice));
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-0").await;
    let aside = "Object.entries(arguments[0]).filter(([key]) => key.startsWith('lf:bad:'))
        .map(([, text]) => text)";
    let kept = page.run_async(KEPT, &[]).await;
    let aside = page.run(&format!("return {aside}"), &[kept]).await;
    assert_eq!(aside, json!([record]));
}

#[tokio::test]
async fn a_broken_draft_is_set_aside_with_a_notice() {
    is_set_aside("{\"v\":1,\"company\":").await;
}

#[tokio::test]
async fn a_draft_of_a_newer_release_is_never_overwritten() {
    let stage = Stage::open(PHONE).await;
    let (page, language) = (&stage.page, Language::En);
    let record = save(catalog(), &session_of("food-maker"), Language::En, 0.0);
    let newer = record.replace("\"v\":1", "\"v\":2");
    assert_ne!(newer, record);
    stage.forget().await;
    page.run_async(PUT, &[json!(KEY), json!(newer)]).await;
    for _ in 0..2 {
        stage.visit(language).await;
        let words = page.text(".lf-notice p").await;
        assert_eq!(words, t(language, Ui::NoticeNewer));
        let begun = page.count(".lf-resume").await;
        if begun == 0 {
            page.click(".lf-start__begin .lf-button--main").await;
            stage.check("p-stage-0").await;
        } else {
            // What was answered in spite of it is there on the next visit.
            stage.resume(language).await;
            page.until("document.querySelector('#p-stage-0')?.checked")
                .await;
        }
        let beside = format!("{KEY}:v1");
        while page.run_async(KEPT, &[]).await[&beside].is_null() {}
        assert_eq!(page.run_async(KEPT, &[]).await[KEY], json!(newer));
    }
}

#[tokio::test]
async fn what_a_draft_names_and_the_questionnaire_does_not_is_told() {
    let stage = Stage::open(PHONE).await;
    let record = save(catalog(), &session_of("food-maker"), Language::En, 0.0);
    let record = record.replace("talent-intent", "talent-of-old");
    stage.forget().await;
    stage
        .page
        .run_async(PUT, &[json!(KEY), json!(record)])
        .await;
    stage.visit(Language::En).await;
    stage.resume(Language::En).await;
    let words = stage.page.text(".lf-notice p").await;
    assert!(words.contains("talent-of-old"), "{words}");
}

#[tokio::test]
async fn a_draft_of_an_older_questionnaire_says_what_is_open() {
    // H11
    let stage = Stage::open(PHONE).await;
    let (page, language) = (&stage.page, Language::Ja);
    let session = session_of("food-maker");
    let record = save(catalog(), &session, language, 0.0);
    let mut older: Value = serde_json::from_str(&record).unwrap();
    older["content"] = json!("0badc0de");
    let answers = older["company"]["answers"].as_object_mut().unwrap();
    let answer = answers.remove("talent-intent").unwrap();
    answers.insert("talent-of-old".to_owned(), answer);
    let open = session.open_questions(catalog()).len() + 1;
    stage.forget().await;
    page.run_async(PUT, &[json!(KEY), json!(older.to_string())])
        .await;
    stage.visit(language).await;
    stage.resume(language).await;
    let words = crate::content::text(language);
    let open = open.to_string();
    let expected = words.fill(Ui::ArrivalOther, &[("count", "1"), ("open", &open)]);
    assert_eq!(page.text(".lf-notice p").await, expected);
}

#[tokio::test]
async fn a_draft_that_failed_twice_is_set_aside_and_not_offered_again() {
    let stage = Stage::open(PHONE).await;
    let (page, language) = (&stage.page, Language::En);
    let record = save(catalog(), &session_of("food-maker"), language, 0.0);
    stage.forget().await;
    page.run_async(PUT, &[json!(KEY), json!(record)]).await;
    // What the starter notes after the second panic within a minute.
    page.run("sessionStorage.setItem('lf:safe', '1')", &[])
        .await;
    stage.visit(language).await;
    assert_eq!(
        page.text(".lf-notice p").await,
        t(language, Ui::NoticeBroken)
    );
    let kept = page.run_async(KEPT, &[]).await;
    let aside: Vec<_> = kept.as_object().unwrap().iter().collect();
    assert_eq!(aside.len(), 1, "{kept}");
    assert!(aside[0].0.starts_with("lf:bad:"), "{kept}");
    assert_eq!(*aside[0].1, json!(record));
    stage.reload().await;
    page.see(".lf-start__begin").await;
    assert_eq!(page.count(".lf-resume").await, 0);
}

/// From now on every storage refuses, as when the device is full.
const FILL: &str = "const full = () => { throw new DOMException('', 'QuotaExceededError'); };
    IDBObjectStore.prototype.put = full;
    Storage.prototype.setItem = full;";

#[tokio::test]
async fn storage_that_fails_in_the_middle_is_told_once_and_loses_nothing_on_the_page() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.visit(Language::En).await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-0").await;
    page.run(FILL, &[]).await;
    stage.check("p-stage-1").await;
    page.until(&format!(
        "document.querySelector('.lf-foot__status').textContent === {}",
        crate::page::quote(t(Language::En, Ui::SavedMemory))
    ))
    .await;
    page.click(NEXT).await;
    page.see("#p-industry-0").await;
    page.click(crate::pointer::BACK).await;
    page.until("document.querySelector('#p-stage-1')?.checked")
        .await;
    assert_eq!(page.count(".lf-failure").await, 0);
}

/// Gives an answer and notes what comes first: the record handed to the browser, or the page.
const ORDER: &str = "const done = arguments[0];
    const order = [];
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        order.push(JSON.parse(given[0]).company.profile.stage);
        return put.apply(this, given);
    };
    new MutationObserver(() => {
        if (!order.includes('drawn')) order.push('drawn');
        if (order.length > 1) done(order);
    }).observe(document.querySelector('#app'), { subtree: true, childList: true,
        attributes: true, characterData: true });
    document.querySelector('#p-stage-4').click();";

#[tokio::test]
async fn an_answer_is_handed_to_the_browser_before_it_is_drawn() {
    let stage = Stage::open(PHONE).await;
    let page = &stage.page;
    stage.visit(Language::En).await;
    page.click(".lf-start__begin .lf-button--main").await;
    stage.check("p-stage-0").await;
    until_status(page).await;
    let stage_four = &catalog().field(catalog().known.stage).options[4];
    let order = page.run_async(ORDER, &[]).await;
    assert_eq!(order, json!([stage_four, "drawn"]));
}

/// Waits until the first answer is kept, after which only an answer changes the page.
async fn until_status(page: &Page) {
    page.until(&format!(
        "document.querySelector('.lf-foot__status').textContent === {}",
        crate::page::quote(t(Language::En, Ui::SavedIndexed))
    ))
    .await;
}
