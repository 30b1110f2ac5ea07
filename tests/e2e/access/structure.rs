//! The skeleton of every screen.

use landfall::catalog::Page;
use landfall::language::Language;
use landfall::text::Ui;
use serde_json::{Value, json};

use super::walk::{Check, none, problems};
use crate::content::{catalog, text};
use crate::place::Place;
use crate::stage::{PHONE, Stage, WIDE};

const STRUCTURE: Check = ("structure", include_str!("structure.js"));

#[tokio::test]
async fn headings_groups_and_names_are_in_order_on_every_screen() {
    let mut stage = Stage::open(WIDE).await;
    let mut places = Place::all();
    places.push(Place::Paper);
    places.retain(|place| *place != Place::Sample("battery-materials"));
    none(&problems(&mut stage, &places, &[STRUCTURE]).await);
}

#[tokio::test]
async fn a_question_is_announced_with_its_number_and_text() {
    let mut stage = Stage::open(PHONE).await;
    for language in Language::ALL {
        stage.go(Place::Question, language).await;
        let question = catalog().question_id("co-creation-intent").unwrap();
        let names = names(&stage, "group").await;
        let title = &text(language).question(question).title;
        let place = names.iter().find(|name| name.contains(title.as_str()));
        let place = place.unwrap_or_else(|| panic!("no group is called “{title}”: {names:?}"));
        let number = text(language).fill(Ui::QuestionNumber, &[("number", "4"), ("total", "29")]);
        assert!(place.contains(&number), "{place}");
        assert!(names_of(&stage, "radio").await >= 6);
    }
}

#[tokio::test]
async fn a_list_is_announced_with_its_question() {
    let mut stage = Stage::open(PHONE).await;
    stage.go(Place::Profile(Page::Business), Language::Ja).await;
    let field = catalog().field_id("industry").unwrap();
    let names = names(&stage, "combobox").await;
    assert!(
        names.contains(&text(Language::Ja).field(field).title),
        "{names:?}"
    );
}

/// The names that a screen reader hears for a role.
async fn names(stage: &Stage, role: &str) -> Vec<String> {
    let tree = stage
        .page
        .tool("Accessibility.getFullAXTree", json!({}))
        .await;
    let nodes = tree["nodes"].as_array().unwrap().iter();
    let of_role = nodes.filter(|node| node["role"]["value"] == json!(role));
    let named = of_role.filter_map(|node| node["name"]["value"].as_str());
    named
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

async fn names_of(stage: &Stage, role: &str) -> usize {
    let tree: Value = stage
        .page
        .tool("Accessibility.getFullAXTree", json!({}))
        .await;
    let nodes = tree["nodes"].as_array().unwrap().iter();
    nodes
        .filter(|node| node["role"]["value"] == json!(role))
        .count()
}
