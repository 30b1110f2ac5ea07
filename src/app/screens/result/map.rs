//! The map: a second way to see the list, never the only one. What it shows stands in the list
//! beside it, so it is hidden from screen readers and out of the order of the keyboard.

use super::super::region::words::note;
use crate::app::components::button::{Look, button};
use crate::app::components::element::{Element, element, words};
use crate::app::components::listener::Moment;
use crate::app::context::{Context, Outlines};
use crate::app::message::{File, Message};
use crate::ids::RegionId;
use crate::map::Map;
use crate::recommend::Ranking;
use crate::session::{Action, Screen};
use crate::text::Ui;
use crate::text::format::one_decimal;

/// The last place of each step, the first step being the states that are recommended.
const STEPS: [usize; 4] = [5, 10, 20, 35];

/// How each step looks, and at the end a state that is not in the ranking.
const CLASSES: [&str; 6] = [
    "lf-map__state lf-map__state--1",
    "lf-map__state lf-map__state--2",
    "lf-map__state lf-map__state--3",
    "lf-map__state lf-map__state--4",
    "lf-map__state lf-map__state--5",
    "lf-map__state lf-map__state--out",
];

/// The map with its legend. Its place is kept while it loads, so that nothing jumps.
pub(super) fn map(context: &Context, ranking: &Ranking) -> Element {
    let drawing = match &context.outlines {
        Outlines::Ready(map) => drawing(context, ranking, map),
        Outlines::Loading => element("div", "lf-map__drawing"),
        Outlines::Failed => {
            let again = Message::Load(File::Map);
            words(
                "p",
                "lf-map__drawing",
                context.text.regions.note("map-failed"),
            )
            .text(" ")
            .child(button(context, Look::Link, context.t(Ui::TryAgain), again))
        }
    };
    element("figure", "lf-map")
        .child(drawing)
        .child(legend(context))
        .child(words(
            "figcaption",
            "lf-note",
            context.text.regions.note("map-caption"),
        ))
}

fn drawing(context: &Context, ranking: &Ranking, map: &Map) -> Element {
    let mut parts = Vec::new();
    for (id, outline) in &map.states {
        let place = ranking.states.iter().position(|state| state.id == *id);
        let state = element("path", class(place)).key(id).set("d", outline);
        parts.push(match RegionId::new(id) {
            Some(region) => state.on(
                Moment::Click,
                context,
                Message::Act(Action::Open(Screen::Region(region))),
            ),
            None => state,
        });
    }
    let first = &ranking.states[..ranking.states.len().min(STEPS[0])];
    let mut dots = Vec::new();
    let mut numbers = Vec::new();
    for state in first {
        for metro in &state.metros {
            if let Some(place) = map.metros.get(metro) {
                dots.push(
                    at(
                        element("circle", "lf-map__metro").key(metro),
                        *place,
                        "cx",
                        "cy",
                    )
                    .set("r", "5"),
                );
            }
        }
        if let Some(place) = map.centres.get(&state.id) {
            let number = words("text", "lf-map__number", &state.place.to_string());
            numbers.push(at(number.key(&state.id), *place, "x", "y"));
        }
    }
    element("svg", "lf-map__drawing")
        .set("viewBox", "0 0 975 610")
        .set("aria-hidden", "true")
        .children(parts)
        .children(dots)
        .children(numbers)
}

fn at(part: Element, (x, y): (f64, f64), across: &'static str, down: &'static str) -> Element {
    part.set(across, &one_decimal(x)).set(down, &one_decimal(y))
}

/// The step of a state by its position in the list.
fn class(place: Option<usize>) -> &'static str {
    let Some(place) = place else {
        return CLASSES[CLASSES.len() - 1];
    };
    let step = STEPS.iter().position(|last| place < *last);
    CLASSES[step.unwrap_or(STEPS.len())]
}

fn legend(context: &Context) -> Element {
    let mut items = Vec::new();
    let mut from = 1;
    for (step, class) in CLASSES.into_iter().enumerate() {
        let last = STEPS.get(step);
        let label = match (last, step == CLASSES.len() - 1) {
            (_, true) => context.text.regions.note("not-listed-region").to_owned(),
            (Some(last), _) => context.pair(Ui::Span, &from.to_string(), &last.to_string()),
            (None, _) => note(context, "from-place", &[("place", &from.to_string())]),
        };
        from = last.map_or(from, |last| last + 1);
        let swatch = element("svg", "lf-map__swatch")
            .set("viewBox", "0 0 20 12")
            .set("aria-hidden", "true")
            .child(
                element("rect", class)
                    .set("width", "20")
                    .set("height", "12"),
            );
        items.push(element("li", "").child(swatch).text(&label));
    }
    element("ul", "lf-map__legend").children(items)
}
