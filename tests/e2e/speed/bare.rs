//! A page that says the same as another and does nothing: what a release is measured against.

/// Elements whose words a reader never sees.
const UNSEEN: [&str; 4] = ["script", "style", "template", "noscript"];

/// A page of these words with its language, and with the style sheet if one is named.
pub(super) fn page(html: &str, language: &str, sheet: Option<&str>) -> String {
    let sheet = sheet.map_or_else(String::new, |sheet| {
        format!("<link rel=stylesheet href=\"{sheet}\" crossorigin>")
    });
    let words = words(html).join("</p>\n<p>");
    format!(
        "<!doctype html>\n<html lang={language}><head><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width, initial-scale=1\">\
         <title>Bare</title>{sheet}</head><body><main><p>{words}</p></main>\n\
         <input type=checkbox id=bare></body></html>\n"
    )
}

/// What stands in the body of a page, one text a line.
fn words(html: &str) -> Vec<String> {
    let body = html.find("<body").map_or(html, |place| &html[place..]);
    let mut rest = body.to_owned();
    for name in UNSEEN {
        let (begin, end) = (format!("<{name}"), format!("</{name}>"));
        while let Some(from) = rest.find(&begin) {
            let to = rest[from..].find(&end);
            let to = to.map_or(rest.len(), |to| from + to + end.len());
            rest.replace_range(from..to, "");
        }
    }
    while let Some(from) = rest.find("<!--") {
        let to = rest[from..]
            .find("-->")
            .map_or(rest.len(), |to| from + to + 3);
        rest.replace_range(from..to, "");
    }
    let texts = rest.split('<').filter_map(|part| part.split_once('>'));
    let texts = texts.map(|(_, text)| text.trim().to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

#[test]
fn a_bare_page_holds_the_words_and_nothing_else() {
    let html = "<title>No</title><body class=x><!-- no --><h1 id=a>One</h1><template><p>no</p>\
                </template><p>Two &amp; <b>three</b> </p><script>no()</script></body>";
    assert_eq!(words(html), ["One", "Two &amp;", "three"]);
    let page = page(html, "ko", Some("../a.css"));
    assert!(page.contains("<html lang=ko>") && page.contains("href=\"../a.css\""));
}
