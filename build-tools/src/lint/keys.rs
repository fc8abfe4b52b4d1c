//! Which keys may stand where, and of what kind their values are.

use super::Linter;
use crate::diagnostic::{Span, closest, one_of};
use crate::load::{Entry, Node, Value};
use crate::rules;

/// Our own keys and where they belong.
const SDK_KEYS: &[(&str, &str)] = &[
    ("x-sdk-server", "a server"),
    ("x-sdk-pages", "an operation"),
    ("x-sdk-idempotent", "an operation"),
    ("x-sdk-rate-limit", "an operation"),
    (
        "x-sdk-preview",
        "an operation, or a parameter that is not required",
    ),
    ("x-sdk-poll", "a success response"),
    ("x-sdk-outcome", "a response"),
    ("x-sdk-unwrap", "a success response or a request body"),
    ("x-sdk-stream", "a success response"),
    ("x-sdk-slashes", "a path parameter"),
    ("x-sdk-one-or-many", "a property of type array"),
    (
        "x-sdk-choice",
        "a named schema of type object with properties",
    ),
    (
        "x-sdk-name",
        "a parameter, a property, an operation or a schema",
    ),
    ("x-sdk-check", "the document"),
    ("x-sdk-media-type", "a request body or a response"),
    ("x-sdk-errors", "the document or an operation"),
    ("x-sdk-retry", "the document or an operation"),
    ("x-sdk-id", "a schema of type string"),
    ("x-sdk-oauth", "the document"),
];

/// Keys of OpenAPI and JSON Schema that are not read, and what to write instead.
const UNSUPPORTED: &[(&str, &str)] = &[
    ("$defs", "move the schemas to components/schemas"),
    (
        "allowEmptyValue",
        "remove it; a parameter without a value is left out",
    ),
    (
        "allowReserved",
        "remove it; a path parameter may keep its slashes with x-sdk-slashes",
    ),
    ("anyOf", "list all alternatives under one oneOf or anyOf"),
    ("basePath", "put it into the URL under `servers`"),
    (
        "callbacks",
        "remove them; calls that the provider makes are not part of a client",
    ),
    ("const", "use enum with one value"),
    ("consumes", "name the media type in requestBody/content"),
    ("contact", "remove it; the package has its own metadata"),
    ("content", "describe the value with `schema`"),
    ("definitions", "move the schemas to components/schemas"),
    ("deprecated", "state it in the description"),
    (
        "discriminator",
        "put it beside the oneOf that it belongs to",
    ),
    (
        "encoding",
        "remove it; a part is a file, JSON or text by the schema of its property",
    ),
    ("examples", "move one into the description, or to `example`"),
    (
        "exclusiveMaximum",
        "state it in the description; the client does not check it",
    ),
    (
        "exclusiveMinimum",
        "state it in the description; the client does not check it",
    ),
    ("externalDocs", "put the link into the description"),
    ("host", "put it into the URL under `servers`"),
    ("if", "use oneOf"),
    ("jsonSchemaDialect", "remove it"),
    ("license", "remove it; the package has its own metadata"),
    (
        "links",
        "remove them, and name the other operation in the description",
    ),
    (
        "maxProperties",
        "state it in the description; the client does not check it",
    ),
    (
        "minProperties",
        "state it in the description; the client does not check it",
    ),
    (
        "multipleOf",
        "state it in the description; the client does not check it",
    ),
    ("not", "remove it, and describe what is allowed"),
    (
        "options",
        "remove it; get, put, post, delete, head and patch are emitted",
    ),
    ("pathItems", "describe the operations under paths"),
    ("patternProperties", "use additionalProperties"),
    ("prefixItems", "use items"),
    ("produces", "name the media type in the response's content"),
    (
        "propertyNames",
        "state it in the description; the client does not check it",
    ),
    (
        "readOnly",
        "describe what is sent and what is received as two schemas",
    ),
    (
        "required",
        "list the property's name under `required` beside `properties`",
    ),
    ("schemes", "put it into the URL under `servers`"),
    (
        "securityDefinitions",
        "move it to components/securitySchemes",
    ),
    ("servers", "write them on the document or the operation"),
    ("summary", "make it the first sentence of the description"),
    ("swagger", "write the document in OpenAPI 3.0"),
    (
        "termsOfService",
        "remove it; the package has its own metadata",
    ),
    (
        "title",
        "remove it; a schema is named by its key, or by x-sdk-name",
    ),
    (
        "trace",
        "remove it; get, put, post, delete, head and patch are emitted",
    ),
    (
        "webhooks",
        "remove them; calls that the provider makes are not part of a client",
    ),
    (
        "writeOnly",
        "describe what is sent and what is received as two schemas",
    ),
    ("xml", "remove it; bodies are JSON"),
];

