//! Runs all tests, cheap first, and tells the minutes of each step.

mod again;

use std::process::Command;
use std::time::Instant;

use crate::{Outcome, dist, kernel, loader, look, regions, run, tools};

const WASM: [&str; 4] = ["--target", "wasm32-unknown-unknown", "--features", "web"];

/// Everything. Stops at the first step that fails.
pub fn all() -> Outcome<()> {
    let mut minutes = Vec::new();
    let mut step = |name: &'static str, work: &dyn Fn() -> Outcome<()>| -> Outcome<()> {
        println!("── {name}");
        let begun = Instant::now();
        let outcome = work();
        minutes.push((name, begun.elapsed().as_secs_f64() / 60.0));
        outcome.map_err(|error| format!("{name}: {error}").into())
    };
    let mut steps = || -> Outcome<()> {
        step("tools", &tools::install_all)?;
        step("format", &|| cargo(&["fmt", "--all", "--check"]))?;
        step("lints of the core", &|| {
            clippy(&["-p", "landfall", "--all-targets"])?;
            clippy(&[
                "-p",
                "landfall",
                "--all-targets",
                "--features",
                "host-render",
            ])
        })?;
        step("lints of the app", &|| {
            clippy(&[&["-p", "landfall", "--lib", "--bins"][..], &WASM[..]].concat())
        })?;
        step("lints of the kernel", &|| {
            clippy(&["-p", "kernel", "--all-targets"])?;
            clippy(&[&["-p", "kernel", "--bins"][..], &WASM[..]].concat())
        })?;
        step("lints of the commands", &|| {
            clippy(&["-p", "xtask", "--all-targets"])
        })?;
        step("types of the scripts", &loader::types)?;
        step("region data", &|| regions::run(true).map_err(Into::into))?;
        step("tests of the core", &|| {
            cargo(&["test", "-p", "landfall", "--no-default-features"])
        })?;
        step("tests of the kernel", &|| cargo(&["test", "-p", "kernel"]))?;
        step("tests of the screens", &|| {
            let features = ["--features", "host-render", "--test", "render"];
            cargo(&[&["test", "-p", "landfall"][..], &features].concat())
        })?;
        step("tests of the commands", &|| {
            cargo(&["test", "-p", "xtask", "--lib"])
        })?;
        step("speed of the kernel", &kernel::speed::check)?;
        step("release", &dist::run)?;
        step("tests in the browser", &again::browser_tests)?;
        step("gallery", &|| look::gallery(&look::Gallery::default()))
    };
    let outcome = steps();
    println!("── minutes");
    for (name, spent) in &minutes {
        println!("{spent:>6.1}  {name}");
    }
    println!(
        "{:>6.1}  in all",
        minutes.iter().map(|(_, spent)| spent).sum::<f64>()
    );
    outcome
}

fn cargo(arguments: &[&str]) -> Outcome<()> {
    run(Command::new("cargo").args(arguments))
}

fn clippy(arguments: &[&str]) -> Outcome<()> {
    let mut command = Command::new("cargo");
    command
        .arg("clippy")
        .args(arguments)
        .args(["--", "-D", "warnings"]);
    run(&mut command)
}
