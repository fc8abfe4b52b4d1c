//! The walk through the documents that finds the places.

use super::{Element, Places};
use crate::diagnostic::Span;
use crate::load::{At, Node, Provider, chosen_media, resolve};
use crate::model::{
    AnswerBody, Operation, Parameter, PartContent, Place, RequestContent, SchemaKind, Sdk, Type,
};
use crate::names;

pub(super) fn places(provider: &Provider, sdk: &Sdk) -> Places {
    let mut walk = Walk {
        provider,
        sdk,
        places: Places::default(),
    };
    walk.crate_wide();
    for operation in sdk.operations() {
        walk.operation(operation);
    }
    walk.places
}

struct Walk<'a> {
    provider: &'a Provider,
    sdk: &'a Sdk,
    places: Places,
}

impl<'a> Walk<'a> {
    /// Notes a place; the first one that is found stays.
    fn note(&mut self, element: Element, span: &Span) {
        self.places
            .spans
            .entry(element)
            .or_insert_with(|| span.clone());
    }

    fn follow(&self, at: At<'a>) -> At<'a> {
        match resolve(self.provider, at.document, at.node) {
            Ok(resolved) => At {
                document: resolved.document,
                node: resolved.node,
            },
            Err(_) => at,
        }
    }

    fn crate_wide(&mut self) {
        let config = &self.provider.config;
        self.note(Element::whole(), &config.span);
        for server in &config.servers {
            self.note(Element::server(&server.name), &server.place);
        }
        for document in &self.provider.documents {
            let root = At::root(document);
            for tag in root.items("tags") {
                if let Some(name) = tag.text("name") {
                    self.note(Element::group(&names::snake(name)), &tag.node.span);
                }
            }
            if let Some(oauth) = root.node.entry("x-sdk-oauth") {
                self.note(Element::oauth(), &oauth.key_span);
                for entry in oauth.value.members() {
                    self.note(Element::oauth().within(&entry.key), &entry.key_span);
                }
            }
            let kinds = root.node.pointer(&["x-sdk-errors", "kinds"]);
            for entry in kinds.into_iter().flat_map(Node::members) {
                self.note(Element::error(&names::camel(&entry.key)), &entry.key_span);
            }
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let Some(document) = self.provider.documents.get(operation.document) else {
            return;
        };
        let method = operation.method.to_ascii_lowercase();
        let path = ["paths", operation.path_template.as_str()];
        let Some(item) = document.root.pointer(&path) else {
            return;
        };
        let Some(entry) = item.entry(&method) else {
            return;
        };
        let item = At {
            document,
            node: item,
        };
        let at = item.to(&entry.value);
        let element = Element::operation(&operation.full_name());
        self.note(element.clone(), &entry.key_span);
        self.facts(&element, at);
        // An operation's own parameter stands for one of the path with the same name.
        for parameter in at.items("parameters").chain(item.items("parameters")) {
            self.parameter(&element, operation, parameter);
        }
        if let Some(body) = at.get("requestBody") {
            self.body(&element, operation, body);
        }
        let responses = at.get("responses");
        let entries = responses.into_iter().flat_map(|all| all.node.members());
        for entry in entries {
            self.response(
                &element,
                operation,
                at.to(&entry.value),
                &entry.key,
                &entry.key_span,
            );
        }
    }

    /// Notes the keys that describe how a call behaves, or its document's if it has none of its own.
    fn facts(&mut self, element: &Element, at: At<'a>) {
        let keys = [
            ("server", "servers"),
            ("repeat", "x-sdk-idempotent"),
            ("limit", "x-sdk-rate-limit"),
            ("preview", "x-sdk-preview"),
            ("authorization", "security"),
            ("retry", "x-sdk-retry"),
            ("errors", "x-sdk-errors"),
            ("pages", "x-sdk-pages"),
            ("deprecated", "deprecated"),
            ("words", "summary"),
            ("words", "description"),
        ];
        for (fact, key) in keys {
            // Of an operation it only names kinds, for the docs.
            let own = at.node.entry(key).filter(|_| key != "x-sdk-errors");
            let documents = || match key {
                "security" | "servers" | "x-sdk-retry" | "x-sdk-errors" => {
                    at.document.root.entry(key)
                }
                _ => None,
            };
            if let Some(entry) = own.or_else(documents) {
                self.note(element.within(fact), &entry.key_span);
                for inner in entry.value.members() {
                    let element = element.within(fact).within(&inner.key);
                    self.note(element, &inner.key_span);
                }
            }
        }
    }

    fn parameter(&mut self, element: &Element, operation: &Operation, at: At<'a>) {
        let target = self.follow(at);
        let place = target.text("in").unwrap_or_default();
        let is_it = |known: &&Parameter| {
            let same_place = match known.place {
                Place::Path { .. } => place == "path",
                Place::Query(_) => place == "query",
                Place::Header => place == "header",
            };
            same_place && target.text("name") == Some(&known.wire)
        };
        let Some(parameter) = operation.parameters.iter().find(is_it) else {
            return;
        };
        let element = element.within("input").within(&parameter.rust_name);
        self.note(element, &at.node.span);
        if let Some(schema) = target.get("schema") {
            self.schema(&parameter.r#type, schema);
        }
    }

    fn body(&mut self, element: &Element, operation: &Operation, at: At<'a>) {
        let Some(body) = &operation.body else {
            return;
        };
        let target = self.follow(at);
        let of_body = element.within("input").within(&body.rust_name);
        self.note(of_body, &at.node.span);
        let Some(mut schema) = self.media_schema(target) else {
            return;
        };
        for member in &body.wrap {
            match self.member(schema, member) {
                Some(inner) => schema = inner,
                None => return,
            }
        }
        match &body.content {
            RequestContent::Json(r#type) | RequestContent::Form(r#type) => {
                self.schema(r#type, schema);
            }
            RequestContent::Multipart(parts) => {
                for part in parts {
                    let Some(member) = self.member(schema, &part.wire) else {
                        continue;
                    };
                    let element = element.within("input").within(&part.rust_name);
                    self.note(element, &member.node.span);
                    if let PartContent::Text(r#type) | PartContent::Json(r#type) = &part.content {
                        self.schema(r#type, member);
                    }
                }
            }
            RequestContent::Binary { .. } => {}
        }
    }

    fn response(
        &mut self,
        element: &Element,
        operation: &Operation,
        at: At<'a>,
        status: &str,
        span: &Span,
    ) {
        let status = match status {
            "2XX" => "200",
            other => other,
        };
        let outcomes = &operation.answer.outcomes;
        let Some(outcome) = outcomes
            .iter()
            .find(|known| known.status.to_string() == status)
        else {
            return;
        };
        let target = self.follow(at);
        let poll = element.within("poll").within(&outcome.variant);
        let element = element.within("outcome").within(&outcome.variant);
        self.note(element.clone(), span);
        if let Some(entry) = target.node.entry("x-sdk-poll") {
            self.note(poll, &entry.key_span);
        }
        for header in target
            .get("headers")
            .into_iter()
            .flat_map(|all| all.node.members())
        {
            let element = element.within(header.key.to_ascii_lowercase());
            self.note(element, &header.key_span);
        }
        if let (AnswerBody::Json { r#type, .. } | AnswerBody::JsonLines(r#type), Some(schema)) =
            (&outcome.body, self.media_schema(target))
        {
            self.schema(r#type, schema);
        }
    }

    fn media_schema(&self, at: At<'a>) -> Option<At<'a>> {
        at.to(&chosen_media(at)?.value).get("schema")
    }

    /// Returns a property of a schema or of the members of its `allOf`, the last one that describes it.
    fn member(&self, at: At<'a>, name: &str) -> Option<At<'a>> {
        self.member_within(at, name, 0)
    }

    fn member_within(&self, at: At<'a>, name: &str, depth: usize) -> Option<At<'a>> {
        // As deep as the model follows.
        if depth > 64 {
            return None;
        }
        let target = self.follow(at);
        let own = target.get("properties").and_then(|all| all.get(name));
        own.or_else(|| {
            let parts: Vec<At<'a>> = target.items("allOf").collect();
            let mut parts = parts.into_iter().rev();
            parts.find_map(|part| self.member_within(part, name, depth + 1))
        })
    }

    /// Walks a schema beside the type that the model made of it.
    fn schema(&mut self, r#type: &Type, at: At<'a>) {
        let target = self.follow(at);
        let wrapped: Vec<At<'a>> = target.items("allOf").collect();
        match r#type {
            Type::Nullable(inner) => self.schema(inner, at),
            Type::List(inner) => {
                let items = target.get("items");
                if let Some(items) = items.or_else(|| self.only(&wrapped)?.get("items")) {
                    self.schema(inner, items);
                }
            }
            Type::Map(inner) => {
                if let Some(values) = target.get("additionalProperties") {
                    self.schema(inner, values);
                }
            }
            Type::Id(name) => {
                self.note(Element::named_type(name), &target.node.span);
            }
            Type::Named(name) => self.named(name, at),
            _ => {}
        }
    }

    fn only(&self, parts: &[At<'a>]) -> Option<At<'a>> {
        match parts {
            [only] => Some(self.follow(*only)),
            _ => None,
        }
    }

    fn named(&mut self, name: &str, at: At<'a>) {
        let element = Element::named_type(name);
        if self.places.exact(&element).is_some() {
            return;
        }
        let target = self.follow(at);
        // What only wraps a component in an `allOf` is that component, unless it has a name of its own.
        let parts: Vec<At<'a>> = target.items("allOf").collect();
        if let [only] = parts.as_slice()
            && target.node.get("properties").is_none()
            && at.is(target)
        {
            return self.named(name, *only);
        }
        self.note(element.clone(), &key_or_value(target));
        let sdk = self.sdk;
        let Some(schema) = sdk.schema(name) else {
            return;
        };
        match &schema.kind {
            SchemaKind::Struct(made) => {
                for property in &made.properties {
                    if let Some(member) = self.member(target, &property.wire) {
                        let field = element.within("field").within(&property.rust_name);
                        self.note(field, &member.node.span);
                        self.schema(&property.r#type, member);
                    }
                }
                if let Some(choice) = target.node.entry("x-sdk-choice") {
                    self.note(element.within("choice"), &choice.key_span);
                }
                if let (Some(extra), Some(at)) = (&made.extra, target.get("additionalProperties")) {
                    self.schema(extra, at);
                }
            }
            SchemaKind::Enum(values) => {
                for (value, at) in values.iter().zip(target.items("enum")) {
                    let element = element.within("value").within(&value.variant);
                    self.note(element, &at.node.span);
                }
            }
            SchemaKind::TaggedUnion { variants, .. } => {
                let mapping = target
                    .get("discriminator")
                    .and_then(|tag| tag.get("mapping"));
                for (index, variant) in variants.iter().enumerate() {
                    let members: Vec<At<'a>> = target.alternatives().collect();
                    let reference = mapping.and_then(|mapping| mapping.text(&variant.tag));
                    let wanted = reference.and_then(|text| text.rsplit('/').next());
                    let found = members.iter().find(|member| {
                        let name = member.text("$ref").and_then(|text| text.rsplit('/').next());
                        wanted.is_some() && name == wanted
                    });
                    if let Some(member) = found.or_else(|| members.get(index)) {
                        let element = element.within("variant").within(&variant.name);
                        self.note(element, &member.node.span);
                        self.schema(&variant.r#type, *member);
                    }
                }
            }
            SchemaKind::Union(variants) => {
                for (variant, member) in variants.iter().zip(target.alternatives()) {
                    let element = element.within("variant").within(&variant.name);
                    self.note(element, &member.node.span);
                    self.schema(&variant.r#type, member);
                }
            }
            SchemaKind::Id => {}
        }
    }
}

/// Returns where a component begins: its name, or the schema itself where it has none.
fn key_or_value(at: At<'_>) -> Span {
    let components = at.document.root.pointer(&["components", "schemas"]);
    let mut entries = components.into_iter().flat_map(Node::members);
    let named = entries.find(|entry| std::ptr::eq(&entry.value, at.node));
    named.map_or_else(|| at.node.span.clone(), |entry| entry.key_span.clone())
}
