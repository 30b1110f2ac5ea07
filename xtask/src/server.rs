//! A server on loopback that sends a folder under the real headers, remembers what was asked,
//! can fail on purpose and can be stopped, which is how tests cut the network.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use tokio::runtime::Runtime;

use crate::Outcome;
use crate::headers::headers;

/// How a path is made to fail.
#[derive(Debug, Clone)]
pub enum Rule {
    Status(u16),
    /// Half of the file, as if it were whole.
    Truncate,
    /// Another content type.
    ContentType(&'static str),
    /// Another body.
    Body(&'static str),
    /// Without the policy, or with another: name and value.
    Header(&'static str, &'static str),
    /// Never answers.
    Stall,
}

/// A running server; it ends when dropped.
#[derive(Debug)]
pub struct Server {
    runtime: Option<Runtime>,
    address: String,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    requests: Mutex<Vec<String>>,
    rules: Mutex<BTreeMap<String, Rule>>,
}

impl Server {
    /// Serves a folder on 127.0.0.1; port 0 takes any that is free.
    pub fn start(folder: &Path, port: u16) -> Outcome<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        let listener = runtime.block_on(tokio::net::TcpListener::bind(("127.0.0.1", port)))?;
        let address = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared {
            folder: folder.to_owned(),
            requests: Mutex::default(),
            rules: Mutex::default(),
        });
        let router = Router::new().fallback(answer).with_state(Arc::clone(&shared));
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

    /// The paths asked for so far, in order.
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

    /// Cuts the network: open connections end and nothing listens any more.
    pub fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
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

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // A test that panicked with the lock held has failed already; the data are still whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response<Body> {
    let path = request.uri().path().to_owned();
    lock(&shared.requests).push(path.clone());
    let host = request.headers().get("host").and_then(|host| host.to_str().ok());
    let origin = format!("http://{}", host.unwrap_or("127.0.0.1"));
    let rule = lock(&shared.rules)
        .iter()
        .find(|(part, _)| path.contains(part.as_str()))
        .map(|(_, rule)| rule.clone());
    if matches!(rule, Some(Rule::Stall)) {
        std::future::pending::<()>().await;
    }
    let found = file(&shared.folder, &path);
    let mut response = Response::builder();
    let status = match (&rule, &found) {
        (Some(Rule::Status(status)), _) => {
            StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
        }
        (Some(Rule::Body(_)), _) | (_, Some(_)) => StatusCode::OK,
        (_, None) => StatusCode::NOT_FOUND,
    };
    let name = found.as_ref().map_or("error.html", |(name, _)| name.as_str());
    for (header, value) in headers(name, &origin) {
        let value = match &rule {
            Some(Rule::ContentType(other)) if header == "content-type" => (*other).to_owned(),
            Some(Rule::Header(known, other)) if header == *known => (*other).to_owned(),
            _ => value,
        };
        response = response.header(header, value);
    }
    let body = match (&rule, found) {
        (Some(Rule::Status(_)), _) | (None, None) => b"not found".to_vec(),
        (Some(Rule::Body(text)), _) => text.as_bytes().to_vec(),
        (Some(Rule::Truncate), Some((_, bytes))) => bytes[..bytes.len() / 2].to_vec(),
        (_, Some((_, bytes))) => bytes,
        (_, None) => Vec::new(),
    };
    response
        .status(status)
        .body(Body::from(body))
        .unwrap_or_else(|_| Response::new(Body::empty()))
}

/// The file behind a path: never outside the folder.
fn file(folder: &Path, path: &str) -> Option<(String, Vec<u8>)> {
    let relative = path.trim_start_matches('/');
    if relative.split('/').any(|part| part == "..") {
        return None;
    }
    let mut target = folder.join(relative);
    if target.is_dir() {
        target = target.join("index.html");
    }
    let name = target.file_name()?.to_string_lossy().into_owned();
    Some((name, fs::read(&target).ok()?))
}
