//! The way to the operator, and sending the result to the page around the frame.

use serde_json::{Map, Value};

use super::view::View;
use crate::app::components::button::{Look, button};
use crate::app::components::element::{Element, element, words};
use crate::app::components::listener::Moment;
use crate::app::components::section::section;
use crate::app::context::Sending;
use crate::app::message::{Deal, Message};
use crate::app::share::own_link;
use crate::assessment::plan::first_five;
use crate::embed::config::Config;
use crate::ids::{FactorId, TariffScenario};
use crate::json;
use crate::platform::boot;
use crate::recommend::Outcome;
use crate::text::Ui;

/// How many regions a result names.
const REGIONS: usize = 5;

/// What the operator has written down, if anything; never on a sample.
pub(super) fn contact(view: &View<'_>) -> Option<Element> {
    let context = view.context;
    let config = context.config.as_ref()?;
    if config.name.is_empty() || context.session().sample.is_some() {
        return None;
    }
    let named = |key| context.fill(key, &[("name", &config.name)]);
    let mut part = section(
        "lf-section lf-contact",
        "lf-contact",
        &named(Ui::ContactTitle),
    );
    if let Some(logo) = &config.logo {
        part = part.child(picture(logo));
    }
    if let Some(consent) = &config.consent {
        let text = consent.get(context.text.language as usize);
        part = part.child(words("p", "", text.map_or("", String::as_str)));
    }
    if let Some(contact) = &config.contact {
        let link = words("a", "lf-link", &named(Ui::ContactOpen))
            .set("href", contact)
            .set("target", "_blank")
            .set("rel", "noopener")
            .on(Moment::Click, context, Message::Deal(Deal::Contact));
        let address = contact.strip_prefix("mailto:").unwrap_or(contact);
        // A frame may be forbidden to open anything, and says nothing then.
        let copy = context
            .say("p", "lf-note", Ui::ContactCopy)
            .text(" ")
            .child(words("bdi", "lf-contact__address", address));
        part = part.child(element("p", "").child(link)).child(copy);
    }
    Some(part.maybe(sending(view, config)))
}

/// A picture that lies beside `config.json`. The name stands in the heading already.
fn picture(logo: &str) -> Element {
    let config = boot::file("config").unwrap_or_default();
    let source = match config.rsplit_once('/') {
        Some((folder, _)) => [folder, "/", logo].concat(),
        None => logo.to_owned(),
    };
    element("img", "lf-contact__logo")
        .set("src", &source)
        .set("alt", "")
}

/// First what would be sent, and to whom; a second click sends it.
fn sending(view: &View<'_>, config: &Config) -> Option<Element> {
    let context = view.context;
    if !config.result_origins.contains(&context.host) {
        return None;
    }
    let fill = |key| context.fill(key, &[("name", &config.name), ("origin", &context.host)]);
    let part = element("div", "lf-send");
    Some(match context.sending {
        Sending::Not => part.child(button(
            context,
            Look::Plain,
            &fill(Ui::SendOffer),
            Message::Deal(Deal::Offer),
        )),
        Sending::Offered => {
            let summary = json::text(&summary(view));
            let link = own_link(context).unwrap_or_default();
            let message = [
                "{\"lf\":1,\"type\":\"result\",\"consent\":\"visitor-click\",\
                 \"format\":\"landfall-result/1\",\"summary\":",
                &summary,
                ",\"link\":",
                &json::text(&link.as_str().into()),
                "}",
            ]
            .concat();
            let send = button(
                context,
                Look::Main,
                &fill(Ui::SendNow),
                Message::Deal(Deal::Send(message)),
            );
            part.child(words("p", "", &fill(Ui::SendExplain)))
                .child(words("code", "lf-send__text", &summary))
                .child(words("code", "lf-send__text", &link))
                .child(element("p", "").child(send.id("lf-send-now")))
        }
        Sending::Sent => part.child(words("p", "", &fill(Ui::SendDone)).set("role", "status")),
    })
}

/// `landfall-result/1`, written down in `docs/result.schema.json`.
fn summary(view: &View<'_>) -> Value {
    let (context, assessment) = (view.context, view.assessment);
    let catalog = &context.catalog;
    let shown = |score: f64| -> Value {
        crate::text::format::score(score, &catalog.numbers.cut_points).into()
    };
    let regions: Vec<Value> = match &context.outcome {
        Some(Outcome::Ranking(ranking)) => {
            let states = ranking.states.iter().take(REGIONS);
            states.map(|state| state.id.as_str().into()).collect()
        }
        _ => Vec::new(),
    };
    let mut summary = Map::new();
    put(&mut summary, "regions", Value::Array(regions));
    put(
        &mut summary,
        "language",
        context.text.language.code().into(),
    );
    put(
        &mut summary,
        "content",
        catalog.pack.version.as_str().into(),
    );
    let date = view.company.assessed.map(|month| month.to_string());
    put(&mut summary, "date", date.into());
    // A readiness that nobody was asked about is none.
    if view.company.only_regions {
        return Value::Object(summary);
    }
    let mut factors = Map::new();
    let mut bottlenecks: Vec<Value> = Vec::new();
    for factor in FactorId::all() {
        let id = catalog.factors[factor.index()].id.as_str();
        let score = assessment.factors[factor.index()].score;
        factors.insert(id.to_owned(), shown(score));
        if assessment.bottlenecks[factor.index()] {
            bottlenecks.push(id.into());
        }
    }
    let mut scenarios = Map::new();
    for (scenario, result) in TariffScenario::ALL.iter().zip(&assessment.scenarios) {
        scenarios.insert(scenario.slug().to_owned(), shown(result.tariff_score));
    }
    let actions = first_five(catalog, view.plan);
    let actions = actions
        .iter()
        .map(|item| catalog.actions[item.action].id.as_str());
    let (low, high) = assessment.likely;
    put(&mut summary, "score", shown(assessment.overall.score));
    put(
        &mut summary,
        "likely",
        Value::Array(vec![shown(low), shown(high)]),
    );
    put(&mut summary, "band", assessment.band.number().into());
    put(&mut summary, "factors", Value::Object(factors));
    put(&mut summary, "bottlenecks", Value::Array(bottlenecks));
    put(&mut summary, "scenarios", Value::Object(scenarios));
    put(&mut summary, "actions", actions.map(Value::from).collect());
    Value::Object(summary)
}

/// One name for eleven calls, which would each be written out.
#[inline(never)]
fn put(summary: &mut Map<String, Value>, key: &str, value: Value) {
    summary.insert(key.to_owned(), value);
}
