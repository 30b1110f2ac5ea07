//! Whatever arrives from outside is read or refused, never a panic: links, drafts, files and
//! content, each from 100,000 made-up inputs. proptest gives the seeds, so that every run looks
//! elsewhere and a failure names its seed; strategies for texts would take minutes.
//! `PROPTEST_CASES` asks for more of them.

use landfall::assessment::interface::write_company;
use landfall::catalog::Catalog;
use landfall::content;
use landfall::embed::config::Config;
use landfall::embed::message::HostMessage;
use landfall::embed::option::Options;
use landfall::language::Language;
use landfall::session::{Second, Session, is_link, load, read_link, save, write_link};
use landfall::text::Text;
use proptest::prelude::*;
use proptest::test_runner::{TestCaseResult, TestRunner};

use crate::fixture::{catalog, company, example};
use crate::link::{base64, crc, text};
use crate::oracle::dice::Dice;

fn place(dice: &mut Dice, limit: usize) -> usize {
    usize::try_from(dice.below(limit as u64)).unwrap()
}

fn each_seed(test: impl Fn(Dice) -> TestCaseResult) {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let config = ProptestConfig::default();
    let cases = if asked { config.cases } else { 100_000 };
    let mut runner = TestRunner::new(ProptestConfig {
        cases,
        failure_persistence: None,
        ..config
    });
    let outcome = runner.run(&any::<u64>(), |seed| test(Dice(seed)));
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

/// What breaks readers: ends of ranges, other types, other encodings, names of prototypes.
const PIECES: [&str; 24] = [
    "",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "-1",
    "1e999",
    "18446744073709551616",
    "255",
    "0.1",
    "\"__proto__\":{}",
    "\"constructor\"",
    "\\ud800",
    "\\u0000",
    "\u{feff}",
    "\u{202e}",
    "[[[[[[[[[[[[[[[[[[[[[[",
    "=HYPERLINK(1)",
    "<html>",
];

/// A text with one to three places cut out, doubled, or replaced by a piece.
fn damaged(text: &str, dice: &mut Dice) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=dice.below(3) {
        let from = place(dice, bytes.len() + 1);
        let to = (from + place(dice, 24)).min(bytes.len());
        let between = match place(dice, 3) {
            0 => Vec::new(),
            1 => bytes[from..to].repeat(2),
            _ => dice.pick(&PIECES).as_bytes().to_vec(),
        };
        bytes.splice(from..to, between);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A session short enough to be damaged a hundred thousand times in a second or two.
fn short(catalog: &Catalog) -> Session {
    let mut input = example("harness-maker");
    let answers = input["answers"].as_object_mut().unwrap();
    let keys: Vec<String> = answers.keys().skip(3).cloned().collect();
    for key in keys {
        answers.remove(&key);
    }
    let request = company(catalog, &input);
    Session {
        company: request.company,
        scenario: request.scenario,
        name: "Hamamatsu 精機".to_owned(),
        ..Session::default()
    }
}

/// Whether the answers are in range and, for one in ten, come back when they are saved.
fn is_valid(catalog: &Catalog, session: &Session, dice: &mut Dice) -> TestCaseResult {
    let mut company = session.company.clone();
    prop_assert!(company.drop_invalid_not_applicable(catalog).is_empty());
    if !dice.percent(10) {
        return Ok(());
    }
    let again = load(catalog, &save(catalog, session, Language::En, 0.0));
    let again = again.map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert!(again.dropped.is_empty(), "{:?}", again.dropped);
    let company = |session: &Session| write_company(catalog, &session.company, session.scenario);
    prop_assert_eq!(company(&again.session), company(session));
    Ok(())
}

#[test]
fn any_link_is_read_or_refused() {
    let catalog = catalog();
    let link = write_link(&catalog, &short(&catalog), Language::Ko).unwrap();
    each_seed(|mut dice| {
        let link = damaged(&link, &mut dice);
        let read = read_link(&catalog, &link);
        prop_assert_eq!(read.is_some(), is_link(&link), "{}", link);
        if let Some(Ok(linked)) = read {
            is_valid(&catalog, &linked.session, &mut dice)?;
        }
        Ok(())
    });
}

#[test]
fn any_bytes_with_a_right_check_are_valid_answers_or_damaged() {
    let catalog = catalog();
    let link = write_link(&catalog, &short(&catalog), Language::Ko).unwrap();
    let valid = base64(link.split('.').nth(1).unwrap());
    each_seed(|mut dice| {
        let mut bytes = valid.clone();
        for _ in 0..=dice.below(3) {
            let at = place(&mut dice, bytes.len());
            bytes[at] = u8::try_from(dice.below(256)).unwrap();
        }
        bytes.truncate(bytes.len() - usize::from(dice.percent(9)));
        let head = format!("1.{}", text(&bytes));
        let check = text(&crc(head.as_bytes()).to_be_bytes());
        match read_link(&catalog, &format!("r={head}.{check}")) {
            Some(Ok(linked)) => is_valid(&catalog, &linked.session, &mut dice),
            Some(Err(_)) => Ok(()),
            None => Err(TestCaseError::fail("it is a link")),
        }
    });
}

#[test]
fn any_draft_is_read_or_refused() {
    let catalog = catalog();
    let record = save(&catalog, &short(&catalog), Language::En, 1e12);
    each_seed(
        |mut dice| match load(&catalog, &damaged(&record, &mut dice)) {
            Ok(loaded) => is_valid(&catalog, &loaded.session, &mut dice),
            Err(_) => Ok(()),
        },
    );
}

#[test]
fn any_file_is_read_or_refused() {
    let catalog = catalog();
    let record = save(&catalog, &short(&catalog), Language::Ja, 1e12);
    each_seed(|mut dice| {
        let mut bytes = damaged(&record, &mut dice).into_bytes();
        for _ in 0..dice.below(3) {
            let at = place(&mut dice, bytes.len());
            bytes[at] = u8::try_from(dice.below(256)).unwrap();
        }
        if let Second::Open(file) = Second::read(&catalog, &bytes) {
            let mut company = file.company.clone();
            prop_assert!(company.drop_invalid_not_applicable(&catalog).is_empty());
        }
        Ok(())
    });
}

#[test]
fn any_content_is_read_or_its_problems_are_listed() {
    let catalog = catalog();
    // A piece of each file of the pack, so that an input is read in microseconds.
    let structure = r#"{"pack":{"version":"1","as_of":"2026-11-01"},"factors":[{"id":"talent",
        "article":["q1"],"questions":[{"id":"talent-intent","article":[]}]}],"fields":[],
        "migrations":{"a":"b"}}"#;
    let words = r#"{"product":"x","levels":["a","b"],"regions":{"names":{"tx":"Texas"}}}"#;
    each_seed(|mut dice| {
        let problems = Catalog::parse(&damaged(structure, &mut dice));
        prop_assert!(problems.is_err());
        let words = Text::parse(&catalog, Language::En, &damaged(words, &mut dice));
        prop_assert!(words.is_err());
        Ok(())
    });
}

