//! Schemas: what of a vendor's schema our vocabulary says, and in which words.

use std::collections::HashSet;

use super::flat::{FlatObject, MOST_PARTS};
use super::output::{Map, OutputNode};
use super::report::Action;
use super::{Importer, words};
use crate::load::{Node, Value};
use crate::names;

/// How deep schemas may stand inside one another without a name.
const DEEPEST: usize = 24;

/// How many schemas are written for one named schema or one operation.
const MOST_WRITTEN: usize = 5000;

/// The role of a schema, which decides what can be said beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It has a name below `components`.
    Component,
    /// A property of an object.
    Member,
    /// An item of a list, or a value of a map.
    Item,
    /// A body, a parameter, a member of a union: there is no null.
    Bare,
}

/// Returns any JSON value.
pub(super) fn any() -> OutputNode {
    OutputNode::Map(Map::default())
}

/// Returns any JSON object.
pub(super) fn any_object() -> Map {
    Map::default()
        .with("type", "object")
        .with("additionalProperties", true)
}

/// Returns plain text.
pub(super) fn text() -> Map {
    Map::default().with("type", "string")
}

impl<'a> Importer<'a> {
    /// Converts a schema.
    pub(super) fn schema(&mut self, node: &'a Node, role: Role) -> OutputNode {
        self.depth += 1;
        self.written += 1;
        let out = if self.depth > DEEPEST {
            self.decide(
                node,
                "schemas",
                "the schema nests too deeply, and is any JSON value",
            );
            any()
        } else if self.written > MOST_WRITTEN {
            self.decide(
                node,
                "schemas",
                format!("more than {MOST_WRITTEN} nested schemas; it is any JSON value"),
            );
            any()
        } else {
            self.schema_at_depth(node, role)
        };
        self.depth -= 1;
        out
    }

    fn schema_at_depth(&mut self, node: &'a Node, role: Role) -> OutputNode {
        let found = match self.source.follow(node) {
            Ok(found) => found,
            Err(problem) => {
                self.decide(node, "$ref", format!("{problem}; it is any JSON value"));
                return any();
            }
        };
        let Some(pointer) = found.pointer else {
            return self.without_reference(node, role);
        };
        let name = self.component(&pointer, found.node);
        self.beside(OutputNode::Schema(name), node, role)
    }

    /// Says `nullable` and the description of a place beside what the value is.
    fn beside(&mut self, out: OutputNode, node: &'a Node, role: Role) -> OutputNode {
        let nullable = self.is_nullable(node) && matches!(role, Role::Member | Role::Item);
        let description = match role {
            Role::Member => words::description(node),
            _ => None,
        };
        let mut map = match out {
            OutputNode::Map(map) => map,
            out if !nullable && description.is_none() => return out,
            out => Map::default().with("allOf", vec![out]),
        };
        if let Some(description) = description {
            map.set("description", description);
        }
        // An empty schema takes null as it is.
        if nullable && !map.is_empty() && is_more_than_words(&map) {
            map.set("nullable", true);
        }
        OutputNode::Map(map)
    }

    fn without_reference(&mut self, node: &'a Node, role: Role) -> OutputNode {
        let key = std::ptr::from_ref(node);
        if self.open.contains(&key) {
            return self.again(node, role);
        }
        self.decoration(node);
        self.open.push(key);
        let out = self.meaning(node, role);
        self.open.pop();
        match out {
            OutputNode::Map(mut map) if role == Role::Component => {
                if let Some(description) = words::description(node) {
                    map.set("description", description);
                }
                OutputNode::Map(map)
            }
            out => self.beside(out, node, role),
        }
    }

    /// Converts a schema without a name that contains itself.
    ///
    /// It becomes the named schema that it is put together from, or else any JSON value.
    fn again(&mut self, node: &'a Node, role: Role) -> OutputNode {
        let parts = self.parts_of_all(node);
        if let [only] = parts.as_slice()
            && only.get("$ref").is_some()
        {
            let what = "a schema that contains itself is its only part";
            self.decide(node, "schemas", what);
            let out = self.schema(only, Role::Bare);
            return self.beside(out, node, role);
        }
        let what = "a schema that contains itself is any JSON value";
        self.decide(node, "schemas", what);
        any()
    }

    fn meaning(&mut self, node: &'a Node, role: Role) -> OutputNode {
        if matches!(node.value, Value::Bool(_)) {
            return any();
        }
        if !matches!(node.value, Value::Mapping(_)) {
            self.decide(node, "schemas", format!("a schema is {}", node.kind_name()));
            return any();
        }
        if !self.parts_of_all(node).is_empty() {
            return self.all_of(node, role);
        }
        let members = self.members_of_union(node);
        if !members.is_empty() {
            let has = |key: &str| {
                let members = node.get(key).map(Node::as_sequence);
                members.is_some_and(|members| !members.is_empty())
            };
            let own = node
                .get("properties")
                .is_some_and(|own| own.members().len() > 0);
            if !own && has("oneOf") && has("anyOf") {
                self.decide(
                    node,
                    "alternatives",
                    "a oneOf beside an anyOf is any JSON value",
                );
                return any();
            }
            return match own {
                true => self.flattened(node),
                false => self.union(node, &members, role),
            };
        }
        if !values_of(node).is_empty() {
            return self.enumeration(node);
        }
        match self.kinds(node).as_slice() {
            [only] => self.typed(node, only),
            [] => any(),
            several => {
                let members: Vec<OutputNode> = several
                    .iter()
                    .map(|kind| self.typed(node, kind))
                    .filter(|out| *out != any())
                    .collect();
                self.changed(node, "types", "several types are a oneOf");
                union_of(members)
            }
        }
    }

