//! `cargo xtask screens`: pictures of every screen for the documents.

use std::env;
use std::path::PathBuf;

use landfall::catalog::Page;
use landfall::language::Language::{self, En, Ja, Ko};

use crate::place::Place;
use crate::stage::{Stage, WIDE};

/// Where the pictures that are kept stand.
const KEPT: &str = "docs/screens";

/// A phone and a desk.
const WIDTHS: [u32; 2] = [360, 1280];

/// Its result is shown whole, that of one's own company as far down as the README shows it.
const HARNESS: Place = Place::Sample("harness-maker");

/// How much of one's own result is shown.
const TOP: usize = 1400;

/// One picture.
type Shot = (Place, Language, u32, &'static str);

/// What a reader of the documents has to see: each screen once, each language, width and theme
/// where it says something.
const CHOSEN: [Shot; 20] = [
    (Place::Start, Ko, 360, "light"),
    (Place::Start, En, 1280, "light"),
    (Place::Start, Ja, 360, "dark"),
    (Place::Profile(Page::Stage), Ko, 360, "light"),
    (Place::Profile(Page::Business), Ja, 360, "light"),
    (Place::Profile(Page::Business), En, 1280, "light"),
    (Place::Unanswered, Ja, 360, "light"),
    (Place::Unanswered, En, 1280, "light"),
    (Place::Question, Ko, 360, "light"),
    (Place::Question, En, 360, "dark"),
    (Place::Question, Ja, 1280, "light"),
    (Place::Refused, En, 360, "light"),
    (Place::Review, Ko, 1280, "light"),
    (Place::Review, En, 360, "light"),
    (Place::Result, En, 1280, "light"),
    (Place::Result, Ko, 360, "dark"),
    (HARNESS, Ko, 360, "light"),
    (HARNESS, Ja, 1280, "light"),
    (Place::Method, En, 1280, "light"),
    (Place::Failure, Ko, 360, "light"),
];

fn every() -> Vec<Shot> {
    let mut places = Place::all();
    places.push(Place::Unanswered);
    let mut all = Vec::new();
    for place in places {
        for language in Language::ALL {
            for width in WIDTHS {
                all.extend(["light", "dark"].map(|theme| (place, language, width, theme)));
            }
        }
    }
    all
}

/// Writes the chosen pictures, or every one into the folder that `LANDFALL_SCREENS` names.
#[tokio::test]
#[ignore = "a command: cargo xtask screens"]
async fn take() {
    let folder = env::var_os("LANDFALL_SCREENS").map(PathBuf::from);
    let shots = folder.as_ref().map_or_else(|| CHOSEN.to_vec(), |_| every());
    let folder = xtask::root().join(folder.unwrap_or_else(|| KEPT.into()));
    let mut stage = Stage::open(WIDE).await;
    let still = ("prefers-reduced-motion", "reduce");
    for (place, language, width, theme) in shots {
        stage.page.resize((width, 740)).await;
        stage
            .page
            .media(&[("prefers-color-scheme", theme), still])
            .await;
        stage.go(place, language).await;
        let mut picture = stage.page.picture(width, 1).await;
        if place == Place::Result {
            picture.crop(TOP);
        }
        let name = place.name();
        let path = folder.join(format!("{name}-{}-{width}-{theme}.png", language.code()));
        picture.write(&path);
        let bytes = path.metadata().unwrap().len();
        println!("{bytes:>9}  {}", path.display());
    }
}
