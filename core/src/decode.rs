//! Binaries: what they are, and the WIT that is in them.

use crate::api::components::BinaryKind;
use crate::api::types::ProblemKind::InvalidBinary;
use crate::problem::{Outcome, any, problem};
use crate::shape;
use wasmparser::component_types::ComponentItem;
use wasmparser::types::Types;
use wasmparser::{BinaryReaderError, Parser, Payload, Validator, WasmFeatures};
use wit_component::{DecodedWasm, WitPrinter};
use wit_parser::{Resolve, Type, TypeDefKind, TypeOwner, WorldId};

/// What every module and component begins with.
const MAGIC: &[u8] = b"\0asm";

/// Whether the bytes are a valid module or a valid component.
pub fn validate(binary: &[u8]) -> Outcome<BinaryKind> {
    types(binary)?;
    if Parser::is_component(binary) {
        return Ok(BinaryKind::Component);
    }
    Ok(BinaryKind::Module)
}

fn types(binary: &[u8]) -> Outcome<Types> {
    if !binary.starts_with(MAGIC) {
        let message = "these are not the bytes of a WebAssembly module or component";
        return Err(problem(InvalidBinary, message).at_byte(0));
    }
    whole(binary)?;
    // As wac and wit-component do it: what a host supports is for the host to say.
    Validator::new_with_features(WasmFeatures::all())
        .validate_all(binary)
        .map_err(|error| problem(InvalidBinary, error.message()).at_byte(error.offset()))
}

/// Nothing nested is cut off: wasmparser takes the end of the bytes for the end of what is nested in them.
fn whole(binary: &[u8]) -> Outcome<()> {
    let invalid =
        |error: BinaryReaderError| problem(InvalidBinary, error.message()).at_byte(error.offset());
    for payload in Parser::new(0).parse_all(binary) {
        let nested = match payload.map_err(invalid)? {
            Payload::ModuleSection {
                unchecked_range, ..
            } => unchecked_range,
            Payload::ComponentSection {
                unchecked_range, ..
            } => unchecked_range,
            _ => continue,
        };
        if nested.end > binary.len() as u64 {
            let message = "unexpected end-of-file in a nested module or component";
            return Err(problem(InvalidBinary, message).at_byte(binary.len() as u64));
        }
    }
    Ok(())
}

/// Validates bytes that have to be a component.
fn component_types(binary: &[u8]) -> Outcome<Types> {
    let types = types(binary)?;
    if Parser::is_component(binary) {
        return Ok(types);
    }
    let message = "expected a component, found a core module";
    Err(problem(InvalidBinary, message))
}

/// Validates bytes that have to be a core module.
pub fn validate_module(binary: &[u8]) -> Outcome<()> {
    match validate(binary)? {
        BinaryKind::Module => Ok(()),
        BinaryKind::Component => Err(problem(
            InvalidBinary,
            "expected a core module, found a component",
        )),
    }
}

/// Validates bytes that have to be a component that wac can read.
pub fn validate_for_wac(binary: &[u8]) -> Outcome<()> {
    let types = component_types(binary)?;
    let (imports, exports) = items(binary, &types)?;
    shape::wac::check(&types, &imports)?;
    shape::wac::check(&types, &exports)
}

/// The WIT in a component, or in a WIT package in its binary form.
pub fn component(binary: &[u8]) -> Outcome<DecodedWasm> {
    let types = component_types(binary)?;
    let (imports, exports) = items(binary, &types)?;
    shape::wit::check(&types, &imports, &exports)?;
    wit_component::decode(binary).map_err(any(InvalidBinary))
}

type Named<'a> = Vec<(String, &'a ComponentItem)>;

/// The imports and the exports of a component.
fn items<'a>(binary: &[u8], types: &'a Types) -> Outcome<(Named<'a>, Named<'a>)> {
    let invalid = |error: BinaryReaderError| problem(InvalidBinary, error.message());
    let types = types.as_ref();
    let (mut imports, mut exports) = (Vec::new(), Vec::new());
    let mut depth = 0;
    for payload in Parser::new(0).parse_all(binary) {
        match payload.map_err(invalid)? {
            Payload::Version { .. } => depth += 1,
            Payload::End(_) => depth -= 1,
            Payload::ComponentImportSection(section) if depth == 1 => {
                for import in section {
                    let name = import.map_err(invalid)?.name.name;
                    let item = types.component_item_for_import(name);
                    imports.extend(item.map(|item| (name.to_owned(), item)));
                }
            }
            Payload::ComponentExportSection(section) if depth == 1 => {
                for export in section {
                    let name = export.map_err(invalid)?.name.name;
                    let item = types.component_item_for_export(name);
                    exports.extend(item.map(|item| (name.to_owned(), item)));
                }
            }
            _ => {}
        }
    }
    Ok((imports, exports))
}

/// The world of a component; none for a WIT package.
pub fn world(decoded: &DecodedWasm) -> Option<WorldId> {
    match decoded {
        DecodedWasm::WitPackage(..) => None,
        DecodedWasm::Component(_, world) => Some(*world),
    }
}

/// The text of the package with all others nested in it, as `wasm-tools component wit` prints it.
pub fn print(decoded: &DecodedWasm) -> Outcome<String> {
    let resolve = decoded.resolve();
    let main = decoded.package();
    check_uses(resolve)?;
    let all = resolve.packages.iter().map(|(id, _)| id);
    let others: Vec<_> = all.filter(|id| *id != main).collect();
    let mut printer = WitPrinter::default();
    printer
        .print(resolve, main, &others)
        .map_err(any(InvalidBinary))?;
    Ok(printer.output.to_string())
}

/// The printer and the encoder panic at a `use` of what has no name to use it by.
pub fn check_uses(resolve: &Resolve) -> Outcome<()> {
    for (_, ty) in &resolve.types {
        let TypeDefKind::Type(Type::Id(source)) = ty.kind else {
            continue;
        };
        let owner = resolve.types[source].owner;
        let nameless = match owner {
            TypeOwner::Interface(interface) => resolve.interfaces[interface].name.is_none(),
            TypeOwner::World(_) => true,
            TypeOwner::None => false,
        };
        if nameless && owner != ty.owner {
            let name = ty.name.as_deref().unwrap_or("a type");
            let message = format!("WIT cannot express `{name}`: it is a type of something unnamed");
            return Err(problem(InvalidBinary, message));
        }
    }
    Ok(())
}
