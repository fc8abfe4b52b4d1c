//! One schema: its type, and what may be said about a value of that type.

use std::collections::{HashMap, HashSet};

use super::Linter;
use super::choice::CHOICE;
use super::identifiers::{NameTarget, is_camel, rust_name};
use super::operation::span_of;
use super::shape::{Shape, schemas};
use crate::diagnostic::{closest, one_of};
use crate::load::{At, Node, Provider, Value};
use crate::names;
use crate::rules;

/// The types of OpenAPI 3.0.
const TYPES: &[&str] = &["string", "integer", "number", "boolean", "array", "object"];

/// Keys that may stand beside every schema.
const COMMON: &[&str] = &["type", "description", "nullable", "example", "x-sdk-name"];

/// Says that a list may also come as its only item.
const ONE_OR_MANY: &str = "x-sdk-one-or-many";

/// Says that a text names one kind of thing.
const ID: &str = "x-sdk-id";

/// The part that a schema plays where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It has a name below `components`.
    Component,
    /// It describes a property of an object.
    Property,
    /// It is written inside an `allOf`, whose members may require each other's properties.
    Part,
    /// Anything else.
    Plain,
}

impl<'a> Linter<'a, '_> {
    pub(super) fn schema(&mut self, at: At<'a>, role: Role) {
        if !self.mapping(at.node, "a schema") {
            return;
        }
        if at.is_reference() {
            self.reference(at, "schemas");
            return;
        }
        let named = match role {
            Role::Property => NameTarget::Value,
            _ => NameTarget::Type,
        };
        self.sdk_name(at.node, named);
        self.truth(at.node, "nullable");
        self.text(at.node, "description");
        if at.node.union_key().is_some() {
            self.one_of(at);
        } else if at.node.get("allOf").is_some() {
            self.all_of(at, role);
        } else {
            self.typed(at, role);
        }
    }

    fn typed(&mut self, at: At<'a>, role: Role) {
        let Some(kind) = self.schema_type(at) else {
            return;
        };
        let more: &[&str] = match kind {
            "string" => &[
                "format",
                "enum",
                "default",
                "minLength",
                "maxLength",
                "pattern",
                ID,
            ],
            "integer" => &["format", "enum", "minimum", "maximum", "default"],
            "number" => &["format", "minimum", "maximum", "default"],
            "boolean" => &["default"],
            "array" if role == Role::Property => &[
                "items",
                "default",
                "minItems",
                "maxItems",
                "uniqueItems",
                ONE_OR_MANY,
            ],
            "array" => &["items", "default", "minItems", "maxItems", "uniqueItems"],
            "object" if role == Role::Component && at.node.get("properties").is_some() => {
                &["properties", "required", "additionalProperties", CHOICE]
            }
            "object" => &["properties", "required", "additionalProperties"],
            _ => &[],
        };
        let owner = match kind {
            "any" => "a schema without a type".to_owned(),
            kind => format!("a schema of type {kind}"),
        };
        // Keys that only need another type have been said with the type.
        self.keys(at.node, &[COMMON, more].concat(), &owner);
        self.format(at, kind);
        self.enumeration(at);
        self.range(at, kind);
        self.bounds(at, kind);
        self.id(at);
        self.default_value(at);
        match kind {
            "array" => self.array(at),
            "object" => self.object(at, role),
            _ => {}
        }
    }

    /// Returns the schema's type, `any` if it has none; `None` if it is unknown.
    fn schema_type(&mut self, at: At<'a>) -> Option<&'static str> {
        let Some(node) = at.node.get("type") else {
            let hints = [
                ("properties", "object"),
                ("additionalProperties", "object"),
                ("items", "array"),
                ("enum", "string"),
                ("format", "string"),
                ("minItems", "array"),
                ("maxItems", "array"),
                ("minLength", "string"),
                ("maxLength", "string"),
                ("pattern", "string"),
                (ID, "string"),
                ("minimum", "integer"),
                ("maximum", "integer"),
                ("default", "string"),
            ];
            let hint = hints.iter().find(|(key, _)| at.node.get(key).is_some());
            let Some((key, kind)) = hint else {
                return Some("any");
            };
            self.report(
                span_of(at.node, key),
                rules::SCHEMA_TYPE,
                format!("the schema has `{key}` and no type"),
                format!("add `type: {kind}`"),
            );
            return None;
        };
        let known = node
            .as_str()
            .and_then(|name| TYPES.iter().copied().find(|known| *known == name));
        if known.is_none() {
            let (what, how) = match &node.value {
                Value::String(name) => (
                    format!("unknown type `{name}`"),
                    match closest(name, TYPES.iter().copied()) {
                        Some(meant) => format!("did you mean `{meant}`?"),
                        None => format!("write {}", one_of(TYPES.iter().copied())),
                    },
                ),
                Value::Sequence(_) => (
                    "the type is a list".to_owned(),
                    "write one type, with `nullable: true` for null or oneOf for several"
                        .to_owned(),
                ),
                _ => (
                    format!("the type is {}", node.kind_name()),
                    format!("write {}", one_of(TYPES.iter().copied())),
                ),
            };
            self.report(&node.span, rules::SCHEMA_TYPE, what, how);
        }
        known
    }

    /// Checks that a newtype has the name of a type, holds plain text, and shares its name with nothing else.
    fn id(&mut self, at: At<'a>) {
        let Some(name) = self.text(at.node, ID) else {
            return;
        };
        let (what, how) = if !is_camel(name) || !names::is_free_type_name(name) {
            (
                format!("`{name}` cannot be the name of an id"),
                "write it in UpperCamelCase, such as `FileId`",
            )
        } else if at.node.get("enum").is_some() || at.node.get("format").is_some() {
            (
                "an id has an enum or a format".to_owned(),
                "remove it; an id is text of any form",
            )
        } else if self.types.contains(name) {
            (
                format!("a schema is called `{name}` as well"),
                "give one of them another name",
            )
        } else {
            return;
        };
        self.report(span_of(at.node, ID), rules::SDK_ID, what, how);
    }

    fn array(&mut self, at: At<'a>) {
        match at.get("items") {
            Some(items) => self.schema(items, Role::Plain),
            None => self.report(
                &at.node.span,
                rules::SCHEMA_ARRAY,
                "the array does not say what its items are",
                "add `items` with a schema; `items: {}` takes any JSON value",
            ),
        }
        if self.truth(at.node, ONE_OR_MANY) == Some(true) {
            self.one_or_many(at);
        }
    }

    /// Checks that an only item can be told from a list, and from `null`, which is an empty list.
    fn one_or_many(&mut self, at: At<'a>) {
        let Some(items) = at.get("items") else {
            return;
        };
        let (what, how) = match self.shape(items) {
            _ if self.is_nullable(items) => (
                "an item may be null".to_owned(),
                "remove `nullable` from the items",
            ),
            _ if at.flag("nullable") => (
                "the list is nullable".to_owned(),
                "remove `nullable`; null is read as an empty list",
            ),
            _ if at.items("default").next().is_some() => (
                "the list has a default that is not empty".to_owned(),
                "remove `default`",
            ),
            Shape::Object(_) | Shape::Map(_) | Shape::Text(_) | Shape::Enumeration(_) => return,
            Shape::Broken => return,
            shape => (
                format!("an item is {}", shape.name()),
                "remove x-sdk-one-or-many; only an object or a string can stand for its list",
            ),
        };
        self.report(
            span_of(at.node, ONE_OR_MANY),
            rules::SDK_ONE_OR_MANY,
            what,
            how,
        );
    }

    fn object(&mut self, at: At<'a>, role: Role) {
        if let Some(extra) = at.get("additionalProperties") {
            self.additional_properties(at, extra);
        }
        self.properties(at);
        self.required(at);
        self.choice(at);
        if role != Role::Part {
            self.required_are_known(at, &self.member_names(at));
            self.property_names(at);
        }
    }

    fn additional_properties(&mut self, at: At<'a>, extra: At<'a>) {
        match extra.node.value {
            Value::Bool(true) => {}
            Value::Bool(false) => self.report(
                &extra.node.span,
                rules::SCHEMA_OBJECT,
                "`additionalProperties: false` is not enforced: unknown members are always ignored",
                "remove it",
            ),
            Value::Mapping(_) if at.node.get("properties").is_some() => self.report(
                &extra.node.span,
                rules::SCHEMA_OBJECT,
                "`additionalProperties` has a schema beside `properties`",
                "write `additionalProperties: true`, or put the map into a property of its own",
            ),
            Value::Mapping(_) => self.schema(extra, Role::Plain),
            _ => self.wrong(extra.node, "`additionalProperties`", "true or a schema"),
        }
    }

    pub(super) fn properties(&mut self, at: At<'a>) {
        let Some(properties) = at.get("properties") else {
            return;
        };
        if self.mapping(properties.node, "`properties`") {
            for entry in properties.node.members() {
                self.schema(properties.to(&entry.value), Role::Property);
            }
        }
    }

    pub(super) fn required(&mut self, at: At<'a>) {
        let mut seen = HashSet::new();
        for name in self.list(at.node, "required") {
            match name.as_str() {
                None => self.wrong(name, "a name in `required`", "a string"),
                Some(text) if !seen.insert(text) => self.report(
                    &name.span,
                    rules::SCHEMA_REQUIRED,
                    format!("`{text}` is required twice"),
                    "list it once",
                ),
                Some(_) => {}
            }
        }
    }

    /// Returns the names of an object's members.
    pub(super) fn member_names(&self, whole: At<'a>) -> HashSet<&'a str> {
        let whole = self.object_at(whole);
        let members = whole.members.iter();
        members.map(|member| member.entry.key.as_str()).collect()
    }

    /// Checks that what `part` requires is a member of the whole object.
    pub(super) fn required_are_known(&mut self, part: At<'a>, names: &HashSet<&'a str>) {
        for name in part.items("required") {
            let Some(text) = name.node.as_str() else {
                continue;
            };
            if names.contains(text) {
                continue;
            }
            let how = match closest(text, names.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "describe it under `properties`, or remove it from the list".to_owned(),
            };
            self.report(
                &name.node.span,
                rules::SCHEMA_REQUIRED,
                format!("the required property `{text}` is not described"),
                how,
            );
        }
    }

    /// Checks that the members of a struct have different names in Rust.
    pub(super) fn property_names(&mut self, at: At<'a>) {
        let mut taken: HashMap<String, String> = HashMap::new();
        let object = self.object_at(at);
        for member in &object.members {
            if self.is_nullable(member.at) {
                let wire = &member.entry.key;
                let method = format!("clear_{}", rust_name(member.at, wire));
                taken.insert(method, format!("what sends null for `{wire}`"));
            }
        }
        for member in &object.members {
            let wire = &member.entry.key;
            let rust = rust_name(member.at, wire);
            let what = format!("`{wire}`");
            if let Some(other) = taken.insert(rust.clone(), what) {
                self.report(
                    &member.entry.key_span,
                    rules::PROPERTY_NAME,
                    format!("`{wire}` and {other} are both `{rust}` in Rust"),
                    "give it an x-sdk-name",
                );
            }
        }
    }

    /// Refuses `nullable` where nothing stands for null.
    pub(super) fn not_nullable(&mut self, at: At<'a>, what: &str) {
        if self.is_nullable(at) {
            self.report(
                span_of(at.node, "nullable"),
                rules::NULLABLE,
                format!("{what} cannot be null"),
                "remove `nullable`, or move it to a property that holds the value",
            );
        }
    }

    /// Checks that a JSON schema contains no bytes, at any depth.
    pub(super) fn fit_for_json(&mut self, at: At<'a>) {
        let mut waiting = vec![at];
        while let Some(at) = waiting.pop() {
            let Some(at) = self.follow(at) else {
                continue;
            };
            if !self.json.insert(std::ptr::from_ref(at.node)) {
                continue;
            }
            if at.text("type") == Some("string") && at.text("format") == Some("binary") {
                self.report(
                    span_of(at.node, "format"),
                    rules::SCHEMA_BINARY,
                    "bytes are inside a value that is written as text",
                    "make it a plain string, or a body or a multipart property of its own",
                );
            }
            for key in ["items", "additionalProperties"] {
                waiting.extend(at.get(key));
            }
            waiting.extend(at.items("allOf").chain(at.alternatives()));
            if let Some(properties) = at.get("properties") {
                let members = properties.node.members();
                waiting.extend(members.map(|entry| properties.to(&entry.value)));
            }
        }
    }
}

/// Returns the names in Rust of all structs, enums and unions that have a name.
pub(super) fn names_of_types(provider: &Provider) -> HashSet<String> {
    let documents = provider.documents.iter();
    documents
        .flat_map(|document| schemas(&document.root))
        .filter(|entry| entry.value.get(ID).is_none())
        .map(
            |entry| match entry.value.get("x-sdk-name").and_then(Node::as_str) {
                Some(rust) => rust.to_owned(),
                None => names::camel(&entry.key),
            },
        )
        .collect()
}
