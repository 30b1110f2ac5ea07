//! Makes the folder that is put on a server: the release, how it is sent, and what names its
//! address. The release itself knows no address, so it runs anywhere; only what other programs
//! read from afar has to name one.

mod place;
mod template;

use std::fs;
use std::path::Path;

use landfall::embed::config::Config;
use sha2::{Digest, Sha256};

use crate::server::{brotli, gzip};
use crate::{Outcome, dist, loader, offline, root};
pub use place::Place;

/// The pages that can be embedded by their address: that which chooses a language, and one of each.
const FOLDERS: [&str; 4] = ["", "ko/", "en/", "ja/"];

/// What is sent in a smaller form.
const TEXT: [&str; 7] = ["css", "html", "js", "json", "svg", "wasm", "webmanifest"];

/// Copies `dist/` and adds everything that depends on where it will stand, and the operator's
/// configuration, if a file is named.
pub fn run(addresses: &[&str], to: &str, config: Option<&str>) -> Outcome<()> {
    let places: Outcome<Vec<Place>> = addresses.iter().map(|each| Place::read(each)).collect();
    let (places, to) = (places?, root().join(to));
    let config = config.map(fs::read_to_string).transpose()?;
    pack(&root().join("dist"), &places, &to, config.as_deref())?;
    println!("{} is ready for {}", to.display(), addresses.join(", "));
    Ok(())
}

/// The same for a release in any folder. Other programs are told the first of the places.
pub fn pack(from: &Path, places: &[Place], to: &Path, config: Option<&str>) -> Outcome<()> {
    let first = places.first().ok_or("pack needs --origin https://…")?;
    let ancestors = match config {
        Some(text) => ancestors(&configured(text)?),
        None => None,
    };
    if to.exists() {
        return Err(format!("{} is there already", to.display()).into());
    }
    let mut paths = Vec::new();
    for file in dist::files(from)? {
        let path = file
            .strip_prefix(from)?
            .to_string_lossy()
            .replace('\\', "/");
        let target = to.join(&path);
        fs::create_dir_all(target.parent().ok_or("a file without a folder")?)?;
        fs::copy(&file, &target)?;
        paths.push(path);
    }
    // Host pages name loaders of earlier releases.
    paths.extend(loader::keep(to)?);
    if let Some(config) = config {
        fs::write(to.join("config.json"), config)?;
    }
    for folder in FOLDERS {
        let page = format!("{folder}index.html");
        let html = fs::read_to_string(to.join(&page))?;
        let title = between(&html, "<title>", "</title>")?;
        fs::write(to.join(oembed_name(folder)), oembed(first, folder, title))?;
        fs::write(to.join(&page), linked(&html, first, folder)?)?;
        offline::resize(to, &page)?;
        paths.push(oembed_name(folder));
    }
    offline::seal(to)?;
    paths.sort();
    paths.dedup();
    compress(to, &paths)?;
    for (name, text) in template::all(places, &paths, ancestors.as_deref()) {
        fs::write(to.join(name), text)?;
    }
    fs::write(to.join("checksums.txt"), checksums(to, &paths)?)?;
    Ok(())
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

/// The pages that may embed the check, as the policy names them; none where all may, because not
/// every configuration says which.
fn ancestors(configs: &[Config]) -> Option<String> {
    let mut all = Vec::new();
    for config in configs {
        match &config.embed_origins {
            Some(origins) => all.extend(origins.iter().map(String::as_str)),
            None => return None,
        }
    }
    if configs.is_empty() {
        return None;
    }
    all.sort_unstable();
    all.dedup();
    // The snippet page shows the check in a frame, too.
    Some([vec!["'self'"], all].concat().join(" "))
}

fn oembed_name(folder: &str) -> String {
    format!("oembed.{folder}json").replace('/', ".")
}

/// What `WordPress` and others read to embed the page by its address alone.
fn oembed(place: &Place, folder: &str, title: &str) -> String {
    let address = place.address(folder);
    let html = format!(
        "<iframe title=\"{title}\" src=\"{address}\" width=\"720\" height=\"900\"></iframe>"
    );
    let oembed = serde_json::json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": title,
        "provider_url": address,
        "title": title,
        "width": 720,
        "height": 900,
        "html": html,
    });
    format!("{oembed}\n")
}

/// `WordPress` does not complete a relative address.
fn linked(html: &str, place: &Place, folder: &str) -> Outcome<String> {
    // The root page has lost the end of its head with the spaces.
    let end = if html.contains("</head>") {
        "</head>"
    } else {
        "<body>"
    };
    let (before, after) = html.split_once(end).ok_or("the page has no head")?;
    let address = place.address(&oembed_name(folder));
    let link =
        format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}\">");
    Ok([before, &link, end, after].concat())
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
        assert_eq!(ancestors(&[]), None);
        assert_eq!(ancestors(&[config(Some(&[a])), config(None)]), None);
        let both = ancestors(&[config(Some(&[b, a])), config(Some(&[a]))]);
        assert_eq!(
            both.as_deref(),
            Some("'self' https://a.example https://b.example")
        );
        let nobody = ancestors(&[config(Some(&[]))]);
        assert_eq!(nobody.as_deref(), Some("'self'"));
    }

    #[test]
    fn wordpress_finds_a_frame_that_it_keeps() {
        let page = "<html><head><title>진단</title></head><body></body></html>";
        let place = Place::read("https://www.example.com/check").unwrap();
        let page = linked(page, &place, "ko/").unwrap();
        assert!(page.contains(
            "<link rel=\"alternate\" type=\"application/json+oembed\" \
             href=\"https://www.example.com/check/oembed.ko.json\"></head>"
        ));
        let text = oembed(&place, "ko/", "진단");
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["type"], "rich");
        // Every other attribute would be taken away.
        assert_eq!(
            value["html"],
            "<iframe title=\"진단\" src=\"https://www.example.com/check/ko/\" width=\"720\" \
             height=\"900\"></iframe>"
        );
        assert_eq!(oembed_name(""), "oembed.json");
    }
}
