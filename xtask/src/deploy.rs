//! Makes the folder that is put on a server: the release, how it is sent, and what names its
//! address. The release itself knows no address, so it runs anywhere; only what other programs
//! read from afar has to name one.

mod template;

use std::fs;
use std::path::Path;

use landfall::embed::config::Config;
use sha2::{Digest, Sha256};

use crate::server::{brotli, gzip};
use crate::{Outcome, dist, offline, root};

/// The languages that have an entry page.
const LANGUAGES: [&str; 3] = ["ko", "en", "ja"];

/// What is sent in a smaller form.
const TEXT: [&str; 7] = ["css", "html", "js", "json", "svg", "wasm", "webmanifest"];

/// Copies `dist/` and adds everything that depends on the origin, and the operator's
/// configuration, if a file is named.
pub fn run(origin: &str, to: &str, config: Option<&str>) -> Outcome<()> {
    let origin = checked(origin)?;
    let config = config.map(fs::read_to_string).transpose()?;
    let ancestors = match &config {
        Some(text) => ancestors(&configured(text)?),
        None => "*".to_owned(),
    };
    let (from, to) = (root().join("dist"), root().join(to));
    if to.exists() {
        return Err(format!("{} is there already", to.display()).into());
    }
    let mut paths = Vec::new();
    for file in dist::files(&from)? {
        let path = file
            .strip_prefix(&from)?
            .to_string_lossy()
            .replace('\\', "/");
        let target = to.join(&path);
        fs::create_dir_all(target.parent().ok_or("a file without a folder")?)?;
        fs::copy(&file, &target)?;
        paths.push(path);
    }
    if let Some(config) = config {
        fs::write(to.join("config.json"), config)?;
    }
    for code in LANGUAGES {
        let page = to.join(code).join("index.html");
        let html = fs::read_to_string(&page)?;
        let title = between(&html, "<title>", "</title>")?;
        fs::write(to.join(oembed_name(code)), oembed(origin, code, title))?;
        fs::write(&page, linked(&html, origin, code)?)?;
        offline::resize(&to, &format!("{code}/index.html"))?;
        paths.push(oembed_name(code));
    }
    paths.sort();
    compress(&to, &paths)?;
    for (name, text) in template::all(origin, &paths, &ancestors) {
        fs::write(to.join(name), text)?;
    }
    fs::write(to.join("checksums.txt"), checksums(&to, &paths)?)?;
    println!("{} is ready for {origin}", to.display());
    Ok(())
}

/// An origin has a scheme and a host, and no path. It goes into headers and pages as it is.
fn checked(origin: &str) -> Outcome<&str> {
    let origin = origin.trim_end_matches('/');
    let host = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://localhost").map(|_| "localhost"));
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || ".-:".contains(letter);
    match host {
        Some(host) if !host.is_empty() && host.chars().all(is_plain) => Ok(origin),
        _ => Err(format!("{origin} is no origin such as https://check.example").into()),
    }
}

/// All configurations of a file, or its problems by the names of their fields.
fn configured(text: &str) -> Outcome<Vec<Config>> {
    Config::all(text).map_err(|problems| {
        let lines: Vec<String> = problems
            .iter()
            .map(|each| format!("  {}: {}", each.place.join("."), each.problem))
            .collect();
        format!("the configuration is wrong:\n{}", lines.join("\n")).into()
    })
}

/// The pages that may embed the check, as the policy names them: all, unless every
/// configuration says which.
fn ancestors(configs: &[Config]) -> String {
    let mut all = Vec::new();
    for config in configs {
        match &config.embed_origins {
            Some(origins) => all.extend(origins.iter().map(String::as_str)),
            None => return "*".to_owned(),
        }
    }
    all.sort_unstable();
    all.dedup();
    match all.len() {
        0 if configs.is_empty() => "*".to_owned(),
        0 => "'none'".to_owned(),
        _ => all.join(" "),
    }
}

fn oembed_name(code: &str) -> String {
    format!("oembed.{code}.json")
}

