//! Binaries: what they are, and the WIT that is in them.

use crate::api::components::BinaryKind;
use crate::api::types::ProblemKind::InvalidBinary;
use crate::problem::{Outcome, any, problem};
use wasmparser::{Parser, Validator, WasmFeatures};
use wit_component::{DecodedWasm, WitPrinter};
use wit_parser::WorldId;

/// Whether the bytes are a valid module or a valid component.
pub fn validate(binary: &[u8]) -> Outcome<BinaryKind> {
    // As wac and wit-component do it: what a host supports is for the host to say.
    let mut validator = Validator::new_with_features(WasmFeatures::all());
    validator
        .validate_all(binary)
        .map_err(|error| problem(InvalidBinary, error.message()).at_byte(error.offset()))?;
    if Parser::is_component(binary) {
        return Ok(BinaryKind::Component);
    }
    Ok(BinaryKind::Module)
}

/// Validates bytes that have to be a component.
pub fn validate_component(binary: &[u8]) -> Outcome<()> {
    match validate(binary)? {
        BinaryKind::Component => Ok(()),
        BinaryKind::Module => Err(problem(
            InvalidBinary,
            "expected a component, found a core module",
        )),
    }
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

/// The WIT in a component, or in a WIT package in its binary form.
pub fn component(binary: &[u8]) -> Outcome<DecodedWasm> {
    // Decoding takes for granted much that only validation finds out.
    validate_component(binary)?;
    wit_component::decode(binary).map_err(any(InvalidBinary))
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
    let all = resolve.packages.iter().map(|(id, _)| id);
    let others: Vec<_> = all.filter(|id| *id != main).collect();
    let mut printer = WitPrinter::default();
    printer
        .print(resolve, main, &others)
        .map_err(any(InvalidBinary))?;
    Ok(printer.output.to_string())
}
