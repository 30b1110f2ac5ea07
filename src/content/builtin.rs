//! The files of this repository, compiled in for programs and tests that run beside it.

use super::Pack;

macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        vec![$((
            $name.to_owned(),
            include_str!(concat!("../../content/", $folder, "/", $name, ".json")).to_owned(),
        )),*]
    };
}

/// The content pack of this repository.
pub fn pack() -> Pack {
    Pack {
        structure: files!("structure": "actions", "factors", "pack", "profile", "rules",
            "scenario-questions", "scoring"),
        words: [
            files!("words/ko": "assessment", "plan", "profile", "regions", "result", "ui"),
            files!("words/en": "assessment", "plan", "profile", "regions", "result", "ui"),
            files!("words/ja": "assessment", "plan", "profile", "regions", "result", "ui"),
        ],
    }
}
