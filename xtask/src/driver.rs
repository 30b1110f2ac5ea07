//! The drivers of the three browser engines, each on a port of its own.

mod engine;
mod inspector;
mod process;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, process as own, thread};

use serde_json::Value;
use thirtyfour::WebDriver;

use crate::Outcome;
pub use engine::Engine;
pub use inspector::Inspected;
use process::Process;

/// How long the driver may take to end its browsers before it is killed.
const GRACE: Duration = Duration::from_secs(5);

/// A running driver; it ends when dropped, with every browser that it opened.
#[derive(Debug)]
pub struct Driver {
    engine: Engine,
    process: Process,
    port: u16,
    address: String,
    /// The display of an engine that draws in windows only. Ends after the driver.
    _display: Option<Process>,
    /// Profiles and sockets of the browsers lie here and go with the driver.
    scratch: PathBuf,
}

impl Driver {
    /// Starts Chromium's driver and waits until it listens on a port of its own choice.
    ///
    /// Fails when the driver is missing or ends before it listens.
    pub fn start() -> Outcome<Self> {
        Self::start_for(Engine::Chromium, &[])
    }

    /// Starts the driver of an engine, with variables for the browsers that it opens.
    pub fn start_for(engine: Engine, variables: &[(&str, &str)]) -> Outcome<Self> {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let count = STARTED.fetch_add(1, Ordering::Relaxed);
        let mut command = Command::new(engine.driver()?);
        let display = engine.display()?;
        let scratch = env::temp_dir().join(format!("landfall-driver-{}-{count}", own::id()));
        fs::create_dir_all(&scratch)?;
        command
            .env("TMPDIR", &scratch)
            .envs(variables.iter().copied());
        if let Some((_, number)) = &display {
            command.env("DISPLAY", format!(":{number}"));
        }
        let listening = engine.listen(command);
        if listening.is_err() {
            drop(fs::remove_dir_all(&scratch));
        }
        let (process, port) = listening?;
        Ok(Self {
            engine,
            process,
            port,
            address: format!("http://127.0.0.1:{port}"),
            _display: display.map(|(process, _)| process),
            scratch,
        })
    }

    /// Where sessions are opened.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A browser with a window of that size and these further arguments; headless where the
    /// engine can be.
    pub async fn browser(&self, size: (u32, u32), arguments: &[&str]) -> Outcome<WebDriver> {
        self.browser_with(size, arguments, &Value::Null).await
    }

    /// The same with preferences of the profile, an object such as
    /// `{"profile.default_content_setting_values.cookies": 2}`; null sets none. `WebKit` has
    /// no preferences: it listens to arguments and to the variables of its driver.
    pub async fn browser_with(
        &self,
        size: (u32, u32),
        arguments: &[&str],
        preferences: &Value,
    ) -> Outcome<WebDriver> {
        let capabilities = self.engine.capabilities(size, arguments, preferences)?;
        let browser = WebDriver::new(&self.address, capabilities).await?;
        if self.engine != Engine::Chromium {
            browser.set_window_rect(0, 0, size.0, size.1).await?;
        }
        Ok(browser)
    }

    /// A browser that does not wait for a page to be loaded: some never are.
    pub async fn hasty_browser(&self, size: (u32, u32)) -> Outcome<WebDriver> {
        let mut capabilities = self.engine.capabilities(size, &[], &Value::Null)?;
        capabilities.set("pageLoadStrategy", Value::from("none"))?;
        Ok(WebDriver::new(&self.address, capabilities).await?)
    }

    /// Kills the browsers with everything that they have started, all at once and without a
    /// word, as a phone does that needs the memory; then the driver.
    pub fn kill(self) {
        self.process.kill_children();
    }

    /// Asks Chromium's driver to end: only then does it end its browsers too.
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
        while self.process.runs() && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing left to end.
        if self.engine == Engine::Chromium {
            drop(self.shut_down());
        }
        self.process.end();
        // The last of the browser's processes may still be writing.
        for _ in 0..20 {
            if fs::remove_dir_all(&self.scratch).is_ok() {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}
