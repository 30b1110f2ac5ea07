//! How five kinds of server send a release, made from the headers that the tests use.

use super::place::{Place, each};
use crate::headers::headers;

/// A part of a name that is a hash, as `headers::cache` knows it.
const HASHED: &str = "(^|[/._-])[0-9a-f]{8,}([._-]|$)";

/// The files of settings by name. `paths` are the files of the release.
pub(super) fn all(
    places: &[Place],
    paths: &[String],
    ancestors: Option<&str>,
) -> [(&'static str, String); 4] {
    // A policy names all origins, and so is the same wherever the release stands.
    let origin = each(places, Place::origin).join(" ");
    let folders = each(places, Place::folder);
    let everybody = "form-action 'none';";
    let named = ancestors.map_or_else(
        || everybody.to_owned(),
        |ancestors| format!("{everybody} frame-ancestors {ancestors};"),
    );
    [
        ("nginx.conf", nginx(&origin, &folders)),
        (".htaccess", apache(&origin)),
        ("web.config", iis(&origin, paths)),
        ("_headers", listed(&origin, &folders, paths)),
    ]
    .map(|(name, text)| (name, text.replace(everybody, &named)))
}

/// The headers that all files have.
fn common(origin: &str) -> Vec<(&'static str, String)> {
    let mut all = headers("/index.html", origin);
    all.retain(|(name, _)| !matches!(*name, "content-type" | "cache-control"));
    all
}

fn value(path: &str, origin: &str, wanted: &str) -> String {
    let all = headers(path, origin);
    let found = all.into_iter().find(|(name, _)| *name == wanted);
    found.map(|(_, value)| value).unwrap_or_default()
}

fn fresh(origin: &str) -> String {
    value("index.html", origin, "cache-control")
}

fn lasting(origin: &str) -> String {
    value("a.00000000.js", origin, "cache-control")
}

fn nginx(origin: &str, folders: &[&str]) -> String {
    let mut text = format!(
        "# The first part belongs into the block `http`, the rest into the block `server`.\n\
         # A missing file must never be kept, so its answer has no Cache-Control.\n\
         map $uri $landfall_cache {{\n  default \"{}\";\n  \"~{HASHED}\" \"{}\";\n}}\n",
        fresh(origin),
        lasting(origin)
    );
    for folder in folders {
        let root = "/var/www/landfall";
        let place = if folder.is_empty() {
            format!("location / {{\n  root {root};\n")
        } else {
            format!(
                "location = {folder} {{\n  absolute_redirect off;\n  return 301 {folder}/;\n}}\n\
                 location {folder}/ {{\n  alias {root}/;\n"
            )
        };
        text.extend([
            "\n",
            &place,
            "  index index.html;\n  absolute_redirect off;\n  include mime.types;\n  types {\n    \
             application/wasm wasm;\n    application/manifest+json webmanifest;\n  }\n  \
             charset utf-8;\n  charset_types text/css text/javascript application/javascript;\n  \
             # Files are compressed already; with the module for Brotli: brotli_static on;\n  \
             gzip_static on;\n  gzip_vary on;\n  add_header Cache-Control $landfall_cache;\n",
        ]);
        for (name, value) in common(origin) {
            text.extend([format!("  add_header {name} \"{value}\" always;\n")]);
        }
        text.push_str("}\n");
    }
    text
}

/// A request is answered by the compressed file beside the one that is asked for. Files are found
/// by their own folder, so these settings hold in every folder of a site.
const COMPRESSED: &str = "<IfModule mod_rewrite.c>\n  RewriteEngine On\n  \
    RewriteRule \\.(br|gz)$ - [L]\n  \
    RewriteCond %{HTTP:Accept-Encoding} \\bbr\\b\n  \
    RewriteCond %{REQUEST_FILENAME}.br -f\n  \
    RewriteRule ^(.+)$ $1.br [L,E=no-gzip:1,E=no-brotli:1]\n  \
    RewriteCond %{HTTP:Accept-Encoding} \\bgzip\\b\n  \
    RewriteCond %{REQUEST_FILENAME}.gz -f\n  \
    RewriteRule ^(.+)$ $1.gz [L,E=no-gzip:1,E=no-brotli:1]\n\
    </IfModule>\n\
    RemoveType .gz .br\nAddEncoding br .br\nAddEncoding gzip .gz\n\
    Header append Vary Accept-Encoding\n";

fn apache(origin: &str) -> String {
    let mut text = String::from(
        "# Needs mod_headers, mod_mime and mod_dir, for compressed files also mod_rewrite, and\n\
         # AllowOverride FileInfo Indexes.\n\
         DirectoryIndex index.html\nAddType application/wasm .wasm\n\
         AddType application/json .json\n\
         AddType application/manifest+json .webmanifest\nAddType text/javascript .js\n\
         AddType image/svg+xml .svg\n\
         AddCharset utf-8 .html .js .css\nFileETag MTime Size\n",
    );
    text.push_str(COMPRESSED);
    for (name, value) in common(origin) {
        text.extend([format!("Header always set {name} \"{value}\"\n")]);
    }
    text.extend([format!(
        "# A missing file must never be kept, so its answer has no Cache-Control.\n\
         Header set Cache-Control \"{}\"\n<FilesMatch \"{HASHED}\">\n  \
         Header set Cache-Control \"{}\"\n</FilesMatch>\n",
        fresh(origin),
        lasting(origin)
    )]);
    text
}

fn iis(origin: &str, paths: &[String]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n  <system.webServer>\n    \
         <defaultDocument><files><clear /><add value=\"index.html\" /></files></defaultDocument>\n    \
         <staticContent>\n      <remove fileExtension=\".wasm\" />\n      \
         <mimeMap fileExtension=\".wasm\" mimeType=\"application/wasm\" />\n      \
         <remove fileExtension=\".json\" />\n      \
         <mimeMap fileExtension=\".json\" mimeType=\"application/json\" />\n      \
         <remove fileExtension=\".webmanifest\" />\n      \
         <mimeMap fileExtension=\".webmanifest\" mimeType=\"application/manifest+json\" />\n      \
         <remove fileExtension=\".js\" />\n      \
         <mimeMap fileExtension=\".js\" mimeType=\"text/javascript; charset=utf-8\" />\n      \
         <clientCache cacheControlMode=\"NoControl\" cacheControlCustom=\"no-cache\" />\n    \
         </staticContent>\n    <httpProtocol>\n      <customHeaders>\n        \
         <remove name=\"X-Powered-By\" />\n",
    );
    for (name, value) in common(origin) {
        text.extend([format!(
            "        <add name=\"{name}\" value=\"{value}\" />\n"
        )]);
    }
    text.push_str("      </customHeaders>\n    </httpProtocol>\n  </system.webServer>\n");
    for path in lasting_paths(origin, paths) {
        text.extend([format!(
            "  <location path=\"{path}\"><system.webServer><staticContent><clientCache \
             cacheControlMode=\"NoControl\" cacheControlCustom=\"{}\" /></staticContent>\
             </system.webServer></location>\n",
            lasting(origin)
        )]);
    }
    text.push_str("</configuration>\n");
    text
}

