//! What the headers of one file should be.

use super::fetch::{Answer, Site};
use super::{Fault, Kind, policy};
use crate::headers::headers;

/// Files below this are as small uncompressed, near enough.
const WORTH: usize = 2_000;

/// What is text, and so gets a third of its size by compression.
const TEXT: [&str; 7] = ["html", "js", "css", "json", "wasm", "svg", "webmanifest"];

/// Everything that is wrong with the headers of a file.
pub(super) fn answer(site: &Site, path: &str, answer: &Answer) -> Vec<Fault> {
    let mut faults = Vec::new();
    let file = path.split('?').next().unwrap_or_default();
    let file = if file.is_empty() || file.ends_with('/') {
        format!("{file}index.html")
    } else {
        file.to_owned()
    };
    let extension = file.rsplit('.').next().unwrap_or_default();
    let name = if path.is_empty() {
        "the root page"
    } else {
        path
    };
    for (header, wanted) in headers(&format!("/{file}"), site.origin()) {
        let seen = answer.header(header);
        let fault = match header {
            "content-type" => (!same_type(seen, &wanted)).then_some(Kind::Type),
            "cache-control" => caching(seen, &wanted),
            "content-security-policy" => {
                // The policy of a page holds for all that it loads.
                if extension == "html" {
                    faults.extend(policy::look(name, &answer.all(header), &wanted));
                }
                None
            }
            "access-control-allow-origin" => (seen != wanted).then_some(Kind::Cors),
            "cross-origin-resource-policy" | "cross-origin-embedder-policy" => {
                (seen != wanted).then_some(Kind::Isolation)
            }
            _ => (seen.is_empty() || (header.starts_with("x-") && seen != wanted))
                .then_some(Kind::Safety),
        };
        if let Some(kind) = fault {
            let seen = if seen.is_empty() { "missing" } else { seen };
            let text = format!("{name}: {header} is {seen}, and should be {wanted}");
            faults.push(Fault::new(kind, text));
        }
    }
    if !answer.all("x-frame-options").is_empty() {
        let text = format!(
            "{name}: x-frame-options is {}",
            answer.header("x-frame-options")
        );
        faults.push(Fault::new(Kind::Frame, text));
    }
    if !answer.all("set-cookie").is_empty() {
        let text = format!("{name}: set-cookie is {}", answer.header("set-cookie"));
        faults.push(Fault::new(Kind::Cookie, text));
    }
    let is_plain = matches!(answer.header("content-encoding"), "" | "identity");
    if is_plain && TEXT.contains(&extension) && answer.body.len() > WORTH {
        let text = format!("{name}: {} bytes are sent as they are", answer.body.len());
        faults.push(Fault::new(Kind::Compression, text));
    }
    faults
}

/// The type without its parameters; scripts have had two names, and letters have to be UTF-8.
fn same_type(seen: &str, wanted: &str) -> bool {
    let kind = |text: &str| {
        let kind = text.split(';').next().unwrap_or_default().trim();
        kind.to_ascii_lowercase()
            .replace("application/javascript", "text/javascript")
    };
    let is_other = |text: &str| {
        let text = text.to_ascii_lowercase();
        text.contains("charset=") && !text.contains("charset=utf-8")
    };
    let is_named = seen.to_ascii_lowercase().contains("charset=utf-8");
    let needs_name = wanted.starts_with("text/html");
    kind(seen) == kind(wanted) && !is_other(seen) && (is_named || !needs_name)
}

fn caching(seen: &str, wanted: &str) -> Option<Kind> {
    let seen = seen.to_ascii_lowercase();
    let age = seen
        .split([',', ' '])
        .find_map(|part| part.strip_prefix("max-age="))
        .and_then(|age| age.parse::<u64>().ok());
    if wanted.contains("immutable") {
        // A month is enough for a file that the service worker keeps anyway.
        let is_long = age.is_some_and(|age| age >= 30 * 86_400);
        return (!is_long).then_some(Kind::Lasting);
    }
    let is_asked = seen.contains("no-cache") || seen.contains("no-store") || age == Some(0);
    (!is_asked).then_some(Kind::Fresh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_the_same_by_any_of_their_names() {
        let html = "text/html; charset=utf-8";
        assert!(same_type("text/html;charset=UTF-8", html));
        assert!(!same_type("text/html", html));
        assert!(!same_type("text/html; charset=euc-kr", html));
        let script = "text/javascript; charset=utf-8";
        assert!(same_type("application/javascript", script));
        assert!(!same_type("text/javascript; charset=shift_jis", script));
        assert!(!same_type("application/octet-stream", "application/wasm"));
        assert!(!same_type("", "application/wasm"));
    }

    #[test]
    fn pages_are_asked_for_anew_and_hashed_files_are_kept() {
        let (fresh, lasting) = ("no-cache", "max-age=31536000, immutable");
        for good in [
            "no-cache",
            "max-age=0, must-revalidate",
            "private, No-Store",
        ] {
            assert_eq!(caching(good, fresh), None, "{good}");
        }
        for bad in ["", "max-age=600", "public"] {
            assert_eq!(caching(bad, fresh), Some(Kind::Fresh), "{bad}");
        }
        assert_eq!(caching("public, max-age=31536000", lasting), None);
        assert_eq!(caching("no-cache", lasting), Some(Kind::Lasting));
        assert_eq!(caching("max-age=600", lasting), Some(Kind::Lasting));
    }
}
