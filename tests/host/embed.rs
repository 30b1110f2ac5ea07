//! What strangers write into addresses and messages, and what comes of it.

use landfall::embed::contrast::{Accent, Colour, DARK, LIGHT, contrast};
use landfall::embed::event::Event;
use landfall::embed::message::HostMessage;
use landfall::embed::option::{Options, Theme, View};
use landfall::ids::TariffScenario;
use landfall::language::Language;
use proptest::prelude::*;

#[test]
fn a_query_names_options() {
    let query = "?lang=ja&theme=dark&accent=0a7&radius=12&view=check&start=first&tariff=high\
                 &industry=ev-battery&cfg=seoul&src=spring-26&embed=0";
    let expected = Options {
        language: Some(Language::Ja),
        is_auto: false,
        theme: Some(Theme::Dark),
        accent: Some(Colour([0x00, 0xaa, 0x77])),
        radius: Some(12),
        view: View::Check,
        first: true,
        tariff: Some(TariffScenario::High),
        industry: Some("ev-battery".to_owned()),
        config: Some("seoul".to_owned()),
        source: Some("spring-26".to_owned()),
        embed: Some(false),
    };
    assert_eq!(Options::parse(query), expected);
}

#[test]
fn the_language_is_one_of_three_and_the_first_named_counts() {
    for (query, expected) in [
        ("?lang=../../etc", None),
        ("?lang=KO", Some(Language::Ko)),
        ("?lang=ko&lang=ja", Some(Language::Ko)),
        ("?lang=xx&lang=ja", None),
        ("?lang=%00ko", None),
        ("?lang=ko-KR", None),
        ("?lang=auto", None),
        ("lang=en", Some(Language::En)),
    ] {
        assert_eq!(Options::parse(query).language, expected, "{query}");
    }
}

#[test]
fn an_accent_is_three_or_six_digits_and_nothing_else() {
    for bad in [
        "fff;background:url(//evil)",
        "red",
        "#12345",
        "#123456",
        "expression(alert(1))",
        "12345",
        "1234567",
        "",
        "ggg",
        "+12",
        "１２３",
    ] {
        let options = Options::parse(&format!("?accent={bad}"));
        assert_eq!(options, Options::default(), "{bad}");
    }
    assert_eq!(Colour::parse("FFff00"), Some(Colour([255, 255, 0])));
    assert_eq!(Colour([0x0d, 0x5c, 0xf3]).css(), "#0d5cf3");
}

#[test]
fn a_radius_stays_in_its_range() {
    for (text, expected) in [
        ("0", Some(0)),
        ("24", Some(24)),
        ("25", Some(24)),
        ("-3", Some(0)),
        ("99999999999999999999", Some(24)),
        ("8px", None),
        ("1e1", None),
        ("", None),
        ("-", None),
    ] {
        let options = Options::parse(&format!("?radius={text}"));
        assert_eq!(options.radius, expected, "{text}");
    }
}

#[test]
fn keys_that_could_carry_an_address_do_not_exist() {
    for query in [
        "?contact=javascript:alert(1)",
        "?redirect=//evil",
        "?logo=http://evil/",
        "?cfg=../x",
        "?cfg=Seoul",
        "?src=a%20b",
        "?src=12345678901234567890123456789012x",
        "?industry=<b>",
        "?__proto__=1&constructor=2",
    ] {
        assert_eq!(Options::parse(query), Options::default(), "{query}");
    }
    // A name that JavaScript would find on every object is a name like any other here.
    assert_eq!(
        Options::parse("?cfg=constructor").config.as_deref(),
        Some("constructor")
    );
    assert_eq!(Options::parse("?cfg=__proto__").config, None);
}

#[test]
fn a_query_beyond_reason_is_ignored() {
    let long = format!("?lang=ko&x={}", "a".repeat(2048));
    assert_eq!(Options::parse(&long), Options::default());
    let many = "a=1&".repeat(10_000);
    assert_eq!(Options::parse(&many), Options::default());
    let fits = format!("?lang=ko&x={}", "a".repeat(2048 - 11));
    assert_eq!(Options::parse(&fits).language, Some(Language::Ko));
}

/// A power by the standard library, beside the root by which the widget gets along.
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.0.map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn independent_contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    (a / b).max(b / a)
}

/// `color-mix(in srgb, accent 12%, surface)`.
fn chosen(surface: Colour, accent: Colour) -> Colour {
    let mut mixed = surface;
    for (channel, tint) in mixed.0.iter_mut().zip(accent.0) {
        let value = (88 * u16::from(*channel) + 12 * u16::from(tint) + 50) / 100;
        *channel = u8::try_from(value).unwrap();
    }
    mixed
}

