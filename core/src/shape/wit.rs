//! What wit-parser can decode: WIT has no words for all that a component can be.

use super::packages::Packages;
use super::{Items, check_name, types::alike};
use crate::api::types::Problem;
use crate::api::types::ProblemKind::InvalidBinary;
use crate::problem::{Outcome, problem};
use std::collections::{HashMap, HashSet};
use wasmparser::component_types::{
    ComponentAnyTypeId, ComponentDefinedTypeId, ComponentEntityType, ComponentItem, ComponentTypeId,
};
use wasmparser::names::{ComponentName, ComponentNameKind};
use wasmparser::types::Types;

pub fn check(types: &Types, imports: &Items, exports: &Items) -> Outcome<()> {
    let mut checker = Checker {
        types,
        owners: HashMap::new(),
        interfaces: HashMap::new(),
        local: HashSet::new(),
        packages: Packages::default(),
    };
    let definitions: Option<Vec<_>> = exports.iter().map(|(_, item)| definition(item)).collect();
    match definitions {
        Some(definitions) if imports.is_empty() && !definitions.is_empty() => {
            checker.package(&definitions, exports)
        }
        _ => {
            let mut world = Scope::default();
            let mut items = imports.iter().chain(exports);
            items.try_for_each(|(name, item)| checker.item(name, item, &Owner::Other, &mut world))
        }
    }
}

/// The component type that a WIT package in its binary form has for each world and interface.
fn definition(item: &ComponentItem) -> Option<ComponentTypeId> {
    match item.ty {
        ComponentEntityType::Type {
            created: ComponentAnyTypeId::Component(id),
            ..
        } => Some(id),
        _ => None,
    }
}

struct Checker<'a> {
    types: &'a Types,
    /// Which interface a type with a name is of.
    owners: HashMap<ComponentAnyTypeId, Owner>,
    /// What is known of the interfaces with full names.
    interfaces: HashMap<String, Scope>,
    /// The interfaces that the package defines itself.
    local: HashSet<String>,
    packages: Packages,
}

#[derive(Clone, PartialEq)]
enum Owner {
    /// An interface of this other package.
    Foreign(String),
    /// The world, an interface of its own, or one without a name.
    Other,
}

/// What an interface or world has by now.
#[derive(Default)]
struct Scope {
    types: HashMap<String, Option<ComponentDefinedTypeId>>,
    resources: HashSet<String>,
    functions: HashSet<String>,
}

