//! Builds the kernel into a wasm file of its own, with vectors; without, to measure against.

pub mod speed;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::{Value, json};

use crate::{Outcome, dist, pack, root, tools};

/// Copies of functions and of loops beyond these pay nothing in speed and 2,200 bytes.
const LEAN: &str = " -C llvm-args=-inline-threshold=50 -C llvm-args=-unroll-threshold=150";

const TARGET: &str = "wasm32-unknown-unknown";

/// What `platform::kernel` of the app calls; everything else that the tools export goes.
const EXPORTS: [&str; 7] = [
    "memory", "reserve", "prepare", "run", "finish", "inform", "answer",
];

/// With or without vectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// With those of simd128: Chromium 91, Firefox 89, Safari 16.4 and later. It is shipped.
    Vectors,
    /// Without, for comparison only. Its answers are the same, four times later.
    Plain,
}

impl Build {
    pub const ALL: [Self; 2] = [Self::Vectors, Self::Plain];

    /// What the app asks for, and where the build keeps its work.
    pub fn name(self) -> &'static str {
        match self {
            Self::Vectors => "kernel",
            Self::Plain => "kernel-plain",
        }
    }

    fn flags(self) -> &'static str {
        match self {
            Self::Vectors => " -C target-feature=+simd128",
            Self::Plain => "",
        }
    }
}

/// Writes the file into a release, under a name that holds the hash of its content; what the
/// app asks for, and the file.
pub fn write(folder: &Path) -> Outcome<(String, String)> {
    let wasm = make(Build::Vectors)?;
    let path = format!("landfall-kernel-{}.wasm", pack::short_hash(&wasm));
    fs::write(folder.join(&path), wasm)?;
    Ok((Build::Vectors.name().to_owned(), path))
}

/// Compiles, binds, and drops what nobody calls. The compiler has made the loops fast; what is
/// left for wasm-opt is to make the file small.
pub fn make(build: Build) -> Outcome<Vec<u8>> {
    // Other flags, other folder: each build finds its own work again.
    let folder = target().join(build.name());
    let flags = dist::remap() + build.flags() + LEAN;
    crate::run(
        Command::new("cargo")
            .args(["build", "--quiet", "--release", "--package", "kernel"])
            .args(["--features", "web", "--target", TARGET, "--target-dir"])
            .arg(&folder)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags)
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS"),
    )?;
    let compiled = folder.join(TARGET).join("release/landfall-kernel.wasm");
    let tool = |name: &str| -> Outcome<Command> {
        let mut command = Command::new(name);
        command.env("PATH", tools::path()?);
        Ok(command)
    };
    // The glue that it writes beside the wasm is not shipped: with numbers alone the exports
    // need none.
    crate::run(
        tool("wasm-bindgen")?
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(&folder)
            .arg(&compiled),
    )?;
    let graph = folder.join("exports.json");
    fs::write(&graph, exports().to_string())?;
    let (bound, cut) = (
        folder.join("landfall-kernel_bg.wasm"),
        folder.join("landfall-kernel_cut.wasm"),
    );
    let told = tool("wasm-metadce")?
        .current_dir(root())
        .arg(&bound)
        .arg("--graph-file")
        .arg(&graph)
        .arg("-o")
        .arg(&cut)
        .output()?;
    if !told.status.success() {
        let words = String::from_utf8_lossy(&told.stderr).into_owned();
        return Err(format!("wasm-metadce failed: {words}").into());
    }
    let done = folder.join("landfall-kernel_done.wasm");
    crate::run(
        tool("wasm-opt")?
            .args(["-Oz", "--low-memory-unused"])
            .args(["--strip-producers", "--strip-target-features"])
            .arg(&cut)
            .arg("-o")
            .arg(&done),
    )?;
    Ok(fs::read(done)?)
}

/// What is reached from outside, in the form of wasm-metadce.
fn exports() -> Value {
    let page = json!({ "name": "page", "root": true, "reaches": EXPORTS });
    let each = EXPORTS.map(|name| json!({ "name": name, "export": name }));
    std::iter::once(page).chain(each).collect()
}

fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_export_hangs_on_the_page() {
        let graph = exports();
        let nodes = graph.as_array().unwrap();
        assert_eq!(nodes[0]["reaches"].as_array().unwrap().len(), EXPORTS.len());
        for (name, node) in EXPORTS.iter().zip(&nodes[1..]) {
            assert_eq!(
                (&node["name"], &node["export"]),
                (&json!(name), &json!(name))
            );
        }
    }

    #[test]
    fn the_two_builds_are_asked_for_by_different_names() {
        assert_ne!(Build::Vectors.name(), Build::Plain.name());
        assert!(Build::Vectors.flags().contains("simd128") && Build::Plain.flags().is_empty());
    }
}
