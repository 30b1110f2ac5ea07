//! The file of what every picture looked like when it was last accepted.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

use super::digest::Digest;

/// One picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Of the computed styles of all that is visible.
    pub(super) style: String,
    pub(super) digest: Digest,
}

impl Entry {
    /// What is not as it was, in words: by the pixel, or by the styles.
    pub(super) fn against(&self, before: Option<&Self>, by_pixel: bool) -> Option<String> {
        match before {
            None => Some("is new".to_owned()),
            Some(before) if by_pixel => self.digest.against(&before.digest),
            Some(before) => (self.style != before.style).then(|| "has other styles".to_owned()),
        }
    }
}

/// All pictures by name, and the machine that drew them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Reference {
    /// The browser's own name and version, for readers.
    pub(super) browser: String,
    /// A page that is not ours, drawn by the same browser with the same fonts: where it looks
    /// the same, every pixel of ours can be compared.
    pub(super) probe: String,
    pub(super) entries: BTreeMap<String, Entry>,
}

const HEAD: &str = "# What the gallery looks like, written by `cargo xtask gallery --accept`:\n\
    # name, height, computed styles, rows; docs/decisions/0014-pictures-as-text.md.\n";

pub(super) fn path() -> PathBuf {
    xtask::root().join("tests/e2e/gallery/reference.txt")
}

impl Reference {
    pub(super) fn load() -> Self {
        fs::read_to_string(path()).map_or_else(|_| Self::default(), |text| Self::read(&text))
    }

    fn read(text: &str) -> Self {
        let mut found = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (name, rest) = line.split_once(' ').unwrap();
            match name {
                "browser" => rest.clone_into(&mut found.browser),
                "probe" => rest.clone_into(&mut found.probe),
                _ => {
                    let mut parts = rest.split(' ').map(str::to_owned);
                    let height = parts.next().unwrap().parse().unwrap();
                    let style = parts.next().unwrap();
                    let bands = parts.next().unwrap();
                    let digest = Digest { height, bands };
                    found
                        .entries
                        .insert(name.to_owned(), Entry { style, digest });
                }
            }
        }
        found
    }

    fn write(&self) -> String {
        let line = |(name, entry): (&String, &Entry)| {
            let Entry { style, digest } = entry;
            format!("{name} {} {style} {}\n", digest.height, digest.bands)
        };
        let lines: Vec<String> = self.entries.iter().map(line).collect();
        let (browser, probe) = (&self.browser, &self.probe);
        format!("{HEAD}browser {browser}\nprobe {probe}\n{}", lines.concat())
    }

    /// Whether pictures of both can be compared by the pixel.
    pub(super) fn draws_like(&self, other: &Self) -> bool {
        self.probe == other.probe
    }

    /// What is not as it was in `before`, one a line with the name first.
    pub(super) fn against(&self, before: &Self) -> Vec<(String, String)> {
        let by_pixel = self.draws_like(before);
        let mut found = Vec::new();
        for (name, now) in &self.entries {
            let said = now.against(before.entries.get(name), by_pixel);
            found.extend(said.map(|said| (name.clone(), said)));
        }
        // A run over some of the fixtures knows nothing about the others.
        if env::var_os("LANDFALL_ONLY").is_none() {
            let gone = before
                .entries
                .keys()
                .filter(|name| !self.entries.contains_key(*name));
            found.extend(gone.map(|name| (name.clone(), "is gone".to_owned())));
        }
        found
    }

    /// Takes the place of what was accepted before; of a partial run, only what it has seen.
    pub(super) fn accept(&self, before: &Self) {
        let mut next = self.clone();
        if env::var_os("LANDFALL_ONLY").is_some() && self.draws_like(before) {
            for (name, entry) in &before.entries {
                next.entries
                    .entry(name.clone())
                    .or_insert_with(|| entry.clone());
            }
        }
        fs::write(path(), next.write()).unwrap();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference(probe: &str, style: &str, bands: &str) -> Reference {
        let digest = Digest {
            height: 128,
            bands: bands.to_owned(),
        };
        let entry = Entry {
            style: style.to_owned(),
            digest,
        };
        Reference {
            browser: "Chrome/1.2".to_owned(),
            probe: probe.to_owned(),
            entries: BTreeMap::from([("start.ko.412".to_owned(), entry)]),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let one = reference("abc", "0a1b", "AAA");
        assert_eq!(Reference::read(&one.write()), one);
    }

    #[test]
    fn where_text_is_drawn_alike_every_pixel_counts() {
        let before = reference("abc", "0a1b", "AAA");
        assert!(before.against(&before).is_empty());
        assert_eq!(reference("abc", "0a1b", "AAB").against(&before).len(), 1);
    }

    #[test]
    fn where_text_is_drawn_differently_the_styles_count() {
        let before = reference("abc", "0a1b", "AAA");
        assert!(reference("xyz", "0a1b", "BBB").against(&before).is_empty());
        assert_eq!(reference("xyz", "0a1c", "AAA").against(&before).len(), 1);
    }
}
