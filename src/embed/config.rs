//! The operator's `config.json`: to whom the check belongs, and which pages it trusts.
//!
//! Everything that a stranger must not choose stands here, on the check's own origin, and never
//! in an address. What is wrong in one configuration makes all of the file invalid: half of a
//! configuration would be a surprise.

use super::option::label;
use crate::json::{FromJson, Problem, Reader, read};

/// The name of the form and its version.
const FORMAT: &str = "landfall-config/1";

/// A longer file is none of ours.
const LONGEST_FILE: usize = 65_536;

/// The longest address, in bytes.
const LONGEST_ADDRESS: usize = 512;

/// The longest name and the longest text, in characters.
const LONGEST_NAME: usize = 80;
const LONGEST_TEXT: usize = 1_000;

/// One configuration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    pub id: String,
    /// Whom the check belongs to, as a visitor knows them.
    pub name: String,
    /// `https:` or `mailto:`.
    pub contact: Option<String>,
    /// A picture beside the check, by its file name.
    pub logo: Option<String>,
    /// What stands beside the way to the operator: Korean, English, Japanese.
    pub consent: Option<[String; 3]>,
    /// Pages that may receive a result.
    pub result_origins: Vec<String>,
    /// Pages that may give answers beforehand.
    pub prefill_origins: Vec<String>,
    /// Pages that may embed the check; without it, all.
    pub embed_origins: Option<Vec<String>>,
}

impl Config {
    /// Reads the configuration with this id, or the one named `default`; without either, one in
    /// which nothing is set.
    ///
    /// Fails with every problem of the whole file, each with its place.
    ///
    /// The build moves this into the second wasm, see `xtask/src/split.rs`.
    #[inline(never)]
    pub fn parse(text: &str, id: Option<&str>) -> Result<Self, Vec<Problem>> {
        let configs = Self::all(text)?;
        let find = |id: &str| configs.iter().find(|config| config.id == id);
        let found = id.and_then(find).or_else(|| find("default"));
        Ok(found.cloned().unwrap_or_default())
    }

    /// Reads all configurations of a file, or every problem in it.
    pub fn all(text: &str) -> Result<Vec<Self>, Vec<Problem>> {
        if text.len() > LONGEST_FILE {
            let problem = "is longer than 65536 bytes".to_owned();
            return Err(vec![Problem {
                place: Vec::new(),
                problem,
            }]);
        }
        let File(configs) = read(text)?;
        Ok(configs)
    }
}

struct File(Vec<Config>);

impl FromJson for File {
    fn from_json(reader: &mut Reader<'_>) -> Self {
        reader.open();
        if !reader.has("format") || reader.as_text() != Some(FORMAT) {
            reader.expected(FORMAT);
        }
        let configs = reader.field("configs");
        reader.close();
        Self(configs)
    }
}

impl FromJson for Config {
    fn from_json(reader: &mut Reader<'_>) -> Self {
        reader.open();
        let config = Self {
            id: checked(reader, "id", "small letters, digits and hyphens", is_id),
            name: checked(reader, "name", "a name of 1 to 80 characters", is_name),
            contact: optional(
                reader,
                "contactUrl",
                "an https: or mailto: address",
                is_contact,
            ),
            logo: optional(
                reader,
                "logo",
                "the name of a file beside config.json",
                is_file,
            ),
            consent: reader.has("consent").then(|| {
                reader.open();
                let words = ["ko", "en", "ja"]
                    .map(|code| checked(reader, code, "1 to 1000 characters", is_text));
                reader.close();
                words
            }),
            result_origins: origins(reader, "resultOrigins").unwrap_or_default(),
            prefill_origins: origins(reader, "prefillOrigins").unwrap_or_default(),
            embed_origins: origins(reader, "embedOrigins"),
        };
        reader.close();
        config
    }
}

type Check = fn(&str) -> bool;

fn checked(reader: &mut Reader<'_>, key: &'static str, what: &str, check: Check) -> String {
    reader.has(key);
    text(reader, what, check)
}

fn optional(
    reader: &mut Reader<'_>,
    key: &'static str,
    what: &str,
    check: Check,
) -> Option<String> {
    reader.has(key).then(|| text(reader, what, check))
}

fn text(reader: &mut Reader<'_>, what: &str, check: Check) -> String {
    match reader.as_text() {
        Some(text) if check(text) => text.to_owned(),
        _ => {
            reader.expected(what);
            String::new()
        }
    }
}

fn origins(reader: &mut Reader<'_>, key: &'static str) -> Option<Vec<String>> {
    if !reader.has(key) {
        return None;
    }
    let members = reader.list();
    let mut origins = Vec::new();
    for index in 0..members.len() {
        reader.enter(&members, index);
        origins.push(text(reader, "an exact origin", is_origin));
    }
    Some(origins)
}

fn is_id(text: &str) -> bool {
    label(text).is_some()
}

fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST_NAME && is_plain(text)
}

fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST_TEXT && is_plain(text)
}

/// Characters that turn the direction of writing or hide could make one name look like another.
fn is_plain(text: &str) -> bool {
    text.chars().all(|letter| {
        let hides = matches!(
            letter,
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        );
        !hides && !letter.is_control()
    })
}

fn is_file(text: &str) -> bool {
    let is_known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    (1..=64).contains(&text.len()) && text.bytes().all(is_known) && !text.starts_with('.')
}

fn is_contact(text: &str) -> bool {
    if text.len() > LONGEST_ADDRESS {
        return false;
    }
    if let Some(address) = text.strip_prefix("mailto:") {
        let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte);
        return address.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && name.bytes().all(is_local) && is_host(host)
        });
    }
    // A backslash would count as a slash, a space would end the address, and what RFC 3986 lets
    // stand nowhere does not stand here either.
    let is_graphic = text
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"\\\"<>^`{|}".contains(&byte));
    let Some(rest) = after(text, "https:") else {
        return false;
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    is_graphic && rest.get(..end).is_some_and(is_server)
}

fn is_origin(text: &str) -> bool {
    // A page under development stands on the machine itself.
    let rest = after(text, "https:").or_else(|| {
        let rest = after(text, "http:");
        rest.filter(|rest| matches!(rest.split(':').next(), Some("localhost" | "127.0.0.1")))
    });
    text.len() <= LONGEST_ADDRESS && rest.is_some_and(is_server)
}

/// What follows a scheme and two slashes. A release holds no text that looks like an address, so
/// the two stand apart.
fn after<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    text.strip_prefix(scheme)?.strip_prefix("//")
}

/// A host, perhaps with a port. Only ASCII: other letters can look like them.
fn is_server(text: &str) -> bool {
    let (host, port) = text.split_once(':').unwrap_or((text, "443"));
    let is_port = (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit());
    is_host(host) && is_port
}

fn is_host(text: &str) -> bool {
    let is_known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty()
        && text
            .split('.')
            .all(|part| !part.is_empty() && part.bytes().all(is_known))
}
