//! The sheets of the gallery: every component in every state under its name, and every chart
//! beside its like. Screens show components where they belong; the sheets show what differs.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use landfall::app::components::element::{Element, element, words};
use landfall::app::context::Context;
use landfall::catalog::Catalog;
use landfall::host::Still;
use landfall::session::{Screen, Session};
use landfall::text::{Text, Ui};

use super::part;
use super::{FORMS, Page};

/// The components at rest; with the focus on each, and with the pointer over each. The tests
/// that look at the second and the third bring both about.
const SHEETS: [&str; 3] = ["sheet", "sheet-focus", "sheet-hover"];

/// The charts side by side.
const CHARTS: &str = "sheet-charts";

/// A chart: its name, the states it is shown in, and how its element begins.
type Chart = (&'static str, &'static [&'static str], &'static str);

const DRAWN: [Chart; 5] = [
    (
        "ruler",
        &[
            "result-worst",
            "result-middle",
            "result",
            "result-best",
            "result-unknown",
            "result-one",
        ],
        "<div class=\"lf-ruler\"",
    ),
    (
        "factors",
        &["result-worst", "result", "result-best", "result-one"],
        "<table class=\"lf-table lf-table--bars\"",
    ),
    (
        "tariffs",
        &["result-worst", "result", "result-best"],
        "<table class=\"lf-table lf-table--bars lf-table--scenarios\"",
    ),
    (
        "firmness",
        &["result", "sample-battery-materials", "sample-food-maker"],
        "<table class=\"lf-table lf-table--bars lf-table--strips\"",
    ),
    (
        "map",
        &["result", "sample-food-maker"],
        "<figure class=\"lf-map\"",
    ),
];

/// Writes the sheets of a language; their names. The screens stand in the folder already.
pub(crate) async fn write(
    folder: &Path,
    catalog: &Rc<Catalog>,
    text: &Rc<Text>,
) -> Result<Vec<String>, Box<dyn Error>> {
    let product = text.ui(Ui::Product);
    let page = |name: &str| format!("{name} \u{2013} {product}");
    for (form, is_wide) in FORMS {
        for name in SHEETS {
            // The foot names the ways to other screens, and none of a screen's own.
            let session = Session {
                screen: Screen::Review,
                ..Session::default()
            };
            let mut still = Still::new(catalog, text, session);
            still.wide = is_wide;
            let body = still.html_of(sheet).await;
            let title = page(name);
            let page = Page::new(text.language, &title);
            fs::write(
                folder.join(format!("{name}.{form}.html")),
                page.html("../", &body),
            )?;
        }
        let title = page(CHARTS);
        let html = Page::new(text.language, &title).html("../", &charts(folder, form)?);
        fs::write(folder.join(format!("{CHARTS}.{form}.html")), html)?;
    }
    let names = SHEETS.iter().chain([&CHARTS]);
    Ok(names.map(|name| (*name).to_owned()).collect())
}

/// Every component, under the name of its kind.
fn sheet(context: &Context) -> Element {
    let kinds = [
        ("Buttons", part::buttons(context)),
        ("Rows to choose from", part::rows(context)),
        ("Fields", part::fields(context)),
        ("Files and copies", part::files(context)),
        ("Notices", part::notices(context)),
        ("Errors", part::errors(context)),
        ("Progress", part::progress(context)),
        ("Bars", part::bars(context)),
        ("Tables and tags", part::tables(context)),
        ("What opens", part::details(context)),
        ("Action, plan B, rule", part::results(context)),
        ("Text", part::texts(context)),
    ];
    let mut sections = Vec::new();
    for (name, parts) in kinds {
        let title = words("h3", "", name).set("lang", "en");
        sections.push(
            element("section", "lf-section")
                .child(title)
                .children(parts),
        );
    }
    element("div", "lf-check")
        .child(words("h2", "lf-check__name", "Components").set("lang", "en"))
        .children(sections)
}

/// The charts of the screens that were written before.
fn charts(folder: &Path, form: &str) -> Result<String, Box<dyn Error>> {
    let mut body = String::from(
        "<div class=\"lf-page\"><main class=\"lf-main\"><h1 class=\"lf-start__promise\" lang=\"en\">Charts</h1>",
    );
    for (name, states, begin) in DRAWN {
        body.extend([
            "<section class=\"lf-section\"><h2 class=\"lf-check__name\" lang=\"en\">",
            name,
            "</h2>",
        ]);
        for state in states {
            let page = fs::read_to_string(folder.join(format!("{state}.{form}.html")))?;
            let chart = cut(&page, begin).ok_or_else(|| format!("{state} has no {begin}"))?;
            body.extend(["<p class=\"lf-note\" lang=\"en\">", state, "</p>", chart]);
        }
        body.push_str("</section>");
    }
    body.push_str("</main></div>");
    Ok(body)
}

/// The first element that begins like this, with everything in it.
fn cut<'a>(page: &'a str, begin: &str) -> Option<&'a str> {
    let start = page.find(begin)?;
    let tag = begin.trim_start_matches('<').split(' ').next()?;
    let (opens, closes) = (format!("<{tag}"), format!("</{tag}>"));
    let (mut depth, mut at) = (0_usize, start);
    loop {
        let close = at + page.get(at..)?.find(&closes)? + closes.len();
        depth += page.get(at..close)?.matches(&opens).count();
        depth -= 1;
        at = close;
        if depth == 0 {
            return page.get(start..close);
        }
    }
}
