//! The worker's list against a small release.

use std::path::PathBuf;
use std::{env, fs, process};

use super::{resize, seal, write};

struct Release(PathBuf);

impl Drop for Release {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn release(name: &str, boot: &str) -> Release {
    let folder = env::temp_dir().join(format!("landfall-offline-{name}-{}", process::id()));
    for part in ["ko", "en", "ja", "content"] {
        fs::create_dir_all(folder.join(part)).unwrap();
    }
    let page = "<script src=\"../boot.js\" data-entry></script>";
    for (path, text) in [
        ("index.html", "<script src=\"boot.js\"></script>"),
        ("ko/index.html", page),
        ("en/index.html", page),
        ("ja/index.html", page),
        ("boot.js", boot),
        ("old.js", "old"),
        ("landfall-embed.js", "host"),
        ("config.json", "{}"),
        ("content/structure.00000000.json", "{}"),
        ("self-check.ko.html", "paper"),
        ("sw.js", "a=\"@build@\";b=\"@files@\";c=\"@pages@\""),
    ] {
        fs::write(folder.join(path), text).unwrap();
    }
    Release(folder)
}

fn names() -> Vec<(String, String)> {
    let name = |name: &str, path: &str| (name.to_owned(), path.to_owned());
    vec![
        name("words-ko", "self-check.ko.html?12345678"),
        name("config", "config.json"),
    ]
}

fn read(release: &Release, path: &str) -> String {
    fs::read_to_string(release.0.join(path)).unwrap()
}

#[test]
fn the_worker_knows_what_pages_ask_for_and_nothing_else() {
    let release = release("list", "boot");
    let build = write(&release.0, &names()).unwrap();
    let worker = read(&release, "sw.js");
    let list = worker.split('"').nth(3).unwrap();
    let page = read(&release, "ko/index.html").len();
    let expected = [
        format!("boot.js?r={build} 4"),
        "config.json 0".to_owned(),
        "content/structure.00000000.json 2".to_owned(),
        format!("en/ {page}"),
        format!(" {}", read(&release, "index.html").len()),
        format!("ja/ {page}"),
        format!("ko/ {page}"),
        "self-check.ko.html?12345678 5".to_owned(),
    ];
    assert_eq!(list.split('|').collect::<Vec<_>>(), expected);
    assert!(worker.contains(&format!("a=\"{build}\"")));
    let tag = format!("src=\"../boot.js?r={build}\" data-entry");
    assert!(read(&release, "en/index.html").contains(&tag));
}

#[test]
fn every_change_of_a_file_changes_the_id_and_nothing_else_does() {
    let id = |name: &str, boot: &str| write(&release(name, boot).0, &names()).unwrap();
    assert_eq!(id("one", "boot"), id("two", "boot"));
    assert_ne!(id("three", "boot"), id("four", "book"));
}

#[test]
fn a_page_that_is_changed_later_keeps_its_place_in_the_list() {
    let release = release("resize", "boot");
    write(&release.0, &names()).unwrap();
    let before = read(&release, "sw.js");
    let old = read(&release, "ko/index.html").len();
    fs::write(release.0.join("ko/index.html"), "x".repeat(1234)).unwrap();
    resize(&release.0, "ko/index.html").unwrap();
    let expected = before.replace(&format!("|ko/ {old}|"), "|ko/ 1234|");
    assert_ne!(before, expected);
    assert_eq!(read(&release, "sw.js"), expected);
    assert!(resize(&release.0, "fr/index.html").is_err());
}

#[test]
fn the_pages_have_a_name_that_changes_with_them() {
    let release = release("seal", "boot");
    write(&release.0, &names()).unwrap();
    let before = read(&release, "release.json");
    assert!(read(&release, "sw.js").ends_with(&format!("c={before}")));
    seal(&release.0).unwrap();
    assert_eq!(read(&release, "release.json"), before);
    fs::write(release.0.join("en/index.html"), "another").unwrap();
    seal(&release.0).unwrap();
    let after = read(&release, "release.json");
    assert_ne!(after, before);
    assert!(read(&release, "sw.js").ends_with(&format!("c={after}")));
}

#[test]
fn a_worker_without_its_places_is_no_worker() {
    let release = release("places", "boot");
    fs::write(release.0.join("sw.js"), "nothing").unwrap();
    assert!(write(&release.0, &names()).is_err());
}
