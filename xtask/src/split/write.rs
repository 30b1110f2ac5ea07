//! Writes the two parts of a divided wasm.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, Function, FunctionSection, ImportSection, Instruction, TableSection,
    TypeSection,
};
use wasmparser::{ExportSectionReader, FunctionBody, Parser, Payload, Table};

use super::module::Module;
use crate::Outcome;

/// Under this name the second part imports from the first; `boot.js` gives it the exports.
const FIRST: &str = "first";

/// The name of a shared thing: its kind and its index, which the exports of the app never use.
fn shared(kind: char, index: u32) -> String {
    format!("{kind}{index}")
}

/// What the second part needs of the first: functions that stay but are called from there.
fn needed(module: &Module, moved: &BTreeSet<u32>) -> BTreeSet<u32> {
    let calls = moved.iter().flat_map(|function| module.calls(*function));
    calls
        .copied()
        .filter(|call| !moved.contains(call))
        .collect()
}

/// The library's error may hold parts of the module, which an outcome cannot carry.
#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn failed(error: Error) -> String {
    error.to_string()
}

/// The first part: bodies that moved, or are never called, are empty; entries call through the
/// table.
pub(super) fn first(
    module: &Module,
    entries: &[u32],
    moved: &BTreeSet<u32>,
    never: &[u32],
) -> Outcome<Vec<u8>> {
    let table = module.function_table()?;
    let mut writer = First {
        module,
        entries,
        moved,
        never,
        needed: needed(module, moved),
        table,
        slots: module.tables[table as usize].initial,
        tables: 0,
        place: 0,
    };
    let mut output = wasm_encoder::Module::new();
    writer
        .parse_core_module(&mut output, Parser::new(0), module.wasm)
        .map_err(failed)?;
    Ok(output.finish())
}

struct First<'a> {
    module: &'a Module<'a>,
    entries: &'a [u32],
    moved: &'a BTreeSet<u32>,
    never: &'a [u32],
    needed: BTreeSet<u32>,
    table: u32,
    /// How many slots the table had; the entries' come after them.
    slots: u64,
    tables: u32,
    place: u32,
}

impl First<'_> {
    /// The body that calls what the second part has put into the entry's slot.
    fn stub(&self, function: u32, slot: usize) -> Option<Function> {
        let signature = self.module.signature(function)?;
        let mut stub = Function::new([]);
        for parameter in 0..u32::try_from(signature.params().len()).ok()? {
            stub.instruction(&Instruction::LocalGet(parameter));
        }
        let slot = i32::try_from(self.slots).ok()? + i32::try_from(slot).ok()?;
        stub.instruction(&Instruction::I32Const(slot));
        stub.instruction(&Instruction::CallIndirect {
            type_index: self.module.types[function as usize],
            table_index: self.table,
        });
        stub.instruction(&Instruction::End);
        Some(stub)
    }
}

impl Reencode for First<'_> {
    type Error = std::convert::Infallible;

    fn parse_table(&mut self, tables: &mut TableSection, table: Table<'_>) -> Result<(), Error> {
        let mut ty = self.table_type(table.ty)?;
        if self.tables == self.table {
            ty.minimum += self.entries.len() as u64;
            ty.maximum = ty.maximum.map(|maximum| maximum.max(ty.minimum));
        }
        self.tables += 1;
        tables.table(ty);
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_export_section(self, exports, section)?;
        for function in &self.needed {
            exports.export(&shared('f', *function), ExportKind::Func, *function);
        }
        let kinds = [
            ('t', ExportKind::Table, self.module.tables.len()),
            ('m', ExportKind::Memory, self.module.memories.len()),
            ('g', ExportKind::Global, self.module.globals.len()),
        ];
        for (letter, kind, count) in kinds {
            for index in 0..u32::try_from(count).unwrap_or_default() {
                exports.export(&shared(letter, index), kind, index);
            }
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error> {
        let function = self.module.function_at(self.place);
        self.place += 1;
        if !self.moved.contains(&function) && !self.never.contains(&function) {
            return utils::parse_function_body(self, code, body);
        }
        let slot = self.entries.iter().position(|entry| *entry == function);
        let stub = slot.and_then(|slot| self.stub(function, slot));
        let empty = || {
            // Nothing in this part calls it; wasm-opt takes it out, and what only it called.
            let mut empty = Function::new([]);
            empty.instruction(&Instruction::Unreachable);
            empty.instruction(&Instruction::End);
            empty
        };
        code.function(&stub.unwrap_or_else(empty));
        Ok(())
    }
}

/// The second part: the bodies that moved, and the slots of the entries filled.
pub(super) fn rest(module: &Module, entries: &[u32], moved: &BTreeSet<u32>) -> Outcome<Vec<u8>> {
    let needed = needed(module, moved);
    let order = needed.iter().chain(moved);
    let mut writer = Rest {
        indices: order.copied().zip(0..).collect(),
    };
    let mut output = wasm_encoder::Module::new();
    let mut types = TypeSection::new();
    for payload in Parser::new(0).parse_all(module.wasm) {
        if let Payload::TypeSection(section) = payload? {
            writer
                .parse_type_section(&mut types, section)
                .map_err(failed)?;
        }
    }
    output.section(&types);
    output.section(&imports(module, &needed, &mut writer)?);
    let mut functions = FunctionSection::new();
    for function in moved {
        functions.function(module.types[*function as usize]);
    }
    output.section(&functions);
    let table = module.function_table()?;
    let slots = i32::try_from(module.tables[table as usize].initial)?;
    let filled: Vec<u32> = entries.iter().map(|entry| writer.indices[entry]).collect();
    let mut elements = ElementSection::new();
    elements.active(
        Some(table),
        &ConstExpr::i32_const(slots),
        Elements::Functions(Cow::from(filled)),
    );
    output.section(&elements);
    let mut code = CodeSection::new();
    for function in moved {
        let body = module.body(*function).ok_or("a function without a body")?;
        writer
            .parse_function_body(&mut code, body.clone())
            .map_err(failed)?;
    }
    output.section(&code);
    if let Some(features) = module.features {
        output.section(&CustomSection {
            name: "target_features".into(),
            data: features.into(),
        });
    }
    Ok(output.finish())
}

fn imports(module: &Module, needed: &BTreeSet<u32>, writer: &mut Rest) -> Outcome<ImportSection> {
    let mut imports = ImportSection::new();
    for function in needed {
        let ty = EntityType::Function(module.types[*function as usize]);
        imports.import(FIRST, &shared('f', *function), ty);
    }
    for (index, table) in (0..).zip(&module.tables) {
        let mut ty = writer.table_type(*table).map_err(failed)?;
        // The first part has made room; what it exports is larger than this, which is allowed.
        ty.maximum = None;
        imports.import(FIRST, &shared('t', index), ty);
    }
    for (index, memory) in (0..).zip(&module.memories) {
        let ty = writer.memory_type(*memory).map_err(failed)?;
        imports.import(FIRST, &shared('m', index), ty);
    }
    for (index, global) in (0..).zip(&module.globals) {
        let ty = writer.global_type(*global).map_err(failed)?;
        imports.import(FIRST, &shared('g', index), ty);
    }
    Ok(imports)
}

/// Functions have other indices in the second part; everything else keeps its own.
struct Rest {
    indices: BTreeMap<u32, u32>,
}

impl Reencode for Rest {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        let index = self.indices.get(&function);
        // Everything that a moved body names either moved or is needed.
        Ok(index.copied().unwrap_or(u32::MAX))
    }
}
