//! Two people's answers about one company (`docs/scoring.md` section 14).

use landfall::assessment::compare::{Comparison, compare};
use landfall::assessment::{Answer, Company, Level, assess};
use landfall::catalog::Catalog;
use landfall::ids::{FactorId, Part, QuestionId};
use serde_json::json;

use crate::fixture::{answers, catalog, company};
use crate::oracle;

fn of_rows(catalog: &Catalog, stage: &str, rows: &str) -> Company {
    let input = json!({ "profile": { "stage": stage }, "answers": answers(catalog, rows) });
    company(catalog, &input).company
}

/// The gaps as ids with the difference, in order.
fn listed(catalog: &Catalog, comparison: &Comparison) -> Vec<(String, f64)> {
    let gaps = comparison.gaps.iter();
    gaps.map(|gap| {
        let id = catalog.question(gap.question).id.clone();
        (id, gap.difference())
    })
    .collect()
}

/// Company F of the worked companies: strong everywhere, but headquarters decides.
const HEADQUARTERS: &str = "333 333 333 333 333 333 333 333";
const US_SIDE: &str = "333 133 333 333 000 334 111 033";

#[test]
fn headquarters_and_the_us_lead_differ_first_on_authority_then_by_size() {
    let catalog = catalog();
    let own = of_rows(&catalog, "pilots", HEADQUARTERS);
    let other = of_rows(&catalog, "pilots", US_SIDE);
    let comparison = compare(&catalog, &own, &other);
    let expected = [
        ("local-decisions-intent", -3.0),
        ("local-decisions-practice", -3.0),
        ("failure-culture-intent", -2.0),
        ("local-decisions-proof", -3.0),
        ("entrepreneurship-intent", -3.0),
        ("co-creation-intent", -2.0),
        ("failure-culture-practice", -2.0),
        ("failure-culture-proof", -2.0),
    ]
    .map(|(id, difference)| (id.to_owned(), difference));
    assert_eq!(listed(&catalog, &comparison), expected);
    assert_eq!(comparison.compared, 24);
    let decisions = catalog.question_id("local-decisions-proof").unwrap();
    let factor = decisions.factor().unwrap();
    let pair = &comparison.factors[factor.index()];
    assert_eq!(pair.difference(), Some(-75.0));
    assert!(!comparison.stages_differ);
}

#[test]
fn one_and_a_half_levels_are_a_gap_and_one_is_none() {
    let catalog = catalog();
    let question = catalog.question_id("purpose-kpi-proof").unwrap();
    for (half_steps, is_gap) in [(5, false), (6, false), (7, true), (1, true), (2, false)] {
        let mut own = Company::default();
        let mut other = Company::default();
        let level = |half_steps| Answer::Level(Level::from_half_steps(half_steps).unwrap(), None);
        own.answers.set(question, level(4));
        other.answers.set(question, level(half_steps));
        let comparison = compare(&catalog, &own, &other);
        assert_eq!(!comparison.gaps.is_empty(), is_gap, "{half_steps}");
        assert_eq!(comparison.compared, 1);
    }
}

#[test]
fn a_question_without_a_level_on_both_sides_is_no_gap() {
    let catalog = catalog();
    let question = catalog.question_id("talent-proof").unwrap();
    let full = Answer::Level(Level::from_anchor(4, false).unwrap(), None);
    for answer in [Answer::Open, Answer::DontKnow, Answer::NotApplicable] {
        let mut own = Company::default();
        let mut other = Company::default();
        own.answers.set(question, full);
        other.answers.set(question, answer);
        for (a, b) in [(&own, &other), (&other, &own)] {
            let comparison = compare(&catalog, a, b);
            assert_eq!((comparison.compared, comparison.gaps.len()), (0, 0));
            let talent = question.factor().unwrap();
            assert_eq!(comparison.factors[talent.index()].difference(), None);
        }
    }
}

