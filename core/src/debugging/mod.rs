//! The interface `debugging`: where an instruction comes from, and what takes up the bytes.

mod lines;
mod modules;
mod names;
mod shares;
mod strip;

use crate::Core;
use crate::api::debugging::{ByteRange, CoreModule, Guest, ModuleSizes, Place};
use crate::api::types::Problem;
use crate::decode;
use modules::Module;
use std::ops::Range;

impl Guest for Core {
    fn modules(binary: Vec<u8>) -> Result<Vec<CoreModule>, Problem> {
        decode::validate(&binary)?;
        let modules = modules::read(&binary)?;
        Ok(modules.iter().map(describe).collect())
    }

    fn locate(binary: Vec<u8>, offsets: Vec<u32>) -> Result<Vec<Place>, Problem> {
        decode::validate(&binary)?;
        let modules = modules::read(&binary)?;
        Ok(lines::locate(&modules, &offsets))
    }

    fn strip(binary: Vec<u8>) -> Result<Vec<u8>, Problem> {
        decode::validate(&binary)?;
        strip::strip(&binary)
    }

    fn sizes(binary: Vec<u8>) -> Result<Vec<ModuleSizes>, Problem> {
        decode::validate(&binary)?;
        let modules = modules::read(&binary)?;
        Ok(modules.iter().map(shares::sizes).collect())
    }
}

fn describe(module: &Module) -> CoreModule {
    CoreModule {
        bytes: range(&module.bytes),
        code: module.code.as_ref().map(range),
        name: module.names().module,
        build_id: module.custom("build_id").and_then(build_id),
        has_lines: module.custom(".debug_line").is_some(),
        has_names: module.custom("name").is_some(),
    }
}

/// A length in LEB128, and so many bytes: no build id is as long as 128.
fn build_id(section: &[u8]) -> Option<String> {
    let (length, id) = section.split_first()?;
    let id = id.get(..usize::from(*length))?;
    Some(id.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn range(range: &Range<usize>) -> ByteRange {
    ByteRange {
        start: u32::try_from(range.start).unwrap_or(u32::MAX),
        end: u32::try_from(range.end).unwrap_or(u32::MAX),
    }
}
