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

/// The first worked company's result is shown whole, the others as far down as the README shows
/// one's own.
const HARNESS: Place = Place::Sample("harness-maker");
const BATTERY: Place = Place::Sample("battery-materials");
const FOOD: Place = Place::Sample("food-maker");

/// How much of one's own result is shown.
const TOP: usize = 1400;

/// One picture.
type Shot = (Place, Language, u32, &'static str);

/// What a reader of the documents has to see: every screen, each language, width and theme where
/// it says something.
const CHOSEN: [Shot; 46] = [
    (Place::Start, Ko, 360, "light"),
    (Place::Start, En, 1280, "light"),
    (Place::Start, Ja, 360, "dark"),
    (Place::Waiting, Ja, 360, "light"),
    (Place::Waiting, Ko, 1280, "dark"),
    (Place::Profile(Page::Stage), Ko, 360, "light"),
    (Place::Profile(Page::Stage), Ja, 1280, "dark"),
    (Place::Profile(Page::Business), Ja, 360, "light"),
    (Place::Profile(Page::Business), En, 1280, "light"),
    (Place::Profile(Page::Company), En, 360, "dark"),
    (Place::Profile(Page::Company), Ko, 1280, "light"),
    (Place::Profile(Page::Goal), Ja, 360, "light"),
    (Place::Profile(Page::Imports), Ko, 360, "dark"),
    (Place::Profile(Page::Sites), En, 360, "light"),
    (Place::Profile(Page::Priorities), Ko, 360, "light"),
    (Place::Profile(Page::Priorities), En, 1280, "dark"),
    (Place::Profile(Page::Musts), Ja, 360, "light"),
    (Place::Profile(Page::Musts), En, 1280, "light"),
    (Place::Unanswered, Ja, 360, "light"),
    (Place::Unanswered, En, 1280, "light"),
    (Place::Question, Ko, 360, "light"),
    (Place::Question, En, 360, "dark"),
    (Place::Question, Ja, 1280, "light"),
    (Place::Refused, En, 360, "light"),
    (Place::Tariffs, Ko, 360, "light"),
    (Place::Tariffs, Ja, 1280, "dark"),
    (Place::Review, Ko, 1280, "light"),
    (Place::Review, En, 360, "light"),
    (Place::Result, En, 1280, "light"),
    (Place::Result, Ko, 360, "dark"),
    (Place::Compared, Ja, 360, "light"),
    (HARNESS, Ko, 360, "light"),
    (HARNESS, Ja, 1280, "light"),
    (BATTERY, En, 1280, "dark"),
    (FOOD, Ja, 360, "dark"),
    (Place::Region, Ko, 360, "light"),
    (Place::Region, En, 1280, "light"),
    (Place::Metro, Ja, 360, "dark"),
    (Place::Compare, En, 360, "light"),
    (Place::Compare, Ko, 1280, "light"),
    (Place::Keep, Ko, 360, "light"),
    (Place::Keep, Ja, 1280, "dark"),
    (Place::Method, En, 1280, "light"),
    (Place::Method, Ja, 360, "dark"),
    (Place::Failure, Ko, 360, "light"),
    (Place::Failure, En, 1280, "dark"),
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

#[test]
fn every_screen_is_among_the_chosen() {
    for place in Place::all() {
        let is_chosen = CHOSEN.iter().any(|(chosen, ..)| *chosen == place);
        assert!(is_chosen, "{}", place.name());
    }
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
        if matches!(place, Place::Result | BATTERY | FOOD) {
            picture.crop(TOP);
        }
        let name = place.name();
        let path = folder.join(format!("{name}-{}-{width}-{theme}.png", language.code()));
        picture.write(&path);
        let bytes = path.metadata().unwrap().len();
        println!("{bytes:>9}  {}", path.display());
    }
}
