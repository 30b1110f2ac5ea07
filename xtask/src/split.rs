//! Divides the wasm: what the first screens need, and the rest, which loads once they stand.
//!
//! A visitor who answers the first question needs neither the result nor the regions. The
//! functions named in [`ENTRIES`], and everything reached only through them, move into a
//! second module that shares memory, table and globals with the first. In the first module
//! each entry is a stub that calls through a slot of the table, and the second module fills
//! the slots. A call before that meets an empty slot: it traps and never runs astray.

mod module;
mod names;
mod order;
mod write;

use std::collections::BTreeSet;

use crate::Outcome;
use module::Module;
pub use names::shorten;
pub use order::name_by_likeness;

/// Where the first part may call into the second. Each is marked `#[inline(never)]`, and the
/// app calls it only after `platform::boot::rest` has succeeded.
const ENTRIES: [&str; 22] = [
    "landfall::app::screens::profile_region::sites",
    "landfall::app::screens::review::review",
    "landfall::app::screens::result::result",
    "landfall::app::screens::region::region",
    "landfall::app::screens::compare::compare",
    "landfall::app::screens::method::method",
    "landfall::app::numbers::<impl landfall::app::context::Context>::derive",
    "landfall::recommend::data::RegionData::parse",
    "landfall::map::Map::parse",
    "landfall::platform::motion::tops",
    "landfall::platform::motion::glide",
    "landfall::assessment::interface_input::read_company",
    "landfall::embed::config::Config::parse",
    "landfall::app::embed::<impl landfall::app::root::App>::prefill",
    "landfall::app::file::save_answers",
    "landfall::app::file::opened",
    "landfall::app::components::offline::actions",
    "landfall::app::screens::keep::keep",
    "landfall::app::screens::keep::arrival",
    "landfall::app::exchange::<impl landfall::app::root::App>::share",
    "landfall::app::exchange::<impl landfall::app::root::App>::read_arrival",
    "landfall::app::exchange::<impl landfall::app::root::App>::select_copied",
];

/// What is never called: the words of the failure of a slice of a text. No text is sliced by
/// places here, which a lint holds; Yew slices constants. A call would trap.
const NEVER: &str = "core::str::slice_error_fail";

/// The two parts of a wasm.
#[derive(Debug)]
pub struct Parts {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
}

/// Divides a module that still has the names of its functions.
///
/// # Errors
///
/// When the module cannot be read, or when an entry is not in it: it was renamed, or inlined.
pub fn split(wasm: &[u8]) -> Outcome<Parts> {
    split_at(wasm, &ENTRIES, NEVER)
}

fn split_at(wasm: &[u8], paths: &[&str], never: &str) -> Outcome<Parts> {
    let module = Module::read(wasm)?;
    let find = |path: &str| match module.named(path) {
        found if found.is_empty() => Err(format!(
            "the wasm has no function {path}: renamed, or inlined?"
        )),
        found => Ok(found),
    };
    let mut entries = Vec::new();
    for path in paths {
        entries.extend(find(path)?);
    }
    let never = find(never)?;
    let rest = only_through(&module, &entries, &never);
    let parts = Parts {
        first: write::first(&module, &entries, &rest, &never)?,
        rest: write::rest(&module, &entries, &rest)?,
    };
    for part in [&parts.first, &parts.rest] {
        wasmparser::validate(part)?;
    }
    Ok(parts)
}

/// The functions that nothing reaches but through the entries, the entries among them.
fn only_through(module: &Module, entries: &[u32], never: &[u32]) -> BTreeSet<u32> {
    let walls = [entries, never].concat();
    let stay = reached(module, module.roots.iter().copied(), &walls);
    let mut moved = reached(module, entries.iter().copied(), never);
    moved.retain(|function| module.is_defined(*function) && !stay.contains(function));
    moved
}

/// Everything that is called from `roots`, directly or not, without passing through `walls`.
fn reached(module: &Module, roots: impl Iterator<Item = u32>, walls: &[u32]) -> BTreeSet<u32> {
    let mut open: Vec<u32> = roots.collect();
    let mut seen = BTreeSet::new();
    while let Some(function) = open.pop() {
        if !walls.contains(&function) && seen.insert(function) {
            open.extend(module.calls(function));
        }
    }
    seen
}

#[cfg(test)]
mod tests;
