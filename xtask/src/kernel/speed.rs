//! How fast the kernel is in a real browser, beside its build without vectors and beside numpy.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs};

use kernel::{CAREFUL, LIVE, Law, Noise, Problem, Study};
use serde_json::{Value, json};

use super::{Build, make};
use crate::Outcome;
use crate::driver::Driver;
use crate::server::Server;

const CRITERIA: usize = 12;
/// So many times faster must the build with vectors be, at least.
const GAIN: f64 = 2.5;
/// So many times faster than numpy in doubles.
const AGAINST_NUMPY: f64 = 3.0;
/// Milliseconds for the samples that follow a moving control, and for the careful ones.
const LIMITS: [(u32, f64); 2] = [(LIVE, 4.0), (CAREFUL, 40.0)];

/// One line of the table.
struct Case {
    name: &'static str,
    problem: Problem,
    samples: u32,
}

/// The step of `cargo xtask test`: vectors pay, and both builds give the bits of this machine.
///
/// The two builds take turns and each is judged by its best time, so that a busy machine slows
/// neither alone.
pub fn check() -> Outcome<()> {
    let cases: Vec<Case> = cases().into_iter().take(5).collect();
    let (rows, _) = in_browser(&cases, 30)?;
    same_bits(&cases, &rows)?;
    let gain = gain(&rows[0]);
    println!("with vectors {gain:.1} times as fast (at least {GAIN})");
    if gain < GAIN {
        return Err(format!("vectors gain only {gain:.2} times, not {GAIN}").into());
    }
    Ok(())
}

/// The command: the whole table. Times are of this machine and moment; only the ratio to the
/// build without vectors can fail.
pub fn run() -> Outcome<()> {
    let cases = cases();
    let before = numpy(&cases, 7);
    let (rows, long_tasks) = in_browser(&cases, 15)?;
    let after = numpy(&cases, 7);
    println!("milliseconds, best and median of 15 runs in turns; numpy best of 14\n");
    println!(
        "{:>8} {:>8} {:>8} {:>8} {:>8} {:>6} {:>8} {:>6}",
        "samples", "regions", "best", "median", "plain", "ratio", "numpy", "ratio"
    );
    for (at, (case, row)) in cases.iter().zip(&rows).enumerate() {
        let numpy =
            [&before, &after].map(|found| found.as_ref().ok().and_then(|rows| rows.get(at)));
        let numpy = numpy
            .into_iter()
            .flatten()
            .map(|times| best(times))
            .reduce(f64::min);
        // Numpy has the plain case only.
        let numpy = numpy.filter(|_| case.problem.law == Law::Free && case.problem.noise.is_none());
        let beside = numpy.map_or_else(
            || format!("{:>8} {:>6}", "", ""),
            |spent| format!("{spent:>8.2} {:>6.1}", spent / best(&row.times[0])),
        );
        println!(
            "{:>8} {:>8} {:>8.2} {:>8.2} {:>8.2} {:>6.1} {beside}  {}",
            case.samples,
            case.problem.regions,
            best(&row.times[0]),
            median(&row.times[0]),
            best(&row.times[1]),
            gain(row),
            case.name
        );
    }
    println!();
    for (case, row) in cases.iter().zip(&rows) {
        let limit = LIMITS.iter().find(|limit| limit.0 == case.samples);
        if let Some((samples, limit)) = limit.filter(|_| case.name == FREE) {
            let spent = best(&row.times[0]);
            let word = if spent <= *limit {
                "holds"
            } else {
                "DOES NOT HOLD HERE"
            };
            println!("{samples} samples in at most {limit} ms: {spent:.2}, {word}");
        }
    }
    println!("long tasks while a tier moved sixty times: {long_tasks}");
    match &after {
        Ok(_) => println!("expected of numpy: at least {AGAINST_NUMPY} times as long"),
        Err(missing) => println!("not beside numpy: {missing}"),
    }
    same_bits(&cases, &rows)?;
    println!("the answers of both builds are those of this machine, bit for bit");
    let gain = gain(&rows[0]);
    if gain < GAIN {
        return Err(format!("vectors gain only {gain:.2} times, not {GAIN}").into());
    }
    Ok(())
}

const FREE: &str = "free weights";

fn cases() -> Vec<Case> {
    let order: Vec<usize> = (0..CRITERIA).collect();
    let tiers = order.chunks(4).map(<[usize]>::to_vec).collect();
    let stated = Law::Stated {
        weights: vec![1.0 / 12.0; CRITERIA],
        sigma: 0.5,
    };
    let case = |name, regions, law, samples| Case {
        name,
        problem: problem(regions, law),
        samples,
    };
    let mut uncertain = case("uncertain data", 60, Law::Free, LIVE);
    uncertain.problem.noise = Some(Noise {
        own: vec![0.05; 60 * CRITERIA],
        shared: vec![0.02; 60 * CRITERIA],
        places: (0..60).map(|region| region / 4).collect(),
    });
    let mut cases = vec![
        case(FREE, 60, Law::Free, LIVE),
        case("in order", 60, Law::Order(order), LIVE),
        case("in three tiers", 60, Law::Tiers(tiers), LIVE),
        case("stated, sigma 0.5", 60, stated, LIVE),
        uncertain,
        case(FREE, 60, Law::Free, CAREFUL),
    ];
    for regions in [10, 16, 250, 1_000] {
        cases.push(case("free, other sizes", regions, Law::Free, LIVE));
    }
    cases
}

