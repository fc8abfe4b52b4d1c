//! Makes simpler what the linter refuses, until it passes.
//!
//! A vendor's document may say something that no step before this knows about. The part that is refused is then said in fewer
//! words: a schema without what makes it refused, or as any JSON value; an operation without its listing, or not at all. Every such
//! step is noted as something to decide.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::Files;
use super::layout::Parts;
use super::output::{Map, OutputNode};
use super::report::{Action, Report};
use super::schema::{any, any_object};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::load::{Node, Provider, method_of, provider};
use crate::{lint, model, rules};

/// The largest number of rounds in which refused parts are simplified.
///
/// Each removes something, so this is only a last resort.
const MOST_ROUNDS: usize = 60;

/// The kind of the notes on what the linter refused.
pub(super) const REFUSED: &str = "rejected by lint";

/// A part of the import.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Element {
    Operation(usize),
    Component(usize),
}

pub(super) fn settle(name: &str, mut parts: Parts, mut report: Report) -> Files {
    let mut rounds = 0;
    let (files, refused) = loop {
        parts.prune();
        let files = parts.files(name);
        let (provider, refused) = problems(name, &files);
        let is_last = refused.is_empty() || parts.operations.is_empty() || rounds == MOST_ROUNDS;
        let provider = provider.filter(|_| !is_last);
        let changed =
            provider.is_some_and(|provider| simplify(&provider, &mut parts, &refused, &mut report));
        if !changed {
            break (files, refused);
        }
        rounds += 1;
    };
    Files {
        files,
        report,
        refused,
        operations: parts.operations.len(),
        schemas: parts.components.len(),
    }
}

/// Loads the provider from the files, and returns it with the problems that the linter and the model find.
fn problems(name: &str, files: &[(String, String)]) -> (Option<Provider>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let provider = provider::read(name, PathBuf::new(), files, "specs", &mut diagnostics);
    let Some(provider) = provider else {
        return (None, diagnostics);
    };
    lint::lint(&provider, &mut diagnostics);
    if diagnostics.is_empty()
        && let Err(found) = model::build(&provider)
    {
        diagnostics.append(found);
    }
    (Some(provider), diagnostics)
}

/// Makes each part simpler that was refused; false if nothing could be done.
fn simplify(
    provider: &Provider,
    parts: &mut Parts,
    refused: &Diagnostics,
    report: &mut Report,
) -> bool {
    let refuses_sign_in = refused
        .sorted()
        .iter()
        .any(|one| one.rule == rules::SDK_OAUTH);
    if refuses_sign_in && parts.sign_in.take().is_some() {
        return true;
    }
    let places = Places::of(provider, parts);
    let mut done: HashSet<Element> = HashSet::new();
    let mut gone: HashSet<usize> = HashSet::new();
    // An operation may be refused for a schema that it uses, so that schemas come first.
    let mut placed: Vec<(Element, &Diagnostic)> = Vec::new();
    for problem in refused.sorted() {
        placed.extend(places.element(problem).map(|element| (element, problem)));
    }
    placed.sort_by_key(|(element, _)| matches!(element, Element::Operation(_)));
    let mut has_schemas = false;
    for (element, problem) in placed {
        if done.contains(&element) || has_schemas && matches!(element, Element::Operation(_)) {
            continue;
        }
        match element {
            Element::Component(index) => {
                let Some(component) = parts.components.get_mut(index) else {
                    continue;
                };
                let Some(out) = simpler_schema(&component.out, problem) else {
                    continue;
                };
                component.out = out;
                has_schemas = true;
                let what = format!(
                    "the schema `{}` is simplified: {}",
                    component.name, problem.what
                );
                report.add(Action::Decide, REFUSED, &component.place, what);
            }
            Element::Operation(index) => {
                let Some(operation) = parts.operations.get_mut(index) else {
                    continue;
                };
                let call = format!("`{}.{}`", operation.group, operation.id);
                let what = if simpler_operation(&mut operation.out, problem) {
                    format!("{call} is simplified: {}", problem.what)
                } else {
                    gone.insert(index);
                    format!("{call} is left out: {}", problem.what)
                };
                report.add(Action::Decide, REFUSED, &operation.place, what);
            }
        }
        done.insert(element);
    }
    let mut index = 0..;
    let is_left = |index: Option<usize>| index.is_none_or(|index| !gone.contains(&index));
    parts.operations.retain(|_| is_left(index.next()));
    !done.is_empty()
}

/// The places in the files where parts begin, and where text begins that belongs to none; by file, in order.
#[derive(Default)]
struct Places(HashMap<Arc<str>, Vec<(Span, Option<Element>)>>);

