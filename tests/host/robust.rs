//! How firmly a recommendation holds: strips, ways to the first place, tariffs, plan B.

use std::sync::LazyLock;

use kernel::{Answer, Knowledge, LIVE, Problem, Study};
use landfall::recommend::robust::{Field, Openness, SAMPLES, Strip, WayToFirst, leans};
use landfall::recommend::{Model, Must, RegionData, Request};

const FILE: &str = include_str!("../../content/structure/regions.json");

static DATA: LazyLock<RegionData> = LazyLock::new(|| RegionData::parse(FILE).unwrap());

fn request(industry: &str, activity: &str) -> Request {
    Request {
        industry: Some(industry.into()),
        activity: vec![activity.into()],
        head_office: Some("korea".into()),
        ..Request::default()
    }
}

fn fairly() -> Openness {
    Openness::Sure("fairly".into())
}

/// Asks and answers in words, as the page and the wasm file do.
fn ask(model: &Model<'_>, openness: &Openness, uncertain: bool) -> (Field, Answer) {
    let field = model.field(openness, uncertain).unwrap();
    let problem = Problem::from_words(&field.question()).unwrap();
    let mut study = Study::new(&problem).unwrap();
    study.run(0, LIVE);
    let answer = field.answer(&study.answer().to_words()).unwrap();
    (field, answer)
}

fn strips(model: &Model<'_>, openness: &Openness) -> Vec<Strip> {
    let (field, answer) = ask(model, openness, true);
    field.strips(&answer).unwrap()
}

fn leader(model: &Model<'_>) -> String {
    model.ranking().states[0].id.clone()
}

#[test]
fn strips_of_all_states_hold_every_weighting_once() {
    for (industry, activity) in [("automotive", "manufacturing"), ("software-ai", "rnd")] {
        let request = request(industry, activity);
        let model = Model::new(&DATA, &request).unwrap();
        let tiers = Openness::Tiers(vec![
            vec!["fit".into(), "talent".into()],
            vec!["customers".into(), "cost".into(), "tax".into()],
        ]);
        for openness in [fairly(), Openness::Order, tiers, Openness::Nothing] {
            let strips = strips(&model, &openness);
            assert_eq!(strips.len(), model.ranking().states.len());
            let sum = |part: fn(&Strip) -> f64| strips.iter().map(part).sum::<f64>();
            for share in [sum(|it| it.first), sum(|it| it.second), sum(|it| it.third)] {
                assert!((share - 1.0).abs() < 1e-9);
            }
            for strip in &strips {
                assert_eq!(
                    strip.suits.is_none(),
                    strip.first <= 0.0,
                    "{}",
                    strip.region
                );
            }
        }
    }
}

#[test]
fn errors_of_a_state_do_not_blur_its_metro_areas_against_each_other() {
    let request = request("machinery", "manufacturing");
    let model = Model::new(&DATA, &request).unwrap();
    let field = model.metro_field(&fairly(), true).unwrap();
    let ranking = model.ranking();
    let eligible: Vec<&str> = ranking
        .metros
        .iter()
        .filter(|it| !it.thin)
        .map(|it| &*it.id)
        .collect();
    assert_eq!(field.regions.len(), eligible.len());
    let at = |id: &str| {
        field
            .regions
            .iter()
            .position(|region| region == id)
            .unwrap()
    };
    let noise = field.problem.noise.as_ref().unwrap();
    let place = |id: &str| noise.places[at(id)];
    assert_eq!(place("houston"), place("dallas-fort-worth"));
    assert_ne!(place("houston"), place("atlanta"));
    // The tax of a state is all the state's, flights are all the area's, and of a cluster both
    // have their half of the variance.
    let cell = |list: &[f32], group: &str| {
        let group = field.groups.iter().position(|id| id == group).unwrap();
        f64::from(list[at("houston") * field.groups.len() + group])
    };
    let [own, shared] = [&noise.own, &noise.shared].map(|list| cell(list, "tax"));
    assert!(own <= 0.0 && shared > 0.0);
    let [own, shared] = [&noise.own, &noise.shared].map(|list| cell(list, "fit"));
    assert!((own - shared).abs() < 1e-6 && own > 0.0);
    let first = |problem: &Problem, id: &str| {
        let mut study = Study::new(problem).unwrap();
        study.run(0, LIVE);
        study.answer().rank(at(id), 0)
    };
    // Drawn for every area alone, the same errors make the leader less sure.
    let mut apart = field.problem.clone();
    let places = (0..).take(apart.regions).collect();
    if let Some(noise) = &mut apart.noise {
        noise.places = places;
        noise.shared.iter_mut().for_each(|shared| *shared *= 4.0);
    }
    let mut together = field.problem.clone();
    if let Some(noise) = &mut together.noise {
        noise.shared.iter_mut().for_each(|shared| *shared *= 4.0);
    }
    let leader = eligible[0];
    let (together, apart) = (first(&together, leader), first(&apart, leader));
    assert!(together > apart, "{leader}: {together} {apart}");
}

