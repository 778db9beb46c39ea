//! Whether the libraries can take a valid component in: there are components that
//! they panic at.

mod packages;
mod types;
pub mod wac;
pub mod wit;

use crate::api::types::ProblemKind::InvalidBinary;
use crate::problem::{Outcome, problem};
use wasmparser::component_types::ComponentItem;
use wasmparser::names::ComponentName;

/// The imports or exports of a component, each with its name.
pub type Items<'a> = [(String, &'a ComponentItem)];

/// Validation lets names of future features pass, which the libraries do not read.
fn check_name(name: &str) -> Outcome<()> {
    match ComponentName::new(name, 0) {
        Ok(_) => Ok(()),
        Err(error) => {
            let message = format!("`{name}` is not the name of an item: {}", error.message());
            Err(problem(InvalidBinary, message))
        }
    }
}
