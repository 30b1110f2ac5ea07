//! A server on loopback that sends a folder under the real headers, remembers what was asked,
//! can fail on purpose and can be stopped, which is how tests cut the network.

mod answer;
mod encoding;

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use tokio::runtime::Runtime;

use crate::Outcome;
pub(crate) use encoding::{brotli, gzip};

/// A quarter of the time of the highest quality of Brotli, for nearly its size.
const QUALITY: u32 = 5;

/// How a path is made to fail.
#[derive(Debug, Clone)]
pub enum Rule {
    /// Nothing but this status, as after a file was removed or a server broke.
    Status(u16),
    /// Half of the file, as if it were whole.
    Truncate,
    /// Another content type.
    ContentType(&'static str),
    /// Another body.
    Body(&'static str),
    /// The page of a portal that wants a log-in first: HTML, as if all were well.
    Portal,
    /// With another value for a header: name in lower case, and value.
    Header(&'static str, &'static str),
    /// With a header more: name in lower case, and value.
    Also(&'static str, &'static str),
    /// Without a header, named in lower case.
    NoHeader(&'static str),
    /// With one and the same date of change for ever and nothing else to know a file by, as after
    /// a deployment that keeps the dates of reproducible builds.
    Dated,
    /// Never answers.
    Stall,
    /// Answers after so many milliseconds.
    Delay(u64),
}

/// A running server; it ends when dropped.
#[derive(Debug)]
pub struct Server {
    runtime: Option<Runtime>,
    address: String,
    shared: Arc<Shared>,
}

/// What the server and its answers both know.
#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    /// Of Brotli, 0 to 11.
    quality: u32,
    requests: Mutex<Vec<String>>,
    rules: Mutex<BTreeMap<String, Rule>>,
}

impl Server {
    /// Serves a folder on 127.0.0.1; port 0 takes any that is free.
    ///
    /// Works inside and outside of an async test: the server has a runtime of its own.
    /// Fails when the port is taken.
    pub fn start(folder: &Path, port: u16) -> Outcome<Self> {
        Self::start_at(folder, port, QUALITY)
    }

    /// The same with a quality of Brotli from 0 to 11. At the highest, which is that of a
    /// deployed release, the first request of a large file takes seconds.
    pub fn start_at(folder: &Path, port: u16, quality: u32) -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))
            .map_err(|error| format!("cannot listen on port {port}: {error}"))?;
        listener.set_nonblocking(true)?;
        let address = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared {
            folder: folder.to_owned(),
            quality,
            requests: Mutex::default(),
            rules: Mutex::default(),
        });
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        let router = Router::new()
            .fallback(answer::answer)
            .with_state(Arc::clone(&shared));
        let listener = {
            // The conversion registers with the runtime that is entered here, not with a test's.
            let _entered = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Self {
            runtime: Some(runtime),
            address,
            shared,
        })
    }

    /// The origin, such as `http://127.0.0.1:8080`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The same server under its other name, such as `http://localhost:8080`: to a browser that
    /// is another site, which is how tests embed the page across sites.
    pub fn other_site(&self) -> String {
        self.address.replace("127.0.0.1", "localhost")
    }

    /// The paths asked for so far, in order, without their queries.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.shared.requests).clone()
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        lock(&self.shared.requests).clear();
    }

    /// Makes every path that contains `part` fail in this way.
    pub fn respond(&self, part: &str, rule: Rule) {
        lock(&self.shared.rules).insert(part.to_owned(), rule);
    }

    /// Takes all rules back.
    pub fn heal(&self) {
        lock(&self.shared.rules).clear();
    }

    /// Cuts the network: open connections end and nothing listens any more.
    pub fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Inside an async test only another thread may wait for the end of the connections.
            let end = std::thread::spawn(move || runtime.shutdown_timeout(Duration::from_secs(2)));
            drop(end.join());
        }
    }

    /// Waits for ever.
    pub fn wait(&self) {
        loop {
            std::thread::park();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is behind the locks stays usable after a panic: lists that are only added to.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
