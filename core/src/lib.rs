//! The core of Wasmwright: wasm-tools, wac and wit-bindgen behind the WIT in
//! `core/wit`, as one component without imports.
//!
//! Each module implements one interface of the world or serves those that do.

mod bindings;
mod compatibility;
mod components;
mod composition;
mod debugging;
mod decode;
mod model;
mod package_statement;
mod problem;
mod shape;
mod source;
mod statements;
mod target;
mod text;
mod wave;
mod wit;
mod wit_errors;

mod boundary {
    wit_bindgen::generate!({ world: "core", path: "wit", generate_all });
}

use boundary::exports::wasmwright::core as api;

/// What the exported interfaces are implemented on.
struct Core;

boundary::export!(Core with_types_in boundary);
