//! The direction of dependencies, as `docs/architecture.md` draws it.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module and what it may import of this crate.
const ALLOWED: [(&str, &[&str]); 19] = [
    ("ids", &[]),
    ("language", &[]),
    ("order", &[]),
    ("json", &["order"]),
    ("catalog", &["ids", "json"]),
    ("assessment", &["ids", "catalog", "json", "order"]),
    ("map", &["json"]),
    ("recommend", &["json", "order"]),
    ("text", &["ids", "language", "catalog", "json", "order"]),
    (
        "session",
        &[
            "ids",
            "language",
            "catalog",
            "assessment",
            "recommend",
            "text",
            "json",
            "order",
        ],
    ),
    (
        "content",
        &["ids", "language", "json", "catalog", "assessment", "text"],
    ),
    ("embed", &["ids", "language", "json"]),
    ("platform", &[]),
    ("bin", &[]),
    (
        "app::components",
        &[
            "ids", "language", "session", "text", "platform", "app", "order",
        ],
    ),
    (
        "app::effects",
        &[
            "ids", "language", "embed", "session", "text", "platform", "app",
        ],
    ),
    (
        "app::screens",
        &[
            "ids",
            "language",
            "catalog",
            "embed",
            "json",
            "assessment",
            "map",
            "recommend",
            "session",
            "text",
            "platform",
            "app",
            "order",
        ],
    ),
    (
        "host",
        &[
            "app",
            "assessment",
            "catalog",
            "map",
            "recommend",
            "session",
            "text",
        ],
    ),
    (
        "app",
        &[
            "ids",
            "language",
            "catalog",
            "embed",
            "assessment",
            "map",
            "recommend",
            "session",
            "text",
            "platform",
            "app",
        ],
    ),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// `src/app/screens/start.rs` is `app::screens::start`.
fn module(path: &Path) -> String {
    let relative = path
        .strip_prefix(root().join("src"))
        .unwrap()
        .with_extension("");
    let parts: Vec<&str> = relative.iter().map(|part| part.to_str().unwrap()).collect();
    parts.join("::").trim_end_matches("::mod").to_owned()
}

/// The top modules that a file names after `crate::`.
fn imports(source: &str) -> Vec<String> {
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>()
        .join("\n")
        .split("crate::")
        .skip(1)
        .filter_map(|rest| {
            let name: String = rest
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect();
            (!name.is_empty()).then_some(name)
        })
        .collect()
}

fn allowed(module: &str) -> Option<&'static [&'static str]> {
    ALLOWED
        .iter()
        .filter(|(name, _)| module == *name || module.starts_with(&format!("{name}::")))
        .max_by_key(|(name, _)| name.len())
        .map(|(_, allowed)| *allowed)
}

#[test]
fn modules_import_only_what_lies_below_them() {
    for path in rust_files(&root().join("src")) {
        let name = module(&path);
        if name == "lib" || name == "main" {
            continue;
        }
        let own = name.split("::").next().unwrap_or_default().to_owned();
        let allowed = allowed(&name).unwrap_or_else(|| panic!("{name} has no place in the table"));
        for import in imports(&fs::read_to_string(&path).unwrap()) {
            let is_allowed = import == own || allowed.contains(&import.as_str());
            assert!(is_allowed, "{name} imports crate::{import}");
        }
    }
}

#[test]
fn only_the_root_knows_of_features() {
    for path in rust_files(&root().join("src")) {
        let source = fs::read_to_string(&path).unwrap();
        let knows = source.contains("cfg(feature") || source.contains("cfg(not(feature");
        assert!(!knows || module(&path) == "lib", "{}", path.display());
    }
}

#[test]
fn only_the_platform_touches_the_browser() {
    for path in rust_files(&root().join("src")) {
        let name = module(&path);
        let source = fs::read_to_string(&path).unwrap();
        let touches = ["web_sys", "js_sys", "wasm_bindgen", "gloo_"]
            .iter()
            .any(|word| source.contains(word));
        assert!(
            !touches || name.starts_with("platform"),
            "{name} touches the browser"
        );
        assert!(
            !source.contains("from_html_unchecked"),
            "{name} writes raw HTML"
        );
        assert!(
            !source.contains(" style="),
            "{name} writes a style attribute"
        );
    }
}

#[test]
fn every_file_says_what_it_is_and_stays_small() {
    for path in rust_files(&root().join("src")) {
        let source = fs::read_to_string(&path).unwrap();
        assert!(
            source.starts_with("//!"),
            "{} has no first line",
            path.display()
        );
        let lines = source.lines().count();
        assert!(lines <= 360, "{} has {lines} lines", path.display());
    }
}

/// The classes that a file gives to elements: the first text of a call that draws, the second
/// The classes and ids that the app writes: every word of a text that begins like one.
fn written(source: &str) -> Vec<&str> {
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split('"').skip(1).step_by(2))
        .flat_map(str::split_whitespace)
        .filter(|word| word.starts_with("lf-"))
        .collect()
}

/// Ids, and classes that carry meaning for tests and hosts and need no style of their own.
const BARE: [&str; 42] = [
    "lf-assumptions",
    "lf-band",
    "lf-c-add",
    "lf-c-pairs",
    "lf-choice__words",
    "lf-conflicts",
    "lf-contact",
    "lf-copy",
    "lf-disclaimer",
    "lf-evidence",
    "lf-factors",
    "lf-foot__offline",
    "lf-heading",
    "lf-m-article",
    "lf-m-bands",
    "lf-m-checks",
    "lf-m-plan",
    "lf-m-regions",
    "lf-m-score",
    "lf-m-sources",
    "lf-m-tariffs",
    "lf-m-validity",
    "lf-numbers",
    "lf-own-file",
    "lf-progress__count",
    "lf-r-against",
    "lf-r-ask",
    "lf-r-facts",
    "lf-r-firm",
    "lf-r-next",
    "lf-r-parts",
    "lf-r-unknown",
    "lf-r-why",
    "lf-review-profile",
    "lf-review-{}",
    "lf-scenario",
    "lf-scenarios",
    "lf-send-now",
    "lf-shown-only",
    "lf-weigh-musts",
    "lf-weigh-priorities",
    "lf-why",
];

/// A class without a rule is a typing error, or a style that was forgotten.
#[test]
fn every_class_of_the_app_has_a_style() {
    let styles: String = fs::read_dir(root().join("styles"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    for path in rust_files(&root().join("src/app")) {
        let source = fs::read_to_string(&path).unwrap();
        for class in written(&source) {
            let is_known = styles.contains(&format!(".{class}")) || BARE.contains(&class);
            assert!(is_known, "{}: {class} has no style", path.display());
        }
    }
}

/// The app passes words; who knows laws and shares is `recommend` alone.
#[test]
fn only_the_recommender_knows_the_kernel() {
    for path in rust_files(&root().join("src")) {
        let name = module(&path);
        let source = fs::read_to_string(&path).unwrap();
        let code = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let knows = code.into_iter().any(|line| line.contains("use kernel::"));
        assert!(
            !knows || name.starts_with("recommend"),
            "{name} knows the kernel"
        );
    }
}