    /// Returns the types that a schema allows, without null; inferred where it does not say.
    pub(super) fn kinds(&self, node: &'a Node) -> Vec<&'a str> {
        let mut kinds: Vec<&str> = match node.get("type") {
            Some(kind) => match kind.as_str() {
                Some(one) => vec![one],
                None => kind.as_sequence().iter().filter_map(Node::as_str).collect(),
            },
            None => Vec::new(),
        };
        kinds.retain(|kind| *kind != "null");
        if kinds.contains(&"number") {
            kinds.retain(|kind| *kind != "integer");
        }
        let mut seen = HashSet::new();
        kinds.retain(|kind| seen.insert(*kind));
        if kinds.is_empty() && node.get("type").is_none() {
            let hints = [
                ("properties", "object"),
                ("additionalProperties", "object"),
                ("required", "object"),
                ("items", "array"),
                ("pattern", "string"),
                ("minLength", "string"),
                ("maxLength", "string"),
            ];
            let hint = hints.iter().find(|(key, _)| node.get(key).is_some());
            kinds.extend(hint.map(|(_, kind)| *kind));
            if kinds.is_empty() && is_format_of_text(node.get("format").and_then(Node::as_str)) {
                kinds.push("string");
            }
        }
        kinds
    }

    pub(super) fn typed(&mut self, node: &'a Node, kind: &str) -> OutputNode {
        let mut map = match kind {
            "string" => self.text_of(node),
            "integer" | "number" => self.number(node, kind),
            "boolean" => Map::default().with("type", "boolean"),
            "array" => self.list(node),
            "object" => return self.object(node),
            "file" => text(),
            other => {
                self.decide(
                    node,
                    "types",
                    format!("unknown type `{other}`; it is any JSON value"),
                );
                return any();
            }
        };
        self.default_value(node, &mut map);
        map.into()
    }

    fn object(&mut self, node: &'a Node) -> OutputNode {
        let has_members = node
            .get("properties")
            .is_some_and(|all| all.members().len() > 0);
        if has_members {
            return self.flattened(node);
        }
        let values = node.get("additionalProperties").or_else(|| {
            let mut patterns = node.get("patternProperties")?.members();
            let only = patterns.next().filter(|_| patterns.len() == 0)?;
            Some(&only.value)
        });
        match values {
            Some(values) if values.members().len() > 0 => {
                let values = self.schema(values, Role::Item);
                Map::default()
                    .with("type", "object")
                    .with("additionalProperties", values)
                    .into()
            }
            _ => any_object().into(),
        }
    }

    /// Merges a schema with all its parts into one object.
    pub(super) fn flattened(&mut self, node: &'a Node) -> OutputNode {
        let mut flat = FlatObject::default();
        self.gather(node, &mut flat, true);
        if flat.has_alternatives {
            self.decide(
                node,
                "alternatives",
                "members of alternatives are optional members of one object",
            );
        }
        self.object_of(flat, node)
    }

    pub(super) fn object_of(&mut self, flat: FlatObject<'a>, node: &'a Node) -> OutputNode {
        if flat.is_cut {
            let what =
                format!("of an object of more than {MOST_PARTS} parts the others are missing");
            self.decide(node, "allOf", what);
        }
        if flat.members.is_empty() {
            return any_object().into();
        }
        let mut properties = Map::default();
        let mut taken = HashSet::new();
        let mut required: Vec<OutputNode> = Vec::new();
        for member in &flat.members {
            let mut out = match member.is_disputed {
                true => any(),
                false => self.schema(member.node, Role::Member),
            };
            if member.is_disputed {
                self.decide(
                    member.node,
                    "alternatives",
                    format!("`{}` is of several kinds, and any JSON value", member.name),
                );
            }
            let has_null = matches!(&out, OutputNode::Map(map) if map.get("nullable").is_some());
            let rust = field_name(&member.name, &mut taken, has_null);
            if rust != names::snake(&member.name) {
                self.changed(
                    member.node,
                    "names",
                    format!("`{}` is `{rust}` in Rust", member.name),
                );
                out = match out {
                    OutputNode::Map(map) => map.with("x-sdk-name", rust).into(),
                    out => Map::default()
                        .with("allOf", vec![out])
                        .with("x-sdk-name", rust)
                        .into(),
                };
            }
            properties.set(&member.name, out);
            let is_only_read = self.is_only_read(member.node, node);
            if flat.required.contains(member.name.as_str()) && !is_only_read {
                required.push(member.name.as_str().into());
            }
        }
        let mut map = Map::default().with("type", "object");
        if !required.is_empty() {
            map.set("required", required);
        }
        map.set("properties", properties);
        if flat.keeps_extra {
            map.set("additionalProperties", true);
        }
        map.into()
    }

    /// Returns whether callers can't give a member of an object that they send.
    pub(super) fn is_only_read(&self, member: &'a Node, owner: &'a Node) -> bool {
        let is_set = |node: &Node| node.get("readOnly").and_then(Node::as_bool) == Some(true);
        let is_read_only = is_set(member) || is_set(self.source.target(member));
        is_read_only && self.sent.contains(&std::ptr::from_ref(owner))
    }

    /// Returns whether null is a value of a schema.
    pub(super) fn is_nullable(&self, node: &'a Node) -> bool {
        let is_set = |node: &Node| node.get("nullable").and_then(Node::as_bool) == Some(true);
        let is_null = |kind: &Node| kind.as_str() == Some("null");
        let mut seen = HashSet::new();
        let mut waiting = vec![node];
        while let Some(node) = waiting.pop() {
            let target = self.source.target(node);
            let kind = target.get("type");
            if is_set(node)
                || is_set(target)
                || kind.is_some_and(|kind| is_null(kind) || kind.as_sequence().iter().any(is_null))
                || values_of(target)
                    .iter()
                    .any(|value| matches!(value.value, Value::Null))
            {
                return true;
            }
            if !seen.insert(std::ptr::from_ref(target)) {
                continue;
            }
            let members = |key: &str| target.get(key).map(Node::as_sequence).unwrap_or_default();
            waiting.extend(members("oneOf").iter().chain(members("anyOf")));
            if let [only] = members("allOf") {
                waiting.push(only);
            }
        }
        false
    }

    /// Counts what stands on a schema and says nothing about a value of it.
    fn decoration(&mut self, node: &'a Node) {
        for entry in node.members() {
            let kind = match entry.key.as_str() {
                "example" | "examples" => "examples",
                "externalDocs" => "links to documentation",
                "xml" => "xml",
                "readOnly" | "writeOnly" => "readOnly and writeOnly",
                "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" | "minProperties"
                | "maxProperties" => "bounds that no client checks",
                "not"
                | "if"
                | "then"
                | "else"
                | "dependentRequired"
                | "dependentSchemas"
                | "propertyNames"
                | "contains"
                | "prefixItems"
                | "unevaluatedProperties" => {
                    self.decide(
                        &entry.value,
                        "conditions",
                        format!("`{}` is not checked", entry.key),
                    );
                    continue;
                }
                key if key.starts_with("x-") => "keys of other tools",
                _ => continue,
            };
            self.note(
                Action::Dropped,
                &entry.key_span,
                kind,
                format!("`{}` of a schema", entry.key),
            );
        }
    }
}

/// Returns the values that a schema lists: its `enum`, or its `const` alone.
pub(super) fn values_of(node: &Node) -> &[Node] {
    match (node.get("enum"), node.get("const")) {
        (Some(values), _) => values.as_sequence(),
        (None, Some(value)) => std::slice::from_ref(value),
        (None, None) => &[],
    }
}

/// Returns whether a schema says more than how it is described.
fn is_more_than_words(map: &Map) -> bool {
    map.iter().any(|(key, _)| key != "description")
}

fn is_format_of_text(format: Option<&str>) -> bool {
    matches!(
        format,
        Some("date-time" | "date" | "uuid" | "uri" | "binary" | "byte" | "password" | "email")
    )
}

/// Returns a oneOf of the remaining members.
pub(super) fn union_of(members: Vec<OutputNode>) -> OutputNode {
    let mut different: Vec<OutputNode> = Vec::new();
    for member in members {
        if !different.contains(&member) {
            different.push(member);
        }
    }
    match (different.pop(), different.is_empty()) {
        (None, _) => any(),
        (Some(only), true) => only,
        (Some(last), false) => {
            different.push(last);
            Map::default().with("oneOf", different).into()
        }
    }
}

/// Returns a name for a field that no other field or method of the struct has.
pub(super) fn field_name(wire: &str, taken: &mut HashSet<String>, has_null: bool) -> String {
    let wanted = names::snake(wire);
    let mut number = 2;
    let mut name = wanted.clone();
    let is_taken = |name: &str, taken: &HashSet<String>| {
        taken.contains(name) || has_null && taken.contains(&format!("clear_{name}"))
    };
    while is_taken(&name, taken) {
        name = names::snake(&format!("{}_{number}", wanted.trim_end_matches('_')));
        number += 1;
    }
    if has_null {
        taken.insert(format!("clear_{name}"));
    }
    taken.insert(name.clone());
    name
}
