//! Names of functions, as a module has them and as people read them.

use super::modules::Custom;
use std::collections::HashMap;
use wasmparser::{BinaryReader, Name, NameSectionReader};

/// Validators do not look into it: what cannot be read of it is not there.
#[derive(Default)]
pub struct Names {
    pub module: Option<String>,
    pub functions: HashMap<u32, String>,
}

impl Names {
    pub fn read(custom: &Custom) -> Self {
        let mut names = Self::default();
        let reader = BinaryReader::new(custom.data, custom.offset as u64);
        for part in NameSectionReader::new(reader).flatten() {
            match part {
                Name::Module { name, .. } => names.module = Some(name.to_owned()),
                Name::Function(functions) => {
                    let named = functions.into_iter().flatten();
                    let named = named.map(|naming| (naming.index, naming.name.to_owned()));
                    names.functions.extend(named);
                }
                _ => {}
            }
        }
        names
    }
}

/// As the language writes it that the symbol comes from.
pub fn demangled(symbol: &str) -> String {
    if let Ok(rust) = rustc_demangle::try_demangle(symbol) {
        return format!("{rust:#}");
    }
    let cpp = symbol
        .starts_with("_Z")
        .then(|| cpp_demangle::Symbol::new(symbol));
    cpp.and_then(Result::ok)
        .and_then(|symbol| symbol.demangle().ok())
        .unwrap_or_else(|| symbol.to_owned())
}