fn problem(regions: usize, law: Law) -> Problem {
    let mut state = 1_u32;
    let mut roll = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / 16_777_216.0
    };
    let mut row = || (0..CRITERIA).map(|_| roll()).collect();
    let values: Vec<Vec<f64>> = (0..regions).map(|_| row()).collect();
    Problem::new(&values, law)
}

/// Times of both builds, and the hashes of their answers.
struct Row {
    times: [Vec<f64>; 2],
    hashes: [u32; 2],
}

fn in_browser(cases: &[Case], rounds: u32) -> Outcome<(Vec<Row>, u64)> {
    let folder = env::temp_dir().join(format!("landfall-speed-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let outcome = measured(&folder, cases, rounds);
    fs::remove_dir_all(&folder)?;
    outcome
}

fn measured(folder: &std::path::Path, cases: &[Case], rounds: u32) -> Outcome<(Vec<Row>, u64)> {
    fs::write(
        folder.join("index.html"),
        "<!doctype html><title>speed</title>",
    )?;
    let mut addresses = Vec::new();
    for build in Build::ALL {
        let name = format!("{}.wasm", build.name());
        fs::write(folder.join(&name), make(build)?)?;
        addresses.push(name);
    }
    let problems: Vec<Value> = cases
        .iter()
        .map(|case| json!({ "words": case.problem.to_words(), "samples": case.samples }))
        .collect();
    let server = Server::start(folder, 0)?;
    let driver = Driver::start()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let told = runtime.block_on(async {
        let browser = driver.browser((800, 600), &[]).await?;
        browser.set_script_timeout(Duration::from_secs(300)).await?;
        browser.goto(server.address()).await?;
        let arguments = vec![json!(addresses), json!(problems), json!(rounds)];
        let told = browser
            .execute_async(include_str!("speed.js"), arguments)
            .await;
        browser.quit().await?;
        Outcome::Ok(told?.json().clone())
    })?;
    if let Some(error) = told["error"].as_str() {
        return Err(format!("in the browser: {error}").into());
    }
    let row = |row: &Value| -> Outcome<Row> {
        Ok(Row {
            times: serde_json::from_value(row["times"].clone())?,
            hashes: serde_json::from_value(row["hashes"].clone())?,
        })
    };
    let rows: Outcome<Vec<Row>> = told["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .map(row)
        .collect();
    let rows = rows?;
    if rows.len() != cases.len() {
        return Err("the browser answered too few problems".into());
    }
    Ok((rows, told["longTasks"].as_u64().unwrap_or_default()))
}

/// Both builds must give what the kernel gives here.
fn same_bits(cases: &[Case], rows: &[Row]) -> Outcome<()> {
    for (case, row) in cases.iter().zip(rows) {
        let mut study = Study::new(&case.problem)?;
        study.run(0, case.samples);
        let own = hash(&study.answer().to_words());
        if row.hashes != [own; 2] {
            let name = case.name;
            return Err(format!("{name}: the browser's answer differs from this machine's").into());
        }
    }
    Ok(())
}

/// The hash of Fowler, Noll and Vo over whole words.
fn hash(words: &[u32]) -> u32 {
    let step = |hash: u32, word: &u32| (hash ^ word).wrapping_mul(0x0100_0193);
    words.iter().fold(0x811c_9dc5, step)
}

fn gain(row: &Row) -> f64 {
    best(&row.times[1]) / best(&row.times[0])
}

fn best(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// Milliseconds of numpy by case and run, or what is missing. `PYTHON` names another program.
fn numpy(cases: &[Case], rounds: u32) -> Result<Vec<Vec<f64>>, String> {
    let program = env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let problems: Vec<Value> = cases
        .iter()
        .map(|case| json!([case.problem.regions, CRITERIA, case.samples]))
        .collect();
    let mut child = Command::new(&program)
        .args(["-c", include_str!("speed.py")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("{program} does not start: {error}"))?;
    if let Some(mut input) = child.stdin.take() {
        // It ends without reading when numpy is not there; that is told below.
        drop(
            input.write_all(
                json!({ "problems": problems, "rounds": rounds })
                    .to_string()
                    .as_bytes(),
            ),
        );
    }
    let output = child
        .wait_with_output()
        .map_err(|error| error.to_string())?;
    let told: Option<Value> = serde_json::from_slice(&output.stdout).ok();
    let rows = told.and_then(|told| serde_json::from_value(told["rows"].clone()).ok());
    rows.ok_or_else(|| format!("{program} has no numpy; name one that has it in PYTHON"))
}
