//! The interface `composition`: components out of components, as wac makes them.

use crate::api::composition::{Guest, PackageReference};
use crate::api::types::{File, NamedBinary, Problem, ProblemKind, TextRange};
use crate::problem::{Outcome, any, caused, problem};
use crate::text::Text;
use crate::{Core, decode};
use indexmap::IndexMap;
use miette::{Diagnostic, LabeledSpan, SourceSpan};
use wac_graph::{CompositionGraph, EncodeOptions, InstantiationArgumentError, PlugError};
use wac_parser::Document;
use wac_types::{BorrowedPackageKey, Package};

impl Guest for Core {
    fn plug(socket: Vec<u8>, plugs: Vec<NamedBinary>) -> Result<Vec<u8>, Problem> {
        let mut graph = CompositionGraph::new();
        let socket = register(&mut graph, "socket", "socket", socket)?;
        let mut ids = Vec::new();
        for (name, plug) in plug_names(plugs) {
            let subject = format!("plug `{}`", plug.name);
            ids.push(register(&mut graph, &name, &subject, plug.bytes)?);
        }
        wac_graph::plug(&mut graph, ids, socket).map_err(|error| plug_problem(&error))?;
        graph
            .encode(EncodeOptions::default())
            .map_err(|error| caused(ProblemKind::Plug, &error))
    }

    fn references(source: File) -> Result<Vec<PackageReference>, Problem> {
        let told = |error: &dyn Diagnostic| compose_problem(error, &source);
        let document = parse(&source)?;
        let packages = wac_resolver::packages(&document).map_err(|error| told(&error))?;
        let references = packages.keys().map(|key| PackageReference {
            name: key.name.to_owned(),
            version: key.version.map(ToString::to_string),
        });
        Ok(references.collect())
    }

    fn compose(source: File, packages: Vec<NamedBinary>) -> Result<Vec<u8>, Problem> {
        let told = |error: &dyn Diagnostic| compose_problem(error, &source);
        let document = parse(&source)?;
        let needed = wac_resolver::packages(&document).map_err(|error| told(&error))?;
        let found = find_packages(needed, &packages, &source)?;
        let resolution = document.resolve(found).map_err(|error| told(&error))?;
        resolution
            .encode(EncodeOptions::default())
            .map_err(|error| caused(ProblemKind::Compose, &error).in_file(&source.path))
    }
}

/// wac's parser calls itself for what is nested, until the stack overflows.
const DEEPEST: usize = 100;

fn parse(source: &File) -> Outcome<Document<'_>> {
    if let Some(range) = Text::new(&source.text).too_deep(DEEPEST) {
        let message = format!("nested deeper than {DEEPEST} levels");
        return Err(problem(ProblemKind::Compose, message).at(&source.path, range));
    }
    Document::parse(&source.text).map_err(|error| compose_problem(&error, source))
}

/// Adds a component to the graph; `subject` is what a problem calls it.
fn register(
    graph: &mut CompositionGraph,
    name: &str,
    subject: &str,
    bytes: Vec<u8>,
) -> Outcome<wac_graph::PackageId> {
    decode::validate_for_wac(&bytes).map_err(|problem| problem.about(subject))?;
    let package = Package::from_bytes(name, None, bytes, graph.types_mut())
        .map_err(|error| any(ProblemKind::InvalidBinary)(error).about(subject))?;
    graph
        .register_package(package)
        .map_err(|error| caused(ProblemKind::Plug, &error).about(subject))
}

/// Names the plugs as `wac plug` does: plugs of one name stand together and are counted.
fn plug_names(plugs: Vec<NamedBinary>) -> impl Iterator<Item = (String, NamedBinary)> {
    let mut by_name: IndexMap<String, Vec<NamedBinary>> = IndexMap::new();
    for plug in plugs {
        by_name.entry(plug.name.clone()).or_default().push(plug);
    }
    by_name.into_iter().flat_map(|(name, plugs)| {
        let several = plugs.len() > 1;
        let numbered = plugs.into_iter().enumerate();
        numbered.map(move |(count, plug)| {
            let count = if several {
                count.to_string()
            } else {
                String::new()
            };
            (format!("plug:{name}{count}"), plug)
        })
    })
}

fn plug_problem(error: &PlugError) -> Problem {
    match error {
        PlugError::GraphError { source } => match source.downcast_ref() {
            Some(InstantiationArgumentError::ArgumentAlreadyPassed { name, .. }) => {
                let message = format!("more than one plug exports `{name}`");
                problem(ProblemKind::Plug, message)
            }
            // Its own message says no more than that something is wrong.
            _ => caused(ProblemKind::Plug, source.as_ref()),
        },
        PlugError::NoPlugHappened => problem(
            ProblemKind::Plug,
            "no export of the plugs fits an import of the socket",
        ),
    }
}

/// The bytes of each package that a `.wac` file needs.
fn find_packages<'a>(
    needed: IndexMap<BorrowedPackageKey<'a>, SourceSpan>,
    given: &[NamedBinary],
    source: &File,
) -> Outcome<IndexMap<BorrowedPackageKey<'a>, Vec<u8>>> {
    let bytes = needed.into_iter().map(|(key, span)| {
        let version = key.version.map(ToString::to_string);
        let found = given
            .iter()
            .find(|package| package.name == key.name && package.version == version);
        let Some(package) = found else {
            let name = key.to_string();
            let error = wac_resolver::Error::UnknownPackage { name, span };
            return Err(compose_problem(&error, source));
        };
        decode::validate_for_wac(&package.bytes).map_err(|problem| {
            let range = Text::new(&source.text).range(span.offset()..span.offset() + span.len());
            problem
                .about(&format!("package `{key}`"))
                .at(&source.path, range)
        })?;
        Ok((key, package.bytes.clone()))
    });
    bytes.collect()
}

/// An error about a `.wac` file, at its primary label; the other labels are notes.
fn compose_problem(error: &dyn Diagnostic, source: &File) -> Problem {
    let text = Text::new(&source.text);
    let labels: Vec<LabeledSpan> = error.labels().into_iter().flatten().collect();
    let primary = labels.iter().position(LabeledSpan::primary).unwrap_or(0);
    let mut told = caused(ProblemKind::Compose, error);
    for (index, label) in labels.iter().enumerate() {
        let range = label_range(&text, label);
        if index == primary {
            told = told.at(&source.path, range);
        } else if let Some(words) = label.label() {
            told = told.note(format!("{words}, line {}", range.line));
        }
    }
    if labels.is_empty() {
        return told.in_file(&source.path);
    }
    told
}

fn label_range(text: &Text, label: &LabeledSpan) -> TextRange {
    text.range(label.offset()..label.offset() + label.len())
}
