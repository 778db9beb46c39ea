//! From text to the boundary's values.

mod call;
mod misread;
mod tree;

pub use call::Call;

use crate::api::wave::Value as Tree;
use crate::problem::Outcome;
use misread::Misread;
use wasm_wave::untyped::UntypedValue;
use wasm_wave::value::Type;

/// Reads a value of the given type.
pub fn value(text: &str, ty: &Type) -> Outcome<Tree> {
    let parsed = UntypedValue::parse(text).map_err(Misread::from);
    let tree = parsed.and_then(|parsed| tree::tree(text, parsed.node(), ty));
    tree.map_err(|misread| misread.problem(text, 0))
}
