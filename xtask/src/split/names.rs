//! Short names between the wasm and its script.
//!
//! The tool that binds them writes names with a hash of sixteen digits, which no compression
//! makes shorter: in both files together they are 5,000 bytes of a cold visit.

use std::collections::BTreeMap;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{EntityType, ExportSection, ImportSection};
use wasmparser::{ExportSectionReader, ImportSectionReader, Parser, Payload};

use crate::Outcome;

/// What the tool's own names begin with; a name that the app gives stays.
const BEGINNINGS: [&str; 3] = ["__wbg_", "__wbindgen_", "wasm_bindgen__"];

/// Renames in a wasm and in its script, which stay a pair.
///
/// # Errors
///
/// When the wasm cannot be read, or when the script lacks one of its names.
pub fn shorten(wasm: &[u8], script: &str) -> Outcome<(Vec<u8>, String)> {
    let names = names(wasm)?;
    let mut writer = Writer { names: &names };
    let mut output = wasm_encoder::Module::new();
    writer
        .parse_core_module(&mut output, Parser::new(0), wasm)
        .map_err(|error: Error| error.to_string())?;
    Ok((output.finish(), renamed(script, &names)?))
}

/// The tool's names in the order in which the wasm has them, and the short ones.
fn names(wasm: &[u8]) -> Outcome<BTreeMap<String, String>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    found.push(import?.name.to_owned());
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    found.push(export?.name.to_owned());
                }
            }
            _ => {}
        }
    }
    let mut names = BTreeMap::new();
    for name in found {
        if BEGINNINGS.iter().any(|begin| name.starts_with(begin)) {
            let short = format!("_{}", names.len());
            names.entry(name).or_insert(short);
        }
    }
    Ok(names)
}

/// The script with every name replaced where it stands as a whole word.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> Outcome<String> {
    let is_word = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '$');
    let mut missing: Vec<&str> = names.keys().map(String::as_str).collect();
    let mut output = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let gap = rest.find(is_word).unwrap_or(rest.len());
        output.push_str(&rest[..gap]);
        rest = &rest[gap..];
        let end = rest.find(|sign| !is_word(sign)).unwrap_or(rest.len());
        let word = &rest[..end];
        missing.retain(|name| *name != word);
        output.push_str(names.get(word).map_or(word, String::as_str));
        rest = &rest[end..];
    }
    if missing.is_empty() {
        Ok(output)
    } else {
        Err(format!("the script lacks {}", missing.join(", ")).into())
    }
}

struct Writer<'a> {
    names: &'a BTreeMap<String, String>,
}

impl Reencode for Writer<'_> {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for import in section.into_imports() {
            let import = import.map_err(Error::from)?;
            let kind: EntityType = self.entity_type(import.ty)?;
            let name = self.names.get(import.name);
            imports.import(
                import.module,
                name.map_or(import.name, String::as_str),
                kind,
            );
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        for export in section {
            let mut export = export.map_err(Error::from)?;
            let names = self.names;
            export.name = names.get(export.name).map_or(export.name, String::as_str);
            utils::parse_export(self, exports, export)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, ExportKind, Function, FunctionSection, Module, TypeSection};

    use super::*;

    fn module() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = ImportSection::new();
        imports.import(
            "./app.js",
            "__wbg_new_0123456789abcdef",
            EntityType::Function(0),
        );
        module.section(&imports);
        let mut functions = FunctionSection::new();
        functions.function(0);
        module.section(&functions);
        let mut exports = ExportSection::new();
        exports.export("__wbindgen_start", ExportKind::Func, 1);
        exports.export("f1", ExportKind::Func, 1);
        module.section(&exports);
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().call(0).end();
        code.function(&body);
        module.section(&code);
        module.finish()
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let script = "a={__wbg_new_0123456789abcdef:()=>x.__wbg_new_01};w.__wbindgen_start()";
        let (wasm, script) = shorten(&module(), script).unwrap();
        assert_eq!(script, "a={_0:()=>x.__wbg_new_01};w._1()");
        let names = |wasm: &[u8]| {
            let mut names = Vec::new();
            for payload in Parser::new(0).parse_all(wasm) {
                match payload.unwrap() {
                    Payload::ImportSection(section) => {
                        let all = section.into_imports();
                        names.extend(all.map(|import| import.unwrap().name.to_owned()));
                    }
                    Payload::ExportSection(section) => {
                        names.extend(section.into_iter().map(|e| e.unwrap().name.to_owned()));
                    }
                    _ => {}
                }
            }
            names
        };
        assert_eq!(names(&wasm), ["_0", "_1", "f1"]);
        wasmparser::validate(&wasm).unwrap();
    }

    #[test]
    fn a_script_that_is_not_its_pair_is_refused() {
        let error = shorten(&module(), "w.__wbindgen_start()").unwrap_err();
        assert!(
            error.to_string().contains("__wbg_new_0123456789abcdef"),
            "{error}"
        );
    }
}
