//! Writes inputs that are valid, from which the fuzzer begins: `cargo run --bin seed`.

use std::fs;
use std::path::Path;

use landfall::assessment::interface::read_company;
use landfall::content;
use landfall::language::Language;
use landfall::session::{Session, save, write_link};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let catalog = content::catalog()?;
    for name in ["harness-maker", "battery-materials", "food-maker"] {
        let text = fs::read_to_string(format!("../examples/{name}.json"))?;
        let request = read_company(&catalog, &serde_json::from_str(&text)?);
        let request = request.map_err(|problems| problems.join("\n"))?;
        let session = Session {
            company: request.company,
            scenario: request.scenario,
            name: "Hamamatsu 精機".to_owned(),
            ..Session::default()
        };
        for language in Language::ALL {
            let link = write_link(&catalog, &session, language).ok_or("a link too long")?;
            let file = format!("{name}-{}", language.code());
            write("link", &file, format!("\u{1}#{link}").as_bytes())?;
            let payload = link.split('.').nth(1).unwrap_or_default();
            write(
                "link",
                &format!("{file}-payload"),
                &[&[0], &*bytes(payload)].concat(),
            )?;
            write(
                "record",
                &file,
                save(&catalog, &session, language, 1e12).as_bytes(),
            )?;
        }
    }
    for (at, text) in [
        r#"{"lf":1,"type":"host:hello","lang":"ko-KR","theme":"dark","resize":true}"#,
        r#"{"lf":1,"type":"host:prefill","industry":"automotive","answers":{"S1":2.5,"S2":4}}"#,
        r#"{"lf":1,"type":"host:visible","visible":true}"#,
        r#"{"lf":1,"type":"host:focus"}"#,
    ]
    .into_iter()
    .enumerate()
    {
        write("message", &at.to_string(), text.as_bytes())?;
    }
    let query = "?lang=ja&theme=dark&accent=0a7&radius=12&view=check&start=first&tariff=high\
        &industry=ev-battery&cfg=seoul&src=spring-26&embed=0";
    write("query", "all", query.as_bytes())?;
    write("query", "colour", b"FFff00")?;
    let config = r#"{"format":"landfall-config/1","configs":[{"id":"seoul","name":"Hanbit",
        "contactUrl":"https://www.example.com/contact?from=check","logo":"logo.svg",
        "consent":{"ko":"가","en":"a","ja":"あ"},"resultOrigins":["https://www.example.com"],
        "prefillOrigins":["http://127.0.0.1:8080"],"embedOrigins":["https://a.example:8443"]}]}"#;
    write("configuration", "all", config.as_bytes())?;
    write(
        "configuration",
        "mail",
        config
            .replace(
                "https://www.example.com/contact?from=check",
                "mailto:a@b.example",
            )
            .as_bytes(),
    )?;
    let pack = content::pack();
    let structure = content::structure(&pack)?.to_string();
    let words = content::words(&pack, Language::En)?.to_string();
    let regions = fs::read_to_string("../content/structure/regions.json")?;
    for (kind, text) in [&structure, &words, &regions].into_iter().enumerate() {
        let kind = u8::try_from(kind)?;
        write(
            "content",
            &format!("whole-{kind}"),
            &[&[kind], text.as_bytes()].concat(),
        )?;
        // A begin is read a hundred times faster.
        write(
            "content",
            &format!("begin-{kind}"),
            &[&[kind], &text.as_bytes()[..2_000]].concat(),
        )?;
    }
    let map = r#"{"states":{"tx":"M0 0l1 0z"},"centres":{"tx":[1,2]},"metros":{"austin":[3,4]}}"#;
    write("content", "map", &[&[3], map.as_bytes()].concat())?;
    Ok(())
}

fn write(target: &str, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let folder = Path::new("corpus").join(target);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name), bytes)
}

/// The bytes behind base64url.
fn bytes(text: &str) -> Vec<u8> {
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (mut number, mut bits, mut found) = (0_u32, 0, Vec::new());
    for digit in text.chars().filter_map(|digit| digits.find(digit)) {
        number = number << 6 | u32::try_from(digit).unwrap_or(0);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            found.push(u8::try_from(number >> bits & 255).unwrap_or(0));
        }
    }
    found
}
