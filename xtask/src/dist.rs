//! Builds the release into `dist/` and refuses one that breaks a promise.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Outcome, content, root, single, size, style, tools};

/// Tools, content, build, checks, sizes.
pub fn build() -> Outcome<PathBuf> {
    tools::install()?;
    content::run()?;
    style::join()?;
    // The build itself asks nobody for anything.
    crate::run(Command::new("cargo").args(["fetch", "--locked"]))?;
    crate::run(
        Command::new("trunk")
            .args(["build", "--release"])
            .env("PATH", tools::path()?)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remap())
            .env_remove("NO_COLOR"),
    )?;
    let dist = root().join("dist");
    check(&dist)?;
    Ok(dist)
}

/// Messages of panics name source files; a release must not name the machine that built it.
pub(crate) fn remap() -> String {
    let home = std::env::var_os("CARGO_HOME").map_or_else(
        || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cargo"),
        PathBuf::from,
    );
    // Below this folder each registry has one of its own, named after its host.
    let registries = fs::read_dir(home.join("registry/src"))
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| (entry.path(), "crates"));
    // Where the sources of the standard library are installed, messages name them there.
    let library = Command::new("rustc")
        .args(["--print", "sysroot"])
        .current_dir(root())
        .output()
        .ok()
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .map(|sysroot| {
            (
                Path::new(sysroot.trim()).join("lib/rustlib/src/rust"),
                "rust",
            )
        });
    registries
        .chain(library)
        .chain([(root(), "landfall")])
        .map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The command: build, then the size table with its limits.
pub fn run() -> Outcome<()> {
    size::run(&build()?)
}

/// No inline script or style, no foreign address, no path of a machine.
fn check(dist: &Path) -> Outcome<()> {
    let mut problems = Vec::new();
    for path in files(dist)? {
        let name = path.strip_prefix(dist)?.display().to_string();
        let bytes = fs::read(&path)?;
        let text = String::from_utf8_lossy(&bytes);
        if name == single::NAME {
            single::check(&text)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "html")
        {
            problems.extend(
                inline(&text)
                    .into_iter()
                    .map(|problem| format!("{name}: {problem}")),
            );
        }
        problems.extend(
            foreign(&text)
                .into_iter()
                .map(|found| format!("{name}: {found}")),
        );
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "the release is not as promised:\n  {}",
            problems.join("\n  ")
        )
        .into())
    }
}

/// Every file below a folder, sorted.
pub fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn inline(html: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for tag in html.split('<').filter(|part| part.starts_with("script")) {
        let (head, body) = tag.split_once('>').unwrap_or((tag, ""));
        if !head.contains("src=") || !body.trim().is_empty() {
            problems.push(format!("inline script <{head}>"));
        }
    }
    if html.contains("<style") || html.contains(" style=") {
        problems.push("inline style".to_owned());
    }
    for tag in tags(html) {
        if let Some(handler) = handler(tag) {
            problems.push(format!("inline handler {handler}"));
        }
        // A sandboxed frame has no origin: it refuses an integrity that it may not check.
        let is_sheet = tag.starts_with("link") && tag.contains("stylesheet");
        if is_sheet && tag.contains("integrity=") && !tag.contains("crossorigin") {
            problems.push("a style sheet with integrity but without crossorigin".to_owned());
        }
    }
    if html.contains("<base") {
        problems.push("a <base> element, which the policy blocks".to_owned());
    }
    problems
}

/// The insides of all tags, from the name to the closing bracket.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .map(|part| part.split('>').next().unwrap_or_default())
}

/// The first attribute of a tag that holds code, such as `onclick`.
fn handler(tag: &str) -> Option<&str> {
    // Every second piece between quotes is a value, and words in values are not attributes.
    let names = tag
        .split('"')
        .step_by(2)
        .flat_map(str::split_whitespace)
        .skip(1);
    let mut attributes = names.filter_map(|word| word.split_once('=').map(|(name, _)| name));
    attributes.find(|name| name.len() > 2 && name.to_ascii_lowercase().starts_with("on"))
}

/// Addresses in a release are namespaces, or links in comments and messages that nothing
/// requests. The region data hold the names of sources, never their addresses.
fn foreign(text: &str) -> Vec<String> {
    // The glue of wasm-bindgen links to Mozilla's manual in a comment.
    const NAMES_ONLY: [&str; 4] = [
        "://www.w3.org/",
        "://yew.rs/",
        "://docs.rs/",
        "://developer.mozilla.org/",
    ];
    let mut found = Vec::new();
    for scheme in ["http://", "https://"] {
        for (at, _) in text.match_indices(scheme) {
            let rest: String = text[at..].chars().take(60).collect();
            let after = &rest[scheme.len() - "://".len()..];
            if !NAMES_ONLY.iter().any(|known| after.starts_with(known)) {
                found.push(format!("address {rest}"));
            }
        }
    }
    for machine in ["/home/", "/root/", "/Users/", "/.cargo/registry"] {
        if text.contains(machine) {
            found.push(format!("the path of a machine: {machine}"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_code_is_found() {
        assert!(inline("<script src=\"a.js\"></script>").is_empty());
        assert_eq!(inline("<script>x()</script>").len(), 1);
        assert_eq!(inline("<p style=\"x\">").len(), 1);
        assert_eq!(inline("<p onclick=x()>").len(), 1);
        assert_eq!(inline("<base href=\"/\">").len(), 1);
        assert_eq!(inline("<a href=\"x\" onclick=\"y()\">").len(), 1);
        assert!(inline("<meta content=\"turn on=off\"><p lang=en>on=1</p>").is_empty());
    }

    #[test]
    fn a_style_sheet_must_load_in_a_sandboxed_frame_too() {
        assert_eq!(
            inline("<link href=a.css integrity=sha384-x rel=stylesheet>").len(),
            1
        );
        let whole = "<link href=a.css crossorigin integrity=sha384-x rel=stylesheet>";
        assert!(inline(whole).is_empty());
    }

    #[test]
    fn foreign_addresses_and_paths_are_found() {
        assert!(foreign("xmlns=\"http://www.w3.org/2000/svg\"").is_empty());
        assert_eq!(foreign("https://evil.example/x").len(), 1);
        assert_eq!(foreign("fetch('https://evil.example/x')").len(), 1);
        assert_eq!(foreign("https://evil.example/://www.w3.org/").len(), 1);
        assert_eq!(foreign("/root/.cargo").len(), 1);
    }
}
