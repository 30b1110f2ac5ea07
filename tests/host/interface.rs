//! The two commands of the recommender as somebody else calls them: text in, text and an exit
//! code out, in the forms of `docs/recommend.schema.json` and `docs/mcda.schema.json`.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::schema::faults;

const RECOMMEND: &str = include_str!("../../docs/recommend.schema.json");
const MCDA: &str = include_str!("../../docs/mcda.schema.json");

/// What a command printed, said of errors, and ended with.
pub(crate) struct Told {
    pub(crate) out: String,
    error: String,
    code: Option<i32>,
}

/// Runs an example as the documents say, with a text on standard input.
pub(crate) fn told(example: &str, input: &str) -> Told {
    let mut child = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--example", example])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut standard_input = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || standard_input.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    Told {
        out: String::from_utf8(output.stdout).unwrap(),
        error: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}

/// The answers to an array of requests, all of which fit the schema; the exit code.
fn answers(example: &str, schema: &str, requests: &Value) -> (Vec<Value>, Option<i32>) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let told = told(example, &requests.to_string());
    assert!(!told.error.contains("panicked"), "{}", told.error);
    let answers: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(faults(&schema, "output", &answers), Vec::<String>::new());
    let answers = answers.as_array().unwrap().clone();
    assert_eq!(answers.len(), requests.as_array().unwrap().len());
    (answers, told.code)
}

fn fits(schema: &str, requests: &Value) -> bool {
    let schema: Value = serde_json::from_str(schema).unwrap();
    faults(&schema, "input", requests).is_empty()
}

fn is_refused(answer: &Value) -> bool {
    let says = |text: &Value| text.as_str().is_some_and(|text| text.len() > 8);
    answer["errors"]
        .as_array()
        .is_some_and(|errors| errors.iter().all(says))
}

#[test]
fn profiles_are_ranked_in_the_documented_form() {
    let requests = json!([
        {"industry": "automotive", "activity": ["manufacturing"], "head_office": "korea",
         "priorities": {"talent": "vital", "energy": 2.5, "flights": "ignore"},
         "known_sites": [{"state": "TX", "kind": "customer"}, {"state": "mi", "kind": "own"}],
         "musts": ["right-to-work", {"power-price": 8.0}, {"corporate-tax": 6}, "visas"],
         "heavy_use": ["gas"]},
        {"industry": "software-ai", "activity": ["innovation-hub", "sales"], "head_office": "japan"},
        {"industry": "semiconductor", "activity": ["manufacturing"], "head_office": null},
        {"industry": "alchemy", "activity": ["sales"]},
        {},
    ]);
    assert!(fits(RECOMMEND, &requests));
    let (answers, code) = answers("recommend", RECOMMEND, &requests);
    assert_eq!(code, Some(0));
    for answer in &answers[..3] {
        let states = answer["states"].as_array().unwrap();
        let all = states.len() + answer["excluded"].as_array().unwrap().len();
        assert_eq!(all, 51);
        let metros = answer["metros"].as_array().unwrap().len();
        assert_eq!(
            metros + answer["excluded_metros"].as_array().unwrap().len(),
            40
        );
        for list in [states, answer["metros"].as_array().unwrap()] {
            let scores: Vec<f64> = list
                .iter()
                .map(|it| it["score"].as_f64().unwrap())
                .collect();
            let eligible = list
                .iter()
                .zip(&scores)
                .filter(|it| it.0["listed"] == "eligible");
            let eligible: Vec<f64> = eligible.map(|it| *it.1).collect();
            assert!(eligible.is_sorted_by(|a, b| a >= b));
        }
        let first = &states[0];
        assert_eq!(first["state"], first["id"].as_str().unwrap().to_uppercase());
        assert!(!first["reasons"].as_array().unwrap().is_empty());
        let sum = |key: &str| {
            states
                .iter()
                .map(|it| it[key].as_f64().unwrap())
                .sum::<f64>()
        };
        assert!((sum("first") - 1.0).abs() < 1e-9 && (sum("top3") - 3.0).abs() < 1e-9);
    }
    // The left-out district stands among the states where no must speaks.
    assert_eq!(answers[2]["states"].as_array().unwrap().len(), 51);
    assert_eq!(
        answers[3]["needs"],
        json!({"industry": true, "activity": false})
    );
    assert_eq!(
        answers[4]["needs"],
        json!({"industry": true, "activity": true})
    );
}

