//! What an operator writes down, and everything that must not get through it.

use landfall::embed::config::Config;
use proptest::prelude::*;
use serde_json::{Value, json};

fn whole() -> Value {
    json!({
        "id": "seoul",
        "name": "한빛 컨설팅",
        "contactUrl": "https://www.example.com/contact?from=check",
        "logo": "logo.svg",
        "consent": { "ko": "동의 안내", "en": "Notice", "ja": "ご案内" },
        "resultOrigins": ["https://www.example.com", "http://127.0.0.1:8080"],
        "prefillOrigins": ["https://www.example.com:8443"],
        "embedOrigins": ["https://www.example.com"]
    })
}

fn file(config: &Value) -> String {
    json!({ "format": "landfall-config/1", "configs": [config] }).to_string()
}

/// The places of all problems when one key has this value.
fn problems(key: &str, value: Value) -> Vec<String> {
    let mut config = whole();
    config[key] = value;
    let found = Config::parse(&file(&config), None)
        .err()
        .unwrap_or_default();
    found.iter().map(|each| each.place.join(".")).collect()
}

#[test]
fn a_configuration_is_read_by_its_id() {
    let text = file(&whole());
    let config = Config::parse(&text, Some("seoul")).unwrap();
    assert_eq!(config.name, "한빛 컨설팅");
    assert_eq!(config.consent.as_ref().unwrap()[2], "ご案内");
    assert_eq!(config.result_origins.len(), 2);
    // Names that JavaScript finds on every object are unknown here like any other.
    for id in ["__proto__", "constructor", "../x", "tokyo"] {
        assert_eq!(
            Config::parse(&text, Some(id)),
            Ok(Config::default()),
            "{id}"
        );
    }
    let mut config = whole();
    config["id"] = json!("default");
    let found = Config::parse(&file(&config), Some("tokyo")).unwrap();
    assert_eq!(found.id, "default");
}

#[test]
fn only_https_and_mail_lead_to_the_operator() {
    for bad in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "//evil",
        "/contact",
        "http://www.example.com",
        "https://",
        "https:///evil",
        "https://ok@evil/",
        "https://ok:pw@evil/",
        "https://ок.example/",
        "https://evil\\@ok.example/",
        "https://ok.example/ x",
        // Found by the fuzzer: what no address may hold.
        "https://ok.example/a<b",
        "https://ok.example/a\"b",
        "https://ok.example:/",
        "https://.example/",
        "mailto:",
        "mailto:a",
        "mailto:a@b?subject=x",
        "mailto:\"<b>\"@example.com",
    ] {
        assert_eq!(
            problems("contactUrl", json!(bad)),
            ["configs.seoul.contactUrl"],
            "{bad}"
        );
    }
    let long = format!("https://example.com/{}", "a".repeat(1_000));
    assert_eq!(problems("contactUrl", json!(long)).len(), 1);
    for good in [
        "https://example.com",
        "https://example.com:8443/a?b=c#d",
        "mailto:first.last+us@example.co.jp",
    ] {
        assert!(problems("contactUrl", json!(good)).is_empty(), "{good}");
    }
}

#[test]
fn an_origin_is_exact() {
    for bad in [
        "*",
        "https://*.example.com",
        "https://example.com/",
        "https://example.com/path",
        "http://example.com",
        "http://localhost.evil.example",
        "https://EXAMPLE.com",
        "null",
        "",
    ] {
        let places = problems("resultOrigins", json!([bad]));
        assert_eq!(places, ["configs.seoul.resultOrigins.0"], "{bad}");
    }
}

#[test]
fn every_wrong_field_is_named() {
    for (key, value, place) in [
        ("id", json!("Seoul!"), "configs.0.id"),
        ("name", json!(""), "configs.seoul.name"),
        ("name", json!("evil\u{202e}moc"), "configs.seoul.name"),
        ("name", json!(7), "configs.seoul.name"),
        ("logo", json!("https://evil/x.svg"), "configs.seoul.logo"),
        ("logo", json!("../x.svg"), "configs.seoul.logo"),
        ("consent", json!("one text"), "configs.seoul.consent"),
        (
            "resultOrigins",
            json!("https://a.example"),
            "configs.seoul.resultOrigins",
        ),
        ("redirect", json!("x"), "configs.seoul.redirect"),
    ] {
        let places = problems(key, value);
        assert!(
            places.iter().any(|each| each.starts_with("configs.")
                && each.ends_with(place.rsplit('.').next().unwrap())),
            "{place}: {places:?}"
        );
    }
}

#[test]
fn a_file_that_is_none_is_refused_without_harm() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let long = file(&json!({ "id": "a", "name": "x".repeat(1_000_000) }));
    for text in [
        "",
        "\u{feff}{}",
        "<!doctype html><title>404</title>",
        "{}",
        "[]",
        "null",
        "{\"configs\":[]}",
        "{\"format\":\"landfall-config/2\",\"configs\":[]}",
        "{\"format\":\"landfall-config/1\",\"configs\":NaN}",
        "{\"format\":\"landfall-config/1\",\"configs\":1e999}",
        &deep,
        &long,
    ] {
        let start: String = text.chars().take(40).collect();
        assert!(Config::parse(text, None).is_err(), "{start}");
    }
    let empty = "{\"format\":\"landfall-config/1\",\"configs\":[]}";
    assert_eq!(Config::parse(empty, None), Ok(Config::default()));
}

#[test]
fn the_schema_knows_the_same_keys() {
    let schema: Value =
        serde_json::from_str(include_str!("../../docs/config.schema.json")).unwrap();
    let known = schema["properties"]["configs"]["items"]["properties"]
        .as_object()
        .unwrap();
    let keys: Vec<&String> = known.keys().collect();
    let config = whole();
    let read: Vec<&String> = config.as_object().unwrap().keys().collect();
    assert_eq!(keys, read);
    assert_eq!(schema["properties"]["format"]["const"], "landfall-config/1");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        drop(Config::parse(&text, None));
    }

    #[test]
    fn whatever_gets_through_is_a_web_or_mail_address(text in "(https:|mailto:|javascript:|//)?[ -~]{0,40}") {
        let mut config = whole();
        config["contactUrl"] = json!(text);
        if let Ok(config) = Config::parse(&file(&config), Some("seoul")) {
            let address = config.contact.unwrap();
            prop_assert!(address.starts_with("https://") || address.starts_with("mailto:"));
            let rest = address.trim_start_matches("https://");
            let host = rest.split(['/', '?', '#']).next().unwrap();
            prop_assert!(address.starts_with("mailto:") || !host.contains('@'));
        }
    }
}
