//! In what a function or type of a component differs from that of a world.

use super::names::TypeNames;
use crate::api::components::Side;
use std::collections::HashSet;
use wac_types::{
    DefinedType, DefinedTypeId, FuncType, FuncTypeId, ItemKind, SubtypeChecker, Type, Types,
    ValueType,
};

/// Explains differences; those of one type in several places only once.
pub struct Differences<'a> {
    pub types: &'a Types,
    pub names: &'a TypeNames<'a>,
    pub told: HashSet<(DefinedTypeId, DefinedTypeId)>,
}

pub enum Explained {
    Here(Vec<String>),
    /// All of it was told about another item.
    Before,
    /// There is a difference, and it is of another kind.
    Not,
}

impl<'a> Differences<'a> {
    pub fn new(types: &'a Types, names: &'a TypeNames<'a>) -> Self {
        Self {
            types,
            names,
            told: HashSet::new(),
        }
    }

    /// Has these two types told about elsewhere.
    pub fn leave_out(&mut self, given: ItemKind, wanted: ItemKind) {
        if let (ItemKind::Type(Type::Value(given)), ItemKind::Type(Type::Value(wanted))) =
            (given, wanted)
            && let (ValueType::Defined(given), ValueType::Defined(wanted)) = (
                self.types.resolve_value_type(given),
                self.types.resolve_value_type(wanted),
            )
        {
            self.told.insert((given, wanted));
            self.told.insert((wanted, given));
        }
    }

    /// Of the given and the wanted, one is of the world and the other of the component.
    pub fn between(&mut self, side: Side, given: ItemKind, wanted: ItemKind) -> Explained {
        let (expected, found) = match side {
            Side::Import => (given, wanted),
            Side::Export => (wanted, given),
        };
        let mut explanation = Explanation {
            of: self,
            messages: Vec::new(),
            told_before: false,
        };
        match (expected, found) {
            (ItemKind::Func(expected), ItemKind::Func(found)) => {
                explanation.function(expected, found);
            }
            (ItemKind::Type(Type::Value(expected)), ItemKind::Type(Type::Value(found))) => {
                explanation.value(&[], expected, found);
            }
            _ => {}
        }
        match explanation {
            Explanation { messages, .. } if !messages.is_empty() => Explained::Here(messages),
            Explanation { told_before, .. } if told_before => Explained::Before,
            _ => Explained::Not,
        }
    }
}

pub struct Explanation<'d, 'a> {
    pub of: &'d mut Differences<'a>,
    pub messages: Vec<String>,
    pub told_before: bool,
}

impl<'a> Explanation<'_, 'a> {
    fn function(&mut self, expected: FuncTypeId, found: FuncTypeId) {
        let types = self.of.types;
        let (expected, found) = (&types[expected], &types[found]);
        if expected.is_async != found.is_async {
            let (expected, found) = (color(expected), color(found));
            self.say(
                &[],
                format!("expected {expected} function, found {found} function"),
            );
        }
        self.params(expected, found);
        match (expected.result, found.result) {
            (Some(expected), Some(found)) => self.value(&["result".to_owned()], expected, found),
            (Some(expected), None) => {
                let expected = self.of.names.text(expected);
                self.say(&[], format!("expected the result `{expected}`, found none"));
            }
            (None, Some(found)) => {
                let found = self.of.names.text(found);
                self.say(&[], format!("result is `{found}`, expected none"));
            }
            (None, None) => {}
        }
    }

    fn params(&mut self, expected: &FuncType, found: &FuncType) {
        let (wanted, given) = (expected.params.len(), found.params.len());
        if wanted != given {
            let plural = if wanted == 1 { "" } else { "s" };
            self.say(
                &[],
                format!("expected {wanted} parameter{plural}, found {given}"),
            );
            return;
        }
        let pairs = expected.params.iter().zip(&found.params);
        for (index, ((expected_name, expected), (name, found))) in pairs.enumerate() {
            if expected_name != name {
                let place = index + 1;
                let message = format!("parameter {place} is `{name}`, expected `{expected_name}`");
                self.say(&[], message);
            }
            self.value(&[format!("parameter `{expected_name}`")], *expected, *found);
        }
    }

    /// `path` leads from the item to the value: "parameter `p`", "field `x`".
    pub fn value(&mut self, path: &[String], expected: ValueType, found: ValueType) {
        let types = self.of.types;
        let expected = types.resolve_value_type(expected);
        let found = types.resolve_value_type(found);
        if self.same(expected, found) {
            return;
        }
        if let (ValueType::Defined(expected), ValueType::Defined(found)) = (expected, found)
            && self.members(path, expected, found)
        {
            return;
        }
        let names = self.of.names;
        let (expected_text, found_text) = (names.text(expected), names.text(found));
        if expected_text != found_text {
            self.is_not(
                path,
                &format!("`{found_text}`"),
                &format!("`{expected_text}`"),
            );
            return;
        }
        let children = inner_types(types, expected);
        let pairs = children.into_iter().zip(inner_types(types, found));
        let before = self.messages.len();
        for (expected, found) in pairs {
            self.value(path, expected, found);
        }
        if self.messages.len() == before && !self.told_before {
            // Of one name, and not of one kind.
            let (expected, found) = (expected.desc(types), found.desc(types));
            self.is_not(path, found, expected);
        }
    }

    fn same(&self, expected: ValueType, found: ValueType) -> bool {
        let mut cache = Default::default();
        let mut checker = SubtypeChecker::new(&mut cache);
        let (expected, found) = (ItemKind::Value(expected), ItemKind::Value(found));
        checker
            .is_subtype(found, self.of.types, expected, self.of.types)
            .is_ok()
    }

    fn is_not(&mut self, path: &[String], found: &str, expected: &str) {
        match path.split_last() {
            Some((last, path)) => self.say(path, format!("{last} is {found}, expected {expected}")),
            None => self.say(path, format!("expected {expected}, found {found}")),
        }
    }

    pub fn say(&mut self, path: &[String], message: String) {
        let mut words = path.to_vec();
        words.push(message);
        self.messages.push(words.join(": "));
    }
}

fn color(function: &FuncType) -> &'static str {
    if function.is_async {
        "an async"
    } else {
        "a sync"
    }
}

/// The types that an unnamed type consists of.
fn inner_types(types: &Types, ty: ValueType) -> Vec<ValueType> {
    let ValueType::Defined(id) = ty else {
        return Vec::new();
    };
    match &types[id] {
        DefinedType::Tuple(inner) => inner.clone(),
        DefinedType::List(inner)
        | DefinedType::FixedSizeList(inner, _)
        | DefinedType::Option(inner) => vec![*inner],
        DefinedType::Map(key, value) => vec![*key, *value],
        DefinedType::Result { ok, err } => ok.iter().chain(err).copied().collect(),
        DefinedType::Stream(inner) | DefinedType::Future(inner) => inner.iter().copied().collect(),
        _ => Vec::new(),
    }
}
