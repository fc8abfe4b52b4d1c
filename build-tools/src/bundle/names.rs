//! Components: one namespace out of that of each document.

use std::collections::{HashMap, HashSet};

use crate::import::output::{Map, OutputNode};
use crate::load::{Document, Node, Provider, SECTIONS};
use crate::names;

/// Where security schemes are declared; they are named in requirements and not by a `$ref`.
const SCHEMES: &str = "securitySchemes";

/// The names of components in the bundle, by document, section and name.
pub(super) struct Names {
    chosen: HashMap<Key, String>,
}

type Key = (String, String, String);

fn key(file: &str, section: &str, name: &str) -> Key {
    (file.to_owned(), section.to_owned(), name.to_owned())
}

impl Names {
    /// Chooses the names: a component keeps its own unless an earlier one of other contents has it, and equal ones are one.
    pub(super) fn of(provider: &Provider) -> Names {
        let mut chosen: HashMap<Key, String> = HashMap::new();
        let mut known: HashMap<(&str, String), OutputNode> = HashMap::new();
        for section in sections() {
            for document in &provider.documents {
                for entry in components(document, section) {
                    let Some(contents) = absolute(&entry.value, document) else {
                        continue;
                    };
                    let stem = document.file.trim_end_matches(".yaml");
                    let longer = format!("{}{}", names::camel(stem), names::camel(&entry.key));
                    let numbered = (2..).map(|number| format!("{longer}{number}"));
                    let mut wanted = [entry.key.clone(), longer.clone()]
                        .into_iter()
                        .chain(numbered);
                    let is_free = |name: &String| match known.get(&(section, name.clone())) {
                        Some(other) => *other == contents,
                        None => true,
                    };
                    let name = wanted.find(is_free).unwrap_or_else(|| longer.clone());
                    known.insert((section, name.clone()), contents);
                    chosen.insert(key(&document.file, section, &entry.key), name);
                }
            }
        }
        Names { chosen }
    }

    /// Returns a part of a document in the bundle's names.
    pub(super) fn renamed(&self, node: &Node, document: &Document) -> Option<OutputNode> {
        let mut out = absolute(node, document)?;
        each_reference(&mut out, &mut |text| {
            let Some((file, section, name)) = split(text) else {
                return;
            };
            if let Some(chosen) = self.chosen.get(&key(file, section, name)) {
                *text = format!("#/components/{section}/{chosen}");
            }
        });
        Some(out)
    }

    /// Returns a list of security requirements in the bundle's names.
    pub(super) fn requirements(&self, node: &Node, document: &Document) -> OutputNode {
        let requirement = |one: &Node| {
            let mut made = Map::default();
            for entry in one.members() {
                let known = self.chosen.get(&key(&document.file, SCHEMES, &entry.key));
                let scopes = OutputNode::of(&entry.value).unwrap_or_else(|| Vec::new().into());
                made.set(known.unwrap_or(&entry.key), scopes);
            }
            OutputNode::Map(made)
        };
        OutputNode::List(node.as_sequence().iter().map(requirement).collect())
    }

    /// Returns the components of all documents.
    pub(super) fn components(&self, provider: &Provider) -> Map {
        let mut made = Map::default();
        for section in sections() {
            let mut all = Map::default();
            let mut done: HashSet<&str> = HashSet::new();
            for document in &provider.documents {
                for entry in components(document, section) {
                    let chosen = self.chosen.get(&key(&document.file, section, &entry.key));
                    if let Some(name) = chosen
                        && done.insert(name)
                        && let Some(out) = self.renamed(&entry.value, document)
                    {
                        all.set(name, out);
                    }
                }
            }
            if !all.is_empty() {
                made.set(section, all);
            }
        }
        made
    }
}

fn sections() -> impl Iterator<Item = &'static str> {
    [SCHEMES].into_iter().chain(SECTIONS.iter().copied())
}

fn components<'a>(
    document: &'a Document,
    section: &str,
) -> impl Iterator<Item = &'a crate::load::Entry> {
    let all = document.root.pointer(&["components", section]);
    all.into_iter().flat_map(Node::members)
}

/// Returns a part of a document with the file in every `$ref`.
fn absolute(node: &Node, document: &Document) -> Option<OutputNode> {
    let mut out = OutputNode::of(node)?;
    each_reference(&mut out, &mut |text| {
        if text.starts_with("#/") {
            text.insert_str(0, &document.file);
        }
    });
    Some(out)
}

/// Returns the file, the section and the name of an absolute reference.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let (file, pointer) = text.split_once("#/components/")?;
    let (section, name) = pointer.split_once('/')?;
    Some((file, section, name))
}

/// Calls `change` with each `$ref`, and with each schema that a discriminator leads to.
fn each_reference(out: &mut OutputNode, change: &mut dyn FnMut(&mut String)) {
    match out {
        OutputNode::List(items) => items
            .iter_mut()
            .for_each(|item| each_reference(item, change)),
        OutputNode::Map(map) => {
            let is_discriminator = map.get("propertyName").is_some();
            for (key, value) in map.iter_mut() {
                match value {
                    OutputNode::Text(text) if key == "$ref" => change(text),
                    OutputNode::Map(mapping) if is_discriminator && key == "mapping" => {
                        for target in mapping.values_mut() {
                            if let OutputNode::Text(text) = target {
                                change(text);
                            }
                        }
                    }
                    value => each_reference(value, change),
                }
            }
        }
        _ => {}
    }
}
