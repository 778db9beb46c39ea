//! The `package` statement at the beginning of a file. The parser keeps what it
//! says, and not where.

use std::ops::Range;

/// The places, of the kind `P`, of what a statement says.
#[derive(Clone)]
pub struct PackageStatement<P> {
    pub name: P,
    pub version: Option<P>,
}

impl<P> PackageStatement<P> {
    pub fn map<Q>(self, place: impl Fn(P) -> Q) -> PackageStatement<Q> {
        PackageStatement {
            name: place(self.name),
            version: self.version.map(place),
        }
    }
}

impl PackageStatement<Range<usize>> {
    /// Finds it in a text that is WIT. None too for `package a:b { ... }`, which is
    /// a package nested in the file.
    pub fn of(text: &str) -> Option<Self> {
        let mut words = Words { text, at: 0 };
        if text[words.next()?] != *"package" {
            return None;
        }
        let mut name = words.next()?;
        let mut version = None;
        loop {
            let word = words.next()?;
            match &text[word.clone()] {
                "@" => version = Some(words.next()?),
                ";" => return Some(Self { name, version }),
                "{" => return None,
                _ => name.end = word.end,
            }
        }
    }
}

const SYMBOLS: [char; 3] = ['@', ';', '{'];

/// What stands between spaces, comments and `SYMBOLS`, and the symbols.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Words<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn skip_spaces_and_comments(&mut self) {
        loop {
            let rest = self.rest();
            let spaces = rest.len() - rest.trim_start().len();
            let skipped = spaces + comment(&rest[spaces..]);
            if skipped == 0 {
                return;
            }
            self.at += skipped;
        }
    }
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_spaces_and_comments();
        let start = self.at;
        let first = self.rest().chars().next()?;
        self.at += first.len_utf8();
        while !SYMBOLS.contains(&first)
            && let Some(next) = self.rest().chars().next()
            && !next.is_whitespace()
            && !SYMBOLS.contains(&next)
            && comment(self.rest()) == 0
        {
            self.at += next.len_utf8();
        }
        Some(start..self.at)
    }
}

/// The length of the comment that a text begins with, 0 if it does not.
fn comment(text: &str) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if !text.starts_with("/*") {
        return 0;
    }
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        match () {
            () if rest.starts_with(b"/*") => (depth, at) = (depth + 1, at + 2),
            () if rest.starts_with(b"*/") => (depth, at) = (depth - 1, at + 2),
            () => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}
