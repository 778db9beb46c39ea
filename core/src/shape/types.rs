//! Whether a type that is defined twice is built from named types at the same places.

use wasmparser::component_types::{ComponentDefinedType, ComponentDefinedTypeId, ComponentValType};
use wasmparser::types::Types;

pub fn alike(types: &Types, one: ComponentDefinedTypeId, other: ComponentDefinedTypeId) -> bool {
    let (one, other) = (parts(&types[one]), parts(&types[other]));
    one.len() == other.len()
        && one.iter().zip(&other).all(|pair| match pair {
            (ComponentValType::Type(one), ComponentValType::Type(other)) => {
                alike(types, *one, *other)
            }
            (ComponentValType::Primitive(_), ComponentValType::Primitive(_)) => true,
            _ => false,
        })
}

fn parts(ty: &ComponentDefinedType) -> Vec<ComponentValType> {
    match ty {
        ComponentDefinedType::Record(ty) => ty.fields.values().copied().collect(),
        ComponentDefinedType::Variant(ty) => ty.cases.values().filter_map(|case| case.ty).collect(),
        ComponentDefinedType::Tuple(ty) => ty.types.to_vec(),
        ComponentDefinedType::List { element, .. }
        | ComponentDefinedType::FixedLengthList { element, .. } => vec![*element],
        ComponentDefinedType::Map { key, value, .. } => vec![*key, *value],
        ComponentDefinedType::Option { ty, .. } => vec![*ty],
        ComponentDefinedType::Result { ok, err, .. } => ok.iter().chain(err).copied().collect(),
        ComponentDefinedType::Future { ty, .. } | ComponentDefinedType::Stream { ty, .. } => {
            ty.iter().copied().collect()
        }
        ComponentDefinedType::Primitive(_)
        | ComponentDefinedType::Flags(_)
        | ComponentDefinedType::Enum(_)
        | ComponentDefinedType::Own(_)
        | ComponentDefinedType::Borrow(_) => Vec::new(),
    }
}
