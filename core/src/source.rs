//! Loading of WIT packages from memory, and the way from a span to its file.

use crate::api::types::{Features, File, ProblemKind, TextRange, WitSource};
use crate::package_statement::PackageStatement;
use crate::problem::{Outcome, any, problem};
use crate::statements::Statements;
use crate::text::Text;
use crate::wit_errors::{parse_problem, resolve_problem};
use wit_parser::{PackageId, Resolve, SourceMap, Span, UnresolvedPackageGroup, WorldId};

/// A WIT package with its dependencies, resolved.
pub struct Loaded<'a> {
    pub resolve: Resolve,
    pub main: PackageId,
    pub files: Files<'a>,
    pub statements: Statements,
}

/// Every file of a source, the package's own before those of its dependencies.
pub struct Files<'a>(Vec<(&'a File, Text<'a>)>);

/// A place in one of the files.
#[derive(Clone, Copy)]
pub struct Place {
    pub file: usize,
    pub range: TextRange,
}

/// Parses and resolves a package with its dependencies.
pub fn load(source: &WitSource) -> Outcome<Loaded<'_>> {
    let files = Files::of(source);
    let mut first = source.files.len();
    let main = files.parse(0, &source.files)?;
    let mut dependencies = Vec::new();
    for dependency in &source.dependencies {
        dependencies.push(files.parse(first, dependency)?);
        first += dependency.len();
    }

    let mut resolve = Resolve::default();
    match &source.features {
        Features::All => resolve.all_features = true,
        Features::Only(names) => resolve.features.extend(names.iter().cloned()),
    }
    let groups = std::iter::once(&main).chain(&dependencies);
    let statements = Statements::of(groups, &files, &resolve);
    let main = resolve
        .push_groups(main, dependencies)
        .map_err(|error| resolve_problem(&error, &resolve.source_map, &files))?;
    Ok(Loaded {
        resolve,
        main,
        files,
        statements,
    })
}

impl Loaded<'_> {
    /// The world called `name`, or the package's only one.
    pub fn world(&self, name: Option<&str>) -> Outcome<WorldId> {
        let selected = self.resolve.select_world(&[self.main], name);
        selected.map_err(|error| {
            let package = &self.resolve.packages[self.main];
            let worlds: Vec<_> = package.worlds.keys().map(|it| format!("`{it}`")).collect();
            let worlds = worlds.join(", ");
            let kind = ProblemKind::WorldSelection;
            match (name, package.worlds.len()) {
                (_, 0) => problem(kind, format!("the package `{}` has no world", package.name)),
                (None, _) => {
                    let message =
                        format!("`{}` has several worlds, name one: {worlds}", package.name);
                    problem(kind, message)
                }
                (Some(_), _) => any(kind)(error).note(format!("worlds: {worlds}")),
            }
        })
    }
}

/// Stands between the path and the index in the names under which files are
/// parsed. It sorts before all else, so files keep the order of their paths.
const BEFORE_INDEX: char = '\0';

/// The index in the name of a parsed file.
fn index_in(name: &str) -> Option<usize> {
    let (_, index) = name.rsplit_once(BEFORE_INDEX)?;
    index.parse().ok()
}

impl<'a> Files<'a> {
    fn of(source: &'a WitSource) -> Self {
        let all = source
            .files
            .iter()
            .chain(source.dependencies.iter().flatten());
        Self(all.map(|file| (file, Text::new(&file.text))).collect())
    }

    /// Parses the files of one package, which begin at index `first`.
    fn parse(&self, first: usize, package: &[File]) -> Outcome<UnresolvedPackageGroup> {
        let mut map = SourceMap::new();
        for (index, file) in (first..).zip(package) {
            // Two dependencies can have files of the same path: the index tells them apart.
            let name = format!("{}{BEFORE_INDEX}{index}", file.path);
            map.push_str(&name, file.text.as_str());
        }
        map.parse()
            .map_err(|(map, error)| parse_problem(&error, &map, self, first))
    }

    /// The place of a span that is valid in `map`.
    pub fn place(&self, map: &SourceMap, span: Span) -> Option<Place> {
        let found = map.resolve_span(span)?;
        let file = index_in(found.path)?;
        let (_, text) = self.0.get(file)?;
        let range = text.range(found.range);
        Some(Place { file, range })
    }

    /// The statement of each file in `map` that has one.
    pub fn package_statements(&self, map: &SourceMap) -> Vec<PackageStatement<Place>> {
        let files = map.source_names().filter_map(index_in);
        let statements = files.filter_map(|file| {
            let (source, text) = self.0.get(file)?;
            let statement = PackageStatement::of(&source.text)?;
            Some(statement.map(|bytes| Place {
                file,
                range: text.range(bytes),
            }))
        });
        statements.collect()
    }

    pub fn path(&self, file: usize) -> Option<&'a str> {
        self.0.get(file).map(|(file, _)| file.path.as_str())
    }

    pub fn paths(&self) -> Vec<String> {
        self.0.iter().map(|(file, _)| file.path.clone()).collect()
    }
}
