//! Request bodies: one media type, and what each kind of body can hold.

use super::Linter;
use super::identifiers::{NameTarget, rust_name};
use super::operation::{Operation, span_of};
use super::schema::Role;
use super::shape::Shape;
use crate::diagnostic::{Span, one_of};
use crate::load::{At, Entry, chosen_media};
use crate::names;
use crate::rules;

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

impl<'a> Linter<'a, '_> {
    pub(super) fn request_body_of(&mut self, operation: &Operation<'a>, body: At<'a>) {
        if matches!(operation.method(), "get" | "head") {
            self.report(
                span_of(operation.at.node, "requestBody"),
                rules::BODY_METHOD,
                format!("{} has a body", operation.method().to_uppercase()),
                "send it as parameters, or use another method",
            );
        }
        self.request_body(body);
    }

    pub(super) fn request_body(&mut self, at: At<'a>) {
        if at.is_reference() {
            self.reference(at, "requestBodies");
            return;
        }
        let allowed = [
            "description",
            "required",
            "content",
            "x-sdk-name",
            "x-sdk-unwrap",
            "x-sdk-media-type",
        ];
        if !self.keys(at.node, &allowed, "a request body") {
            return;
        }
        self.needs(at.node, &at.node.span, &["content"], "the request body");
        self.text(at.node, "description");
        self.truth(at.node, "required");
        self.sdk_name(at.node, NameTarget::Value);
        let Some((media, schema)) = self.only_media_type(at) else {
            return;
        };
        match media.key.as_str() {
            key if is_json(key) => {
                self.fit_for_json(schema);
                self.not_nullable(schema, "the body");
            }
            FORM => {
                self.fit_for_json(schema);
                self.form(schema);
            }
            key if is_multipart(key) => {
                self.no_choice(schema, "the multipart body");
                self.multipart(schema);
            }
            _ => self.binary_body(media, schema),
        }
        if let Some(path) = self.text(at.node, "x-sdk-unwrap") {
            self.request_unwrap(at, media, schema, path);
        }
    }

    /// Checks that the wrapping has no other member: it is written around the caller's value.
    fn request_unwrap(&mut self, at: At<'a>, media: &'a Entry, schema: At<'a>, path: &str) {
        let span = span_of(at.node, "x-sdk-unwrap");
        if !is_json(&media.key) {
            self.report(
                span,
                rules::SDK_UNWRAP,
                format!("`{}` has no members to unwrap", media.key),
                format!("remove x-sdk-unwrap, or send the body as {JSON}"),
            );
            return;
        }
        let Some(inner) = self.walk(schema, path, span, rules::SDK_UNWRAP) else {
            return;
        };
        self.not_nullable(inner, "the unwrapped member");
        let mut outer = schema;
        for segment in path.split('.') {
            let object = self.object_at(outer);
            let members = &object.members;
            if let Some(other) = members.iter().find(|member| member.entry.key != segment) {
                self.report(
                    span,
                    rules::SDK_UNWRAP,
                    format!("`{}` could not be sent beside `{path}`", other.entry.key),
                    "remove x-sdk-unwrap; callers need the whole body",
                );
                return;
            }
            let Some(member) = members.first() else {
                return;
            };
            outer = member.at;
        }
    }

    /// Returns the one media type below `content`, with its schema.
    pub(super) fn only_media_type(&mut self, at: At<'a>) -> Option<(&'a Entry, At<'a>)> {
        let content = at.get("content")?;
        if !self.mapping(content.node, "`content`") {
            return None;
        }
        let mut entries = content.node.members();
        let chosen = self.text(at.node, "x-sdk-media-type");
        if let Some(chosen) = chosen
            && content.node.get(chosen).is_none()
        {
            let names = content.node.members().map(|entry| entry.key.as_str());
            self.report(
                span_of(at.node, "x-sdk-media-type"),
                rules::MEDIA_TYPE,
                format!("there is no media type `{chosen}` under `content`"),
                format!("name {}", one_of(names)),
            );
            return None;
        }
        let Some(media) = chosen
            .and_then(|chosen| content.node.entry(chosen))
            .or(entries.next())
        else {
            self.report(
                &content.node.span,
                rules::MEDIA_TYPE,
                "`content` names no media type",
                "add one, such as `application/json`, or remove `content`",
            );
            return None;
        };
        if let (None, Some(second)) = (chosen, entries.next()) {
            self.report(
                &second.key_span,
                rules::MEDIA_TYPE,
                format!("`{}` is a second media type", second.key),
                "keep one, or name the one to use with x-sdk-media-type",
            );
        }
        if !is_media_type(&media.key) {
            self.report(
                &media.key_span,
                rules::MEDIA_TYPE,
                format!("`{}` is not a media type", media.key),
                "write it as in `application/json`, without parameters",
            );
            return None;
        }
        let at = content.to(&media.value);
        if !self.keys(at.node, &["schema", "example", "examples"], "a media type")
            || !self.needs(at.node, &media.key_span, &["schema"], "the media type")
        {
            return None;
        }
        let schema = at.get("schema")?;
        self.schema(schema, Role::Plain);
        Some((media, schema))
    }

    fn binary_body(&mut self, media: &'a Entry, schema: At<'a>) {
        if media.key.contains('*') {
            self.report(
                &media.key_span,
                rules::MEDIA_TYPE,
                format!("a body cannot be sent as `{}`", media.key),
                "name the one media type to send, such as `application/octet-stream`",
            );
        }
        let shape = self.shape(schema);
        if !shape.is_binary() && !matches!(shape, Shape::Broken) {
            self.report(
                &schema.node.span,
                rules::MEDIA_TYPE,
                format!("{} is sent as `{}`", shape.name(), media.key),
                format!("send it as {JSON}, {FORM} or {MULTIPART}, or make it `type: string, format: binary`"),
            );
        }
        self.not_nullable(schema, "the body");
    }

    /// Checks that a form is flat: every member is a single piece of text.
    fn form(&mut self, schema: At<'a>) {
        self.not_nullable(schema, "the body");
        match self.shape(schema) {
            Shape::Object(object) => self.form_members(object),
            Shape::Union(union) if union.node.get("discriminator").is_some() => {
                for member in union.alternatives() {
                    if let Shape::Object(object) = self.shape(member) {
                        self.form_members(object);
                    }
                }
            }
            Shape::Broken => {}
            shape => self.report(
                &schema.node.span,
                rules::BODY_FORM,
                format!("the form is {}", shape.name()),
                "make it an object, or a oneOf of objects with a discriminator",
            ),
        }
    }

    fn form_members(&mut self, object: At<'a>) {
        self.no_choice(object, "a form");
        for member in &self.object_at(object).members {
            let name = &member.entry.key;
            let mut shape = self.shape(member.at);
            if let Shape::List(Some(items)) = shape {
                self.not_nullable(items, &format!("an item of `{name}`"));
                shape = self.shape(items);
            }
            if !shape.is_scalar() {
                self.report(
                    &member.entry.key_span,
                    rules::BODY_FORM,
                    format!("`{name}` is {} in a form", shape.name()),
                    "make it a string, an integer, a number, a boolean or an enum, or a list of these",
                );
            }
            self.not_nullable(member.at, &format!("`{name}` in a form"));
        }
        if self.keeps_extra(object) {
            self.report(
                span_of(object.node, "additionalProperties"),
                rules::BODY_FORM,
                "a form has additional members",
                "remove `additionalProperties`, and describe the members",
            );
        }
    }

    fn multipart(&mut self, schema: At<'a>) {
        self.not_nullable(schema, "the body");
        let Some(target) = self.follow(schema) else {
            return;
        };
        // Parts are sent in the order of the document, which an allOf does not have.
        let is_plain =
            target.node.get("properties").is_some() && target.node.get("allOf").is_none();
        if !is_plain {
            self.report(
                &schema.node.span,
                rules::BODY_MULTIPART,
                "a multipart body is not a plain object",
                "list its parts as the properties of one object",
            );
            return;
        }
        if self.keeps_extra(target) {
            self.report(
                span_of(target.node, "additionalProperties"),
                rules::BODY_MULTIPART,
                "a multipart body has additional parts",
                "remove `additionalProperties`, and describe the parts",
            );
        }
        for member in &self.object_at(target).members {
            let name = &member.entry.key;
            self.not_nullable(member.at, &format!("the part `{name}`"));
            match self.shape(member.at) {
                shape if shape.is_binary() => {}
                shape if shape.is_scalar() => {}
                Shape::List(Some(items)) if self.is_part(items) => {}
                Shape::Object(_) | Shape::Map(_) => self.fit_for_json(member.at),
                Shape::Union(union) if union.node.get("discriminator").is_some() => {
                    self.fit_for_json(member.at);
                }
                shape => self.report(
                    &member.entry.key_span,
                    rules::BODY_MULTIPART,
                    format!("the part `{name}` is {}", shape.name()),
                    "make it bytes (`format: binary`), one value, a list of these, or an object, which is sent as JSON",
                ),
            }
        }
    }

    /// Returns whether an item of a list is a part of its own.
    fn is_part(&self, items: At<'a>) -> bool {
        let shape = self.shape(items);
        (shape.is_binary() || shape.is_scalar()) && !self.is_nullable(items)
    }

    /// Returns the arguments and setters that a body becomes.
    pub(super) fn body_arguments(
        &self,
        operation: &Operation<'a>,
    ) -> Vec<(String, String, &'a Span)> {
        let Some(used) = operation.at.get("requestBody") else {
            return Vec::new();
        };
        let Some(body) = self.follow(used) else {
            return Vec::new();
        };
        let parts = chosen_media(body)
            .filter(|media| is_multipart(&media.key))
            .and_then(|media| body.to(&media.value).get("schema"));
        match parts {
            Some(schema) => self
                .object_at(schema)
                .members
                .iter()
                .map(|member| {
                    let wire = &member.entry.key;
                    (
                        rust_name(member.at, wire),
                        format!("the part `{wire}`"),
                        &member.entry.key_span,
                    )
                })
                .collect(),
            None => vec![(
                body_name(body),
                "the body".to_owned(),
                span_of(operation.at.node, "requestBody"),
            )],
        }
    }
}

/// Returns whether a body of this media type is JSON.
pub(super) fn is_json(media: &str) -> bool {
    media == JSON || media.ends_with("+json")
}

/// Returns whether a body of this media type has parts that are described one by one.
fn is_multipart(media: &str) -> bool {
    media == MULTIPART || media == "multipart/related"
}

/// Returns the name of the argument or setter of a whole body.
fn body_name(body: At<'_>) -> String {
    let unwrapped = body
        .text("x-sdk-unwrap")
        .and_then(|path| path.rsplit('.').next());
    match (body.text("x-sdk-name"), unwrapped) {
        (Some(name), _) => name.to_owned(),
        (None, Some(member)) => names::snake(member),
        (None, None) => "body".to_owned(),
    }
}

/// Returns whether a text is `type/subtype`, where either may be a star.
fn is_media_type(text: &str) -> bool {
    let is_token = |token: &str| {
        !token.is_empty()
            && token
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "!#$&-^_.+*".contains(letter))
    };
    text.split_once('/')
        .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}
