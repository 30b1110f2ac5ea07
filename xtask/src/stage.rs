//! The last step of Trunk's build: content files, and their names in the page.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::pack::{self, Packed};
use crate::{Outcome, root};

const PLACE: &str = "name=\"landfall-files\" content=\"";

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

/// Fills `<meta name="landfall-files" content="">`.
fn with_names(html: &str, files: &[Packed]) -> Outcome<String> {
    // The minifier may have taken the quotes away from an attribute that needs none.
    let html = html
        .replace("name=landfall-files content=\"\"", &format!("{PLACE}\""))
        .replace("name=landfall-files content", &format!("{PLACE}\""))
        .replace("content=\"\" name=\"landfall-files\"", &format!("{PLACE}\""));
    let names: Vec<String> =
        files.iter().map(|file| format!("{}={}", file.name, file.path)).collect();
    let empty = format!("{PLACE}\"");
    if !html.contains(&empty) {
        return Err("index.html has no empty <meta name=\"landfall-files\">".into());
    }
    Ok(html.replace(&empty, &format!("{PLACE}{}\"", names.join(" "))))
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
        let html = with_names("<meta name=\"landfall-files\" content=\"\">", &files).unwrap();
        assert!(html.contains("content=\"regions=content/regions.00000000.json\""));
        assert!(with_names("<p>", &files).is_err());
    }
}
