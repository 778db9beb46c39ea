//! Types of a resolved WIT as the records of the boundary.

use super::Modeler;
use crate::api::model as record;
use id_arena::Id;
use record::{TypeKind, TypeRef};
use wit_parser::{Docs, Handle, Span, Type, TypeDef, TypeDefKind, TypeOwner};

/// An arena's index as the boundary has it.
pub fn index<T>(id: Id<T>) -> u32 {
    id.index() as u32
}

impl Modeler<'_> {
    pub fn type_def(&self, ty: &TypeDef) -> record::TypeDef {
        record::TypeDef {
            name: ty.name.clone(),
            owner: match ty.owner {
                TypeOwner::None => record::TypeOwner::None,
                TypeOwner::World(id) => record::TypeOwner::World(index(id)),
                TypeOwner::Interface(id) => record::TypeOwner::Interface(index(id)),
            },
            about: record::About {
                external_id: ty.external_id.clone(),
                ..self.about(&ty.docs, &ty.stability, ty.span)
            },
            kind: self.type_kind(&ty.kind),
        }
    }

    fn type_kind(&self, kind: &TypeDefKind) -> TypeKind {
        match kind {
            TypeDefKind::Record(ty) => TypeKind::Record(self.fields(ty)),
            // A type of unknown structure stands in for a foreign one until it is resolved.
            TypeDefKind::Resource | TypeDefKind::Unknown => TypeKind::Resource,
            TypeDefKind::Handle(Handle::Own(id)) => TypeKind::Own(index(*id)),
            TypeDefKind::Handle(Handle::Borrow(id)) => TypeKind::Borrow(index(*id)),
            TypeDefKind::Flags(ty) => TypeKind::Flags(self.flags(ty)),
            TypeDefKind::Tuple(ty) => {
                TypeKind::Tuple(ty.types.iter().copied().map(type_ref).collect())
            }
            TypeDefKind::Variant(ty) => TypeKind::Variant(self.variant_cases(ty)),
            TypeDefKind::Enum(ty) => TypeKind::Enum(self.enum_cases(ty)),
            TypeDefKind::Option(ty) => TypeKind::Option(type_ref(*ty)),
            TypeDefKind::Result(ty) => TypeKind::Result(record::ResultType {
                ok: ty.ok.map(type_ref),
                err: ty.err.map(type_ref),
            }),
            TypeDefKind::List(ty) => TypeKind::List(type_ref(*ty)),
            TypeDefKind::Map(key, value) => TypeKind::Map(record::MapType {
                key: type_ref(*key),
                value: type_ref(*value),
            }),
            TypeDefKind::FixedLengthList(ty, length) => {
                TypeKind::FixedLengthList(record::FixedLengthListType {
                    element: type_ref(*ty),
                    length: *length,
                })
            }
            TypeDefKind::Future(ty) => TypeKind::Future(ty.map(type_ref)),
            TypeDefKind::Stream(ty) => TypeKind::Stream(ty.map(type_ref)),
            TypeDefKind::Type(ty) => TypeKind::Alias(type_ref(*ty)),
        }
    }

    fn fields(&self, ty: &wit_parser::Record) -> Vec<record::Field> {
        let fields = ty.fields.iter();
        fields
            .map(|field| record::Field {
                name: field.name.clone(),
                ty: type_ref(field.ty),
                docs: field.docs.contents.clone(),
                span: self.span(field.span),
            })
            .collect()
    }

    fn variant_cases(&self, ty: &wit_parser::Variant) -> Vec<record::VariantCase> {
        let cases = ty.cases.iter();
        cases
            .map(|case| record::VariantCase {
                name: case.name.clone(),
                payload: case.ty.map(type_ref),
                docs: case.docs.contents.clone(),
                span: self.span(case.span),
            })
            .collect()
    }

    fn enum_cases(&self, ty: &wit_parser::Enum) -> Vec<record::Label> {
        let cases = ty.cases.iter();
        cases
            .map(|case| self.label(&case.name, &case.docs, case.span))
            .collect()
    }

    fn flags(&self, ty: &wit_parser::Flags) -> Vec<record::Label> {
        let flags = ty.flags.iter();
        flags
            .map(|flag| self.label(&flag.name, &flag.docs, flag.span))
            .collect()
    }

    fn label(&self, name: &str, docs: &Docs, span: Span) -> record::Label {
        record::Label {
            name: name.to_owned(),
            docs: docs.contents.clone(),
            span: self.span(span),
        }
    }
}

pub fn type_ref(ty: Type) -> TypeRef {
    match ty {
        Type::Bool => TypeRef::Bool,
        Type::U8 => TypeRef::U8,
        Type::U16 => TypeRef::U16,
        Type::U32 => TypeRef::U32,
        Type::U64 => TypeRef::U64,
        Type::S8 => TypeRef::S8,
        Type::S16 => TypeRef::S16,
        Type::S32 => TypeRef::S32,
        Type::S64 => TypeRef::S64,
        Type::F32 => TypeRef::F32,
        Type::F64 => TypeRef::F64,
        Type::Char => TypeRef::Char,
        Type::String => TypeRef::String,
        Type::ErrorContext => TypeRef::ErrorContext,
        Type::Id(id) => TypeRef::Defined(index(id)),
    }
}
