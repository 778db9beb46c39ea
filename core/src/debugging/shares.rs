//! What takes up the bytes of a module.

use super::modules::Module;
use super::names::demangled;
use crate::api::debugging::{ModuleSizes, Share};
use std::collections::HashMap;

/// The most shares that are told.
const MOST: usize = 40;

pub fn sizes(module: &Module) -> ModuleSizes {
    let names = module.names();
    let sum = |wanted: fn(&str) -> bool| {
        let found = module.customs.iter().filter(|custom| wanted(custom.name));
        small(found.map(|custom| custom.data.len()).sum())
    };
    let is_go = module.custom("go:buildid").is_some();
    let mut shares: HashMap<String, usize> = HashMap::new();
    for (index, body) in (module.imported..).zip(&module.bodies) {
        if let Some(name) = names.functions.get(&index) {
            *shares.entry(owner(name, is_go)).or_default() += body.len();
        }
    }
    let mut shares: Vec<_> = shares.into_iter().collect();
    shares.sort_by(|(a, more), (b, less)| less.cmp(more).then_with(|| a.cmp(b)));
    ModuleSizes {
        total: small(module.bytes.len()),
        code: small(module.code.as_ref().map_or(0, ExactSizeIterator::len)),
        data: small(module.data),
        names: sum(|name| name == "name"),
        debug: sum(|name| name.starts_with(".debug_")),
        code_shares: shares
            .into_iter()
            .take(MOST)
            .map(|(name, bytes)| Share {
                name,
                bytes: small(bytes),
            })
            .collect(),
        name: names.module,
    }
}

/// The crate, the package or, where there is neither, the function itself.
fn owner(symbol: &str, is_go: bool) -> String {
    if is_go {
        return package(symbol);
    }
    let name = demangled(symbol);
    if name == symbol || !name.contains("::") {
        return name;
    }
    // `<alloc::vec::Vec<T> as core::ops::Drop>::drop` is of the crate that has written it: where it begins.
    let start = name.trim_start_matches(['<', '&', '*', '(', '[']);
    let start = start.strip_prefix("dyn ").unwrap_or(start);
    let end = start.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    start[..end.unwrap_or(start.len())].to_owned()
}

/// `internal/abi.NoEscape` is of `internal/abi`.
fn package(symbol: &str) -> String {
    let slash = symbol.rfind('/').map_or(0, |at| at + 1);
    let dot = symbol[slash..].find('.').map(|at| slash + at);
    symbol[..dot.unwrap_or(symbol.len())].to_owned()
}

fn small(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
