//! A binary without what only debuggers read.

use super::modules::invalid;
use crate::problem::Outcome;
use wasm_encoder::{ComponentSectionId, Encode, RawSection, Section};
use wasmparser::{Encoding, Parser, Payload};

/// A module or component that is being written, and whether it is a module.
struct Open {
    bytes: Vec<u8>,
    is_module: bool,
}

pub fn strip(binary: &[u8]) -> Outcome<Vec<u8>> {
    let mut stack: Vec<Open> = Vec::new();
    for payload in Parser::new(0).parse_all(binary) {
        let payload = payload.map_err(invalid)?;
        match &payload {
            Payload::Version { encoding, .. } => {
                let is_module = *encoding == Encoding::Module;
                let bytes = if is_module {
                    wasm_encoder::Module::HEADER.to_vec()
                } else {
                    wasm_encoder::Component::HEADER.to_vec()
                };
                stack.push(Open { bytes, is_module });
            }
            Payload::End(_) => {
                let Some(done) = stack.pop() else { break };
                let Some(around) = stack.last_mut() else {
                    return Ok(done.bytes);
                };
                let id = if done.is_module {
                    ComponentSectionId::CoreModule
                } else {
                    ComponentSectionId::Component
                };
                around.bytes.push(id as u8);
                done.bytes.encode(&mut around.bytes);
            }
            Payload::CustomSection(custom) if is_dropped(custom.name(), stack.last()) => {}
            // What is nested comes with payloads of its own.
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => {}
            _ => {
                if let (Some((id, range)), Some(open)) = (payload.as_section(), stack.last_mut()) {
                    let data = &binary[range.start as usize..range.end as usize];
                    RawSection { id, data }.append_to(&mut open.bytes);
                }
            }
        }
    }
    Ok(binary.to_vec())
}

/// A component's own names are few, and hosts show them.
fn is_dropped(name: &str, open: Option<&Open>) -> bool {
    let in_module = open.is_some_and(|open| open.is_module);
    in_module && (name == "name" || name.starts_with(".debug_"))
}
