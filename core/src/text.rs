//! Bytes of a text as lines and columns.

use crate::api::types::TextRange;
use std::ops::Range;

/// A text with the table of its lines.
pub struct Text<'a> {
    text: &'a str,
    line_starts: Vec<usize>,
}

impl<'a> Text<'a> {
    pub fn new(text: &'a str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            line_starts: std::iter::once(0).chain(after_breaks).collect(),
        }
    }

    /// The place of a stretch of bytes. Offsets inside of a character or beyond
    /// the end, which errors of lexers can have, move to the nearest edge.
    pub fn range(&self, bytes: Range<usize>) -> TextRange {
        let start = self.text.floor_char_boundary(bytes.start);
        let end = self.text.ceil_char_boundary(bytes.end.max(start));
        let (line, column) = self.position(start);
        let (end_line, end_column) = self.position(end);
        TextRange {
            line,
            column,
            end_line,
            end_column,
        }
    }

    fn position(&self, offset: usize) -> (u32, u32) {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let before = &self.text[self.line_starts[line - 1]..offset];
        let column = before.encode_utf16().count() + 1;
        (line as u32, column as u32)
    }

    /// The first bracket that is inside of more than `most` others.
    pub fn too_deep(&self, most: usize) -> Option<TextRange> {
        let mut depth: usize = 0;
        for (at, letter) in self.text.char_indices() {
            match letter {
                '(' | '[' | '{' | '<' => depth += 1,
                ')' | ']' | '}' | '>' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > most {
                return Some(self.range(at..at + 1));
            }
        }
        None
    }
}
