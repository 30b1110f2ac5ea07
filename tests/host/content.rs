//! Content checks (`docs/scoring.md` section 13), and what an author sees when a file is wrong.

use landfall::catalog::Catalog;
use landfall::content::{self, Pack};
use landfall::language::Language;
use serde_json::Value;

#[test]
fn the_content_of_this_repository_passes_every_check() {
    if let Err(errors) = content::check(&content::pack()) {
        panic!("{errors}");
    }
}

/// Changes one file of the structure and gives the problems that are found.
fn broken(file: &str, change: impl Fn(&mut Value)) -> String {
    let mut pack = content::pack();
    edit(&mut pack.structure, file, change);
    problems(&pack)
}

fn edit(files: &mut [(String, String)], file: &str, change: impl Fn(&mut Value)) {
    let (_, text) = files.iter_mut().find(|(name, _)| name == file).unwrap();
    let mut value: Value = serde_json::from_str(text).unwrap();
    change(&mut value);
    *text = value.to_string();
}

fn problems(pack: &Pack) -> String {
    content::check(pack).unwrap_err().to_string()
}

#[test]
fn a_broken_structure_names_file_id_and_problem() {
    type Change = fn(&mut Value);
    let cases: [(&str, Change, &str); 16] = [
        (
            "factors",
            |v| v[0]["questions"][0]["id"] = "other".into(),
            "factors.json: other: should be called `purpose-kpi-intent`",
        ),
        (
            "factors",
            |v| drop(v.as_array_mut().unwrap().pop()),
            "there are 8 factors, not 7",
        ),
        (
            "factors",
            |v| v[0]["article"] = serde_json::json!(["Q9"]),
            "the article has no passage `Q9`",
        ),
        (
            "rules",
            |v| v[0]["when"][0]["question"] = "nowhere".into(),
            "rules.json: C01: no question `nowhere`",
        ),
        (
            "rules",
            |v| v[0]["when"][0]["at_least"] = 5.into(),
            "rules.json: C01: can never fire",
        ),
        (
            "rules",
            |v| v[19]["when"] = serde_json::json!([{"question": "S1", "at_most": 4}]),
            "rules.json: C20: fires always",
        ),
        ("rules", |v| v[0]["kind"] = "opinion".into(), "opinion"),
        (
            "actions",
            |v| v[0]["to"] = 0.into(),
            "actions.json: purpose-kpi-01-1: needs `from` below `to`",
        ),
        ("actions", |v| v[0]["owner"] = "nobody".into(), "nobody"),
        (
            "actions",
            |v| v[0]["question"] = "S9".into(),
            "no question `S9`",
        ),
        (
            "scoring",
            |v| v["scenarios"]["high"]["weights"]["talent"] = 4.into(),
            "scoring.json: talent: weight 4 is below 5",
        ),
        (
            "scoring",
            |v| v["cut_points"][1] = 20.into(),
            "scoring.json: cut_points: rise strictly",
        ),
        (
            "scoring",
            |v| v["stage_weights"]["pilots"][0] = 0.into(),
            "scoring.json: pilots: stage weights are positive",
        ),
        (
            "scoring",
            |v| v["stage_weights"]["landed"] = serde_json::json!([1, 1, 1]),
            "no option `landed` in profile question `stage`",
        ),
        (
            "profile",
            |v| v[0]["options"][4] = "arrived".into(),
            "no option `revenue`",
        ),
        (
            "profile",
            |v| {
                v[10]["options"]
                    .as_array_mut()
                    .unwrap()
                    .push("nought".into());
            },
            "nothing uses option `nought`",
        ),
    ];
    for (file, change, expected) in cases {
        let found = broken(file, change);
        assert!(
            found.contains(expected),
            "expected {expected:?} in:\n{found}"
        );
    }
}

