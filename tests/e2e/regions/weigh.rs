//! A weight that is changed on the result, and what follows it.

use landfall::assessment::{Importance, Tier};
use landfall::catalog::Page as ProfilePage;
use landfall::language::Language;
use landfall::session::{Action, Requirement, Screen};
use serde_json::json;
use thirtyfour::Key;

use super::{five, option, ranking, shown, unfold, until_shown};
use crate::content::{catalog, session_of};
use crate::place::Place;
use crate::stage::{PHONE, Stage, WIDE};

#[tokio::test]
async fn a_priority_changed_in_place_moves_the_list_and_keeps_the_focus() {
    let mut stage = Stage::open(WIDE).await;
    stage.go(Place::Result, Language::En).await;
    unfold(&stage).await;
    let page = &stage.page;
    let before = session_of("harness-maker");
    let living = option(&before, "living-cost");
    let list = format!("#p-priorities-{}", living.index());
    let vital = Importance::Tier(Tier::Vital);
    let after = before
        .apply(catalog(), Action::Prioritise(living, Some(vital)))
        .unwrap();
    let expected = five(Language::En, &ranking(&after));
    assert_ne!(
        expected,
        five(Language::En, &ranking(&before)),
        "the change is to be seen"
    );
    page.run(
        "window.heard = []; const place = document.querySelector('.lf-regions__now');
         new MutationObserver(() => window.heard.push(place.textContent)).observe(place,
            { subtree: true, childList: true, characterData: true })",
        &[],
    )
    .await;
    // Chosen by keys, as a visitor without a pointer would.
    page.run(
        "document.querySelector(arguments[0]).focus()",
        &[json!(list)],
    )
    .await;
    page.press(&[Key::Down]).await;
    until_shown(&stage, &expected).await;
    let focused = format!("document.activeElement.id === '{}'", &list[1..]);
    assert!(page.holds(&focused).await, "the focus has left the control");
    let heard = crate::page::strings(&page.value("window.heard").await);
    let now = page.text(".lf-regions__now").await;
    assert!(heard.iter().all(|said| *said == now), "{heard:?}");
    assert!(now.contains(&expected[0]), "{now}");
}

#[tokio::test]
async fn a_list_glides_unless_the_visitor_wants_less_motion() {
    let mut stage = Stage::open(WIDE).await;
    stage.go(Place::Result, Language::Ko).await;
    unfold(&stage).await;
    let page = &stage.page;
    let living = option(&session_of("harness-maker"), "living-cost").index();
    let list = format!("#p-priorities-{living}");
    // Every animation that begins is written down, for it is over before a test could look.
    page.run(
        "window.begun = 0; const animate = Element.prototype.animate;
         Element.prototype.animate = function (...how) { window.begun += 1;
            return animate.apply(this, how); }",
        &[],
    )
    .await;
    // Far below the window nobody sees what moves.
    let moved = |before: &str| {
        format!(
            "document.querySelector('.lf-region__name').childNodes[1].data !== {}",
            crate::page::quote(before)
        )
    };
    let before = shown(&stage).await;
    page.select(&list, "vital").await;
    page.until(&moved(&before[0])).await;
    assert_eq!(page.value("window.begun").await, json!(0));
    let before = shown(&stage).await;
    page.select(&list, "").await;
    page.until(&moved(&before[0])).await;
    assert_eq!(page.value("window.begun").await, json!(0));
    page.resize((1280, 9000)).await;
    page.select(&list, "vital").await;
    page.until("window.begun > 0").await;
    page.media(&[("prefers-reduced-motion", "reduce")]).await;
    page.run("window.begun = 0", &[]).await;
    let before = shown(&stage).await;
    page.select(&list, "").await;
    page.until(&moved(&before[0])).await;
    assert_eq!(page.value("window.begun").await, json!(0));
}

