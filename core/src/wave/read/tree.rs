//! The nodes of one value.

use super::misread::{Misread, unknown_label, unlike};
use crate::api::wave::{Node, Value as Tree};
use std::str::FromStr;
use wasm_wave::ast::{Node as Ast, NodeType};
use wasm_wave::value::Type;
use wasm_wave::wasm::{DisplayType, WasmType, WasmTypeKind as Kind};

pub fn tree(text: &str, ast: &Ast, ty: &Type) -> Result<Tree, Misread> {
    let mut reader = Reader {
        text,
        nodes: Vec::new(),
    };
    let root = reader.value(ast, ty)?;
    Ok(Tree {
        nodes: reader.nodes,
        root,
    })
}

/// Collects the nodes of one tree, children before their parents.
struct Reader<'a> {
    text: &'a str,
    nodes: Vec<Node>,
}

impl Reader<'_> {
    fn value(&mut self, ast: &Ast, ty: &Type) -> Result<u32, Misread> {
        let node = match ty.kind() {
            Kind::List | Kind::Tuple | Kind::Record => self.aggregate(ast, ty)?,
            Kind::Variant | Kind::Enum | Kind::Flags => self.labelled(ast, ty)?,
            Kind::Option => Node::Option(self.option(ast, ty)?),
            Kind::Result => self.result(ast, ty)?,
            _ => self.leaf(ast, ty)?,
        };
        Ok(self.push(node))
    }

    fn push(&mut self, node: Node) -> u32 {
        self.nodes.push(node);
        (self.nodes.len() - 1) as u32
    }

    fn leaf(&self, ast: &Ast, ty: &Type) -> Result<Node, Misread> {
        let node = match ty.kind() {
            Kind::Bool => ast.as_bool().map(Node::Bool).map_err(|_| unlike(ast, ty))?,
            Kind::U8 => Node::Integer(self.number::<u8>(ast, ty)?.into()),
            Kind::U16 => Node::Integer(self.number::<u16>(ast, ty)?.into()),
            Kind::U32 => Node::Integer(self.number::<u32>(ast, ty)?.into()),
            Kind::S8 => Node::Integer(self.number::<i8>(ast, ty)?.into()),
            Kind::S16 => Node::Integer(self.number::<i16>(ast, ty)?.into()),
            Kind::S32 => Node::Integer(self.number::<i32>(ast, ty)?.into()),
            Kind::U64 => Node::U64(self.number(ast, ty)?),
            Kind::S64 => Node::S64(self.number(ast, ty)?),
            Kind::F32 => Node::Float(self.number::<f32>(ast, ty)?.into()),
            Kind::F64 => Node::Float(self.number(ast, ty)?),
            Kind::Char if ast.ty() == NodeType::Char => Node::Char(ast.as_char(self.text)?),
            Kind::String if is_string(ast) => Node::String(ast.as_str(self.text)?.into_owned()),
            _ => return Err(unlike(ast, ty)),
        };
        Ok(node)
    }

    fn number<N: FromStr>(&self, ast: &Ast, ty: &Type) -> Result<N, Misread> {
        if ast.ty() != NodeType::Number {
            return Err(unlike(ast, ty));
        }
        let written = &self.text[ast.span()];
        let misfit = || format!("`{written}` does not fit {}", DisplayType(ty));
        ast.as_number(self.text)
            .map_err(|_| Misread::new(ast, misfit()))
    }

    fn aggregate(&mut self, ast: &Ast, ty: &Type) -> Result<Node, Misread> {
        match (ty.kind(), ast.ty()) {
            (Kind::List, NodeType::List) => {
                let element = ty.list_element_type().ok_or_else(|| unlike(ast, ty))?;
                let items = ast.as_list()?.map(|item| self.value(item, &element));
                Ok(Node::List(items.collect::<Result<_, _>>()?))
            }
            (Kind::Tuple, NodeType::Tuple) => {
                let types: Vec<Type> = ty.tuple_element_types().collect();
                let items = ast.as_tuple()?;
                if items.len() != types.len() {
                    let message =
                        format!("expected {}, found {} values", DisplayType(ty), items.len());
                    return Err(Misread::new(ast, message));
                }
                let items = items.zip(&types).map(|(item, ty)| self.value(item, ty));
                Ok(Node::Tuple(items.collect::<Result<_, _>>()?))
            }
            (Kind::Record, NodeType::Record) => self.record(ast, ty),
            _ => Err(unlike(ast, ty)),
        }
    }

    fn record(&mut self, ast: &Ast, ty: &Type) -> Result<Node, Misread> {
        let written: Vec<(&str, &Ast)> = ast.as_record(self.text)?.collect();
        let types: Vec<_> = ty.record_fields().collect();
        for (name, value) in &written {
            if !types.iter().any(|(field, _)| field == name) {
                let message = format!("no field `{name}` in {}", DisplayType(ty));
                return Err(Misread::new(value, message));
            }
        }
        let mut fields = Vec::new();
        for (name, ty) in &types {
            let value = written.iter().find(|(written, _)| written == name);
            let node = match value {
                Some((_, value)) => self.value(value, ty)?,
                None if is_option(ty) => self.push(Node::Option(None)),
                None => return Err(Misread::new(ast, format!("missing field `{name}`"))),
            };
            fields.push((name.to_string(), node));
        }
        Ok(Node::Record(fields))
    }

    fn labelled(&mut self, ast: &Ast, ty: &Type) -> Result<Node, Misread> {
        match ty.kind() {
            Kind::Variant => {
                let (name, payload) = ast.as_variant(self.text).map_err(|_| unlike(ast, ty))?;
                let case = ty.variant_cases().find(|(case, _)| case == name);
                let Some((_, inner)) = case else {
                    return Err(unknown_label(ast, "case", name, ty));
                };
                let payload = self.payload(ast, name, payload, inner)?;
                Ok(Node::Variant((name.to_owned(), payload)))
            }
            Kind::Enum => {
                let name = ast.as_enum(self.text).map_err(|_| unlike(ast, ty))?;
                if !ty.enum_cases().any(|case| case == name) {
                    return Err(unknown_label(ast, "case", name, ty));
                }
                Ok(Node::Enum(name.to_owned()))
            }
            _ => self.flags(ast, ty),
        }
    }

    fn flags(&self, ast: &Ast, ty: &Type) -> Result<Node, Misread> {
        let written = ast.as_flags(self.text).map_err(|_| unlike(ast, ty))?;
        let written: Vec<&str> = written.map(|name| name.trim_start_matches('%')).collect();
        let names: Vec<_> = ty.flags_names().collect();
        for name in &written {
            if !names.iter().any(|flag| flag == name) {
                return Err(unknown_label(ast, "flag", name, ty));
            }
        }
        let set = names.iter().filter(|name| written.contains(&name.as_ref()));
        Ok(Node::Flags(set.map(ToString::to_string).collect()))
    }

    /// `some` may be left out where nothing else could be meant.
    fn option(&mut self, ast: &Ast, ty: &Type) -> Result<Option<u32>, Misread> {
        let inner = ty.option_some_type().ok_or_else(|| unlike(ast, ty))?;
        match ast.ty() {
            NodeType::OptionNone => Ok(None),
            NodeType::OptionSome => match ast.as_option()? {
                Some(some) => self.value(some, &inner).map(Some),
                None => Err(unlike(ast, ty)),
            },
            _ if is_flat(&inner) => self.value(ast, &inner).map(Some),
            _ => Err(unlike(ast, ty)),
        }
    }

    /// `ok` may be left out where nothing else could be meant.
    fn result(&mut self, ast: &Ast, ty: &Type) -> Result<Node, Misread> {
        let (ok, err) = ty.result_types().ok_or_else(|| unlike(ast, ty))?;
        match (ast.as_result(), ok) {
            (Ok(Ok(payload)), ok) => self.payload(ast, "ok", payload, ok).map(Node::Ok),
            (Ok(Err(payload)), _) => self.payload(ast, "err", payload, err).map(Node::Err),
            (Err(_), Some(ok)) if is_flat(&ok) => Ok(Node::Ok(Some(self.value(ast, &ok)?))),
            _ => Err(unlike(ast, ty)),
        }
    }

    fn payload(
        &mut self,
        ast: &Ast,
        case: &str,
        payload: Option<&Ast>,
        ty: Option<Type>,
    ) -> Result<Option<u32>, Misread> {
        match (payload, ty) {
            (Some(payload), Some(ty)) => self.value(payload, &ty).map(Some),
            (None, None) => Ok(None),
            (Some(_), None) => Err(Misread::new(ast, format!("`{case}` takes no value"))),
            (None, Some(_)) => Err(Misread::new(ast, format!("`{case}` needs a value"))),
        }
    }
}

pub fn is_option(ty: &Type) -> bool {
    ty.kind() == Kind::Option
}

fn is_flat(ty: &Type) -> bool {
    !matches!(ty.kind(), Kind::Option | Kind::Result)
}

fn is_string(ast: &Ast) -> bool {
    matches!(ast.ty(), NodeType::String | NodeType::MultilineString)
}
