//! The page for those who put the check into a site, `embed.html`: choices, the check as it will
//! look, and the code to copy. `loader/embed.js` makes it work; no page of the check leads to it.

use std::fs;
use std::path::Path;

use landfall::language::Language;
use serde_json::Value;

use crate::{Outcome, loader, paper, root};

/// The name of the page in a release.
pub const NAME: &str = "embed.html";

/// The colour of the control, which is that of the light theme in `styles/tokens.css`. Left as it
/// is, no colour stands in the address, and each theme keeps its own.
const ACCENT: &str = "#0d5c63";

/// A choice by its name in the address and in the script, with values and their words. What its
/// first value says the check does without being told.
type Choice = (&'static str, &'static [(&'static str, &'static str)]);

const CHOICES: [Choice; 4] = [
    (
        "way",
        &[
            ("frame", "way-frame"),
            ("popup", "way-popup"),
            ("slide", "way-slide"),
            ("link", "way-link"),
        ],
    ),
    ("start", &[("", "start-welcome"), ("first", "start-first")]),
    ("view", &[("", "view-both"), ("check", "view-check")]),
    (
        "theme",
        &[
            ("", "theme-auto"),
            ("light", "theme-light"),
            ("dark", "theme-dark"),
        ],
    ),
];

/// What a page is made with. Their names are the same in every language.
const SITES: [(&str, &str); 4] = [
    ("html", "HTML"),
    ("script", "HTML + JavaScript"),
    ("wordpress", "WordPress"),
    ("builder", "Wix, Squarespace"),
];

/// Words in all languages, side by side; the script leaves those of one. Without it all are read.
struct Words(Vec<(&'static str, Value, Value)>);

/// Writes the page beside the release's own, whose style sheet it shares.
pub fn write(folder: &Path, template: &str) -> Outcome<()> {
    let words = Words::read()?;
    let page = page(&words, &paper::links(template), &loader::element()?)?;
    fs::write(folder.join(NAME), page)?;
    Ok(())
}

impl Words {
    fn read() -> Outcome<Self> {
        let mut all = Vec::new();
        for language in Language::ALL {
            let code = language.code();
            let file = |name: &str| -> Outcome<Value> {
                let path = root().join(format!("content/words/{code}/{name}.json"));
                Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
            };
            all.push((code, file("embed")?, file("ui")?));
        }
        Ok(Self(all))
    }

    /// An element for each language. Words of the page come before those of the check.
    fn each(&self, begin: &str, key: &str) -> Outcome<String> {
        let mut html = String::new();
        for (code, own, ui) in &self.0 {
            let found = own.get(key).or_else(|| ui.get(key)).and_then(Value::as_str);
            let text = found.ok_or_else(|| format!("there are no words for {key} in {code}"))?;
            html.extend([
                "<",
                begin,
                " lang=",
                code,
                ">",
                text,
                "</",
                begin.split(' ').next().unwrap_or_default(),
                ">",
            ]);
        }
        Ok(html)
    }

    fn span(&self, key: &str) -> Outcome<String> {
        self.each("span", key)
    }

    fn label(&self, id: &str, key: &str) -> Outcome<String> {
        Ok(format!(
            "<label class=lf-label for={id}>{}</label>",
            self.span(key)?
        ))
    }

    fn choice(&self, id: &str, key: &str, options: &str) -> Outcome<String> {
        Ok(format!(
            "<div>{}<select class=lf-field id={id}>{options}</select></div>",
            self.label(id, key)?
        ))
    }
}

fn page(words: &Words, links: &str, loader: &str) -> Outcome<String> {
    let tongues = [("ko", "한국어"), ("en", "English"), ("ja", "日本語")];
    let mut html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width,initial-scale=1\">\
         <meta name=robots content=noindex><title>Embed</title>{links}{loader}\
         <script src=embed.js blocking=render defer></script>\
         <main class=\"lf-page lf-snippet\"><header class=lf-header>\
         <b class=lf-header__name>{}</b><div class=lf-languages>",
        words.span("product")?
    );
    for (code, name) in tongues {
        html.extend([format!(
            "<a class=lf-link lang={code} href=\"?lang={code}\">{name}</a> "
        )]);
    }
    html.extend([format!(
        "</div></header><h1 class=lf-start__promise>{}</h1><p class=lf-lead>{}</p>\
         <noscript><p>{}</p></noscript><section><div><div class=lf-snippet__fields>",
        words.span("title")?,
        words.span("intro")?,
        words.span("no-script")?
    )]);
    let mut options = words.each("option value", "auto")?;
    for (code, name) in tongues {
        options.extend([format!("<option value={code}>{name}</option>")]);
    }
    html.push_str(&words.choice("lang", "language", &options)?);
    for (id, values) in CHOICES {
        let mut options = String::new();
        for (value, key) in values {
            let begin = format!("option value=\"{value}\"");
            options.push_str(&words.each(&begin, key)?);
        }
        html.push_str(&words.choice(id, id, &options)?);
    }
    html.extend([format!(
        "<div>{}<input class=lf-field type=color id=accent value={ACCENT}></div>",
        words.label("accent", "accent")?
    )]);
    let sites: Vec<String> = SITES
        .iter()
        .map(|(value, name)| format!("<option value={value}>{name}</option>"))
        .collect();
    html.push_str(&words.choice("site", "site", &sites.concat())?);
    html.extend([format!(
        "</div>{}<textarea class=lf-field id=code rows=9 readonly spellcheck=false></textarea>",
        words.label("code", "code")?
    )]);
    for (site, _) in SITES {
        let note = words.span(&format!("note-{site}"))?;
        html.extend([format!("<p class=lf-note id=note-{site} hidden>{note}</p>")]);
    }
    html.extend([format!(
        "<p><button class=\"lf-button lf-button--main\" type=button id=copy>{}</button></p>\
         <div role=status><p id=copied hidden>{}</p><p id=refused hidden>{}</p></div></div>\
         <div class=lf-snippet__live id=live></div></section></main>\n",
        words.span("copy")?,
        words.span("notice-copied")?,
        words.span("notice-not-copied")?
    )]);
    Ok(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_there_in_each_language() {
        let page = page(&Words::read().unwrap(), "<link>", "<script>").unwrap();
        for language in Language::ALL {
            let path = root().join(format!("content/words/{}/embed.json", language.code()));
            let words: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            for (key, text) in words.as_object().unwrap() {
                let text = text.as_str().unwrap();
                assert!(page.contains(&format!(">{text}</")), "{key}: {text}");
            }
        }
    }

    #[test]
    fn the_colour_is_that_of_the_check() {
        let tokens = fs::read_to_string(root().join("styles/tokens.css")).unwrap();
        assert!(tokens.contains(&format!("--lf-accent: light-dark({ACCENT}")));
    }
}
