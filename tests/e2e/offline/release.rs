//! A release in a folder of its own, and the next ones that take its place.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use xtask::deploy::{Place, pack};

use crate::stage::dist;

/// The pages that name the id of their release.
const PAGES: [&str; 4] = [
    "index.html",
    "ko/index.html",
    "en/index.html",
    "ja/index.html",
];

pub(super) struct Release {
    folder: PathBuf,
    /// The id of the release that lies there.
    pub(super) id: String,
    /// The name of its script.
    pub(super) script: String,
}

impl Drop for Release {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

impl Release {
    /// The release under test.
    pub(super) fn new(name: &str) -> Self {
        let folder = Self::place(name);
        copy(&dist(), &folder);
        Self::read(folder)
    }

    /// The same as it is packed for a server, which may already look into its folder.
    pub(super) fn packed(name: &str, address: &str) -> Self {
        let folder = Self::place(name);
        pack(&dist(), &[Place::read(address).unwrap()], &folder, None).unwrap();
        Self::read(folder)
    }

    /// The folder of a release with this name, in which nothing lies yet.
    pub(super) fn place(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("landfall-{name}-{}", process::id()));
        drop(fs::remove_dir_all(&folder));
        folder
    }

    fn read(folder: PathBuf) -> Self {
        let page = fs::read_to_string(folder.join("en/index.html")).unwrap();
        let part = |begin: &str, end: char| {
            let (_, rest) = page.split_once(begin).unwrap();
            rest.split(end).next().unwrap().to_owned()
        };
        Self {
            id: part("boot.js?r=", '"'),
            script: part("data-js=\"../", '"'),
            folder,
        }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts the next release in the place of this one, and takes away the script of this one. An
    /// id has eight digits of sixteen.
    pub(super) fn deploy(&mut self, id: &str) {
        let script = format!("landfall-app-{id}.js");
        assert_eq!(script.len(), self.script.len());
        for file in PAGES.into_iter().chain(["sw.js"]) {
            let path = self.folder.join(file);
            let text = fs::read_to_string(&path).unwrap();
            let text = text.replace(&self.script, &script).replace(&self.id, id);
            fs::write(path, text).unwrap();
        }
        xtask::offline::seal(&self.folder).unwrap();
        fs::rename(self.folder.join(&self.script), self.folder.join(&script)).unwrap();
        self.script = script;
        id.clone_into(&mut self.id);
    }

    /// Whether the page is of this release.
    pub(super) fn is_here(&self) -> String {
        format!(
            "document.querySelector('script[data-js]')?.src.endsWith('?r={}')",
            self.id
        )
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
