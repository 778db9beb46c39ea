//! In what two records, variants, enums or flags differ.

use super::difference::Explanation;
use wac_types::{DefinedType, DefinedTypeId, Variant};

impl Explanation<'_, '_> {
    /// Compares what the two consist of by name; false if they are not of one such kind.
    pub fn members(
        &mut self,
        path: &[String],
        expected: DefinedTypeId,
        found: DefinedTypeId,
    ) -> bool {
        let types = self.of.types;
        let pair = (&types[expected], &types[found]);
        let named = matches!(
            pair,
            (DefinedType::Record(_), DefinedType::Record(_))
                | (DefinedType::Variant(_), DefinedType::Variant(_))
                | (DefinedType::Enum(_), DefinedType::Enum(_))
                | (DefinedType::Flags(_), DefinedType::Flags(_))
        );
        if named && !self.of.told.insert((expected, found)) {
            self.told_before = true;
            return true;
        }
        match pair {
            (DefinedType::Record(expected), DefinedType::Record(found)) => {
                self.labels(
                    path,
                    ["field", "record"],
                    expected.fields.keys(),
                    found.fields.keys(),
                );
                for (name, expected) in &expected.fields {
                    if let Some(found) = found.fields.get(name) {
                        self.value(&below(path, "field", name), *expected, *found);
                    }
                }
            }
            (DefinedType::Variant(expected), DefinedType::Variant(found)) => {
                self.variant(path, expected, found);
            }
            (DefinedType::Enum(expected), DefinedType::Enum(found)) => {
                self.labels(path, ["case", "enum"], expected.0.iter(), found.0.iter());
            }
            (DefinedType::Flags(expected), DefinedType::Flags(found)) => {
                self.labels(path, ["flag", "flags"], expected.0.iter(), found.0.iter());
            }
            _ => return false,
        }
        true
    }

    fn variant(&mut self, path: &[String], expected: &Variant, found: &Variant) {
        self.labels(
            path,
            ["case", "variant"],
            expected.cases.keys(),
            found.cases.keys(),
        );
        for (name, expected) in &expected.cases {
            let path = below(path, "case", name);
            match (expected, found.cases.get(name)) {
                (Some(expected), Some(Some(found))) => self.value(&path, *expected, *found),
                (Some(expected), Some(None)) => {
                    let expected = self.of.names.text(*expected);
                    self.say(
                        &path,
                        format!("expected the payload `{expected}`, found none"),
                    );
                }
                (None, Some(Some(found))) => {
                    let found = self.of.names.text(*found);
                    self.say(&path, format!("expected no payload, found `{found}`"));
                }
                (_, None) | (None, Some(None)) => {}
            }
        }
    }

    fn labels<'l>(
        &mut self,
        path: &[String],
        [noun, whole]: [&str; 2],
        expected: impl Iterator<Item = &'l String>,
        found: impl Iterator<Item = &'l String>,
    ) {
        let (expected, found): (Vec<_>, Vec<_>) = (expected.collect(), found.collect());
        let before = self.messages.len();
        for name in expected.iter().filter(|name| !found.contains(name)) {
            self.say(path, format!("{noun} `{name}` is missing"));
        }
        for name in found.iter().filter(|name| !expected.contains(name)) {
            self.say(
                path,
                format!("{noun} `{name}` is not in the world's {whole}"),
            );
        }
        if self.messages.len() == before && expected != found {
            let order: Vec<_> = expected.iter().map(|name| format!("`{name}`")).collect();
            let order = order.join(", ");
            self.say(path, format!("expected the {noun}s in the order {order}"));
        }
    }
}

fn below(path: &[String], noun: &str, name: &str) -> Vec<String> {
    let mut path = path.to_vec();
    path.push(format!("{noun} `{name}`"));
    path
}
