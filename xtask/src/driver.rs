//! Chromium's driver on a free port.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};

use crate::{Outcome, tools};

/// A running driver; it ends when dropped.
#[derive(Debug)]
pub struct Driver {
    child: Child,
    address: String,
}

impl Driver {
    /// Starts chromedriver and waits until it listens.
    pub fn start() -> Outcome<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let program = tools::chromedriver().ok_or("chromedriver is missing")?;
        let child = Command::new(program)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let driver = Self {
            child,
            address: format!("http://127.0.0.1:{port}"),
        };
        let deadline = Instant::now() + Duration::from_secs(20);
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            if Instant::now() > deadline {
                return Err("chromedriver does not listen".into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(driver)
    }

    /// Where sessions are opened.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A headless Chromium with a window of that size and these further arguments.
    pub async fn browser(&self, size: (u32, u32), arguments: &[&str]) -> Outcome<WebDriver> {
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
        capabilities.set(
            "goog:chromeOptions",
            json!({ "binary": chromium, "args": all }),
        )?;
        capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
        Ok(WebDriver::new(&self.address, capabilities).await?)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing left to end.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
