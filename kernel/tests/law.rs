//! Laws of weights against each other, conditions, and what knowing a weight is worth.

use kernel::{CutError, Knowledge, Law, Problem, ProblemError, Study, Walk};

use crate::{Dice, run};

/// The order as conditions: each weight is at least the next.
fn falling(count: usize) -> Vec<Vec<f32>> {
    let plane = |place: usize| {
        let mut plane = vec![0.0; count];
        (plane[place], plane[place + 1]) = (1.0, -1.0);
        plane
    };
    (0..count - 1).map(plane).collect()
}

#[test]
fn conditions_meet_the_exact_order_by_rejection_and_by_walking() {
    // Of four weights one free sample in 24 is in order, of eight one in 40,320.
    for count in [4, 8] {
        let values = Dice(3).matrix(6, count);
        let free = Problem::new(&values, Law::Free);
        let order = Problem::new(&values, Law::Order((0..count).collect()));
        let exact = run(&order, 40_000);
        let mut walk = Walk::new(&falling(count), &free.criterion_keys, 1).unwrap();
        let mut study = Study::new(&free).unwrap();
        study.walk(&mut walk, 40_000);
        let found = study.answer();
        for region in 0..6 {
            for rank in 0..6 {
                let (a, b) = (exact.rank(region, rank), found.rank(region, rank));
                assert!((a - b).abs() < 0.03, "{count} {region} {rank}: {a} and {b}");
            }
        }
    }
}

#[test]
fn conditions_that_leave_nothing_are_refused() {
    let walk = |planes: &[Vec<f32>]| Walk::new(planes, &[0, 1, 2], 1).err();
    let contrary = [vec![1.0, -1.0, 0.0], vec![-2.0, 1.0, 0.0]];
    assert_eq!(walk(&contrary), Some(CutError::Empty));
    assert_eq!(walk(&[vec![1.0]]), Some(CutError::Length));
    // The first at most twice the second, and the second at most a tenth of the third.
    let narrow = [vec![-1.0, 2.0, 0.0], vec![0.0, -10.0, 1.0]];
    assert_eq!(walk(&narrow), None);
}

#[test]
fn a_problem_that_does_not_hold_together_is_refused() {
    let good = || Problem::new(&Dice(1).matrix(3, 2), Law::Free);
    let bad = |change: &dyn Fn(&mut Problem)| {
        let mut problem = good();
        change(&mut problem);
        Study::new(&problem).err()
    };
    assert!(Study::new(&good()).is_ok());
    assert_eq!(
        bad(&|it| it.values[0] = f32::NAN),
        Some(ProblemError::Number)
    );
    assert_eq!(bad(&|it| it.values.truncate(3)), Some(ProblemError::Length));
    assert_eq!(bad(&|it| it.regions = 5_000), Some(ProblemError::Size));
    assert_eq!(
        bad(&|it| it.law = Law::Order(vec![0, 0])),
        Some(ProblemError::Criterion)
    );
    assert_eq!(
        bad(&|it| it.law = Law::Tiers(vec![])),
        Some(ProblemError::Criterion)
    );
    assert_eq!(
        bad(&|it| it.law = Law::Lower(vec![0.8, 0.3])),
        Some(ProblemError::Number)
    );
    let nothing = Law::Stated {
        weights: vec![0.0, 0.0],
        sigma: 1.0,
    };
    assert_eq!(
        bad(&|it| it.law = nothing.clone()),
        Some(ProblemError::Number)
    );
}

#[test]
fn knowing_the_only_weight_is_worth_what_it_can_be() {
    // The best of w, 0.6 and 1 - w, on average 0.76; without knowing, 0.6 in any case.
    let values = [vec![1.0, 0.0], vec![0.6, 0.6], vec![0.0, 1.0]];
    let problem = Problem::new(&values, Law::Free);
    for known in Knowledge::of_weights(&problem, 100_032).unwrap() {
        assert!((known.gain - 0.16).abs() < 0.003, "{known:?}");
        assert!((known.change - 0.8).abs() < 0.02, "{known:?}");
    }
    // Where one region is best in everything there is nothing to learn.
    let problem = Problem::new(&[vec![0.9, 0.8], vec![0.1, 0.2]], Law::Free);
    for known in Knowledge::of_weights(&problem, 1_024).unwrap() {
        assert!(known.gain < 1e-9 && known.change < 1e-9);
    }
}

#[test]
fn certainty_is_one_weighting() {
    let values = [vec![1.0, 0.0], vec![0.0, 1.0], vec![0.5, 0.5]];
    let law = Law::Stated {
        weights: vec![0.6, 0.4],
        sigma: 0.0,
    };
    let answer = run(&Problem::new(&values, law), 640);
    for (region, rank) in [(0, 0), (2, 1), (1, 2)] {
        assert!((answer.rank(region, rank) - 1.0).abs() < 1e-12);
    }
}
