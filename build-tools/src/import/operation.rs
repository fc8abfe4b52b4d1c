//! Operations: their groups, names and paths.

use std::collections::{HashMap, HashSet};

use super::output::{Map, OutputNode};
use super::parameter::PathName;
use super::paths::Template;
use super::{Importer, words};
use crate::diagnostic::Span;
use crate::lint::{
    METHODS, RESERVED_ARGUMENTS, RESERVED_BY_PAGES, RESERVED_GROUPS, RESERVED_OPERATIONS,
};
use crate::load::{Entry, Node};
use crate::names;

/// An operation of the vendor's document, before anything is made of it.
pub(super) struct VendorOperation<'a> {
    pub(super) path: &'a Entry,
    pub(super) item: &'a Node,
    pub(super) method: &'a str,
    pub(super) entry: &'a Entry,
    pub(super) group: String,
}

/// An operation to be written.
#[derive(Clone, Debug)]
pub(super) struct Imported {
    pub(super) group: String,
    pub(super) path: String,
    pub(super) method: String,
    pub(super) id: String,
    pub(super) out: Map,
    /// Its place in the vendor's document.
    pub(super) place: Span,
}

impl<'a> Importer<'a> {
    /// Reads all operations.
    pub(super) fn operations(&mut self) {
        let given = self.given();
        let ids = self.ids(&given);
        let mut paths: HashMap<String, (String, HashSet<String>)> = HashMap::new();
        for (one, id) in given.iter().zip(ids) {
            let (path, names) = self.path(one, &id, &mut paths);
            let out = self.operation(one, &id, &names);
            self.imported.push(Imported {
                group: one.group.clone(),
                path,
                method: one.method.to_owned(),
                id,
                out,
                place: one.entry.key_span.clone(),
            });
        }
    }

