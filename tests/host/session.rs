//! What the visitor does, without a browser.

use landfall::assessment::{Answer, Level};
use landfall::catalog::{Catalog, Page};
use landfall::ids::{FieldId, QuestionId};
use landfall::language::Language;
use landfall::session::{
    Action, LoadError, Missing, Notice, Screen, Section, Session, load, prefill, save,
};
use serde_json::Value;

use crate::fixture::{EXAMPLES, catalog, company, example};

pub(crate) fn question(catalog: &Catalog, id: &str) -> QuestionId {
    catalog.question_id(id).unwrap()
}

fn level(anchor: u8) -> Answer {
    Answer::Level(Level::from_anchor(anchor, false).unwrap(), None)
}

fn after(
    catalog: &Catalog,
    session: &Session,
    actions: impl IntoIterator<Item = Action>,
) -> Session {
    actions
        .into_iter()
        .fold(session.clone(), |session, action| {
            session.apply(catalog, action).unwrap_or(session)
        })
}

fn choose(catalog: &Catalog, key: &str, option: &str) -> Action {
    let field: FieldId = catalog.field_id(key).unwrap();
    Action::Choose(field, vec![catalog.field(field).option(option).unwrap()])
}

#[test]
fn the_first_question_is_one_step_away_and_asks_for_the_stage() {
    let catalog = catalog();
    let session = after(
        &catalog,
        &Session::default(),
        [Action::Start { express: false }],
    );
    assert_eq!(session.screen, Screen::Profile(Page::Stage));
}

#[test]
fn next_with_an_open_question_stays_and_names_it() {
    let catalog = catalog();
    let first = question(&catalog, "purpose-kpi-intent");
    let session = Session {
        screen: Screen::Question(first),
        ..Session::default()
    };
    let refused = after(&catalog, &session, [Action::Next { wide: false }]);
    assert_eq!(refused.screen, Screen::Question(first));
    assert_eq!(refused.missing, [Missing::Question(first)]);
    let answered = after(&catalog, &refused, [Action::Answer(first, level(2))]);
    assert!(answered.missing.is_empty());
    let wide = after(&catalog, &answered, [Action::Next { wide: true }]);
    assert_eq!(
        wide.missing.len(),
        2,
        "a wide page asks for the whole section"
    );
    let on = after(&catalog, &answered, [Action::Next { wide: false }]);
    assert_eq!(
        on.screen,
        Screen::Question(question(&catalog, "purpose-kpi-practice"))
    );
    let left_open = after(&catalog, &refused, [Action::LeaveOpen { wide: false }]);
    assert_eq!(
        left_open.screen,
        Screen::Question(question(&catalog, "purpose-kpi-practice"))
    );
}

#[test]
fn walking_on_and_back_meets_every_screen_once_and_loses_nothing() {
    let catalog = catalog();
    for (wide, express) in [(false, false), (true, false), (false, true), (true, true)] {
        let mut session = after(&catalog, &Session::default(), [Action::Start { express }]);
        let mut visited = vec![session.screen];
        while session.screen != Screen::Review {
            session = after(&catalog, &session, [Action::LeaveOpen { wide }]);
            assert!(!visited.contains(&session.screen), "{:?}", session.screen);
            visited.push(session.screen);
        }
        assert_eq!(visited, Screen::way(&catalog, &session.company, wide));
        while session.screen != Screen::Start {
            assert_eq!(visited.pop(), Some(session.screen));
            session = after(&catalog, &session, [Action::Back { wide }]);
        }
        assert!(visited.is_empty());
    }
}

#[test]
fn the_express_check_asks_twelve_things() {
    let catalog = catalog();
    let session = after(
        &catalog,
        &Session::default(),
        [Action::Start { express: true }],
    );
    assert_eq!(session.progress(&catalog), (0, 12));
}

#[test]
fn an_express_check_is_deepened_without_losing_anything() {
    let catalog = catalog();
    let practice = question(&catalog, "talent-practice");
    let session = after(
        &catalog,
        &Session::default(),
        [
            Action::Start { express: true },
            Action::Answer(practice, level(3)),
            Action::Deepen,
        ],
    );
    assert!(!session.company.express);
    assert_eq!(session.company.answers.get(practice), level(3));
}

