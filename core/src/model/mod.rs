//! A resolved WIT as the records of the boundary.

mod types;

use crate::api::model as record;
use crate::package_statement::PackageStatement;
use crate::source::{Files, Loaded, Place};
use crate::statements::{Direction, Statements};
use types::index;
use wit_parser::{
    Docs, Function, FunctionKind, Interface, PackageId, PackageName, Param, Resolve, Span,
    Stability, World, WorldItem, WorldKey,
};

/// The model of a package read from text.
pub fn of_source(loaded: &Loaded) -> record::Resolved {
    let source = Some((&loaded.files, &loaded.statements));
    let modeler = Modeler {
        resolve: &loaded.resolve,
        source,
    };
    modeler.resolved(loaded.main)
}

/// The model of what was decoded from a binary, which has no places.
pub fn of_binary(resolve: &Resolve, main: PackageId) -> record::Resolved {
    let source = None;
    Modeler { resolve, source }.resolved(main)
}

struct Modeler<'a> {
    resolve: &'a Resolve,
    source: Option<(&'a Files<'a>, &'a Statements)>,
}

impl Modeler<'_> {
    fn resolved(&self, main: PackageId) -> record::Resolved {
        let resolve = self.resolve;
        let packages = resolve.packages.iter();
        let worlds = resolve.worlds.iter();
        let interfaces = resolve.interfaces.iter();
        let types = resolve.types.iter();
        record::Resolved {
            files: self
                .source
                .map_or_else(Vec::new, |(files, _)| files.paths()),
            packages: packages.map(|(_, package)| self.package(package)).collect(),
            worlds: worlds.map(|(_, world)| self.world(world)).collect(),
            interfaces: interfaces.map(|(_, item)| self.interface(item)).collect(),
            types: types.map(|(_, item)| self.type_def(item)).collect(),
            main: index(main),
        }
    }

    fn package(&self, package: &wit_parser::Package) -> record::Package {
        let name = &package.name;
        record::Package {
            namespace: name.namespace.clone(),
            name: name.name.clone(),
            version: name.version.as_ref().map(ToString::to_string),
            docs: package.docs.contents.clone(),
            interfaces: package.interfaces.values().copied().map(index).collect(),
            worlds: package.worlds.values().copied().map(index).collect(),
            statements: self.package_statements(name),
        }
    }

    fn package_statements(&self, package: &PackageName) -> Vec<record::PackageStatement> {
        let statements = self
            .source
            .map(|(_, statements)| statements.package(package));
        let statements = statements.into_iter().flatten().cloned();
        statements
            .map(|statement| statement.map(span_record))
            .map(|PackageStatement { name, version }| record::PackageStatement { name, version })
            .collect()
    }

    fn world(&self, world: &World) -> record::World {
        let items = |items: &wit_parser::IndexMap<WorldKey, WorldItem>, direction| {
            let items = items.iter();
            items
                .map(|(key, item)| self.world_item(world, direction, key, item))
                .collect()
        };
        record::World {
            name: world.name.clone(),
            package: world.package.map(index),
            about: self.about(&world.docs, &world.stability, world.span),
            imports: items(&world.imports, Direction::Import),
            exports: items(&world.exports, Direction::Export),
            includes: self.includes(world),
        }
    }

    fn includes(&self, world: &World) -> Vec<record::Span> {
        let (Some((_, statements)), Some(package)) = (self.source, world.package) else {
            return Vec::new();
        };
        let package = &self.resolve.packages[package].name;
        let places = statements.includes(package, &world.name);
        places.into_iter().map(span_record).collect()
    }

    fn world_item(
        &self,
        world: &World,
        direction: Direction,
        key: &WorldKey,
        item: &WorldItem,
    ) -> record::WorldItem {
        let name = self.resolve.name_world_key(key);
        let (about, kind) = match item {
            WorldItem::Interface {
                id,
                docs,
                stability,
                span,
                external_id,
            } => {
                let mut about = self.about(docs, stability, *span);
                about.external_id.clone_from(external_id);
                if about.span.is_none() {
                    about.span =
                        self.statement(world, direction, &name, &self.resolve.interfaces[*id]);
                }
                (about, record::WorldItemKind::Interface(index(*id)))
            }
            WorldItem::Function(function) => {
                let function = self.function(function);
                (
                    function.about.clone(),
                    record::WorldItemKind::Func(function),
                )
            }
            WorldItem::Type { id, span } => {
                let ty = &self.resolve.types[*id];
                let about = record::About {
                    external_id: ty.external_id.clone(),
                    ..self.about(&ty.docs, &ty.stability, *span)
                };
                (about, record::WorldItemKind::Type(index(*id)))
            }
        };
        record::WorldItem { name, about, kind }
    }

    /// The statement that brings an interface into a world. Where there is none,
    /// since another interface needs it, the interface's own name.
    fn statement(
        &self,
        world: &World,
        direction: Direction,
        name: &str,
        interface: &Interface,
    ) -> Option<record::Span> {
        let (_, statements) = self.source?;
        let package = &self.resolve.packages[world.package?].name;
        let written = statements.item(package, &world.name, direction, name);
        written
            .map(span_record)
            .or_else(|| self.span(interface.span))
    }

    fn interface(&self, interface: &Interface) -> record::Interface {
        record::Interface {
            name: interface.name.clone(),
            package: interface.package.map(index),
            about: self.about(&interface.docs, &interface.stability, interface.span),
            types: interface.types.values().copied().map(index).collect(),
            functions: interface
                .functions
                .values()
                .map(|function| self.function(function))
                .collect(),
        }
    }

    fn function(&self, function: &Function) -> record::Function {
        record::Function {
            name: function.name.clone(),
            kind: function_kind(&function.kind),
            is_async: function.kind.is_async(),
            about: record::About {
                external_id: function.external_id.clone(),
                ..self.about(&function.docs, &function.stability, function.span)
            },
            params: function
                .params
                .iter()
                .map(|param| self.param(param))
                .collect(),
            result: function.result.map(types::type_ref),
        }
    }

    fn param(&self, param: &Param) -> record::Param {
        record::Param {
            name: param.name.clone(),
            ty: types::type_ref(param.ty),
            span: self.span(param.span),
        }
    }

    /// What it is for an item without an external id.
    fn about(&self, docs: &Docs, stability: &Stability, span: Span) -> record::About {
        record::About {
            docs: docs.contents.clone(),
            stability: stability_record(stability),
            external_id: None,
            span: self.span(span),
        }
    }

    fn span(&self, span: Span) -> Option<record::Span> {
        let (files, _) = self.source?;
        files.place(&self.resolve.source_map, span).map(span_record)
    }
}

