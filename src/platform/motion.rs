//! What waits for a frame of the browser, and what glides in them: after a change of order,
//! elements move from their old places.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::clock;
use super::document::matches;
use super::window::{document, window};

/// Long enough to follow, in milliseconds.
const DURATION: f64 = 150.0;

/// How long a frame is waited for, in milliseconds: a slow phone needs a fifth of that.
const LONGEST_FRAME: u32 = 250;

/// The attribute by which an element is known again.
const KEY: &str = "data-key";

/// Runs this just before the browser shows the next frame.
pub fn in_frame(run: impl FnOnce() + 'static) {
    if let Ok(window) = window() {
        let run = Closure::once_into_js(run);
        // Without a frame nothing is seen to move.
        drop(window.request_animation_frame(run.unchecked_ref()));
    }
}

/// Runs this once the browser has shown the next frame, or soon where it shows none, as in a page
/// that nobody sees.
pub fn after_frame(run: impl FnOnce() + 'static) {
    let run = Rc::new(Cell::new(Some(run)));
    let late = Rc::clone(&run);
    in_frame(move || clock::after(0, move || once(&run)));
    clock::after(LONGEST_FRAME, move || once(&late));
}

fn once(run: &Cell<Option<impl FnOnce()>>) {
    if let Some(run) = run.take() {
        run();
    }
}

/// The elements that may glide, with their distance from the top of the window.
///
/// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
#[inline(never)]
pub fn tops(css: &str) -> Vec<(String, f64)> {
    let mut tops = Vec::new();
    for element in all(css) {
        let key = element.get_attribute(KEY).unwrap_or_default();
        tops.push((key, element.get_bounding_client_rect().top()));
    }
    tops
}

/// Lets each element glide from where it was before; a new one appears. Nothing moves for a
/// visitor who wants less motion, nor where nobody sees it: every animation costs time.
///
/// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
#[inline(never)]
pub fn glide(css: &str, before: &[(String, f64)]) {
    if matches("(prefers-reduced-motion: reduce)") {
        return;
    }
    let root = document().ok().and_then(|page| page.document_element());
    let height = f64::from(root.map_or(0, |root| root.client_height()));
    // What stands further away than a window's height is not seen, and nothing of ours is higher.
    let is_seen = |top: f64| top.abs() < height;
    // The selector may find a key twice, in a table and in a list: the n-th stays the n-th.
    let mut used = vec![false; before.len()];
    for element in all(css) {
        let key = element.get_attribute(KEY).unwrap_or_default();
        let place = (0..before.len()).find(|&place| !used[place] && before[place].0 == key);
        let top = element.get_bounding_client_rect().top();
        let Some(place) = place else {
            if is_seen(top) {
                play(&element, "opacity", "0", "1");
            }
            continue;
        };
        used[place] = true;
        let was = before[place].1;
        let moved = (was - top).round();
        if moved.abs() >= 1.0 && (is_seen(was) || is_seen(top)) {
            let from = ["translateY(", &whole(moved).to_string(), "px)"].concat();
            play(&element, "transform", &from, "none");
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a rounded distance on a page; what is too far to be one saturates"
)]
const fn whole(distance: f64) -> i32 {
    distance as i32
}

fn all(css: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    let found = document()
        .ok()
        .and_then(|document| document.query_selector_all(css).ok());
    if let Some(found) = found {
        for place in 0..found.length() {
            let node = found.get(place);
            elements.extend(node.and_then(|node| node.dyn_into::<Element>().ok()));
        }
    }
    elements
}

/// Animates one property. A browser that cannot shows the end at once.
fn play(element: &Element, property: &str, from: &str, to: &str) {
    let frames = Object::new();
    let steps = Array::of2(&JsValue::from_str(from), &JsValue::from_str(to));
    let is_set = Reflect::set(&frames, &JsValue::from_str(property), &steps);
    let animate = Reflect::get(element, &JsValue::from_str("animate"));
    let animate = animate.ok().and_then(|known| known.dyn_into().ok());
    let animate: Option<Function> = animate.filter(|_| is_set.is_ok());
    if let Some(animate) = animate {
        drop(animate.call2(element, &frames, &DURATION.into()));
    }
}
