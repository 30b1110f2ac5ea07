//! Every screen as HTML, in each language: what holds of all of them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use std::collections::BTreeSet;
use std::rc::Rc;

use landfall::assessment::Company;
use landfall::assessment::interface::read_company;
use landfall::catalog::{Catalog, Page};
use landfall::content;
use landfall::host::Still;
use landfall::ids::{QuestionId, RegionId};
use landfall::language::Language;
use landfall::session::{Screen, Session};
use landfall::text::{Text, Ui};

const REGIONS: &str = include_str!("../../content/structure/regions.json");
const COMPANY: &str = include_str!("../../examples/harness-maker.json");

fn catalog() -> Rc<Catalog> {
    let structure = content::structure(&content::pack()).unwrap();
    Rc::new(Catalog::parse(&structure.to_string()).unwrap())
}

fn text(catalog: &Catalog, language: Language) -> Rc<Text> {
    let words = content::words(&content::pack(), language).unwrap();
    Rc::new(Text::parse(catalog, language, &words.to_string()).unwrap())
}

fn company(catalog: &Catalog, text: &str) -> Company {
    let company = serde_json::from_str(text).unwrap();
    read_company(catalog, &company).unwrap().company
}

/// An empty session and a full one, on every screen.
fn sessions(catalog: &Catalog) -> Vec<Session> {
    let full = Session {
        company: company(catalog, COMPANY),
        ..Session::default()
    };
    let screens = [
        Screen::Start,
        Screen::Review,
        Screen::Result,
        Screen::Method,
        Screen::Compare,
        Screen::Region(RegionId::new("tx").unwrap()),
        Screen::Region(RegionId::new("washington-dc").unwrap()),
        Screen::Region(RegionId::new("nowhere").unwrap()),
    ]
    .into_iter()
    .chain(Page::ALL.map(Screen::Profile))
    .chain(QuestionId::all().map(Screen::Question));
    screens
        .flat_map(|screen| {
            [Session::default(), full.clone()].map(|mut session| {
                session.screen = screen;
                session
            })
        })
        .collect()
}

async fn each(check: impl Fn(&str, &Session, Language)) {
    let catalog = catalog();
    for language in Language::ALL {
        let text = text(&catalog, language);
        for session in sessions(&catalog) {
            for wide in [true, false] {
                let mut still = Still::new(&catalog, &text, session.clone()).with_regions(REGIONS);
                still.wide = wide;
                check(&still.html().await, &session, language);
            }
        }
    }
}

fn run(check: impl Fn(&str, &Session, Language)) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, each(check));
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let begin = format!(" {name}=\"");
    let parts = html.split(begin.as_str()).skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

#[test]
fn ids_are_unique_and_whatever_names_one_finds_it() {
    run(|html, session, language| {
        let place = (session.screen, language);
        let all = values(html, "id");
        let ids: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(ids.len(), all.len(), "{place:?}");
        for name in ["for", "aria-labelledby", "aria-describedby", "list"] {
            for value in values(html, name) {
                for id in value.split(' ') {
                    assert!(ids.contains(id), "{place:?}: {name}={id}");
                }
            }
        }
    });
}

#[test]
fn every_control_has_a_label() {
    run(|html, session, language| {
        let labelled: BTreeSet<&str> = values(html, "for").into_iter().collect();
        for tag in ["<input ", "<select ", "<textarea "] {
            for part in html.split(tag).skip(1) {
                let tag = format!(" {}", part.split('>').next().unwrap());
                let id = values(&tag, "id");
                let is_named = id.first().is_some_and(|id| labelled.contains(id))
                    || tag.contains(" aria-label");
                assert!(is_named, "{:?} {language:?}: {tag}", session.screen);
            }
        }
    });
}

#[test]
fn a_page_has_one_main_heading_and_no_empty_words() {
    run(|html, session, language| {
        let place = (session.screen, language);
        assert_eq!(html.matches("<h1").count(), 1, "{place:?}");
        assert_eq!(html.matches("<main").count(), 1, "{place:?}");
        for tag in [
            "h1", "h2", "h3", "h4", "button", "label", "legend", "li", "td", "th", "option",
        ] {
            let (begin, end) = (format!("<{tag}"), format!("</{tag}>"));
            for part in html.split(begin.as_str()).skip(1) {
                let content = part.split_once('>').map_or("", |(_, content)| content);
                assert!(
                    !content.starts_with(end.as_str()),
                    "{place:?}: {begin}{part}"
                );
            }
        }
        // A placeholder that nobody filled would stand there in braces.
        let words = html.split('>').filter_map(|part| part.split('<').next());
        for word in words {
            assert!(!word.contains('{'), "{place:?}: {word}");
            assert!(
                !Ui::SLUGS.contains(&word) || !word.contains('-'),
                "{place:?}: {word}"
            );
        }
    });
}