#[test]
fn a_broken_rule_of_viewpoints_is_named() {
    type Change = fn(&mut Value);
    let gap = "scoring.json: viewpoints: a gap is 0.5 to 4 levels in half steps";
    let cases: [(Change, &str); 5] = [
        (|v| v["viewpoints"]["gap"] = 0.into(), gap),
        (|v| v["viewpoints"]["gap"] = 4.5.into(), gap),
        (|v| v["viewpoints"]["gap"] = 1.2.into(), gap),
        (
            |v| v["viewpoints"]["first"][1] = "nowhere".into(),
            "scoring.json: viewpoints: no question `nowhere`",
        ),
        (
            |v| v["viewpoints"]["first"][1] = "talent-proof".into(),
            "scoring.json: viewpoints: `talent-proof` stands twice",
        ),
    ];
    for (change, expected) in cases {
        let found = broken("scoring", change);
        assert!(found.contains(expected), "{expected:?} in:\n{found}");
    }
}

#[test]
fn all_problems_are_reported_at_once() {
    let found = broken("rules", |rules| {
        rules[0]["when"][0]["question"] = "nowhere".into();
        rules[5]["when"][1]["question"] = "elsewhere".into();
    });
    assert!(found.contains("C01") && found.contains("C06"), "{found}");
}

#[test]
fn broken_words_name_file_id_and_problem() {
    type Change = fn(&mut Value);
    let long =
        |v: &mut Value| v["questions"]["talent-proof"]["anchors"][2] = "길".repeat(71).into();
    let cases: [(Language, &str, Change, &str); 7] = [
        (Language::Ko, "assessment", long, "words.ko.json: "),
        (
            Language::Ko,
            "assessment",
            |v| v["questions"]["talent-proof"]["anchors"][2] = "KPI".into(),
            "holds no word of the language",
        ),
        (
            Language::Ja,
            "assessment",
            |v| {
                v["questions"]["talent-proof"]["anchors"][2] =
                    v["questions"]["talent-proof"]["anchors"][1].clone();
            },
            "repeats another",
        ),
        (
            Language::En,
            "plan",
            |v| drop(v["rules"].as_object_mut().unwrap().remove("C07")),
            "words.en.json: C07: has no words",
        ),
        (
            Language::En,
            "ui",
            |v| v["extra"] = "x".into(),
            "words.en.json: extra: has words but does not exist",
        ),
        (
            Language::Ko,
            "ui",
            |v| v["problem-question"] = "{title}을 고르십시오".into(),
            "a particle follows a placeholder",
        ),
        (
            Language::Ja,
            "ui",
            |v| v["progress"] = "{current} / {name}".into(),
            "placeholders differ between the languages",
        ),
    ];
    for (language, file, change, expected) in cases {
        let mut pack = content::pack();
        edit(&mut pack.words[language as usize], file, change);
        let found = problems(&pack);
        assert!(
            found.contains(expected),
            "expected {expected:?} in:\n{found}"
        );
    }
}

#[test]
fn a_file_that_is_no_json_is_named() {
    let mut pack = content::pack();
    pack.structure[2].1 = "{".to_owned();
    assert!(problems(&pack).starts_with("pack.json: "));
}

#[test]
fn a_catalog_never_panics_on_foreign_json() {
    for json in [
        "",
        "{}",
        "[]",
        "null",
        "{\"pack\":1}",
        "<!doctype html>",
        "\u{feff}{}",
    ] {
        assert!(Catalog::parse(json).is_err(), "{json}");
    }
    let deep = format!("{}{}", "[".repeat(20_000), "]".repeat(20_000));
    assert!(Catalog::parse(&deep).is_err());
}

/// Ids of content are contracts: drafts and links made today must open tomorrow.
#[test]
fn released_ids_still_exist_or_have_a_migration() {
    let catalog = content::catalog().unwrap();
    for id in include_str!("released_ids.txt")
        .lines()
        .filter(|line| !line.is_empty())
    {
        let id = catalog.current_id(id);
        let exists = catalog.question_id(id).is_some()
            || catalog.actions.iter().any(|action| action.id == id)
            || catalog.rules.iter().any(|rule| rule.id == id)
            || id.split_once(':').is_some_and(|(key, option)| {
                catalog
                    .field_id(key)
                    .is_some_and(|field| catalog.field(field).option(option).is_some())
            });
        assert!(exists, "{id} was released and has no migration");
    }
}