#[test]
fn both_sides_are_computed_at_the_visitors_stage() {
    let catalog = catalog();
    let rows = "431 311 211 210 100 211 211 310";
    let own = of_rows(&catalog, "exploring", rows);
    let other = of_rows(&catalog, "revenue", rows);
    let comparison = compare(&catalog, &own, &other);
    assert!(comparison.stages_differ);
    assert!(comparison.gaps.is_empty());
    let alone = assess(&catalog, &own);
    for factor in FactorId::all() {
        let pair = &comparison.factors[factor.index()];
        assert_eq!(pair.difference(), Some(0.0));
        let expected = alone.factors[factor.index()].score;
        assert_eq!(pair.own, Some(expected));
    }
    let at_revenue = compare(&catalog, &other, &own);
    assert_ne!(at_revenue.factors[0].own, comparison.factors[0].own);
}

#[test]
fn a_not_applicable_that_does_not_fit_the_visitors_stage_counts_as_open() {
    let catalog = catalog();
    let purpose = FactorId::ALL[0];
    let own = of_rows(&catalog, "pilots", "333");
    let mut other = of_rows(&catalog, "exploring", "333");
    let proof = purpose.question(Part::Proof);
    other.answers.set(proof, Answer::NotApplicable);
    let mut open = own.clone();
    open.answers.set(proof, Answer::Open);
    let comparison = compare(&catalog, &own, &other);
    let expected = assess(&catalog, &open).factors[0].score;
    assert_eq!(comparison.factors[0].other, Some(expected));
}

#[test]
fn answers_about_imports_that_one_side_does_not_have_are_not_compared() {
    let catalog = catalog();
    let side = |share: &str, level: u8| {
        let input = json!({
            "profile": { "import_share": share },
            "scenario_answers": { "S1": { "level": level }, "S4": { "level": level } },
        });
        company(&catalog, &input).company
    };
    let comparison = compare(&catalog, &side("0", 4), &side("26-50", 0));
    assert_eq!(listed(&catalog, &comparison), [("S4".to_owned(), -4.0)]);
}

/// The gaps of two companies, found and ordered in another way than the core does it.
fn expected_gaps(own: &Company, other: &Company, catalog: &Catalog) -> Vec<QuestionId> {
    const FIRST: [&str; 4] = [
        "local-decisions-intent",
        "local-decisions-practice",
        "talent-proof",
        "failure-culture-intent",
    ];
    let mut gaps: Vec<(bool, i64, QuestionId)> = QuestionId::all()
        .filter(|id| own.concerns(catalog, *id) && other.concerns(catalog, *id))
        .filter_map(|id| {
            let size = (own.answers.get(id).level()? - other.answers.get(id).level()?).abs();
            let first = FIRST.contains(&catalog.question(id).id.as_str());
            // Half steps double to whole numbers, which sort exactly.
            let doubled = Level::from_value(size).unwrap().half_steps();
            (size >= 1.5).then_some((!first, -i64::from(doubled), id))
        })
        .collect();
    gaps.sort_unstable();
    gaps.into_iter().map(|(.., id)| id).collect()
}

#[test]
fn two_random_companies_differ_as_counted_in_another_way_and_mirror_each_other() {
    let catalog = catalog();
    let mut found = 0;
    for seed in 0..10_000 {
        let random = |seed| company(&catalog, &oracle::random::company(seed)).company;
        let (own, other) = (random(seed), random(seed + 500_000));
        let before = (own.clone(), other.clone());
        let there = compare(&catalog, &own, &other);
        let back = compare(&catalog, &other, &own);
        let ids = |comparison: &Comparison| -> Vec<QuestionId> {
            comparison.gaps.iter().map(|gap| gap.question).collect()
        };
        assert_eq!(ids(&there), expected_gaps(&own, &other, &catalog), "{seed}");
        assert_eq!(ids(&there), ids(&back), "seed {seed}");
        assert_eq!(there.compared, back.compared);
        assert_eq!(there.stages_differ, back.stages_differ);
        assert!(compare(&catalog, &own, &own).gaps.is_empty());
        let alone = assess(&catalog, &own);
        for factor in FactorId::all() {
            let score = &alone.factors[factor.index()];
            let own = there.factors[factor.index()].own;
            assert_eq!(own, score.assessed.then_some(score.score), "seed {seed}");
        }
        assert_eq!((own, other), before, "comparing changes neither side");
        found += usize::from(!there.gaps.is_empty());
    }
    assert!(found > 5_000, "only {found} pairs had a gap");
}
