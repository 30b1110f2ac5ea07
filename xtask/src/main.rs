//! `cargo xtask <command>`.

use std::process::ExitCode;

use xtask::{Outcome, content, dist, gate, regions, serve, size, stage, style, tools};

const USAGE: &str = "usage: cargo xtask <command>

  serve [--port N]   build the release and open it on localhost under its real headers
  test               run all tests
  dist               build the release into dist/
  content            check the content and list every problem
  regions [--check]  make the region data from data/, or check that they are up to date
  size [folder]      sizes of the release in dist/, or in another folder
  tools              install what is missing
  stage, styles      steps of the build that Trunk calls";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Outcome<()> {
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    match arguments.first().map(String::as_str) {
        Some("serve") => serve::run(port(arguments)?),
        Some("test") => gate::all(),
        Some("dist") => dist::run(),
        Some("content") => content::run(),
        Some("regions") => regions::run(has("--check")).map_err(Into::into),
        Some("size") => {
            let folder = arguments.get(1).map_or("dist", String::as_str);
            size::run(&xtask::root().join(folder))
        }
        Some("tools") => tools::install(),
        Some("stage") => stage::run(),
        Some("styles") => style::join(),
        _ => Err(USAGE.into()),
    }
}

fn port(arguments: &[String]) -> Outcome<u16> {
    let place = arguments.iter().position(|argument| argument == "--port");
    match place.and_then(|place| arguments.get(place + 1)) {
        Some(port) => Ok(port.parse()?),
        None => Ok(8080),
    }
}