impl<'a> Linter<'a, '_> {
    /// Refuses all keys but the allowed ones; false if the node is not a mapping at all.
    pub(super) fn keys(&mut self, node: &Node, allowed: &[&str], owner: &str) -> bool {
        if !self.mapping(node, owner) {
            return false;
        }
        for entry in node.members() {
            if !allowed.contains(&entry.key.as_str()) {
                self.refuse_key(entry, allowed, owner);
            }
        }
        true
    }

    fn refuse_key(&mut self, entry: &Entry, allowed: &[&str], owner: &str) {
        let key = entry.key.as_str();
        if key.starts_with("x-sdk-") {
            let (what, how) = refuse_sdk_key(key, allowed, owner);
            self.report(&entry.key_span, rules::SDK_KEY, what, how);
        } else if key.starts_with("x-") {
            self.report(
                &entry.key_span,
                rules::FOREIGN_KEY,
                format!("unknown extension `{key}`"),
                "remove it, or use one of the x-sdk- keys in specs/README.md",
            );
        } else if let Some((_, how)) = UNSUPPORTED.iter().find(|(known, _)| *known == key) {
            self.report(
                &entry.key_span,
                rules::UNSUPPORTED_KEY,
                format!("`{key}` is not supported on {owner}"),
                *how,
            );
        } else {
            let how = match closest(key, allowed.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "remove it".to_owned(),
            };
            self.report(
                &entry.key_span,
                rules::UNKNOWN_KEY,
                format!("{owner} has no key `{key}`"),
                how,
            );
        }
    }

    /// Asks for the keys that have to be there.
    pub(super) fn needs(&mut self, node: &Node, span: &Span, keys: &[&str], owner: &str) -> bool {
        let mut complete = true;
        for key in keys {
            if node.get(key).is_none() {
                complete = false;
                self.report(
                    span,
                    rules::MISSING_KEY,
                    format!("{owner} has no `{key}`"),
                    format!("add `{key}`"),
                );
            }
        }
        complete
    }

    pub(super) fn mapping(&mut self, node: &Node, owner: &str) -> bool {
        let right = matches!(node.value, Value::Mapping(_));
        if !right {
            self.wrong(node, owner, "a mapping");
        }
        right
    }

    /// Returns the list below a key; empty and reported if it is something else.
    pub(super) fn list(&mut self, owner: &'a Node, key: &str) -> &'a [Node] {
        let Some(node) = owner.get(key) else {
            return &[];
        };
        if !matches!(node.value, Value::Sequence(_)) {
            self.wrong(node, &format!("`{key}`"), "a list");
        }
        node.as_sequence()
    }

    /// Returns the text below a key; none and reported if it is something else or blank.
    pub(super) fn text(&mut self, owner: &'a Node, key: &str) -> Option<&'a str> {
        let node = owner.get(key)?;
        match node.as_str() {
            Some(text) if !text.trim().is_empty() => Some(text),
            Some(_) => {
                self.report(
                    &node.span,
                    rules::WRONG_TYPE,
                    format!("`{key}` is blank"),
                    "write it, or remove the key",
                );
                None
            }
            None => {
                self.wrong(node, &format!("`{key}`"), "a string");
                None
            }
        }
    }

    /// Returns the truth value below a key; none and reported if it is something else.
    pub(super) fn truth(&mut self, owner: &Node, key: &str) -> Option<bool> {
        let node = owner.get(key)?;
        let value = node.as_bool();
        if value.is_none() {
            self.wrong(node, &format!("`{key}`"), "true or false");
        }
        value
    }

    /// Returns a list of texts, or one text; every item that is none is reported.
    pub(super) fn texts(&mut self, owner: &'a Node, key: &str) -> Vec<(&'a str, &'a Span)> {
        let Some(node) = owner.get(key) else {
            return Vec::new();
        };
        let items = match &node.value {
            Value::String(_) => std::slice::from_ref(node),
            Value::Sequence(items) => items.as_slice(),
            _ => {
                self.wrong(node, &format!("`{key}`"), "a string or a list of strings");
                return Vec::new();
            }
        };
        let mut texts = Vec::new();
        for item in items {
            match item.as_str() {
                Some(text) if !text.is_empty() => texts.push((text, &item.span)),
                _ => self.wrong(
                    item,
                    &format!("an item of `{key}`"),
                    "a string that is not empty",
                ),
            }
        }
        texts
    }

    pub(super) fn wrong(&mut self, node: &Node, what: &str, wanted: &str) {
        let how = match (&node.value, wanted) {
            (Value::Integer(_) | Value::Float(_) | Value::Bool(_), "a string") => {
                "put it in quotes".to_owned()
            }
            _ => format!("make it {wanted}"),
        };
        self.report(
            &node.span,
            rules::WRONG_TYPE,
            format!("{what} is {}", node.kind_name()),
            how,
        );
    }
}

fn refuse_sdk_key(key: &str, allowed: &[&str], owner: &str) -> (String, String) {
    if let Some((_, place)) = SDK_KEYS.iter().find(|(known, _)| *known == key) {
        return (
            format!("`{key}` has no meaning on {owner}"),
            format!("use it on {place}"),
        );
    }
    let all = SDK_KEYS.iter().map(|(known, _)| *known);
    let how = match closest(key, all) {
        Some(meant) if allowed.contains(&meant) => format!("did you mean `{meant}`?"),
        Some(meant) => format!("remove it; `{meant}` has no meaning here either"),
        None => {
            let here = allowed
                .iter()
                .copied()
                .filter(|key| key.starts_with("x-sdk-"));
            match here.clone().next() {
                Some(_) => format!("remove it; {owner} may have {}", one_of(here)),
                None => "remove it".to_owned(),
            }
        }
    };
    (format!("unknown key `{key}`"), how)
}