#[test]
fn without_imports_the_questions_about_them_are_not_asked() {
    let catalog = catalog();
    let session = after(
        &catalog,
        &Session::default(),
        [choose(&catalog, "import_share", "0")],
    );
    let asked = Section::Tariffs.questions(&catalog, &session.company);
    assert_eq!(asked, [question(&catalog, "S4"), question(&catalog, "S5")]);
    let margin = catalog.field_id("margin").unwrap();
    assert!(!session.company.is_field_asked(&catalog, margin));
}

#[test]
fn a_changed_profile_reopens_what_no_longer_may_be_set_aside_and_says_so() {
    let catalog = catalog();
    let proof = question(&catalog, "purpose-kpi-proof");
    let session = after(
        &catalog,
        &Session::default(),
        [
            choose(&catalog, "stage", "exploring"),
            Action::Answer(proof, Answer::NotApplicable),
        ],
    );
    assert_eq!(session.company.answers.get(proof), Answer::NotApplicable);
    let changed = after(&catalog, &session, [choose(&catalog, "stage", "revenue")]);
    assert_eq!(changed.company.answers.get(proof), Answer::Open);
    assert_eq!(changed.notice, Some(Notice::Reopened(vec![proof])));
}

#[test]
fn not_applicable_is_refused_where_it_does_not_fit() {
    let catalog = catalog();
    let proof = question(&catalog, "purpose-kpi-proof");
    let session = Session::default();
    assert_eq!(
        session.apply(&catalog, Action::Answer(proof, Answer::NotApplicable)),
        None
    );
}

#[test]
fn an_action_that_changes_nothing_gives_no_new_session() {
    let catalog = catalog();
    let session = Session::default();
    for action in [
        Action::CloseSample,
        Action::RemoveSite(3),
        Action::Open(Screen::Start),
    ] {
        assert_eq!(session.apply(&catalog, action.clone()), None, "{action:?}");
    }
}

#[test]
fn the_history_leads_only_to_screens_that_have_ground() {
    let catalog = catalog();
    let visit = |screen| Action::Visit {
        screen,
        wide: false,
    };
    let blank = Session::default();
    let proof = catalog.question_id("talent-proof").unwrap();
    for screen in [Screen::Start, Screen::Review, Screen::Result] {
        assert_eq!(blank.apply(&catalog, visit(screen)), None, "{screen:?}");
    }
    // An express check does not ask this one.
    let express = blank
        .apply(&catalog, Action::Start { express: true })
        .unwrap();
    assert_eq!(
        express.apply(&catalog, visit(Screen::Question(proof))),
        None
    );
    let begun = blank
        .apply(&catalog, Action::Answer(proof, level(2)))
        .unwrap();
    for screen in [
        Screen::Review,
        Screen::Result,
        Screen::Method,
        Screen::Question(proof),
    ] {
        let next = begun.apply(&catalog, visit(screen)).unwrap();
        assert_eq!((next.screen, &next.company), (screen, &begun.company));
    }
    let sample = sample_session(&catalog, "harness-maker");
    let looking = Action::OpenSample(Box::new(landfall::session::Sample {
        id: "harness-maker".to_owned(),
        company: sample.company.clone(),
        scenario: sample.scenario,
    }));
    let looking = blank.apply(&catalog, looking).unwrap();
    let method = looking.apply(&catalog, visit(Screen::Method)).unwrap();
    let back = method.apply(&catalog, visit(Screen::Result)).unwrap();
    assert!(back.sample.is_some());
    let start = back.apply(&catalog, visit(Screen::Start)).unwrap();
    assert!(start.sample.is_none());
}

pub(crate) fn sample_session(catalog: &Catalog, name: &str) -> Session {
    let request = company(catalog, &example(name));
    let mut session = Session {
        company: request.company,
        scenario: request.scenario,
        screen: Screen::Result,
        name: "Hamamatsu 精機 <b>".to_owned(),
        revision: 41,
        ..Session::default()
    };
    session
        .notes
        .set(question(catalog, "talent-proof"), "누가 알까?".to_owned());
    session.done.push("talent-02-1".to_owned());
    session
}

#[test]
fn a_draft_survives_being_saved_and_loaded() {
    let catalog = catalog();
    for name in EXAMPLES {
        let session = sample_session(&catalog, name);
        let record = save(&catalog, &session, Language::Ja, 1_700_000_000_000.0);
        let loaded = load(&catalog, &record).unwrap();
        assert_eq!(loaded.session, session, "{name}");
        assert_eq!(loaded.language, Some(Language::Ja));
        assert!(loaded.dropped.is_empty(), "{:?}", loaded.dropped);
    }
}