/// Overview and list together are more than a slow phone lays out in a frame.
#[tokio::test]
async fn the_overview_is_shown_before_the_list_follows() {
    let mut stage = Stage::open(PHONE).await;
    stage.go(Place::Result, Language::Ja).await;
    unfold(&stage).await;
    let page = &stage.page;
    page.until("!document.querySelector('[aria-busy=true]')")
        .await;
    page.run(
        "window.told = [];
         const tell = what => told.includes(what) || told.push(what);
         const watch = (css, run) => new MutationObserver(run).observe(
            document.querySelector(css),
            { childList: true, characterData: true, subtree: true });
         watch('.lf-regions > .lf-table', () => {
            tell('overview');
            requestAnimationFrame(() => tell('frame'));
         });
         watch('.lf-regions__list', () => tell('list'))",
        &[],
    )
    .await;
    let before = session_of("harness-maker");
    let living = option(&before, "living-cost");
    let list = format!("#p-priorities-{}", living.index());
    page.select(&list, "vital").await;
    page.until("told.includes('list')").await;
    let told = page.value("told").await;
    assert_eq!(told, json!(["overview", "frame", "list"]));
    // Whoever is faster than the list finds both at the last change.
    let body = "const [css, done] = arguments; const list = document.querySelector(css);
        const choose = value => {
            list.value = value;
            list.dispatchEvent(new Event('change', { bubbles: true }));
        };
        choose('');
        setTimeout(() => { choose('vital'); requestAnimationFrame(() => {
            choose(''); choose('vital'); choose(''); done(); }); })";
    page.run_async(body, &[json!(list)]).await;
    let expected = five(Language::Ja, &ranking(&before));
    until_shown(&stage, &expected).await;
    page.until("!document.querySelector('[aria-busy=true]')")
        .await;
    assert_eq!(shown(&stage).await, expected);
    let rows = page.texts(".lf-regions > .lf-table tbody th").await;
    for (row, name) in rows.iter().zip(&expected) {
        assert!(row.contains(name), "{row}: {name}");
    }
}

/// A number counts when its field is left. Until then the page may be drawn anew for another
/// reason, such as a phone that is turned.
#[tokio::test]
async fn a_limit_that_is_being_typed_outlives_a_drawing() {
    let mut stage = Stage::open(WIDE).await;
    stage.go(Place::Result, Language::En).await;
    unfold(&stage).await;
    let page = &stage.page;
    let before = session_of("harness-maker");
    let must = option(&before, "corporate-tax");
    stage.check(&format!("p-musts-{}", must.index())).await;
    let field = format!("#p-musts-limit-{}", must.index());
    let holds = format!("document.querySelector('{field}').value");
    page.until(&format!(
        "document.querySelector('{field}') && !document.querySelector('[aria-busy=true]')"
    ))
    .await;
    page.click(&field).await;
    page.run("document.activeElement.select()", &[]).await;
    page.write("3").await;
    assert_eq!(page.value(&holds).await, json!("3"));
    page.resize(PHONE).await;
    page.until("!matchMedia('(min-width: 45em)').matches").await;
    page.write(".5").await;
    assert_eq!(page.value(&holds).await, json!("3.5"));
    page.press(&[Key::Tab]).await;
    let limit = Some(3.5);
    let wanted = Action::Require(must, Some(Requirement { limit }));
    let after = before.apply(catalog(), wanted).unwrap();
    until_shown(&stage, &five(Language::En, &ranking(&after))).await;
    assert_eq!(page.value(&holds).await, json!("3.5"));
    // What is out of the range shows what counts, also a second time, here and where it is asked.
    too_much(&stage, &field).await;
    let mut session = after;
    session.screen = Screen::Profile(ProfilePage::Musts);
    stage.leave(&session, Language::En).await;
    stage.visit(Language::En).await;
    stage.resume(Language::En).await;
    too_much(&stage, &field).await;
}

/// Types a limit that nobody can have, twice.
async fn too_much(stage: &Stage, field: &str) {
    for _ in 0..2 {
        stage.page.click(field).await;
        stage.page.type_over("99").await;
        let counts = format!("document.querySelector('{field}').value === '12'");
        stage.page.until(&counts).await;
    }
}
