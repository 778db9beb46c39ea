//! The core modules of a binary, as far as debugging asks.

use super::names::Names;
use crate::api::types::ProblemKind::InvalidBinary;
use crate::problem::{Outcome, problem};
use std::ops::Range;
use wasmparser::{BinaryReaderError, Parser, Payload, TypeRef};

/// Places are bytes from the start of the whole binary.
pub struct Module<'a> {
    pub bytes: Range<usize>,
    pub code: Option<Range<usize>>,
    /// The bodies of its functions, those that it imports not counted.
    pub bodies: Vec<Range<usize>>,
    pub imported: u32,
    pub data: usize,
    pub customs: Vec<Custom<'a>>,
}

pub struct Custom<'a> {
    pub name: &'a str,
    pub data: &'a [u8],
    pub offset: usize,
}

impl Module<'_> {
    pub fn custom(&self, name: &str) -> Option<&[u8]> {
        let found = self.customs.iter().find(|custom| custom.name == name);
        found.map(|custom| custom.data)
    }

    pub fn names(&self) -> Names {
        let section = self.customs.iter().find(|custom| custom.name == "name");
        section.map(Names::read).unwrap_or_default()
    }

    /// The index of the function that a byte belongs to.
    pub fn function_at(&self, offset: usize) -> Option<u32> {
        let after = self.bodies.partition_point(|body| body.end <= offset);
        let body = self.bodies.get(after)?;
        let index = u32::try_from(after).ok()?;
        body.contains(&offset).then_some(self.imported + index)
    }
}

/// All modules, in the order in which they begin.
pub fn read(binary: &[u8]) -> Outcome<Vec<Module<'_>>> {
    let mut modules: Vec<Module> = Vec::new();
    // Those that are open, by their places in `modules`; none for a component.
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut next: Range<usize> = 0..binary.len();
    for payload in Parser::new(0).parse_all(binary) {
        let payload = payload.map_err(invalid)?;
        match &payload {
            Payload::Version { encoding, .. } => {
                let is_module = *encoding == wasmparser::Encoding::Module;
                open.push(is_module.then_some(modules.len()));
                if is_module {
                    modules.push(begin(next.clone()));
                }
            }
            Payload::ModuleSection {
                unchecked_range, ..
            } => next = bytes(unchecked_range),
            Payload::End(_) => {
                open.pop();
            }
            _ => {}
        }
        if let Some(Some(index)) = open.last() {
            add(&mut modules[*index], &payload)?;
        }
    }
    Ok(modules)
}

fn begin<'a>(bytes: Range<usize>) -> Module<'a> {
    Module {
        bytes,
        code: None,
        bodies: Vec::new(),
        imported: 0,
        data: 0,
        customs: Vec::new(),
    }
}

fn add<'a>(module: &mut Module<'a>, payload: &Payload<'a>) -> Outcome<()> {
    match payload {
        Payload::ImportSection(imports) => {
            for import in imports.clone().into_imports() {
                if matches!(
                    import.map_err(invalid)?.ty,
                    TypeRef::Func(_) | TypeRef::FuncExact(_)
                ) {
                    module.imported += 1;
                }
            }
        }
        Payload::CodeSectionStart { range, .. } => module.code = Some(bytes(range)),
        Payload::CodeSectionEntry(body) => module.bodies.push(bytes(&body.range())),
        Payload::DataSection(data) => module.data = bytes(&data.range()).len(),
        Payload::CustomSection(custom) => module.customs.push(Custom {
            name: custom.name(),
            data: custom.data(),
            offset: index(custom.data_offset()),
        }),
        _ => {}
    }
    Ok(())
}

fn bytes(range: &Range<u64>) -> Range<usize> {
    index(range.start)..index(range.end)
}

/// A place in bytes that are in memory.
fn index(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

pub fn invalid(error: BinaryReaderError) -> crate::api::types::Problem {
    problem(InvalidBinary, error.message()).at_byte(error.offset())
}
