use super::*;

/// `start` calls `lazy`, which calls `helper` and `both`; `table` is called through the table.
const WASM: &str = r#"(module
    (import "outside" "log" (func $log (param i32)))
    (table 2 2 funcref)
    (memory 1)
    (global $stack (mut i32) (i32.const 8))
    (func $app::start (export "start") (result i32)
        (call $app::both)
        (call $app::lazy::h0123456789abcdef (i32.const 1) (i64.const 2)))
    (func $app::lazy::h0123456789abcdef (param i32 i64) (result i32)
        (call $log (i32.const 7))
        (call $app::both)
        (call $app::helper))
    (func $app::helper (result i32)
        (i32.add (global.get $stack) (i32.load (i32.const 0))))
    (func $app::both (call $fail))
    (func $app::in_table (result i32) (call $app::only_in_table))
    (func $app::only_in_table (result i32) (i32.const 3))
    (func $fail (@name "core[0123456789abcdef]::fail") (call $core::words) (call $core::words))
    (func $core::words)
    (elem (i32.const 1) $app::in_table))"#;

fn parts() -> Parts {
    split_at(&wat::parse_str(WASM).unwrap(), &["app::lazy"], "core::fail").unwrap()
}

fn bodies(wasm: &[u8]) -> Vec<usize> {
    let mut counts = Vec::new();
    for payload in wasmparser::Parser::new(0).parse_all(wasm) {
        if let wasmparser::Payload::CodeSectionEntry(body) = payload.unwrap() {
            counts.push(body.get_operators_reader().unwrap().into_iter().count());
        }
    }
    counts
}

#[test]
fn what_only_an_entry_reaches_moves() {
    let parts = parts();
    // `lazy` calls through the table: two parameters, the slot, the call, the end.
    // `helper` traps. What is called from elsewhere, or through the table, stays. What is never
    // called traps too.
    assert_eq!(bodies(&parts.first), [5, 5, 2, 2, 2, 2, 2, 1]);
    assert_eq!(bodies(&parts.rest), [5, 5]);
}

#[test]
fn the_second_part_imports_just_what_the_first_exports() {
    let parts = parts();
    let mut exported = BTreeSet::new();
    let mut imported = BTreeSet::new();
    for payload in wasmparser::Parser::new(0).parse_all(&parts.first) {
        if let wasmparser::Payload::ExportSection(section) = payload.unwrap() {
            exported.extend(
                section
                    .into_iter()
                    .map(|export| export.unwrap().name.to_owned()),
            );
        }
    }
    for payload in wasmparser::Parser::new(0).parse_all(&parts.rest) {
        if let wasmparser::Payload::ImportSection(section) = payload.unwrap() {
            for import in section.into_imports() {
                let import = import.unwrap();
                assert_eq!(import.module, "first");
                imported.insert(import.name.to_owned());
            }
        }
    }
    assert!(exported.remove("start"));
    assert_eq!(exported, imported);
    // `log` and `both`, the memory, the table, the global.
    assert_eq!(imported.len(), 5);
}

#[test]
fn the_table_grows_by_a_slot_for_each_entry() {
    let parts = parts();
    let first = Module::read(&parts.first).unwrap();
    assert_eq!(
        (first.tables[0].initial, first.tables[0].maximum),
        (3, Some(3))
    );
}

#[test]
fn a_missing_entry_is_named() {
    let wasm = wat::parse_str(WASM).unwrap();
    for path in ["app::laz", "app::lazy::h0", "lazy"] {
        let error = split_at(&wasm, &[path], "core::fail")
            .unwrap_err()
            .to_string();
        assert!(error.contains(path), "{error}");
    }
    let error = split_at(&wasm, &["app::lazy"], "core::fai").unwrap_err();
    assert!(error.to_string().contains("core::fai"), "{error}");
}

#[test]
fn damage_is_told() {
    let wasm = wat::parse_str(WASM).unwrap();
    for end in 0..wasm.len() {
        assert!(
            split_at(&wasm[..end], &["app::lazy"], "core::fail").is_err(),
            "{end}"
        );
    }
}
