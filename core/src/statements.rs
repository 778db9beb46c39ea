//! The `package` statements, and the `import`, `export` and `include` statements
//! of worlds, as they were written. Resolving a world drops the spans of its
//! interface imports and dissolves its includes, so they are noted before.

use crate::package_statement::PackageStatement;
use crate::source::{Files, Place};
use std::collections::{HashMap, HashSet};
use wit_parser::{
    AstItem, IncludeName, InterfaceId, PackageName, Resolve, Stability, UnresolvedPackage,
    UnresolvedPackageGroup, World, WorldId, WorldItem, WorldKey,
};

/// A world by the name of its package and its own.
type WorldName = (PackageName, String);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    Import,
    Export,
}

#[derive(Default)]
pub struct Statements {
    packages: HashMap<PackageName, Vec<PackageStatement<Place>>>,
    worlds: HashMap<WorldName, WorldStatements>,
}

#[derive(Default)]
struct WorldStatements {
    items: HashMap<(Direction, String), Place>,
    includes: Vec<Include>,
}

struct Include {
    world: WorldName,
    renamed: Vec<IncludeName>,
    place: Option<Place>,
}

impl Statements {
    /// Notes the statements of all packages; `resolve` tells which features are seen.
    pub fn of<'a>(
        groups: impl Iterator<Item = &'a UnresolvedPackageGroup>,
        files: &Files,
        resolve: &Resolve,
    ) -> Self {
        let mut statements = Self::default();
        for group in groups {
            let written = files.package_statements(&group.source_map);
            statements.packages.insert(group.main.name.clone(), written);
            for package in std::iter::once(&group.main).chain(&group.nested) {
                let reader = Reader {
                    package,
                    foreign: Foreign::of(package),
                    group,
                    files,
                    resolve,
                };
                statements.worlds.extend(reader.worlds());
            }
        }
        statements
    }

    /// The `package` statements of a package's files.
    pub fn package(&self, package: &PackageName) -> &[PackageStatement<Place>] {
        self.packages.get(package).map_or(&[], Vec::as_slice)
    }

    /// Where the item comes into the world, be it through an included world.
    pub fn item(
        &self,
        package: &PackageName,
        world: &str,
        direction: Direction,
        item: &str,
    ) -> Option<Place> {
        let world = (package.clone(), world.to_owned());
        self.find(&world, direction, item, &mut HashSet::new())
    }

    fn find<'a>(
        &'a self,
        world: &'a WorldName,
        direction: Direction,
        item: &str,
        seen: &mut HashSet<&'a WorldName>,
    ) -> Option<Place> {
        if !seen.insert(world) {
            return None;
        }
        let statements = self.worlds.get(world)?;
        let written = statements.items.get(&(direction, item.to_owned()));
        written.copied().or_else(|| {
            statements.includes.iter().find_map(|include| {
                self.find(&include.world, direction, include.original(item), seen)
            })
        })
    }

    /// The places of the world's own `include` statements.
    pub fn includes(&self, package: &PackageName, world: &str) -> Vec<Place> {
        let statements = self.worlds.get(&(package.clone(), world.to_owned()));
        let includes = statements.map_or(&[][..], |world| &world.includes);
        includes
            .iter()
            .filter_map(|include| include.place)
            .collect()
    }
}

impl Include {
    /// What an item is called in the included world.
    fn original<'a>(&'a self, item: &'a str) -> &'a str {
        let renamed = self.renamed.iter().find(|renamed| renamed.as_ == item);
        renamed.map_or(item, |renamed| &renamed.name)
    }
}

/// Reads the worlds of one package that is parsed and not yet resolved.
struct Reader<'a> {
    package: &'a UnresolvedPackage,
    foreign: Foreign<'a>,
    group: &'a UnresolvedPackageGroup,
    files: &'a Files<'a>,
    resolve: &'a Resolve,
}

impl Reader<'_> {
    fn worlds(&self) -> impl Iterator<Item = (WorldName, WorldStatements)> {
        let own = self.package.worlds.iter().filter(|(id, _)| {
            // Worlds of other packages are in the arena as empty stand-ins.
            !self.foreign.worlds.contains_key(id)
        });
        own.map(|(id, world)| (self.world_name(id), self.statements(world)))
    }

    fn statements(&self, world: &World) -> WorldStatements {
        let imports = world.imports.iter().map(|item| (Direction::Import, item));
        let exports = world.exports.iter().map(|item| (Direction::Export, item));
        let items = imports
            .chain(exports)
            .filter_map(|(direction, (key, item))| {
                let place = self.place_of(item)?;
                Some(((direction, self.item_name(key)), place))
            });
        let includes = world
            .includes
            .iter()
            .filter(|include| self.is_seen(&include.stability));
        WorldStatements {
            items: items.collect(),
            includes: includes
                .map(|include| Include {
                    world: self.world_name(include.id),
                    renamed: include.names.clone(),
                    place: self.files.place(&self.group.source_map, include.span),
                })
                .collect(),
        }
    }

    fn place_of(&self, item: &WorldItem) -> Option<Place> {
        self.files.place(&self.group.source_map, item.span())
    }

    fn is_seen(&self, stability: &Stability) -> bool {
        match stability {
            Stability::Unstable { feature, .. } => {
                self.resolve.all_features || self.resolve.features.contains(feature)
            }
            Stability::Unknown | Stability::Stable { .. } => true,
        }
    }

    /// The full name of an interface, as the resolved world will have it.
    fn item_name(&self, key: &WorldKey) -> String {
        let id = match key {
            WorldKey::Name(name) => return name.clone(),
            WorldKey::Interface(id) => *id,
        };
        if let Some((package, name)) = self.foreign.interfaces.get(&id) {
            return package.interface_id(name);
        }
        let name = self.package.interfaces[id].name.as_deref();
        self.package.name.interface_id(name.unwrap_or_default())
    }

    fn world_name(&self, id: WorldId) -> WorldName {
        match self.foreign.worlds.get(&id) {
            Some((package, name)) => ((*package).clone(), (*name).to_owned()),
            None => {
                let name = self.package.worlds[id].name.clone();
                (self.package.name.clone(), name)
            }
        }
    }
}

/// The packages and names of what a package has from other packages.
#[derive(Default)]
struct Foreign<'a> {
    interfaces: HashMap<InterfaceId, (&'a PackageName, &'a str)>,
    worlds: HashMap<WorldId, (&'a PackageName, &'a str)>,
}

impl<'a> Foreign<'a> {
    fn of(package: &'a UnresolvedPackage) -> Self {
        let mut foreign = Self::default();
        for (package, items) in &package.foreign_deps {
            for (name, (item, _)) in items {
                let name = (package, name.as_str());
                match item {
                    AstItem::Interface(id) => foreign.interfaces.insert(*id, name),
                    AstItem::World(id) => foreign.worlds.insert(*id, name),
                };
            }
        }
        foreign
    }
}