#[test]
fn the_surer_a_company_the_more_often_the_leader_is_first() {
    let request = request("oil-gas", "headquarters");
    let model = Model::new(&DATA, &request).unwrap();
    let first = |sureness: &str| {
        let (field, answer) = ask(&model, &Openness::Sure(sureness.into()), false);
        let strips = field.strips(&answer).unwrap();
        strips
            .iter()
            .find(|strip| strip.region == leader(&model))
            .unwrap()
            .first
    };
    let shares = ["sure", "fairly", "hardly"].map(first);
    assert!(
        shares[0] >= shares[1] && shares[1] > shares[2],
        "{shares:?}"
    );
    assert!(shares[0] > 0.9, "Texas has no rival in oil: {shares:?}");
    assert!(
        model
            .field(&Openness::Sure("never".into()), false)
            .is_none()
    );
}

#[test]
fn a_must_that_strikes_one_state_out_leaves_everybody_elses_draws() {
    let whole = request("automotive", "manufacturing");
    let whole = Model::new(&DATA, &whole).unwrap();
    let (field, answer) = ask(&whole, &fairly(), true);
    let out = leader(&whole);
    let mut narrow = field.problem.clone();
    let place = field.regions.iter().position(|id| *id == out).unwrap();
    let cells = place * narrow.criteria..(place + 1) * narrow.criteria;
    narrow.values.drain(cells.clone());
    narrow.region_keys.remove(place);
    if let Some(noise) = &mut narrow.noise {
        noise.own.drain(cells);
        noise.places.remove(place);
    }
    narrow.regions -= 1;
    let mut study = Study::new(&narrow).unwrap();
    study.run(0, LIVE);
    let fewer = study.answer();
    // What the samples of the whole say of the rest is what the rest itself says.
    for (region, share) in field.without(&answer, &out).unwrap() {
        let own = field
            .regions
            .iter()
            .filter(|id| **id != out)
            .position(|id| *id == region);
        assert!(
            (fewer.rank(own.unwrap(), 0) - share).abs() < 2e-3,
            "{region}"
        );
    }
}

#[test]
fn the_way_to_the_first_place_agrees_with_the_samples() {
    for (industry, activity) in [("semiconductor", "manufacturing"), ("food", "sales")] {
        let request = request(industry, activity);
        let model = Model::new(&DATA, &request).unwrap();
        let (field, answer) = ask(&model, &Openness::Nothing, false);
        let mut never = 0;
        for (place, id) in field.regions.iter().enumerate() {
            match model.way_to_first(id).unwrap() {
                WayToFirst::First => assert_eq!(*id, leader(&model)),
                WayToFirst::Shift(shift) => {
                    let sum =
                        |parts: &[(String, f64)]| parts.iter().map(|part| part.1).sum::<f64>();
                    assert!((sum(&shift.to) - shift.share).abs() < 1e-6);
                    assert!((sum(&shift.from) - shift.share).abs() < 1e-6);
                    let (_, least) = model.fragility().unwrap();
                    assert!(shift.share >= least - 1e-9, "{id}");
                }
                WayToFirst::None => {
                    never += 1;
                    assert!(answer.rank(place, 0) <= 0.0, "{id}");
                }
            }
        }
        assert!(never > 0, "some state is never first, whatever is valued");
        assert_eq!(model.way_to_first("atlantis"), None);
    }
}

