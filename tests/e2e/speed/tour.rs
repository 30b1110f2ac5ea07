//! A visit with every kind of click, and how long each takes until the page is painted again.

use landfall::language::Language;
use landfall::session::Screen;
use serde_json::{Value, json};

use crate::content::{catalog, session_of};
use crate::page::quote;
use crate::place::open_factor;
use crate::stage::{Stage, frames};

/// What a visitor does next.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// Clicks an element, which is named by what the click does.
    Click(&'static str, &'static str),
    /// Chooses the next option of a list by its key.
    Choose(&'static str, &'static str),
    /// Waits for an element.
    See(&'static str),
    /// Follows the address to a screen.
    Go(&'static str),
}
use Step::{Choose, Click, Go, See};

const NEXT: &str = ".lf-steps .lf-button--main";
const BACK: &str = ".lf-steps .lf-button--quiet";

/// From the start to the second page of the profile.
const BEGIN: &[Step] = &[
    Click("start the check", ".lf-start__begin .lf-button--main"),
    Click("choose an option", "label[for=p-stage-1]"),
    Click("choose another option", "label[for=p-stage-2]"),
    Click("clear an option", ".lf-question > .lf-link"),
    Click("next without an answer", NEXT),
    Click("jump to the missing answer", ".lf-problem a"),
    Click("choose an option", "label[for=p-stage-1]"),
    Click("next page of the profile", NEXT),
    Choose("choose from a list", "#p-industry-0"),
    Click("choose one of several", ".lf-choices label:nth-child(1)"),
    Click("back", BACK),
];

/// From a draft that waits on a question through all other screens.
const GO_ON: &[Step] = &[
    Click("go on with a draft", ".lf-resume .lf-button--main"),
    See("#q-co-creation-intent-0"),
    Click("next without an answer", NEXT),
    Click(
        "first answer of a question",
        "label[for=q-co-creation-intent-2]",
    ),
    Click("another answer", "label[for=q-co-creation-intent-3]"),
    Click("half step", "label[for=h-co-creation-intent]"),
    Click("don't know", "label[for=q-co-creation-intent-unknown]"),
    Click("why we ask", ".lf-why summary"),
    Click("evidence and note", ".lf-evidence summary"),
    Click("clear an answer", ".lf-tools > .lf-link"),
    Click(
        "first answer of a question",
        "label[for=q-co-creation-intent-2]",
    ),
    Choose("date of the evidence", "#e-co-creation-intent"),
    Click("next question", NEXT),
    Click("switch the language", ".lf-language[lang=en]"),
    See("html[lang=en]"),
    Click("switch the language back", ".lf-language[lang=ko]"),
    See("html[lang=ko]"),
    Go("#/profile.sites"),
    See("#p-site-kind"),
    Choose("choose a state", ".lf-site-editor select"),
    Click("add a site", ".lf-site-editor button"),
    Click("remove a site", ".lf-sites button"),
    Click("next page of the profile", NEXT),
    Choose("weigh a topic", ".lf-tier select"),
    Click("next page of the profile", NEXT),
    Click("set a limit", ".lf-choices label"),
    Go("#/review"),
    See(".lf-review"),
    Click("show the result", NEXT),
    See(".lf-region"),
    Choose("choose a scenario", "#lf-scenario"),
    Click("unfold the priorities of a result", ".lf-weigh > summary"),
    Choose("move a tier of a result", ".lf-weigh .lf-tier select"),
    Click("unfold the numbers of a step", ".lf-step summary"),
    Click("mark a step as done", ".lf-step__done label"),
    Click("unfold the facts of a state", ".lf-region summary"),
    Click("unfold all states", "details:has(.lf-all) > summary"),
    Click("switch the language of a result", ".lf-language[lang=ja]"),
    See("html[lang=ja]"),
    Click("method", ".lf-foot .lf-link"),
    See(".lf-sources"),
    Click("back from the method", ".lf-method .lf-steps .lf-button"),
    See(".lf-leave"),
    Click("change the answers", ".lf-leave .lf-button--quiet"),
    Click("change one answer", ".lf-given__change button"),
    Go("#/result"),
    See(".lf-leave"),
    Click("erase: ask", ".lf-erase summary"),
    Click("erase: yes", ".lf-erase .lf-button"),
    See(".lf-samples"),
    Click("open a worked company", ".lf-sample"),
    See(".lf-region"),
    Click("close it", ".lf-banner button"),
    See(".lf-samples"),
];

/// Milliseconds from an input to the next paint, to the end of its scripts, and to the paint that
/// shows the elements it has made or moved; 0 when it makes none.
pub(super) type Taken = [f64; 3];

/// What a tour has found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What each kind of click took.
    pub(super) clicks: Vec<(&'static str, Taken)>,
    /// Tasks over 50 ms: of the start, and after the app stood.
    pub(super) starting: Vec<f64>,
    pub(super) later: Vec<f64>,
    /// Bytes of everything that was fetched, as it was sent.
    pub(super) bytes: f64,
}

impl Found {
    async fn walk(&mut self, stage: &Stage, steps: &[Step]) {
        let page = &stage.page;
        for step in steps {
            match *step {
                See(css) => page.see(css).await,
                Go(place) => {
                    page.run("location.hash = arguments[0]", &[json!(place)])
                        .await;
                }
                Click(kind, css) => self.clicks.push((kind, click(stage, css).await)),
                Choose(kind, css) => self.clicks.push((kind, choose(stage, css).await)),
            }
        }
    }

    async fn read(&mut self, stage: &Stage) {
        let body = "const of = task => [task.startTime > meter.stood, task.duration];
            const sent = [...performance.getEntriesByType('navigation'),
                ...performance.getEntriesByType('resource')];
            return [meter.tasks.map(of), sent.reduce((sum, each) => sum + each.encodedBodySize, 0)]";
        let value = stage.page.run(body, &[]).await;
        for task in value[0].as_array().unwrap() {
            let duration = task[1].as_f64().unwrap();
            if task[0] == json!(true) {
                self.later.push(duration);
            } else {
                self.starting.push(duration);
            }
        }
        self.bytes = self.bytes.max(value[1].as_f64().unwrap());
    }
}

/// The whole tour on a new origin.
pub(super) async fn tour(stage: &Stage, entry: &str) -> Found {
    let mut found = Found::default();
    stage.goto(entry).await;
    stage.page.until_app().await;
    found.walk(stage, BEGIN).await;
    found.read(stage).await;
    let mut session = session_of("harness-maker");
    open_factor(&mut session, "co-creation-intent");
    session.screen = Screen::Question(catalog().question_id("co-creation-intent").unwrap());
    stage.leave(&session, Language::Ko).await;
    stage.goto(entry).await;
    stage.page.until_app().await;
    found.walk(stage, GO_ON).await;
    found.read(stage).await;
    found
}

/// A real click.
pub(super) async fn click(stage: &Stage, css: &str) -> Taken {
    let page = &stage.page;
    page.until(&format!(
        "document.querySelector({0})?.checkVisibility() && !document.querySelector({0}).disabled",
        quote(css)
    ))
    .await;
    page.until("!document.querySelector('[aria-busy=true]')")
        .await;
    let body = "const element = document.querySelector(arguments[0]);
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x + Math.min(width / 2, 40), y + Math.min(height / 2, 20)]";
    let place = page.run(body, &[json!(css)]).await;
    settle(stage).await;
    for kind in ["mousePressed", "mouseReleased"] {
        let parameters = json!({
            "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1,
        });
        page.tool("Input.dispatchMouseEvent", parameters).await;
    }
    paint(stage).await
}

