//! Chromium's driver on a free port.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::{Outcome, tools};

/// How long the driver may take to end its browsers before it is killed.
const GRACE: Duration = Duration::from_secs(5);

/// A running driver; it ends when dropped, with every browser that it opened.
#[derive(Debug)]
pub struct Driver {
    child: Child,
    port: u16,
    address: String,
    /// Profiles and sockets of the browsers lie here and go with the driver.
    scratch: PathBuf,
}

impl Driver {
    /// Starts chromedriver and waits until it listens on a port of its own choice.
    ///
    /// Fails when chromedriver is missing or ends before it listens.
    pub fn start() -> Outcome<Self> {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let program = tools::chromedriver().ok_or("chromedriver is missing")?;
        let count = STARTED.fetch_add(1, Ordering::Relaxed);
        let scratch = env::temp_dir().join(format!("landfall-driver-{}-{count}", process::id()));
        fs::create_dir_all(&scratch)?;
        let mut child = Command::new(program)
            .arg("--port=0")
            .env("TMPDIR", &scratch)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let port = child.stdout.take().and_then(announced_port);
        // Made before the check, so that a driver without a port is ended by its drop as well.
        let driver = Self {
            child,
            port: port.unwrap_or_default(),
            address: format!("http://127.0.0.1:{}", port.unwrap_or_default()),
            scratch,
        };
        port.map(|_| driver)
            .ok_or_else(|| "chromedriver does not listen".into())
    }

    /// Where sessions are opened.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A headless Chromium with a window of that size and these further arguments.
    pub async fn browser(&self, size: (u32, u32), arguments: &[&str]) -> Outcome<WebDriver> {
        self.browser_with(size, arguments, &Value::Null).await
    }

    /// The same with preferences of the profile, an object such as
    /// `{"profile.default_content_setting_values.cookies": 2}`; null sets none.
    pub async fn browser_with(
        &self,
        size: (u32, u32),
        arguments: &[&str],
        preferences: &Value,
    ) -> Outcome<WebDriver> {
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
        Ok(WebDriver::new(&self.address, capabilities).await?)
    }
}

impl Driver {
    /// Asks the driver to end: only then does it end its browsers too.
    fn shut_down(&mut self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(GRACE))?;
        let port = self.port;
        write!(
            stream,
            "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        )?;
        // The answer does not matter, only that the driver had the time to give it.
        drop(stream.read(&mut [0]));
        let deadline = Instant::now() + GRACE;
        while self.child.try_wait()?.is_none() && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing left to end.
        drop(self.shut_down());
        drop(self.child.kill());
        drop(self.child.wait());
        // The last of the browser's processes may still be writing.
        for _ in 0..20 {
            if fs::remove_dir_all(&self.scratch).is_ok() {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

/// The port that the driver tells on its output, which is read to its end from then on: a
/// driver whose output nobody reads stands still once the pipe is full.
fn announced_port(output: ChildStdout) -> Option<u16> {
    let mut lines = BufReader::new(output).lines();
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| port_in(&line));
    thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    port
}

fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_announcement() {
        assert_eq!(
            port_in("ChromeDriver was started successfully on port 41525."),
            Some(41_525)
        );
        assert_eq!(
            port_in("Starting ChromeDriver 156.0.8078.79 on port 0"),
            None
        );
    }
}
