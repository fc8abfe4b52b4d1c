//! Paths: those of all documents beside each other, each operation with the server and the security of its document.

use super::list_of;
use super::names::Names;
use crate::import::output::{Map, OutputNode};
use crate::lint::METHODS;
use crate::load::{Document, Entry, Node, Provider, server_name, server_of};

/// Returns the security of the first document that has some, which is that of the bundle.
pub(super) fn default_security(provider: &Provider, names: &Names) -> Option<OutputNode> {
    let mut documents = provider.documents.iter();
    documents.find_map(|document| {
        let security = document.root.get("security")?;
        Some(names.requirements(security, document))
    })
}

/// Returns the paths of all documents.
///
/// Items of one path become one. Where they can't, since both have an operation of the same verb or other parameters, the later path
/// gets the document's name behind `#`, as the documents themselves tell such operations apart.
pub(super) fn joined(provider: &Provider, names: &Names) -> Map {
    let security = default_security(provider, names);
    let mut paths = Map::default();
    for document in &provider.documents {
        let items = document.root.get("paths").into_iter();
        for entry in items.flat_map(Node::members) {
            let item = item(provider, document, entry, names, security.as_ref());
            let joined = match paths.get(&entry.key) {
                None => Some(item.clone()),
                Some(OutputNode::Map(known)) => together(known, &item),
                Some(_) => None,
            };
            match joined {
                Some(joined) => paths.set(&entry.key, joined),
                None => {
                    let stem = document.file.trim_end_matches(".yaml");
                    let mark = if entry.key.contains('#') { '-' } else { '#' };
                    paths.set(&format!("{}{mark}{stem}", entry.key), item);
                }
            }
        }
    }
    paths
}

/// Joins two items of the same path into one; `None` if they can't be one.
fn together(known: &Map, other: &Map) -> Option<Map> {
    let is_same = known.get("parameters") == other.get("parameters");
    let mut methods = METHODS.iter();
    let clash = methods.any(|method| known.get(method).is_some() && other.get(method).is_some());
    if clash || !is_same {
        return None;
    }
    let mut made = known.clone();
    for (key, value) in other.iter() {
        made.set(key, value.clone());
    }
    Some(made)
}

fn item(
    provider: &Provider,
    document: &Document,
    path: &Entry,
    names: &Names,
    security: Option<&OutputNode>,
) -> Map {
    let mut made = Map::default();
    for entry in path.value.members() {
        let out = match METHODS.contains(&entry.key.as_str()) {
            true => Some(operation(provider, document, &entry.value, names, security).into()),
            false => names.renamed(&entry.value, document),
        };
        if let Some(out) = out {
            made.set(&entry.key, out);
        }
    }
    made
}

/// Writes an operation; a server and security that differ from the bundle's come before its answers.
fn operation(
    provider: &Provider,
    document: &Document,
    node: &Node,
    names: &Names,
    security: Option<&OutputNode>,
) -> Map {
    let own = node.get("security").or(document.root.get("security"));
    let own = own.map_or_else(
        || OutputNode::List(Vec::new()),
        |own| names.requirements(own, document),
    );
    let server = server_of(document, node);
    let default = provider.config.servers.first().map(|server| &server.name);
    let is_default = default.is_some_and(|name| server_name(&provider.config, server) == name);
    let mut made = Map::default();
    for entry in node.members() {
        match entry.key.as_str() {
            "security" | "servers" => continue,
            "responses" => {
                if !is_default {
                    let owner = if node.get("servers").is_some() {
                        node
                    } else {
                        &document.root
                    };
                    made.set("servers", list_of(owner, "servers"));
                }
                let none = OutputNode::List(Vec::new());
                if own != *security.unwrap_or(&none) {
                    made.set("security", own.clone());
                }
            }
            _ => {}
        }
        if let Some(out) = names.renamed(&entry.value, document) {
            made.set(&entry.key, out);
        }
    }
    made
}
