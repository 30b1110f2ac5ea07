//! Every promise of the documents is held by a test that exists.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENTS: [&str; 2] = ["docs/reliability.md", "docs/failure-screens.md"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of every file of tests: `e2e/draft.rs`, and the files in `e2e/draft/` with it.
fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for (folder, name) in [
        ("tests/host", "host"),
        ("tests/e2e", "e2e"),
        ("xtask/src", "xtask"),
    ] {
        gather(&root().join(folder), name, &mut files);
    }
    files
}

fn gather(folder: &Path, name: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let own = format!("{name}/{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            gather(&path, &own, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.insert(own, fs::read_to_string(&path).unwrap());
        }
    }
}

/// What stands between grave accents, in order.
fn quoted(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_promise_names_a_test_that_exists() {
    let files = files();
    for document in DOCUMENTS {
        let text = fs::read_to_string(root().join(document)).unwrap();
        // Fuzz targets are run by hand.
        let text = text.split("## Fuzzing").next().unwrap();
        let rows = text
            .lines()
            .filter(|line| line.starts_with("| ") && !line.starts_with("| -"));
        let mut named = 0;
        for row in rows {
            let held = row
                .trim_end_matches([' ', '|'])
                .rsplit(" | ")
                .next()
                .unwrap();
            let mut file = None;
            let mut tests = 0;
            for word in quoted(held) {
                if std::path::Path::new(word)
                    .extension()
                    .is_some_and(|end| end == "rs")
                {
                    assert!(files.contains_key(word), "{document} names {word}");
                    file = Some(word);
                } else {
                    let file = file.unwrap_or_else(|| panic!("{document}: {word} has no file"));
                    assert!(
                        files[file].contains(&format!("fn {word}(")),
                        "{document} names {word}, which {file} does not hold"
                    );
                    tests += 1;
                }
            }
            let is_head = held.starts_with("Held by") || held == "test";
            assert!(is_head || tests > 0, "{document}: nothing holds “{row}”");
            named += tests;
        }
        assert!(named >= 20, "{document} names {named} tests");
    }
}
