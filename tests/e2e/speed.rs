//! `cargo xtask speed`: the release on a slow phone, beside a page that does nothing.
//!
//! Reference and subject take turns in one browser on one machine, so that their ratio means
//! something even where the machine is busy; times are medians.

mod again;
mod bare;
mod shift;
mod table;
mod tier;
mod tour;

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};
use xtask::server::Server;

use self::table::{Row, median, print};
use self::tour::Found;
use crate::stage::{Stage, WIDE, dist};

/// How often everything is measured.
const RUNS: usize = 5;

/// The longest that a click may take until the page is painted, and the longest task after the
/// start, in milliseconds.
const LIMIT: f64 = 50.0;

/// How much later than a bare page ours may show something.
const RATIO: f64 = 1.15;

/// How soon answers are taken where the check begins with its first question, in milliseconds.
const FIRST_ANSWER: f64 = 800.0;
const SECOND_ANSWER: f64 = 1600.0;

/// The quality of Brotli under which a release is sent.
const QUALITY: u32 = 11;

/// The language of the measured pages.
const LANGUAGE: &str = "ko";

/// The addresses under which a visit begins, as far as the release has them.
struct Entry {
    page: String,
    file: PathBuf,
    question: Option<String>,
}

impl Entry {
    fn find(dist: &Path) -> Self {
        let own = dist.join(LANGUAGE).join("index.html");
        let is_there = own.is_file();
        let file = if is_there {
            own
        } else {
            dist.join("index.html")
        };
        let has_question = fs::read_to_string(&file)
            .unwrap()
            .contains("lf-page--first");
        let page = if is_there {
            format!("/{LANGUAGE}/")
        } else {
            format!("/?lang={LANGUAGE}")
        };
        let question = format!("{page}{}start=first", if is_there { "?" } else { "&" });
        Self {
            question: has_question.then_some(question),
            page,
            file,
        }
    }
}

