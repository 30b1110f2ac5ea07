//! What the gallery shows beside the screens themselves: answers that leave and arrive, notices,
//! and the check as a part of another page.

use std::rc::Rc;

use landfall::app::arrival::{Arrival, Arrived, Copied, Origin, Text};
use landfall::app::context::{Context, Sending};
use landfall::app::firmness::{Engine, Firmness};
use landfall::assessment::Answers;
use landfall::embed::config::Config;
use landfall::embed::contrast::{Accent, Colour};
use landfall::embed::option::View;
use landfall::ids::QuestionId;
use landfall::platform::draft::Rung;
use landfall::session::{Notice, Screen, Session};
use landfall::text::Ui;

use super::company::one;
use super::fixture::{Fixture, Gallery, on, told};

/// The page around the frame.
const HOST: &str = "https://www.advisers.example";

/// The accent of the host: a brand's red, which no theme could show as it is.
const ACCENT: Colour = Colour([0xe6, 0x00, 0x33]);

/// What the host's accent makes of the page, as a style sheet.
pub(crate) fn accent() -> String {
    let Accent { plain, strong, on } = Accent::new(ACCENT);
    let pair = |[light, dark]: [Colour; 2]| format!("light-dark({}, {})", light.css(), dark.css());
    format!(
        "@layer brand {{ :root {{ --lf-accent: {}; --lf-accent-strong: {}; --lf-on-accent: {}; }} }}\n",
        pair(plain),
        pair(strong),
        pair(on)
    )
}

/// Adds everything.
pub(crate) fn add(gallery: &mut Gallery<'_>, full: &Session, question: QuestionId) {
    keeps(gallery, full);
    arrivals(gallery, full, question);
    notices(gallery, full, question);
    firmness(gallery, full);
    embedded(gallery, full, question);
}

fn keeps(gallery: &mut Gallery<'_>, full: &Session) {
    let keep = || Fixture::from(on(full.clone(), Screen::Keep));
    gallery.add("keep", keep());
    gallery.add("keep-empty", on(Session::default(), Screen::Keep));
    let before = |context: &mut Context| context.before = Some(String::new());
    gallery.add("keep-before", keep().dressed(before));
    let copied = |what, is_done| {
        let copied = Copied {
            what,
            text: "https://check.example/en/#lf1.".to_owned() + &"QUFB".repeat(60),
            is_done,
            is_selected: true,
        };
        move |context: &mut Context| context.copied = Some(copied.clone())
    };
    for (name, is_done) in [("copied", true), ("refused", false)] {
        let dress = copied(Text::Link, is_done);
        gallery.add(&format!("keep-{name}"), keep().dressed(dress));
    }
    let result = Fixture::from(on(full.clone(), Screen::Result));
    let unprinted = result.dressed(copied(Text::Print, false));
    gallery.add("result-unprinted", unprinted);
}

fn arrivals(gallery: &mut Gallery<'_>, full: &Session, question: QuestionId) {
    let mut add = |name: &str, own: Session, arrival: Arrival| {
        let dress = move |context: &mut Context| context.arrival = Some(arrival.clone());
        gallery.add(
            &format!("arrival-{name}"),
            Fixture::from(own).dressed(dress),
        );
    };
    let open = |origin, dropped| {
        let arrived = Arrived {
            session: full.clone(),
            dropped,
            is_other_content: dropped > 0,
        };
        Arrival::Open(origin, Rc::new(arrived))
    };
    add("link", Session::default(), open(Origin::Link, 0));
    add("link-own", one(question), open(Origin::Link, 0));
    add("link-older", one(question), open(Origin::Link, 3));
    add("file", one(question), open(Origin::File, 0));
    add("tab", one(question), open(Origin::Tab, 0));
    add("before", one(question), open(Origin::Before, 0));
    let coming = Arrival::Coming(Origin::Link, Vec::new());
    add("coming", Session::default(), coming);
    for (name, origin, reason) in [
        ("link-damaged", Origin::Link, Ui::LinkDamaged),
        ("link-newer", Origin::Link, Ui::LinkNewer),
        ("file-unreadable", Origin::File, Ui::FileUnreadable),
        ("file-too-large", Origin::File, Ui::FileTooLarge),
        ("file-not-ours", Origin::File, Ui::FileNotOurs),
        ("file-newer", Origin::File, Ui::FileNewer),
        ("file-damaged", Origin::File, Ui::FileDamaged),
    ] {
        add(name, one(question), Arrival::Refused(origin, reason));
    }
}