    fn given(&mut self) -> Vec<VendorOperation<'a>> {
        let mut given = Vec::new();
        for path in self
            .source
            .root
            .get("paths")
            .into_iter()
            .flat_map(Node::members)
        {
            if path.key.starts_with("x-") {
                self.dropped(
                    &path.value,
                    "keys of other tools",
                    format!("`{}` among the paths", path.key),
                );
                continue;
            }
            let item = match self.source.follow(&path.value) {
                Ok(found) => found.node,
                Err(problem) => {
                    self.decide(
                        &path.value,
                        "paths",
                        format!("{problem}; `{}` is left out", path.key),
                    );
                    continue;
                }
            };
            for entry in item.members() {
                if METHODS.contains(&entry.key.as_str()) {
                    let group = self.group(path, &entry.value);
                    given.push(VendorOperation {
                        path,
                        item,
                        method: &entry.key,
                        entry,
                        group,
                    });
                } else if matches!(entry.key.as_str(), "summary" | "description") {
                    self.dropped(
                        &entry.value,
                        "words on paths",
                        format!("the {} of `{}`", entry.key, path.key),
                    );
                } else if matches!(entry.key.as_str(), "options" | "trace") {
                    self.dropped(
                        &entry.value,
                        "methods",
                        format!("`{}` of `{}`", entry.key, path.key),
                    );
                }
            }
        }
        given
    }

    /// Returns the group of an operation: its first tag, or the first word of its path.
    fn group(&mut self, path: &'a Entry, operation: &'a Node) -> String {
        let tags = operation
            .get("tags")
            .map(Node::as_sequence)
            .unwrap_or_default();
        let tag = tags
            .iter()
            .find_map(Node::as_str)
            .filter(|tag| !tag.trim().is_empty());
        if let Some(second) = tags.get(1) {
            self.changed(
                second,
                "tags",
                format!(
                    "an operation of several tags is in the group of the first, `{}`",
                    tag.unwrap_or_default()
                ),
            );
        }
        let bare = Template::of(&path.key).path;
        let mut segments = bare.split('/').filter(|segment| {
            !segment.is_empty()
                && !segment.contains('{')
                && !is_version(segment)
                && *segment != "api"
        });
        let wanted = match tag {
            Some(tag) => tag.to_owned(),
            None => segments.next().unwrap_or("calls").to_owned(),
        };
        let snake = names::snake(&wanted);
        let bare = snake.trim_end_matches('_');
        let is_name =
            bare.starts_with(|first: char| first.is_ascii_lowercase()) && bare.len() <= 60;
        let group = match is_name {
            true if RESERVED_GROUPS.contains(&bare) => format!("{bare}_calls"),
            true => bare.to_owned(),
            false => "calls".to_owned(),
        };
        if tag.is_some_and(|tag| tag != group) {
            self.changed(
                operation,
                "tags",
                format!("the tag `{wanted}` is the group `{group}`"),
            );
        }
        group
    }

    /// Returns a method's name for each operation, different within its group.
    fn ids(&mut self, given: &[VendorOperation<'a>]) -> Vec<String> {
        let mut taken: HashSet<(String, String)> = HashSet::new();
        given
            .iter()
            .map(|one| {
                let theirs = one.entry.value.get("operationId").and_then(Node::as_str);
                let theirs =
                    theirs.filter(|id| id.chars().any(|letter| letter.is_ascii_alphanumeric()));
                let whole = match theirs {
                    Some(id) => names::snake(id),
                    None => names::snake(&format!(
                        "{}_{}",
                        one.method,
                        by_path(&one.path.key, &one.group)
                    )),
                };
                let whole = whole.trim_end_matches('_').to_owned();
                let short = theirs.and_then(|id| short_name(id, &one.group));
                let numbered = (2..).map(|number| format!("{whole}_{number}"));
                let mut candidates = short.into_iter().chain([whole.clone()]).chain(numbered);
                let id = candidates
                    .find(|id| {
                        let is_free = !RESERVED_OPERATIONS.contains(&id.as_str());
                        is_free && taken.insert((one.group.clone(), names::camel(id)))
                    })
                    .unwrap_or(whole);
                match theirs {
                    Some(theirs) if theirs != id => {
                        self.changed(
                            &one.entry.value,
                            "operation names",
                            format!("`{theirs}` is `{}.{id}`", one.group),
                        );
                    }
                    Some(_) => {}
                    None => self.changed(
                        &one.entry.value,
                        "operation names",
                        format!("an operation without a name is `{}.{id}`", one.group),
                    ),
                }
                id
            })
            .collect()
    }

    fn operation(&mut self, one: &VendorOperation<'a>, id: &str, names: &[PathName]) -> Map {
        self.written = 0;
        let node = &one.entry.value;
        let mut map = Map::default()
            .with("tags", vec![OutputNode::from(one.group.as_str())])
            .with("operationId", format!("{}.{id}", one.group));
        let summary = words::text(node, "summary").map(|text| text.replace('\n', " "));
        let description = words::text(node, "description");
        let (summary, description) = match (summary, description) {
            (Some(summary), description) => (summary, description),
            (None, Some(description)) => words::summary_of(&description),
            (None, None) => {
                let call = format!("`{} {}`", one.method.to_uppercase(), one.path.key);
                (call, None)
            }
        };
        let description = description.filter(|text| *text != summary);
        map.set("summary", summary);
        if let Some(description) = description {
            map.set("description", description);
        }
        if node.get("deprecated").and_then(Node::as_bool) == Some(true) {
            map.set("deprecated", true);
        }
        self.operation_decoration(node);
        if let Some(server) = self.server(node, one.item) {
            map.set("servers", server);
        }
        if let Some(security) = node.get("security") {
            let security = self.requirements(security);
            map.set("security", security);
        }
        let mut taken: HashSet<String> = RESERVED_ARGUMENTS
            .iter()
            .chain(RESERVED_BY_PAGES)
            .map(|name| (*name).to_owned())
            .collect();
        let has_body = node.get("requestBody").is_some();
        if has_body {
            taken.insert("body".to_owned());
        }
        let mut parameters = self.parameters(one.item, node, names, &mut taken);
        self.query_of_path(&one.path.key, node, &mut taken, &mut parameters);
        let responses = self.responses(node, one.method);
        if let Some(accept) = self.accept(one, &responses, &mut taken) {
            parameters.push(accept);
        }
        if !parameters.is_empty() {
            map.set("parameters", parameters);
        }
        if let Some(body) = node.get("requestBody") {
            match one.method {
                "get" | "head" => {
                    self.decide(body, "bodies", "the body of a GET or HEAD is not sent")
                }
                _ => {
                    if let Some(body) = self.request_body(body, &mut taken) {
                        map.set("requestBody", body);
                    }
                }
            }
        }
        map.set("responses", responses);
        map
    }

    fn operation_decoration(&mut self, node: &'a Node) {
        for entry in node.members() {
            let kind = match entry.key.as_str() {
                "externalDocs" => "links to documentation",
                "callbacks" => "callbacks",
                key if key.starts_with("x-") => "keys of other tools",
                _ => continue,
            };
            self.dropped(
                &entry.value,
                kind,
                format!("`{}` of an operation", entry.key),
            );
        }
    }
}

/// Returns an operationId without the group that it begins with: `drive.files.list` in `files` is `list`.
fn short_name(id: &str, group: &str) -> Option<String> {
    let segments: Vec<&str> = id.split(['.', '/', ':', '#']).collect();
    let place = segments
        .iter()
        .position(|segment| names::snake(segment).trim_end_matches('_') == group);
    let short = match place {
        Some(place) if place + 1 < segments.len() => {
            names::snake(&segments.get(place + 1..)?.join("_"))
        }
        _ => names::snake(id)
            .strip_prefix(&format!("{group}_"))?
            .to_owned(),
    };
    let short = short.trim_end_matches('_');
    short
        .starts_with(|first: char| first.is_ascii_lowercase())
        .then(|| short.to_owned())
}

/// Returns whether a segment of a path is a version, such as `v2` or `1.0`.
fn is_version(segment: &str) -> bool {
    let digits = segment.trim_start_matches('v');
    let is_digit = |digit: char| digit.is_ascii_digit() || digit == '.';
    !digits.is_empty() && digits.chars().all(is_digit)
}

/// Returns a name out of a path: its words, and `by` for parameters.
fn by_path(path: &str, group: &str) -> String {
    let path = Template::of(path).path;
    let words = path
        .split('/')
        .filter(|segment| !segment.is_empty() && !is_version(segment) && *segment != "api");
    let words = words.filter(|segment| names::snake(segment).trim_end_matches('_') != group);
    let words: Vec<String> = words
        .map(|segment| match segment.strip_prefix('{') {
            Some(name) => format!("by_{}", name.trim_end_matches('}')),
            None => segment.replace(['{', '}'], "_"),
        })
        .collect();
    words.join("_")
}
