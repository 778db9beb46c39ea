//! Bindings that are generated from a world.

mod unsupported;

use crate::Core;
use crate::api::bindings::{GeneratedFile, Guest};
use crate::api::types::{Problem, ProblemKind, WitSource};
use crate::problem::any;
use crate::source;
use wit_bindgen_core::Files;

impl Guest for Core {
    fn c(source: WitSource, world: Option<String>) -> Result<Vec<GeneratedFile>, Problem> {
        let mut loaded = source::load(&source)?;
        let world = loaded.world(world.as_deref())?;
        unsupported::check(&loaded, world)?;
        let mut files = Files::default();
        wit_bindgen_c::Opts::default()
            .build()
            .generate(&mut loaded.resolve, world, &mut files)
            .map_err(any(ProblemKind::Bindings))?;
        let generated = files.iter().map(|(path, bytes)| GeneratedFile {
            path: path.to_owned(),
            bytes: bytes.to_owned(),
        });
        Ok(generated.collect())
    }
}
