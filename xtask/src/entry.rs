//! The entry pages: one for each language, in which the first screen stands as text before the
//! wasm has arrived, and the root page, which chooses one of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{Outcome, install, root};

/// Each language with its own name.
const LANGUAGES: [(&str, &str); 3] = [("ko", "한국어"), ("en", "English"), ("ja", "日本語")];

/// The page is read on while the starter is on its way, or it would stay blank with a starter that
/// never arrives; what the visitor sees waits for it by the style sheet, and only for a second.
const ASIDE: &str = " async fetchpriority=\"high\"";

/// What a page says, as the app's own components and words make it.
type Words = BTreeMap<String, String>;

/// Writes the entry pages and the root page from the page that Trunk has built.
pub fn write(folder: &Path, template: &str) -> Outcome<()> {
    let output = Command::new("cargo")
        .args(["run", "--quiet", "-p", "landfall"])
        .args(["--features", "host-render", "--bin", "landfall-entry"])
        // Flags that are meant for the wasm would build everything a second time.
        .env_remove("RUSTFLAGS")
        .current_dir(root())
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let words: BTreeMap<String, Words> = serde_json::from_slice(&output.stdout)?;
    for (code, _) in LANGUAGES {
        let words = words.get(code).ok_or("a language without words")?;
        fs::create_dir_all(folder.join(code))?;
        fs::write(
            folder.join(code).join("index.html"),
            entry(template, code, words)?,
        )?;
    }
    fs::write(folder.join("index.html"), choice(template, &words)?)?;
    Ok(())
}

/// The entry page of a language.
fn entry(template: &str, code: &str, words: &Words) -> Outcome<String> {
    let say = |key| word(words, key);
    let page = between(template, "page", &head(words, code)?)?;
    let first = say("first")?
        .replacen("lf-page", "lf-page lf-page--first", 1)
        // Both screens stand in one document, and an id is there once.
        .replace("id=\"lf-heading\"", "id=\"lf-heading-first\"");
    let start = both_promises(say("start")?, say("regions")?)?;
    let start = start.replacen("lf-page", "lf-page lf-page--start", 1);
    let page = between(&page, "app", &[start, first].concat())?;
    let page = page.replacen("<html lang=\"en\">", &format!("<html lang=\"{code}\">"), 1);
    let page = page.replacen(&install::name("en"), &install::name(code), 1);
    let page = starter_first(&page, " data-entry")?;
    Ok(small(&one_folder_down(&in_one_language(&page, code))))
}

/// The start screen with its own promise and that of the regions alone. The style sheet shows one.
/// Both stand in the same elements: the starter knows what was pressed by its place.
fn both_promises(start: &str, regions: &str) -> Outcome<String> {
    let mut both = start.to_owned();
    for (begin, end) in [("<h2", "</h2>"), ("<p class=\"lf-lead\"", "</p>")] {
        let (own, other) = (inside(start, begin, end)?, inside(regions, begin, end)?);
        let spans = format!(
            "<span class=\"lf-of-check\">{own}</span><span class=\"lf-of-regions\">{other}</span>"
        );
        both = both.replacen(own, &spans, 1);
    }
    Ok(both)
}

/// The content of the first element that begins and ends like this.
fn inside<'a>(screen: &'a str, begin: &str, end: &str) -> Outcome<&'a str> {
    let words = || {
        let (_, element) = screen.split_once(begin)?;
        Some(element.split_once('>')?.1.split_once(end)?.0)
    };
    Ok(words().ok_or("the start screen has no promise")?)
}

/// Notes that stand in all languages stand in the page's own.
fn in_one_language(page: &str, code: &str) -> String {
    let mut page = page.to_owned();
    for (other, _) in LANGUAGES {
        let begin = format!("<span lang=\"{other}\">");
        while let Some((before, rest)) = page.split_once(&begin) {
            let (content, after) = rest.split_once("</span>").unwrap_or((rest, ""));
            let content = if other == code { content } else { "" };
            page = [before, content, after].concat();
        }
    }
    page
}

/// The root page: it leads on at once, and without scripts by a link.
fn choice(template: &str, all: &BTreeMap<String, Words>) -> Outcome<String> {
    let page = between(template, "page", &head(english(all)?, "")?)?;
    let page = starter_first(&page, "")?;
    let (head, _) = page.split_once("<body>").ok_or("the page has no body")?;
    // What the entry pages load has no use here.
    let head: String = small(head)
        .split_inclusive('>')
        .filter(|tag| !tag.contains("preload") && !tag.contains("landfall-files"))
        .map(without_names)
        .collect();
    let links: String = LANGUAGES
        .map(|(code, name)| {
            format!("<li><a class=\"lf-link\" href=\"{code}/\" lang=\"{code}\">{name}</a></li>")
        })
        .concat();
    let mut titles = String::new();
    for (code, _) in LANGUAGES {
        let title = word(all.get(code).ok_or("a language without words")?, "title")?;
        titles.extend(["<span lang=\"", code, "\">", title, "</span>"]);
    }
    Ok(format!(
        "{head}<body><main class=\"lf-first\"><h1 class=\"lf-first__title\">{titles}</h1>\
         <ul class=\"lf-first__languages\">{links}</ul></main></body></html>\n"
    ))
}

