//! The commands that look at the release in a browser. Their work stands beside the browser
//! tests, as tests that are only run by name: they see the page through the same eyes.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Outcome, root, run};

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

/// Runs one of the tests that are otherwise ignored.
fn by_name(test: &str) -> Outcome<Command> {
    let dist = std::env::var_os("LANDFALL_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    if !Path::new(&dist).join("index.html").is_file() {
        return Err("there is no release yet: cargo xtask dist".into());
    }
    let mut command = Command::new("cargo");
    command.args(["test", "--quiet", "-p", "xtask", "--test", "e2e", "--"]);
    command.args(["--ignored", "--exact", "--nocapture", test]);
    Ok(command)
}
