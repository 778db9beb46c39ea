//! The interface `components`: core modules and components.

use crate::api::components::{Adapter, BinaryKind, Guest, Mismatch};
use crate::api::types::{File, Problem, ProblemKind, WitSource};
use crate::problem::{any, problem};
use crate::text::Text;
use crate::{Core, decode, source, target};
use wasi_preview1_component_adapter_provider::{
    WASI_SNAPSHOT_PREVIEW1_ADAPTER_NAME as PREVIEW1,
    WASI_SNAPSHOT_PREVIEW1_COMMAND_ADAPTER as COMMAND_ADAPTER,
    WASI_SNAPSHOT_PREVIEW1_REACTOR_ADAPTER as REACTOR_ADAPTER,
};
use wasmparser::{Parser, Payload};
use wit_component::{ComponentEncoder, StringEncoding};

impl Guest for Core {
    fn assemble(source: File) -> Result<Vec<u8>, Problem> {
        assemble(&source.text).map_err(|error| {
            let offset = error.span().offset();
            let range = Text::new(&source.text).range(offset..offset);
            problem(ProblemKind::WatSyntax, error.message()).at(&source.path, range)
        })
    }

    fn validate(binary: Vec<u8>) -> Result<BinaryKind, Problem> {
        decode::validate(&binary)
    }

    fn target(
        component: Vec<u8>,
        source: WitSource,
        world: Option<String>,
    ) -> Result<Vec<Mismatch>, Problem> {
        target::mismatches(component, &source, world.as_deref())
    }

    fn embed(
        mut module: Vec<u8>,
        source: WitSource,
        world: Option<String>,
    ) -> Result<Vec<u8>, Problem> {
        decode::validate_module(&module)?;
        let loaded = source::load(&source)?;
        let world = loaded.world(world.as_deref())?;
        let encoding = StringEncoding::default();
        wit_component::embed_component_metadata(&mut module, &loaded.resolve, world, encoding)
            .map_err(any(ProblemKind::Componentize))?;
        Ok(module)
    }

    fn componentize(module: Vec<u8>, adapter: Adapter) -> Result<Vec<u8>, Problem> {
        decode::validate_module(&module)?;
        encode_component(&module, adapter).map_err(any(ProblemKind::Componentize))
    }
}

fn assemble(text: &str) -> Result<Vec<u8>, wast::Error> {
    let buffer = wast::parser::ParseBuffer::new(text)?;
    let mut parsed = wast::parser::parse::<wast::Wat>(&buffer)?;
    parsed.encode()
}

fn encode_component(module: &[u8], adapter: Adapter) -> anyhow::Result<Vec<u8>> {
    let mut encoder = ComponentEncoder::default();
    encoder.validate(true).module(module)?;
    if imports_preview1(module)? {
        let adapter = match adapter {
            Adapter::Reactor => REACTOR_ADAPTER,
            Adapter::Command => COMMAND_ADAPTER,
        };
        encoder.adapter(PREVIEW1, adapter)?;
    }
    encoder.encode()
}

/// An adapter would add its own imports and exports to a module that does not need it.
fn imports_preview1(module: &[u8]) -> anyhow::Result<bool> {
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                if import?.module == PREVIEW1 {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}