#[test]
fn any_query_is_read() {
    let query = "?lang=ja&theme=dark&accent=0a7&radius=12&view=check&start=first&tariff=high\
                 &industry=ev-battery&cfg=seoul&src=spring-26&embed=0";
    each_seed(|mut dice| {
        let query = damaged(query, &mut dice);
        let options = Options::parse(&query);
        prop_assert!(
            options.radius.is_none_or(|radius| radius <= 24),
            "{}",
            query
        );
        for label in [options.industry, options.config, options.source] {
            let is_plain = |label: String| {
                let known = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
                (1..=32).contains(&label.len()) && label.bytes().all(known)
            };
            prop_assert!(label.is_none_or(is_plain), "{}", query);
        }
        Ok(())
    });
}

#[test]
fn any_message_is_read_or_ignored() {
    let message = r#"{"lf":1,"type":"host:prefill","lang":"ko","theme":"dark","visible":true,
        "industry":"automotive","answers":{"S1":2.5,"talent-proof":4}}"#;
    each_seed(|mut dice| {
        let message = damaged(message, &mut dice);
        if let Some(HostMessage::Prefill { answers, .. }) = HostMessage::parse(&message) {
            prop_assert!(
                answers.iter().all(|(_, level)| level.is_finite()),
                "{}",
                message
            );
        }
        Ok(())
    });
}

#[test]
fn any_configuration_is_read_or_refused_and_leads_to_web_and_mail_only() {
    let config = r#"{"format":"landfall-config/1","configs":[{"id":"seoul","name":"Hanbit",
        "contactUrl":"https://www.example.com/contact?from=check","logo":"logo.svg",
        "resultOrigins":["https://www.example.com"],"embedOrigins":["https://a.example:8443"]}]}"#;
    each_seed(|mut dice| {
        let text = damaged(config, &mut dice);
        for config in Config::all(&text).unwrap_or_default() {
            if let Some(contact) = &config.contact {
                let known = contact.starts_with("https://") || contact.starts_with("mailto:");
                prop_assert!(
                    known && !contact.contains(['<', '"', '\\', ' ']),
                    "{}",
                    text
                );
            }
            let origins = config.embed_origins.iter().flatten();
            for origin in origins.chain(&config.result_origins) {
                let (_, server) = origin.split_once("://").unwrap();
                prop_assert!(!server.contains(['/', '@', '*', '?', '#']), "{}", text);
            }
        }
        Ok(())
    });
}

#[test]
fn a_damaged_pack_never_panics_and_an_accepted_one_is_whole() {
    let pack = content::pack();
    let structure = content::structure(&pack).unwrap().to_string();
    // The whole pack is a hundred times longer, so there are a hundred times fewer of it.
    for seed in 0..200 {
        let mut dice = Dice(seed);
        if let Ok(catalog) = Catalog::parse(&damaged(&structure, &mut dice)) {
            assert_eq!(catalog.questions.len(), 29, "seed {seed}");
            for field in catalog.field_ids() {
                assert!(catalog.field(field).options.len() <= 64, "seed {seed}");
            }
        }
    }
}

#[test]
fn json_that_hostile_servers_send_is_refused() {
    // H21: deep nesting, doubled keys, numbers out of range, byte order marks, pages.
    let catalog = catalog();
    let deep = "[".repeat(10_000);
    let nested = format!("{}1{}", "{\"v\":".repeat(10_000), "}".repeat(10_000));
    for text in [
        &deep,
        &nested,
        "{\"v\":NaN}",
        "{\"v\":1e999}",
        "{\"v\":1,\"v\":2,\"company\":{}}",
        "\u{feff}{\"v\":1}",
        "<!doctype html><title>Sign in</title>",
    ] {
        assert!(load(&catalog, text).is_err(), "{text:.40}");
        assert!(Catalog::parse(text).is_err(), "{text:.40}");
        assert!(
            Text::parse(&catalog, Language::Ko, text).is_err(),
            "{text:.40}"
        );
        let second = Second::read(&catalog, text.as_bytes());
        assert!(matches!(second, Second::Refused(_)), "{text:.40}");
    }
}
