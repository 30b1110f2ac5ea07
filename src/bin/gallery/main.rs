//! Writes the gallery into a folder: every screen in every state, as the app would draw it, in
//! each language, for a wide page and for a narrow one. `cargo xtask gallery` calls it, and lays
//! the map of the release into the folder before.

mod around;
mod company;
mod fixture;
mod part;
mod sheet;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use landfall::catalog::Catalog;
use landfall::content;
use landfall::host::Still;
use landfall::language::Language;
use landfall::text::{Text, Ui};

use self::fixture::{Fixture, all};

/// The two forms of a page, by the end of its name.
const FORMS: [(&str, bool); 2] = [("wide", true), ("narrow", false)];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1);
    let folder = PathBuf::from(folder.ok_or("usage: landfall-gallery <folder>")?);
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, write(&folder))
}

async fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let pack = content::pack();
    let structure = content::structure(&pack)?.to_string();
    let catalog = Rc::new(Catalog::parse(&structure)?);
    let map = fs::read_to_string(folder.join("map.json"))?;
    let mut names = Vec::new();
    for language in Language::ALL {
        let words = content::words(&pack, language)?;
        let whole = Rc::new(Text::parse(&catalog, language, &words.to_string())?);
        let mut first = words.clone();
        if let Some(words) = first.as_object_mut() {
            words.retain(|key, _| !matches!(key.as_str(), "plan" | "regions"));
        }
        let first = Rc::new(Text::parse(&catalog, language, &first.to_string())?);
        let own = folder.join(language.code());
        fs::create_dir_all(&own)?;
        let fixtures = all(&catalog)?;
        names = fixtures.keys().cloned().collect();
        for (name, fixture) in fixtures {
            let text = if fixture.is_complete { &whole } else { &first };
            let is_embedded = fixture.is_embedded;
            for (form, still) in stills(&catalog, text, &map, fixture) {
                let title = format!("{name} \u{2013} {}", text.ui(Ui::Product));
                let page = Page {
                    is_embedded,
                    ..Page::new(language, &title)
                };
                let html = page.html("../", &still.html().await);
                fs::write(own.join(format!("{name}.{form}.html")), html)?;
            }
        }
        names.extend(sheet::write(&own, &catalog, &whole).await?);
    }
    names.sort();
    names.dedup();
    fs::write(folder.join("accent.css"), around::accent())?;
    fs::write(folder.join("index.html"), index(&names))?;
    fs::write(folder.join("names.txt"), names.join("\n"))?;
    Ok(())
}

/// Both forms of a fixture.
fn stills(
    catalog: &Rc<Catalog>,
    text: &Rc<Text>,
    map: &str,
    fixture: Fixture,
) -> Vec<(&'static str, Still)> {
    let regions = || fixture.regions();
    let forms = FORMS.map(|(form, wide)| (form, wide, regions()));
    let dress = fixture.dress.clone();
    let (session, waiting) = fixture.split();
    let still = |(form, wide, regions)| {
        let mut still = Still::new(catalog, text, session.clone()).with_map(map);
        still.wide = wide;
        still.regions = regions;
        still.waiting.clone_from(&waiting);
        still.dress.clone_from(&dress);
        (form, still)
    };
    forms.into_iter().map(still).collect()
}

/// What a page of the gallery says of itself.
struct Page<'a> {
    language: Language,
    title: &'a str,
    is_embedded: bool,
}

impl<'a> Page<'a> {
    const fn new(language: Language, title: &'a str) -> Self {
        Self {
            language,
            title,
            is_embedded: false,
        }
    }

    fn html(&self, up: &str, body: &str) -> String {
        let (mark, brand) = if self.is_embedded {
            let brand = format!("<link rel=\"stylesheet\" href=\"{up}accent.css\">");
            (" data-embed=\"1\"", brand)
        } else {
            ("", String::new())
        };
        format!(
            "<!doctype html>\n<html lang=\"{}\"{mark}><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><title>{}</title>\
             <link rel=\"stylesheet\" href=\"{up}landfall.css\">{brand}</head>\
             <body><div id=\"app\">{body}</div></body></html>\n",
            self.language.code(),
            self.title,
        )
    }
}

/// Links to all pages: one row for a fixture.
fn index(names: &[String]) -> String {
    let link = |name: &str, language: Language, form: &str| {
        let code = language.code();
        format!("<td><a href=\"{code}/{name}.{form}.html\">{code} {form}</a></td>")
    };
    let row = |name: &String| {
        let pages = Language::ALL.into_iter();
        let pages = pages.flat_map(|language| FORMS.map(|(form, _)| link(name, language, form)));
        let links = pages.collect::<Vec<_>>().concat();
        format!("<tr><th scope=\"row\">{name}</th>{links}</tr>")
    };
    let rows = names.iter().map(row).collect::<Vec<_>>().concat();
    let body = format!(
        "<main class=\"lf-page\"><h1>Gallery</h1><table class=\"lf-table\"><tbody>{rows}</tbody></table></main>"
    );
    Page::new(Language::En, "Gallery").html("", &body)
}