/// The release with the bare pages beside it.
fn folder(entry: &Entry) -> PathBuf {
    let folder = xtask::root().join("target/speed");
    drop(fs::remove_dir_all(&folder));
    copy(&dist(), &folder);
    let html = fs::read_to_string(&entry.file).unwrap();
    let names = fs::read_dir(dist()).unwrap();
    let mut names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let sheet = names
        .find(|name| Path::new(name).extension().is_some_and(|end| end == "css"))
        .unwrap();
    let bare = folder.join("bare");
    fs::create_dir(&bare).unwrap();
    for (name, sheet) in [("sheet", Some(format!("../{sheet}"))), ("plain", None)] {
        let page = bare::page(&html, LANGUAGE, sheet.as_deref());
        fs::write(bare.join(format!("{name}.html")), page).unwrap();
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// 1.6 megabits a second down and 150 ms away, a quarter of this machine's pace, 412 pixels wide.
async fn slow_phone(stage: &Stage) {
    stage.page.resize((412, 915)).await;
    stage.page.tool("Network.enable", json!({})).await;
    let network = json!({
        "offline": false, "latency": 150,
        "downloadThroughput": 200_000, "uploadThroughput": 93_750,
    });
    stage
        .page
        .tool("Network.emulateNetworkConditions", network)
        .await;
    stage
        .page
        .tool("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))
        .await;
    stage.page.prepare(include_str!("speed/meter.js")).await;
}

/// The same files under a new origin, of which the browser has kept nothing.
fn renew(stage: &mut Stage, folder: &Path) {
    stage.server = Server::start_at(folder, 0, QUALITY).unwrap();
}

/// First paint and first contentful paint of an address, cold.
async fn paints(stage: &mut Stage, folder: &Path, place: &str) -> [f64; 2] {
    renew(stage, folder);
    stage.goto(place).await;
    stage
        .page
        .until("performance.getEntriesByType('paint').length > 1")
        .await;
    let body = "return ['first-paint', 'first-contentful-paint']
        .map(name => performance.getEntriesByName(name)[0].startTime)";
    numbers(&stage.page.run(body, &[]).await)
}

/// When the first answer was recorded and when the second, from a cold start at an address.
async fn answers(stage: &mut Stage, folder: &Path, place: &str) -> [f64; 2] {
    renew(stage, folder);
    let robot = json!({ "source": include_str!("speed/robot.js") });
    let added = stage
        .page
        .tool("Page.addScriptToEvaluateOnNewDocument", robot)
        .await;
    stage.goto(place).await;
    stage.page.until("window.robot?.second").await;
    let times = stage.page.value("[robot.first, robot.second]").await;
    let added = json!({ "identifier": added["identifier"] });
    stage
        .page
        .tool("Page.removeScriptToEvaluateOnNewDocument", added)
        .await;
    numbers(&times)
}

fn numbers(value: &Value) -> [f64; 2] {
    [0, 1].map(|index| value[index].as_f64().unwrap())
}

/// The medians of each place of lists of one length.
fn medians<const N: usize>(lists: &[[f64; N]]) -> [f64; N] {
    std::array::from_fn(|index| {
        let values: Vec<f64> = lists.iter().map(|list| list[index]).collect();
        median(&values)
    })
}

/// First paints against the bare pages.
async fn first_paints(stage: &mut Stage, folder: &Path, entry: &Entry) -> Vec<Row> {
    let places = [&entry.page, "/bare/sheet.html", "/bare/plain.html"];
    let mut found = [const { Vec::new() }; 3];
    for _ in 0..RUNS {
        for (place, found) in places.iter().zip(&mut found) {
            found.push(paints(stage, folder, place).await);
        }
    }
    let [ours, sheet, plain] = found.map(|pairs| medians(&pairs));
    let mut rows = Vec::new();
    for (index, name) in ["first paint", "first contentful paint"].iter().enumerate() {
        rows.push(Row::new(
            &format!("{name} of {}", entry.page),
            ours[index],
            "ms",
        ));
        let against = |reference: [f64; 2], which: &str| {
            let what = format!("{name} against a bare page {which}");
            Row::new(&what, ours[index] / reference[index], "×")
        };
        rows.push(against(sheet, "with the same style sheet").at_most(RATIO));
        rows.push(against(plain, "without a style sheet"));
    }
    rows
}

/// How soon answers are taken.
async fn first_answers(stage: &mut Stage, folder: &Path, entry: &Entry) -> Vec<Row> {
    let mut rows = Vec::new();
    for place in [Some(&entry.page), entry.question.as_ref()]
        .into_iter()
        .flatten()
    {
        let mut found = Vec::new();
        for _ in 0..RUNS {
            found.push(answers(stage, folder, place).await);
        }
        let [first, second] = medians(&found);
        let is_question = Some(place) == entry.question.as_ref();
        let row = |what: &str, time, limit| {
            let row = Row::new(&format!("{what}, from {place}"), time, "ms");
            if is_question { row.at_most(limit) } else { row }
        };
        rows.push(row("first answer recorded", first, FIRST_ANSWER));
        rows.push(row("second question answered", second, SECOND_ANSWER));
    }
    rows
}

/// Clicks, long tasks and bytes of whole visits, and a click on a bare page.
async fn visits(stage: &mut Stage, folder: &Path, entry: &Entry) -> [Vec<Row>; 2] {
    let mut tours: Vec<Found> = Vec::new();
    let mut bare = Vec::new();
    for _ in 0..RUNS {
        renew(stage, folder);
        tours.push(tour::tour(stage, &entry.page).await);
        stage.goto("/bare/sheet.html").await;
        bare.push(tour::click(stage, "#bare").await);
    }
    let mut kinds: Vec<&str> = Vec::new();
    for (kind, _) in &tours[0].clicks {
        if !kinds.contains(kind) {
            kinds.push(kind);
        }
    }
    let times = |kind: &str| {
        let all = tours.iter().flat_map(|tour| &tour.clicks);
        let times = all.filter(|(known, _)| *known == kind);
        medians(&times.map(|(_, times)| *times).collect::<Vec<_>>())
    };
    let row = |kind: &&str| {
        let [paint, script, shown] = times(kind);
        let shown = if shown > 0.0 {
            format!(", changed after {shown:.0}")
        } else {
            String::new()
        };
        let what = format!("{kind} ({script:.0} in scripts{shown})");
        Row::new(&what, paint, "ms").at_most(LIMIT)
    };
    let mut clicks: Vec<Row> = kinds.iter().map(row).collect();
    clicks.insert(
        0,
        Row::new(
            "a checkbox of a bare page, to compare",
            medians(&bare)[0],
            "ms",
        ),
    );
    let longest = |list: fn(&Found) -> &Vec<f64>| {
        let each = |tour: &Found| list(tour).iter().copied().fold(0.0, f64::max);
        median(&tours.iter().map(each).collect::<Vec<_>>())
    };
    let bytes = tours.iter().map(|tour| tour.bytes).collect::<Vec<_>>();
    let rest = vec![
        Row::new(
            "longest task of the start (0: none over 50)",
            longest(|tour| &tour.starting),
            "ms",
        ),
        Row::new(
            "longest task after the start (0: none over 50)",
            longest(|tour| &tour.later),
            "ms",
        )
        .at_most(LIMIT),
        Row::new(
            "the whole visit, all screens and three languages",
            median(&bytes),
            "bytes",
        ),
    ];
    [clicks, rest]
}

/// The last group alone, which takes a minute.
#[tokio::test]
#[ignore = "a command: cargo test -p xtask --test e2e -- --ignored --nocapture measure_a_tier"]
async fn measure_a_tier() {
    let entry = Entry::find(&dist());
    let folder = folder(&entry);
    let mut stage = Stage::open(WIDE).await;
    slow_phone(&stage).await;
    renew(&mut stage, &folder);
    let rows = tier::moved(&stage, &entry.page).await;
    print("a tier that moves on the result", &rows);
}

/// Prints what was measured; with `LANDFALL_STRICT` a broken limit fails.
#[tokio::test]
#[ignore = "a command: cargo xtask speed"]
async fn measure() {
    let entry = Entry::find(&dist());
    let folder = folder(&entry);
    let mut stage = Stage::open(WIDE).await;
    slow_phone(&stage).await;
    // Compressed once before anything is measured.
    renew(&mut stage, &folder);
    tour::tour(&stage, &entry.page).await;
    paints(&mut stage, &folder, "/bare/sheet.html").await;
    let paints = first_paints(&mut stage, &folder, &entry).await;
    let mut answers = first_answers(&mut stage, &folder, &entry).await;
    if let Some(question) = &entry.question {
        answers.extend(again::rows(&mut stage, &folder, question).await);
    }
    let [clicks, rest] = visits(&mut stage, &folder, &entry).await;
    let tier = tier::moved(&stage, &entry.page).await;
    let groups = [
        ("what is seen first", paints),
        ("answers, by a visitor who never waits", answers),
        ("from a click to the next paint", clicks),
        ("work and weight", rest),
        ("a tier that moves on the result", tier),
    ];
    println!(
        "\n1.6 Mb/s, 150 ms, a quarter of this machine's pace, 412 px, Brotli {QUALITY}; \
         medians of {RUNS}"
    );
    let mut over = 0;
    for (title, rows) in groups {
        print(title, &rows);
        over += rows.iter().filter(|row| row.is_over()).count();
    }
    println!("\n{over} over their limits");
    assert!(over == 0 || env::var_os("LANDFALL_STRICT").is_none());
}
