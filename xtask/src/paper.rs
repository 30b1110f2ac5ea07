//! The check without wasm or scripts: in each language a page with the whole questionnaire and
//! its scoring key, to print and to tick. It comes from the same content as the check.

mod key;

use std::fs;
use std::path::Path;

use landfall::content;
use landfall::language::Language;
use serde_json::Value;

use crate::{Outcome, pack, root};

/// The languages with their own names, in the order in which they are offered.
const LANGUAGES: [(&str, &str); 3] = [("ko", "한국어"), ("en", "English"), ("ja", "日本語")];

/// What the pages are made of: structure, and words in one language.
struct Source {
    structure: Value,
    words: Value,
    /// The words that stand on paper only.
    own: Value,
}

/// Writes the pages beside the release's own page, whose style sheet they share.
pub fn write(folder: &Path, template: &str) -> Outcome<()> {
    let links = links(template);
    for language in Language::ALL {
        let page = page(&Source::read(language)?, language.code(), &links)?;
        fs::write(
            folder.join(format!("self-check.{}.html", language.code())),
            page,
        )?;
    }
    Ok(())
}

/// Moves the words of the check in a language from a file of their own to the end of its page;
/// the address under which the app finds them. Together they are 4,000 bytes smaller than apart,
/// because they share their texts.
pub fn carry(folder: &Path, code: &str, path: &str) -> Outcome<String> {
    let own = folder.join(path);
    let words = fs::read_to_string(&own)?;
    fs::remove_file(&own)?;
    let name = format!("self-check.{code}.html");
    let page = fs::read_to_string(folder.join(&name))?;
    let page = carrying(&page, &words);
    fs::write(folder.join(&name), &page)?;
    // The name stays, so that links to the page do; the query changes with the content.
    Ok(format!("{name}?{}", pack::short_hash(page.as_bytes())))
}

/// The words stand in a comment, where a reader of the page never sees them. Two hyphens would
/// end it; JSON holds them only within texts, and has another way to write them.
fn carrying(page: &str, words: &str) -> String {
    let words = words.replace("--", "-\\u002d");
    [page.trim_end(), "<!--", &words, "-->"].concat()
}

impl Source {
    fn read(language: Language) -> Outcome<Self> {
        let pack = content::pack();
        let file = root().join(format!("content/words/{}/self-check.json", language.code()));
        Ok(Self {
            structure: content::structure(&pack)?,
            words: lifted(&content::merge(&pack.words[language as usize])?),
            own: serde_json::from_str(&fs::read_to_string(file)?)?,
        })
    }

    /// Words of the check, by their way through the content.
    fn words(&self, way: &[&str]) -> Outcome<String> {
        text(&self.words, way)
    }

    /// Words of the paper.
    fn own(&self, name: &str) -> Outcome<String> {
        text(&self.own, &[name])
    }

    /// Words of the paper with the values in their places.
    fn fill(&self, name: &str, values: &[(&str, &str)]) -> Outcome<String> {
        let mut words = self.own(name)?;
        for (name, value) in values {
            words = words.replace(&format!("{{{name}}}"), value);
        }
        Ok(words)
    }

    /// A number or a part of the scoring.
    fn scoring(&self, way: &[&str]) -> Outcome<&Value> {
        find(&self.structure["scoring"], way)
    }
}

/// The words of all files side by side; those of the surface together under `ui`.
fn lifted(files: &Value) -> Value {
    let mut words = serde_json::Map::new();
    let mut ui = serde_json::Map::new();
    for (file, entries) in files.as_object().into_iter().flatten() {
        let is_surface = file == "ui" || file == "result";
        let all = if is_surface { &mut ui } else { &mut words };
        for (name, entry) in entries.as_object().into_iter().flatten() {
            all.insert(name.clone(), entry.clone());
        }
    }
    words.insert("ui".to_owned(), ui.into());
    words.into()
}

/// The link to the style sheet, as the release names it.
pub(crate) fn links(template: &str) -> String {
    let tags = template.split_inclusive('>').map(|tag| {
        let begin = tag.find('<').unwrap_or_default();
        &tag[begin..]
    });
    tags.filter(|tag| tag.contains("rel=\"stylesheet\""))
        .collect()
}

fn page(source: &Source, code: &str, links: &str) -> Outcome<String> {
    let product = source.words(&["ui", "product"])?;
    let title = source.own("title")?;
    let mut html = format!(
        "<!doctype html><html lang={code}><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width,initial-scale=1\">\
         <title>{title} – {product}</title>{links}\
         <main class=lf-paper><header class=lf-header><b class=lf-header__name>{product}</b></header>\
         <h1>{title}</h1><p>{}<p class=lf-paper__ways><a class=lf-link href={code}/>{}</a>",
        source.own("intro")?,
        source.own("to-check")?,
    );
    for (other, name) in LANGUAGES.iter().filter(|(other, _)| *other != code) {
        html.extend([format!(
            " <a class=lf-link lang={other} href=self-check.{other}.html>{name}</a>"
        )]);
    }
    let profile = source.words(&["ui", "section-profile"])?;
    html.extend([format!("<h2>{profile}</h2>")]);
    for field in list(&source.structure["profile"]) {
        // What the exposure to tariffs is made of stands with the questions on tariffs.
        if field["page"] != "imports" {
            html.push_str(&self::profile(source, field)?);
        }
    }
    html.push_str(&questions(source)?);
    html.extend(["<section>", &key::key(source)?, "</section></main>\n"]);
    Ok(html)
}

