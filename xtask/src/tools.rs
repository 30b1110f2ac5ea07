//! Installs what the build and the tests need, in the locked versions, and skips what is there.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;
use std::{env, fs, thread};

use crate::{Outcome, root, run};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";
const GECKODRIVER: &str = "0.37.1";
const ESBUILD: &str = "0.28.2";
const TYPESCRIPT: &str = "5.9.3";
const TARGET: &str = "wasm32-unknown-unknown";

/// Where tools are kept: `LANDFALL_TOOLS`, or a folder in the user's cache.
pub fn folder() -> PathBuf {
    env::var_os("LANDFALL_TOOLS").map_or_else(
        || {
            let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
            home.join(".cache/landfall-tools")
        },
        PathBuf::from,
    )
}

/// Names what is being installed, and keeps what could not be.
#[derive(Debug, Default)]
struct Steps {
    missing: Vec<String>,
}

impl Steps {
    fn step(&mut self, name: &str, is_there: bool, install: impl FnOnce() -> Outcome<()>) {
        if is_there {
            return;
        }
        println!("installing {name} …");
        let begun = Instant::now();
        match install() {
            Ok(()) => println!(
                "installed {name} in {:.1} min",
                begun.elapsed().as_secs_f64() / 60.0
            ),
            Err(error) => self.missing.push(format!("  {name}: {error}")),
        }
    }
}

/// How much is to be installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// What the build needs, and a browser to look at it.
    Build,
    /// What the tests need beside it: two more engines with their drivers.
    Tests,
}

/// Installs everything that the tests need.
pub fn install_all() -> Outcome<()> {
    install_for(Extent::Tests)
}

/// Installs everything that the build needs and prints the minutes of each step. What cannot be
/// installed is named in one message.
pub fn install() -> Outcome<()> {
    install_for(Extent::Build)
}

fn install_for(extent: Extent) -> Outcome<()> {
    fs::create_dir_all(folder())?;
    let bindgen = locked_wasm_bindgen()?;
    let (mut own, mut system) = (Steps::default(), Steps::default());
    // Packages of the system come over the network while the compiler makes the other tools.
    thread::scope(|scope| {
        scope.spawn(|| install_packages(&mut system, extent));
        install_own(&mut own, extent, &bindgen);
    });
    own.missing.extend(system.missing);
    if own.missing.is_empty() {
        Ok(())
    } else {
        Err(format!("cannot install:\n{}", own.missing.join("\n")).into())
    }
}

/// What lies in the tools' folder.
fn install_own(steps: &mut Steps, extent: Extent, bindgen: &str) {
    steps.step(TARGET, has_target(), || {
        run(Command::new("rustup").args(["target", "add", TARGET]))
    });
    steps.step(
        &format!("wasm-bindgen-cli {bindgen}"),
        says("wasm-bindgen", bindgen),
        || cargo_install("wasm-bindgen-cli", bindgen, false),
    );
    steps.step(&format!("trunk {TRUNK}"), says("trunk", TRUNK), || {
        cargo_install("trunk", TRUNK, true)
    });
    steps.step(
        "wasm-opt, esbuild, tsc and axe-core",
        has_npm("binaryen", BINARYEN)
            && has_npm("esbuild", ESBUILD)
            && has_npm("typescript", TYPESCRIPT)
            && has_npm("axe-core", AXE),
        || {
            run(Command::new("npm")
                .args(["install", "--no-fund", "--no-audit", "--silent", "--prefix"])
                .arg(folder())
                .args([
                    format!("binaryen@{BINARYEN}"),
                    format!("esbuild@{ESBUILD}"),
                    format!("typescript@{TYPESCRIPT}"),
                    format!("axe-core@{AXE}"),
                ]))
        },
    );
    if extent == Extent::Tests {
        steps.step(
            &format!("geckodriver {GECKODRIVER}"),
            named("GECKODRIVER").is_some() || says("geckodriver", GECKODRIVER),
            || cargo_install("geckodriver", GECKODRIVER, true),
        );
    }
}

/// What the system's own packages bring.
fn install_packages(steps: &mut Steps, extent: Extent) {
    steps.step(
        "Chromium with its driver",
        chromium().is_some() && chromedriver().is_some(),
        || apt(&["chromium", "chromium-driver"]),
    );
    steps.step("fonts", has_fonts(), || {
        apt(&["fonts-inter", "fonts-noto-cjk"])
    });
    if extent == Extent::Build {
        return;
    }
    steps.step("Firefox", firefox().is_some(), || apt(&["firefox-esr"]));
    steps.step(
        "WebKit with its driver",
        mini_browser().is_some() && webkit_driver().is_some(),
        || apt(&["webkit2gtk-driver"]),
    );
    steps.step("poppler, which draws printed pages", has_poppler(), || {
        apt(&["poppler-utils"])
    });
    steps.step("a display", xvfb().is_some(), || apt(&["xvfb", "xauth"]));
}

/// A `PATH` on which Trunk finds the tools.
pub fn path() -> Outcome<std::ffi::OsString> {
    let own = [folder().join("bin"), folder().join("node_modules/.bin")];
    let inherited = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(
        own.into_iter().chain(env::split_paths(&inherited)),
    )?)
}

/// The text of axe-core.
pub fn axe() -> Outcome<String> {
    Ok(fs::read_to_string(
        folder().join("node_modules/axe-core/axe.min.js"),
    )?)
}

