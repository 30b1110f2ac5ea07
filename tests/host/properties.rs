//! The guarantees of `docs/scoring.md` section 10, on 20,000 random companies.

use std::collections::BTreeMap;

use landfall::assessment::plan::{first_five, plan};
use landfall::assessment::{Answer, Band, Company, Level, Profile, assess, interface};
use landfall::catalog::Catalog;
use landfall::ids::{FactorId, QuestionId, TariffScenario};
use serde_json::Value;

use crate::fixture::{answers, catalog, company};
use crate::oracle;

const COMPANIES: u64 = 20_000;

fn random(catalog: &Catalog, seed: u64) -> Company {
    company(catalog, &oracle::random::company(seed)).company
}

fn is_at_least(value: f64, other: f64) -> bool {
    value >= other - 1e-9
}

#[test]
fn the_core_agrees_with_an_independent_implementation() {
    let catalog = catalog();
    for seed in 0..COMPANIES {
        let input = oracle::random::company(seed);
        let got = interface::answer(&catalog, &input);
        if let Some(difference) = oracle::compare::difference(&oracle::score(&input), &got) {
            panic!("seed {seed}: {difference}\n{input:#}");
        }
    }
}

#[test]
fn what_the_independent_implementation_refuses_is_refused() {
    let catalog = catalog();
    for seed in 0..2_000 {
        let input = oracle::random::refused(seed);
        let expected = oracle::score(&input);
        assert!(expected["errors"].is_array(), "seed {seed}");
        let got = interface::answer(&catalog, &input);
        let difference = oracle::compare::difference(&expected, &got);
        assert_eq!(difference, None, "seed {seed}: {input:#}");
    }
}

#[test]
fn raising_a_level_never_lowers_score_tariff_score_or_band() {
    let catalog = catalog();
    for seed in 0..COMPANIES {
        let before = random(&catalog, seed);
        let question = QuestionId::at(usize::try_from(seed % 29).unwrap()).unwrap();
        let Answer::Level(level, evidence) = before.answers.get(question) else {
            continue;
        };
        let Some(higher) = Level::from_half_steps(level.half_steps() + 1) else {
            continue;
        };
        let mut after = before.clone();
        after.answers.set(question, Answer::Level(higher, evidence));
        // A higher level may take the ground from a "not applicable" of the same factor.
        if !after
            .clone()
            .drop_invalid_not_applicable(&catalog)
            .is_empty()
        {
            continue;
        }
        let (one, two) = (assess(&catalog, &before), assess(&catalog, &after));
        assert!(
            is_at_least(two.overall.score, one.overall.score),
            "seed {seed}"
        );
        assert!(two.band >= one.band, "seed {seed}");
        for (one, two) in one.scenarios.iter().zip(&two.scenarios) {
            assert!(
                is_at_least(two.tariff_score, one.tariff_score),
                "seed {seed}"
            );
            assert!(two.band >= one.band, "seed {seed}");
        }
    }
}

#[test]
fn removing_an_answer_never_raises_the_lower_bound_nor_removes_a_gate() {
    let catalog = catalog();
    for seed in 0..COMPANIES {
        let before = random(&catalog, seed);
        let question = QuestionId::at(usize::try_from(seed % 29).unwrap()).unwrap();
        let is_proof_or_intent = before.express && question.factor().is_some();
        if before.answers.get(question).level().is_none() || is_proof_or_intent {
            continue;
        }
        let mut after = before.clone();
        after.answers.set(question, Answer::Open);
        after.drop_invalid_not_applicable(&catalog);
        let (one, two) = (assess(&catalog, &before), assess(&catalog, &after));
        assert!(is_at_least(one.hard.0, two.hard.0), "seed {seed}");
        for gate in one.gates.iter() {
            // Contradictions need two answers; gate G6 counts contradictions.
            let kept = two.gates.contains(gate) || gate == landfall::assessment::Gate::Unconfirmed;
            assert!(kept, "seed {seed}: {gate:?} of {question:?}");
        }
    }
}

#[test]
fn with_everything_else_answered_silence_never_pays() {
    let catalog = catalog();
    for seed in 0..COMPANIES {
        let rows = row_of_levels(seed);
        let input = serde_json::json!({ "answers": answers(&catalog, &rows) });
        let before = company(&catalog, &input).company;
        let question = QuestionId::at(usize::try_from(seed % 24).unwrap()).unwrap();
        if before
            .answers
            .get(question)
            .level()
            .is_none_or(|level| level < 1.0)
        {
            continue;
        }
        let mut after = before.clone();
        after.answers.set(question, Answer::Open);
        let score = |company: &Company| assess(&catalog, company).overall.score;
        assert!(
            is_at_least(score(&before), score(&after)),
            "seed {seed} {rows}"
        );
    }
}

fn row_of_levels(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut rows = String::new();
    for index in 0..24 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        rows.push(char::from(b'0' + u8::try_from((state >> 33) % 5).unwrap()));
        if index % 3 == 2 {
            rows.push(' ');
        }
    }
    rows
}

#[test]
fn the_score_lies_inside_its_bounds_and_is_the_sum_of_its_parts() {
    let catalog = catalog();
    for seed in 0..COMPANIES {
        let result = assess(&catalog, &random(&catalog, seed));
        let score = result.overall.score;
        assert!(
            is_at_least(score, result.hard.0) && is_at_least(result.hard.1, score),
            "seed {seed}"
        );
        let parts: f64 = FactorId::all()
            .map(|factor| result.contribution(factor))
            .sum();
        assert!((parts - score).abs() < 1e-9, "seed {seed}");
        assert!(
            (result.chances.iter().sum::<f64>() - 1.0).abs() < 1e-12,
            "seed {seed}"
        );
        assert!(
            result.band <= Band::of(score, &catalog.numbers.cut_points),
            "seed {seed}"
        );
    }
}