/// What `WordPress` and others read to embed the page by its address alone.
fn oembed(origin: &str, code: &str, title: &str) -> String {
    let html = format!(
        "<iframe title=\"{title}\" src=\"{origin}/{code}/\" width=\"720\" height=\"900\"></iframe>"
    );
    let oembed = serde_json::json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": title,
        "provider_url": format!("{origin}/{code}/"),
        "title": title,
        "width": 720,
        "height": 900,
        "html": html,
    });
    format!("{oembed}\n")
}

/// `WordPress` does not complete a relative address.
fn linked(html: &str, origin: &str, code: &str) -> Outcome<String> {
    let (before, after) = html.split_once("</head>").ok_or("the page has no head")?;
    let name = oembed_name(code);
    let link = format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{origin}/{name}\">"
    );
    Ok([before, &link, "</head>", after].concat())
}

fn between<'a>(text: &'a str, begin: &str, end: &str) -> Outcome<&'a str> {
    let rest = text.split_once(begin).map(|(_, rest)| rest);
    let found = rest.and_then(|rest| rest.split_once(end));
    Ok(found.ok_or("the page has no title")?.0)
}

fn compress(folder: &Path, paths: &[String]) -> Outcome<()> {
    for path in paths {
        let extension = path.rsplit('.').next().unwrap_or_default();
        // The operator changes the configuration later, and a packed copy would hide that.
        if !TEXT.contains(&extension) || path == "config.json" {
            continue;
        }
        let bytes = fs::read(folder.join(path))?;
        fs::write(folder.join(format!("{path}.br")), brotli(&bytes, 11)?)?;
        fs::write(folder.join(format!("{path}.gz")), gzip(&bytes)?)?;
    }
    Ok(())
}

/// In the form that `sha256sum --check` reads.
fn checksums(folder: &Path, paths: &[String]) -> Outcome<String> {
    let mut lines = String::new();
    for path in paths {
        for byte in Sha256::digest(fs::read(folder.join(path))?) {
            lines.extend([format!("{byte:02x}")]);
        }
        lines.extend([format!("  {path}\n")]);
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_origin_is_taken() {
        assert_eq!(
            checked("https://check.example/").unwrap(),
            "https://check.example"
        );
        for bad in [
            "check.example",
            "http://check.example",
            "https://",
            "https://check.example/path",
            "https://a\"; script-src *",
            "javascript:alert(1)",
            "https://user@evil",
        ] {
            assert!(checked(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_wrong_configuration_is_refused_by_the_name_of_its_field() {
        let text = "{\"format\":\"landfall-config/1\",\"configs\":[{\"id\":\"default\",\
                    \"name\":\"X\",\"contactUrl\":\"javascript:alert(1)\"}]}";
        let error = configured(text).unwrap_err().to_string();
        assert!(
            error.contains("configs.default.contactUrl: expected an https:"),
            "{error}"
        );
    }

    #[test]
    fn pages_that_may_embed_are_named_only_if_all_configurations_do() {
        let config = |origins: Option<&[&str]>| Config {
            embed_origins: origins.map(|all| all.iter().map(ToString::to_string).collect()),
            ..Config::default()
        };
        let (a, b) = ("https://a.example", "https://b.example");
        assert_eq!(ancestors(&[]), "*");
        assert_eq!(ancestors(&[config(Some(&[a])), config(None)]), "*");
        let both = ancestors(&[config(Some(&[b, a])), config(Some(&[a]))]);
        assert_eq!(both, "https://a.example https://b.example");
        assert_eq!(ancestors(&[config(Some(&[]))]), "'none'");
    }

    #[test]
    fn wordpress_finds_a_frame_that_it_keeps() {
        let page = "<html><head><title>진단</title></head><body></body></html>";
        let linked = linked(page, "https://check.example", "ko").unwrap();
        assert!(linked.contains(
            "<link rel=\"alternate\" type=\"application/json+oembed\" \
             href=\"https://check.example/oembed.ko.json\"></head>"
        ));
        let text = oembed("https://check.example", "ko", "진단");
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["type"], "rich");
        // Every other attribute would be taken away.
        assert_eq!(
            value["html"],
            "<iframe title=\"진단\" src=\"https://check.example/ko/\" width=\"720\" \
             height=\"900\"></iframe>"
        );
    }
}
