//! The last step of Trunk's build: content files, and their names in the page.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::pack::{self, Packed};
use crate::{Outcome, root};

const NAME: &str = "landfall-files";

/// Works in the folder that Trunk names.
pub fn run() -> Outcome<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or("stage runs inside `trunk build`")?;
    stage(&PathBuf::from(staging))
}

fn stage(folder: &Path) -> Outcome<()> {
    let files = pack::files(&root())?;
    fs::create_dir_all(folder.join("content"))?;
    for file in &files {
        fs::write(folder.join(&file.path), &file.text)?;
    }
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page)?;
    fs::write(&page, with_names(&html, &files)?)?;
    Ok(())
}

/// Replaces the element `<meta name="landfall-files">`, however the minifier has written it.
fn with_names(html: &str, files: &[Packed]) -> Outcome<String> {
    let missing = "index.html has no <meta name=\"landfall-files\">";
    let name = html.find(NAME).ok_or(missing)?;
    let begin = html[..name].rfind("<meta").ok_or(missing)?;
    let end = name + html[name..].find('>').ok_or(missing)? + 1;
    let names: Vec<String> = files
        .iter()
        .map(|file| format!("{}={}", file.name, file.path))
        .collect();
    let element = format!("<meta name=\"{NAME}\" content=\"{}\">", names.join(" "));
    Ok([&html[..begin], &element, &html[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_into_the_page() {
        let files = [Packed {
            name: "regions".to_owned(),
            path: "content/regions.00000000.json".to_owned(),
            text: String::new(),
        }];
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