#[test]
fn a_request_that_cannot_be_read_keeps_nobody_from_an_answer() {
    let good = json!({"industry": "food", "activity": ["sales"], "head_office": "korea"});
    let with = |key: &str, value: Value| {
        let mut request = good.clone();
        request[key] = value;
        request
    };
    let bad = [
        Value::Null,
        json!([]),
        json!("food"),
        with("industry", json!(5)),
        with("activity", json!("sales")),
        with("sector", json!("food")),
        with("musts", json!(["nonstop-mars"])),
        with("musts", json!([{"power-price": "NaN"}])),
        with("priorities", json!({"talent": "huge"})),
        with("known_sites", json!([{"state": "TX", "kind": "friend"}])),
    ];
    for request in &bad {
        assert!(!fits(RECOMMEND, &json!([request])), "{request}");
    }
    let mut requests = bad.to_vec();
    requests.push(good.clone());
    let (told, code) = answers("recommend", RECOMMEND, &json!(requests));
    assert_eq!(code, Some(2));
    for (request, answer) in requests.iter().zip(&told) {
        assert_eq!(is_refused(answer), *request != good, "{request}: {answer}");
    }
    // Odd, but each means something.
    let odd = json!([
        with(
            "activity",
            json!(["sales", "sales", "moon", "rnd", "manufacturing"])
        ),
        with("musts", json!([{"power-price": -5}])),
        with(
            "musts",
            json!(["right-to-work", "right-to-work", {"power-price": 5}, {"power-price": 50}])
        ),
        with(
            "priorities",
            json!({"talent": -3, "moon": 5, "energy": 1e300})
        ),
        with(
            "known_sites",
            json!(vec![json!({"state": "ZZ", "kind": "own"}); 40])
        ),
        with("head_office", json!("moon")),
    ]);
    let (told, code) = answers("recommend", RECOMMEND, &odd);
    assert_eq!(code, Some(0));
    assert_eq!(
        told[1]["states"],
        json!([]),
        "nobody sells power below nothing"
    );
    assert!(
        told[1]["excluded"][0]["reasons"][0]
            .as_str()
            .unwrap()
            .contains("power-price")
    );
    assert_eq!(
        told[2]["musts"].as_array().unwrap().len(),
        2,
        "the later of two limits counts"
    );
    for answer in [&told[0], &told[3], &told[4], &told[5]] {
        assert_eq!(answer["states"].as_array().unwrap().len(), 51);
    }
}

#[test]
fn what_is_no_json_is_told_on_the_other_channel() {
    for (example, input) in [
        ("recommend", ""),
        ("recommend", "{}"),
        ("recommend", "[{\"industry\": NaN}]"),
        ("mcda", ""),
        ("mcda", "{\"v\": [[NaN]], \"weights\": {\"free\": true}}"),
        ("mcda", "[1, 2"),
    ] {
        let told = told(example, input);
        assert_eq!((told.code, told.out.as_str()), (Some(1), ""), "{input}");
        let said = told.error.trim();
        assert!(
            said.starts_with(example) && said.lines().count() == 1,
            "{said}"
        );
    }
}

fn under(weights: &Value) -> Value {
    json!({"v": [[0.2, 0.5], [0.1, 0.9]], "weights": weights, "samples": 640})
}

