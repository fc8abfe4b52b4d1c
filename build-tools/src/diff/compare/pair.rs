//! Which operations and types of two surfaces are the same ones, renamed or not.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::surface::{NamedType, Operation, Surface, TypeShape};

/// The operations and types of two surfaces, paired.
#[derive(Debug, Default)]
pub(super) struct Pairs<'a> {
    /// Names before and after.
    pub(super) operations: Vec<(&'a str, &'a str)>,
    pub(super) types: BTreeMap<&'a str, &'a str>,
}

impl<'a> Pairs<'a> {
    pub(super) fn of(old: &'a Surface, new: &'a Surface) -> Self {
        let mut pairs = Self {
            operations: operations(old, new),
            types: BTreeMap::new(),
        };
        for name in old.types.keys() {
            if let Some((same, _)) = new.types.get_key_value(name) {
                pairs.types.insert(name, same);
            }
        }
        pairs.renamed_types(old, new);
        pairs
    }

    /// Returns a type as it was, in the names of today.
    pub(super) fn renamed(&self, r#type: &str) -> String {
        let mut text = String::with_capacity(r#type.len());
        for word in r#type.split_inclusive(|letter: char| !is_name(letter)) {
            let name = word.trim_end_matches(|letter| !is_name(letter));
            let (_, rest) = word.split_at(name.len());
            text.push_str(self.types.get(name).unwrap_or(&name));
            text.push_str(rest);
        }
        text
    }

    /// Pairs types without a namesake that stand at the same place.
    fn renamed_types(&mut self, old: &'a Surface, new: &'a Surface) {
        let mut waiting: Vec<(&'a str, &'a str)> = Vec::new();
        for (before, after) in &self.operations {
            if let (Some(before), Some(after)) =
                (old.operations.get(*before), new.operations.get(*after))
            {
                waiting.extend(in_operations(before, after));
            }
        }
        let same: Vec<(&str, &str)> = self.types.iter().map(|(one, two)| (*one, *two)).collect();
        for (before, after) in same {
            if let (Some(before), Some(after)) = (old.types.get(before), new.types.get(after)) {
                waiting.extend(in_types(before, after));
            }
        }
        let mut taken: BTreeSet<&str> = self.types.values().copied().collect();
        while let Some((before, after)) = waiting.pop() {
            let names = names_in(before).zip(names_in(after));
            if names_in(before).count() != names_in(after).count() {
                continue;
            }
            for (one, other) in names {
                let (Some(before), Some(after)) = (old.types.get(one), new.types.get(other)) else {
                    continue;
                };
                let is_free = !self.types.contains_key(one) && !taken.contains(other);
                let same_kind =
                    std::mem::discriminant(&before.shape) == std::mem::discriminant(&after.shape);
                if is_free && same_kind {
                    self.types.insert(one, other);
                    taken.insert(other);
                    waiting.extend(in_types(before, after));
                }
            }
        }
    }
}

/// Operations of one address that only one side has.
#[derive(Default)]
struct Moved<'a> {
    gone: Vec<&'a str>,
    came: Vec<&'a str>,
}

fn operations<'a>(old: &'a Surface, new: &'a Surface) -> Vec<(&'a str, &'a str)> {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    let mut moved: BTreeMap<(String, String), Moved<'_>> = BTreeMap::new();
    for (name, operation) in &old.operations {
        match new.operations.get_key_value(name) {
            Some((same, _)) => pairs.push((name, same)),
            None => moved
                .entry(address(old, operation))
                .or_default()
                .gone
                .push(name),
        }
    }
    for (name, operation) in &new.operations {
        if !old.operations.contains_key(name) {
            moved
                .entry(address(new, operation))
                .or_default()
                .came
                .push(name);
        }
    }
    for moved in moved.values() {
        if let (&[before], &[after]) = (moved.gone.as_slice(), moved.came.as_slice()) {
            pairs.push((before, after));
        }
    }
    pairs
}

/// Returns the verb and the path of a call, whatever its parameters are called.
fn address(surface: &Surface, operation: &Operation) -> (String, String) {
    let fact = |key: &str| operation.facts.get(key).cloned().unwrap_or_default();
    let server = surface
        .servers
        .iter()
        .find(|server| server.name == fact("server"));
    let base = server.map_or("", |server| path_of(&server.url));
    (
        fact("verb"),
        format!("{base}{}", without_names(&fact("path"))),
    )
}

fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("", |start| rest.split_at(start).1)
}

/// Returns a path with nothing between its braces.
pub(super) fn without_names(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    let mut inside = false;
    for letter in path.chars() {
        inside &= letter != '}';
        if !inside {
            text.push(letter);
        }
        inside |= letter == '{';
    }
    text
}

/// Returns the types at the same places of two operations.
fn in_operations<'a>(old: &'a Operation, new: &'a Operation) -> Vec<(&'a str, &'a str)> {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for input in &old.inputs {
        let same = new
            .inputs
            .iter()
            .find(|other| (other.place, &other.wire) == (input.place, &input.wire));
        pairs.extend(same.map(|same| (input.r#type.as_str(), same.r#type.as_str())));
    }
    for outcome in &old.outcomes {
        let same = new
            .outcomes
            .iter()
            .find(|other| other.status == outcome.status);
        pairs.extend(same.map(|same| (outcome.body.as_str(), same.body.as_str())));
        let envelopes = same.and_then(|same| outcome.envelope.as_ref().zip(same.envelope.as_ref()));
        pairs.extend(envelopes.map(|(before, after)| (before.as_str(), after.as_str())));
    }
    for (variant, item) in &old.items {
        let same = new.items.get(variant);
        pairs.extend(same.map(|same| (item.as_str(), same.as_str())));
    }
    pairs
}

/// Returns the types at the same places of two types.
fn in_types<'a>(old: &'a NamedType, new: &'a NamedType) -> Vec<(&'a str, &'a str)> {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    match (&old.shape, &new.shape) {
        (TypeShape::Struct(old), TypeShape::Struct(new)) => {
            for field in &old.fields {
                let same = new.fields.iter().find(|other| other.wire == field.wire);
                pairs.extend(same.map(|same| (field.r#type.as_str(), same.r#type.as_str())));
            }
            if let (Some(old), Some(new)) = (&old.extra, &new.extra) {
                pairs.push((old, new));
            }
        }
        (TypeShape::Union { variants: old, .. }, TypeShape::Union { variants: new, .. }) => {
            for variant in old {
                let same = new.iter().find(|other| match variant.tag.is_empty() {
                    true => other.name == variant.name,
                    false => other.tag == variant.tag,
                });
                pairs.extend(same.map(|same| (variant.r#type.as_str(), same.r#type.as_str())));
            }
        }
        _ => {}
    }
    pairs
}

/// Returns the names in a type, those of the standard library too.
pub(in crate::diff) fn names_in(r#type: &str) -> impl Iterator<Item = &str> {
    r#type
        .split(|letter| !is_name(letter))
        .filter(|word| !word.is_empty())
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Returns the named types that an operation leads to.
pub(super) fn reach<'a>(surface: &'a Surface, operation: &'a Operation) -> BTreeSet<&'a str> {
    let inputs = operation.inputs.iter().map(|input| &input.r#type);
    let bodies = operation
        .outcomes
        .iter()
        .flat_map(|outcome| outcome.envelope.iter().chain([&outcome.body]));
    let headers = operation
        .outcomes
        .iter()
        .flat_map(|outcome| &outcome.headers);
    let headers = headers.map(|header| &header.r#type);
    let all = inputs
        .chain(bodies)
        .chain(headers)
        .chain(operation.items.values());
    let mut waiting: Vec<&str> = all.flat_map(|found| names_in(found)).collect();
    let mut reached = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        let Some((name, found)) = surface.types.get_key_value(name) else {
            continue;
        };
        if !reached.insert(name.as_str()) {
            continue;
        }
        match &found.shape {
            TypeShape::Struct(made) => {
                let fields = made.fields.iter().map(|field| &field.r#type);
                waiting.extend(fields.chain(&made.extra).flat_map(|found| names_in(found)));
            }
            TypeShape::Union { variants, .. } => {
                let types = variants.iter().map(|variant| &variant.r#type);
                waiting.extend(types.flat_map(|found| names_in(found)));
            }
            TypeShape::Enum { .. } | TypeShape::Id => {}
        }
    }
    reached
}