/// Chromium, by `CHROME` or on the `PATH`.
pub fn chromium() -> Option<PathBuf> {
    named("CHROME").or_else(|| on_path("chromium"))
}

/// Its driver, by `CHROMEDRIVER` or on the `PATH`.
pub fn chromedriver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))
}

/// Firefox, by `FIREFOX` or on the `PATH`.
pub fn firefox() -> Option<PathBuf> {
    let found = named("FIREFOX").or_else(|| on_path("firefox-esr"));
    found.or_else(|| on_path("firefox"))
}

/// Its driver, by `GECKODRIVER`, among the tools or on the `PATH`.
pub fn geckodriver() -> Option<PathBuf> {
    let own = folder().join("bin/geckodriver");
    let found = named("GECKODRIVER").or_else(|| Some(own).filter(|path| path.is_file()));
    found.or_else(|| on_path("geckodriver"))
}

/// The browser of `WebKit`, by `MINIBROWSER` or where Debian keeps it.
pub fn mini_browser() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let mut browsers = folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"));
    named("MINIBROWSER").or_else(|| browsers.find(|path| path.is_file()))
}

/// Its driver, by `WEBKITWEBDRIVER` or on the `PATH`.
pub fn webkit_driver() -> Option<PathBuf> {
    named("WEBKITWEBDRIVER").or_else(|| on_path("WebKitWebDriver"))
}

/// A display that nobody looks at, by `XVFB` or on the `PATH`.
pub fn xvfb() -> Option<PathBuf> {
    named("XVFB").or_else(|| on_path("Xvfb"))
}

/// Whether printed pages can be drawn and read.
fn has_poppler() -> bool {
    ["pdftoppm", "pdftotext"]
        .iter()
        .all(|name| on_path(name).is_some())
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

fn has_target() -> bool {
    let output = Command::new("rustup")
        .args(["target", "list", "--installed"])
        .output();
    output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains(TARGET))
}

/// Whether a tool of the folder is there in exactly this version.
fn says(tool: &str, version: &str) -> bool {
    let output = Command::new(folder().join("bin").join(tool))
        .arg("--version")
        .output();
    output.is_ok_and(|output| {
        let words = String::from_utf8_lossy(&output.stdout).into_owned();
        words.split_whitespace().any(|word| word == version)
    })
}

fn has_npm(package: &str, version: &str) -> bool {
    let manifest = folder()
        .join("node_modules")
        .join(package)
        .join("package.json");
    fs::read_to_string(manifest).is_ok_and(|text| is_version(&text, version))
}

fn is_version(manifest: &str, version: &str) -> bool {
    let manifest: Option<serde_json::Value> = serde_json::from_str(manifest).ok();
    manifest.is_some_and(|manifest| manifest["version"] == version)
}

fn has_fonts() -> bool {
    let knows = |pattern: &str| {
        let output = Command::new("fc-list").arg(pattern).output();
        output.is_ok_and(|output| !output.stdout.is_empty())
    };
    knows(":lang=ko") && knows(":lang=ja") && knows("Inter")
}

fn cargo_install(package: &str, version: &str, locked: bool) -> Outcome<()> {
    let mut command = Command::new("cargo");
    command
        .args(["install", package, "--version", version, "--root"])
        .arg(folder());
    if locked {
        command.arg("--locked");
    }
    // A target folder of its own: the tools' many crates would only fill ours.
    command.env("CARGO_TARGET_DIR", folder().join("target"));
    run(&mut command)
}

fn apt(packages: &[&str]) -> Outcome<()> {
    let is_root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    let command = |arguments: &[&str]| {
        let mut command = if is_root {
            Command::new("apt-get")
        } else {
            let mut sudo = Command::new("sudo");
            sudo.args(["-n", "apt-get"]);
            sudo
        };
        command.args(arguments);
        command
    };
    let install = |command: &mut Command| {
        run(command).map_err(|_| format!("needs root: apt-get install {}", packages.join(" ")))
    };
    install(&mut command(&[
        "-o",
        "DPkg::Lock::Timeout=300",
        "update",
        "-qq",
    ]))?;
    let mut arguments = vec![
        "-o",
        "DPkg::Lock::Timeout=300",
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
    ];
    arguments.extend(packages);
    install(&mut command(&arguments))?;
    Ok(())
}

/// The version of wasm-bindgen in `Cargo.lock`: the tool must be the same to the last digit.
fn locked_wasm_bindgen() -> Outcome<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    locked(&lock, "wasm-bindgen").ok_or_else(|| "Cargo.lock names no wasm-bindgen".into())
}

fn locked(lock: &str, package: &str) -> Option<String> {
    let entry = lock.split("[[package]]").find(|entry| {
        entry
            .lines()
            .any(|line| line == format!("name = \"{package}\""))
    })?;
    let line = entry
        .lines()
        .find_map(|line| line.strip_prefix("version = \""))?;
    Some(line.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_read_by_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "yew"), None);
    }

    #[test]
    fn only_the_pinned_npm_version_counts() {
        let manifest = r#"{"version":"4.14.1","scripts":{"version":"4.14.2"}}"#;
        assert!(is_version(manifest, "4.14.1"));
        assert!(!is_version(manifest, "4.14.2"));
        assert!(!is_version("{", "4.14.1"));
    }
}
