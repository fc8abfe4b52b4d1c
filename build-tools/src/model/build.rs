//! From a provider's documents to the model.

use std::collections::HashMap;

use super::operation::Operations;
use super::schema::Schemas;
use super::{ErrorKind, ErrorRules, Errors, Group, Sdk, Server, oauth, reach};
use crate::diagnostic::Diagnostics;
use crate::load::yaml::Node;
use crate::load::{At, Document, Provider};
use crate::names;

/// Returns the file of a document and its title.
fn title(document: &Document) -> (String, String) {
    let title = At::root(document).get("info");
    let title = title
        .and_then(|info| info.text("title"))
        .unwrap_or_default();
    (document.file.clone(), title.to_owned())
}

/// Makes the model of a provider that the linter has passed.
///
/// # Errors
///
/// What the linter let through and cannot be modelled all the same.
pub fn build(provider: &Provider) -> Result<Sdk, Diagnostics> {
    let mut schemas = Schemas::new(provider);
    let mut operations = Operations::default();
    for (index, document) in provider.documents.iter().enumerate() {
        operations.read(provider, index, document, &mut schemas);
    }
    operations.link(&mut schemas);
    let mut sdk = Sdk {
        provider: provider.name.clone(),
        crate_name: provider.config.crate_name.clone(),
        title: provider.config.title.clone(),
        features: provider.config.features,
        servers: provider
            .config
            .servers
            .iter()
            .map(|server| Server {
                name: server.name.clone(),
                url: server.url.clone(),
                description: server.description.clone(),
            })
            .collect(),
        documents: provider.documents.iter().map(title).collect(),
        groups: group(operations, provider),
        errors: errors(provider),
        schemas: std::mem::take(&mut schemas.built),
        places: HashMap::new(),
        oauth: None,
    };
    sdk.count_places();
    sdk.oauth = oauth::read(provider, &sdk);
    if !schemas.diagnostics.is_empty() {
        return Err(schemas.diagnostics);
    }
    reach::mark(&mut sdk);
    sdk.count_places();
    Ok(sdk)
}

/// Sorts the operations into groups, in the order of the documents.
fn group(operations: Operations, provider: &Provider) -> Vec<Group> {
    let descriptions = tag_descriptions(provider);
    let mut groups: Vec<Group> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for operation in operations.built {
        let place = *places.entry(operation.group.clone()).or_insert_with(|| {
            let description = descriptions.get(operation.group.as_str());
            groups.push(Group {
                name: operation.group.clone(),
                description: description.copied().unwrap_or_default().to_owned(),
                operations: Vec::new(),
            });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.operations.push(operation);
        }
    }
    groups
}

/// Returns the descriptions of tags by name; the first document that lists a tag describes it.
fn tag_descriptions(provider: &Provider) -> HashMap<&str, &str> {
    let documents = provider.documents.iter();
    let tags = documents.filter_map(|document| document.root.get("tags"));
    let mut descriptions = HashMap::new();
    for tag in tags.flat_map(|tags| tags.as_sequence()) {
        let text = |key: &str| tag.get(key).and_then(Node::as_str);
        if let Some(name) = text("name") {
            let description = text("description").unwrap_or_default().trim();
            descriptions.entry(name).or_insert(description);
        }
    }
    descriptions
}

fn errors(provider: &Provider) -> Errors {
    let mut errors = Errors::default();
    for document in &provider.documents {
        let rules = document.root.get("x-sdk-errors");
        errors.documents.push(ErrorRules {
            document: document.file.trim_end_matches(".yaml").to_owned(),
            ..rules.map(error_rules).unwrap_or_default()
        });
        let common = rules.and_then(|rules| rules.get("common"));
        for name in Node::strings(common) {
            let name = names::camel(&name);
            if !errors.common.contains(&name) {
                errors.common.push(name);
            }
        }
        for kind in kinds(document) {
            if !errors.kinds.contains(&kind) {
                errors.kinds.push(kind);
            }
        }
    }
    errors
}

fn error_rules(rules: &Node) -> ErrorRules {
    let request_id = rules.get("request-id");
    ErrorRules {
        document: String::new(),
        code: Node::strings(rules.get("code")),
        message: Node::strings(rules.get("message")),
        request_id_header: request_id
            .and_then(|id| id.get("header"))
            .and_then(Node::as_str)
            .map(str::to_ascii_lowercase),
        request_id: Node::strings(request_id.and_then(|id| id.get("body"))),
    }
}

fn kinds(document: &Document) -> Vec<ErrorKind> {
    let kinds = document.root.pointer(&["x-sdk-errors", "kinds"]);
    let entries = kinds.into_iter().flat_map(Node::members);
    entries
        .map(|entry| ErrorKind {
            name: names::camel(&entry.key),
            status: entry.value.get("status").and_then(status_range),
            codes: Node::strings(entry.value.get("code")),
            parent: entry
                .value
                .get("parent")
                .and_then(Node::as_str)
                .map(names::camel),
            description: entry
                .value
                .get("description")
                .and_then(Node::as_str)
                .unwrap_or_default()
                .trim()
                .to_owned(),
        })
        .collect()
}

/// Reads `404`, `"404"` or `4XX`.
fn status_range(node: &Node) -> Option<(u16, u16)> {
    let text = match node.as_i64() {
        Some(status) => status.to_string(),
        None => node.as_str()?.to_owned(),
    };
    if let Some(class) = text.strip_suffix("XX") {
        let class: u16 = class.parse().ok()?;
        return Some((
            class.checked_mul(100)?,
            class.checked_mul(100)?.checked_add(99)?,
        ));
    }
    let status = text.parse().ok()?;
    Some((status, status))
}
