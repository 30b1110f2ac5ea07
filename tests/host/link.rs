//! Share links: what comes back is what was sent, and whatever else arrives is refused.

use landfall::assessment::{Answer, Company, Importance, Site, Tier, interface};
use landfall::catalog::{Catalog, FieldKind};
use landfall::ids::QuestionId;
use landfall::language::Language;
use landfall::session::{
    LONGEST_LINK, LinkError, Linked, Session, content_hash, is_link, read_link, write_link,
};
use serde_json::Value;

use crate::fixture::{EXAMPLES, catalog, company, example};
use crate::oracle;

fn session(catalog: &Catalog, input: &Value) -> Session {
    let request = company(catalog, input);
    Session {
        by_points: request.company.profile.is_by_points(),
        company: request.company,
        scenario: request.scenario,
        ..Session::default()
    }
}

fn written(catalog: &Catalog) -> String {
    let session = session(catalog, &example("harness-maker"));
    let link = write_link(catalog, &session, Language::Ja).unwrap();
    format!("#{link}")
}

fn read(catalog: &Catalog, fragment: &str) -> Result<Linked, LinkError> {
    read_link(catalog, fragment).unwrap_or_else(|| panic!("{fragment} is no link"))
}

#[test]
fn a_link_brings_back_what_was_sent() {
    let catalog = catalog();
    for language in Language::ALL {
        for name in EXAMPLES {
            let session = session(&catalog, &example(name));
            let link = write_link(&catalog, &session, language).unwrap();
            assert!(link.len() < LONGEST_LINK / 3, "{}", link.len());
            let linked = read(&catalog, &link).unwrap();
            assert_eq!(linked.session, session, "{name}");
            assert_eq!((linked.language, linked.dropped), (language, 0));
            assert!(!linked.is_other_content);
        }
    }
}

#[test]
fn a_link_of_any_company_brings_it_back() {
    let catalog = catalog();
    for seed in 0..3_000 {
        let session = session(&catalog, &oracle::random::company(seed));
        let link = write_link(&catalog, &session, Language::En).unwrap();
        let linked = read(&catalog, &link).unwrap();
        let [got, sent] = [&linked.session, &session]
            .map(|known| interface::write_company(&catalog, &known.company, known.scenario));
        assert_eq!(got, sent, "seed {seed}");
    }
}

#[test]
fn a_check_that_has_only_begun_can_be_sent_too() {
    let catalog = catalog();
    let begun = Session {
        company: Company {
            viewpoints: 1,
            ..Company::default()
        },
        ..Session::default()
    };
    let link = write_link(&catalog, &begun, Language::Ko).unwrap();
    assert_eq!(read(&catalog, &link).unwrap().session, begun);
}

#[test]
fn every_question_and_every_option_is_told_from_the_others() {
    let catalog = catalog();
    let sent = |change: &dyn Fn(&mut Company)| {
        let mut session = Session::default();
        session.company.viewpoints = 1;
        change(&mut session.company);
        let link = write_link(&catalog, &session, Language::En).unwrap();
        assert_eq!(
            read(&catalog, &link).unwrap().session.company,
            session.company
        );
    };
    for question in QuestionId::all() {
        sent(&|company| company.answers.set(question, Answer::DontKnow));
    }
    for field in catalog.field_ids() {
        for option in catalog.field(field).option_ids() {
            let profile = |company: &mut Company| match catalog.field(field).kind {
                FieldKind::One | FieldKind::Ranked => company.profile.choose(field, vec![option]),
                FieldKind::Sites => company.profile.sites.push(Site {
                    state: "TX".to_owned(),
                    kind: option,
                }),
                FieldKind::Tiers => {
                    let importance = Importance::Tier(Tier::Vital);
                    company.profile.priorities.push((option, importance));
                }
                FieldKind::Musts => {
                    let range = catalog.field(field).limits[option.index()];
                    let limit = range.map(|range| range.usual);
                    company.profile.musts.push((option, limit));
                }
            };
            sent(&profile);
        }
    }
}

#[test]
fn an_address_without_a_link_is_none() {
    // H1 and H12: nothing to open, nothing to say.
    let secret = format!("#?secret={}", "a".repeat(10_000));
    for fragment in [
        "",
        "#",
        "#r",
        "#r=",
        "#/question.talent-proof",
        "#/region.tx",
        "#lf-heading",
        "#?secret=abc",
        "#r=#?secret=abc",
        "#r=?secret=abc",
        &secret,
    ] {
        assert!(!is_link(fragment), "{fragment}");
        assert_eq!(read_link(&catalog(), fragment), None, "{fragment}");
    }
}

