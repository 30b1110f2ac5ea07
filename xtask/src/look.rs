//! The commands that look at the release in a browser. Their work stands beside the browser
//! tests, as tests that are only run by name: they see the page through the same eyes.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use crate::{Outcome, map, root, run};

/// Takes the pictures of `docs/screens/`, or every one into a folder.
pub fn screens(all: Option<&str>) -> Outcome<()> {
    let mut command = by_name("screens::take")?;
    if let Some(folder) = all {
        command.env("LANDFALL_SCREENS", folder);
    }
    run(&mut command)
}

/// Measures the release on a slow phone; `strict` fails when a limit is broken.
pub fn speed(strict: bool) -> Outcome<()> {
    let mut command = by_name("speed::measure")?;
    if strict {
        command.env("LANDFALL_STRICT", "1");
    }
    run(&mut command)
}

/// What to do with the pictures of the gallery.
#[derive(Debug, Default)]
pub struct Gallery<'a> {
    /// Only fixtures whose name contains this.
    pub only: Option<&'a str>,
    /// Accept how everything looks now.
    pub accept: bool,
    /// Write every picture into this folder and compare nothing.
    pub all: Option<&'a str>,
}

/// Builds the gallery in `target/gallery/` with the release's style sheet, looks at every page in
/// every way and compares.
pub fn gallery(wish: &Gallery<'_>) -> Outcome<()> {
    let folder = root().join("target/gallery");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    fs::copy(style_sheet()?, folder.join("landfall.css"))?;
    fs::write(folder.join("map.json"), map::build(&root())?.to_string())?;
    let mut build = Command::new("cargo");
    build.args([
        "run",
        "--quiet",
        "-p",
        "landfall",
        "--features",
        "host-render",
    ]);
    build.args(["--bin", "landfall-gallery", "--"]).arg(&folder);
    run(&mut build)?;
    let mut tests = vec!["gallery::capture::pages"];
    if wish.all.is_none() && !wish.accept {
        tests.push("gallery::check::every_state_stands_in_every_way");
        tests.push("gallery::check::every_accent_can_be_read");
        tests.push("gallery::paper::every_sheet_is_whole");
    }
    tests.push("gallery::compare");
    for test in tests {
        let mut command = by_name(test)?;
        command.envs(wish.only.map(|only| ("LANDFALL_ONLY", only)));
        command.envs(wish.all.map(|folder| ("LANDFALL_SCREENS", folder)));
        command.envs(wish.accept.then_some(("LANDFALL_ACCEPT", "1")));
        run(&mut command)?;
    }
    Ok(())
}

/// The one style sheet of the release.
fn style_sheet() -> Outcome<PathBuf> {
    let entries = fs::read_dir(dist()).map_err(|_| "there is no release yet: cargo xtask dist")?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut sheets = paths.filter(|path| path.extension().is_some_and(|end| end == "css"));
    sheets
        .next()
        .ok_or_else(|| "the release has no style sheet".into())
}

/// The release that is looked at.
fn dist() -> PathBuf {
    env::var_os("LANDFALL_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

/// Runs one of the tests that are otherwise ignored.
fn by_name(test: &str) -> Outcome<Command> {
    if !dist().join("index.html").is_file() {
        return Err("there is no release yet: cargo xtask dist".into());
    }
    let mut command = Command::new("cargo");
    command.args(["test", "--quiet", "-p", "xtask", "--test", "e2e", "--"]);
    command.args(["--ignored", "--exact", "--nocapture", test]);
    Ok(command)
}
