//! What wac can read: of core modules it knows those without types of their own.

use super::{Items, check_name};
use crate::api::types::ProblemKind::InvalidBinary;
use crate::problem::{Outcome, problem};
use wasmparser::component_types::{ComponentAnyTypeId, ComponentEntityType, ComponentItem};
use wasmparser::types::{EntityType, Types};
use wasmparser::{HeapType, RefType, ValType};

pub fn check(types: &Types, items: &Items) -> Outcome<()> {
    for (name, item) in items {
        check_name(name)?;
        check_definition(types, item)?;
        if !is_known_to_wac(types, item) {
            let message = format!(
                "wac cannot read `{name}`: it is a core module with reference types of its own"
            );
            return Err(problem(InvalidBinary, message));
        }
    }
    Ok(())
}

/// wac takes a component type with one export for the definition of a world or interface.
fn check_definition(types: &Types, item: &ComponentItem) -> Outcome<()> {
    if let ComponentEntityType::Type {
        created: ComponentAnyTypeId::Component(id),
        ..
    } = item.ty
    {
        types[id]
            .exports
            .keys()
            .try_for_each(|name| check_name(name))?;
    }
    Ok(())
}

fn is_known_to_wac(types: &Types, item: &ComponentItem) -> bool {
    let items: Vec<&ComponentItem> = match item.ty {
        ComponentEntityType::Module(id) => {
            let module = &types[id];
            let mut externs = module.imports.values().chain(module.exports.values());
            return externs.all(|item| is_plain(types, item));
        }
        ComponentEntityType::Component(id)
        | ComponentEntityType::Type {
            created: ComponentAnyTypeId::Component(id),
            ..
        } => types[id]
            .imports
            .values()
            .chain(types[id].exports.values())
            .collect(),
        ComponentEntityType::Instance(id)
        | ComponentEntityType::Type {
            created: ComponentAnyTypeId::Instance(id),
            ..
        } => types[id].exports.values().collect(),
        _ => Vec::new(),
    };
    items.into_iter().all(|item| is_known_to_wac(types, item))
}

fn is_plain(types: &Types, item: &EntityType) -> bool {
    match item {
        EntityType::Func(id) | EntityType::Tag(id) => {
            let ty = types[*id].unwrap_func();
            ty.params().iter().chain(ty.results()).all(is_plain_value)
        }
        EntityType::Table(ty) => is_plain_reference(&ty.element_type),
        EntityType::Global(ty) => is_plain_value(&ty.content_type),
        EntityType::Memory(_) => true,
        EntityType::FuncExact(_) => false,
    }
}

fn is_plain_value(ty: &ValType) -> bool {
    match ty {
        ValType::Ref(ty) => is_plain_reference(ty),
        _ => true,
    }
}

fn is_plain_reference(ty: &RefType) -> bool {
    !matches!(ty.heap_type(), HeapType::Concrete(_))
}
