//! The interface `wave`: values as text, read and written by the types of a component.

mod exports;
mod read;
mod write;

use crate::api::types::{Problem, ProblemKind};
use crate::api::wave::{Call, Guest, Value};
use crate::problem::{Outcome, problem};
use crate::{Core, decode};
use exports::{Exported, Exports};
use wasm_wave::value::{FuncType, Type, resolve_wit_func_type};
use wasm_wave::wasm::WasmFunc;
use wit_component::DecodedWasm;

impl Guest for Core {
    fn parse_call(component: Vec<u8>, text: String) -> Result<Call, Problem> {
        let decoded = decode::component(&component)?;
        let exports = exports_of(&decoded)?;
        let call = read::Call::split(&text)?;
        let exported = exports
            .find(call.interface, call.function)
            .map_err(|problem| call.at_name(problem))?;
        let types = func_type(&decoded, exported)?;
        Ok(Call {
            interface: exported.interface.clone(),
            function: exported.function.name.clone(),
            arguments: call.arguments(&types)?,
            has_result: exported.function.result.is_some(),
        })
    }

    fn parse_result(
        component: Vec<u8>,
        interface: Option<String>,
        function: String,
        text: String,
    ) -> Result<Value, Problem> {
        let ty = result_type(&component, interface.as_deref(), &function)?;
        read::value(&text, &ty)
    }

    fn print_result(
        component: Vec<u8>,
        interface: Option<String>,
        function: String,
        value: Value,
    ) -> Result<String, Problem> {
        let ty = result_type(&component, interface.as_deref(), &function)?;
        write::value(&value, &ty)
    }
}

fn wave_problem(message: impl AsRef<str>) -> Problem {
    problem(ProblemKind::Wave, message)
}

fn exports_of(decoded: &DecodedWasm) -> Outcome<Exports<'_>> {
    match decode::world(decoded) {
        Some(world) => Ok(Exports::of(decoded.resolve(), world)),
        None => Err(wave_problem("a WIT package has no functions to call")),
    }
}

fn func_type(decoded: &DecodedWasm, exported: &Exported) -> Outcome<FuncType> {
    resolve_wit_func_type(decoded.resolve(), exported.function).map_err(|error| {
        wave_problem(format!(
            "`{}` cannot be called with WAVE: {error}",
            exported.function.name
        ))
    })
}

fn result_type(component: &[u8], interface: Option<&str>, function: &str) -> Outcome<Type> {
    let decoded = decode::component(component)?;
    let exports = exports_of(&decoded)?;
    let exported = exports.find(interface, function)?;
    let types = func_type(&decoded, exported)?;
    let mut results = types.results();
    results
        .next()
        .ok_or_else(|| wave_problem(format!("`{function}` has no result")))
}
