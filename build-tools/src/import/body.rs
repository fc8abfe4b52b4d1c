//! Request bodies: which media type is sent, and what stands in forms.

use std::collections::HashSet;

use super::flat::FlatObject;
use super::output::{Map, OutputNode};
use super::schema::{Role, any, any_object, text};
use super::text_form::TextForm;
use super::{Importer, words};
use crate::load::{Entry, Node};

/// How a body is written, in the order in which we choose.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum BodyKind {
    Json,
    OtherJson,
    Related,
    Multipart,
    Form,
    Text,
    Bytes,
    Xml,
}

/// Returns the kind of a media type; anything (`*/*`) is JSON unless its schema is bytes.
pub(super) fn kind_of(media: &str, is_bytes: bool) -> BodyKind {
    let essence = essence(media);
    match essence.as_str() {
        "*/*" | "application/*" if !is_bytes => BodyKind::Json,
        "application/json" | "text/json" if is_bytes => BodyKind::Bytes,
        "application/json" | "text/json" => BodyKind::Json,
        other if other.ends_with("+json") => BodyKind::OtherJson,
        "multipart/form-data" => BodyKind::Multipart,
        "multipart/related" => BodyKind::Related,
        "application/x-www-form-urlencoded" => BodyKind::Form,
        other if other.ends_with("xml") => BodyKind::Xml,
        other if other.starts_with("text/") => BodyKind::Text,
        _ => BodyKind::Bytes,
    }
}

