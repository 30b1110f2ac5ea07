//! The next five steps, as a list one could tear off.

use super::view::View;
use crate::app::components::button::{Look, act};
use crate::app::components::choice::{Row, Shape, row};
use crate::app::components::element::{Element, element, words};
use crate::app::components::list::{fact, texts};
use crate::app::components::section::{details, section};
use crate::app::components::select::{label, option, select};
use crate::app::message::Message;
use crate::assessment::plan::{PlanItem, first_five};
use crate::assessment::{Answer, Level};
use crate::catalog::Owner;
use crate::ids::{FactorId, Part, QuestionId, TariffScenario};
use crate::session::{Action, Screen};
use crate::text::Ui;
use crate::text::format::{one_decimal, signed, two_decimals};

/// Steps, tasks to find out, and advice for what is already strong.
pub(super) fn plan(view: &View<'_>) -> Element {
    let context = view.context;
    let five = first_five(&context.catalog, view.plan);
    let mut steps = Vec::new();
    for item in &five {
        steps.push(step(view, item));
    }
    let mut rest = Vec::new();
    for item in view.plan {
        if five.iter().all(|chosen| chosen.action != item.action) {
            rest.push(context.text.actions[item.action].title.as_str());
        }
    }
    let first = if steps.is_empty() {
        context.say("p", "", Ui::ActionsNone)
    } else {
        element("ol", "lf-steps-list").children(steps)
    };
    let more = (!rest.is_empty()).then(|| {
        let more = context.count(Ui::ActionMore, "count", rest.len());
        details("lf-numbers", &more).child(texts("", &rest))
    });
    section("lf-section lf-plan", "lf-plan", context.t(Ui::ActionsTitle))
        .child(chosen_scenario(view))
        .child(first)
        .maybe(more)
        .children(find_out(view))
        .children(sustain(view))
}

fn chosen_scenario(view: &View<'_>) -> Element {
    let context = view.context;
    let mut options = Vec::new();
    for scenario in TariffScenario::ALL {
        let name = &context.text.scenario(scenario).name;
        options.push(option(scenario.slug(), name, scenario == view.scenario));
    }
    let list = select("lf-field lf-field--short", "lf-scenario", options);
    let list = list.on_value(context, |slug| {
        let scenario = TariffScenario::ALL
            .into_iter()
            .find(|id| id.slug() == slug)?;
        Some(Message::Act(Action::SetScenario(scenario)))
    });
    element("p", "lf-choose-scenario")
        .child(label(
            "lf-label",
            "lf-scenario",
            context.t(Ui::ChosenScenario),
        ))
        .child(list)
}

fn step(view: &View<'_>, item: &PlanItem) -> Element {
    let context = view.context;
    let action = &context.catalog.actions[item.action];
    let known = &context.text.actions[item.action];
    let owner = match action.owner {
        Owner::Hq => Ui::OwnerHq,
        Owner::Us => Ui::OwnerUs,
        Owner::Both => Ui::OwnerBoth,
    };
    let question = &context.text.question(action.question).title;
    let days = context.fill(Ui::ActionDays, &[("days", &action.days.to_string())]);
    let raises = context.fill(
        Ui::ActionRaises,
        &[("title", question), ("to", &action.to.to_string())],
    );
    let numbers = context.fill(
        Ui::ActionNumbersText,
        &[
            ("gain", &signed(item.gain)),
            ("urgency", &two_decimals(item.urgency)),
            ("effort", &one_decimal(item.effort)),
            ("priority", &two_decimals(item.priority)),
        ],
    );
    let facts = element("dl", "lf-step__facts")
        .child(fact(context.t(Ui::ActionOwner), context.t(owner)))
        .child(fact(context.t(Ui::ActionBy), &days))
        .child(fact(context.t(Ui::ActionEvidence), &known.done));
    let reasons = details("lf-numbers", context.t(Ui::ActionNumbers))
        .child(words("p", "", &raises))
        .child(words("p", "", &numbers));
    element("li", "lf-step")
        .key(&action.id)
        .child(words("p", "lf-step__title", &known.title))
        .child(facts)
        .child(reasons)
        .maybe(evidence(view, &action.id, action.question))
}

/// Evidence that is there offers to answer again; it never changes an answer by itself.
fn evidence(view: &View<'_>, id: &str, question: QuestionId) -> Option<Element> {
    let context = view.context;
    if context.session().sample.is_some() {
        return None;
    }
    let is_done = context.session().is_done(id);
    let check = row(
        context,
        Row {
            id: format!("d-{id}"),
            group: "",
            mark: String::new(),
            words: context.t(Ui::ActionDone),
            checked: is_done,
            action: Some(Action::ToggleDone(id.to_owned())),
            class: Shape::Half,
        },
    );
    let again = Action::Open(Screen::Question(question));
    let rerate = is_done.then(|| act(context, Look::Link, context.t(Ui::ActionRerate), again));
    Some(element("div", "lf-step__done").child(check).maybe(rerate))
}

fn find_out(view: &View<'_>) -> Vec<Element> {
    let context = view.context;
    let mut items = Vec::new();
    for question in QuestionId::all() {
        if view.company.answers.get(question) == Answer::DontKnow {
            let known = context.text.question(question);
            let who = context.fill(Ui::WhoWouldKnow, &[("who", &known.who)]);
            items.push(words("li", "", &known.title).child(words("span", "lf-who", &who)));
        }
    }
    if items.is_empty() {
        return items;
    }
    vec![
        context.say("h4", "", Ui::FindOutTitle),
        context.say("p", "", Ui::FindOutText),
        element("ul", "").children(items),
    ]
}

/// A factor whose practice has reached level 4 is kept up, not raised.
fn sustain(view: &View<'_>) -> Vec<Element> {
    let context = view.context;
    let full = Level::from_anchor(4, false);
    let mut items = Vec::new();
    for factor in FactorId::all() {
        let answer = view.company.answers.get(factor.question(Part::Practice));
        if matches!(answer, Answer::Level(level, _) if Some(level) == full) {
            items.push(context.text.factor(factor).sustain.as_str());
        }
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![context.say("h4", "", Ui::SustainTitle), texts("", &items)]
}
