//! The last step of Trunk's build: content files, the parts of the wasm, the kernel, and their
//! names in the page.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::split::{self, Parts, shorten};
use crate::{
    Outcome, entry, install, kernel, loader, offline, pack, paper, root, single, snippet, style,
    tools,
};

const NAME: &str = "landfall-files";

/// What the operator has written down, as long as there is nothing.
const NO_CONFIG: &str = "{\"format\":\"landfall-config/1\",\"configs\":[]}\n";

/// The passes of wasm-opt that make a part smallest after Brotli, found by trial.
///
/// Large functions are not put into their only caller: a function with more than 128 variables
/// names each in two bytes. The stack begins at 0 and its last kilobyte is out of reach: no
/// address is as low as `--low-memory-unused` asks.
const SMALLEST: [&str; 12] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size",
    "12",
    "--always-inline-max-function-size",
    "4",
];

/// Works in the folder that Trunk names.
pub fn run() -> Outcome<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or("stage runs inside `trunk build`")?;
    // A debug build is neither divided nor has it entry pages: it would only take longer.
    stage(&PathBuf::from(staging), style::is_release())
}

fn stage(folder: &Path, is_release: bool) -> Outcome<()> {
    let files = pack::files(&root())?;
    fs::create_dir_all(folder.join("content"))?;
    for file in &files {
        fs::write(folder.join(&file.path), &file.text)?;
    }
    let mut names: Vec<(String, String)> = files
        .into_iter()
        .map(|file| (file.name, file.path))
        .collect();
    let page = folder.join("index.html");
    let mut html = fs::read_to_string(&page)?;
    if is_release {
        minify(folder)?;
        loader::stage(folder)?;
        let Divided { renamed, rest } = divide(folder)?;
        for (old, new) in &renamed {
            html = html.replace(old, new);
        }
        names.push(("rest".to_owned(), rest));
    }
    if is_release {
        // Words lie in the page on paper, which holds most of them anyway.
        paper::write(folder, &html)?;
        snippet::write(folder, &html)?;
        for (name, path) in &mut names {
            if let Some(code) = name.strip_prefix("words-") {
                *path = paper::carry(folder, code, path)?;
            }
        }
    }
    names.push(kernel::write(folder)?);
    // The operator replaces it; the name stays, so it is never kept without asking.
    fs::write(folder.join("config.json"), NO_CONFIG)?;
    names.push(("config".to_owned(), "config.json".to_owned()));
    if is_release {
        single::write(folder, &html, &names)?;
        names.push(("single".to_owned(), single::NAME.to_owned()));
        install::write(folder)?;
    }
    let html = with_names(&html, &names)?;
    fs::write(&page, &html)?;
    if is_release {
        entry::write(folder, &html)?;
        offline::write(folder, &names)?;
    }
    Ok(())
}

/// Takes comments and long names out of the scripts, which Trunk's own minifier cannot read.
fn minify(folder: &Path) -> Outcome<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            style::minify(&path)?;
        }
    }
    Ok(())
}

/// What became of the wasm and its script.
struct Divided {
    /// File names that the page holds, and those that stand for them now.
    renamed: [(String, String); 2],
    rest: String,
}

/// Replaces the wasm by its two parts, and the script by one with the same short names.
fn divide(folder: &Path) -> Outcome<Divided> {
    let (whole, whole_name) = found(folder, "landfall-app", "wasm")?;
    let (script, script_name) = found(folder, "landfall-app", "js")?;
    let Parts { first, rest } = split::split(&fs::read(&whole)?)?;
    let (first, text) = shorten(&first, &fs::read_to_string(&script)?)?;
    fs::remove_file(&whole)?;
    fs::remove_file(&script)?;
    let script = format!("landfall-app-{}.js", pack::short_hash(text.as_bytes()));
    fs::write(folder.join(&script), text)?;
    let first = optimized(folder, "landfall-app", &first)?;
    Ok(Divided {
        renamed: [(whole_name, first), (script_name, script)],
        rest: optimized(folder, "landfall-rest", &rest)?,
    })
}

/// The file of a build whose name begins and ends so, with its name.
pub(crate) fn found(folder: &Path, begin: &str, extension: &str) -> Outcome<(PathBuf, String)> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let is_kind = path.extension().is_some_and(|own| own == extension);
        if is_kind && name.starts_with(begin) {
            return Ok((path, name));
        }
    }
    Err(format!("the build has no {begin} with the ending {extension}").into())
}

/// Writes a wasm in its smallest form under a name that holds the hash of its content.
fn optimized(folder: &Path, name: &str, wasm: &[u8]) -> Outcome<String> {
    let path = folder.join(format!("{name}.wasm"));
    fs::write(&path, wasm)?;
    let optimize = |passes: &[&str]| -> Outcome<()> {
        // It reads the compiler's list of features from the module.
        let mut command = Command::new("wasm-opt");
        command.env("PATH", tools::path()?).args(passes);
        crate::run(command.arg(&path).arg("-o").arg(&path))
    };
    optimize(&SMALLEST)?;
    fs::write(&path, split::name_by_likeness(&fs::read(&path)?)?)?;
    // Who made the file, and what it was told that browsers know: nobody asks it.
    optimize(&[
        "--reorder-functions-by-name",
        "--strip-producers",
        "--strip-target-features",
    ])?;
    let hashed = format!("{name}-{}.wasm", pack::short_hash(&fs::read(&path)?));
    fs::rename(&path, folder.join(&hashed))?;
    Ok(hashed)
}

/// Replaces the element `<meta name="landfall-files">`, however the minifier has written it.
fn with_names(html: &str, files: &[(String, String)]) -> Outcome<String> {
    let missing = "index.html has no <meta name=\"landfall-files\">";
    let name = html.find(NAME).ok_or(missing)?;
    let begin = html[..name].rfind("<meta").ok_or(missing)?;
    let end = name + html[name..].find('>').ok_or(missing)? + 1;
    let names: Vec<String> = files
        .iter()
        .map(|(name, path)| format!("{name}={path}"))
        .collect();
    let element = format!("<meta name=\"{NAME}\" content=\"{}\">", names.join(" "));
    Ok([&html[..begin], &element, &html[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_into_the_page() {
        let files = [(
            "regions".to_owned(),
            "content/regions.00000000.json".to_owned(),
        )];
        for written in [
            "name=\"landfall-files\" content=\"\"",
            "content name=landfall-files",
        ] {
            let html = with_names(&format!("<p><meta {written}><b>"), &files).unwrap();
            let expected = "<p><meta name=\"landfall-files\" \
                            content=\"regions=content/regions.00000000.json\"><b>";
            assert_eq!(html, expected);
        }
        assert!(with_names("<p>", &files).is_err());
    }
}
