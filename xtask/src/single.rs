//! The check as one file, `landfall-single.html`: it opens from a disk, a share or a mail, asks
//! for nothing, and holds all languages.

use std::fs;
use std::path::Path;
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::server::gzip;
use crate::stage::found;
use crate::{Outcome, root, tools};

/// The name of the file in a release.
pub const NAME: &str = "landfall-single.html";

/// Writes it from the staged release: the page as Trunk built it, and the files that it lists.
pub fn write(folder: &Path, html: &str, names: &[(String, String)]) -> Outcome<()> {
    let mut shelf = vec![(
        "landfall-app.wasm".to_owned(),
        fs::read(found(folder, "landfall-app", "wasm")?.0)?,
    )];
    let mut listed = Vec::new();
    for (name, path) in names {
        // What an operator has written down belongs to a site, and this file to none.
        if matches!(name.as_str(), "config" | "single") {
            continue;
        }
        let (path, _) = path.split_once('?').unwrap_or((path, ""));
        let bytes = fs::read(folder.join(path))?;
        let (ending, bytes) = match path.rsplit('.').next() {
            Some("wasm") => ("wasm", bytes),
            Some("html") => ("json", words(&String::from_utf8(bytes)?)?),
            _ => ("json", bytes),
        };
        let file = format!("{name}.{ending}");
        listed.push(format!("{name}={file}"));
        shelf.push((file, bytes));
    }
    let (glue, js) = found(folder, "landfall-app", "js")?;
    let parts = Parts {
        style: fs::read_to_string(found(folder, "landfall-", "css")?.0)?,
        script: bundle(&glue)?,
        js,
        words: between(html, "<template id=\"lf-words\">", "</template>")?,
        files: listed.join(" "),
        shelf,
    };
    let template = fs::read_to_string(root().join("loader/single.html"))?;
    fs::write(folder.join(NAME), parts.page(&template)?)?;
    Ok(())
}

/// What the file is made of.
struct Parts {
    style: String,
    script: String,
    /// The name of the glue in the release, by which a build is known.
    js: String,
    words: String,
    /// What the starter may ask for.
    files: String,
    /// The files by name.
    shelf: Vec<(String, Vec<u8>)>,
}

impl Parts {
    fn page(&self, template: &str) -> Outcome<String> {
        if self.script.contains("</script") || self.style.contains("</style") {
            return Err("a part of the single file would end its element".into());
        }
        let sizes: Vec<String> = self
            .shelf
            .iter()
            .map(|(name, bytes)| format!("{name}={}", bytes.len()))
            .collect();
        let all: Vec<u8> = self
            .shelf
            .iter()
            .flat_map(|(_, bytes)| bytes.clone())
            .collect();
        let data = base64(&gzip(&all)?);
        let mut page = template.to_owned();
        for (name, value) in [
            ("policy", &policy(&self.script, &self.style)),
            ("files", &self.files),
            ("js", &self.js),
            ("words", &self.words),
            ("shelf", &sizes.join(" ")),
            // Last, because they may hold anything.
            ("style", &self.style),
            ("script", &self.script),
            ("data", &data),
        ] {
            let place = format!("@{name}@");
            if page.matches(&place).count() != 1 {
                return Err(format!("single.html does not have one {place}").into());
            }
            page = page.replacen(&place, value, 1);
        }
        Ok(page)
    }
}

/// No script but this one, no style but this one, and no request at all.
fn policy(script: &str, style: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", base64(&Sha256::digest(text)));
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
         trusted-types 'none'",
        hash(script),
        hash(style)
    )
}

/// Whether a page of this name holds exactly what its own policy names.
pub fn check(html: &str) -> Outcome<()> {
    let style = between(html, "<style>", "</style>")?;
    let style = style
        .trim_start_matches("<style>")
        .trim_end_matches("</style>");
    let script = between(html, "<script data-js=", "</script>")?;
    let (_, script) = script.split_once('>').ok_or("a script without an end")?;
    let script = script.trim_end_matches("</script>");
    let is_named = html.contains(&policy(script, style));
    let scripts = html.matches("<script").count();
    // The other one is data.
    if !is_named || scripts != 2 || html.matches("<style").count() != 1 {
        return Err(format!("{NAME} is not what its policy allows").into());
    }
    Ok(())
}