fn notices(gallery: &mut Gallery<'_>, full: &Session, question: QuestionId) {
    for (name, notice) in [
        ("newer", Notice::DraftNewer),
        ("language", Notice::LanguageFailed),
        ("sample", Notice::SampleFailed),
        ("erased", Notice::Erased),
        ("prefilled", Notice::Prefilled(7)),
    ] {
        gallery.add(&format!("notice-{name}"), told(Session::default(), notice));
    }
    let asked = on(full.clone(), Screen::Question(question));
    gallery.add("notice-stage", told(asked.clone(), Notice::StageChanged));
    // Where the browser keeps nothing, the foot says so.
    let memory = |context: &mut Context| context.rung = Rung::Memory;
    gallery.add("notice-memory", Fixture::from(asked).dressed(memory));
}

/// What stands in the place of the strips while the kernel is asked, and where it cannot be.
fn firmness(gallery: &mut Gallery<'_>, full: &Session) {
    let mut add = |name: &str, engine: fn() -> Engine| {
        let dress = move |context: &mut Context| {
            context.firmness = Firmness::default();
            context.firmness.kernel = engine();
        };
        let result = Fixture::from(on(full.clone(), Screen::Result));
        gallery.add(&format!("result-firm-{name}"), result.dressed(dress));
    };
    add("loading", || Engine::Loading);
    add("unable", || Engine::Unable);
    add("failed", || Engine::Failed);
}

fn embedded(gallery: &mut Gallery<'_>, full: &Session, question: QuestionId) {
    let mut add = |name: &str, session: Session, dress: fn(&mut Context)| {
        let mut fixture = Fixture::from(session).dressed(move |context| {
            context.config = Some(config());
            HOST.clone_into(&mut context.host);
            dress(context);
        });
        fixture.is_embedded = true;
        gallery.add(&format!("embed-{name}"), fixture);
    };
    let result = || on(full.clone(), Screen::Result);
    add("start", Session::default(), |_| ());
    let asked = on(full.clone(), Screen::Question(question));
    add("question", asked, |_| ());
    add("result", result(), |_| ());
    add("result-offered", result(), |context| {
        context.sending = Sending::Offered;
    });
    add("result-sent", result(), |context| {
        context.sending = Sending::Sent;
    });
    add("result-check", result(), |context| {
        context.options.view = View::Check;
    });
    // Nothing but what regions are ranked by was asked.
    let mut narrow = full.clone();
    narrow.company.answers = Answers::default();
    narrow.company.only_regions = true;
    let regions = |context: &mut Context| context.options.view = View::Regions;
    add("regions", on(narrow.clone(), Screen::Result), regions);
    let mut start = Session::default();
    start.company.only_regions = true;
    add("start-regions", start, regions);
}

/// What the operator of that page has written down.
fn config() -> Config {
    Config {
        id: "default".to_owned(),
        name: "Advisers & Partners".to_owned(),
        contact: Some("mailto:entry@advisers.example".to_owned()),
        consent: Some(
            [
                "보내 주신 결과는 상담 준비에만 사용하며, 90일 뒤 삭제합니다.",
                "We use your result to prepare our talk with you, and delete it after 90 days.",
                "お送りいただいた結果は面談の準備にのみ使用し、90日後に削除します。",
            ]
            .map(str::to_owned),
        ),
        result_origins: vec![HOST.to_owned()],
        ..Config::default()
    }
}
