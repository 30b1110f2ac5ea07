//! One recommended state in short: why, what speaks against, its metro areas, the ways on.

use super::super::compare::toggle;
use super::super::region::article::article;
use super::super::region::words::{group_name, name, note, sentences, terms};
use super::super::region::{links, near_words};
use crate::app::components::button::{Look, act};
use crate::app::components::element::{Element, element, words};
use crate::app::context::Context;
use crate::ids::RegionId;
use crate::recommend::{Fact, StateResult};
use crate::session::{Action, Screen};
use crate::text::Ui;
use crate::text::format::{one_decimal, percent};

/// More statements of the article than this stay folded.
const MOST_CLAIMS: usize = 2;

/// A state; `next` is the one behind it in the list.
pub(super) fn card(context: &Context, state: &StateResult, next: Option<&StateResult>) -> Element {
    let title = element("h4", "lf-region__name")
        .id(&["lf-region-", &state.id].concat())
        .set("tabindex", "-1")
        .child(words("span", "lf-region__place", &state.place.to_string()))
        .text(name(context, &state.id))
        .child(words("span", "lf-region__score", &one_decimal(state.score)));
    let facts: Vec<&Fact> = state.facts.iter().collect();
    let metros = context.text.regions.note("metros-in");
    let ways = RegionId::new(&state.id).map(|region| {
        let about = note(context, "about", &[("name", name(context, &state.id))]);
        let open = Action::Open(Screen::Region(region));
        element("div", "lf-region__ways")
            .child(act(context, Look::Quiet, &about, open))
            .child(toggle(context, region))
    });
    element("li", "lf-region")
        .key(&state.id)
        .set("data-key", &state.id)
        .child(title)
        .child(words("p", "lf-note", &standing(context, state, next)))
        .child(
            element("div", "lf-region__both")
                .child(
                    element("div", "")
                        .child(context.say("h5", "", Ui::RegionWhy))
                        .child(terms(context, &state.strong, &facts, true)),
                )
                .child(
                    element("div", "")
                        .child(context.say("h5", "", Ui::RegionAgainst))
                        .child(terms(context, &state.weak, &facts, false)),
                ),
        )
        .maybe(links(context, metros, &state.metros))
        .maybe(article(context, "h5", &state.claims, MOST_CLAIMS))
        .maybe(ways)
}

/// How far it is ahead of the next and by what, how often it stays among the first, and who of
/// the company is there.
fn standing(context: &Context, state: &StateResult, next: Option<&StateResult>) -> String {
    let mut list = Vec::new();
    if state.tied {
        list.push(context.t(Ui::RegionTied).to_owned());
    }
    if let Some(next) = next {
        let points = one_decimal(state.score - next.score);
        let mut most = ("", 0.0);
        for (here, there) in state.contributions.iter().zip(&next.contributions) {
            let ahead = here.points - there.points;
            if ahead > most.1 {
                most = (&here.group, ahead);
            }
        }
        let values = [
            ("points", &*points),
            ("name", name(context, &next.id)),
            ("group", group_name(context, most.0)),
        ];
        let is_ahead = points != "0" && !most.0.is_empty();
        list.push(note(
            context,
            if is_ahead { "ahead" } else { "level" },
            &values,
        ));
    }
    let top = percent(state.top3).to_string();
    list.push(context.fill(Ui::RegionStays, &[("percent", &top)]));
    if let Some(near) = state.near {
        list.push(near_words(context, near).to_owned());
    }
    if !state.unknown_musts.is_empty() {
        list.push(context.text.regions.note("unknown-must").to_owned());
    }
    sentences(context, &list)
}
