//! Files that two people exchange: what each answered, written to a folder and opened.

use std::fs;
use std::path::{Path, PathBuf};

use landfall::assessment::{Answer, Level};
use landfall::language::Language;
use landfall::session::{Screen, Session, save};
use serde_json::Value;

use crate::content::{catalog, session_of};
use crate::draft::KEPT;
use crate::place::KEY;
use crate::stage::Stage;

/// Where a file is chosen.
pub(crate) const INPUT: &str = "#lf-file";

/// A folder of this test alone, gone with it.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("landfall-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn choose(session: &mut Session, key: &str, option: &str) {
    let field = catalog().field_id(key).unwrap();
    let option = catalog().field(field).option(option).unwrap();
    session.company.profile.choose(field, vec![option]);
}

/// The visitor of these tests: an executive at headquarters.
pub(crate) fn own() -> Session {
    let mut session = session_of("harness-maker");
    session.screen = Screen::Result;
    choose(&mut session, "respondent", "hq-executive");
    session
}

/// The same company as the US lead sees it.
pub(crate) fn other() -> Session {
    let mut session = own();
    choose(&mut session, "respondent", "us-lead");
    choose(&mut session, "stage", "exploring");
    for (id, half_steps) in [
        ("purpose-kpi-intent", 0),
        ("local-decisions-intent", 1),
        ("talent-proof", 8),
        ("failure-culture-intent", 0),
        ("S2", 8),
    ] {
        let question = catalog().question_id(id).unwrap();
        let level = Level::from_half_steps(half_steps).unwrap();
        session
            .company
            .answers
            .set(question, Answer::Level(level, None));
    }
    session
}

pub(crate) fn record(session: &Session) -> String {
    save(catalog(), session, Language::En, 0.0)
}

impl Stage {
    pub(crate) async fn at_own_result(&self, language: Language) {
        self.leave(&own(), language).await;
        self.visit(language).await;
        self.resume(language).await;
        self.page.see(".lf-region").await;
    }

    pub(crate) async fn send(&self, file: &Path) {
        self.page.send(INPUT, file.to_str().unwrap()).await;
    }

    /// Opens the US lead's file beside the visitor's result.
    pub(crate) async fn open_second(&self) {
        let folder = Folder::new(&format!(
            "second-{}",
            self.server.address().replace([':', '/'], "-")
        ));
        let file = folder.file("us-lead.landfall.json", record(&other()));
        self.send(&file).await;
        self.page.see(".lf-table--gaps").await;
    }

    /// The company of the draft that is kept on the device.
    pub(crate) async fn kept_company(&self) -> Value {
        let kept = self.page.run_async(KEPT, &[]).await;
        let record = kept[KEY].as_str().unwrap();
        let company: Value = serde_json::from_str(record).unwrap();
        company["company"].clone()
    }
}