fn english(all: &BTreeMap<String, Words>) -> Outcome<&Words> {
    Ok(all.get("en").ok_or("no English words")?)
}

/// The starter of the root page starts nothing.
fn without_names(tag: &str) -> String {
    if tag.contains("boot.js") {
        format!("<script src=\"boot.js\"{ASIDE}>")
    } else {
        tag.to_owned()
    }
}

/// Title, description, what a link preview shows, and the pages in the other languages. An
/// address with its host is not known before the release is deployed, so no picture is named.
fn head(words: &Words, code: &str) -> Outcome<String> {
    let (title, description) = (word(words, "title")?, word(words, "description")?);
    let folder = if code.is_empty() { "" } else { "../" };
    let alternates: String = LANGUAGES
        .map(|(other, _)| {
            format!("<link rel=\"alternate\" hreflang=\"{other}\" href=\"{folder}{other}/\">")
        })
        .concat();
    Ok(format!(
        "<title>{title}</title><meta name=\"description\" content=\"{description}\">\
         <meta property=\"og:type\" content=\"website\">\
         <meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"og:description\" content=\"{description}\">{alternates}"
    ))
}

fn word<'a>(words: &'a Words, key: &str) -> Outcome<&'a str> {
    let word = words.get(key).ok_or("the entry has no such words")?;
    if word.is_empty() {
        return Err(format!("the entry has no {key}").into());
    }
    Ok(word)
}

/// Replaces what stands between `<!-- name -->` and `<!-- /name -->`.
fn between(page: &str, name: &str, content: &str) -> Outcome<String> {
    let (begin, end) = (format!("<!-- {name} -->"), format!("<!-- /{name} -->"));
    let missing = || format!("index.html has no {begin} … {end}");
    let (before, rest) = page.split_once(&begin).ok_or_else(missing)?;
    let (_, after) = rest.split_once(&end).ok_or_else(missing)?;
    Ok([before, content, after].concat())
}

/// Moves the starter before the style sheet, for which it would wait otherwise, and the wasm
/// before it: a fetch meets the preload only if that has begun. The wasm alone keeps a slow line
/// busy until the app stands. What is small is fetched by the starter: asked for at once, it would
/// share the line with what the first frame waits for.
fn starter_first(page: &str, attribute: &str) -> Outcome<String> {
    let missing = "the page has no starter";
    let mut page = page.to_owned();
    let mut first = String::new();
    while take(&mut page, "<link rel=\"modulepreload\"", ">").is_some() {}
    while let Some(link) = take(&mut page, "<link rel=\"preload\"", ">") {
        first.push_str(&link);
    }
    first = first.replace("<link ", "<link fetchpriority=\"low\" ");
    let starter = take(&mut page, "<script src=\"boot.js\"", "</script>").ok_or(missing)?;
    let attributes = format!("\"boot.js\"{ASIDE}{attribute}");
    first.push_str(&starter.replacen("\"boot.js\"", &attributes, 1));
    // It reads the names of the files while the page is still being read.
    let names = page.find("name=\"landfall-files\"").ok_or(missing)?;
    let place = names + page[names..].find('>').ok_or(missing)? + 1;
    page.insert_str(place, &first);
    Ok(page)
}

/// Takes the first part that begins and ends like this out of the page.
fn take(page: &mut String, begin: &str, end: &str) -> Option<String> {
    let from = page.find(begin)?;
    let to = from + page[from..].find(end)? + end.len();
    Some(page.drain(from..to).collect())
}

/// The addresses of a page that lies in a folder of its own.
fn one_folder_down(page: &str) -> String {
    let mut page = page.replace("=content/", "=../content/");
    page = page.replace("=landfall-", "=../landfall-");
    page = page.replace("=config.json", "=../config.json");
    page = page.replace("=self-check.", "=../self-check.");
    for name in ["href", "src", "data-js", "data-wasm"] {
        page = page.replace(&format!("{name}=\"./"), &format!("{name}=\"../"));
        for begin in [
            "boot.js",
            "old.js",
            "content/",
            "landfall-",
            "icon-",
            "self-check.",
            "manifest.",
        ] {
            page = page.replace(
                &format!("{name}=\"{begin}"),
                &format!("{name}=\"../{begin}"),
            );
        }
    }
    page
}

/// Without comments and without the space between lines.
fn small(page: &str) -> String {
    let mut rest = page;
    let mut text = String::with_capacity(page.len());
    while let Some((before, after)) = rest.split_once("<!--") {
        text.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.lines().map(str::trim).collect()
}

#[cfg(test)]
mod tests;
