//! The last step of Trunk's build: content files, the parts of the wasm, the kernel, and their
//! names in the page.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::split::{Parts, split};
use crate::{Outcome, entry, kernel, loader, pack, root, style, tools};

const NAME: &str = "landfall-files";

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
        let (whole, first, rest) = divide(folder)?;
        html = html.replace(&whole, &first);
        names.push(("rest".to_owned(), rest));
    }
    names.push(kernel::write(folder)?);
    let html = with_names(&html, &names)?;
    fs::write(&page, &html)?;
    if is_release {
        entry::write(folder, &html)?;
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

/// Replaces the wasm by its two parts; their names and that of the whole.
fn divide(folder: &Path) -> Outcome<(String, String, String)> {
    let is_wasm = |path: &PathBuf| {
        path.extension()
            .is_some_and(|extension| extension == "wasm")
    };
    let mut entries = fs::read_dir(folder)?.filter_map(Result::ok);
    let whole = entries
        .find_map(|entry| Some(entry.path()).filter(is_wasm))
        .ok_or("the build has no wasm")?;
    let Parts { first, rest } = split(&fs::read(&whole)?)?;
    fs::remove_file(&whole)?;
    let name = whole.file_name().unwrap_or_default().to_string_lossy();
    Ok((
        name.into_owned(),
        optimized(folder, "landfall-app", &first)?,
        optimized(folder, "landfall-rest", &rest)?,
    ))
}

/// Writes a wasm in its smallest form under a name that holds the hash of its content.
fn optimized(folder: &Path, name: &str, wasm: &[u8]) -> Outcome<String> {
    let path = folder.join(format!("{name}.wasm"));
    fs::write(&path, wasm)?;
    // It reads the compiler's list of features from the module.
    let mut command = Command::new("wasm-opt");
    command.env("PATH", tools::path()?).arg("-Oz");
    crate::run(command.arg(&path).arg("-o").arg(&path))?;
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
