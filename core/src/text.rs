//! Bytes of a text as lines and columns.

use crate::api::types::TextRange;
use std::ops::Range;

/// A text with the tables that make a place cheap to find, however long its line is.
pub struct Text<'a> {
    text: &'a str,
    line_starts: Vec<usize>,
    /// Where each character ends that is no ASCII, and by how much more bytes than
    /// UTF-16 code units the text is up to there.
    surplus: Vec<(usize, usize)>,
}

impl<'a> Text<'a> {
    pub fn new(text: &'a str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            line_starts: std::iter::once(0).chain(after_breaks).collect(),
            surplus: surplus(text),
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
        let start = self.line_starts[line - 1];
        let column = self.utf16_units(offset) - self.utf16_units(start) + 1;
        (line as u32, column as u32)
    }

    /// The length of the text up to an offset, which is at the edge of a character.
    fn utf16_units(&self, offset: usize) -> usize {
        let passed = self.surplus.partition_point(|(end, _)| *end <= offset);
        let surplus = passed.checked_sub(1).map_or(0, |last| self.surplus[last].1);
        offset - surplus
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

fn surplus(text: &str) -> Vec<(usize, usize)> {
    let wide = text.char_indices().filter(|(_, letter)| !letter.is_ascii());
    wide.scan(0, |total, (at, letter)| {
        *total += letter.len_utf8() - letter.len_utf16();
        Some((at + letter.len_utf8(), *total))
    })
    .collect()
}
