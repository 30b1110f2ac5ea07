//! The page for those who put the check into a site, `embed.html`: choices, the check as it will
//! look, and the code to copy. `loader/embed.js` makes it work; no page of the check leads to it.

use std::fs;
use std::path::Path;

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

/// Languages with their own names, in the order in which they are offered.
const LANGUAGES: [(&str, &str); 3] = [("ko", "한국어"), ("en", "English"), ("ja", "日本語")];

/// Writes the page beside the release's own, whose style sheet it shares.
pub fn write(folder: &Path, template: &str) -> Outcome<()> {
    // The page may do without a hash that is larger than its shortest words.
    let links = paper::links(template);
    let sheet = links
        .split_once("href=\"")
        .and_then(|(_, rest)| rest.split('"').next());
    let sheet = sheet.ok_or("the page has no style sheet")?;
    let page = page(
        &format!("<link rel=stylesheet href={sheet}>"),
        &loader::element()?,
    )?;
    fs::write(folder.join(NAME), page)?;
    Ok(())
}

/// The page, whose elements have no words of their own: these stand at its end, language by
/// language, which is smaller by a fifth than side by side. The script gives the first empty
/// element the first of them, and so on.
struct Sheet {
    html: String,
    /// The words of the elements so far.
    keys: Vec<&'static str>,
}

impl Sheet {
    fn add(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// An element that will have these words; the tag is without its brackets.
    fn word(&mut self, tag: &str, key: &'static str) {
        let name = tag.split(' ').next().unwrap_or_default();
        self.html.extend(["<", tag, "></", name, ">"]);
        self.keys.push(key);
    }

    fn label(&mut self, id: &str, key: &'static str) {
        self.word(&format!("label class=lf-label for={id}"), key);
    }

    /// A list to choose from, whose options follow.
    fn list(&mut self, id: &str, key: &'static str) {
        self.add("<div>");
        self.label(id, key);
        self.add(&format!("<select class=lf-field id={id}>"));
    }
}

fn page(links: &str, loader: &str) -> Outcome<String> {
    let mut sheet = Sheet {
        html: format!(
            "<!doctype html><html lang=en><meta charset=utf-8>\
             <meta name=viewport content=\"width=device-width,initial-scale=1\">\
             <title>Embed</title><link rel=icon href=icon-192.png>{links}{loader}\
             <script src=embed.js defer></script>\
             <main aria-labelledby=name class=\"lf-page lf-snippet\"><header class=lf-header>"
        ),
        keys: Vec::new(),
    };
    sheet.word("b class=lf-header__name", "product");
    sheet.add("<div class=lf-files>");
    for (code, name) in LANGUAGES {
        sheet.add(&format!(
            "<a class=lf-link lang={code} href=\"?lang={code}\">{name}</a>"
        ));
    }
    sheet.add("</div></header>");
    sheet.word("h1 id=name class=lf-start__promise", "title");
    sheet.add("<section><div><div class=lf-snippet__fields>");
    choices(&mut sheet);
    sheet.add("</div>");
    sheet.label("code", "code");
    sheet.add("<textarea class=lf-field id=code rows=9 readonly></textarea>");
    for key in ["note-script", "note-wordpress", "note-builder"] {
        sheet.word(&format!("p class=lf-note id={key} hidden"), key);
    }
    sheet.word("button class=\"lf-button lf-button--main\" id=copy", "copy");
    sheet.add("<div role=status>");
    sheet.word("p id=copied hidden", "notice-copied");
    sheet.word("p id=refused hidden", "not-copied");
    sheet.add("</div></div><div class=lf-site-editor id=live></div></section></main>");
    let mut notes = String::new();
    for (code, _) in LANGUAGES {
        let words = Words::read(code)?;
        notes.extend(["<p lang=", code, ">", &words.get("no-script")?]);
        sheet.add(&format!("<ul lang={code} hidden>"));
        for key in sheet.keys.clone() {
            sheet.add(&["<li>", &words.get(key)?].concat());
        }
        sheet.add("</ul>");
    }
    sheet.add(&format!("<noscript>{notes}</noscript>\n"));
    Ok(sheet.html)
}

fn choices(sheet: &mut Sheet) {
    sheet.list("lang", "language");
    sheet.word("option value=\"\"", "auto");
    for (code, name) in LANGUAGES {
        sheet.add(&format!("<option value={code}>{name}</option>"));
    }
    for (id, values) in CHOICES {
        sheet.add("</select></div>");
        sheet.list(id, id);
        for (value, key) in values {
            sheet.word(&format!("option value=\"{value}\""), key);
        }
    }
    sheet.add("</select></div><div>");
    sheet.label("accent", "accent");
    sheet.add(&format!(
        "<input class=lf-field type=color id=accent value={ACCENT}></div>"
    ));
    sheet.list("site", "site");
    for (value, name) in SITES {
        sheet.add(&format!("<option value={value}>{name}</option>"));
    }
    sheet.add("</select></div>");
}

/// Words of the page, and behind them those of the check, in one language.
struct Words([Value; 2]);

impl Words {
    fn read(code: &str) -> Outcome<Self> {
        let file = |name: &str| -> Outcome<Value> {
            let path = root().join(format!("content/words/{code}/{name}.json"));
            Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
        };
        Ok(Self([file("embed")?, file("ui")?]))
    }

    fn get(&self, key: &str) -> Outcome<String> {
        let mut found = self.0.iter().filter_map(|words| words[key].as_str());
        let text = found
            .next()
            .ok_or_else(|| format!("there are no words for {key}"))?;
        Ok(text.replace('&', "&amp;").replace('<', "&lt;"))
    }
}

#[cfg(test)]
mod tests {
    use landfall::language::Language;

    use super::*;

    #[test]
    fn every_word_stands_there_in_each_language() {
        let page = page("<link>", "<script>").unwrap();
        for language in Language::ALL {
            let path = root().join(format!("content/words/{}/embed.json", language.code()));
            let words: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            for (key, text) in words.as_object().unwrap() {
                let text = text.as_str().unwrap();
                assert!(page.contains(&format!(">{text}<")), "{key}: {text}");
            }
        }
    }

    #[test]
    fn the_colour_is_that_of_the_check() {
        let tokens = fs::read_to_string(root().join("styles/tokens.css")).unwrap();
        assert!(tokens.contains(&format!("--lf-accent: light-dark({ACCENT}")));
    }
}