/// Returns a media type without its parameters.
pub(super) fn essence(media: &str) -> String {
    let essence = media.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Returns the schema of bytes, as a body or a part.
pub(super) fn bytes() -> Map {
    text().with("format", "binary")
}

impl<'a> Importer<'a> {
    /// Chooses one of several media types, and returns how it is used.
    pub(super) fn choose(
        &mut self,
        content: &'a Node,
        what: &str,
    ) -> Option<(&'a Entry, BodyKind)> {
        let kind = |entry: &'a Entry| {
            let schema = entry.value.get("schema");
            let is_bytes =
                schema.is_some_and(|schema| matches!(self.text_form(schema, 16), TextForm::Bytes));
            kind_of(&entry.key, is_bytes)
        };
        let chosen = content
            .members()
            .map(|entry| (entry, kind(entry)))
            .min_by_key(|(_, kind)| *kind)?;
        let others: Vec<&str> = content
            .members()
            .map(|entry| entry.key.as_str())
            .filter(|media| *media != chosen.0.key)
            .collect();
        if !others.is_empty() {
            let what = format!(
                "{what} is `{}`; it could be {}",
                chosen.0.key,
                others.join(", ")
            );
            self.decide(content, "media types", what);
        }
        Some(chosen)
    }

    /// Converts a request body.
    pub(super) fn request_body(
        &mut self,
        used: &'a Node,
        taken: &mut HashSet<String>,
    ) -> Option<Map> {
        let node = match self.source.follow(used) {
            Ok(found) => found.node,
            Err(problem) => {
                self.decide(used, "bodies", format!("{problem}; the body is left out"));
                return None;
            }
        };
        let (entry, kind) = self.choose(node.get("content")?, "the body")?;
        let schema = entry.value.get("schema");
        let mut key = essence(&entry.key);
        if key.contains('*') && matches!(kind, BodyKind::Json | BodyKind::OtherJson) {
            self.decide(
                node,
                "media types",
                format!(
                    "the body is sent as `application/json`, since the document says `{}`",
                    entry.key
                ),
            );
            key = "application/json".to_owned();
        } else if key.contains('*') || key.split('/').count() != 2 {
            self.decide(
                node,
                "media types",
                format!(
                    "the body is sent as `{}`, since the document says `{}`",
                    KEY_OF_BYTES, entry.key
                ),
            );
            key = KEY_OF_BYTES.to_owned();
        }
        for member in entry.value.members() {
            match member.key.as_str() {
                "example" | "examples" => {
                    self.dropped(&member.value, "examples", "an example of a body")
                }
                "encoding" => self.dropped(
                    &member.value,
                    "encodings of parts",
                    "how single parts are encoded",
                ),
                _ => {}
            }
        }
        let (key, out) = match (kind, schema) {
            (BodyKind::Json, schema) => ("application/json".to_owned(), self.json_body(schema)),
            (BodyKind::OtherJson, schema) => (key, self.json_body(schema)),
            (BodyKind::Multipart | BodyKind::Related | BodyKind::Form, schema) => {
                match schema.and_then(|schema| self.form(schema, kind, taken)) {
                    Some(out) => (key, out),
                    None => {
                        self.decide(node, "forms", "a form without fields is sent as bytes");
                        (KEY_OF_BYTES.to_owned(), bytes().into())
                    }
                }
            }
            (BodyKind::Text | BodyKind::Bytes | BodyKind::Xml, _) => (key, bytes().into()),
        };
        let mut map = Map::default();
        if let Some(description) = words::description(node) {
            map.set("description", description);
        }
        if node.get("required").and_then(Node::as_bool) == Some(true) {
            map.set("required", true);
        }
        map.set(
            "content",
            Map::default().with(&key, Map::default().with("schema", out)),
        );
        Some(map)
    }

    /// Converts a schema that is written as JSON.
    pub(super) fn json_body(&mut self, schema: Option<&'a Node>) -> OutputNode {
        match schema {
            Some(schema) => {
                let out = self.schema(schema, Role::Bare);
                if self.is_nullable(schema) && out != any() {
                    self.decide(
                        schema,
                        "null",
                        "a body may be null, which no type expresses",
                    );
                }
                out
            }
            None => any(),
        }
    }

    /// Returns the fields of a form, or the parts of a multipart body.
    fn form(
        &mut self,
        schema: &'a Node,
        kind: BodyKind,
        taken: &mut HashSet<String>,
    ) -> Option<OutputNode> {
        let mut flat = FlatObject::default();
        self.gather(schema, &mut flat, true);
        if flat.members.is_empty() {
            return None;
        }
        if flat.keeps_extra {
            self.decide(
                schema,
                "forms",
                "fields that are not described can't be sent",
            );
        }
        let mut properties = Map::default();
        let mut fields = HashSet::new();
        let names = if kind != BodyKind::Form {
            taken
        } else {
            &mut fields
        };
        for member in &flat.members {
            let what = format!("the field `{}`", member.name);
            let mut out = match self.text_form(member.node, 16) {
                TextForm::Bytes if kind != BodyKind::Form => bytes().into(),
                TextForm::List(items) => self.list_in_form(items, kind, &what),
                TextForm::Object if kind != BodyKind::Form => self.part_of_json(member.node),
                _ => self.scalar(member.node, &what),
            };
            let mut said = Map::default();
            self.argument(&member.name, "field", names, &mut said);
            if let Some(description) = words::description(member.node) {
                said.set("description", description);
            }
            if !said.is_empty() {
                let mut map = match out {
                    OutputNode::Map(map) => map,
                    out => Map::default().with("allOf", vec![out]),
                };
                for (key, value) in said.iter() {
                    map.set(key, value.clone());
                }
                out = map.into();
            }
            properties.set(&member.name, out);
        }
        let required: Vec<OutputNode> = flat
            .members
            .iter()
            .filter(|member| flat.required.contains(&member.name))
            .map(|member| member.name.as_str().into())
            .collect();
        let mut map = Map::default().with("type", "object");
        if !required.is_empty() {
            map.set("required", required);
        }
        map.set("properties", properties);
        Some(map.into())
    }

    /// Returns a field that is sent once for each item.
    fn list_in_form(&mut self, items: Option<&'a Node>, kind: BodyKind, what: &str) -> OutputNode {
        let written = items.map(|items| self.text_form(items, 16));
        let items = match (written, items) {
            (Some(TextForm::Bytes), _) if kind != BodyKind::Form => bytes().into(),
            (Some(_), Some(items)) => self.scalar(items, &format!("an item of {what}")),
            _ => text().into(),
        };
        Map::default()
            .with("type", "array")
            .with("items", items)
            .into()
    }

    /// Returns a part that is an object, written as JSON.
    fn part_of_json(&mut self, node: &'a Node) -> OutputNode {
        let mut flat = FlatObject::default();
        self.gather(node, &mut flat, true);
        match flat.members.is_empty() {
            true => any_object().into(),
            false => self.schema(node, Role::Bare),
        }
    }
}

/// The media type of bytes that have no other.
const KEY_OF_BYTES: &str = "application/octet-stream";
