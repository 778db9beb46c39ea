//! The interface `wit`: packages as text and as binary.

use crate::api::model::{Decoded, Resolved};
use crate::api::types::{Problem, ProblemKind, WitSource};
use crate::api::wit::Guest;
use crate::problem::any;
use crate::{Core, decode, model, source};

impl Guest for Core {
    fn parse(source: WitSource) -> Result<Resolved, Problem> {
        Ok(model::of_source(&source::load(&source)?))
    }

    fn select_world(source: WitSource, name: Option<String>) -> Result<u32, Problem> {
        let world = source::load(&source)?.world(name.as_deref())?;
        Ok(world.index() as u32)
    }

    fn decode(binary: Vec<u8>) -> Result<Decoded, Problem> {
        let decoded = decode::component(&binary)?;
        Ok(Decoded {
            resolved: model::of_binary(decoded.resolve(), decoded.package()),
            world: decode::world(&decoded).map(|world| world.index() as u32),
        })
    }

    fn print(binary: Vec<u8>) -> Result<String, Problem> {
        decode::print(&decode::component(&binary)?)
    }

    fn encode(source: WitSource) -> Result<Vec<u8>, Problem> {
        let loaded = source::load(&source)?;
        wit_component::encode(&loaded.resolve, loaded.main).map_err(any(ProblemKind::WitResolve))
    }
}
