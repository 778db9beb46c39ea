//! Bindings that are generated from a world.

mod go_runtime;
mod unsupported;

use crate::Core;
use crate::api::bindings::{GeneratedFile, Guest};
use crate::api::types::{Problem, ProblemKind, WitSource};
use crate::problem::any;
use crate::source;
use unsupported::Target;
use wit_bindgen_core::{Files, WorldGenerator};

impl Guest for Core {
    fn c(source: WitSource, world: Option<String>) -> Result<Vec<GeneratedFile>, Problem> {
        let generator = wit_bindgen_c::Opts::default().build();
        generate(&source, world.as_deref(), Target::C, generator)
    }

    fn cpp(source: WitSource, world: Option<String>) -> Result<Vec<GeneratedFile>, Problem> {
        let generator = wit_bindgen_cpp::Opts::default().build(None);
        generate(&source, world.as_deref(), Target::Cpp, generator)
    }

    fn go(
        source: WitSource,
        world: Option<String>,
        exports: String,
    ) -> Result<Vec<GeneratedFile>, Problem> {
        let options = wit_bindgen_go::Opts {
            // There is no gofmt here, and nobody reads it.
            format: wit_bindgen_go::Format::False,
            pkg_name: Some(go_runtime::BINDINGS.to_owned()),
            export_pkg_name: Some(exports),
            ..Default::default()
        };
        let mut files = generate(&source, world.as_deref(), Target::Go, options.build())?;
        files.extend(go_runtime::files());
        Ok(files)
    }
}

fn generate(
    source: &WitSource,
    world: Option<&str>,
    target: Target,
    mut generator: Box<dyn WorldGenerator>,
) -> Result<Vec<GeneratedFile>, Problem> {
    let mut loaded = source::load(source)?;
    let world = loaded.world(world)?;
    unsupported::check(&loaded, world, target)?;
    let mut files = Files::default();
    generator
        .generate(&mut loaded.resolve, world, &mut files)
        .map_err(any(ProblemKind::Bindings))?;
    let generated = files.iter().map(|(path, bytes)| GeneratedFile {
        path: path.to_owned(),
        bytes: bytes.to_owned(),
    });
    Ok(generated.collect())
}
