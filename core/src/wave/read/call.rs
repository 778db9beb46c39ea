//! Calls, taken apart.

use super::misread::Misread;
use super::tree::{is_option, tree};
use crate::api::types::Problem;
use crate::api::wave::{Node, Value as Tree};
use crate::problem::Outcome;
use crate::text::Text;
use std::ops::Range;
use wasm_wave::ast::Node as Ast;
use wasm_wave::untyped::UntypedFuncCall;
use wasm_wave::value::{FuncType, Type};
use wasm_wave::wasm::WasmFunc;

/// A call with its name taken apart and its arguments unread.
pub struct Call<'a> {
    text: &'a str,
    pub interface: Option<&'a str>,
    pub function: &'a str,
    name: Range<usize>,
}

impl<'a> Call<'a> {
    pub fn split(text: &'a str) -> Outcome<Self> {
        let Some((before, _)) = text.split_once('(') else {
            let misread = Misread {
                message: "expected a call such as `greet(\"Ada\")`".to_owned(),
                bytes: 0..text.len(),
            };
            return Err(misread.problem(text, 0));
        };
        let name = before.trim();
        let start = before.len() - before.trim_start().len();
        let (interface, function) = match name.split_once('#') {
            Some((interface, function)) => (Some(interface), function),
            None => (None, name),
        };
        Ok(Self {
            text,
            interface,
            function,
            name: start..start + name.len(),
        })
    }

    /// Puts a problem with the name at the name.
    pub fn at_name(&self, problem: Problem) -> Problem {
        problem.at("", Text::new(self.text).range(self.name.clone()))
    }

    /// Reads the arguments; options at the end may be left out.
    pub fn arguments(&self, types: &FuncType) -> Outcome<Vec<Tree>> {
        // WAVE's own names of functions know no `#`: any name does for its parser.
        let open = self.text.find('(').unwrap_or(self.text.len());
        let nameless = format!("f{}", &self.text[open..]);
        let arguments = UntypedFuncCall::parse(&nameless)
            .map_err(Misread::from)
            .and_then(|call| arguments(&nameless, &call, types));
        arguments.map_err(|misread| misread.problem(self.text, open as isize - 1))
    }
}

fn arguments(text: &str, call: &UntypedFuncCall, types: &FuncType) -> Result<Vec<Tree>, Misread> {
    let types: Vec<Type> = types.params().collect();
    let given: Vec<&Ast> = match call.params_node() {
        Some(tuple) => tuple.as_tuple()?.collect(),
        None => Vec::new(),
    };
    let required = types.len() - types.iter().rev().take_while(|ty| is_option(ty)).count();
    if given.len() < required || given.len() > types.len() {
        let plural = if types.len() == 1 { "" } else { "s" };
        return Err(Misread {
            message: format!(
                "expected {} argument{plural}, found {}",
                types.len(),
                given.len()
            ),
            bytes: call.params_node().map_or(1..text.len(), Ast::span),
        });
    }
    let mut trees = Vec::new();
    for (index, ty) in types.iter().enumerate() {
        trees.push(match given.get(index) {
            Some(argument) => tree(text, argument, ty)?,
            None => Tree {
                nodes: vec![Node::Option(None)],
                root: 0,
            },
        });
    }
    Ok(trees)
}
