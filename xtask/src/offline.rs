//! What the service worker is told at build: the id of the release, and every file that it keeps.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::{Outcome, dist, pack};

const WORKER: &str = "sw.js";

/// Holds a name for the pages alone: the worker asks it whether those on the server are the ones
/// that it keeps.
const RELEASE: &str = "release.json";

const PAGES: [&str; 4] = [
    "index.html",
    "ko/index.html",
    "en/index.html",
    "ja/index.html",
];

/// What a page asks for by name alone gets the id of the release as its query, so that an address
/// never means two things.
const SCRIPTS: [&str; 3] = ["boot.js", "frame.js", "offline.js"];

/// The operator changes it, so nothing about it is known here.
const CONFIG: &str = "config.json";

/// Whether an open page of the release ever asks for it. Host pages ask for the loader, browsers
/// too old for a worker for `old.js`, and systems for icons when the check is installed. The snippet page is for those who
/// embed the check, not for those who take it.
fn is_kept(path: &str) -> bool {
    let is_other = path.starts_with("landfall-embed")
        || path.starts_with("landfall-single")
        || [WORKER, RELEASE, "old.js", "embed.html", "embed.js"].contains(&path);
    let kinds = [".html", ".js", ".css", ".json", ".wasm", ".svg"];
    !is_other && kinds.iter().any(|kind| path.ends_with(kind))
}

/// Gives the release its id and writes its list into the worker. `names` are the files that the
/// page lists, with the queries under which it asks for them. To be called last.
pub fn write(folder: &Path, names: &[(String, String)]) -> Outcome<String> {
    let build = build(folder)?;
    for page in PAGES {
        let page = folder.join(page);
        let html = fs::read_to_string(&page)?;
        let html = html.replace("boot.js\"", &format!("boot.js?r={build}\""));
        fs::write(&page, html)?;
    }
    let mut list = Vec::new();
    for (path, size) in sizes(folder)? {
        let query = |(_, known): &(String, String)| {
            known.strip_prefix(&format!("{path}?")).map(str::to_owned)
        };
        let asked = if SCRIPTS.contains(&path.as_str()) {
            format!("{path}?r={build}")
        } else if let Some(query) = names.iter().find_map(query) {
            format!("{path}?{query}")
        } else {
            path
        };
        list.push(line(&asked, size));
    }
    let worker = folder.join(WORKER);
    let text = fs::read_to_string(&worker)?;
    let text = text.replacen("@build@", &build, 1);
    let listed = text.replacen("@files@", &list.join("|"), 1);
    fs::write(&worker, &listed)?;
    seal(folder)?;
    if listed == text || fs::read_to_string(&worker)?.contains('@') {
        return Err("sw.js has no place for the id or the files of the release".into());
    }
    Ok(build)
}

/// A page is asked for by its folder.
fn line(path: &str, size: usize) -> String {
    let size = if path == CONFIG { 0 } else { size };
    format!("{} {size}", path.strip_suffix("index.html").unwrap_or(path))
}

/// Names the pages as they lie there now, in the worker and in a file beside it.
pub fn seal(folder: &Path) -> Outcome<()> {
    let mut pages = Vec::new();
    for page in PAGES {
        pages.extend(fs::read(folder.join(page))?);
    }
    let name = format!("\"{}\"", pack::short_hash(&pages));
    let (worker, release) = (folder.join(WORKER), folder.join(RELEASE));
    let before = if release.exists() {
        fs::read_to_string(&release)?
    } else {
        "\"@pages@\"".to_owned()
    };
    let text = fs::read_to_string(&worker)?;
    fs::write(&worker, text.replacen(&before, &name, 1))?;
    fs::write(release, name)?;
    Ok(())
}

/// Writes the size of a page anew that was changed after the release was built.
pub fn resize(folder: &Path, path: &str) -> Outcome<()> {
    let worker = folder.join(WORKER);
    let text = fs::read_to_string(&worker)?;
    let size = fs::read(folder.join(path))?.len();
    let name = line(path, 0);
    let begin = format!("|{}", name.trim_end_matches('0'));
    let (before, rest) = text
        .split_once(&begin)
        .ok_or_else(|| format!("sw.js does not list {path}"))?;
    let rest = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
    fs::write(&worker, format!("{before}{begin}{size}{rest}"))?;
    Ok(())
}

/// The files that the worker keeps, with their sizes, by path.
fn sizes(folder: &Path) -> Outcome<Vec<(String, usize)>> {
    let mut sizes = Vec::new();
    for file in dist::files(folder)? {
        let path = relative(folder, &file)?;
        if is_kept(&path) {
            let size = fs::metadata(&file)?.len();
            sizes.push((path, usize::try_from(size)?));
        }
    }
    Ok(sizes)
}

/// Changes with every file of the release.
fn build(folder: &Path) -> Outcome<String> {
    let mut hash = Sha256::new();
    for file in dist::files(folder)? {
        hash.update(relative(folder, &file)?);
        hash.update(fs::read(&file)?);
    }
    let first: Vec<String> = hash
        .finalize()
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(first.concat())
}

fn relative(folder: &Path, file: &Path) -> Outcome<String> {
    let path = file.strip_prefix(folder)?.to_string_lossy();
    Ok(path.replace('\\', "/"))
}

#[cfg(test)]
mod tests;
