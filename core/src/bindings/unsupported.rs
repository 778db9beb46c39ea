//! What the generators of bindings panic at, found before they are called.

use crate::api::types::{Problem, ProblemKind};
use crate::problem::{Outcome, any, problem};
use crate::source::Loaded;
use std::collections::{HashMap, HashSet};
use wit_bindgen_c::{c_func_name, to_c_ident};
use wit_component::{StringEncoding, metadata};
use wit_parser::{
    Function, LiveTypes, Resolve, Span, Type, TypeDefKind, TypeId, WorldId, WorldItem, WorldKey,
};

/// The most flags that fit what the languages have for them.
const MOST_FLAGS: usize = 64;

/// The most members of a tuple that Go's runtime module has a type for.
const MOST_MEMBERS: usize = 16;

/// The language that bindings are for.
#[derive(Clone, Copy, PartialEq)]
pub enum Target {
    C,
    Cpp,
    Go,
}

impl Target {
    fn title(self) -> &'static str {
        match self {
            Self::C => "C",
            Self::Cpp => "C++",
            Self::Go => "Go",
        }
    }
}

pub fn check(loaded: &Loaded, world: WorldId, target: Target) -> Outcome<()> {
    let items = items(&loaded.resolve, world);
    let checker = Checker {
        loaded,
        world,
        target,
    };
    for item in &items {
        checker.types(item)?;
        if let Kind::Function { function, .. } = item.kind {
            checker.function(item, function)?;
        }
    }
    if target == Target::C {
        checker.functions(&items)?;
    }
    metadata::encode(&loaded.resolve, world, StringEncoding::default(), None)
        .map(|_| ())
        .map_err(any(ProblemKind::Bindings))
}

/// A function or named type of the world, or of an interface in it.
struct Item<'a> {
    key: Option<&'a WorldKey>,
    name: &'a str,
    span: Span,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Type(TypeId),
    Function {
        imported: bool,
        function: &'a Function,
    },
}

fn items(resolve: &Resolve, world: WorldId) -> Vec<Item<'_>> {
    let world = &resolve.worlds[world];
    let mut items = Vec::new();
    for (imported, list) in [(true, &world.imports), (false, &world.exports)] {
        for (key, item) in list {
            match item {
                WorldItem::Interface { id, .. } => {
                    let interface = &resolve.interfaces[*id];
                    let types = interface.types.values();
                    items.extend(types.map(|id| type_item(resolve, Some(key), *id)));
                    let functions = interface.functions.values();
                    items.extend(functions.map(|it| function_item(Some(key), it, imported)));
                }
                WorldItem::Function(function) => {
                    items.push(function_item(None, function, imported));
                }
                WorldItem::Type { id, .. } => items.push(type_item(resolve, None, *id)),
            }
        }
    }
    items
}

fn type_item<'a>(resolve: &'a Resolve, key: Option<&'a WorldKey>, id: TypeId) -> Item<'a> {
    let ty = &resolve.types[id];
    Item {
        key,
        name: ty.name.as_deref().unwrap_or_default(),
        span: ty.span,
        kind: Kind::Type(id),
    }
}

fn function_item<'a>(
    key: Option<&'a WorldKey>,
    function: &'a Function,
    imported: bool,
) -> Item<'a> {
    Item {
        key,
        name: &function.name,
        span: function.span,
        kind: Kind::Function { imported, function },
    }
}

struct Checker<'a> {
    loaded: &'a Loaded<'a>,
    world: WorldId,
    target: Target,
}

