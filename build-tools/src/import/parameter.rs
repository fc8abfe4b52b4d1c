//! Parameters: their places, their styles, and their names in Rust.

use std::collections::HashSet;

use super::flat::FlatObject;
use super::output::{Map, OutputNode};
use super::schema::text;
use super::text_form::TextForm;
use super::{Importer, words};
use crate::lint::is_header_name;
use crate::load::Node;
use crate::names;

/// Headers that the client writes itself.
const OWN_HEADERS: &[&str] = &[
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "host",
    "transfer-encoding",
];

/// A parameter and where it stands.
struct VendorParameter<'a> {
    place: &'a str,
    name: &'a str,
    node: &'a Node,
}

impl<'a> Importer<'a> {
    /// Converts the parameters of an operation.
    pub(super) fn parameters(
        &mut self,
        item: &'a Node,
        operation: &'a Node,
        path_names: &[PathName],
        taken: &mut HashSet<String>,
    ) -> Vec<OutputNode> {
        let found = self.found_parameters(item, operation);
        let mut made = Vec::new();
        // What is declared by its own name goes before a member of an exploded object.
        let mut known: HashSet<String> = found
            .iter()
            .filter(|found| found.place == "query" && !self.is_exploded(found))
            .map(|found| found.name.to_owned())
            .collect();
        for name in path_names {
            let declared = found
                .iter()
                .find(|found| found.place == "path" && found.name == name.theirs);
            let mut map = Map::default()
                .with("name", name.ours.as_str())
                .with("in", "path")
                .with("required", true);
            let schema = match declared {
                Some(found) => {
                    self.parameter_words(found.node, &mut map);
                    self.parameter_value(
                        found.node,
                        &format!("the path parameter `{}`", name.theirs),
                    )
                }
                None => {
                    self.changed(
                        operation,
                        "path parameters",
                        format!("`{}` of the path was not declared", name.theirs),
                    );
                    text().into()
                }
            };
            if name.keeps_slashes
                && matches!(&schema, OutputNode::Map(map) if map.text("type") == Some("string"))
            {
                map.set("x-sdk-slashes", true);
            }
            map.set("schema", schema);
            self.argument(&name.ours, "path", taken, &mut map);
            made.push(map.into());
        }
        for found in &found {
            match found.place {
                "path" => {
                    if !path_names.iter().any(|name| name.theirs == found.name) {
                        self.dropped(
                            found.node,
                            "path parameters",
                            format!("the path has no `{{{}}}`", found.name),
                        );
                    }
                }
                "query" => self.query(found, taken, &mut known, &mut made),
                "header" => made.extend(self.header(found, taken)),
                other => self.decide(
                    found.node,
                    "parameters",
                    format!("`{}` in `{other}` is not sent", found.name),
                ),
            }
        }
        made
    }