#[test]
fn high_tariffs_help_no_state_at_the_border() {
    let request = request("automotive", "manufacturing");
    let model = Model::new(&DATA, &request).unwrap();
    let tariffs = model.tariffs();
    assert_eq!(tariffs.scenarios, ["low", "base", "high"]);
    let ranking = model.ranking();
    assert_eq!(tariffs.rows.len(), ranking.states.len());
    for row in &tariffs.rows {
        let state = ranking
            .states
            .iter()
            .find(|state| state.id == row.region)
            .unwrap();
        assert!(
            (row.scores[1] - state.score).abs() < 1e-9,
            "the base case is the ranking"
        );
        assert!(
            row.regret
                .iter()
                .all(|regret| *regret >= 0.0 && *regret <= row.worst)
        );
    }
    let row = |id: &str| tariffs.rows.iter().find(|row| row.region == id).unwrap();
    let change = |id: &str| row(id).scores[2] - row(id).scores[0];
    // Suppliers at home count for more, and the border for less.
    assert!(change("in") > change("tx") && change("in") > change("az"));
    assert_eq!(tariffs.break_even[0].1, leader(&model));
    let worst = |id: &str| row(id).worst;
    let least = tariffs.minimax.as_deref().map(worst).unwrap();
    assert!(tariffs.rows.iter().all(|row| row.worst >= least));
    let (_, _, both) = tariffs.best_pair.unwrap();
    assert!(both <= least);
}

#[test]
fn plan_b_is_hit_by_what_hits_the_first_choice() {
    let request = request("automotive", "manufacturing");
    let model = Model::new(&DATA, &request).unwrap();
    let first = leader(&model);
    let list = model.fallbacks(&first);
    let ids: Vec<&str> = list.iter().map(|it| it.failure.as_str()).collect();
    assert_eq!(ids.len(), 4);
    for fallback in &list {
        assert!(fallback.region != first && (0.0..=1.0).contains(&fallback.exposure));
        assert!(fallback.loss >= 0.0, "{}", fallback.failure);
        let state = model
            .ranking()
            .states
            .into_iter()
            .find(|it| it.id == fallback.region);
        // A plan B loses too, and never gains.
        assert!(fallback.score <= state.unwrap().score + 1e-9);
    }
    // The laws of one state hit that state alone, so its second stays second.
    let state = list.iter().find(|it| it.failure == "state").unwrap();
    assert!(!state.differs && (state.exposure - 1.0).abs() < 1e-12);
    assert!(model.fallbacks("atlantis").is_empty());
}

#[test]
fn what_is_worth_knowing_is_what_can_change_the_choice() {
    let request = request("consumer-beauty", "sales");
    let model = Model::new(&DATA, &request).unwrap();
    let figures = model.worth_of_figures();
    for pair in figures.windows(2) {
        assert!(pair[0].points >= pair[1].points);
    }
    for figure in &figures {
        assert!(
            (0.01..=0.5).contains(&figure.change) && figure.points > 0.0,
            "{figure:?}"
        );
    }
    let field = model.field(&Openness::Nothing, false).unwrap();
    let known = Knowledge::of_weights(&field.problem, LIVE).unwrap();
    let weights = field.worth(&Knowledge::to_words(&known));
    assert_eq!(weights.len(), field.groups.len());
    assert!(weights[0].points > 0.0 && weights[0].change > 0.0);
    // Certain weights leave nothing to learn about them.
    let request = Request {
        musts: vec![Must::RightToWork],
        ..request
    };
    let model = Model::new(&DATA, &request).unwrap();
    let mut field = model.field(&fairly(), false).unwrap();
    if let kernel::Law::Stated { sigma, .. } = &mut field.problem.law {
        *sigma = 0.0;
    }
    let known = Knowledge::of_weights(&field.problem, 1_024).unwrap();
    assert!(
        field
            .worth_of_weights(&known)
            .iter()
            .all(|it| it.points < 1e-6)
    );
}