#[test]
fn a_draft_that_is_taken_up_again_stays_newer_than_its_older_copies() {
    let catalog = catalog();
    let draft = sample_session(&catalog, "food-maker");
    let resumed = Action::Resume(Box::new(draft.clone()));
    let resumed = after(&catalog, &Session::default(), [resumed]);
    assert!(resumed.revision > draft.revision);
    let later = Session {
        revision: 90,
        ..Session::default()
    };
    let resumed = after(&catalog, &later, [Action::Resume(Box::new(draft))]);
    assert!(resumed.revision > 90);
}

#[test]
fn a_newer_draft_is_known_as_such_and_a_broken_one_too() {
    let catalog = catalog();
    let record = save(
        &catalog,
        &sample_session(&catalog, "food-maker"),
        Language::En,
        0.0,
    );
    let mut value: Value = serde_json::from_str(&record).unwrap();
    value["v"] = 2.into();
    assert_eq!(load(&catalog, &value.to_string()), Err(LoadError::Newer));
    for broken in [
        "",
        "{",
        "null",
        "[]",
        "{\"v\":1}",
        "{\"v\":\"1\"}",
        "{\"v\":-1}",
        "<html>",
    ] {
        assert_eq!(load(&catalog, broken), Err(LoadError::Broken), "{broken}");
    }
    let huge = format!(
        "{{\"v\":1,\"company\":{{}},\"name\":\"{}\"}}",
        "x".repeat(5_000_000)
    );
    assert_eq!(load(&catalog, &huge), Err(LoadError::Broken));
}

#[test]
fn what_no_longer_exists_is_dropped_and_named_while_the_rest_stays() {
    let catalog = catalog();
    let record = save(
        &catalog,
        &sample_session(&catalog, "food-maker"),
        Language::En,
        0.0,
    );
    let mut value: Value = serde_json::from_str(&record).unwrap();
    value["company"]["answers"]["gone-question"] = serde_json::json!({ "level": 3 });
    value["company"]["profile"]["industry"] = "alchemy".into();
    let loaded = load(&catalog, &value.to_string()).unwrap();
    assert_eq!(loaded.dropped.len(), 2, "{:?}", loaded.dropped);
    let kept = sample_session(&catalog, "food-maker").company.answers;
    assert_eq!(loaded.session.company.answers, kept);
}

#[test]
fn every_truncation_of_a_draft_is_refused_without_a_panic() {
    let catalog = catalog();
    let record = save(
        &catalog,
        &sample_session(&catalog, "harness-maker"),
        Language::Ko,
        0.0,
    );
    for length in (0..record.len()).filter(|length| record.is_char_boundary(*length)) {
        assert_eq!(
            load(&catalog, &record[..length]),
            Err(LoadError::Broken),
            "{length}"
        );
    }
}

#[test]
fn any_sequence_of_actions_keeps_the_session_valid() {
    let catalog = catalog();
    let questions: Vec<QuestionId> = QuestionId::all().collect();
    let mut state = 7_u64;
    let mut random = |limit: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % limit
    };
    let mut session = Session::default();
    for _ in 0..20_000 {
        let wide = random(2) == 0;
        let id = questions[random(29)];
        let action = match random(13) {
            0 => Action::Start { express: wide },
            1 => Action::Deepen,
            2 => Action::Answer(id, level(u8::try_from(random(5)).unwrap())),
            3 => Action::Answer(id, Answer::NotApplicable),
            4 => Action::Answer(id, Answer::Open),
            5 => Action::Next { wide },
            6 => Action::LeaveOpen { wide },
            7 => Action::Back { wide },
            8 => Action::Open(Screen::Question(id)),
            9 => {
                let fields: Vec<FieldId> = catalog.field_ids().collect();
                let field = fields[random(fields.len())];
                Action::Choose(
                    field,
                    catalog.field(field).option_ids().take(random(4)).collect(),
                )
            }
            10 => Action::Open(Screen::Result),
            11 => Action::Visit {
                screen: [Screen::Start, Screen::Question(id), Screen::Result][random(3)],
                wide,
            },
            _ => Action::RemoveSite(random(9)),
        };
        let (moves, before) = (action.moves(), session.clone());
        session = session.apply(&catalog, action).unwrap_or(session);
        if moves {
            // The record before such a step is kept until its screen is shown: it holds them all.
            assert_eq!(session.company.answers, before.company.answers);
            assert_eq!(session.company.profile, before.company.profile);
            assert_eq!(session.notes, before.notes);
        }
        let mut copy = session.company.clone();
        assert!(copy.drop_invalid_not_applicable(&catalog).is_empty());
        let record = save(&catalog, &session, Language::En, 0.0);
        assert!(load(&catalog, &record).unwrap().dropped.is_empty());
    }
}

