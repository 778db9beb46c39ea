//! Errors of the libraries, told as problems.

use crate::api::types::{Location, Problem, ProblemKind, TextRange};
use std::error::Error;
use std::iter::successors;

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

/// An error with all that caused it: what failed and the first cause are the
/// message, what is between are notes.
pub fn caused(kind: ProblemKind, error: &dyn Error) -> Problem {
    let layers: Vec<String> = successors(Some(error), |error: &&dyn Error| (*error).source())
        .map(ToString::to_string)
        .collect();
    let mut layers = layers
        .iter()
        .filter(|layer| !SAYS_NOTHING.contains(&layer.as_str()));
    let first = layers.next().cloned().unwrap_or_else(|| error.to_string());
    let Some(last) = layers.next_back() else {
        return problem(kind, first);
    };
    let mut told = problem(kind, &first);
    let last = one_line(last);
    if !told.message.contains(&last) {
        told.message = format!("{}: {last}", told.message);
    }
    told.notes.extend(layers.map(|layer| one_line(layer)));
    told
}

/// Layers of wit-component's errors that every error of a module has.
const SAYS_NOTHING: [&str; 2] = ["failed to decode world from module", "module was not valid"];

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
    let mut lines = text.lines().map(plain).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let rest: Vec<String> = lines.collect();
    if first.ends_with(':') && !rest.is_empty() {
        return (format!("{first} {}", rest.join(", ")), Vec::new());
    }
    (first, rest)
}

fn one_line(text: &str) -> String {
    let (message, notes) = headline(text);
    if notes.is_empty() {
        return message;
    }
    format!("{message}, {}", notes.join(", "))
}

/// A line with single spaces, without a capital at its start or a period at its end.
fn plain(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let line = words.join(" ");
    let line = line.strip_suffix('.').unwrap_or(&line);
    let mut letters = line.chars();
    match letters.next() {
        Some(first)
            if words[0]
                .chars()
                .skip(1)
                .all(|letter| letter.is_ascii_lowercase()) =>
        {
            first.to_lowercase().chain(letters).collect()
        }
        _ => line.to_owned(),
    }
}