#[test]
fn questions_that_make_no_sense_are_refused_one_by_one() {
    let values = |v: Value| json!({"v": v, "weights": {"free": true}});
    let with = |key: &str, value: Value| {
        let mut request = under(&json!({"free": true}));
        request[key] = value;
        request
    };
    let bad = [
        json!({}),
        json!([]),
        json!(null),
        json!(5),
        json!({"v": [[0.5]]}),
        values(json!([])),
        values(json!([[]])),
        values(json!([[0.5, 0.5], [0.5]])),
        values(json!([["NaN", 0.5]])),
        values(json!([[0.5, 1.5]])),
        values(json!([[0.5, -0.1]])),
        under(&json!({})),
        under(&json!({"fre": true})),
        under(&json!({"free": false})),
        under(&json!({"free": true, "order": [0, 1]})),
        under(&json!({"free": true, "sigma": 0.5})),
        under(&json!({"point": [0, 0]})),
        under(&json!({"point": [-1, 2]})),
        under(&json!({"point": [0.6, 0.6]})),
        under(&json!({"point": [1.0]})),
        under(&json!({"point": [0.5, 0.5], "sigma": -1})),
        under(&json!({"order": []})),
        under(&json!({"order": [0, 0]})),
        under(&json!({"order": [7]})),
        under(&json!({"order": [-1]})),
        under(&json!({"tiers": [[]]})),
        under(&json!({"tiers": [[0], [0]]})),
        under(&json!({"lower": [0.6, 0.6]})),
        under(&json!({"lower": [-0.1, 0.6]})),
        under(&json!({"lower": [0.5]})),
        under(&json!({"cuts": [[1]]})),
        under(&json!({"cuts": [[-1, -1]]})),
        with("sd", json!([[0.1]])),
        with("sd", json!([[0.1, -0.1], [0, 0]])),
        with("samples", json!(0)),
        with("samples", json!(-5)),
        with("samples", json!(99_999_999_999_u64)),
        with("seed", json!(-1)),
        with("colour", json!("red")),
        json!({"counterfactual": {"w": [], "a": [], "b": []}}),
        json!({"counterfactual": {"w": [1], "a": [1, 2], "b": [0]}}),
        json!({"counterfactual": {"w": [0.5, 0.5], "a": [1e308, 0], "b": [0, 0]}}),
        json!({"counterfactual": {"w": [1], "a": [1], "b": [0]}, "regret": {"scores": [[1]]}}),
        json!({"regret": {"scores": []}}),
        json!({"regret": {"scores": [[]]}}),
        json!({"regret": {"scores": [[1, 2], [1]]}}),
        json!({"regret": {"points": [[1]]}}),
        json!({"first": {"w": [1], "v": [[0.5]], "region": 4}}),
        json!({"break_even": {"now": [], "then": []}}),
        json!({"break_even": {"now": [1], "then": [1, 2]}}),
    ];
    let good = under(&json!({"free": true}));
    let requests: Vec<Value> = bad.iter().chain([&good]).cloned().collect();
    let (told, code) = answers("mcda", MCDA, &json!(requests));
    assert_eq!(code, Some(2));
    for (request, answer) in requests.iter().zip(&told) {
        assert_eq!(is_refused(answer), *request != good, "{request}: {answer}");
    }
}

#[test]
fn odd_but_sound_questions_are_answered() {
    let rows = |count: usize| -> Vec<Vec<f64>> {
        let cell = |at: usize| (at * 7_919 % 1_000) as f64 / 1_000.0;
        (0..count)
            .map(|row| (0..3).map(|at| cell(3 * row + at)).collect())
            .collect()
    };
    let requests = json!([
        {"v": [[0.5]], "weights": {"free": true}},
        {"v": vec![vec![0.4, 0.6]; 6], "weights": {"free": true}, "samples": 60_000},
        {"v": rows(300), "weights": {"order": [2, 0]}, "samples": 64},
        under(&json!({"tiers": [[], [1], [0]]})),
        under(&json!({"lower": [0.7, 0.3]})),
        under(&json!({"point": [1, 0], "sigma": 1})),
        under(&json!({"cuts": []})),
        {"v": [[0.2, 0.5], [0.1, 0.9]], "weights": {"free": true}, "sd": null, "seed": u64::MAX},
        {"counterfactual": {"w": [1], "a": [1], "b": [0.5]}},
        {"regret": {"scores": [[1, 2]]}},
    ]);
    assert!(fits(MCDA, &requests));
    let (told, code) = answers("mcda", MCDA, &requests);
    assert_eq!(code, Some(0));
    assert_eq!(told[0]["rank_acceptability"], json!([[1.0]]));
    for row in told[1]["joint_first_second"].as_array().unwrap() {
        for joint in row.as_array().unwrap().iter().filter_map(Value::as_f64) {
            assert!(
                (joint - 1.0 / 30.0).abs() < 1e-4,
                "level regions share all: {joint}"
            );
        }
    }
    assert_eq!(told[2]["rank_acceptability"].as_array().unwrap().len(), 300);
    // Bounds that sum to one are a point.
    assert_eq!(told[4]["pairwise"], json!([[0.5, 0.0], [1.0, 0.5]]));
    assert_eq!(
        told[4]["score"],
        json!([0.7 * 0.2 + 0.3 * 0.5, 0.7 * 0.1 + 0.3 * 0.9])
    );
    assert_eq!(told[8]["least_move"], Value::Null);
    assert_eq!(told[9]["best_pair"], Value::Null);
    // One request without an array has one answer without an array.
    let alone = crate::interface::told("mcda", &requests[8].to_string());
    assert_eq!(serde_json::from_str::<Value>(&alone.out).unwrap(), told[8]);
}
