//! Whether a component fits a world, by wac's rules, and all in which it does not.

mod difference;
mod members;
mod names;

use crate::api::components::{Difference, Mismatch, Side};
use crate::api::types::{ProblemKind, WitSource};
use crate::decode;
use crate::problem::{Outcome, any, chain, problem};
use crate::source::{self, Loaded};
use difference::{Differences, Explained};
use names::TypeNames;
use wac_types::{
    InterfaceId, ItemKind, NameMap, NameMapNoIntern, Package, SubtypeChecker, Type, Types, WorldId,
    validate_target,
};

/// Everything in which the component does not fit; the verdict is that of `wac targets`.
pub fn mismatches(
    component: Vec<u8>,
    source: &WitSource,
    world: Option<&str>,
) -> Outcome<Vec<Mismatch>> {
    decode::validate_for_wac(&component)?;
    let loaded = source::load(source)?;
    let world = loaded.world(world)?;
    let mut types = Types::default();
    let world = world_type(&loaded, world, &mut types)?;
    let component = Package::from_bytes("component", None, component, &mut types)
        .map_err(any(ProblemKind::InvalidBinary))?
        .ty();
    if validate_target(&types, world, component).is_ok() {
        return Ok(Vec::new());
    }
    let names = TypeNames::of(&types, world, component);
    let compare = |used_types| {
        let mut comparison = Comparison {
            types: &types,
            differences: Differences::new(&types, &names),
            used_types,
            mismatches: Vec::new(),
        };
        comparison.imports(world, component);
        comparison.exports(world, component);
        comparison.mismatches
    };
    let mismatches = compare(UsedTypes::TheirInterfaceTells);
    if mismatches.is_empty() {
        return Ok(compare(UsedTypes::AreCompared));
    }
    Ok(mismatches)
}

/// The world as wac knows it, which reads WIT in its binary form only.
fn world_type(loaded: &Loaded, world: wit_parser::WorldId, types: &mut Types) -> Outcome<WorldId> {
    let world = &loaded.resolve.worlds[world];
    let told = any(ProblemKind::WitResolve);
    let package = world.package.unwrap_or(loaded.main);
    let encoded = wit_component::encode(&loaded.resolve, package).map_err(&told)?;
    let package = Package::from_bytes("wit", None, encoded, types).map_err(&told)?;
    let definition = types[package.ty()].exports.get(&world.name);
    if let Some(ItemKind::Type(Type::World(definition))) = definition
        && let Some(ItemKind::Component(world)) = types[*definition].exports.values().next()
    {
        return Ok(*world);
    }
    let message = format!("the world `{}` cannot be encoded", world.name);
    Err(problem(ProblemKind::WitResolve, message))
}

/// Goes through a world and a component as wac's `validate_target` does, but
/// into interfaces member by member and without a stop at the first difference.
struct Comparison<'a> {
    types: &'a Types,
    differences: Differences<'a>,
    used_types: UsedTypes,
    mismatches: Vec<Mismatch>,
}

/// What becomes of the types that an interface has with `use` from another.
#[derive(PartialEq)]
enum UsedTypes {
    TheirInterfaceTells,
    AreCompared,
}

/// Something that both the world and the component have.
struct Shared<'a> {
    side: Side,
    /// The name in the world.
    item: &'a str,
    /// What has to fit: the world's import, or the component's export.
    given: ItemKind,
    /// What it has to fit to.
    wanted: ItemKind,
}

impl Comparison<'_> {
    fn imports(&mut self, world: WorldId, component: WorldId) {
        let world = &self.types[world];
        let implied = world.implicit_imported_interfaces(self.types);
        let explicit = world
            .imports
            .iter()
            .map(|(name, kind)| (name.as_str(), *kind));
        let offered = by_track(implied.into_iter().chain(explicit));
        for (name, wanted) in &self.types[component].imports {
            match offered.get(name, &NameMapNoIntern) {
                Some((item, given)) => self.compare(Shared {
                    side: Side::Import,
                    item,
                    given: given.promote(),
                    wanted: *wanted,
                }),
                None => self
                    .mismatches
                    .push(Mismatch::ImportNotOffered(name.clone())),
            }
        }
    }

    fn exports(&mut self, world: WorldId, component: WorldId) {
        let exports = self.types[component].exports.iter();
        let found = by_track(exports.map(|(name, kind)| (name.as_str(), *kind)));
        for (item, wanted) in &self.types[world].exports {
            match found.get(item, &NameMapNoIntern) {
                Some((_, given)) => self.compare(Shared {
                    side: Side::Export,
                    item,
                    given: *given,
                    wanted: wanted.promote(),
                }),
                None => self.mismatches.push(Mismatch::ExportMissing(item.clone())),
            }
        }
    }

    fn compare(&mut self, shared: Shared) {
        match (shared.given, shared.wanted) {
            (ItemKind::Instance(given), ItemKind::Instance(wanted)) => {
                self.compare_members(&shared, given, wanted);
            }
            (given, wanted) => {
                if let Some(message) = self.difference(shared.side, given, wanted) {
                    self.push(&shared, None, message);
                }
            }
        }
    }

    fn compare_members(&mut self, shared: &Shared, given: InterfaceId, wanted: InterfaceId) {
        let of_world = match shared.side {
            Side::Import => given,
            Side::Export => wanted,
        };
        let uses = &self.types[of_world].uses;
        for (member, wanted) in &self.types[wanted].exports {
            if self.used_types == UsedTypes::TheirInterfaceTells && uses.contains_key(member) {
                if let Some(given) = self.types[given].exports.get(member) {
                    self.differences.leave_out(*given, *wanted);
                }
                continue;
            }
            let message = match self.types[given].exports.get(member) {
                Some(given) => self.difference(shared.side, *given, *wanted),
                None => Some(missing(shared.side).to_owned()),
            };
            if let Some(message) = message {
                self.push(shared, Some(member.clone()), message);
            }
        }
    }

    /// What keeps `given` from being a subtype of `wanted`, told as what the world
    /// expects. None too for what was told already.
    fn difference(&mut self, side: Side, given: ItemKind, wanted: ItemKind) -> Option<String> {
        let mut cache = Default::default();
        let mut checker = SubtypeChecker::new(&mut cache);
        if side == Side::Import {
            checker.invert();
        }
        let checked = checker.is_subtype(given, self.types, wanted, self.types);
        let error = checked.err()?;
        match self.differences.between(side, given, wanted) {
            Explained::Here(messages) => Some(messages.join("; ")),
            Explained::Before => None,
            Explained::Not => Some(plain(&chain(&error))),
        }
    }

    fn push(&mut self, shared: &Shared, member: Option<String>, message: String) {
        self.mismatches.push(Mismatch::Differs(Difference {
            side: shared.side,
            item: shared.item.to_owned(),
            member,
            message,
        }));
    }
}

/// Items by name, found by any version on the same track.
fn by_track<'a>(
    items: impl Iterator<Item = (&'a str, ItemKind)>,
) -> NameMap<String, (&'a str, ItemKind)> {
    let mut map = NameMap::default();
    for (name, kind) in items {
        // Inserting fails on a name that is there already only if that is not allowed.
        let _ = map.insert(name, &mut NameMapNoIntern, true, (name, kind));
    }
    map
}

fn missing(side: Side) -> &'static str {
    match side {
        Side::Import => "not offered by the world",
        Side::Export => "not exported by the component",
    }
}

/// The checker's own words, without its words for items of a component.
fn plain(message: &str) -> String {
    message
        .replace("mismatched type for ", "")
        .replace("instance", "interface")
}
