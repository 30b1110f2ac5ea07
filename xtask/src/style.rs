//! Joins the style sheets into one.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::{Outcome, root, tools};

/// The order of the cascade.
const ORDER: [&str; 8] = [
    "tokens", "base", "layout", "controls", "check", "result", "regions", "print",
];

/// Writes `styles/landfall.css`.
pub fn join() -> Outcome<()> {
    let folder = root().join("styles");
    let mut joined = String::new();
    for name in ORDER {
        joined.push_str(&fs::read_to_string(folder.join(format!("{name}.css")))?);
        joined.push('\n');
    }
    let path = folder.join("landfall.css");
    fs::write(&path, joined)?;
    if is_release() {
        minify(&path)?;
    }
    Ok(())
}

/// Whether Trunk, in one of whose hooks this runs, builds a release.
pub fn is_release() -> bool {
    env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release")
}

/// Makes a script or a style sheet small, in place.
pub fn minify(path: &Path) -> Outcome<()> {
    let mut command = Command::new("esbuild");
    command
        .env("PATH", tools::path()?)
        .args(["--minify", "--log-level=warning", "--allow-overwrite"])
        .arg(path)
        .arg(format!("--outfile={}", path.display()));
    crate::run(&mut command)
}
