//! What is different from engine to engine: programs, ports and capabilities.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fmt, thread};

use serde_json::{Value, json};
use thirtyfour::Capabilities;

use super::process::Process;
use crate::{Outcome, tools};

/// How long a driver may take to listen.
const LIMIT: Duration = Duration::from_secs(20);

/// A family of browsers that visitors come with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, Samsung Internet, Whale.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari; here it is the build for GTK.
    WebKit,
}

impl Engine {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub(super) fn driver(self) -> Outcome<PathBuf> {
        let found = match self {
            Self::Chromium => tools::chromedriver(),
            Self::Firefox => tools::geckodriver(),
            Self::WebKit => tools::webkit_driver(),
        };
        found.ok_or_else(|| format!("the driver of {self} is missing").into())
    }

    /// A display with its number, for the engine that cannot do without.
    pub(super) fn display(self) -> Outcome<Option<(Process, u32)>> {
        if self != Self::WebKit {
            return Ok(None);
        }
        let mut command = Command::new(tools::xvfb().ok_or("Xvfb is missing")?);
        // It takes the first free number and writes it to its output once it is ready.
        command.args(["-displayfd", "1", "-nolisten", "tcp"]);
        command.args(["-screen", "0", "1280x1024x24"]);
        Process::start_and_find(&mut command, |line| line.trim().parse().ok()).map(Some)
    }

    /// Starts the driver and waits until it listens.
    pub(super) fn listen(self, mut command: Command) -> Outcome<(Process, u16)> {
        match self {
            Self::Chromium => {
                // It takes a free port of one family of addresses and ends if somebody has the
                // same port of the other; the next one is another port.
                command.arg("--port=0");
                let mut listen = || Process::start_and_find(&mut command, announced_port);
                listen().or_else(|_| listen()).or_else(|_| listen())
            }
            Self::Firefox => {
                command.args(["--host", "127.0.0.1", "--port", "0"]);
                Process::start_and_find(&mut command, announced_port)
            }
            Self::WebKit => {
                // It does not tell its port, so it gets one that was free a moment ago.
                let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
                let mut process = Process::start(command.arg(format!("--port={port}")))?;
                let begun = Instant::now();
                while TcpStream::connect(("127.0.0.1", port)).is_err() {
                    if !process.runs() || begun.elapsed() > LIMIT {
                        return Err("the driver of WebKit does not listen".into());
                    }
                    thread::sleep(Duration::from_millis(20));
                }
                Ok((process, port))
            }
        }
    }

    pub(super) fn capabilities(
        self,
        size: (u32, u32),
        arguments: &[&str],
        preferences: &Value,
    ) -> Outcome<Capabilities> {
        match self {
            Self::Chromium => chromium(size, arguments, preferences),
            Self::Firefox => firefox(arguments, preferences),
            Self::WebKit => webkit(arguments),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, formatter)
    }
}

fn chromium(size: (u32, u32), arguments: &[&str], preferences: &Value) -> Outcome<Capabilities> {
    let chromium: PathBuf = tools::chromium().ok_or("Chromium is missing")?;
    let mut all = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--hide-scrollbars".to_owned(),
        format!("--window-size={},{}", size.0, size.1),
    ];
    all.extend(arguments.iter().map(|argument| (*argument).to_owned()));
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", json!("chrome"))?;
    let mut options = json!({ "binary": chromium, "args": all });
    if !preferences.is_null() {
        options["prefs"] = preferences.clone();
    }
    capabilities.set("goog:chromeOptions", options)?;
    capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
    Ok(capabilities)
}

fn firefox(arguments: &[&str], preferences: &Value) -> Outcome<Capabilities> {
    let firefox = tools::firefox().ok_or("Firefox is missing")?;
    let mut all = vec!["-headless"];
    all.extend(arguments);
    // Under a driver, Firefox lets files read each other, which it does for no visitor.
    let mut known = json!({ "security.fileuri.strict_origin_policy": true });
    for (name, value) in preferences.as_object().into_iter().flatten() {
        known[name] = value.clone();
    }
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", json!("firefox"))?;
    let options = json!({ "binary": firefox, "args": all, "prefs": known });
    capabilities.set("moz:firefoxOptions", options)?;
    Ok(capabilities)
}

fn webkit(arguments: &[&str]) -> Outcome<Capabilities> {
    let browser = tools::mini_browser().ok_or("WebKit's MiniBrowser is missing")?;
    let mut capabilities = Capabilities::new();
    let mut all = vec!["--automation"];
    all.extend(arguments);
    let options = json!({ "binary": browser, "args": all });
    capabilities.set("webkitgtk:browserOptions", options)?;
    Ok(capabilities)
}

/// The port that a driver tells on its output.
fn announced_port(line: &str) -> Option<u16> {
    let (_, rest) = line
        .split_once("started successfully on port ")
        .or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    rest.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_announcement() {
        for line in [
            "ChromeDriver was started successfully on port 41525.",
            "1790000000000\tgeckodriver\tINFO\tListening on 127.0.0.1:41525",
        ] {
            assert_eq!(announced_port(line), Some(41_525), "{line}");
        }
        let other = "Starting ChromeDriver 156.0.8078.79 on port 0";
        assert_eq!(announced_port(other), None);
    }
}
