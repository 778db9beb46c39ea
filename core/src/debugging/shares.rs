//! What takes up the bytes of a module.

use super::lines::Known;
use super::modules::Module;
use super::names::demangled;
use crate::api::debugging::{ModuleSizes, Owner, Share};
use std::collections::BTreeMap;

pub fn sizes(module: &Module) -> ModuleSizes {
    let sum = |wanted: fn(&str) -> bool| {
        let found = module.customs.iter().filter(|custom| wanted(custom.name));
        small(found.map(|custom| custom.data.len()).sum())
    };
    let known = Known::new(module);
    let is_go = module.custom("go:buildid").is_some();
    let mut shares: BTreeMap<Key, usize> = BTreeMap::new();
    for (index, body) in (module.imported..).zip(&module.bodies) {
        let name = known.names.functions.get(&index);
        let key = match name {
            Some(name) if is_go => Some(package(name)),
            Some(name) => crate_of(name)
                .or_else(|| source(&known, body.start + body.len() / 2))
                .or_else(|| Some(namespace(name))),
            None => source(&known, body.start + body.len() / 2),
        };
        if let Some(key) = key {
            *shares.entry(key).or_default() += body.len();
        }
    }
    let mut shares: Vec<_> = shares.into_iter().collect();
    shares.sort_by(|((_, a), more), ((_, b), less)| less.cmp(more).then_with(|| a.cmp(b)));
    ModuleSizes {
        total: small(module.bytes.len()),
        code: small(module.code.as_ref().map_or(0, ExactSizeIterator::len)),
        data: small(module.data),
        names: sum(|name| name == "name"),
        debug: sum(|name| name.starts_with(".debug_")),
        code_shares: shares
            .into_iter()
            .map(|((owner, name), bytes)| Share {
                owner,
                name,
                bytes: small(bytes),
            })
            .collect(),
        name: known.names.module,
    }
}

type Key = (Owner, String);

/// The crate of a symbol that rustc has made.
fn crate_of(symbol: &str) -> Option<Key> {
    let name = format!("{:#}", rustc_demangle::try_demangle(symbol).ok()?);
    Some((Owner::Crate, first_name(&name).to_owned()))
}

/// The file that the function around a byte was written in.
fn source(known: &Known, offset: usize) -> Option<Key> {
    let frames = known.place(offset)?.frames;
    Some((Owner::File, frames.into_iter().next_back()?.file?))
}

/// The outermost namespace of C++, or the function itself where there is none.
fn namespace(symbol: &str) -> Key {
    let name = demangled(symbol);
    if name == symbol || !name.contains("::") {
        return (Owner::Function, name);
    }
    (Owner::Namespace, first_name(&name).to_owned())
}

/// `<alloc::vec::Vec<T> as core::ops::Drop>::drop` is of the crate that has written it: where it begins.
fn first_name(name: &str) -> &str {
    let start = name.trim_start_matches(['<', '&', '*', '(', '[']);
    let start = start.strip_prefix("dyn ").unwrap_or(start);
    let start = start.strip_prefix("mut ").unwrap_or(start);
    let end = start.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &start[..end.unwrap_or(start.len())]
}

/// Packages that stand before their first dot. In the names of others Go's linker writes `_` for the rest of the path.
const STANDARD: [&str; 40] = [
    "bufio", "bytes", "cmp", "context", "crypto", "embed", "errors", "expvar", "flag", "fmt",
    "hash", "html", "image", "io", "iter", "log", "main", "maps", "math", "mime", "net", "os",
    "path", "plugin", "reflect", "regexp", "runtime", "slices", "sort", "strconv", "strings",
    "structs", "sync", "syscall", "testing", "time", "unicode", "unique", "unsafe", "weak",
];

/// `example.com_module_package.__T_.Method` is of `example.com_module_package`, `internal_abi.NoEscape` of `internal_abi`.
fn package(symbol: &str) -> Key {
    let function = || (Owner::Function, symbol.to_owned());
    let compared = ["type_.eq.", "type_.hash."];
    let symbol = compared
        .iter()
        .find_map(|start| symbol.strip_prefix(start))
        .unwrap_or(symbol);
    let Some((first, rest)) = symbol.split_once('.') else {
        return function();
    };
    // What a component exports has its interface in its name, with a version.
    if symbol.contains(':') || rest.starts_with(|letter: char| letter.is_ascii_digit()) {
        return function();
    }
    let host = if first.contains('_') || STANDARD.contains(&first) {
        0
    } else {
        host_length(symbol)
    };
    let dot = symbol[host..].find('.').map(|at| host + at);
    (
        Owner::Package,
        symbol[..dot.unwrap_or(symbol.len())].to_owned(),
    )
}

/// Of `example.com` in `example.com_module.F`; zero where a name begins with no host.
fn host_length(symbol: &str) -> usize {
    let mut start = 0;
    for (at, letter) in symbol.char_indices() {
        match letter {
            'a'..='z' | '0'..='9' | '-' => {}
            '.' => start = at,
            '_' if start > 0 => return at,
            _ => return 0,
        }
    }
    0
}

fn small(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
