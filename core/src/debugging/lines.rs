//! From bytes of a binary to lines of its sources, by the DWARF of its modules.

use super::modules::Module;
use super::names::{Names, demangled};
use crate::api::debugging::{Frame, Place};
use addr2line::Context;
use gimli::{EndianSlice, LittleEndian};

type Slice<'a> = EndianSlice<'a, LittleEndian>;

pub fn locate(modules: &[Module], offsets: &[u32]) -> Vec<Place> {
    let known: Vec<_> = modules.iter().map(Known::new).collect();
    let place = |offset: usize| {
        let found = known.iter().find_map(|module| module.place(offset));
        found.unwrap_or(Place {
            index: None,
            frames: Vec::new(),
        })
    };
    offsets
        .iter()
        .map(|offset| place(*offset as usize))
        .collect()
}

/// A module with what it says of its functions.
pub struct Known<'a> {
    module: &'a Module<'a>,
    context: Option<Context<Slice<'a>>>,
    pub names: Names,
}

impl<'a> Known<'a> {
    pub fn new(module: &'a Module<'a>) -> Self {
        Self {
            module,
            context: context(module),
            names: module.names(),
        }
    }

    /// What stands at a byte; none when it is not in the code of this module.
    pub fn place(&self, offset: usize) -> Option<Place> {
        let code = self
            .module
            .code
            .as_ref()
            .filter(|code| code.contains(&offset))?;
        let index = self.module.function_at(offset);
        let context = self.context.as_ref();
        let written = context.and_then(|context| written_at(context, (offset - code.start) as u64));
        let mut frames = written.unwrap_or_default();
        let name = || Some(demangled(self.names.functions.get(&index?)?));
        match frames.last_mut() {
            // Line tables alone name what was inlined, and not what it was inlined into.
            Some(outermost) if outermost.function.is_none() => outermost.function = name(),
            Some(_) => {}
            None => frames.extend(name().map(|name| frame(Some(name)))),
        }
        Some(Place { index, frames })
    }
}

/// None for a module without DWARF, or with some that makes no sense.
fn context<'a>(module: &'a Module) -> Option<Context<Slice<'a>>> {
    module.custom(".debug_info")?;
    let section = |id: gimli::SectionId| -> Result<Slice<'a>, gimli::Error> {
        let data = module.custom(id.name()).unwrap_or_default();
        Ok(EndianSlice::new(data, LittleEndian))
    };
    let dwarf = gimli::Dwarf::load(section).ok()?;
    Context::from_dwarf(dwarf).ok()
}

/// `address`: relative to the contents of the code section, as DWARF for WebAssembly has it.
fn written_at(context: &Context<Slice>, address: u64) -> Option<Vec<Frame>> {
    let mut found = context.find_frames(address).skip_all_loads().ok()?;
    let mut frames = Vec::new();
    while let Ok(Some(next)) = found.next() {
        let name = next.function.and_then(|function| {
            let name = function.raw_name().ok()?;
            Some(demangled(&name))
        });
        let place = next.location;
        let told = Frame {
            file: place
                .as_ref()
                .and_then(|place| place.file.map(str::to_owned)),
            line: place.as_ref().and_then(|place| place.line),
            column: place
                .as_ref()
                .and_then(|place| place.column)
                .filter(|column| *column > 0),
            ..frame(name)
        };
        if told.function.is_some() || told.line.is_some() {
            frames.push(told);
        }
    }
    Some(frames)
}

fn frame(function: Option<String>) -> Frame {
    Frame {
        function,
        file: None,
        line: None,
        column: None,
    }
}
