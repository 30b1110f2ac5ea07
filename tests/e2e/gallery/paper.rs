//! The printed pages: A4 and Letter, made by the browser as for a printer, looked at page by page
//! and compared like everything else.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use landfall::language::Language;
use serde_json::json;

use super::{folder, names, open, parts};
use crate::content::t;
use crate::page::strings;
use crate::picture::Picture;
use crate::stage::Stage;
use landfall::text::Ui;

/// A size of paper in inches, and how the style sheet's margins part it, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    pub(super) name: &'static str,
    width: f64,
    height: f64,
}

pub(super) const PAPERS: [Paper; 2] = [
    Paper {
        name: "a4",
        width: 8.27,
        height: 11.69,
    },
    Paper {
        name: "letter",
        width: 8.5,
        height: 11.0,
    },
];

/// Points in an inch, and in the millimetre of `styles/print.css`.
const INCH: f64 = 72.0;
const MILLIMETRE: f64 = INCH / 25.4;

/// What is free of text at the sides, above the text and below it, where only numbers stand.
const SIDE: f64 = 18.0 * MILLIMETRE;
const HEAD: f64 = 24.0 * MILLIMETRE;
const FOOT: f64 = 20.0 * MILLIMETRE;

/// Pixels of a printed inch in a picture: enough to see a line of 0.5 points.
const FINE: &str = "60";

/// What visitors print: results from the emptiest to the longest, what leads to them, and the
/// check on paper.
const PRINTED: [&str; 17] = [
    "compare-most",
    "method",
    "region",
    "region-metro",
    "result",
    "result-best",
    "result-empty",
    "result-long-name",
    "result-one",
    "result-second-open",
    "result-unknown",
    "result-worst",
    "review",
    "sample-battery-materials",
    "sample-food-maker",
    "sample-harness-maker",
    "self-check",
];

/// Whether somebody may want to print this state.
pub(super) fn is_printed(state: &str) -> bool {
    PRINTED.contains(&state)
}

impl Paper {
    /// Whether this print is compared: each state in one language on A4, in the next on Letter.
    pub(super) fn is_compared(self, state: &str, language: Language) -> bool {
        let turn = usize::from(self.name == "letter") + state.len();
        Language::ALL[turn % Language::ALL.len()] == language
    }
}

/// A page of the gallery, printed as the browser does it unless told otherwise: without grounds.
pub(super) async fn print(stage: &Stage, paper: Paper) -> Vec<u8> {
    let parameters = json!({
        "paperWidth": paper.width, "paperHeight": paper.height, "printBackground": false,
    });
    let printed = stage.page.tool("Page.printToPDF", parameters).await;
    STANDARD.decode(printed["data"].as_str().unwrap()).unwrap()
}

/// The sheets of a print one below the other.
pub(super) fn picture(pdf: &[u8], name: &str) -> Picture {
    let place = folder().join("printed");
    fs::create_dir_all(&place).unwrap();
    let file = place.join(format!("{name}.pdf"));
    fs::write(&file, pdf).unwrap();
    let mut drawing = Command::new("pdftoppm");
    drawing.args(["-r", FINE, "-png"]).arg(&file);
    assert!(drawing.arg(place.join(name)).status().unwrap().success());
    let mut sheets: Vec<_> = fs::read_dir(&place)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let own = path.file_stem().unwrap().to_string_lossy();
            path.extension().is_some_and(|end| end == "png")
                && own.rsplit_once('-').is_some_and(|(begin, _)| begin == name)
        })
        .collect();
    // Numbers of one print have the same number of digits.
    sheets.sort();
    let sheets: Vec<Picture> = sheets
        .iter()
        .map(|path| Picture::read(&fs::read(path).unwrap()))
        .collect();
    Picture {
        width: sheets[0].width,
        height: sheets.iter().map(|sheet| sheet.height).sum(),
        pixels: sheets.into_iter().flat_map(|sheet| sheet.pixels).collect(),
    }
}

/// A word where it was printed, in points from the upper left.
#[derive(Debug)]
struct Word {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    text: String,
}

/// The words of each sheet.
fn words(pdf: &[u8], name: &str) -> Vec<Vec<Word>> {
    let file = folder().join(format!("{name}.pdf"));
    fs::write(&file, pdf).unwrap();
    let mut reading = Command::new("pdftotext");
    let output = reading.arg("-bbox").arg(&file).arg("-").output().unwrap();
    assert!(output.status.success());
    fs::remove_file(file).unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let sheets = text.split("<page ").skip(1);
    sheets
        .map(|sheet| sheet.lines().filter_map(word).collect())
        .collect()
}

/// Reads `<word xMin="1" yMin="2" xMax="3" yMax="4">text</word>`.
fn word(line: &str) -> Option<Word> {
    let rest = line.trim().strip_prefix("<word ")?;
    let (place, rest) = rest.split_once('>')?;
    let mut numbers = place.split('"').skip(1).step_by(2);
    let mut number = || numbers.next()?.parse().ok();
    Some(Word {
        left: number()?,
        top: number()?,
        right: number()?,
        bottom: number()?,
        text: rest.strip_suffix("</word>")?.to_owned(),
    })
}

