//! Another person's file, which may hold anything.

use landfall::assessment::{Answer, Level};
use landfall::catalog::Catalog;
use landfall::language::Language;
use landfall::session::{
    Action, LONGEST_FILE, Refusal, Screen, Second, SecondFile, Session, load, save,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixture::{EXAMPLES, catalog, company, example};
use crate::oracle::random;

fn session(catalog: &Catalog, input: &Value) -> Session {
    let request = company(catalog, input);
    Session {
        company: request.company,
        scenario: request.scenario,
        screen: Screen::Result,
        ..Session::default()
    }
}

fn record(catalog: &Catalog, name: &str) -> String {
    save(
        catalog,
        &session(catalog, &example(name)),
        Language::Ko,
        5.0,
    )
}

fn opened(catalog: &Catalog, bytes: &[u8]) -> SecondFile {
    match Second::read(catalog, bytes) {
        Second::Open(file) => SecondFile::clone(&file),
        other => panic!("not opened: {other:?}"),
    }
}

#[test]
fn a_saved_file_opens_with_the_company_that_was_saved() {
    let catalog = catalog();
    for name in EXAMPLES {
        let file = opened(&catalog, record(&catalog, name).as_bytes());
        assert_eq!(file.company, company(&catalog, &example(name)).company);
        assert_eq!(file.dropped, 0);
    }
    for seed in 0..500 {
        let own = session(&catalog, &random::company(seed));
        let written = save(&catalog, &own, Language::Ja, 0.0);
        // An empty choice and one never made are written alike, so what is written is compared.
        let again = Session {
            company: opened(&catalog, written.as_bytes()).company,
            ..own
        };
        assert_eq!(save(&catalog, &again, Language::Ja, 0.0), written);
    }
}

#[test]
fn a_mark_before_the_text_and_space_around_it_are_no_harm() {
    let catalog = catalog();
    let written = record(&catalog, "food-maker");
    let around = format!("\u{feff}\r\n {written}\n\n");
    let expected = opened(&catalog, written.as_bytes());
    assert_eq!(opened(&catalog, around.as_bytes()), expected);
}

#[test]
fn each_hostile_file_is_refused_with_its_reason() {
    let catalog = catalog();
    let written = record(&catalog, "harness-maker");
    let utf16: Vec<u8> = written.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let long = format!("{}{}", " ".repeat(LONGEST_FILE), written);
    let deep = "[".repeat(100_000);
    let deep_company = format!("{{\"v\":1,\"company\":{}", "{\"a\":".repeat(50_000));
    let newer = written.replace("\"v\":1", "\"v\":2");
    let cases: [(&str, &[u8], Refusal); 21] = [
        ("empty", b"", Refusal::NotOurs),
        ("spaces", b" \n ", Refusal::NotOurs),
        ("zeroes", &[0; 4096], Refusal::NotOurs),
        (
            "picture",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            Refusal::NotOurs,
        ),
        (
            "not UTF-8",
            b"{\"v\":1,\"company\":{\"\xff\xfe\":1}}",
            Refusal::NotOurs,
        ),
        ("UTF-16", &utf16, Refusal::NotOurs),
        (
            "page",
            b"<!doctype html><title>404</title>",
            Refusal::NotOurs,
        ),
        ("list", b"[{\"v\":1,\"company\":{}}]", Refusal::NotOurs),
        ("null", b"null", Refusal::NotOurs),
        ("number", b"1e999", Refusal::NotOurs),
        (
            "other JSON",
            b"{\"name\":\"landfall\",\"version\":\"0.1.0\"}",
            Refusal::NotOurs,
        ),
        (
            "version as text",
            b"{\"v\":\"1\",\"company\":{}}",
            Refusal::NotOurs,
        ),
        ("version 0", b"{\"v\":0,\"company\":{}}", Refusal::NotOurs),
        ("version -1", b"{\"v\":-1,\"company\":{}}", Refusal::NotOurs),
        ("deep list", deep.as_bytes(), Refusal::NotOurs),
        ("deep company", deep_company.as_bytes(), Refusal::Damaged),
        ("no company", b"{\"v\":1}", Refusal::Damaged),
        (
            "company as list",
            b"{\"v\":1,\"company\":[]}",
            Refusal::Damaged,
        ),
        (
            "cut off",
            &written.as_bytes()[..written.len() - 9],
            Refusal::Damaged,
        ),
        ("newer", newer.as_bytes(), Refusal::Newer),
        ("large", long.as_bytes(), Refusal::TooLarge),
    ];
    for (name, bytes, refusal) in cases {
        assert_eq!(
            Second::read(&catalog, bytes),
            Second::Refused(refusal),
            "{name}"
        );
    }
}

#[test]
fn a_file_of_just_the_limit_is_still_read() {
    let catalog = catalog();
    let written = record(&catalog, "food-maker");
    let padded = format!("{}{written}", " ".repeat(LONGEST_FILE - written.len()));
    assert_eq!(padded.len(), LONGEST_FILE);
    opened(&catalog, padded.as_bytes());
}

#[test]
fn what_a_file_names_and_the_questionnaire_does_not_is_left_out_and_counted() {
    let catalog = catalog();
    let mut value: Value = serde_json::from_str(&record(&catalog, "food-maker")).unwrap();
    let kept = opened(&catalog, value.to_string().as_bytes())
        .company
        .answers;
    value["company"]["answers"]["gone-question"] = json!({ "level": 3 });
    value["company"]["answers"]["S1"] = json!({ "level": 3 });
    value["company"]["scenario_answers"]["S9"] = json!("dont-know");
    value["company"]["profile"]["industry"] = json!({ "__proto__": [] });
    value["company"]["profile"]["alchemy"] = json!(true);
    let file = opened(&catalog, value.to_string().as_bytes());
    assert_eq!((file.company.answers, file.dropped), (kept, 5));
}

#[test]
fn values_of_wrong_types_are_left_out_one_by_one() {
    let catalog = catalog();
    let wrong = [
        json!(null),
        json!(-1),
        json!(4.5),
        json!("5"),
        json!([]),
        json!({}),
    ];
    let question = catalog.question_id("talent-proof").unwrap();
    for value in wrong {
        let file = json!({ "v": 1, "company": {
            "answers": { "talent-proof": { "level": value }, "talent-intent": { "level": 2 } },
            "express": value, "profile": value,
        }});
        let file = opened(&catalog, file.to_string().as_bytes());
        assert_eq!(file.company.answers.get(question), Answer::Open, "{value}");
        let intent = catalog.question_id("talent-intent").unwrap();
        assert_eq!(file.company.answers.get(intent).level(), Some(2.0));
        assert!(file.dropped >= 2, "{value}: {}", file.dropped);
    }
}

#[test]
fn of_two_entries_with_one_key_the_last_counts() {
    let catalog = catalog();
    let twice = "{\"v\":2,\"v\":1,\"company\":{\"answers\":{\"talent-proof\":{\"level\":1},\
                 \"talent-proof\":{\"level\":4,\"level\":3}}}}";
    let question = catalog.question_id("talent-proof").unwrap();
    let file = opened(&catalog, twice.as_bytes());
    assert_eq!(file.company.answers.get(question).level(), Some(3.0));
}

#[test]
fn opening_refusing_and_closing_leave_the_visitors_answers_alone() {
    let catalog = catalog();
    let mut own = session(&catalog, &example("harness-maker"));
    own.name = "Own".to_owned();
    let written = |session: &Session| {
        let value: Value =
            serde_json::from_str(&save(&catalog, session, Language::En, 0.0)).unwrap();
        let mut value = value;
        // The count of changes goes on; everything else has to stay.
        value["rev"] = 0.into();
        value
    };
    let before = written(&own);
    let other = Second::read(&catalog, record(&catalog, "food-maker").as_bytes());
    assert!(matches!(other, Second::Open(_)));
    let mut session = own.clone();
    for second in [
        other.clone(),
        Second::Refused(Refusal::Damaged),
        other,
        Second::Closed,
    ] {
        session = session
            .apply(&catalog, Action::Second(second.clone()))
            .unwrap();
        assert_eq!(session.second, second);
        assert_eq!(session.company, own.company);
        assert_eq!(session.shown(), &own.company);
        assert_eq!(written(&session), before);
        let record = save(&catalog, &session, Language::En, 0.0);
        assert_eq!(
            load(&catalog, &record).unwrap().session.second,
            Second::Closed
        );
    }
}

#[test]
fn an_open_file_stays_while_an_answer_is_changed_and_goes_with_everything_else() {
    let catalog = catalog();
    let other = Second::read(&catalog, record(&catalog, "food-maker").as_bytes());
    let mut session = session(&catalog, &example("harness-maker"));
    let mut act = |action| session = session.apply(&catalog, action).unwrap();
    act(Action::Second(other.clone()));
    let question = catalog.question_id("talent-proof").unwrap();
    act(Action::Open(Screen::Question(question)));
    act(Action::Answer(
        question,
        Answer::Level(Level::from_anchor(4, false).unwrap(), None),
    ));
    act(Action::Open(Screen::Result));
    assert_eq!(session.second, other);
    let mut act = |action| session = session.apply(&catalog, action).unwrap();
    act(Action::StartOver);
    assert_eq!(session.second, Second::Closed);
}

#[test]
fn the_reason_of_a_refusal_goes_when_the_visitor_moves_on() {
    let catalog = catalog();
    let session = session(&catalog, &example("harness-maker"));
    let refused = Action::Second(Second::Refused(Refusal::NotOurs));
    let session = session.apply(&catalog, refused).unwrap();
    let session = session
        .apply(&catalog, Action::Open(Screen::Review))
        .unwrap();
    assert_eq!(session.second, Second::Closed);
}

proptest! {
    #[test]
    fn no_file_makes_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let read = Second::read(&catalog(), &bytes);
        prop_assert!(matches!(read, Second::Refused(_)));
    }

    #[test]
    fn a_file_with_a_changed_byte_is_refused_or_holds_levels_that_exist(
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let catalog = catalog();
        let mut bytes = record(&catalog, "harness-maker").into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        if let Second::Open(file) = Second::read(&catalog, &bytes) {
            let mut company = file.company.clone();
            prop_assert!(company.drop_invalid_not_applicable(&catalog).is_empty());
        }
    }
}
