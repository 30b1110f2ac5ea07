//! The wasm file of its own: what `platform::kernel` of the app calls.
//!
//! A problem is written as words into a buffer of ours, run, and its answer read from another.
//! All arguments are numbers and nothing is imported, so no JavaScript is shipped with it.

use std::cell::RefCell;

use kernel::{Knowledge, Problem, Study};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

#[derive(Default)]
struct Desk {
    words: Vec<u32>,
    study: Option<Study>,
    answer: Vec<u32>,
}

fn with<T>(work: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with_borrow_mut(work)
}

/// Makes room for so many words of a problem and tells where.
#[wasm_bindgen]
pub fn reserve(words: usize) -> *mut u32 {
    with(|desk| {
        desk.words.clear();
        desk.words.resize(words, 0);
        desk.words.as_mut_ptr()
    })
}

/// Takes the problem that was written; false when it does not hold together.
#[wasm_bindgen]
pub fn prepare() -> bool {
    with(|desk| {
        let problem = Problem::from_words(&desk.words).ok();
        desk.study = problem.and_then(|problem| Study::new(&problem).ok());
        desk.study.is_some()
    })
}

/// Runs samples, from a multiple of sixty-four up to but not including `to`.
#[wasm_bindgen]
pub fn run(from: u32, to: u32) {
    with(|desk| {
        if let Some(study) = &mut desk.study {
            study.run(from, to);
        }
    });
}

/// Writes the answer and tells how many words it has; 0 without a problem.
#[wasm_bindgen]
pub fn finish() -> usize {
    with(|desk| {
        desk.answer = match &desk.study {
            Some(study) => study.answer().to_words(),
            None => Vec::new(),
        };
        desk.answer.len()
    })
}

/// Writes what each weight is worth knowing, and tells how many words that has.
#[wasm_bindgen]
pub fn inform(samples: u32) -> usize {
    with(|desk| {
        let problem = Problem::from_words(&desk.words).ok();
        let known = problem.and_then(|problem| Knowledge::of_weights(&problem, samples).ok());
        desk.answer = known.map_or_else(Vec::new, |known| Knowledge::to_words(&known));
        desk.answer.len()
    })
}

/// Where the answer stands.
#[wasm_bindgen]
pub fn answer() -> *const u32 {
    with(|desk| desk.answer.as_ptr())
}

fn main() {}
