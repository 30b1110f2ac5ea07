//! `cargo xtask <command>`.

use std::process::ExitCode;

use xtask::{
    Outcome, check_site, content, deploy, dist, gate, kernel, loader, look, regions, serve,
    servers, size, stage, style, tools,
};

const USAGE: &str = "usage: cargo xtask <command>

  serve [--port N]   build the release and open it on localhost under its real headers
  test               run all tests
  dist               build the release into dist/
  content            check the content and list every problem
  regions [--check]  make the region data from data/, or check that they are up to date
  screens [--all folder]
                     take the pictures of docs/screens/, or every one into a folder
  gallery [--only part] [--accept | --all folder]
                     look at every state of every screen, compare or accept; or write all pictures
  speed [--strict]   measure the release in dist/ on a slow phone; strict fails over a limit
  size [folder]      sizes of the release in dist/, or in another folder
  kernel-speed [--check]
                     time the sampling in a real browser, beside numpy where it is installed;
                     check runs only what can fail
  pack --origin https://check.example [--origin …] [--config config.json] [--to folder]
                     the release in dist/ as it is put on a server of these addresses, which may
                     have folders: headers for five kinds of server, oEmbed, precompressed
                     files, checksums
  check-site https://check.example
                     look at a deployed release, and say what is wrong and what mends it
  servers            put the release in dist/ on nginx and Apache of this machine and look at it
  loader             check the loader of host pages and add its version to the released ones
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
        Some("screens") => look::screens(value(arguments, "--all")?),
        Some("gallery") => look::gallery(&look::Gallery {
            only: value(arguments, "--only")?,
            accept: has("--accept"),
            all: value(arguments, "--all")?,
        }),
        Some("speed") => look::speed(has("--strict")),
        Some("size") => {
            let folder = arguments.get(1).map_or("dist", String::as_str);
            size::run(&xtask::root().join(folder))
        }
        Some("kernel-speed") if has("--check") => kernel::speed::check(),
        Some("kernel-speed") => kernel::speed::run(),
        Some("tools") => tools::install_all(),
        Some("pack") => {
            let to = value(arguments, "--to")?.unwrap_or("target/pack");
            deploy::run(
                &values(arguments, "--origin")?,
                to,
                value(arguments, "--config")?,
            )
        }
        Some("check-site") => {
            let address = arguments.get(1).ok_or("check-site needs an address")?;
            check_site::run(address)
        }
        Some("servers") => servers::run(),
        Some("loader") => loader::run(),
        Some("stage") => stage::run(),
        Some("styles") => style::join(),
        _ => Err(USAGE.into()),
    }
}

fn port(arguments: &[String]) -> Outcome<u16> {
    match value(arguments, "--port")? {
        Some(port) => Ok(port.parse()?),
        None => Ok(8080),
    }
}

/// What stands after a flag, each time that it is there.
fn values<'a>(arguments: &'a [String], flag: &str) -> Outcome<Vec<&'a str>> {
    let mut values = Vec::new();
    for (place, argument) in arguments.iter().enumerate() {
        if argument == flag {
            values.extend(value(&arguments[place..], flag)?);
        }
    }
    Ok(values)
}

/// What stands after a flag, if the flag is there.
fn value<'a>(arguments: &'a [String], flag: &str) -> Outcome<Option<&'a str>> {
    let Some(place) = arguments.iter().position(|argument| argument == flag) else {
        return Ok(None);
    };
    let value = arguments.get(place + 1).map(String::as_str);
    Ok(Some(value.ok_or_else(|| format!("{flag} needs a value"))?))
}