fn is_readable(colour: Colour) -> Result<(), String> {
    let accent = Accent::new(colour);
    for (theme, [paper, surface]) in [(0, LIGHT), (1, DARK)] {
        let grounds = [paper, surface, chosen(surface, accent.plain[theme])];
        let mut pairs: Vec<_> = grounds.map(|ground| (accent.plain[theme], ground)).into();
        pairs.extend(grounds.map(|ground| (accent.strong[theme], ground)));
        pairs.push((accent.on[theme], accent.plain[theme]));
        pairs.push((accent.on[theme], accent.strong[theme]));
        for (one, other) in pairs {
            let ratio = independent_contrast(one, other);
            if ratio < 4.5 - 1e-9 {
                return Err(format!("{colour:?}: {one:?} on {other:?} is {ratio}"));
            }
        }
    }
    Ok(())
}

#[test]
fn contrast_is_that_of_the_guideline() {
    assert!((contrast(Colour([0; 3]), Colour([255; 3])) - 21.0).abs() < 1e-9);
    // The lightest grey that carries text on white.
    assert!(contrast(Colour([0x76; 3]), Colour([255; 3])) >= 4.5);
    assert!(contrast(Colour([0x77; 3]), Colour([255; 3])) < 4.5);
    for grey in 0..=255 {
        let (a, b) = (Colour([grey; 3]), Colour([0xff, 0x80, grey]));
        assert!(
            (contrast(a, b) - independent_contrast(a, b)).abs() < 1e-9,
            "{grey}"
        );
    }
}

#[test]
fn every_accent_becomes_readable_in_both_themes() {
    // A prime step through all 16.7 million colours meets every channel value.
    for value in (0..1_u32 << 24).step_by(997) {
        let [_, red, green, blue] = value.to_be_bytes();
        is_readable(Colour([red, green, blue])).unwrap();
    }
    for corner in 0..8_u8 {
        let channel = |bit: u8| if corner >> bit & 1 == 1 { 255 } else { 0 };
        is_readable(Colour([channel(0), channel(1), channel(2)])).unwrap();
    }
}

#[test]
fn an_accent_that_can_be_read_stays_as_it_is() {
    let teal = Colour::parse("0d5c63").unwrap();
    assert_eq!(Accent::new(teal).plain[0], teal);
    let yellow = Colour::parse("ffff00").unwrap();
    let accent = Accent::new(yellow);
    assert_eq!(accent.plain[1], yellow);
    // On a light ground it is darkened and keeps its hue.
    let [red, green, blue] = accent.plain[0].0;
    assert!(red == green && blue == 0 && red < 0x80, "{accent:?}");
}

/// The grounds that the corrector knows are those that the style sheet paints.
#[test]
fn the_grounds_are_those_of_the_style_sheet() {
    let tokens = include_str!("../../styles/tokens.css");
    let value = |name: &str| {
        let (_, rest) = tokens.split_once(&format!("--lf-{name}: ")).unwrap();
        rest.split(';').next().unwrap().to_owned()
    };
    for (place, name) in ["background", "surface"].iter().enumerate() {
        let mut pair = value(name);
        for inner in ["paper", "night"] {
            pair = pair.replace(&format!("var(--lf-{inner})"), &value(inner));
        }
        let expected = format!("light-dark({}, {})", LIGHT[place].css(), DARK[place].css());
        assert_eq!(pair, expected, "{name}");
    }
    let tint = "color-mix(in srgb, var(--lf-accent) 12%, var(--lf-surface))";
    assert_eq!(value("surface-chosen"), tint);
}

#[test]
fn the_host_says_hello() {
    let text = r#"{"lf":1,"type":"host:hello","caps":["resize","scroll",7],"lang":"ja-JP",
                   "theme":"dark","new":{}}"#;
    let expected = HostMessage::Hello {
        language: Some(Language::Ja),
        theme: Some(Theme::Dark),
    };
    assert_eq!(HostMessage::parse(text), Some(expected));
    let bare = HostMessage::parse(r#"{"lf":1,"type":"host:hello","caps":"resize","lang":7}"#);
    let expected = HostMessage::Hello {
        language: None,
        theme: None,
    };
    assert_eq!(bare, Some(expected));
}

