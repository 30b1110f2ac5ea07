//! The loader for host pages: its types, its size, and its released versions, which never change.
//!
//! A host page names a version together with its hash. So what was released once lies in
//! `loader/released/` as it is. A release of the check holds the newest; the others, of which
//! there is one more with each version, are put beside it when it is packed for a server.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha384};

use crate::{Outcome, root, style, tools};

/// The most bytes of a loader after gzip.
const MOST: usize = 3 * 1024;

/// Where the hashes of the released versions are written down.
const LEDGER: &str = "integrity.txt";

/// Checks the scripts' types; then adds the present version to the released ones.
///
/// Fails when the script has changed but its version has not.
pub fn run() -> Outcome<()> {
    types()?;
    let script = small()?;
    let file = released().join(file_name(&version()?));
    if file.exists() {
        same(&fs::read(&file)?, &script)?;
    } else {
        fs::write(&file, &script)?;
        let ledger = released().join(LEDGER);
        let mut lines = fs::read_to_string(&ledger).unwrap_or_default();
        lines.extend([format!("{} {}\n", name(&file), integrity(&script))]);
        fs::write(&ledger, lines)?;
    }
    println!("{} {}", name(&file), integrity(&script));
    Ok(())
}

/// Checks the types that the scripts of `loader/` name in their comments.
pub fn types() -> Outcome<()> {
    // A worker knows other globals than a page.
    for project in ["tsconfig.json", "tsconfig.worker.json"] {
        let mut command = Command::new("tsc");
        command
            .env("PATH", tools::path()?)
            .arg("--project")
            .arg(root().join("loader").join(project));
        crate::run(&mut command)?;
    }
    Ok(())
}

/// Puts the loader into a release, by its version and without.
pub fn stage(folder: &Path) -> Outcome<()> {
    let (script, name) = (small()?, file_name(&version()?));
    same(&fs::read(released().join(&name))?, &script)?;
    fs::write(folder.join("landfall-embed.js"), newest(&version()?))?;
    fs::write(folder.join(name), script)?;
    Ok(())
}

/// Puts every version that was ever released into a folder, and says how they are called.
pub(crate) fn keep(folder: &Path) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for line in ledger()?.lines() {
        let (name, hash) = line.split_once(' ').ok_or("a line without a hash")?;
        let bytes = fs::read(released().join(name))?;
        if integrity(&bytes) != hash {
            return Err(format!("the released {name} has changed").into());
        }
        fs::write(folder.join(name), bytes)?;
        names.push(name.to_owned());
    }
    Ok(names)
}

/// The loader without a version: it asks for the newest one, which is the same for all pages and
/// stays with the browser.
///
/// A script of another site that was not asked for by `crossorigin` has no address of its own for
/// `import`, so the address of its element is taken; a module has no element, but an address. A
/// script element in place of `import` would be refused where a page demands trusted types.
fn newest(version: &str) -> String {
    let name = file_name(version);
    format!(
        "{{const s=document.currentScript;import(s?new URL(\"{name}\",s.src).href:\"./{name}\")}}\n"
    )
}

fn same(released: &[u8], script: &[u8]) -> Outcome<()> {
    if released == script {
        return Ok(());
    }
    Err("the loader differs from the released one of its version: \
         give it a new version and run `cargo xtask loader`"
        .into())
}

fn released() -> PathBuf {
    root().join("loader/released")
}

pub(crate) fn ledger() -> Outcome<String> {
    Ok(fs::read_to_string(released().join(LEDGER))?)
}

