//! From the boundary's values to text.

use super::wave_problem;
use crate::api::types::Problem;
use crate::api::wave::{Node, Value as Tree};
use crate::problem::Outcome;
use std::borrow::Cow;
use wasm_wave::value::{Type, Value};
use wasm_wave::wasm::{DisplayType, WasmType, WasmTypeKind as Kind, WasmValue, WasmValueError};

/// Writes a value in WAVE's canonical form.
pub fn value(tree: &Tree, ty: &Type) -> Outcome<String> {
    let value = Converter { tree }.value(tree.root, ty)?;
    wasm_wave::to_string(&value).map_err(|error| wave_problem(error.to_string()))
}

/// Types are finite and steer the recursion, so that a tree with a cycle ends too.
struct Converter<'a> {
    tree: &'a Tree,
}

impl Converter<'_> {
    fn value(&self, index: u32, ty: &Type) -> Outcome<Value> {
        let node = self.tree.nodes.get(index as usize);
        let node = node.ok_or_else(|| wave_problem(format!("no node {index} in the value")))?;
        match node {
            Node::Integer(number) => integer(*number, ty),
            Node::List(_) | Node::Tuple(_) | Node::Record(_) => self.aggregate(node, ty),
            Node::Variant(_) | Node::Enum(_) | Node::Flags(_) => self.labelled(node, ty),
            Node::Option(_) | Node::Ok(_) | Node::Err(_) => self.wrapped(node, ty),
            leaf => leaf_value(leaf, ty),
        }
    }

    fn aggregate(&self, node: &Node, ty: &Type) -> Outcome<Value> {
        match (node, ty.kind()) {
            (Node::List(items), Kind::List) => {
                let element = ty.list_element_type().ok_or_else(|| unlike(node, ty))?;
                let items = items.iter().map(|item| self.value(*item, &element));
                made(Value::make_list(ty, items.collect::<Outcome<Vec<_>>>()?))
            }
            (Node::Tuple(items), Kind::Tuple) => {
                let types: Vec<Type> = ty.tuple_element_types().collect();
                if items.len() != types.len() {
                    return Err(unlike(node, ty));
                }
                let items = items.iter().zip(&types);
                let items = items.map(|(item, ty)| self.value(*item, ty));
                made(Value::make_tuple(ty, items.collect::<Outcome<Vec<_>>>()?))
            }
            (Node::Record(fields), Kind::Record) => {
                let mut values = Vec::new();
                for (name, field) in fields {
                    values.push((name.as_str(), self.value(*field, &field_type(ty, name)?)?));
                }
                made(Value::make_record(ty, values))
            }
            _ => Err(unlike(node, ty)),
        }
    }

    fn labelled(&self, node: &Node, ty: &Type) -> Outcome<Value> {
        match (node, ty.kind()) {
            (Node::Variant((case, payload)), Kind::Variant) => {
                let payload = self.payload(*payload, case_type(ty, case)?, case)?;
                made(Value::make_variant(ty, case, payload))
            }
            (Node::Enum(case), Kind::Enum) => made(Value::make_enum(ty, case)),
            (Node::Flags(names), Kind::Flags) => {
                made(Value::make_flags(ty, names.iter().map(String::as_str)))
            }
            _ => Err(unlike(node, ty)),
        }
    }

    fn wrapped(&self, node: &Node, ty: &Type) -> Outcome<Value> {
        match (node, ty.option_some_type(), ty.result_types()) {
            (Node::Option(some), Some(inner), _) => {
                let some = some.map(|some| self.value(some, &inner)).transpose()?;
                made(Value::make_option(ty, some))
            }
            (Node::Ok(ok), _, Some((inner, _))) => {
                let ok = self.payload(*ok, inner, "ok")?;
                made(Value::make_result(ty, Ok(ok)))
            }
            (Node::Err(err), _, Some((_, inner))) => {
                let err = self.payload(*err, inner, "err")?;
                made(Value::make_result(ty, Err(err)))
            }
            _ => Err(unlike(node, ty)),
        }
    }

    fn payload(&self, node: Option<u32>, ty: Option<Type>, case: &str) -> Outcome<Option<Value>> {
        match (node, ty) {
            (Some(node), Some(ty)) => self.value(node, &ty).map(Some),
            (None, None) => Ok(None),
            (Some(_), None) => Err(wave_problem(format!("`{case}` takes no value"))),
            (None, Some(_)) => Err(wave_problem(format!("`{case}` needs a value"))),
        }
    }
}

fn leaf_value(node: &Node, ty: &Type) -> Outcome<Value> {
    let value = match (node, ty.kind()) {
        (Node::Bool(value), Kind::Bool) => Value::make_bool(*value),
        (Node::U64(value), Kind::U64) => Value::make_u64(*value),
        (Node::S64(value), Kind::S64) => Value::make_s64(*value),
        (Node::Float(value), Kind::F32) => Value::make_f32(*value as f32),
        (Node::Float(value), Kind::F64) => Value::make_f64(*value),
        (Node::Char(value), Kind::Char) => Value::make_char(*value),
        (Node::String(value), Kind::String) => Value::make_string(Cow::Borrowed(value)),
        _ => return Err(unlike(node, ty)),
    };
    Ok(value)
}

fn integer(number: i64, ty: &Type) -> Outcome<Value> {
    let value = match ty.kind() {
        Kind::U8 => number.try_into().map(Value::make_u8),
        Kind::U16 => number.try_into().map(Value::make_u16),
        Kind::U32 => number.try_into().map(Value::make_u32),
        Kind::S8 => number.try_into().map(Value::make_s8),
        Kind::S16 => number.try_into().map(Value::make_s16),
        Kind::S32 => number.try_into().map(Value::make_s32),
        _ => return Err(unlike(&Node::Integer(number), ty)),
    };
    value.map_err(|_| wave_problem(format!("{number} does not fit {}", DisplayType(ty))))
}

fn field_type(ty: &Type, wanted: &str) -> Outcome<Type> {
    let field = ty.record_fields().find(|(name, _)| name == wanted);
    let unknown = || wave_problem(format!("no field `{wanted}` in {}", DisplayType(ty)));
    field.map(|(_, ty)| ty).ok_or_else(unknown)
}

fn case_type(ty: &Type, wanted: &str) -> Outcome<Option<Type>> {
    let case = ty.variant_cases().find(|(name, _)| name == wanted);
    let unknown = || wave_problem(format!("no case `{wanted}` in {}", DisplayType(ty)));
    case.map(|(_, ty)| ty).ok_or_else(unknown)
}

fn made(value: Result<Value, WasmValueError>) -> Outcome<Value> {
    value.map_err(|error| wave_problem(error.to_string()))
}

fn unlike(node: &Node, ty: &Type) -> Problem {
    let found = match node {
        Node::Bool(_) => "a bool",
        Node::Integer(_) | Node::U64(_) | Node::S64(_) => "an integer",
        Node::Float(_) => "a float",
        Node::Char(_) => "a char",
        Node::String(_) => "a string",
        Node::List(_) => "a list",
        Node::Tuple(_) => "a tuple",
        Node::Record(_) => "a record",
        Node::Variant(_) => "a variant",
        Node::Enum(_) => "an enum case",
        Node::Flags(_) => "flags",
        Node::Option(_) => "an option",
        Node::Ok(_) | Node::Err(_) => "a result",
    };
    wave_problem(format!("expected {}, found {found}", DisplayType(ty)))
}
