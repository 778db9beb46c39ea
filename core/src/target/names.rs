//! Types as WIT writes them.

use std::collections::HashMap;
use wac_types::{
    DefinedType, DefinedTypeId, InterfaceId, ItemKind, ResourceId, Type, Types, ValueType, WorldId,
};

/// The names that worlds and their interfaces give to types.
pub struct TypeNames<'a> {
    types: &'a Types,
    names: HashMap<DefinedTypeId, &'a str>,
}

impl<'a> TypeNames<'a> {
    pub fn of(types: &'a Types, world: WorldId, component: WorldId) -> Self {
        let mut names = Self {
            types,
            names: HashMap::new(),
        };
        for (_, interface) in types[world].implicit_imported_interfaces(types) {
            names.add("", interface);
        }
        for world in [world, component] {
            for (name, item) in types[world].imports.iter().chain(&types[world].exports) {
                names.add(name, *item);
            }
        }
        names
    }

    fn add(&mut self, name: &'a str, item: ItemKind) {
        match item.promote() {
            ItemKind::Type(Type::Value(ty)) => {
                for ty in [ty, self.types.resolve_value_type(ty)] {
                    if let ValueType::Defined(id) = ty {
                        self.names.entry(id).or_insert(name);
                    }
                }
            }
            ItemKind::Instance(interface) => self.add_interface(interface),
            _ => {}
        }
    }

    fn add_interface(&mut self, interface: InterfaceId) {
        for (name, item) in &self.types[interface].exports {
            if let ItemKind::Type(_) = item {
                self.add(name, *item);
            }
        }
    }

    pub fn text(&self, ty: ValueType) -> String {
        match ty {
            ValueType::Primitive(ty) => ty.desc().to_owned(),
            ValueType::Own(id) => self.resource(id),
            ValueType::Borrow(id) => format!("borrow<{}>", self.resource(id)),
            ValueType::Defined(id) => match self.names.get(&id) {
                Some(name) => (*name).to_owned(),
                None => self.structure(&self.types[id]),
            },
        }
    }

    fn resource(&self, id: ResourceId) -> String {
        let id = self.types.resolve_resource(id);
        self.types[id].name.clone()
    }

    fn structure(&self, ty: &DefinedType) -> String {
        match ty {
            DefinedType::Tuple(types) => {
                let types: Vec<_> = types.iter().map(|ty| self.text(*ty)).collect();
                format!("tuple<{}>", types.join(", "))
            }
            DefinedType::List(ty) => format!("list<{}>", self.text(*ty)),
            DefinedType::FixedSizeList(ty, size) => format!("list<{}, {size}>", self.text(*ty)),
            DefinedType::Map(key, value) => {
                format!("map<{}, {}>", self.text(*key), self.text(*value))
            }
            DefinedType::Option(ty) => format!("option<{}>", self.text(*ty)),
            DefinedType::Result { ok, err } => self.result(*ok, *err),
            DefinedType::Stream(ty) => self.wrapper("stream", *ty),
            DefinedType::Future(ty) => self.wrapper("future", *ty),
            DefinedType::Alias(ty) => self.text(*ty),
            named => named.desc(self.types).to_owned(),
        }
    }

    fn result(&self, ok: Option<ValueType>, err: Option<ValueType>) -> String {
        match (ok, err) {
            (None, None) => "result".to_owned(),
            (Some(ok), None) => format!("result<{}>", self.text(ok)),
            (None, Some(err)) => format!("result<_, {}>", self.text(err)),
            (Some(ok), Some(err)) => format!("result<{}, {}>", self.text(ok), self.text(err)),
        }
    }

    fn wrapper(&self, name: &str, ty: Option<ValueType>) -> String {
        match ty {
            Some(ty) => format!("{name}<{}>", self.text(ty)),
            None => name.to_owned(),
        }
    }
}