impl Places {
    fn of(provider: &Provider, parts: &Parts) -> Places {
        let mut operations: HashMap<[&str; 4], usize> = HashMap::new();
        for (index, one) in parts.operations.iter().enumerate() {
            let key = [&one.path, &one.method, &one.group, &one.id].map(String::as_str);
            operations.entry(key).or_insert(index);
        }
        let mut components: HashMap<&str, usize> = HashMap::new();
        for (index, component) in parts.components.iter().enumerate() {
            components.entry(&component.name).or_insert(index);
        }
        let mut places = Places::default();
        for document in &provider.documents {
            let inner = document.root.get("components");
            let sections = document.root.members();
            for section in sections.chain(inner.into_iter().flat_map(Node::members)) {
                places.add(&section.key_span, None);
            }
            let paths = document.root.get("paths").into_iter();
            for path in paths.flat_map(Node::members) {
                let first = path.value.members().next();
                for entry in path.value.members() {
                    let tags = entry.value.get("tags").map(Node::as_sequence);
                    let tag = tags.and_then(|tags| tags.first()?.as_str());
                    let id = entry.value.get("operationId").and_then(Node::as_str);
                    let found = tag.zip(id).and_then(|(tag, id)| {
                        let method = method_of(id, tag);
                        operations.get(&[path.key.as_str(), &entry.key, tag, method])
                    });
                    // What is wrong with the path is reported above its first operation.
                    let is_first = first.is_some_and(|first| std::ptr::eq(first, entry));
                    let span = if is_first {
                        &path.key_span
                    } else {
                        &entry.key_span
                    };
                    places.add(span, found.copied().map(Element::Operation));
                }
            }
            let schemas = document.root.pointer(&["components", "schemas"]);
            for entry in schemas.into_iter().flat_map(Node::members) {
                let found = components.get(entry.key.as_str());
                places.add(&entry.key_span, found.copied().map(Element::Component));
            }
        }
        places.sort();
        places
    }

    fn add(&mut self, span: &Span, element: Option<Element>) {
        let places = self.0.entry(span.file.clone()).or_default();
        places.push((span.clone(), element));
    }

    fn sort(&mut self) {
        for places in self.0.values_mut() {
            places.sort_by(|(one, _), (other, _)| one.cmp(other));
        }
    }

    /// Returns the part that a problem is in: the last one that begins before it.
    fn element(&self, problem: &Diagnostic) -> Option<Element> {
        let places = self.0.get(&problem.span.file)?;
        let after = places.partition_point(|(span, _)| *span <= problem.span);
        let (_, element) = places.get(after.checked_sub(1)?)?;
        *element
    }
}

/// Returns a schema with less in it; `None` if there is nothing less.
fn simpler_schema(out: &OutputNode, problem: &Diagnostic) -> Option<OutputNode> {
    let OutputNode::Map(map) = out else {
        return Some(any()).filter(|any| any != out);
    };
    let mut less = map.clone();
    if problem.rule == rules::SCHEMA_CYCLE && map.get("required").is_some() {
        less.remove("required");
        return Some(less.into());
    }
    let mut simple = any_object();
    let mut plain = match any() {
        OutputNode::Map(plain) => plain,
        _ => Map::default(),
    };
    if let Some(words) = map.get("description") {
        simple.set("description", words.clone());
        plain.set("description", words.clone());
    }
    if *map == plain {
        return None;
    }
    // An object stays one as long as that is enough.
    let is_object = map.get("properties").is_some() || map.get("allOf").is_some();
    match is_object && *map != simple {
        true => Some(simple.into()),
        false => Some(plain.into()),
    }
}

/// Takes away the part of an operation that a problem is about; false if it has none.
fn simpler_operation(out: &mut Map, problem: &Diagnostic) -> bool {
    if problem.rule == rules::SDK_PAGES && out.get("x-sdk-pages").is_some() {
        out.remove("x-sdk-pages");
        return true;
    }
    let about_schemas = problem.rule.starts_with("schema-")
        || [
            rules::ALL_OF,
            rules::ONE_OF,
            rules::DISCRIMINATOR,
            rules::NULLABLE,
            rules::PROPERTY_NAME,
            "model",
        ]
        .contains(&problem.rule);
    about_schemas && loosen(out)
}

/// Makes any JSON value of the schemas of JSON bodies that have no name; false if there are none.
fn loosen(operation: &mut Map) -> bool {
    let mut changed = false;
    for key in ["requestBody", "responses"] {
        let Some(OutputNode::Map(owner)) = operation.get_mut(key) else {
            continue;
        };
        let bodies: Vec<&mut Map> = match key {
            "requestBody" => vec![owner],
            _ => owner
                .values_mut()
                .filter_map(OutputNode::as_map_mut)
                .collect(),
        };
        for body in bodies {
            let Some(OutputNode::Map(content)) = body.get_mut("content") else {
                continue;
            };
            let Some(OutputNode::Map(media)) = content.get_mut("application/json") else {
                continue;
            };
            let is_inline =
                matches!(media.get("schema"), Some(OutputNode::Map(map)) if !map.is_empty());
            if is_inline {
                media.set("schema", any());
                changed = true;
            }
        }
    }
    if changed {
        operation.remove("x-sdk-pages");
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_outside_of_schemas_and_paths_is_no_fault_of_an_operation() {
        let at = |line, column| Span {
            file: "a.yaml".into(),
            line,
            column,
        };
        let mut places = Places::default();
        places.add(&at(2, 1), None);
        places.add(&at(3, 3), Some(Element::Operation(0)));
        places.add(&at(9, 1), None);
        places.add(&at(11, 5), Some(Element::Component(0)));
        places.add(&at(11, 40), Some(Element::Component(1)));
        places.add(&at(10, 3), None);
        places.sort();
        let found = |span: Span| {
            let mut problems = Diagnostics::default();
            problems.push(&span, rules::NULLABLE, "it is wrong", "fix it");
            let problem = problems.sorted().into_iter().next()?;
            places.element(problem)
        };
        assert!(found(at(1, 1)).is_none());
        assert!(found(at(5, 1)) == Some(Element::Operation(0)));
        assert!(found(at(10, 20)).is_none());
        assert!(found(at(11, 20)) == Some(Element::Component(0)));
        assert!(found(at(11, 50)) == Some(Element::Component(1)));
    }
}
