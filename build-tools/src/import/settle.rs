//! Makes simpler what the linter refuses, until it passes.
//!
//! A vendor's document may say something that no step before this knows about. The part that is refused is then said in fewer
//! words: a schema without what makes it refused, or as any JSON value; an operation without its listing, or not at all. Every such
//! step is noted as something to decide.

use std::path::PathBuf;

use super::Files;
use super::layout::Parts;
use super::output::{Map, Out};
use super::report::{Action, Report};
use super::schema::{any, any_object};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::load::{Node, Provider, provider};
use crate::{lint, model, rules};

/// How often what was refused is made simpler. Each time does away with something, so this is only a last resort.
const MOST_ROUNDS: usize = 60;

/// The kind of the notes on what the linter refused.
pub(super) const REFUSED: &str = "what is refused";

/// A part of the import.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Element {
    Operation(usize),
    Component(usize),
}

pub(super) fn settle(name: &str, mut parts: Parts, mut report: Report) -> Files {
    let mut rounds = 0;
    let (files, refused) = loop {
        parts.prune();
        let files = parts.files(name);
        let refused = problems(name, &files);
        let is_last = refused.is_empty() || parts.operations.is_empty() || rounds == MOST_ROUNDS;
        if is_last || !simplify(name, &files, &mut parts, &refused, &mut report) {
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
    // An operation may be refused for a schema that it uses, so that schemas come first.
    let mut placed: Vec<(Element, &Diagnostic)> = Vec::new();
    for problem in refused.sorted() {
        placed.extend(place(&places, problem).map(|element| (element, problem)));
    }
    placed.sort_by_key(|(element, _)| matches!(element, Element::Operation(_)));
    for (element, problem) in placed {
        let has_schemas = matches!(done.first(), Some(Element::Component(_)));
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
                let what = format!(
                    "the schema `{}` is said in fewer words: {}",
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
                    format!("{call} is said in fewer words: {}", problem.what)
                } else {
                    gone.push(index);
                    format!("{call} is left out: {}", problem.what)
                };
                report.add(Action::Decide, REFUSED, &operation.place, what);
            }
        }
        done.push(element);
    }
    gone.sort_unstable();
    for index in gone.into_iter().rev() {
        parts.operations.remove(index);
    }
    !done.is_empty()
}

/// Where something begins in the files, and the part that it belongs to, if to any.
type Place = (Span, Option<Element>);

/// Where each part begins in the files, and where what is no part does.
fn places(provider: &Provider, parts: &Parts) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for document in &provider.documents {
        let components = document.root.get("components");
        let sections = document.root.members();
        let sections = sections.chain(components.into_iter().flat_map(Node::members));
        places.extend(sections.map(|section| (section.key_span.clone(), None)));
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
                let span = if is_first {
                    &path.key_span
                } else {
                    &entry.key_span
                };
                places.push((span.clone(), found.map(Element::Operation)));
            }
        }
        let schemas = document.root.pointer(&["components", "schemas"]);
        for entry in schemas.into_iter().flat_map(Node::members) {
            let found = parts
                .components
                .iter()
                .position(|known| known.name == entry.key);
            places.push((entry.key_span.clone(), found.map(Element::Component)));
        }
    }
    places
}

fn place(places: &[Place], problem: &Diagnostic) -> Option<Element> {
    let before = places
        .iter()
        .filter(|(span, _)| span.file == problem.span.file && *span <= problem.span);
    let last = before.max_by_key(|(span, _)| (span.line, span.column));
    last.and_then(|(_, element)| *element)
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
        let places = [
            (at(2, 1), None),
            (at(3, 3), Some(Element::Operation(0))),
            (at(9, 1), None),
            (at(10, 3), None),
            (at(11, 5), Some(Element::Component(0))),
            (at(11, 40), Some(Element::Component(1))),
        ];
        let found = |span: Span| {
            let mut problems = Diagnostics::default();
            problems.push(&span, rules::NULLABLE, "it is wrong", "mend it");
            let problem = problems.sorted().into_iter().next()?;
            place(&places, problem)
        };
        assert!(found(at(1, 1)).is_none());
        assert!(found(at(5, 1)) == Some(Element::Operation(0)));
        assert!(found(at(10, 20)).is_none());
        assert!(found(at(11, 20)) == Some(Element::Component(0)));
        assert!(found(at(11, 50)) == Some(Element::Component(1)));
    }
}
