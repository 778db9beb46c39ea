//! The functions that a component exports, and which one a call means.

use super::wave_problem;
use crate::problem::Outcome;
use wit_parser::{Function, Resolve, WorldId, WorldItem};

pub struct Exports<'a>(Vec<Exported<'a>>);

pub struct Exported<'a> {
    /// None for a function of the world itself.
    pub interface: Option<String>,
    pub function: &'a Function,
}

impl<'a> Exports<'a> {
    pub fn of(resolve: &'a Resolve, world: WorldId) -> Self {
        let mut functions = Vec::new();
        for (key, item) in &resolve.worlds[world].exports {
            match item {
                WorldItem::Function(function) => functions.push(Exported {
                    interface: None,
                    function,
                }),
                WorldItem::Interface { id, .. } => {
                    let interface = Some(resolve.name_world_key(key));
                    let of_interface = resolve.interfaces[*id].functions.values();
                    functions.extend(of_interface.map(|function| Exported {
                        interface: interface.clone(),
                        function,
                    }));
                }
                WorldItem::Type { .. } => {}
            }
        }
        Self(functions)
    }

    /// The one function of this name, in this interface if one is given.
    pub fn find(&self, interface: Option<&str>, function: &str) -> Outcome<&Exported<'a>> {
        let named = self.0.iter().filter(|exported| {
            exported.function.name == function
                && interface.is_none_or(|interface| exported.is_of(interface))
        });
        let named: Vec<_> = named.collect();
        let exact = named
            .iter()
            .find(|exported| exported.interface.as_deref() == interface);
        match (exact, named.as_slice()) {
            (Some(exact), _) => Ok(exact),
            (None, [only]) => Ok(only),
            (None, []) => Err(self.unknown(interface, function)),
            (None, several) => {
                let names: Vec<_> = several.iter().map(|exported| exported.name()).collect();
                let message = format!("`{function}` is ambiguous: {}", names.join(", "));
                Err(wave_problem(message))
            }
        }
    }

    fn unknown(&self, interface: Option<&str>, function: &str) -> crate::api::types::Problem {
        let wanted = match interface {
            Some(interface) => format!("{interface}#{function}"),
            None => function.to_owned(),
        };
        let nearest = self
            .0
            .iter()
            .map(|exported| (distance(&exported.function.name, function), exported))
            .min_by_key(|(distance, _)| *distance)
            .filter(|(distance, _)| *distance <= function.len().div_ceil(3));
        let mut message = format!("no function `{wanted}` is exported");
        if let Some((_, exported)) = nearest {
            message += &format!(", did you mean `{}`?", exported.name());
        }
        let names: Vec<_> = self.0.iter().map(Exported::name).collect();
        let exported = match names.as_slice() {
            [] => "no functions are exported".to_owned(),
            names => format!("exported: {}", names.join(", ")),
        };
        wave_problem(message).note(exported)
    }
}

impl Exported<'_> {
    /// The name as a call can have it.
    fn name(&self) -> String {
        match &self.interface {
            Some(interface) => format!("{interface}#{}", self.function.name),
            None => self.function.name.clone(),
        }
    }

    /// Whether it is of this interface, whose version may be left out.
    fn is_of(&self, wanted: &str) -> bool {
        self.interface.as_deref().is_some_and(|interface| {
            let unversioned = interface.split('@').next();
            interface == wanted || unversioned == Some(wanted)
        })
    }
}

/// How many characters to insert, remove or replace to get from one name to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (above, letter) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (column, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}