/// Netlify and Cloudflare Pages read the same file. Two rules for one file would add up, so
/// what all files share stands once, and each file has one rule of its own.
fn listed(origin: &str, folders: &[&str], paths: &[String]) -> String {
    let mut text = String::new();
    for folder in folders {
        text.extend([folder, "/*\n"]);
        for (name, value) in common(origin) {
            text.extend([format!("  {name}: {value}\n")]);
        }
        for path in paths {
            let cache = value(path, origin, "cache-control");
            // A page is asked for by its folder.
            let place = path.strip_suffix("index.html").unwrap_or(path);
            text.extend([format!("{folder}/{place}\n  cache-control: {cache}\n")]);
        }
    }
    text
}

fn lasting_paths<'a>(origin: &str, paths: &'a [String]) -> impl Iterator<Item = &'a String> {
    let lasting = lasting(origin);
    let origin = origin.to_owned();
    paths
        .iter()
        .filter(move |path| value(path, &origin, "cache-control") == lasting)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "https://check.example";

    fn places(addresses: &[&str]) -> Vec<Place> {
        let each = addresses.iter().map(|each| Place::read(each).unwrap());
        each.collect()
    }

    fn paths() -> Vec<String> {
        let paths = [
            "index.html",
            "ko/index.html",
            "boot.js",
            "landfall-app-0123456789abcdef.js",
        ];
        paths.map(str::to_owned).into()
    }

    #[test]
    fn every_server_sends_the_headers_that_are_tested() {
        for (name, text) in all(&places(&[ORIGIN]), &paths(), None) {
            for (header, value) in headers("/index.html", ORIGIN) {
                if header == "content-type" {
                    continue;
                }
                assert!(
                    text.to_lowercase().contains(header) || name == "web.config",
                    "{name}: {header}"
                );
                assert!(text.contains(&value), "{name}: {value}");
            }
            assert!(text.contains(&lasting(ORIGIN)), "{name}");
            assert!(
                text.contains("application/wasm") || name == "_headers",
                "{name}"
            );
            assert!(!text.to_lowercase().contains("x-frame-options"), "{name}");
        }
    }

    #[test]
    fn the_pages_that_may_embed_are_named() {
        for (name, text) in all(&places(&[ORIGIN]), &paths(), Some("https://a.example")) {
            assert!(
                text.contains("frame-ancestors https://a.example;"),
                "{name}"
            );
        }
    }

    #[test]
    fn only_hashed_files_are_kept_for_a_year() {
        let text = listed(ORIGIN, &[""], &paths());
        assert!(text.contains("/ko/\n  cache-control: no-cache\n"));
        assert!(text.contains("/boot.js\n  cache-control: no-cache\n"));
        assert!(text.contains(&format!(
            "/landfall-app-0123456789abcdef.js\n  cache-control: {}\n",
            lasting(ORIGIN)
        )));
        let text = iis(ORIGIN, &paths());
        assert_eq!(text.matches("<location path=").count(), 1);
    }

    #[test]
    fn several_places_share_one_folder_of_files() {
        let places = places(&[
            "https://www.example.com/tools/check",
            "https://staging.example.com/tools/check",
            "https://check.example",
        ]);
        for (name, text) in all(&places, &paths(), None) {
            let all = "https://www.example.com https://staging.example.com https://check.example";
            assert!(text.contains(&format!("style-src 'self' {all};")), "{name}");
        }
        let folders = ["/tools/check", ""];
        let text = nginx(ORIGIN, &folders);
        assert_eq!(text.matches("location /tools/check/ {").count(), 1);
        assert_eq!(text.matches("location / {").count(), 1);
        let text = listed(ORIGIN, &folders, &paths());
        assert!(text.starts_with("/tools/check/*\n"));
        assert!(text.contains("\n/tools/check/ko/\n  cache-control: no-cache\n"));
        assert!(text.contains("\n/*\n") && text.contains("\n/ko/\n"));
    }
}