#[test]
fn a_prefill_keeps_only_numbers() {
    let text = r#"{"lf":1,"type":"host:prefill","industry":"automotive",
                   "answers":{"a":3,"b":"3","c":null,"d":{"x":1},"e":4.5,"f":[1]}}"#;
    let expected = HostMessage::Prefill {
        industry: Some("automotive".to_owned()),
        answers: vec![("a".to_owned(), 3.0), ("e".to_owned(), 4.5)],
    };
    assert_eq!(HostMessage::parse(text), Some(expected));
    let many: Vec<String> = (0..200).map(|place| format!("\"q{place}\":1")).collect();
    let text = format!(
        r#"{{"lf":1,"type":"host:prefill","answers":{{{}}}}}"#,
        many.join(",")
    );
    let nothing = HostMessage::Prefill {
        industry: None,
        answers: Vec::new(),
    };
    assert_eq!(HostMessage::parse(&text), Some(nothing));
}

#[test]
fn what_is_no_message_of_ours_is_ignored() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let long = format!(
        r#"{{"lf":1,"type":"host:focus","x":"{}"}}"#,
        "a".repeat(20_000)
    );
    for text in [
        "",
        "null",
        "1",
        "\"x\"",
        "[]",
        "{}",
        "{\"lf\":1}",
        "{\"lf\":1,\"type\":7}",
        "{\"lf\":1,\"type\":\"__proto__\"}",
        "{\"lf\":1,\"type\":\"constructor\"}",
        "{\"lf\":2,\"type\":\"host:focus\"}",
        "{\"lf\":\"1\",\"type\":\"host:focus\"}",
        "{\"lf\":true,\"type\":\"host:focus\"}",
        "{\"lf\":1,\"type\":\"host:visible\",\"visible\":1}",
        "{\"lf\":1,\"type\":\"host:visible\"}",
        "{\"lf\":1,\"type\":\"result\"}",
        &deep,
        &long,
    ] {
        let start: String = text.chars().take(60).collect();
        assert_eq!(HostMessage::parse(text), None, "{start}");
    }
    let focus = HostMessage::parse("{\"lf\":1.0,\"type\":\"host:focus\"}");
    assert_eq!(focus, Some(HostMessage::Focus));
}

#[test]
fn events_are_messages() {
    for (event, expected) in [
        (
            Event::Started {
                language: Language::Ko,
                source: Some("spring".to_owned()),
            },
            r#"{"lf":1,"type":"event:started","src":"spring","lang":"ko"}"#,
        ),
        (
            Event::Started {
                language: Language::En,
                source: None,
            },
            r#"{"lf":1,"type":"event:started","lang":"en"}"#,
        ),
        (
            Event::Step { step: 3, of: 10 },
            r#"{"lf":1,"type":"event:step","step":3,"of":10}"#,
        ),
        (
            Event::Completed { seconds: 412 },
            r#"{"lf":1,"type":"event:completed","seconds":412}"#,
        ),
        (
            Event::RegionsViewed,
            r#"{"lf":1,"type":"event:regions-viewed"}"#,
        ),
        (
            Event::Error("storage-blocked"),
            r#"{"lf":1,"type":"event:error","code":"storage-blocked"}"#,
        ),
    ] {
        assert_eq!(event.json(), expected);
        let value: serde_json::Value = serde_json::from_str(expected).unwrap();
        assert_eq!(value["lf"], 1);
    }
}

proptest! {
    #[test]
    fn any_query_is_read(query in "\\PC*") {
        Options::parse(&query);
    }

    #[test]
    fn what_a_query_gives_holds_no_markup(
        pairs in prop::collection::vec(("(lang|theme|accent|radius|cfg|src|industry)", "\\PC{0,40}"), 0..8),
    ) {
        let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let options = Options::parse(&pairs.join("&"));
        for text in [options.industry, options.config, options.source].into_iter().flatten() {
            prop_assert!(text.len() <= 32);
            prop_assert!(text.bytes().all(|byte| b"abcdefghijklmnopqrstuvwxyz0123456789-".contains(&byte)));
        }
        prop_assert!(options.radius.is_none_or(|radius| radius <= 24));
    }

    #[test]
    fn any_text_is_read_as_a_message_or_not(text in "\\PC*") {
        HostMessage::parse(&text);
    }

    #[test]
    fn any_field_of_a_message_may_be_anything(
        kind in "host:(hello|prefill|visible|focus)",
        name in "(caps|lang|theme|industry|answers|visible)",
        value in "(null|true|-1|1e308|\"ko\"|\"dark\"|\\[\"resize\"\\]|\\{\"a\":1e99\\}|\\{\\}|\\[\\[\\]\\])",
    ) {
        HostMessage::parse(&format!("{{\"lf\":1,\"type\":\"{kind}\",\"{name}\":{value}}}"));
    }

    #[test]
    fn any_accent_becomes_readable(red: u8, green: u8, blue: u8) {
        prop_assert_eq!(is_readable(Colour([red, green, blue])), Ok(()));
    }
}