#[test]
fn what_is_no_answer_is_damaged() {
    // H2, H3 and H9.
    let catalog = catalog();
    let many = format!("#r=1.{}.AAAAAA", "A".repeat(2_000));
    for fragment in [
        "#r=1",
        "#r=1.",
        "#r=1..",
        "#r=....",
        "#r=1.AAAA",
        "#r=1.AAAA.AAAAAA",
        "#r=1.AAAA.AAAAAA.AAAA",
        "#r=0.AAAA.AAAAAA",
        "#r=01.AAAA.AAAAAA",
        "#r=-1.AAAA.AAAAAA",
        "#r=99999999999999999999.AAAA",
        "#r=%FF%FE",
        "#r=%",
        "#r=%0",
        "#r=1.%00.AAAAAA",
        "#r=1.%ED%A0%80.AAAAAA",
        "#r=__proto__",
        &many,
    ] {
        assert_eq!(
            read(&catalog, fragment),
            Err(LinkError::Damaged),
            "{fragment}"
        );
    }
}

#[test]
fn a_changed_bit_anywhere_never_gives_other_answers() {
    // H4: every bit of every character.
    let catalog = catalog();
    let link = written(&catalog);
    let original = read(&catalog, &link).unwrap();
    for place in "#r=".len()..link.len() {
        for bit in 0..8 {
            let mut bytes = link.clone().into_bytes();
            bytes[place] ^= 1 << bit;
            let Ok(changed) = String::from_utf8(bytes) else {
                continue;
            };
            match read(&catalog, &changed) {
                Err(LinkError::Damaged) => {}
                // Another first letter is another version.
                Err(LinkError::Newer) => assert_eq!(place, "#r=".len(), "{changed}"),
                Ok(linked) => assert_eq!(linked, original, "{changed}"),
            }
        }
    }
}

#[test]
fn a_link_that_was_cut_off_is_damaged_at_every_length() {
    // H5
    let catalog = catalog();
    let link = written(&catalog);
    for length in "#r=1".len()..link.len() {
        let cut = &link[..length];
        assert_eq!(read(&catalog, cut), Err(LinkError::Damaged), "{length}");
    }
}

#[test]
fn a_link_of_a_newer_version_is_known_as_such() {
    // H6
    let catalog = catalog();
    for fragment in ["#r=2.AAAA.AAAAAA", "#r=999.", "#r=999.a.b.c.d", "#r=4000"] {
        assert_eq!(
            read(&catalog, fragment),
            Err(LinkError::Newer),
            "{fragment}"
        );
    }
}

#[test]
fn a_link_that_is_too_long_is_refused_before_it_is_read() {
    // H7: reading two megabytes would take thousands of times longer than looking at their length.
    let catalog = catalog();
    let link = format!("#r=1.{}", "A".repeat(2_000_000));
    let begun = std::time::Instant::now();
    assert_eq!(read(&catalog, &link), Err(LinkError::Damaged));
    assert!(begun.elapsed().as_millis() < 5);
    // Even the right answers are refused behind too many invisible characters.
    let padded = format!("{}{}", written(&catalog), "%E2%80%8B".repeat(230));
    assert_eq!(read(&catalog, &padded), Err(LinkError::Damaged));
}

#[test]
fn what_mail_and_chat_programs_do_to_an_address_is_undone() {
    // H8
    let catalog = catalog();
    let link = written(&catalog);
    let original = read(&catalog, &link);
    assert!(original.is_ok());
    let middle = link.len() / 2;
    let broken = |what: &str| format!("{}{what}{}", &link[..middle], &link[middle..]);
    let standard = link.replace('-', "+").replace('_', "/");
    assert_ne!(standard, link, "the example shows nothing");
    for changed in [
        standard.clone(),
        standard.replace('+', "%2B").replace('/', "%2F"),
        format!("{link}=="),
        link.replace("r=", "r%3D"),
        broken(" "),
        broken("%20"),
        broken("%0D%0A"),
        broken("\u{200b}"),
        broken("%E2%80%8B"),
        broken("%C2%AD"),
        format!("{link}."),
        format!("{link})."),
        format!("{link}%29"),
        format!("{link}\u{200b}"),
        format!("{link}>"),
        format!("{link}\u{3002}"),
        // What WordPress adds is never a part of the link, be it valid or not.
        format!("{link}#?secret=abc"),
        format!("{link}?secret=abc"),
        format!("{link}#?secret=<script>"),
        format!("{link}#?secret={}", "a".repeat(10_000)),
    ] {
        assert_eq!(read(&catalog, &changed), original, "{changed}");
    }
    for changed in [
        broken("."),
        broken("!"),
        broken("A"),
        link.to_lowercase(),
        link.replacen('1', "%FF", 1),
    ] {
        assert_eq!(
            read(&catalog, &changed),
            Err(LinkError::Damaged),
            "{changed}"
        );
    }
}

