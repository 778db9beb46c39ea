//! Errors of the libraries, told as problems.

use crate::api::types::{Location, Problem, ProblemKind, TextRange};
use std::error::Error;

pub type Outcome<T> = Result<T, Problem>;

/// A problem without a place; what does not fit one line goes into the notes.
pub fn problem(kind: ProblemKind, text: impl AsRef<str>) -> Problem {
    let (message, notes) = headline(text.as_ref());
    Problem {
        kind,
        message,
        location: None,
        offset: None,
        notes,
    }
}

/// An error with all that caused it: the outermost is the message, the rest are notes.
pub fn caused(kind: ProblemKind, error: &dyn Error) -> Problem {
    let mut told = problem(kind, error.to_string());
    let mut cause = error.source();
    while let Some(error) = cause {
        told.notes.push(one_line(&error.to_string()));
        cause = error.source();
    }
    told
}

/// As `caused`, for use with `map_err`.
pub fn any(kind: ProblemKind) -> impl Fn(anyhow::Error) -> Problem {
    move |error| caused(kind, error.as_ref())
}

/// Every layer of an error in one line, the outermost first.
pub fn chain(error: &anyhow::Error) -> String {
    let layers: Vec<String> = error
        .chain()
        .map(|layer| one_line(&layer.to_string()))
        .collect();
    layers.join(": ")
}

impl Problem {
    pub fn at(mut self, path: &str, range: TextRange) -> Self {
        self.location = Some(Location {
            path: path.to_owned(),
            range: Some(range),
        });
        self
    }

    pub fn in_file(mut self, path: &str) -> Self {
        self.location = Some(Location {
            path: path.to_owned(),
            range: None,
        });
        self
    }

    pub fn at_byte(mut self, offset: u64) -> Self {
        self.offset = Some(offset);
        self
    }

    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Puts what the problem is about in front: "plug `a`: ...".
    pub fn about(mut self, subject: &str) -> Self {
        self.message = format!("{subject}: {}", self.message);
        self
    }
}

/// The first line of a text, and the others as notes. A first line that
/// introduces a list takes the list in.
fn headline(text: &str) -> (String, Vec<String>) {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let rest: Vec<&str> = lines.collect();
    if first.ends_with(':') && !rest.is_empty() {
        return (format!("{first} {}", rest.join(", ")), Vec::new());
    }
    let notes = rest.into_iter().map(without_period).collect();
    (without_period(first), notes)
}

fn one_line(text: &str) -> String {
    let (message, notes) = headline(text);
    if notes.is_empty() {
        return message;
    }
    format!("{message}, {}", notes.join(", "))
}

fn without_period(line: &str) -> String {
    line.strip_suffix('.').unwrap_or(line).to_owned()
}
