//! The order of functions in a wasm, so that like stands beside like.
//!
//! A compressor pays less for what resembles what it has just seen. The compiler's order knows
//! nothing of that; ours takes one percent and a half off a part, at no cost to a visitor.

use std::collections::{BTreeSet, HashMap};

use wasm_encoder::{NameMap, NameSection};
use wasmparser::{Parser, Payload, TypeRef};

use crate::Outcome;

/// How many bytes make a pattern: four and six compress no better, eight worse.
const PATTERN: usize = 5;

type Patterns = BTreeSet<[u8; PATTERN]>;

/// The same wasm with each function named after its place, for the pass
/// `--reorder-functions-by-name`, which sorts them and renumbers every call.
///
/// # Errors
///
/// When the wasm cannot be read.
pub fn name_by_likeness(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let mut imported = 0_u32;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    if matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)) {
                        imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => {
                bodies.push(body.as_bytes().windows(PATTERN));
            }
            _ => {}
        }
    }
    let patterns: Vec<Patterns> = bodies
        .into_iter()
        .map(|windows| windows.filter_map(|bytes| bytes.try_into().ok()).collect())
        .collect();
    let mut places = vec![0_u32; patterns.len()];
    for (place, function) in (0..).zip(by_likeness(&patterns)) {
        places[function] = place;
    }
    let mut names = NameMap::new();
    for (index, place) in (imported..).zip(places) {
        names.append(index, &format!("{place:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut output = wasm.to_vec();
    wasm_encoder::Section::append_to(&section, &mut output);
    Ok(output)
}

/// The functions, each followed by the one left that shares most with it for its length.
///
/// It begins with the shortest and takes the earlier of two that are equally like.
fn by_likeness(patterns: &[Patterns]) -> Vec<usize> {
    let mut holders: HashMap<&[u8; PATTERN], Vec<usize>> = HashMap::new();
    for (function, own) in patterns.iter().enumerate() {
        for pattern in own {
            holders.entry(pattern).or_default().push(function);
        }
    }
    let mut left: BTreeSet<usize> = (0..patterns.len()).collect();
    let mut order = Vec::with_capacity(patterns.len());
    let mut next = (0..patterns.len()).min_by_key(|function| patterns[*function].len());
    while let Some(current) = next {
        order.push(current);
        left.remove(&current);
        let mut shared = vec![0_usize; patterns.len()];
        for pattern in &patterns[current] {
            for holder in &holders[pattern] {
                shared[*holder] += 1;
            }
        }
        let length = |function: usize| (patterns[function].len() + patterns[current].len()).max(1);
        // Compared as fractions, crosswise, and exactly.
        next = left.iter().copied().reduce(|best, other| {
            if shared[other] * length(best) > shared[best] * length(other) {
                other
            } else {
                best
            }
        });
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(text: &str) -> Patterns {
        text.as_bytes()
            .windows(PATTERN)
            .filter_map(|bytes| bytes.try_into().ok())
            .collect()
    }

    #[test]
    fn like_follows_like_and_nothing_is_lost() {
        let texts = ["abcdef", "uvwxyz123", "abcdefg", "uvwxyz12", ""];
        let order = by_likeness(&texts.map(patterns));
        assert_eq!(order, [4, 0, 2, 1, 3]);
    }

    #[test]
    fn names_count_the_places_after_what_is_imported() {
        let named = name_by_likeness(&one_of_each()).unwrap();
        wasmparser::validate(&named).unwrap();
        assert!(named.ends_with(b"\x01\x09\x01\x01\x06000000"), "{named:?}");
    }

    /// A module with one function from outside and one of its own.
    fn one_of_each() -> Vec<u8> {
        let mut module = wasm_encoder::Module::new();
        let mut types = wasm_encoder::TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = wasm_encoder::ImportSection::new();
        imports.import("a", "b", wasm_encoder::EntityType::Function(0));
        module.section(&imports);
        let mut functions = wasm_encoder::FunctionSection::new();
        functions.function(0);
        module.section(&functions);
        let mut code = wasm_encoder::CodeSection::new();
        let mut body = wasm_encoder::Function::new([]);
        body.instructions().end();
        code.function(&body);
        module.section(&code);
        module.finish()
    }
}
