//! What is wrong with a text that should be a value.

use crate::api::types::Problem;
use crate::text::Text;
use crate::wave::wave_problem;
use std::fmt::Display;
use std::ops::Range;
use wasm_wave::ast::{Node as Ast, NodeType};
use wasm_wave::parser::ParserError;
use wasm_wave::value::Type;
use wasm_wave::wasm::DisplayType;

/// What is wrong, and at which bytes of the text.
pub struct Misread {
    pub message: String,
    pub bytes: Range<usize>,
}

pub fn unknown_label(ast: &Ast, what: &str, name: &str, ty: &Type) -> Misread {
    Misread::new(ast, format!("no {what} `{name}` in {}", DisplayType(ty)))
}

pub fn unlike(ast: &Ast, ty: &Type) -> Misread {
    let found = match ast.ty() {
        NodeType::BoolTrue | NodeType::BoolFalse => "a bool",
        NodeType::Number => "a number",
        NodeType::Char => "a char",
        NodeType::String | NodeType::MultilineString => "a string",
        NodeType::Tuple => "a tuple",
        NodeType::List => "a list",
        NodeType::Record => "a record",
        NodeType::Label => "a label",
        NodeType::VariantWithPayload => "a variant",
        NodeType::OptionSome | NodeType::OptionNone => "an option",
        NodeType::ResultOk | NodeType::ResultErr => "a result",
        NodeType::Flags => "flags",
    };
    Misread::new(ast, format!("expected {}, found {found}", DisplayType(ty)))
}

impl Misread {
    pub fn new(ast: &Ast, message: impl Display) -> Self {
        Self {
            message: message.to_string(),
            bytes: ast.span(),
        }
    }

    /// `shift` leads from the bytes of what was parsed to those of `text`.
    pub fn problem(self, text: &str, shift: isize) -> Problem {
        let shifted = |at: usize| at.saturating_add_signed(shift);
        let bytes = shifted(self.bytes.start)..shifted(self.bytes.end);
        wave_problem(self.message).at("", Text::new(text).range(bytes))
    }
}

impl From<ParserError> for Misread {
    fn from(error: ParserError) -> Self {
        let message = match error.detail() {
            Some(detail) => format!("{}: {detail}", error.kind()),
            None => error.kind().to_string(),
        };
        Self {
            message,
            bytes: error.span(),
        }
    }
}