/// All questions with their levels, factor by factor, and those on tariffs.
fn questions(source: &Source) -> Outcome<String> {
    let mut html = String::new();
    let mut number = 0;
    for (at, factor) in list(&source.structure["factors"]).iter().enumerate() {
        let id = text(factor, &["id"])?;
        let name = source.words(&["factors", &id, "name"])?;
        html.extend([format!("<h2>{name}</h2>")]);
        if at == 0 {
            html.extend([format!("<p>{}", source.own("tick")?)]);
        }
        for question in list(&factor["questions"]) {
            number += 1;
            html.push_str(&levels(source, "questions", question, &number.to_string())?);
        }
    }
    let title = source.words(&["ui", "section-tariffs"])?;
    html.extend([format!("<h2>{title}</h2>")]);
    for question in list(&source.structure["scenario-questions"]) {
        let id = text(question, &["id"])?;
        html.push_str(&levels(source, "scenario_questions", question, &id)?);
    }
    for (field, way) in [
        ("import_share", "import_share"),
        ("margin", "margin"),
        ("switch", "switch"),
    ] {
        let open = source.scoring(&["exposure", &format!("{way}_open")])?;
        let known = source.scoring(&["exposure", way])?;
        let options: Vec<(String, String)> = option_ids(source, field)?
            .into_iter()
            .map(|id| {
                let value = known.get(&id).unwrap_or(open).to_string();
                (id, format!(": <b>{value}</b>"))
            })
            .collect();
        html.push_str(&self::options(source, field, false, &options)?);
    }
    Ok(html)
}

/// A question with its five levels, counted from 0.
fn levels(source: &Source, kind: &str, question: &Value, number: &str) -> Outcome<String> {
    let id = text(question, &["id"])?;
    let words = find(&source.words, &[kind, &id])?;
    // What belongs to one question stays on one page.
    let mut html = format!(
        "<div><h3>{number}. {}</h3><p>{}<ol start=0>",
        text(words, &["title"])?,
        text(words, &["scope"])?
    );
    for anchor in list(&words["anchors"]) {
        html.extend([format!(
            "<li>{}",
            escaped(anchor.as_str().unwrap_or_default())
        )]);
    }
    let unknown = source.words(&["ui", "dont-know"])?;
    html.extend([format!("</ol><ul><li>{unknown}")]);
    if let Some(reason) = question["not_applicable"]["reason"].as_str() {
        let name = source.words(&["ui", "not-applicable"])?;
        let reason = source.words(&["not_applicable", reason])?;
        html.extend([format!("<li>{name} ({reason})")]);
    }
    html.push_str("</ul></div>");
    Ok(html)
}

/// What is written behind an option by hand.
const LINE: &str = ": ____";

/// A question of the profile, with room for what is more than a tick.
fn profile(source: &Source, field: &Value) -> Outcome<String> {
    let key = text(field, &["key"])?;
    let is_written = |option: &str| match field["kind"].as_str() {
        Some("sites" | "tiers") => true,
        Some("musts") => field["limits"].get(option).is_some(),
        _ => false,
    };
    let ids = option_ids(source, &key)?.into_iter();
    let lines = ids
        .filter(|id| is_written(id))
        .map(|id| (id, LINE.to_owned()));
    let is_more = field["kind"] != "one";
    let mut html = options(source, &key, is_more, &lines.collect::<Vec<_>>())?;
    if field["kind"] == "tiers" {
        let mut tiers = Vec::new();
        for tier in ["vital", "matters", "nice", "ignore"] {
            tiers.push(source.words(&["ui", &format!("tier-{tier}")])?);
        }
        html.extend([format!("<p>{}", tiers.join(" / "))]);
    }
    Ok(html)
}

fn option_ids(source: &Source, field: &str) -> Outcome<Vec<String>> {
    let mut fields = list(&source.structure["profile"]).iter();
    let field = fields.find(|known| known["key"] == field);
    let options = field.map(|field| list(&field["options"]));
    let options = options.ok_or("the profile lacks a question that the paper needs")?;
    let ids = options.iter().filter_map(Value::as_str);
    Ok(ids.map(str::to_owned).collect())
}

/// A question of the profile with its hint; what belongs to its options stands behind them.
fn options(
    source: &Source,
    field: &str,
    is_more: bool,
    numbers: &[(String, String)],
) -> Outcome<String> {
    let words = find(&source.words, &["fields", field])?;
    let mut html = format!("<div><h3>{}</h3>", text(words, &["title"])?);
    // Of a plain choice everything is said.
    if is_more && words["hint"].is_string() {
        html.extend([format!("<p>{}", text(words, &["hint"])?)]);
    }
    html.push_str("<ul>");
    for id in option_ids(source, field)? {
        let name = text(words, &["options", &id])?;
        let mut known = numbers.iter();
        let number = known.find(|(known, _)| *known == id);
        let behind = number.map_or("", |(_, behind)| behind.as_str());
        html.extend([format!("<li>{name}{behind}")]);
    }
    html.push_str("</ul></div>");
    Ok(html)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn find<'a>(value: &'a Value, way: &[&str]) -> Outcome<&'a Value> {
    let found = way.iter().try_fold(value, |value, name| value.get(name));
    found.ok_or_else(|| format!("the content has no {}", way.join(".")).into())
}

/// A text of the content, ready to stand in a page.
fn text(value: &Value, way: &[&str]) -> Outcome<String> {
    let found = find(value, way)?.as_str();
    let found = found.ok_or_else(|| format!("{} is no text", way.join(".")))?;
    Ok(escaped(found))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests;
