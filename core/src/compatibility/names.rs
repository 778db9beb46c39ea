//! The names of interfaces, made the same where linkers take them for the same.

use std::collections::{HashMap, HashSet};
use wit_parser::{InterfaceId, PackageId, PackageName, Resolve, WorldId, WorldKey};

/// Takes the version from the package of the world, and has each other package in
/// the first version of its track. The packages are then good for encoding only.
/// Those whose interfaces would get one name keep their versions.
pub fn compare_by_track(resolve: &mut Resolve, world: WorldId) {
    // As in components: of two imports on one track the later serves for both.
    // They stay two if they cannot be merged.
    let _ = resolve.merge_world_imports_based_on_semver(world);
    let kept = ambiguous(resolve, world);
    let own = resolve.worlds[world].package;
    for (id, package) in resolve.packages.iter_mut() {
        if !kept.contains(&id) {
            package.name = on_track(&package.name, own == Some(id));
        }
    }
}

/// Whether the world has two imports, or two exports, that differ only within a track.
pub fn on_one_track(resolve: &Resolve, world: WorldId) -> bool {
    !ambiguous(resolve, world).is_empty()
}

fn on_track(name: &PackageName, own: bool) -> PackageName {
    let version = name.version.as_ref().filter(|_| !own);
    PackageName {
        version: version.map(PackageName::version_compat_track),
        ..name.clone()
    }
}

/// The packages with an interface whose name would be that of another import or export.
fn ambiguous(resolve: &Resolve, world: WorldId) -> HashSet<PackageId> {
    let world = &resolve.worlds[world];
    let mut named: HashMap<(bool, PackageName, &str), HashSet<InterfaceId>> = HashMap::new();
    let imports = world.imports.keys().map(|key| (false, key));
    let exports = world.exports.keys().map(|key| (true, key));
    for (exported, key) in imports.chain(exports) {
        if let WorldKey::Interface(id) = key
            && let interface = &resolve.interfaces[*id]
            && let (Some(package), Some(name)) = (interface.package, &interface.name)
        {
            let own = world.package == Some(package);
            let package = on_track(&resolve.packages[package].name, own);
            named
                .entry((exported, package, name))
                .or_default()
                .insert(*id);
        }
    }
    let ambiguous = named.into_values().filter(|ids| ids.len() > 1).flatten();
    ambiguous
        .filter_map(|id| resolve.interfaces[id].package)
        .collect()
}
