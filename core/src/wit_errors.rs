//! Errors of the WIT parser as problems with a place.

use crate::api::types::{Problem, ProblemKind};
use crate::problem::problem;
use crate::source::Files;
use wit_parser::{ParseError, ResolveError, ResolveErrorKind, SourceMap, Span, Stability};

/// `first` is the index of the package's first file.
pub fn parse_problem(error: &ParseError, map: &SourceMap, files: &Files, first: usize) -> Problem {
    let told = problem(ProblemKind::WitSyntax, error.to_string());
    located(told, error.kind().span(), map, files, first)
}

pub fn resolve_problem(error: &ResolveError, map: &SourceMap, files: &Files) -> Problem {
    let kind = error.kind();
    let mut told = problem(ProblemKind::WitResolve, message(kind));
    if let ResolveErrorKind::DuplicatePackage { span2, .. } = kind
        && let Some(other) = files.place(map, *span2)
        && let Some(path) = files.path(other.file)
    {
        told = told.note(format!("also defined at {path}:{}", other.range.line));
    }
    located(told, kind.span(), map, files, 0)
}

fn message(kind: &ResolveErrorKind) -> String {
    match kind {
        // Upstream prints both in Rust's debug form.
        ResolveErrorKind::StabilityMismatch { from, into, .. } => {
            format!("stability differs: {} and {}", gate(from), gate(into))
        }
        other => other.to_string(),
    }
}

fn gate(stability: &Stability) -> String {
    match stability {
        Stability::Unknown => "no gate".to_owned(),
        Stability::Unstable { feature, .. } => format!("`@unstable(feature = {feature})`"),
        Stability::Stable { since, .. } => format!("`@since(version = {since})`"),
    }
}

/// Some errors are about a package as a whole: these get its first file.
fn located(told: Problem, span: Span, map: &SourceMap, files: &Files, first: usize) -> Problem {
    let place = files.place(map, span);
    let file = place.map_or(first, |place| place.file);
    match (files.path(file), place) {
        (Some(path), Some(place)) => told.at(path, place.range),
        (Some(path), None) => told.in_file(path),
        (None, _) => told,
    }
}