#[test]
fn hiding_an_answer_equals_never_giving_it_and_order_changes_nothing() {
    let catalog = catalog();
    for seed in 0..500 {
        let input = oracle::random::company(seed);
        let once = company(&catalog, &input).company;
        let mut twice = Company {
            answers: landfall::assessment::Answers::default(),
            ..once.clone()
        };
        for question in QuestionId::all().rev() {
            twice.answers.set(question, Answer::DontKnow);
            twice.answers.set(question, once.answers.get(question));
        }
        assert_eq!(once, twice);
        assert_eq!(
            assess(&catalog, &once),
            assess(&catalog, &twice),
            "seed {seed}"
        );
    }
}

#[test]
fn level_4_everywhere_with_what_may_be_not_applicable_is_100() {
    let catalog = catalog();
    let rows = answers(&catalog, "444 444 444 444 444 444 444 444");
    for (stage, activity) in [("exploring", "sales"), ("revenue", "manufacturing")] {
        let mut all = company(
            &catalog,
            &serde_json::json!({ "profile": { "stage": stage, "activity": [activity] }, "answers": rows }),
        )
        .company;
        for question in QuestionId::of_factors() {
            if all.may_be_not_applicable(&catalog, question) {
                all.answers.set(question, Answer::NotApplicable);
            }
        }
        let result = assess(&catalog, &all);
        assert!((result.overall.score - 100.0).abs() < 1e-9, "{stage}");
        assert_eq!(
            result.band,
            if stage == "exploring" {
                result.band
            } else {
                Band::Scale
            }
        );
    }
}

#[test]
fn every_action_appears_for_someone_and_none_for_nearly_everyone() {
    let catalog = catalog();
    let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
    for seed in 0..COMPANIES {
        let company = random(&catalog, seed);
        for item in plan(&catalog, &company, TariffScenario::High) {
            *counts.entry(item.action).or_default() += 1;
        }
    }
    for (index, action) in catalog.actions.iter().enumerate() {
        let count = counts.get(&index).copied().unwrap_or(0);
        assert!(count > 0, "{} never applies", action.id);
        assert!(
            count * 10 <= COMPANIES * 6,
            "{} applies to {count}",
            action.id
        );
    }
}

#[test]
fn turning_an_answer_to_its_opposite_end_changes_the_first_five() {
    let catalog = catalog();
    let (mut turned, mut changed) = (0, 0);
    for seed in 0..2_000 {
        let rows = row_of_levels(seed);
        let input = serde_json::json!({ "profile": { "stage": "pilots" }, "answers": answers(&catalog, &rows) });
        let before = company(&catalog, &input).company;
        let ids = |company: &Company| -> Vec<usize> {
            let all = plan(&catalog, company, TariffScenario::High);
            first_five(&catalog, &all)
                .iter()
                .map(|item| item.action)
                .collect()
        };
        // The weakest factor is where a plan starts, so turning it must turn the plan.
        let weakest = assess(&catalog, &before).weakest[0];
        let mut after = before.clone();
        for question in weakest.questions() {
            after.answers.set(
                question,
                Answer::Level(Level::from_half_steps(8).unwrap(), None),
            );
        }
        turned += 1;
        changed += usize::from(ids(&before) != ids(&after));
    }
    // A few companies have so many equal gaps that the turned factor was not in the plan at all.
    assert!(changed * 100 >= turned * 99, "{changed} of {turned}");
}

#[test]
fn ten_thousand_values_of_any_shape_are_read_without_a_panic() {
    use proptest::prelude::{Just, Strategy, any, prop_oneof};
    use proptest::test_runner::{Config, TestRunner};
    let catalog = catalog();
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(|number| serde_json::json!(number)),
        "[a-z0-9-]{0,20}".prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        Just("answers".to_owned()),
        Just("profile".to_owned()),
        Just("talent-proof".to_owned()),
        Just("level".to_owned()),
        Just("na".to_owned()),
        Just("musts".to_owned()),
        Just("known_sites".to_owned()),
        Just("state".to_owned()),
        Just("kind".to_owned()),
        Just("priorities".to_owned()),
        Just("S1".to_owned()),
        "[a-z_]{0,8}",
    ];
    let tree = leaf.prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map(key.clone(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    });
    let mut runner = TestRunner::new(Config {
        cases: 10_000,
        ..Config::default()
    });
    runner
        .run(&tree, |value| {
            let (request, _) = interface::read_leniently(&catalog, &value);
            assess(&catalog, &request.company);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_company_survives_being_written_and_read() {
    let catalog = catalog();
    for seed in 0..COMPANIES {
        let request = company(&catalog, &oracle::random::company(seed));
        let written = interface::write_company(&catalog, &request.company, request.scenario);
        let read = company(&catalog, &written);
        assert_eq!(read.scenario, request.scenario);
        assert_eq!(read.company.answers, request.company.answers, "seed {seed}");
        let chosen = |profile: &Profile| -> Vec<_> {
            catalog
                .field_ids()
                .map(|field| profile.choices(field).to_vec())
                .collect()
        };
        assert_eq!(
            chosen(&read.company.profile),
            chosen(&request.company.profile),
            "seed {seed}"
        );
        assert_eq!(
            read.company.profile.sites, request.company.profile.sites,
            "seed {seed}"
        );
    }
}
