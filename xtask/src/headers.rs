//! The headers under which a release is meant to stand. The server here and the deployed one
//! differ in nothing that a visitor's browser could notice.

/// What the file at a path is sent with. `origin` is the widget's own, named beside `'self'`
/// because `WebKit` does not match `'self'` in a sandboxed frame. Nothing is said about who may
/// embed it: `frame-ancestors *` would keep it out of files and of pages in a sandbox.
pub fn headers(path: &str, origin: &str) -> Vec<(&'static str, String)> {
    let policy = format!(
        "default-src 'none'; script-src 'self' {origin} 'wasm-unsafe-eval'; \
         style-src 'self' {origin}; connect-src 'self' {origin}; \
         img-src 'self' {origin} data:; font-src 'self' {origin}; worker-src 'self'; \
         manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types landfall"
    );
    vec![
        ("content-type", content_type(path).to_owned()),
        ("cache-control", cache(path).to_owned()),
        ("content-security-policy", policy),
        ("access-control-allow-origin", "*".to_owned()),
        ("cross-origin-resource-policy", "cross-origin".to_owned()),
        ("cross-origin-embedder-policy", "require-corp".to_owned()),
        ("x-content-type-options", "nosniff".to_owned()),
        ("referrer-policy", "no-referrer".to_owned()),
        (
            "permissions-policy",
            "camera=(), microphone=(), geolocation=(), payment=()".to_owned(),
        ),
    ]
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// A file with a hash in its name never changes; everything else is asked for anew.
fn cache(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_hash = |part: &str| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    if name.split(['.', '-', '_']).any(is_hash) {
        "max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(path: &str, name: &str) -> String {
        let headers = headers(path, "http://127.0.0.1:1");
        headers
            .into_iter()
            .find(|(known, _)| *known == name)
            .unwrap()
            .1
    }

    #[test]
    fn types_and_caching_follow_the_name() {
        assert_eq!(header("/app_bg.wasm", "content-type"), "application/wasm");
        assert_eq!(header("/index.html", "cache-control"), "no-cache");
        assert_eq!(header("/boot.js", "cache-control"), "no-cache");
        for hashed in [
            "/landfall-app-0123456789abcdef.js",
            "/content/words-ko.01234567.json",
        ] {
            assert!(
                header(hashed, "cache-control").contains("immutable"),
                "{hashed}"
            );
        }
    }

    #[test]
    fn the_policy_allows_nothing_inline() {
        let policy = header("/index.html", "content-security-policy");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(policy.contains("script-src 'self' http://127.0.0.1:1 'wasm-unsafe-eval'"));
    }
}