fn span_record(place: Place) -> record::Span {
    record::Span {
        file: place.file as u32,
        line: place.range.line,
        column: place.range.column,
        end_line: place.range.end_line,
        end_column: place.range.end_column,
    }
}

fn stability_record(stability: &Stability) -> record::Stability {
    match stability {
        Stability::Unknown => record::Stability::Ungated,
        Stability::Unstable {
            feature,
            deprecated,
        } => record::Stability::Unstable(record::UnstableGate {
            feature: feature.clone(),
            deprecated: deprecated.as_ref().map(ToString::to_string),
        }),
        Stability::Stable { since, deprecated } => record::Stability::Since(record::SinceGate {
            version: since.to_string(),
            deprecated: deprecated.as_ref().map(ToString::to_string),
        }),
    }
}

fn function_kind(kind: &FunctionKind) -> record::FunctionKind {
    match kind {
        FunctionKind::Freestanding | FunctionKind::AsyncFreestanding => {
            record::FunctionKind::Freestanding
        }
        FunctionKind::Method(id) | FunctionKind::AsyncMethod(id) => {
            record::FunctionKind::Method(index(*id))
        }
        FunctionKind::Static(id) | FunctionKind::AsyncStatic(id) => {
            record::FunctionKind::Static(index(*id))
        }
        FunctionKind::Constructor(id) => record::FunctionKind::Constructor(index(*id)),
    }
}
