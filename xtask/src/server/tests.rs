use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::Duration;

use super::*;

/// A folder with a page, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("landfall-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("index.html"), "<p>hello").unwrap();
        std::fs::write(path.join("words-ko.01234567.json"), "{\"a\":\"b\"}").unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn ask(server: &Server, path: &str, more: &str) -> String {
    let address = server.address().trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_millis(400)))
        .unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{more}\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn a_folder_is_sent_under_the_real_headers() {
    let folder = Folder::new("sent");
    let server = Server::start(&folder.0, 0).unwrap();
    let page = ask(&server, "/?lang=ko", "");
    assert!(
        page.starts_with("HTTP/1.1 200") && page.ends_with("<p>hello"),
        "{page}"
    );
    assert!(
        page.contains(&format!("script-src 'self' {} ", server.address())),
        "{page}"
    );
    assert!(ask(&server, "/gone.js", "").starts_with("HTTP/1.1 404"));
    assert!(ask(&server, "/../Cargo.toml", "").starts_with("HTTP/1.1 404"));
    assert_eq!(server.requests()[..2], ["/", "/gone.js"]);
    server.forget();
    assert!(server.requests().is_empty());
}

#[test]
fn a_known_file_is_not_sent_again() {
    let folder = Folder::new("known");
    let server = Server::start(&folder.0, 0).unwrap();
    let first = ask(&server, "/", "");
    let tag = first
        .lines()
        .find_map(|line| line.strip_prefix("etag: "))
        .unwrap();
    let second = ask(&server, "/", &format!("If-None-Match: {tag}\r\n"));
    assert!(second.starts_with("HTTP/1.1 304"), "{second}");
    assert!(ask(&server, "/", "Accept-Encoding: br\r\n").contains("content-encoding: br"));
}

#[test]
fn paths_fail_as_told() {
    let folder = Folder::new("told");
    let mut server = Server::start(&folder.0, 0).unwrap();
    let words = "/words-ko.01234567.json";
    for (rule, expected) in [
        (Rule::Status(503), "HTTP/1.1 503"),
        (Rule::Truncate, "\r\n\r\n{\"a\""),
        (Rule::ContentType("text/html"), "content-type: text/html"),
        (Rule::Body("<p>portal"), "<p>portal"),
        (
            Rule::Header("cache-control", "no-store"),
            "cache-control: no-store",
        ),
    ] {
        server.respond("words-ko", rule.clone());
        let answer = ask(&server, words, "");
        assert!(answer.contains(expected), "{rule:?}: {answer}");
    }
    server.respond("words-ko", Rule::NoHeader("access-control-allow-origin"));
    assert!(!ask(&server, words, "").contains("access-control-allow-origin"));
    server.respond("words-ko", Rule::Stall);
    assert_eq!(ask(&server, words, ""), "");
    server.heal();
    assert!(ask(&server, words, "").starts_with("HTTP/1.1 200"));
    server.stop();
    assert!(TcpStream::connect(server.address().trim_start_matches("http://")).is_err());
}

#[tokio::test]
async fn a_server_starts_and_ends_inside_an_async_test() {
    let folder = Folder::new("async");
    let server = Server::start(&folder.0, 0).unwrap();
    drop(server);
}

#[test]
fn a_dated_file_never_seems_to_have_changed() {
    let folder = Folder::new("dated");
    let server = Server::start(&folder.0, 0).unwrap();
    server.respond("/", Rule::Dated);
    let first = ask(&server, "/", "");
    assert!(
        first.contains("last-modified: ") && !first.contains("etag: "),
        "{first}"
    );
    std::fs::write(folder.0.join("index.html"), "<p>other").unwrap();
    let again = ask(
        &server,
        "/",
        "If-Modified-Since: Mon, 01 Jan 2024 00:00:00 GMT\r\n",
    );
    assert!(again.starts_with("HTTP/1.1 304"), "{again}");
}
