//! What is seen only of the release as a whole: its list of files, its loader, and how the server
//! answers for what is not there.

use super::fetch::{Answer, Site};
use super::{Fault, Kind};
use crate::loader;

/// What the worker's list does not hold: files for host pages, and for whoever installs the check.
const MORE: [&str; 10] = [
    "sw.js",
    "release.json",
    "old.js",
    "landfall-embed.js",
    "embed.html",
    "embed.js",
    "manifest.ko.webmanifest",
    "manifest.en.webmanifest",
    "manifest.ja.webmanifest",
    "landfall-single.html",
];

/// The files of the release by the list in its service worker, each with the size that it had when
/// it was built, or 0 where that may differ.
pub(super) fn files(site: &Site) -> Result<Vec<(String, usize)>, Fault> {
    let none = |text: &str| Fault::new(Kind::Release, format!("{}sw.js {text}", site.base()));
    let worker = site
        .get("sw.js")
        .map_err(|error| none(&format!("does not come: {error}")))?;
    if worker.status != 200 {
        return Err(none(&format!("is answered by {}", worker.status)));
    }
    let text = worker.text();
    // The list is the only text with bars between paths and sizes.
    let list = text
        .split(['"', '\'', '`'])
        .find(|part| part.contains('|') && part.contains("boot.js"))
        .ok_or_else(|| none("lists no files of the check"))?;
    let mut files = Vec::new();
    for line in list.split('|') {
        let (path, bytes) = line
            .rsplit_once(' ')
            .ok_or_else(|| none("lists no sizes"))?;
        files.push((path.to_owned(), bytes.parse().unwrap_or(0)));
    }
    files.extend(MORE.map(|path| (path.to_owned(), 0)));
    Ok(files)
}

/// A file that has not its own size was changed on the way, or is of another release.
pub(super) fn size(path: &str, answer: &Answer, size: usize) -> Option<Fault> {
    let is_changed = size > 0 && answer.body.len() != size;
    let name = if path.is_empty() {
        "the root page"
    } else {
        path
    };
    is_changed.then(|| {
        let text = format!("{name} has {} bytes in place of {size}", answer.body.len());
        Fault::new(Kind::Changed, text)
    })
}

/// All released loaders are there, unchanged: host pages name them by their hash.
pub(super) fn loader(site: &Site) -> Vec<Fault> {
    let mut faults = Vec::new();
    let Ok(ledger) = loader::ledger() else {
        return faults;
    };
    for (name, hash) in ledger.lines().filter_map(|line| line.split_once(' ')) {
        let text = match site.get(name) {
            Ok(answer) if answer.status != 200 => {
                format!("{name} is answered by {}", answer.status)
            }
            Ok(answer) if loader::integrity(&answer.body) != hash => {
                format!("{name} is not the file that was released: its hash differs")
            }
            Ok(answer) => {
                faults.extend(super::look::answer(site, name, &answer));
                continue;
            }
            Err(error) => format!("{name}: {error}"),
        };
        faults.push(Fault::new(Kind::Loader, text));
    }
    faults
}

/// What `WordPress` follows from a page that is pasted as an address.
pub(super) fn oembed(site: &Site) -> Vec<Fault> {
    let mut faults = Vec::new();
    for folder in ["", "ko/", "en/", "ja/"] {
        let page = match site.get(folder) {
            Ok(page) if page.status == 200 => page.text(),
            // That it is not there is known already.
            _ => continue,
        };
        if let Some(text) = linked(site, folder, &page) {
            let name = if folder.is_empty() {
                "the root page"
            } else {
                folder
            };
            faults.push(Fault::new(Kind::Oembed, format!("{name}: {text}")));
        }
    }
    faults
}

fn linked(site: &Site, folder: &str, page: &str) -> Option<String> {
    let tag = page
        .split('<')
        .find(|tag| tag.contains("application/json+oembed"));
    let Some(address) = tag.and_then(|tag| tag.split("href=\"").nth(1)) else {
        return Some("it names no oEmbed file".to_owned());
    };
    let address = address.split('"').next().unwrap_or_default();
    // A release for several addresses names the first of them; the file lies beside the page
    // under each, and only here may be asked for it.
    let name = address.rsplit('/').next().unwrap_or_default();
    let answer = match site.get(name) {
        Ok(answer) if answer.status == 200 => answer,
        Ok(answer) => return Some(format!("{name} is answered by {}", answer.status)),
        Err(error) => return Some(format!("{name}: {error}")),
    };
    if !answer
        .header("content-type")
        .starts_with("application/json")
    {
        return Some(format!(
            "{name} is sent as {}",
            answer.header("content-type")
        ));
    }
    let Ok(value) = serde_json::from_slice::<serde_json::Value>(&answer.body) else {
        return Some(format!("{name} is no JSON"));
    };
    let place = address.strip_suffix(name).unwrap_or_default();
    let frame = format!(" src=\"{place}{folder}\"");
    let is_right = value["html"]
        .as_str()
        .is_some_and(|html| html.contains(&frame));
    (!is_right).then(|| format!("{name} shows another page than {place}{folder}"))
}

/// A file that is not there is said not to be there, and that is not kept.
pub(super) fn gone(site: &Site) -> Option<Fault> {
    let name = "landfall-app-0000000000000000.js";
    let answer = site.get(name).ok()?;
    let text = if answer.status != 404 {
        format!(
            "{name}, which is not there, is answered by {} in place of 404",
            answer.status
        )
    } else if answer.header("cache-control").contains("max-age=31536000") {
        format!("that {name} is not there may be kept for a year")
    } else {
        return None;
    };
    Some(Fault::new(Kind::Gone, text))
}

/// An address of a folder without its slash leads to the folder, and not out of encryption.
pub(super) fn folders(site: &Site) -> Option<Fault> {
    let answer = site.get("ko");
    let text = match answer {
        Ok(answer) if answer.status != 200 => format!("ko is answered by {}", answer.status),
        Ok(answer) if answer.address != format!("{}ko/", site.base()) => {
            format!("ko leads to {}", answer.address)
        }
        Ok(_) => return None,
        Err(error) => format!("ko: {error}"),
    };
    Some(Fault::new(Kind::Folder, text))
}