/// The key that chooses the next option of a list.
async fn choose(stage: &Stage, css: &str) -> Taken {
    press(stage, css, ("ArrowDown", 40)).await
}

/// The same for a key by its name and number.
pub(super) async fn press(stage: &Stage, css: &str, (key, number): (&str, u32)) -> Taken {
    let page = &stage.page;
    page.see(css).await;
    page.run(
        "document.querySelector(arguments[0]).focus()",
        &[json!(css)],
    )
    .await;
    settle(stage).await;
    for kind in ["rawKeyDown", "keyUp"] {
        let parameters = json!({
            "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": number,
        });
        page.tool("Input.dispatchKeyEvent", parameters).await;
    }
    paint(stage).await
}

/// Waits until nothing is left to draw, and forgets what was measured before.
async fn settle(stage: &Stage) {
    let body = "const done = arguments[0];
        requestAnimationFrame(() => requestIdleCallback(() => {
            meter.paints.length = 0;
            done(true);
        }))";
    stage.page.run_async(body, &[]).await;
}

async fn paint(stage: &Stage) -> Taken {
    stage.page.until("meter.paints.length").await;
    // Some clicks are drawn in the frame after the next.
    frames(stage, 3).await;
    let value: Value = stage.page.value("[...meter.paints[0], meter.shown]").await;
    [0, 1, 2].map(|index| value[index].as_f64().unwrap())
}
