//! What a system needs to install the check beside its other programs: a manifest in each
//! language. The pictures are committed in `public/`.

use std::fs;
use std::path::Path;

use landfall::language::Language;
use serde_json::{Value, json};

use crate::{Outcome, root};

/// The colours of paper and ink in `styles/tokens.css`; a manifest knows one theme only.
const PAPER: &str = "#fbfaf7";

/// Writes `manifest.<language>.webmanifest` beside the root page.
pub fn write(folder: &Path) -> Outcome<()> {
    for language in Language::ALL {
        let code = language.code();
        fs::write(folder.join(name(code)), manifest(language)?.to_string())?;
    }
    Ok(())
}

/// The name of a language's manifest.
pub fn name(code: &str) -> String {
    format!("manifest.{code}.webmanifest")
}

fn manifest(language: Language) -> Outcome<Value> {
    let code = language.code();
    let word = |file: &str, key: &str| -> Outcome<String> {
        let path = root().join(format!("content/words/{code}/{file}.json"));
        let words: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
        let word = words[key].as_str().map(str::to_owned);
        word.ok_or_else(|| format!("{file}.json in {code} has no {key}").into())
    };
    Ok(json!({
        "name": word("ui", "product")?,
        "short_name": word("self-check", "home-screen")?,
        "lang": code,
        "start_url": format!("{code}/"),
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            { "src": "icon-192.png", "sizes": "192x192", "type": "image/png" },
            {
                "src": "icon-512.png", "sizes": "512x512", "type": "image/png",
                "purpose": "maskable"
            },
        ],
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_name_that_fits_below_an_icon() {
        for language in Language::ALL {
            let manifest = manifest(language).unwrap();
            let short = manifest["short_name"].as_str().unwrap();
            // A home screen shows about twelve letters, or half as many syllable signs.
            let width: usize = short
                .chars()
                .map(|letter| if letter.is_ascii() { 1 } else { 2 })
                .sum();
            assert!((2..=16).contains(&width), "{short}");
            assert!(manifest["name"].as_str().unwrap().len() > short.len());
        }
    }

    #[test]
    fn the_pictures_have_the_sizes_that_the_manifest_says() {
        let manifest = manifest(Language::En).unwrap();
        for icon in manifest["icons"].as_array().unwrap() {
            let path = root().join("public").join(icon["src"].as_str().unwrap());
            let reader = std::io::BufReader::new(fs::File::open(path).unwrap());
            let info = png::Decoder::new(reader).read_info().unwrap();
            let (width, height) = info.info().size();
            assert_eq!(icon["sizes"], format!("{width}x{height}"));
        }
    }

    #[test]
    fn the_colour_is_that_of_the_page() {
        let tokens = fs::read_to_string(root().join("styles/tokens.css")).unwrap();
        let page = fs::read_to_string(root().join("index.html")).unwrap();
        assert!(tokens.contains(&format!("--lf-paper: {PAPER}")));
        assert!(page.contains(&format!("content=\"{PAPER}\"")));
    }
}
