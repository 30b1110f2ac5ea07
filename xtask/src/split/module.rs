//! What the division of a wasm has to know about it.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{
    CompositeInnerType, ElementItems, ExternalKind, FuncType, FunctionBody, GlobalType,
    KnownCustom, MemoryType, Name, Operator, Parser, Payload, TableType, TypeRef,
};

use crate::Outcome;

/// A wasm, read once.
pub(super) struct Module<'a> {
    pub(super) wasm: &'a [u8],
    /// How many functions come from outside; their indices come first.
    imported: u32,
    /// The index of each function's type.
    pub(super) types: Vec<u32>,
    /// The signatures by index of their type; none for a type that is no function.
    pub(super) signatures: Vec<Option<FuncType>>,
    pub(super) bodies: Vec<FunctionBody<'a>>,
    pub(super) tables: Vec<TableType>,
    pub(super) memories: Vec<MemoryType>,
    pub(super) globals: Vec<GlobalType>,
    /// The features that the compiler used, as it wrote them.
    pub(super) features: Option<&'a [u8]>,
    /// The functions that are called from outside or through the table.
    pub(super) roots: BTreeSet<u32>,
    names: BTreeMap<u32, String>,
    calls: Vec<Vec<u32>>,
}

impl<'a> Module<'a> {
    /// Reads a module.
    pub(super) fn read(wasm: &'a [u8]) -> Outcome<Self> {
        let mut module = Self {
            wasm,
            imported: 0,
            types: Vec::new(),
            signatures: Vec::new(),
            bodies: Vec::new(),
            tables: Vec::new(),
            memories: Vec::new(),
            globals: Vec::new(),
            features: None,
            roots: BTreeSet::new(),
            names: BTreeMap::new(),
            calls: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(wasm) {
            module.take(payload?)?;
        }
        Ok(module)
    }

    fn take(&mut self, payload: Payload<'a>) -> Outcome<()> {
        match payload {
            Payload::TypeSection(section) => {
                for group in section {
                    for one in group?.into_types() {
                        self.signatures.push(match one.composite_type.inner {
                            CompositeInnerType::Func(signature) => Some(signature),
                            _ => None,
                        });
                    }
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let TypeRef::Func(index) = import?.ty else {
                        return Err("only functions may be imported into the wasm".into());
                    };
                    self.types.push(index);
                    self.imported += 1;
                }
            }
            Payload::FunctionSection(section) => {
                for index in section {
                    self.types.push(index?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        self.roots.insert(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => {
                self.roots.insert(func);
            }
            Payload::ElementSection(section) => {
                for element in section {
                    self.take_elements(element?.items)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.take_body(body)?,
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Name(reader) => {
                    for part in reader {
                        if let Name::Function(map) = part? {
                            for naming in map {
                                let naming = naming?;
                                self.names.insert(naming.index, naming.name.to_owned());
                            }
                        }
                    }
                }
                _ if section.name() == "target_features" => self.features = Some(section.data()),
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn take_elements(&mut self, items: ElementItems<'a>) -> Outcome<()> {
        match items {
            ElementItems::Functions(functions) => {
                for function in functions {
                    self.roots.insert(function?);
                }
            }
            ElementItems::Expressions(_, expressions) => {
                for expression in expressions {
                    for operator in expression?.get_operators_reader() {
                        if let Operator::RefFunc { function_index } = operator? {
                            self.roots.insert(function_index);
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn take_body(&mut self, body: FunctionBody<'a>) -> Outcome<()> {
        let mut calls = BTreeSet::new();
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index }
                | Operator::ReturnCall { function_index }
                | Operator::RefFunc { function_index } => {
                    calls.insert(function_index);
                }
                _ => {}
            }
        }
        self.calls.push(calls.into_iter().collect());
        self.bodies.push(body);
        Ok(())
    }

    /// Whether the function has its body here.
    pub(super) fn is_defined(&self, function: u32) -> bool {
        function >= self.imported
    }

    /// The place of a function's body.
    fn place(&self, function: u32) -> Option<usize> {
        function
            .checked_sub(self.imported)
            .map(|place| place as usize)
    }

    /// The functions that a function names.
    pub(super) fn calls(&self, function: u32) -> &[u32] {
        let place = self.place(function);
        place
            .and_then(|place| self.calls.get(place))
            .map_or(&[], Vec::as_slice)
    }

    pub(super) fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.place(function)
            .and_then(|place| self.bodies.get(place))
    }

    /// The function whose body stands at this place.
    pub(super) fn function_at(&self, place: u32) -> u32 {
        self.imported + place
    }

    pub(super) fn signature(&self, function: u32) -> Option<&FuncType> {
        let index = *self.types.get(function as usize)?;
        self.signatures.get(index as usize)?.as_ref()
    }

    /// The table through which functions are called.
    pub(super) fn function_table(&self) -> Outcome<u32> {
        let place = self
            .tables
            .iter()
            .position(|table| table.element_type.is_func_ref());
        let place = place.ok_or("the wasm has no table of functions")?;
        Ok(u32::try_from(place)?)
    }

    /// The functions of this path, whatever hash the compiler has added.
    pub(super) fn named(&self, path: &str) -> Vec<u32> {
        let is_path = |name: &str| {
            // The newer names have a hash behind the crate, the older ones at the end.
            let name = match name.split_once('[') {
                Some((package, rest)) if rest.get(16..17) == Some("]") => {
                    &[package, &rest[17..]].concat()
                }
                _ => name,
            };
            name.strip_prefix(path)
                .is_some_and(|hash| hash.is_empty() || hash.starts_with("::h") && hash.len() == 19)
        };
        let named = self.names.iter().filter(|(_, name)| is_path(name));
        named.map(|(function, _)| *function).collect()
    }
}