fn name(file: &Path) -> String {
    file.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The newest loader as a page includes it that trusts nothing but its hash.
pub fn element() -> Outcome<String> {
    let name = file_name(&version()?);
    let hash = integrity(&fs::read(released().join(&name))?);
    Ok(format!(
        "<script src={name} integrity={hash} crossorigin=anonymous async></script>"
    ))
}

fn file_name(version: &str) -> String {
    format!("landfall-embed-{version}.js")
}

/// The version that `npm` reads.
fn version() -> Outcome<String> {
    let manifest = fs::read_to_string(root().join("loader/package.json"))?;
    let manifest: serde_json::Value = serde_json::from_str(&manifest)?;
    Ok(manifest["version"]
        .as_str()
        .ok_or("the loader has no version")?
        .to_owned())
}

/// The loader, if it is small enough.
fn small() -> Outcome<Vec<u8>> {
    let script = minified()?;
    let size = gzip(&script)?;
    println!("the loader has {size} bytes after gzip, at most {MOST}");
    if size > MOST {
        return Err("the loader is too large".into());
    }
    Ok(script)
}

fn minified() -> Outcome<Vec<u8>> {
    let folder = root().join("target/loader");
    fs::create_dir_all(&folder)?;
    let file = folder.join("landfall-embed.js");
    fs::copy(root().join("loader/landfall-embed.js"), &file)?;
    style::minify(&file)?;
    Ok(fs::read(&file)?)
}

fn gzip(bytes: &[u8]) -> Outcome<usize> {
    use std::io::Write as _;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// The hash of a script as a host page names it.
pub fn integrity(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    // 48 bytes are 16 groups of three, so base64 needs no padding.
    let mut text = String::from("sha384-");
    for group in Sha384::digest(bytes).chunks(3) {
        let bits = group
            .iter()
            .fold(0, |bits, byte| bits << 8 | usize::from(*byte));
        for shift in [18, 12, 6, 0] {
            text.push(char::from(DIGITS[bits >> shift & 63]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_as_browsers_read_it() {
        assert_eq!(
            integrity(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }

    #[test]
    fn a_released_version_never_changes() {
        let ledger = ledger().unwrap();
        assert!(ledger.contains(&file_name(&version().unwrap())));
        for line in ledger.lines() {
            let (name, hash) = line.split_once(' ').unwrap();
            let bytes = fs::read(released().join(name)).unwrap();
            assert_eq!(integrity(&bytes), hash, "{name}");
            assert!(gzip(&bytes).unwrap() <= MOST, "{name}");
        }
    }

    #[test]
    fn npm_packs_script_types_and_licences() {
        let output = Command::new("npm")
            .args(["pack", "--dry-run", "--json", "--ignore-scripts"])
            .current_dir(root().join("loader"))
            .output()
            .unwrap();
        let packed: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let packed = &packed[0];
        assert_eq!(packed["name"], "landfall-embed");
        assert_eq!(packed["version"], version().unwrap());
        let files = packed["files"].as_array().unwrap().iter();
        let mut files: Vec<&str> = files.map(|file| file["path"].as_str().unwrap()).collect();
        files.sort_unstable();
        let expected = [
            "LICENSE-APACHE",
            "LICENSE-MIT",
            "README.md",
            "landfall-embed.d.ts",
            "landfall-embed.js",
            "package.json",
        ];
        assert_eq!(files, expected);
        let manifest = fs::read_to_string(root().join("loader/package.json")).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        for (key, file) in [
            ("main", "landfall-embed.js"),
            ("types", "landfall-embed.d.ts"),
        ] {
            assert_eq!(manifest[key], file);
        }
        assert_eq!(manifest["license"], "MIT OR Apache-2.0");
        for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
            let own = fs::read(root().join("loader").join(name)).unwrap();
            assert_eq!(own, fs::read(root().join(name)).unwrap(), "{name}");
        }
    }

    #[test]
    fn the_newest_loader_is_one_short_statement() {
        let script = newest("1.2.3");
        assert!(script.matches("landfall-embed-1.2.3.js").count() == 2 && script.len() < 160);
    }

    #[test]
    fn script_and_package_have_one_version() {
        let script = fs::read_to_string(root().join("loader/landfall-embed.js")).unwrap();
        let line = format!("const VERSION = \"{}\";", version().unwrap());
        assert!(script.contains(&line));
    }
}
