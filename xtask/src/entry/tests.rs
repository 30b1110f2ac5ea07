use super::*;

const TEMPLATE: &str = r#"<!doctype html>
<html lang="en">
  <head>
    <!-- page -->
    <title>x</title>
    <!-- /page -->
    <meta name="landfall-files" content="structure=content/structure.1.json words-ko=content/words-ko.2.json words-en=content/words-en.3.json rest=landfall-rest-4.wasm">
    <link rel="stylesheet" href="./landfall-5.css" integrity="sha384-x"/>
    <link rel="modulepreload" href="./landfall-app-6.js">
    <link rel="preload" href="./landfall-app-7.wasm" as="fetch">
    <script src="boot.js" data-js="./landfall-app-6.js" data-wasm="./landfall-app-7.wasm"></script>
  </head>
  <body>
    <noscript><p><span lang="en">Off</span><span lang="ko">꺼짐</span></p></noscript>
    <div id="app"><!-- app --><!-- /app --></div>
  </body>
</html>"#;

fn words() -> Words {
    let screen = |words| format!("<div class=\"lf-page\"><h2 id=\"lf-heading\">{words}</h2></div>");
    let start = |words| {
        format!(
            "<div class=\"lf-page\"><h2 id=\"lf-heading\">{words}</h2>\
             <p class=\"lf-lead\">{words}!</p></div>"
        )
    };
    let pairs = [
        ("title", "T".to_owned()),
        ("description", "D".to_owned()),
        ("start", start("S")),
        ("regions", start("R")),
        ("first", screen("F")),
    ];
    pairs.map(|(key, value)| (key.to_owned(), value)).into()
}

#[test]
fn an_entry_page_speaks_its_language_and_holds_both_first_screens() {
    let page = entry(TEMPLATE, "ko", &words()).unwrap();
    assert!(page.starts_with("<!doctype html><html lang=\"ko\"><head><title>T</title>"));
    assert!(page.contains("<noscript><p>꺼짐</p></noscript>"));
    assert!(page.contains(
        "<div id=\"app\"><div class=\"lf-page lf-page--start\"><h2 id=\"lf-heading\">\
         <span class=\"lf-of-check\">S</span><span class=\"lf-of-regions\">R</span></h2>\
         <p class=\"lf-lead\"><span class=\"lf-of-check\">S!</span>\
         <span class=\"lf-of-regions\">R!</span></p></div>\
         <div class=\"lf-page lf-page--first\"><h2 id=\"lf-heading-first\">F</h2></div></div>"
    ));
    assert!(!page.contains("<!--") && !page.contains('\n'), "{page}");
}

#[test]
fn addresses_lead_out_of_the_folder() {
    let page = entry(TEMPLATE, "ko", &words()).unwrap();
    for part in page.split(['"', ' ', '=']) {
        let is_file = [".js", ".css", ".wasm", ".json"]
            .iter()
            .any(|end| part.ends_with(end));
        assert!(!is_file || part.starts_with("../"), "{part}");
    }
}

#[test]
fn only_the_wasm_is_under_way_before_the_starter_and_the_style_sheet_comes_after() {
    let page = entry(TEMPLATE, "ko", &words()).unwrap();
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("no {part}"));
    let starter = at("<script src=\"../boot.js\" async fetchpriority=\"high\" data-entry");
    for before in [
        "landfall-files",
        "rel=\"preload\" href=\"../landfall-app-7.wasm\"",
    ] {
        assert!(at(before) < starter, "{before}");
    }
    assert!(starter < at("rel=\"stylesheet\""));
    // What is small would take its share of the line from the first frame.
    assert!(!page.contains("href=\"../content/") && !page.contains("modulepreload"));
}

#[test]
fn the_root_page_leads_on_and_loads_nothing_else() {
    let all = ["ko", "en", "ja"]
        .map(|code| (code.to_owned(), words()))
        .into();
    let page = choice(TEMPLATE, &all).unwrap();
    assert!(
        page.contains("<script src=\"boot.js\" async fetchpriority=\"high\"></script>"),
        "{page}"
    );
    assert!(!page.contains("preload") && !page.contains("landfall-files"));
    for code in ["ko", "en", "ja"] {
        let link = format!("<a class=\"lf-link\" href=\"{code}/\" lang=\"{code}\">");
        assert!(page.contains(&link), "{code}");
    }
}

#[test]
fn a_page_without_its_places_is_refused() {
    for part in [
        "<!-- app -->",
        "<!-- /page -->",
        "boot.js",
        "landfall-files",
    ] {
        let page = entry(&TEMPLATE.replace(part, ""), "ko", &words());
        assert!(page.is_err(), "{part}");
    }
    let mut silent = words();
    silent.insert("first".to_owned(), String::new());
    assert!(entry(TEMPLATE, "ko", &silent).is_err());
    let mut changed = words();
    changed.insert("regions".to_owned(), "<h2>R</h2>".to_owned());
    assert!(entry(TEMPLATE, "ko", &changed).is_err());
}