impl Checker<'_> {
    fn package(&mut self, definitions: &[ComponentTypeId], exports: &Items) -> Outcome<()> {
        let is_first_version = exports.iter().any(|(name, _)| name.ends_with("/wit"));
        let mut names = HashSet::new();
        for definition in definitions {
            let component = &self.types[*definition];
            if !is_first_version && component.exports.len() != 1 {
                return Err(unsayable("a component type", "does not define one item"));
            }
            for (name, item) in &component.imports {
                self.item(name, item, &Owner::Other, &mut Scope::default())?;
            }
            for (name, item) in &component.exports {
                let known = matches!(
                    item.ty,
                    ComponentEntityType::Component(_) | ComponentEntityType::Instance(_)
                );
                let short = name.rsplit('/').next().unwrap_or(name);
                let short = short.split('@').next().unwrap_or(short);
                if !known || !names.insert(short.to_owned()) {
                    return Err(unsayable(name, "is not one world or interface"));
                }
                // The decoder takes it for one of another package then, and has it twice in the end.
                if self.interfaces.contains_key(name) {
                    return Err(unsayable(name, "is used before it is defined"));
                }
                self.local.insert(name.clone());
                self.item(name, item, &Owner::Other, &mut Scope::default())?;
            }
        }
        Ok(())
    }

    fn item(
        &mut self,
        name: &str,
        item: &ComponentItem,
        owner: &Owner,
        scope: &mut Scope,
    ) -> Outcome<()> {
        check_name(name)?;
        match item.ty {
            ComponentEntityType::Func(_) => function(name, scope),
            ComponentEntityType::Type {
                referenced,
                created,
            } => self.named_type(name, [referenced, created], owner, scope),
            ComponentEntityType::Instance(_) => self.interface(name, item),
            ComponentEntityType::Component(id) => {
                let component = &self.types[id];
                let mut world = Scope::default();
                let mut items = component.imports.iter().chain(&component.exports);
                items.try_for_each(|(name, item)| self.item(name, item, &Owner::Other, &mut world))
            }
            // For these there are errors.
            ComponentEntityType::Module(_) | ComponentEntityType::Value(_) => Ok(()),
        }
    }

    fn interface(&mut self, name: &str, item: &ComponentItem) -> Outcome<()> {
        let ComponentEntityType::Instance(id) = item.ty else {
            return Ok(());
        };
        let name = item.implements.as_deref().unwrap_or(name);
        check_name(name)?;
        let package = name.split_once('/').map(|(package, rest)| {
            let version = rest.split_once('@').map_or("", |(_, version)| version);
            format!("{package}@{version}")
        });
        let owner = match &package {
            Some(package) if !self.local.contains(name) => Owner::Foreign(package.clone()),
            _ => Owner::Other,
        };
        let known = package
            .is_some()
            .then(|| self.interfaces.remove(name))
            .flatten();
        let mut scope = known.unwrap_or_default();
        for (name, item) in &self.types[id].exports {
            self.item(name, item, &owner, &mut scope)?;
        }
        if package.is_some() {
            self.interfaces.insert(name.to_owned(), scope);
        }
        Ok(())
    }

    fn named_type(
        &mut self,
        name: &str,
        [referenced, created]: [ComponentAnyTypeId; 2],
        owner: &Owner,
        scope: &mut Scope,
    ) -> Outcome<()> {
        let defined = match referenced {
            ComponentAnyTypeId::Defined(id) => Some(id),
            ComponentAnyTypeId::Resource(_) => None,
            _ => return Err(unsayable(name, "is the type of no value")),
        };
        match (scope.types.get(name), defined) {
            (Some(Some(known)), Some(defined)) => {
                if !alike(self.types, *known, defined) {
                    return Err(unsayable(name, "is not the same type everywhere"));
                }
            }
            (Some(_), _) => {}
            (None, _) => {
                scope.types.insert(name.to_owned(), defined);
                match self.source(referenced) {
                    Some(source) => self.check_use(name, owner, &source)?,
                    None if defined.is_none() => {
                        scope.resources.insert(name.to_owned());
                    }
                    None => {}
                }
            }
        }
        match self.owners.insert(created, owner.clone()) {
            Some(_) => Err(unsayable(name, "is a type that appears more than once")),
            None => Ok(()),
        }
    }

    /// Of an alias, the interface that its type comes from.
    fn source(&self, id: ComponentAnyTypeId) -> Option<Owner> {
        let mut next = Some(id);
        while let Some(id) = next {
            if let Some(owner) = self.owners.get(&id) {
                return Some(owner.clone());
            }
            next = self.types.as_ref().peel_alias(id);
        }
        None
    }

    fn check_use(&mut self, name: &str, user: &Owner, source: &Owner) -> Outcome<()> {
        match (user, source) {
            (Owner::Foreign(user), Owner::Foreign(source)) => {
                if self.packages.depend(user, source) {
                    return Ok(());
                }
                Err(unsayable(name, "makes two packages depend on each other"))
            }
            (Owner::Foreign(_), Owner::Other) => {
                Err(unsayable(name, "is a type of something without a package"))
            }
            (Owner::Other, _) => Ok(()),
        }
    }
}

fn function(name: &str, scope: &mut Scope) -> Outcome<()> {
    let parsed = ComponentName::new(name, 0);
    let resource = match parsed.as_ref().map(ComponentName::kind) {
        Ok(ComponentNameKind::Label(_)) => None,
        Ok(ComponentNameKind::Constructor(resource)) => Some(resource.as_str().to_owned()),
        Ok(ComponentNameKind::Method(name) | ComponentNameKind::Static(name)) => {
            Some(name.resource().as_str().to_owned())
        }
        _ => {
            return Err(unsayable(
                name,
                "is a function with the name of an interface",
            ));
        }
    };
    let is_new = scope.functions.insert(name.to_owned());
    match resource.filter(|resource| is_new && !scope.resources.contains(resource)) {
        Some(resource) => {
            let why = format!("is of `{resource}`, which is no resource of its interface");
            Err(unsayable(name, &why))
        }
        None => Ok(()),
    }
}

fn unsayable(name: &str, why: &str) -> Problem {
    problem(
        InvalidBinary,
        format!("WIT cannot express `{name}`: it {why}"),
    )
}
