//! Whether a component is of the type that a world asks for.

use crate::api::types::ProblemKind::WitResolve;
use crate::problem::{Outcome, problem};
use wasm_encoder::ComponentBuilder;
use wasmparser::component_types::{
    ComponentAnyTypeId, ComponentEntityType, ComponentTypeId, SubtypeCx,
};
use wasmparser::types::TypesRef;
use wasmparser::{Validator, WasmFeatures};

/// The first thing in which the component `guest` does not fit the world, which is in
/// its binary form.
pub fn difference(guest: &[u8], world: &[u8]) -> Outcome<Option<String>> {
    // Types can be compared if one validator has seen them, so both are put into one component.
    let mut both = ComponentBuilder::default();
    let guest = both.component_raw(None, guest);
    let world = both.component_raw(None, world);
    let types = Validator::new_with_features(WasmFeatures::all())
        .validate_all(&both.finish())
        .map_err(|error| problem(WitResolve, error.message()))?;
    let types = types.as_ref();
    let Some(world) = world_type(types, types.component_at(world)) else {
        return Err(problem(WitResolve, "the world cannot be encoded"));
    };
    let mut subtyping = SubtypeCx::new_with_refs(types, types);
    let checked = subtyping.component_type(types.component_at(guest), world, 0);
    Ok(checked.err().map(|error| in_one_line(error.message())))
}

/// The binary form of a world is a component. It exports a component type, which exports the world.
fn world_type(types: TypesRef, encoded: ComponentTypeId) -> Option<ComponentTypeId> {
    let item = types[encoded].exports.values().next()?;
    let ComponentEntityType::Type { referenced, .. } = item.ty else {
        return None;
    };
    let ComponentAnyTypeId::Component(wrapper) = referenced else {
        return None;
    };
    match types[wrapper].exports.values().next()?.ty {
        ComponentEntityType::Component(world) => Some(world),
        _ => None,
    }
}

/// The validator has a line for each item that it went into.
fn in_one_line(message: &str) -> String {
    message.lines().collect::<Vec<_>>().join(": ")
}
