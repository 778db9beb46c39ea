//! What Go code needs around its bindings, so that a build asks no module proxy for anything.

use crate::api::bindings::GeneratedFile;

/// The module that the bindings are in; its root is the program that a component is linked from.
pub const BINDINGS: &str = "wit_component";

/// `scripts/build-core.mjs` says where cargo keeps the sources of wit-bindgen-go, which carries its
/// runtime module: `go.bytecodealliance.org/pkg`.
macro_rules! runtime {
    ($($path:literal),* $(,)?) => {
        [$((
            concat!("pkg/", $path),
            include_str!(concat!(env!("WIT_BINDGEN_GO"), "/src/pkg/", $path)),
        )),*]
    };
}

const RUNTIME: [(&str, &str); 12] = runtime![
    "LICENSE",
    "go.mod",
    "wit/async/async.go",
    "wit/async/empty.s",
    "wit/runtime/empty.s",
    "wit/runtime/runtime.go",
    "wit/types/future.go",
    "wit/types/option.go",
    "wit/types/result.go",
    "wit/types/stream.go",
    "wit/types/tuple.go",
    "wit/types/unit.go",
];

const MODULE: &str = "module wit_component\n\ngo 1.25\n";

const PROGRAM: &str = "package main

import _ \"wit_component/wit_exports\"

func main() {}
";

pub fn files() -> impl Iterator<Item = GeneratedFile> {
    let own = [("go.mod", MODULE), ("main.go", PROGRAM)];
    own.into_iter()
        .chain(RUNTIME)
        .map(|(path, text)| GeneratedFile {
            path: path.to_owned(),
            bytes: text.as_bytes().to_vec(),
        })
}