    fn found_parameters(
        &mut self,
        item: &'a Node,
        operation: &'a Node,
    ) -> Vec<VendorParameter<'a>> {
        let lists = [item, operation].map(|owner| owner.get("parameters"));
        let mut found: Vec<VendorParameter<'a>> = Vec::new();
        for used in lists.into_iter().flatten().flat_map(Node::as_sequence) {
            let node = match self.source.follow(used) {
                Ok(target) => target.node,
                Err(problem) => {
                    self.decide(
                        used,
                        "parameters",
                        format!("{problem}; the parameter is left out"),
                    );
                    continue;
                }
            };
            let text = |key: &str| {
                node.get(key)
                    .and_then(Node::as_str)
                    .filter(|text| !text.is_empty())
            };
            let (Some(name), Some(place)) = (text("name"), text("in")) else {
                self.decide(
                    used,
                    "parameters",
                    "a parameter without a name or a place is not sent",
                );
                continue;
            };
            let is_same = |known: &&mut VendorParameter<'_>| {
                known.place == place
                    && match place {
                        "header" => known.name.eq_ignore_ascii_case(name),
                        _ => known.name == name,
                    }
            };
            match found.iter_mut().find(is_same) {
                Some(known) => known.node = node,
                None => found.push(VendorParameter { place, name, node }),
            }
        }
        found
    }

    fn parameter_words(&mut self, node: &'a Node, map: &mut Map) {
        if let Some(description) = words::description(node) {
            map.set("description", description);
        }
        for entry in node.members() {
            let kind = match entry.key.as_str() {
                "example" | "examples" => "examples",
                "allowEmptyValue" | "allowReserved" => "styles of parameters",
                key if key.starts_with("x-") => "keys of other tools",
                _ => continue,
            };
            self.dropped(
                &entry.value,
                kind,
                format!("`{}` of a parameter", entry.key),
            );
        }
    }

    /// Returns whether each member of the object that a query parameter is stands for itself in the query.
    fn is_exploded(&self, found: &VendorParameter<'a>) -> bool {
        let is_object = |schema| matches!(self.text_form(schema, 16), TextForm::Object);
        style_of(found) == "form"
            && found.node.get("explode").and_then(Node::as_bool) != Some(false)
            && found.node.get("schema").is_some_and(is_object)
    }

    /// Returns the schema of a parameter that is one piece of text.
    fn parameter_value(&mut self, node: &'a Node, what: &str) -> OutputNode {
        match node.get("schema") {
            Some(schema) => self.scalar(schema, what),
            None => {
                if node.get("content").is_some() {
                    self.decide(
                        node,
                        "parameters",
                        format!("{what} is text: the caller writes its JSON"),
                    );
                }
                text().into()
            }
        }
    }

    fn query(
        &mut self,
        found: &VendorParameter<'a>,
        taken: &mut HashSet<String>,
        known: &mut HashSet<String>,
        made: &mut Vec<OutputNode>,
    ) {
        let style = style_of(found);
        let explode = found.node.get("explode").and_then(Node::as_bool);
        let what = format!("the query parameter `{}`", found.name);
        let mut map = Map::default().with("name", found.name).with("in", "query");
        if is_required(found.node) {
            map.set("required", true);
        }
        self.parameter_words(found.node, &mut map);
        let Some(schema) = found.node.get("schema") else {
            map.set("schema", self.parameter_value(found.node, &what));
            self.argument(found.name, "query", taken, &mut map);
            made.push(map.into());
            return;
        };
        match self.text_form(schema, 16) {
            TextForm::List(items) if matches!(style, "form" | "simple") => {
                let items = match items {
                    Some(items) => self.scalar(items, &format!("an item of {what}")),
                    None => text().into(),
                };
                let list = Map::default().with("type", "array").with("items", items);
                map.set("schema", list);
                if explode == Some(false) {
                    map.set("explode", false);
                }
            }
            TextForm::Object if style == "deepObject" => {
                map.set("style", "deepObject");
                map.set("schema", self.deep_object(schema));
            }
            TextForm::Object if self.is_exploded(found) => {
                self.exploded(found, schema, taken, known, made);
                return;
            }
            _ => map.set("schema", self.scalar(schema, &what)),
        }
        self.argument(found.name, "query", taken, &mut map);
        made.push(map.into());
    }

    /// Returns an object with single values, or else a map of text.
    fn deep_object(&mut self, schema: &'a Node) -> OutputNode {
        let mut flat = FlatObject::default();
        self.gather(schema, &mut flat, true);
        let is_plain = flat.members.iter().all(|member| {
            matches!(self.text_form(member.node, 16), TextForm::Scalar)
                && !self.is_nullable(member.node)
        });
        if is_plain && !flat.members.is_empty() && !flat.keeps_extra {
            return self.object_of(flat, schema);
        }
        self.changed(schema, "text", "the members of a deepObject are text");
        let values = text();
        let map = Map::default()
            .with("type", "object")
            .with("additionalProperties", values);
        map.into()
    }

    /// Makes a parameter of each member of an exploded object.
    fn exploded(
        &mut self,
        found: &VendorParameter<'a>,
        schema: &'a Node,
        taken: &mut HashSet<String>,
        known: &mut HashSet<String>,
        made: &mut Vec<OutputNode>,
    ) {
        let mut flat = FlatObject::default();
        self.gather(schema, &mut flat, true);
        if !flat.members.is_empty() {
            self.changed(
                schema,
                "styles of parameters",
                "the members of an exploded object are parameters of their own",
            );
        }
        if flat.members.is_empty() || flat.keeps_extra {
            let what = format!(
                "members of `{}` that are not described can't be sent",
                found.name
            );
            self.decide(found.node, "parameters", what);
        }
        let is_required = is_required(found.node);
        for member in flat.members {
            if !known.insert(member.name.clone()) {
                let what = format!(
                    "`{}` of `{}` is already a parameter",
                    member.name, found.name
                );
                self.dropped(member.node, "parameters", what);
                continue;
            }
            let mut map = Map::default()
                .with("name", member.name.as_str())
                .with("in", "query");
            if is_required && flat.required.contains(&member.name) {
                map.set("required", true);
            }
            if let Some(description) = words::description(member.node) {
                map.set("description", description);
            }
            map.set(
                "schema",
                self.scalar(
                    member.node,
                    &format!("the query parameter `{}`", member.name),
                ),
            );
            self.argument(&member.name, "query", taken, &mut map);
            made.push(map.into());
        }
    }

    fn header(
        &mut self,
        found: &VendorParameter<'a>,
        taken: &mut HashSet<String>,
    ) -> Option<OutputNode> {
        let name = found.name;
        if name.eq_ignore_ascii_case("accept") {
            // It is what the answers say, see `accept`.
            return None;
        }
        if OWN_HEADERS.iter().any(|own| own.eq_ignore_ascii_case(name)) {
            self.dropped(
                found.node,
                "headers",
                format!("the client sets the header `{name}` itself"),
            );
            return None;
        }
        if !is_header_name(name) {
            self.decide(
                found.node,
                "headers",
                format!("`{name}` is not a valid header name"),
            );
            return None;
        }
        let mut map = Map::default().with("name", name).with("in", "header");
        if is_required(found.node) {
            map.set("required", true);
        }
        self.parameter_words(found.node, &mut map);
        map.set(
            "schema",
            self.parameter_value(found.node, &format!("the header `{name}`")),
        );
        self.argument(name, "header", taken, &mut map);
        Some(map.into())
    }

    /// Gives an argument another name in Rust where its own is taken.
    pub(super) fn argument(
        &mut self,
        wire: &str,
        place: &str,
        taken: &mut HashSet<String>,
        map: &mut Map,
    ) {
        let wanted = names::snake(wire);
        let mut candidates =
            std::iter::once(wanted.clone())
                .chain(std::iter::once(names::snake(&format!(
                    "{}_{place}",
                    wanted.trim_end_matches('_')
                ))))
                .chain((2..).map(|number| {
                    names::snake(&format!("{}_{number}", wanted.trim_end_matches('_')))
                }));
        if let Some(name) = candidates.find(|name| taken.insert(name.clone()))
            && name != wanted
        {
            map.set("x-sdk-name", name);
        }
    }
}

fn is_required(parameter: &Node) -> bool {
    parameter.get("required").and_then(Node::as_bool) == Some(true)
}

fn style_of<'a>(found: &VendorParameter<'a>) -> &'a str {
    let style = found.node.get("style").and_then(Node::as_str);
    style.unwrap_or("form")
}

/// A parameter of a path, as the vendor and as we call it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PathName {
    pub(super) theirs: String,
    pub(super) ours: String,
    /// Whether its value may have slashes.
    pub(super) keeps_slashes: bool,
}