impl Checker<'_> {
    fn types(&self, item: &Item) -> Outcome<()> {
        let resolve = &self.loaded.resolve;
        let mut live = LiveTypes::default();
        let mut direct = Vec::new();
        match item.kind {
            Kind::Type(id) => live.add_type_id(resolve, id),
            Kind::Function { function, .. } => {
                live.add_func(resolve, function);
                direct.extend(function.params.iter().map(|param| param.ty));
                direct.extend(function.result);
            }
        }
        let unsupported = live
            .iter()
            .find_map(|id| unsupported(resolve, id, self.target));
        match unsupported.or_else(|| error_context(&direct)) {
            Some(what) => Err(self.cannot_have(item, what)),
            None => Ok(()),
        }
    }

    fn function(&self, item: &Item, function: &Function) -> Outcome<()> {
        match self.target {
            Target::C => self.locals(item, function),
            Target::Cpp if function.kind.is_async() => {
                Err(self.cannot_have(item, "an `async` function"))
            }
            Target::Cpp | Target::Go => Ok(()),
        }
    }

    fn cannot_have(&self, item: &Item, what: &str) -> Problem {
        let language = self.target.title();
        let message = format!(
            "{}: bindings for {language} cannot have {what}",
            self.name(item)
        );
        self.at(item, message)
    }

    /// Two functions of one name in C.
    fn functions(&self, items: &[Item]) -> Outcome<()> {
        let resolve = &self.loaded.resolve;
        let world = &resolve.worlds[self.world].name;
        let mut seen = HashMap::new();
        for item in items {
            let Kind::Function { imported, function } = item.kind else {
                continue;
            };
            let renamed = HashMap::new();
            let name = c_func_name(imported, resolve, world, item.key, function, &renamed);
            if let Some(other) = seen.insert(name.clone(), item) {
                let (other, this) = (self.name(other), self.name(item));
                let message = format!("{other} and {this} would both be `{name}` in C");
                return Err(self.at(item, message));
            }
        }
        Ok(())
    }

    /// Two parameters of one name in C, or one with the name of the result.
    fn locals(&self, item: &Item, function: &Function) -> Outcome<()> {
        let result = function.result.map_or(&[][..], |_| &["ret", "err"]);
        let mut seen: HashSet<String> = result.iter().map(ToString::to_string).collect();
        if function.kind.is_async() && function.result.is_some() {
            seen.insert("result".to_owned());
        }
        for param in &function.params {
            let name = to_c_ident(&param.name);
            if !seen.insert(name.clone()) {
                let message = format!(
                    "{}: the name of the parameter `{}` is taken in C, it would be `{name}`",
                    self.name(item),
                    param.name
                );
                return Err(self.at(item, message));
            }
        }
        Ok(())
    }

    fn name(&self, item: &Item) -> String {
        match item.key {
            Some(key) => {
                let interface = self.loaded.resolve.name_world_key(key);
                format!("`{interface}#{}`", item.name)
            }
            None => format!("`{}`", item.name),
        }
    }

    fn at(&self, item: &Item, message: String) -> Problem {
        let told = problem(ProblemKind::Bindings, message);
        let files = &self.loaded.files;
        let place = files.place(&self.loaded.resolve.source_map, item.span);
        match place.and_then(|place| Some((files.path(place.file)?, place.range))) {
            Some((path, range)) => told.at(path, range),
            None => told,
        }
    }
}

fn unsupported(resolve: &Resolve, id: TypeId, target: Target) -> Option<&'static str> {
    let ty = &resolve.types[id];
    match &ty.kind {
        TypeDefKind::Future(_) if target == Target::Cpp => Some("a `future`"),
        TypeDefKind::Stream(_) if target == Target::Cpp => Some("a `stream`"),
        TypeDefKind::Map(..) if target == Target::Cpp => Some("a `map`"),
        TypeDefKind::Tuple(tuple) if target == Target::Go && tuple.types.len() > MOST_MEMBERS => {
            Some("a tuple of more than 16 members")
        }
        TypeDefKind::FixedLengthList(..) => Some("a list of fixed length"),
        TypeDefKind::Flags(flags) if flags.flags.is_empty() => Some("flags without any flag"),
        TypeDefKind::Flags(flags) if flags.flags.len() > MOST_FLAGS => Some("more than 64 flags"),
        TypeDefKind::Handle(_) if ty.name.is_some() => Some("a name for a handle"),
        kind => error_context(&parts(kind)),
    }
}

fn error_context(types: &[Type]) -> Option<&'static str> {
    types
        .contains(&Type::ErrorContext)
        .then_some("an `error-context`")
}

/// The types that a type directly consists of.
fn parts(kind: &TypeDefKind) -> Vec<Type> {
    match kind {
        TypeDefKind::Record(ty) => ty.fields.iter().map(|field| field.ty).collect(),
        TypeDefKind::Tuple(ty) => ty.types.clone(),
        TypeDefKind::Variant(ty) => ty.cases.iter().filter_map(|case| case.ty).collect(),
        TypeDefKind::Result(ty) => ty.ok.into_iter().chain(ty.err).collect(),
        TypeDefKind::Map(key, value) => vec![*key, *value],
        TypeDefKind::Future(ty) | TypeDefKind::Stream(ty) => ty.iter().copied().collect(),
        TypeDefKind::Option(ty)
        | TypeDefKind::List(ty)
        | TypeDefKind::FixedLengthList(ty, _)
        | TypeDefKind::Type(ty) => vec![*ty],
        TypeDefKind::Resource
        | TypeDefKind::Handle(_)
        | TypeDefKind::Flags(_)
        | TypeDefKind::Enum(_)
        | TypeDefKind::Unknown => Vec::new(),
    }
}
