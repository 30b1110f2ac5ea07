//! Drafts, and the files that people exchange: the same record by two ways.
#![no_main]

use std::sync::LazyLock;

use landfall::assessment::interface::write_company;
use landfall::catalog::Catalog;
use landfall::content;
use landfall::language::Language;
use landfall::session::{Second, Session, load, save};
use libfuzzer_sys::fuzz_target;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| content::catalog().unwrap());

fuzz_target!(|data: &[u8]| {
    if let Second::Open(file) = Second::read(&CATALOG, data) {
        let mut company = file.company.clone();
        assert!(company.drop_invalid_not_applicable(&CATALOG).is_empty());
    }
    let Ok(loaded) = load(&CATALOG, &String::from_utf8_lossy(data)) else {
        return;
    };
    let again = load(
        &CATALOG,
        &save(&CATALOG, &loaded.session, Language::En, 0.0),
    )
    .unwrap();
    assert!(again.dropped.is_empty());
    let company = |session: &Session| write_company(&CATALOG, &session.company, session.scenario);
    assert_eq!(company(&again.session), company(&loaded.session));
});
