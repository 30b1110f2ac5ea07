//! How many bytes a visit takes, measured by a real visit.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::driver::Driver;
use crate::server::{Server, brotli};
use crate::{Outcome, dist, single};

/// A cold visit without a click, one language, in bytes after Brotli 11.
const VISIT: usize = 200_000;
/// What we aim for.
const VISIT_AIM: usize = 150_000;
/// All files of the release.
const RELEASE: usize = 400_000;

/// Prints the table and fails when a limit is broken.
pub fn run(folder: &Path) -> Outcome<()> {
    let sizes = sizes(folder)?;
    // Only who wants the check as one file fetches it.
    let parts = sizes.iter().filter(|(name, _)| *name != single::NAME);
    let total = parts.map(|(_, size)| size).sum();
    println!("{total:>19}  all files of the release (at most {RELEASE})");
    let mut worst = 0;
    for language in ["ko", "en", "ja"] {
        let (visit, files) = visit(folder, language, &sizes)?;
        worst = worst.max(visit);
        println!(
            "{visit:>19}  cold visit in {language}, {files} files (at most {VISIT}, aim {VISIT_AIM})"
        );
    }
    let problems = over(worst, total);
    if problems.is_empty() {
        Ok(())
    } else {
        Err(format!("the release is too large: {}", problems.join("; ")).into())
    }
}

/// Bytes after Brotli 11 by path; compressing once is the slow part.
fn sizes(folder: &Path) -> Outcome<BTreeMap<String, usize>> {
    println!("{:>9} {:>9}  file", "raw", "brotli");
    let mut sizes = BTreeMap::new();
    for path in dist::files(folder)? {
        let bytes = fs::read(&path)?;
        let packed = brotli(&bytes, 11)?.len();
        let name = path
            .strip_prefix(folder)?
            .to_string_lossy()
            .replace('\\', "/");
        println!("{:>9} {packed:>9}  {name}", bytes.len());
        sizes.insert(name, packed);
    }
    Ok(sizes)
}

/// Which limits are broken, and by how much.
fn over(visit: usize, release: usize) -> Vec<String> {
    [
        ("a cold visit", visit, VISIT),
        ("all files", release, RELEASE),
    ]
    .into_iter()
    .filter(|(_, bytes, limit)| bytes > limit)
    .map(|(name, bytes, limit)| format!("{name} is {} bytes over {limit}", bytes - limit))
    .collect()
}

/// Opens the page in a fresh browser and adds up what it asked for until it was quiet.
fn visit(
    folder: &Path,
    language: &str,
    sizes: &BTreeMap<String, usize>,
) -> Outcome<(usize, usize)> {
    let server = Server::start(folder, 0)?;
    let driver = Driver::start()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let browser = driver.browser((412, 915), &[]).await?;
        browser
            .goto(format!("{}/{language}/", server.address()))
            .await?;
        let mut before = usize::MAX;
        // Quiet means that a whole second brought no further request.
        while before != server.requests().len() {
            before = server.requests().len();
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        browser.quit().await?;
        Outcome::Ok(())
    })?;
    let asked: BTreeSet<String> = server
        .requests()
        .into_iter()
        .map(|path| {
            if path.ends_with('/') {
                path + "index.html"
            } else {
                path
            }
        })
        .filter(|path| path != "/favicon.ico")
        .collect();
    let mut sum = 0;
    for path in &asked {
        sum += sizes
            .get(path.trim_start_matches('/'))
            .ok_or_else(|| format!("the page asks for {path}, which the release does not hold"))?;
    }
    Ok((sum, asked.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_broken_limits_are_named() {
        assert!(over(VISIT, RELEASE).is_empty());
        assert_eq!(
            over(VISIT + 7, RELEASE),
            ["a cold visit is 7 bytes over 200000"]
        );
        assert_eq!(over(VISIT + 1, RELEASE + 1).len(), 2);
    }
}
