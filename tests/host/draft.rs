//! Drafts of every form and of older questionnaires.

use landfall::language::Language;
use landfall::session::{LoadError, Screen, Session, load, save};
use serde_json::Value;

use crate::fixture::catalog;
use crate::session::{question, sample_session};

/// Every form that a draft ever had: as it was at first, with regions that are compared and
/// priorities in points, and with the hash of its questionnaire.
const FORMS: [&str; 3] = [
    include_str!("draft/first.json"),
    include_str!("draft/compared.json"),
    include_str!("draft/hashed.json"),
];

#[test]
fn a_draft_of_every_form_still_opens_and_a_later_one_is_only_looked_at() {
    let catalog = catalog();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/host/draft");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), FORMS.len());
    for (at, form) in FORMS.into_iter().enumerate() {
        let loaded = load(&catalog, form).unwrap();
        assert!(loaded.dropped.is_empty(), "{at}: {:?}", loaded.dropped);
        assert_eq!(loaded.session.progress(&catalog).0, 42, "{at}");
        assert_eq!(loaded.session.screen, Screen::Result);
        assert_eq!(loaded.session.compared.len(), if at == 0 { 0 } else { 2 });
        assert_eq!(loaded.session.by_points, at > 0);
        assert_eq!(loaded.is_other_content, at == 2, "{at}");
        let newer = form.replacen("\"v\": 1", "\"v\": 2", 1);
        assert_ne!(newer, form);
        assert_eq!(load(&catalog, &newer), Err(LoadError::Newer));
    }
}

#[test]
fn a_draft_of_an_older_questionnaire_is_read_by_its_ids() {
    // H11: a renamed question, one that is gone, and one that is new and therefore open.
    let mut catalog = catalog();
    let migration = ("talent-record".to_owned(), "talent-proof".to_owned());
    catalog.migrations.push(migration);
    let own = sample_session(&catalog, "harness-maker");
    let record = save(&catalog, &own, Language::En, 0.0);
    assert!(!load(&catalog, &record).unwrap().is_other_content);
    let mut older: Value = serde_json::from_str(&record).unwrap();
    older["content"] = "0badc0de".into();
    let answers = older["company"]["answers"].as_object_mut().unwrap();
    let answer = answers.remove("talent-proof").unwrap();
    answers.insert("talent-record".to_owned(), answer);
    let answer = answers.remove("give-first-proof").unwrap();
    answers.insert("give-first-of-old".to_owned(), answer);
    let loaded = load(&catalog, &older.to_string()).unwrap();
    assert!(loaded.is_other_content);
    assert_eq!(loaded.dropped.len(), 1, "{:?}", loaded.dropped);
    let of = |session: &Session, id| session.company.answers.get(question(&catalog, id));
    assert_eq!(
        of(&loaded.session, "talent-proof"),
        of(&own, "talent-proof")
    );
    let open = question(&catalog, "give-first-proof");
    assert!(loaded.session.open_questions(&catalog).contains(&open));
}

#[test]
fn another_questionnaire_has_another_hash_and_other_numbers_have_not() {
    let mut pack = landfall::content::pack();
    let hash = |pack: &landfall::content::Pack| {
        let structure = landfall::content::structure(pack).unwrap();
        structure["pack"]["hash"].as_str().unwrap().to_owned()
    };
    let before = hash(&pack);
    assert_eq!(before.len(), 8);
    for (name, from, changes) in [
        ("scoring", "0.7", false),
        ("profile", "ev-battery", true),
        ("factors", "talent-proof", true),
    ] {
        let file = pack.structure.iter_mut().find(|(known, _)| known == name);
        let text = &mut file.unwrap().1;
        let kept = text.clone();
        *text = text.replacen(from, "0.6", 1);
        assert_ne!(*text, kept);
        assert_eq!(hash(&pack) != before, changes, "{name}");
        let file = pack.structure.iter_mut().find(|(known, _)| known == name);
        file.unwrap().1 = kept;
    }
}