fn joined<'a>(words: impl Iterator<Item = &'a Word>) -> String {
    words.map(|word| word.text.as_str()).collect()
}

fn squeezed(text: &str) -> String {
    let plain = text.replace("&amp;", "&").replace('\u{2060}', "");
    plain
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// What is wrong with the sheets of a print.
fn problems(
    sheets: &[Vec<Word>],
    paper: Paper,
    product: &str,
    headings: &BTreeSet<String>,
) -> Vec<String> {
    let (width, height) = (paper.width * INCH, paper.height * INCH);
    let mut found = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let mut say = |problem: String| found.push(format!("sheet {}: {problem}", at + 1));
        let (head, below): (Vec<_>, Vec<_>) = sheet.iter().partition(|word| word.top < HEAD - 6.0);
        let (foot, text): (Vec<_>, Vec<_>) =
            below.into_iter().partition(|word| word.top > height - FOOT);
        if !joined(head.iter().copied()).contains(&squeezed(product)) {
            say(format!("the head says “{}”", joined(head.iter().copied())));
        }
        let number = joined(foot.iter().copied());
        if number != format!("{}/{}", at + 1, sheets.len()) {
            say(format!("the foot says “{number}”"));
        }
        for word in &text {
            if word.left < SIDE - 2.0 || word.right > width - SIDE + 2.0 {
                say(format!(
                    "“{}” reaches from {} to {}",
                    word.text, word.left, word.right
                ));
            }
        }
        // The last line of each column, of which there may be two.
        for is_right in [false, true] {
            let column = text
                .iter()
                .copied()
                .filter(|word| (word.left > width / 2.0) == is_right);
            let column: Vec<&Word> = column.collect();
            let lowest = column.iter().map(|word| word.bottom).fold(0.0, f64::max);
            let line = column
                .iter()
                .copied()
                .filter(|word| (word.bottom - lowest).abs() < 3.0);
            let line = squeezed(&joined(line));
            if at + 1 < sheets.len() && headings.contains(&line) {
                say(format!("“{line}” ends it, with nothing below"));
            }
        }
        if text.is_empty() {
            say("nothing is on it".to_owned());
        }
    }
    found
}

/// All that is followed by what it names.
const HEADINGS: &str = "return [...document.querySelectorAll('h1, h2, h3, h4, h5, caption')]
    .filter(each => each.checkVisibility()).map(each => each.textContent)";

async fn look(names: Vec<String>) -> Vec<String> {
    let stage = open().await;
    let mut found = Vec::new();
    for name in names {
        for language in Language::ALL {
            let code = language.code();
            stage.goto(&format!("/{code}/{name}.wide.html")).await;
            let headings = strings(&stage.page.run(HEADINGS, &[]).await);
            let headings = headings.iter().map(|text| squeezed(text)).collect();
            for paper in PAPERS {
                let place = format!("{name}.{code}.{}", paper.name);
                let pdf = print(&stage, paper).await;
                let product = t(language, Ui::Product);
                let list = problems(&words(&pdf, &place), paper, product, &headings);
                found.extend(
                    list.into_iter()
                        .map(|problem| format!("{place}, {problem}")),
                );
            }
        }
    }
    found
}

/// On both papers every sheet has its head and its number, no word leaves the margins, and no
/// heading stands alone at the end of a sheet.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a command: cargo xtask gallery"]
async fn every_sheet_is_whole() {
    let printed = names().into_iter().filter(|name| is_printed(name));
    let work: Vec<_> = parts(&printed.collect::<Vec<_>>())
        .into_iter()
        .map(|part| tokio::spawn(look(part)))
        .collect();
    let mut found = Vec::new();
    for part in work {
        found.append(&mut part.await.unwrap());
    }
    crate::access::none(&found);
}

#[test]
fn a_lost_head_a_wrong_number_a_cut_word_and_a_lone_heading_are_told() {
    let word = |left: f64, top: f64, text: &str| Word {
        left,
        right: left + 40.0,
        top,
        bottom: top + 10.0,
        text: text.to_owned(),
    };
    let a4 = PAPERS[0];
    let sheet = |number: &str| {
        vec![
            word(51.0, 40.0, "Check"),
            word(51.0, 300.0, "text"),
            word(500.0, 800.0, number),
        ]
    };
    let headings = BTreeSet::from(["Score".to_owned()]);
    let of = |sheets: &[Vec<Word>]| problems(sheets, a4, "Check", &headings).len();
    assert_eq!(of(&[sheet("1/2"), sheet("2/2")]), 0);
    assert_eq!(of(&[sheet("1/2"), sheet("1/2")]), 1, "number");
    let mut lost = sheet("1/1");
    lost.remove(0);
    assert_eq!(of(&[lost]), 1, "head");
    let mut cut = sheet("1/1");
    cut.push(word(540.0, 320.0, "outside"));
    assert_eq!(of(&[cut]), 1, "margin");
    let mut lone = sheet("1/2");
    lone.push(word(51.0, 700.0, "Score"));
    assert_eq!(of(&[lone, sheet("2/2")]), 1, "heading");
}
