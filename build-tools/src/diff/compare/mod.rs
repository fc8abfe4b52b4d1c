//! Tells two surfaces apart.
//!
//! What users notice follows from the form of the generated code. Structs, outcomes and enums are `#[non_exhaustive]`, so that
//! nobody can write one out or match it without a rest: a new field, value or variant breaks nothing. Structs that callers make
//! have `new` with the required members and a setter for each of the others; required inputs of a call are arguments, the others
//! setters. Fields are public, so that their types are promises. What was a preview promises nothing: a change of it that breaks
//! callers counts as a change in behaviour.

mod answers;
mod crate_wide;
mod inputs;
mod operations;
mod pair;
mod previews;
mod structs;
mod types;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use self::pair::names_in;

use self::pair::Pairs;
use super::places::Element;
use super::surface::{Bounds, Facts, Surface, Words};
use super::{Change, Class};

/// The scope of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    All,
    /// The facts in any OpenAPI document: names in Rust are ours alone.
    Wire,
}

/// Returns the differences in `new`, the gravest first and otherwise in the order of the names.
pub fn compare(old: &Surface, new: &Surface, scope: Scope) -> Vec<Change> {
    let mut comparison = Comparison {
        old,
        new,
        scope,
        pairs: Pairs::of(old, new),
        changes: Vec::new(),
        facts: BTreeMap::new(),
        told: BTreeSet::new(),
    };
    comparison.crate_wide();
    comparison.operations();
    comparison.types();
    comparison.tell_facts();
    let mut changes = comparison.changes;
    changes.sort_by(|one, other| {
        (one.class, &one.element)
            .cmp(&(other.class, &other.element))
            .then_with(|| one.notice.cmp(&other.notice))
    });
    changes
}

struct Comparison<'a> {
    old: &'a Surface,
    new: &'a Surface,
    scope: Scope,
    pairs: Pairs<'a>,
    changes: Vec<Change>,
    /// Facts of calls that changed, with the calls: what changes for many of them in the same way is told once.
    facts: BTreeMap<FactChange, Vec<(Element, String)>>,
    /// Types that were told of together with an operation.
    told: BTreeSet<&'a str>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct FactChange {
    key: String,
    old: Option<String>,
    new: Option<String>,
}

impl Comparison<'_> {
    fn push(&mut self, class: Class, element: &Element, notice: impl Into<String>) {
        let class = match class {
            Class::Breaking if self.is_preview(element) => Class::Behaviour,
            class => class,
        };
        self.changes.push(Change {
            class,
            element: element.clone(),
            is_gone: false,
            notice: notice.into(),
        });
    }

    /// Adds a change whose element is in the old surface alone.
    fn push_gone(&mut self, class: Class, element: &Element, notice: impl Into<String>) {
        self.push(class, element, notice);
        if let Some(change) = self.changes.last_mut() {
            change.is_gone = true;
        }
    }

    /// Tells of a new name in Rust.
    fn push_name(&mut self, element: &Element, notice: impl Into<String>) {
        if self.scope == Scope::All {
            self.push(Class::Breaking, element, notice);
        }
    }

    fn words(&mut self, old: &Words, new: &Words, element: &Element, what: &str) {
        if old != new {
            let element = &element.within("words");
            self.push(
                Class::Words,
                element,
                format!("{what} has a new description"),
            );
        }
    }

    /// Tells of bounds on what callers give.
    fn bounds(&mut self, old: &Bounds, new: &Bounds, element: &Element, what: &str) {
        let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for key in keys {
            let (before, after) = (old.get(key), new.get(key));
            let (Some(verdict), notice) = (match (before, after) {
                (None, Some(after)) => (Some(true), format!("`{key}: {after}` is new")),
                (Some(before), None) => (Some(false), format!("`{key}: {before}` was removed")),
                (Some(before), Some(after)) if before != after => {
                    let rises = before.as_f64() < after.as_f64();
                    let is_least = key
                        .rsplit('.')
                        .next()
                        .is_some_and(|key| key.starts_with("min"));
                    let notice = format!("`{key}` is {after} instead of {before}");
                    (Some(rises == is_least), notice)
                }
                _ => (None, String::new()),
            }) else {
                continue;
            };
            let then = match verdict {
                true => "values outside it fail before anything is sent",
                false => "more values are sent",
            };
            self.push(
                Class::Behaviour,
                element,
                format!("{what}: {notice}; {then}"),
            );
        }
    }

    /// Tells of facts that are different; `name` says what a key is about.
    fn own_facts(&mut self, old: &Facts, new: &Facts, element: &Element, what: &str) {
        for change in fact_changes(old, new) {
            let element = element.within(&change.key);
            let notice = format!("{what}: {}", change.words(&change.key));
            self.push(Class::Behaviour, &element, notice);
        }
    }
}

impl FactChange {
    /// Describes the difference, as in `page size: 20 → 50`.
    fn words(&self, subject: &str) -> String {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => format!("{subject}: {old} → {new}"),
            (None, Some(new)) => format!("{subject}: {new} (nothing before)"),
            (Some(old), None) => format!("{subject}: nothing ({old} before)"),
            (None, None) => subject.to_owned(),
        }
    }
}

fn fact_changes(old: &Facts, new: &Facts) -> Vec<FactChange> {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    keys.into_iter()
        .filter(|key| old.get(*key) != new.get(*key))
        .map(|key| FactChange {
            key: key.clone(),
            old: old.get(key).cloned(),
            new: new.get(key).cloned(),
        })
        .collect()
}

/// Returns `a`, `b` and `c`.
fn listed<S: AsRef<str>>(names: &[S]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
