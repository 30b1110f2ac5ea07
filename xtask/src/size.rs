//! How many bytes a visit takes, measured by a real visit.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::driver::Driver;
use crate::server::{Server, brotli};
use crate::{Outcome, dist};

/// A cold visit without a click, one language, in bytes after Brotli 11.
const VISIT: usize = 200_000;
/// What we aim for.
const VISIT_AIM: usize = 150_000;
/// All files of the release.
const RELEASE: usize = 400_000;

/// Prints the table and fails when a limit is broken.
pub fn run(folder: &Path) -> Outcome<()> {
    let mut total = 0;
    println!("{:>9} {:>9}  file", "raw", "brotli");
    for path in dist::files(folder)? {
        let bytes = fs::read(&path)?;
        let packed = brotli(&bytes, 11)?.len();
        total += packed;
        println!(
            "{:>9} {packed:>9}  {}",
            bytes.len(),
            path.strip_prefix(folder)?.display()
        );
    }
    println!(
        "{:>19}  all files of the release (at most {RELEASE})",
        total
    );
    let mut worst = 0;
    for language in ["ko", "en", "ja"] {
        let (visit, files) = visit(folder, language)?;
        worst = worst.max(visit);
        println!(
            "{visit:>19}  cold visit in {language}, {files} files (at most {VISIT}, aim {VISIT_AIM})"
        );
    }
    if total > RELEASE || worst > VISIT {
        return Err("the release is too large".into());
    }
    Ok(())
}

/// Opens the page in a fresh browser and adds up what it asked for until it was quiet.
fn visit(folder: &Path, language: &str) -> Outcome<(usize, usize)> {
    let server = Server::start(folder, 0)?;
    let driver = Driver::start()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let browser = driver.browser((412, 915), &[]).await?;
        browser
            .goto(format!("{}/?lang={language}", server.address()))
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
            if path == "/" {
                "/index.html".to_owned()
            } else {
                path
            }
        })
        .filter(|path| path != "/favicon.ico")
        .collect();
    let mut sum = 0;
    for path in &asked {
        let bytes = fs::read(folder.join(path.trim_start_matches('/')))
            .map_err(|error| format!("the page asks for {path}: {error}"))?;
        sum += brotli(&bytes, 11)?.len();
    }
    Ok((sum, asked.len()))
}