#[test]
fn what_the_page_says_without_samples_agrees_with_the_parts_it_is_made_of() {
    for (industry, activity) in [("automotive", "manufacturing"), ("software-ai", "rnd")] {
        let request = request(industry, activity);
        let model = Model::new(&DATA, &request).unwrap();
        let states: Vec<String> = model
            .ranking()
            .states
            .iter()
            .map(|state| state.id.clone())
            .collect();
        let exact = model.exact(&states).unwrap();
        assert_eq!(exact.first, states[0]);
        let (second, way, found) = exact.second.unwrap();
        assert_eq!(second, states[1]);
        assert_eq!(way, model.way_to_first(&second).unwrap());
        assert_eq!((&found.leader, &found.follower), (&states[0], &second));
        let (fragile, least) = model.fragility().unwrap();
        match exact.nearer {
            // A nearer rival is another one than the second, and needs less than it.
            Some((nearer, share)) => {
                assert_eq!((&nearer, share), (&fragile, least));
                assert_ne!(nearer, second);
                if let WayToFirst::Shift(shift) = way {
                    assert!(share < shift.share);
                }
            }
            None => assert!(
                fragile == second
                    || matches!(&way, WayToFirst::Shift(shift) if shift.share <= least + 1e-9)
            ),
        }
        assert!(exact.fallbacks.iter().all(|fallback| fallback.loss > 0.0));
        let losses = exact.fallbacks.iter().map(|fallback| fallback.loss);
        assert!(losses.is_sorted_by(|a, b| a >= b));
        assert_eq!(exact.figure, model.worth_of_figures().into_iter().next());
        // Alone, a state has nobody behind it.
        assert!(model.exact(&states[..1]).unwrap().second.is_none());
        assert!(model.exact(&[]).is_none());
    }
}

#[test]
fn an_answer_on_this_machine_is_the_answer_that_the_words_carry() {
    let request = request("food", "manufacturing");
    let model = Model::new(&DATA, &request).unwrap();
    let (field, answer) = ask(&model, &fairly(), true);
    let (strips, weights) = field.answered().unwrap();
    assert_eq!(strips, field.strips(&answer).unwrap());
    assert_eq!(weights.len(), field.groups.len());
    assert_eq!(SAMPLES, LIVE);
}

#[test]
fn what_a_state_leans_on_is_more_than_everybodys_mean() {
    let request = request("software-ai", "rnd");
    let model = Model::new(&DATA, &request).unwrap();
    let strips = strips(&model, &fairly());
    let mut mean = 0.0;
    for strip in &strips {
        let list = leans(&strips, &strip.region);
        assert!(list.iter().all(|lean| lean.1 > 0.0 && lean.1 < 1.0));
        assert!(list.windows(2).all(|pair| pair[0].1 >= pair[1].1));
        assert_eq!(list.is_empty(), strip.suits.is_none(), "{}", strip.region);
        // Over all weightings nobody leans anywhere.
        let suits = strip.suits.iter().flatten();
        mean += strip.first * suits.map(|suit| suit.1).sum::<f64>();
    }
    assert!((mean - 1.0).abs() < 1e-6, "{mean}");
    assert!(leans(&strips, "atlantis").is_empty());
}