/// The starter and the glue of the wasm as one script that is no module.
fn bundle(glue: &Path) -> Outcome<String> {
    let folder = root().join("target/single");
    fs::create_dir_all(&folder)?;
    for name in ["shelf.js", "boot.js"] {
        fs::copy(root().join("loader").join(name), folder.join(name))?;
    }
    fs::copy(glue, folder.join("glue.js"))?;
    let entry = folder.join("entry.js");
    fs::write(&entry, "import \"./shelf.js\";\nimport \"./boot.js\";\n")?;
    let out = folder.join("bundle.js");
    let mut command = Command::new("esbuild");
    command
        .env("PATH", tools::path()?)
        .args(["--bundle", "--minify", "--format=iife", "--charset=utf8"])
        // The glue knows where it lies only as a module, and does not need to.
        .args(["--log-level=error", "--allow-overwrite"])
        .arg(&entry)
        .arg(format!("--outfile={}", out.display()));
    crate::run(&mut command)?;
    Ok(fs::read_to_string(out)?)
}

/// The words at the end of a page on paper.
fn words(page: &str) -> Outcome<Vec<u8>> {
    let comment = page.rsplit_once("<!--").map(|(_, rest)| rest);
    let words = comment.and_then(|rest| rest.strip_suffix("-->"));
    Ok(words.ok_or("a page on paper without words")?.into())
}

/// The first part that begins and ends like this, with both.
fn between(text: &str, begin: &str, end: &str) -> Outcome<String> {
    let missing = || format!("nothing lies between {begin} and {end}");
    let from = text.find(begin).ok_or_else(missing)?;
    let length = text[from..].find(end).ok_or_else(missing)?;
    Ok(text[from..from + length + end.len()].to_owned())
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |place: usize| usize::from(group.get(place).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let is_there = place <= group.len();
            text.push(if is_there {
                char::from(DIGITS[bits >> shift & 63])
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts {
            style: "p{color:red}".to_owned(),
            script: "go(\"@data@\")".to_owned(),
            js: "landfall-app-01234567.js".to_owned(),
            words: "<template id=\"lf-words\"></template>".to_owned(),
            files: "structure=structure.json".to_owned(),
            shelf: vec![
                ("landfall-app.wasm".to_owned(), b"\0asm".to_vec()),
                ("structure.json".to_owned(), b"{}".to_vec()),
            ],
        }
    }

    fn template() -> String {
        fs::read_to_string(root().join("loader/single.html")).unwrap()
    }

    #[test]
    fn bytes_are_written_as_browsers_read_them() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_policy_names_what_the_file_holds_and_nothing_else() {
        let mut parts = parts();
        parts.script = "go()".to_owned();
        let page = parts.page(&template()).unwrap();
        check(&page).unwrap();
        assert!(page.contains("data-files=\"landfall-app.wasm=4 structure.json=2\""));
        for (of, other) in [
            ("go()", "stay()"),
            ("color:red", "color:blue"),
            ("</body>", "<script>x()</script></body>"),
            ("</head>", "<style>p{}</style></head>"),
        ] {
            assert!(check(&page.replacen(of, other, 1)).is_err(), "{other}");
        }
    }

    #[test]
    fn a_part_cannot_end_its_element_or_take_the_place_of_another() {
        assert!(
            parts().page(&template()).is_err(),
            "the script holds a place"
        );
        let mut parts = parts();
        parts.script = "\"</script>\"".to_owned();
        assert!(parts.page(&template()).is_err());
    }

    #[test]
    fn words_are_the_last_comment_of_their_page() {
        assert_eq!(
            words("<!-- no --><p>1<!--{\"a\":1}-->").unwrap(),
            b"{\"a\":1}"
        );
        assert!(words("<p>").is_err());
    }
}
