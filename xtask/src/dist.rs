//! Builds the release into `dist/` and refuses one that breaks a promise.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Outcome, content, root, size, style, tools};

/// Tools, content, build, checks, sizes.
pub fn build() -> Outcome<PathBuf> {
    tools::install()?;
    content::run()?;
    style::join()?;
    crate::run(Command::new("trunk")
        .args(["build", "--release"])
        .env("PATH", tools::path()?)
        .env_remove("NO_COLOR"))?;
    let dist = root().join("dist");
    check(&dist)?;
    Ok(dist)
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
        if path.extension().is_some_and(|extension| extension == "html") {
            problems.extend(inline(&text).into_iter().map(|problem| format!("{name}: {problem}")));
        }
        problems.extend(foreign(&name, &text).into_iter().map(|found| format!("{name}: {found}")));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(format!("the release is not as promised:\n  {}", problems.join("\n  ")).into())
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
    if html.contains("<base") {
        problems.push("a <base> element, which the policy blocks".to_owned());
    }
    problems
}

/// Addresses in a release are namespaces, or nothing that is requested. The region data hold
/// the names of sources, never their addresses.
fn foreign(name: &str, text: &str) -> Vec<String> {
    const NAMES_ONLY: [&str; 3] = ["://www.w3.org/", "://yew.rs/", "://docs.rs/"];
    let mut found = Vec::new();
    for scheme in ["http://", "https://"] {
        for (at, _) in text.match_indices(scheme) {
            let rest: String = text[at..].chars().take(60).collect();
            let is_name = NAMES_ONLY.iter().any(|known| rest.contains(known));
            let is_code_comment = name.ends_with(".wasm") || name.ends_with(".js");
            if !is_name && !is_code_comment {
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
        assert_eq!(inline("<base href=\"/\">").len(), 1);
    }

    #[test]
    fn foreign_addresses_and_paths_are_found() {
        assert!(foreign("a.svg", "xmlns=\"http://www.w3.org/2000/svg\"").is_empty());
        assert_eq!(foreign("a.html", "https://evil.example/x").len(), 1);
        assert_eq!(foreign("a.wasm", "/root/.cargo").len(), 1);
    }
}
