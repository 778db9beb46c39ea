//! Which packages depend on which.

use std::collections::{HashMap, HashSet};

#[derive(Default)]
pub struct Packages {
    dependencies: HashMap<String, HashSet<String>>,
}

impl Packages {
    /// Notes that one needs the other; false if that closes a circle.
    pub fn depend(&mut self, user: &str, source: &str) -> bool {
        if user == source {
            return true;
        }
        let dependencies = self.dependencies.entry(user.to_owned()).or_default();
        dependencies.insert(source.to_owned());
        !self.reaches(source, user)
    }

    fn reaches(&self, from: &str, to: &str) -> bool {
        let mut waiting = vec![from];
        let mut seen = HashSet::new();
        while let Some(package) = waiting.pop() {
            if package == to {
                return true;
            }
            if seen.insert(package) {
                let dependencies = self.dependencies.get(package);
                waiting.extend(dependencies.into_iter().flatten().map(String::as_str));
            }
        }
        false
    }
}
