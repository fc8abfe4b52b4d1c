//! Makes simpler what the linter refuses, until it passes.
//!
//! A vendor's document may say something that no step before this knows about. The part that is refused is then said in fewer
//! words: a schema without what makes it refused, or as any JSON value; an operation without its listing, or not at all. Every such
//! step is noted as something to decide.

use std::path::PathBuf;
use std::sync::Arc;

use super::Files;
use super::layout::Parts;
use super::output::{Map, Out};
use super::report::{Action, Report};
use super::schema::{any, any_object};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{Node, Provider, provider};
use crate::{lint, model, rules};

/// How often what was refused is made simpler. Each time does away with something, so this is only a last resort.
const MOST_ROUNDS: usize = 60;

/// A part of the import.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Element {
    Operation(usize),
    Component(usize),
}

pub(super) fn settle(name: &str, mut parts: Parts, mut report: Report) -> Files {
    let mut refused = Diagnostics::default();
    for _ in 0..MOST_ROUNDS {
        parts.prune();
        let files = parts.files(name);
        refused = problems(name, &files);
        if refused.is_empty() {
            break;
        }
        if !simplify(name, &files, &mut parts, &refused, &mut report) {
            break;
        }
    }
    parts.prune();
    Files {
        files: parts.files(name),
        report,
        refused,
        operations: parts.operations.len(),
        schemas: parts.components.len(),
    }
}

/// What the linter and the model say about the files.
fn problems(name: &str, files: &[(String, String)]) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let provider = provider::read(name, PathBuf::new(), files, "specs", &mut diagnostics);
    let Some(provider) = provider else {
        return diagnostics;
    };
    lint::lint(&provider, &mut diagnostics);
    if diagnostics.is_empty()
        && let Err(found) = model::build(&provider)
    {
        diagnostics.append(found);
    }
    diagnostics
}

/// Makes each part simpler that was refused; false if nothing could be done.
fn simplify(
    name: &str,
    files: &[(String, String)],
    parts: &mut Parts,
    refused: &Diagnostics,
    report: &mut Report,
) -> bool {
    let mut diagnostics = Diagnostics::default();
    let provider = provider::read(name, PathBuf::new(), files, "specs", &mut diagnostics);
    let Some(provider) = provider else {
        return false;
    };
    let places = places(&provider, parts);
    let mut done: Vec<Element> = Vec::new();
    let mut gone: Vec<usize> = Vec::new();
    for problem in refused.sorted() {
        let Some(element) = place(&places, problem) else {
            continue;
        };
        if done.contains(&element) {
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
                let what = format!(
                    "the schema `{}` is said in fewer words: {}",
                    component.name, problem.what
                );
                report.add(Action::Decide, "what is refused", &component.place, what);
            }
            Element::Operation(index) => {
                let Some(operation) = parts.operations.get_mut(index) else {
                    continue;
                };
                let call = format!("`{}.{}`", operation.group, operation.id);
                let what = if simpler_operation(&mut operation.out, problem) {
                    format!("{call} is said in fewer words: {}", problem.what)
                } else {
                    gone.push(index);
                    format!("{call} is left out: {}", problem.what)
                };
                report.add(Action::Decide, "what is refused", &operation.place, what);
            }
        }
        done.push(element);
    }
    gone.sort_unstable();
    for index in gone.into_iter().rev() {
        parts.operations.remove(index);
    }
    !done.is_empty() && !parts.operations.is_empty()
}

type Place = (Arc<str>, u32, Element);

/// Where each part begins in the files, in their order.
fn places(provider: &Provider, parts: &Parts) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut add = |node: &Node, line: u32, element: Option<Element>| {
        if let Some(element) = element {
            places.push((node.span.file.clone(), line, element));
        }
    };
    for document in &provider.documents {
        for path in document
            .root
            .get("paths")
            .into_iter()
            .flat_map(Node::members)
        {
            let first = path.value.members().next();
            for entry in path.value.members() {
                let is_it = |known: &super::Imported| {
                    known.path == path.key
                        && known.method == entry.key
                        && entry.value.get("operationId").and_then(Node::as_str) == Some(&known.id)
                        && entry
                            .value
                            .pointer(&["tags"])
                            .and_then(|tags| tags.as_sequence().first()?.as_str())
                            == Some(&known.group)
                };
                let found = parts.operations.iter().position(is_it);
                // What is wrong with the path is reported above its first operation.
                let is_first = first.is_some_and(|first| std::ptr::eq(first, entry));
                let line = if is_first {
                    path.key_span.line
                } else {
                    entry.key_span.line
                };
                add(&entry.value, line, found.map(Element::Operation));
            }
        }
        let schemas = document.root.pointer(&["components", "schemas"]);
        for entry in schemas.into_iter().flat_map(Node::members) {
            let found = parts
                .components
                .iter()
                .position(|known| known.name == entry.key);
            add(
                &entry.value,
                entry.key_span.line,
                found.map(Element::Component),
            );
        }
    }
    places
}

fn place(places: &[Place], problem: &Diagnostic) -> Option<Element> {
    let before = places
        .iter()
        .filter(|(file, line, _)| *file == problem.span.file && *line <= problem.span.line);
    before
        .max_by_key(|(_, line, _)| *line)
        .map(|(_, _, element)| *element)
}

/// A schema with less in it; `None` if there is nothing less.
fn simpler_schema(out: &Out, problem: &Diagnostic) -> Option<Out> {
    let Out::Map(map) = out else {
        return Some(any()).filter(|any| any != out);
    };
    let mut less = map.clone();
    if problem.rule == rules::SCHEMA_CYCLE && map.get("required").is_some() {
        less.remove("required");
        return Some(less.into());
    }
    let mut simple = any_object();
    let mut plain = match any() {
        Out::Map(plain) => plain,
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
        let Some(Out::Map(owner)) = operation.get_mut(key) else {
            continue;
        };
        let bodies: Vec<&mut Map> = match key {
            "requestBody" => vec![owner],
            _ => owner.values_mut().filter_map(Out::as_map_mut).collect(),
        };
        for body in bodies {
            let Some(Out::Map(content)) = body.get_mut("content") else {
                continue;
            };
            let Some(Out::Map(media)) = content.get_mut("application/json") else {
                continue;
            };
            let is_inline = matches!(media.get("schema"), Some(Out::Map(map)) if !map.is_empty());
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
