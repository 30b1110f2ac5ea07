//! The release as it is put on a server, and what is seen of it from outside. No browser is
//! needed: a server is looked at as `cargo xtask check-site` does.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use serde_json::Value;
use xtask::check_site::{Kind, faults};
use xtask::deploy::{Place, pack};
use xtask::headers::headers;
use xtask::server::{Rule, Server};

use crate::stage::dist;

/// A packed release on a server.
struct Site {
    server: Server,
    files: PathBuf,
    address: String,
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.files));
    }
}

impl Site {
    /// In a folder of the site, or at its top. A second place is packed for, too.
    fn new(folder: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let files = env::temp_dir().join(format!("landfall-site-{}-{count}", process::id()));
        let server = Server::start(&files, 0).unwrap();
        let address = format!("{}{folder}/", server.address());
        let places = [
            Place::read(&address).unwrap(),
            Place::read("https://staging.example.com/tools/check").unwrap(),
        ];
        let to = files.join(folder.trim_start_matches('/'));
        pack(&dist(), &places, &to, None).unwrap();
        Self {
            server,
            files,
            address,
        }
    }

    fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = Vec::new();
        for fault in faults(&self.address).unwrap() {
            if !kinds.contains(&fault.kind) {
                kinds.push(fault.kind);
            }
        }
        kinds
    }
}

#[test]
fn a_packed_release_is_right_at_the_top_of_a_site_and_in_a_folder() {
    for folder in ["", "/tools/check"] {
        let site = Site::new(folder);
        assert_eq!(faults(&site.address).unwrap(), [], "{folder}");
        // Also by the address that somebody copies from the bar of a browser.
        let address = format!("{}embed.html?lang=ko", site.address);
        assert_eq!(faults(&address).unwrap(), [], "{folder}");
        let bare = site.address.trim_end_matches('/');
        assert_eq!(faults(bare).unwrap(), [], "{folder}");
    }
}

#[test]
fn every_kind_of_fault_is_found_and_no_other() {
    let site = Site::new("/tools/check");
    let policy = "content-security-policy";
    let all = headers("/index.html", site.server.address());
    let right = all.into_iter().find(|(name, _)| *name == policy).unwrap().1;
    // The server's rules live as long as the program.
    let leak = |text: String| -> &'static str { text.leak() };
    let nobody = leak(right.clone() + "; frame-ancestors 'none'");
    let no_wasm = leak(right.replace(" 'wasm-unsafe-eval'", ""));
    for (part, rule, kind) in [
        (
            "landfall-app",
            Rule::ContentType("application/octet-stream"),
            Kind::Type,
        ),
        ("/ja/", Rule::ContentType("text/html"), Kind::Type),
        (
            "boot.js",
            Rule::Header("cache-control", "max-age=3600"),
            Kind::Fresh,
        ),
        ("sw.js", Rule::NoHeader("cache-control"), Kind::Fresh),
        (
            ".css",
            Rule::Header("cache-control", "no-cache"),
            Kind::Lasting,
        ),
        (".css", Rule::Dated, Kind::Compression),
        ("/en/", Rule::NoHeader(policy), Kind::Policy),
        ("/en/", Rule::Header(policy, no_wasm), Kind::Policy),
        (
            "/en/",
            Rule::Also(policy, "default-src 'self'"),
            Kind::Policy,
        ),
        ("/en/", Rule::Header(policy, nobody), Kind::Frame),
        (
            "/en/",
            Rule::Also("x-frame-options", "SAMEORIGIN"),
            Kind::Frame,
        ),
        (
            ".wasm",
            Rule::NoHeader("access-control-allow-origin"),
            Kind::Cors,
        ),
        (
            "embed-1",
            Rule::NoHeader("access-control-allow-origin"),
            Kind::Cors,
        ),
        (
            "boot.js",
            Rule::NoHeader("cross-origin-resource-policy"),
            Kind::Isolation,
        ),
        (
            "boot.js",
            Rule::NoHeader("x-content-type-options"),
            Kind::Safety,
        ),
        ("/ko/", Rule::Also("set-cookie", "id=1"), Kind::Cookie),
        ("boot.js", Rule::Status(404), Kind::Missing),
        ("old.js", Rule::Status(500), Kind::Missing),
        ("structure", Rule::Truncate, Kind::Changed),
        ("landfall-embed-1", Rule::Body("alert(1)"), Kind::Loader),
        ("oembed.ko", Rule::Status(404), Kind::Oembed),
        ("oembed.json", Rule::ContentType("text/html"), Kind::Oembed),
        ("0000000000000000.js", Rule::Body("<p>start"), Kind::Gone),
        ("sw.js", Rule::Portal, Kind::Release),
        ("/tools/check/", Rule::Status(503), Kind::Silent),
        // As of a server that shows the page of the folder under an address without a slash.
        ("/ko", Rule::Delay(0), Kind::Folder),
    ] {
        site.server.respond(part, rule.clone());
        assert_eq!(site.kinds(), [kind], "{part}: {rule:?}");
        site.server.heal();
    }
    assert_eq!(site.kinds(), []);
}

#[test]
fn what_lies_in_the_pack_names_its_place() {
    let site = Site::new("/tools/check");
    let folder = site.files.join("tools/check");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    for (name, place) in [("oembed.json", ""), ("oembed.ja.json", "ja/")] {
        let value: Value = serde_json::from_str(&read(name)).unwrap();
        let frame = format!(" src=\"{}{place}\"", site.address);
        assert!(value["html"].as_str().unwrap().contains(&frame), "{name}");
        assert!(
            value["title"]
                .as_str()
                .is_some_and(|title| !title.is_empty())
        );
    }
    for name in ["nginx.conf", ".htaccess", "web.config", "_headers"] {
        let sources = format!(
            "'self' {} https://staging.example.com",
            site.server.address()
        );
        assert!(read(name).contains(&sources), "{name}");
    }
    assert!(read("nginx.conf").contains("location /tools/check/ {"));
    assert!(read("_headers").contains("/tools/check/sw.js\n  cache-control: no-cache"));
    // Each line has the hash of a file as it lies there.
    let sums = read("checksums.txt");
    assert!(sums.lines().any(|line| line.ends_with("  embed.html")));
    assert!(sums.lines().any(|line| line.ends_with("  oembed.json")));
    for line in sums.lines() {
        let (_, path) = line.split_once("  ").unwrap();
        assert!(folder.join(path).is_file(), "{path}");
    }
    for path in [
        "ko/index.html",
        "embed.js",
        "sw.js",
        "landfall-embed-1.0.0.js",
        "landfall-embed-1.0.1.js",
    ] {
        assert!(folder.join(format!("{path}.br")).is_file(), "{path}");
        assert!(folder.join(format!("{path}.gz")).is_file(), "{path}");
    }
    assert!(!folder.join("config.json.br").exists());
}
