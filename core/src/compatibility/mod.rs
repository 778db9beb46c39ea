//! The interface `compatibility`: whether what was made for one state of a world
//! still fits another, as wasm-tools' `semver_check` decides it. That function is
//! not called since it validates with the features that are standard, drops the
//! versions of all packages, and wants both worlds in one `Resolve`.

mod names;
mod subtype;

use crate::api::compatibility::Guest;
use crate::api::types::{Problem, ProblemKind, WitSource};
use crate::problem::{Outcome, any, problem};
use crate::{Core, decode, source};
use wit_component::{ComponentEncoder, DecodedWasm, StringEncoding};
use wit_parser::{LiftLowerAbi, ManglingAndAbi, Resolve, WorldId};

impl Guest for Core {
    fn semver_check(
        baseline: WitSource,
        current: WitSource,
        world: String,
    ) -> Result<Option<String>, Problem> {
        let baseline = State::of_source("baseline", &baseline, &world)?;
        let current = State::of_source("current", &current, &world)?;
        verdict(baseline, current)
    }

    fn semver_check_binaries(
        baseline: Vec<u8>,
        current: Vec<u8>,
    ) -> Result<Option<String>, Problem> {
        let baseline = State::of_binary("baseline", &baseline)?;
        let current = State::of_binary("current", &current)?;
        verdict(baseline, current)
    }
}

fn verdict(mut baseline: State, mut current: State) -> Outcome<Option<String>> {
    let (before, now) = (baseline.package(), current.package());
    if before != now {
        return Ok(Some(format!("the package is `{now}`, it was `{before}`")));
    }
    names::compare_by_track(&mut baseline.resolve, baseline.world);
    names::compare_by_track(&mut current.resolve, current.world);
    subtype::difference(&baseline.guest()?, &current.encoded_world()?)
}

/// A world in one of its two states.
struct State {
    /// What a problem calls it.
    name: &'static str,
    kind: ProblemKind,
    resolve: Resolve,
    world: WorldId,
}

impl State {
    fn of_source(name: &'static str, source: &WitSource, world: &str) -> Outcome<Self> {
        let loaded = source::load(source).map_err(|problem| problem.about(name))?;
        let world = loaded.world(Some(world));
        Ok(Self {
            name,
            kind: ProblemKind::WitResolve,
            world: world.map_err(|problem| problem.about(name))?,
            resolve: loaded.resolve,
        })
    }

    fn of_binary(name: &'static str, binary: &[u8]) -> Outcome<Self> {
        let kind = ProblemKind::InvalidBinary;
        let decoded = decode::component(binary).map_err(|problem| problem.about(name))?;
        match decoded {
            DecodedWasm::Component(resolve, world) => {
                decode::check_uses(&resolve).map_err(|problem| problem.about(name))?;
                Ok(Self {
                    name,
                    kind,
                    resolve,
                    world,
                })
            }
            DecodedWasm::WitPackage(..) => {
                let message = "expected a component, found a WIT package";
                Err(problem(kind, message).about(name))
            }
        }
    }

    /// The package of the world, without its version.
    fn package(&self) -> String {
        let package = self.resolve.worlds[self.world].package;
        package.map_or_else(String::new, |package| {
            let name = &self.resolve.packages[package].name;
            format!("{}:{}", name.namespace, name.name)
        })
    }

    /// A component for the world that uses all of its functions.
    fn guest(&self) -> Outcome<Vec<u8>> {
        self.encode_guest()
            .map_err(|error| any(self.kind)(error).about(self.name))
    }

    fn encode_guest(&self) -> anyhow::Result<Vec<u8>> {
        let Self { resolve, world, .. } = self;
        let encoding = StringEncoding::default();
        // The standard names of core functions have no more of a version than its track.
        let mangling = match names::on_one_track(resolve, *world) {
            true => ManglingAndAbi::Legacy(LiftLowerAbi::Sync),
            false => ManglingAndAbi::Standard32,
        };
        let mut module = wit_component::dummy_module(resolve, *world, mangling);
        wit_component::embed_component_metadata(&mut module, resolve, *world, encoding)?;
        // `names` has merged the imports that can be.
        ComponentEncoder::default()
            .merge_imports_based_on_semver(false)
            .module(&module)?
            .encode()
    }

    /// The world in its binary form.
    fn encoded_world(&self) -> Outcome<Vec<u8>> {
        let Self { resolve, world, .. } = self;
        let encoding = StringEncoding::default();
        wit_component::metadata::encode(resolve, *world, encoding, None)
            .map_err(|error| any(self.kind)(error).about(self.name))
    }
}