/// The session after what the page around knows, and what of it waits.
fn given(
    catalog: &Catalog,
    session: &Session,
    industry: &str,
    answers: &[(&str, f64)],
) -> (Session, Vec<(String, f64)>) {
    let mut waiting: Vec<_> = answers
        .iter()
        .map(|(id, level)| ((*id).to_owned(), *level))
        .collect();
    let actions = prefill(catalog, session, Some(industry), &mut waiting);
    (after(catalog, session, actions), waiting)
}

#[test]
fn what_the_page_around_knows_fills_only_what_is_open() {
    let catalog = catalog();
    let own = question(&catalog, "purpose-kpi-intent");
    let other = question(&catalog, "purpose-kpi-practice");
    let begun = [
        Action::Start { express: false },
        Action::Answer(own, level(1)),
    ];
    let begun = after(&catalog, &Session::default(), begun);
    let answers = [
        ("purpose-kpi-intent", 4.0),
        ("purpose-kpi-practice", 2.5),
        ("purpose-kpi-proof", 4.5),
        ("co-creation-intent", 1.3),
        ("co-creation-practice", -1.0),
        ("no-such-question", 1.0),
    ];
    let (filled, waiting) = given(&catalog, &begun, "ev-battery", &answers);
    assert_eq!(waiting, []);
    assert_eq!(filled.company.answers.get(own), level(1));
    assert_eq!(filled.company.answers.get(other).level(), Some(2.5));
    assert_eq!(filled.notice, Some(Notice::Prefilled(2)));
    assert_eq!(filled.progress(&catalog).0, begun.progress(&catalog).0 + 2);
    assert!(filled.revision > begun.revision);
    // Said twice, it changes nothing, and neither does another industry.
    let (again, _) = given(&catalog, &filled, "food", &answers);
    assert_eq!(again, filled);
    // Nothing that is known is nothing to say.
    let (same, _) = given(&catalog, &begun, "x", &[]);
    assert_eq!(same, begun);
}

#[test]
fn a_prefill_waits_with_questions_that_are_not_asked_yet() {
    let catalog = catalog();
    let intent = question(&catalog, "purpose-kpi-intent");
    let start = Action::Start { express: true };
    let express = after(&catalog, &Session::default(), [start]);
    let answers = [("purpose-kpi-intent", 4.0)];
    let (filled, waiting) = given(&catalog, &express, "x", &answers);
    assert!(filled.company.answers.get(intent).is_open());
    assert_eq!((filled.notice, waiting.len()), (None, 1));
    let whole = after(&catalog, &express, [Action::Deepen]);
    let (filled, waiting) = given(&catalog, &whole, "x", &answers);
    assert_eq!(filled.company.answers.get(intent), level(4));
    assert!(waiting.is_empty());
}

#[test]
fn regions_alone_ask_for_no_success_factor_until_the_whole_check_is_wanted() {
    let catalog = catalog();
    let mut session = Session::default();
    session.company.only_regions = true;
    let way = Screen::way(&catalog, &session.company, true);
    let pages = [
        Page::Stage,
        Page::Business,
        Page::Sites,
        Page::Priorities,
        Page::Musts,
    ];
    let expected: Vec<Screen> = pages.into_iter().map(Screen::Profile).collect();
    assert_eq!(way[..5], expected);
    assert_eq!(way[5..], [Screen::Review]);
    assert_eq!(Section::Profile.place(&catalog, &session.company), (0, 1));
    let whole = after(&catalog, &session, [Action::Deepen]);
    assert!(!whole.company.only_regions);
    assert_eq!(Section::Tariffs.place(&catalog, &whole.company), (9, 10));
}
