//! The commands of this house: install tools, build a release, serve it, test everything.

pub mod check_site;
pub mod content;
pub mod deploy;
pub mod dist;
pub mod driver;
pub mod entry;
pub mod gate;
pub mod headers;
pub mod install;
pub mod kernel;
pub mod loader;
pub mod look;
pub mod map;
pub mod offline;
pub mod pack;
pub mod paper;
pub mod regions;
pub mod serve;
pub mod server;
pub mod servers;
pub mod single;
pub mod size;
pub mod snippet;
pub mod split;
pub mod stage;
pub mod style;
pub mod tools;

use std::path::PathBuf;
use std::process::Command;

/// What a command ends in.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The top folder of the repository.
pub fn root() -> PathBuf {
    let package = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    package.parent().map(PathBuf::from).unwrap_or(package)
}

/// Runs a command in the top folder; fails when it does.
pub fn run(command: &mut Command) -> Outcome<()> {
    let status = command
        .current_dir(root())
        .status()
        .map_err(|error| format!("cannot start {command:?}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{command:?} failed: {status}").into())
    }
}
