//! One request and what it is answered.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Response, StatusCode};

use super::encoding::{self, Coding, tag};
use super::{Rule, Shared, lock};
use crate::headers::headers;

/// When every file was changed last, under `Rule::Dated`.
const DATE: &str = "Mon, 01 Jan 2024 00:00:00 GMT";

const PORTAL: &str = "<!doctype html><title>Log in</title><p>Please log in to the network.";

pub(super) async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response<Body> {
    // A browser that takes this for its proxy names a whole address.
    let path = match request.uri().authority() {
        Some(_) => request.uri().to_string(),
        None => request.uri().path().to_owned(),
    };
    lock(&shared.requests).push(path.clone());
    let rule = lock(&shared.rules)
        .iter()
        .find(|(part, _)| path.contains(part.as_str()))
        .map(|(_, rule)| rule.clone());
    if matches!(rule, Some(Rule::Stall)) {
        std::future::pending::<()>().await;
    }
    if let Some(Rule::Delay(milliseconds)) = rule {
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(StatusCode::METHOD_NOT_ALLOWED);
    }
    respond(&shared, &path, request.headers(), rule.as_ref())
}

fn respond(shared: &Shared, path: &str, asked: &HeaderMap, rule: Option<&Rule>) -> Response<Body> {
    if rule.is_none() && is_folder(&shared.folder, path) {
        let place = vec![("location", format!("{path}/"))];
        return build(StatusCode::MOVED_PERMANENTLY, place, Vec::new());
    }
    let origin = format!("http://{}", text(asked, "host").unwrap_or("127.0.0.1"));
    let found = file(&shared.folder, path);
    let name = found.as_ref().map_or("missing.html", |(name, _)| name);
    let (status, mut body) = match (rule, &found) {
        (Some(Rule::Status(status)), _) => (
            StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            Vec::new(),
        ),
        (Some(Rule::Body(text)), _) => (StatusCode::OK, text.as_bytes().to_vec()),
        (Some(Rule::Portal), _) => (StatusCode::OK, PORTAL.as_bytes().to_vec()),
        (Some(Rule::Truncate), Some((_, bytes))) => {
            (StatusCode::OK, bytes[..bytes.len() / 2].to_vec())
        }
        (_, Some((_, bytes))) => (StatusCode::OK, bytes.clone()),
        (_, None) => (StatusCode::NOT_FOUND, b"not found".to_vec()),
    };
    let mut sent = headers(name, &origin);
    if status != StatusCode::OK {
        // A failure must not be kept for as long as the file itself would be.
        sent.retain(|(name, _)| *name != "cache-control");
        sent.push(("cache-control", "no-store".to_owned()));
    }
    if status == StatusCode::OK {
        let etag = tag(&body);
        if matches!(rule, Some(Rule::Dated)) {
            if text(asked, "if-modified-since").is_some() {
                return build(StatusCode::NOT_MODIFIED, sent, Vec::new());
            }
            sent.push(("last-modified", DATE.to_owned()));
            return build(status, sent, body);
        }
        // A failing path always fails: its half must not be answered by "you have it already".
        if rule.is_none() && text(asked, "if-none-match").is_some_and(|known| known.contains(&etag))
        {
            sent.push(("etag", etag));
            return build(StatusCode::NOT_MODIFIED, sent, Vec::new());
        }
        let accepted = text(asked, "accept-encoding").unwrap_or_default();
        let coding = Coding::chosen(accepted, shared.quality);
        if let Some(packed) = encoding::pack(coding, &etag, &body) {
            sent.push(("content-encoding", coding.name().to_owned()));
            body = packed;
        }
        sent.push(("vary", "accept-encoding".to_owned()));
        sent.push(("etag", etag));
    }
    build(status, changed(sent, rule), body)
}

/// The headers as a rule wants them.
fn changed(sent: Vec<(&'static str, String)>, rule: Option<&Rule>) -> Vec<(&'static str, String)> {
    let more = match rule {
        Some(Rule::Also(name, value)) => Some((*name, (*value).to_owned())),
        _ => None,
    };
    sent.into_iter()
        .chain(more)
        .filter(|(name, _)| !matches!(rule, Some(Rule::NoHeader(gone)) if gone == name))
        .map(|(name, value)| match rule {
            Some(Rule::ContentType(other)) if name == "content-type" => (name, (*other).to_owned()),
            Some(Rule::Portal) if name == "content-type" => {
                (name, "text/html; charset=utf-8".to_owned())
            }
            Some(Rule::Header(known, other)) if *known == name => (name, (*other).to_owned()),
            _ => (name, value),
        })
        .collect()
}

fn build(status: StatusCode, sent: Vec<(&'static str, String)>, body: Vec<u8>) -> Response<Body> {
    let mut response = Response::builder().status(status);
    for (name, value) in sent {
        response = response.header(name, value);
    }
    response
        .body(Body::from(body))
        .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

fn plain(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Whether a slash is missing at the end: addresses in the page there would lead elsewhere.
fn is_folder(folder: &Path, path: &str) -> bool {
    let name = path.trim_start_matches('/');
    let is_inside = !name.split(['/', '\\']).any(|part| part == "..");
    is_inside && !path.ends_with('/') && folder.join(name).is_dir()
}

/// The file behind a path: never outside the folder.
fn file(folder: &Path, path: &str) -> Option<(String, Vec<u8>)> {
    let relative = path.trim_start_matches('/');
    if relative.split(['/', '\\']).any(|part| part == "..") {
        return None;
    }
    let mut target = folder.join(relative);
    if target.is_dir() {
        target = target.join("index.html");
    }
    let name = target.file_name()?.to_string_lossy().into_owned();
    Some((name, fs::read(&target).ok()?))
}