/// A link with other bytes and a check that fits them, as a forger would make it.
fn forged(catalog: &Catalog, change: impl Fn(&mut Vec<u8>)) -> Result<Linked, LinkError> {
    let link = written(catalog);
    let payload = link.split('.').nth(1).unwrap();
    let mut bytes = base64(payload);
    change(&mut bytes);
    let head = format!("1.{}", text(&bytes));
    let check = text(&crc(head.as_bytes()).to_be_bytes());
    read(catalog, &format!("#r={head}.{check}"))
}

const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The bytes of a text, bit by bit: written otherwise than in the core.
pub(crate) fn base64(text: &str) -> Vec<u8> {
    let values = text.chars().map(|letter| LETTERS.find(letter).unwrap());
    let bits: Vec<usize> = values
        .flat_map(|value| (0..6).rev().map(move |bit| value >> bit & 1))
        .collect();
    let byte = |bits: &[usize]| bits.iter().fold(0, |byte, bit| byte * 2 + bit);
    let chunks = bits.chunks_exact(8);
    chunks
        .map(|bits| u8::try_from(byte(bits)).unwrap())
        .collect()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    let bits: Vec<u8> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1))
        .collect();
    bits.chunks(6)
        .map(|bits| {
            let value = (0..6).fold(0, |value, at| value * 2 + bits.get(at).unwrap_or(&0));
            LETTERS.as_bytes()[usize::from(value)] as char
        })
        .collect()
}

pub(crate) fn crc(bytes: &[u8]) -> u32 {
    bytes.iter().fold(!0, |sum: u32, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())
        })
    }) ^ !0
}

/// Where the length of the list of answers stands.
const ANSWERS: usize = 8;

#[test]
fn values_out_of_range_are_damaged_whatever_the_check_says() {
    // H10
    let catalog = catalog();
    assert_eq!(
        forged(&catalog, |_| {}),
        read(&catalog, &written(&catalog)),
        "the forger's tools must be right"
    );
    for answer in 12..16 {
        let result = forged(&catalog, |bytes| {
            bytes[ANSWERS + 2] = bytes[ANSWERS + 2] & 0xF0 | answer;
        });
        assert_eq!(result, Err(LinkError::Damaged), "{answer}");
    }
    let changes: [fn(&mut Vec<u8>); 8] = [
        |bytes| bytes[ANSWERS] = 255,
        |bytes| bytes[ANSWERS] -= 1,
        |bytes| bytes[4] |= 3,
        |bytes| bytes[4] |= 0x18,
        |bytes| bytes[5] = 0,
        |bytes| bytes.push(0),
        |bytes| bytes.truncate(bytes.len() - 1),
        // The same question twice.
        |bytes| bytes.copy_within(ANSWERS + 1..ANSWERS + 3, ANSWERS + 3),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        assert_eq!(
            forged(&catalog, change),
            Err(LinkError::Damaged),
            "{number}"
        );
    }
    let unknown = forged(&catalog, |bytes| bytes[ANSWERS + 1] ^= 0xFF);
    assert_eq!(unknown, Err(LinkError::Damaged));
}

/// The questionnaire as it was before: talent questions had another name, one question and an
/// industry did not exist yet, and one option has been taken out since.
fn older() -> Catalog {
    let mut catalog = catalog();
    for question in &mut catalog.questions {
        match question.id.as_str() {
            "talent-proof" => "talent-record".clone_into(&mut question.id),
            "S5" => "S6".clone_into(&mut question.id),
            _ => {}
        }
    }
    let industry = catalog.known.industry.index();
    let options = &mut catalog.fields[industry].options;
    let food = options.iter_mut().find(|option| *option == "food");
    "farming".clone_into(food.unwrap());
    catalog
}

#[test]
fn a_link_of_an_older_questionnaire_is_read_by_its_ids() {
    // H11
    let older = older();
    let mut today = catalog();
    assert_ne!(content_hash(&older), content_hash(&today));
    today
        .migrations
        .push(("talent-record".to_owned(), "talent-proof".to_owned()));
    let mut sent = session(&today, &example("harness-maker"));
    let field = older.known.industry;
    let farming = older.field(field).option("farming").unwrap();
    sent.company.profile.choose(field, vec![farming]);
    let link = write_link(&older, &sent, Language::Ko).unwrap();
    let linked = read(&today, &link).unwrap();
    assert!(linked.is_other_content);
    let proof = |catalog: &Catalog, id: &str| catalog.question_id(id).unwrap();
    let (then, now) = (
        proof(&older, "talent-record"),
        proof(&today, "talent-proof"),
    );
    let answers = &linked.session.company.answers;
    assert_ne!(answers.get(now), Answer::Open);
    assert_eq!(answers.get(now), sent.company.answers.get(then));
    // The question that is new stays open and is listed as such on the way.
    let new = proof(&today, "S5");
    assert_eq!(answers.get(new), Answer::Open);
    assert!(linked.session.open_questions(&today).contains(&new));
    assert!(linked.session.company.profile.choices(field).is_empty());
    assert_eq!(linked.dropped, 2, "S6 and farming");
}
