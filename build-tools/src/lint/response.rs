//! Responses: which statuses are answered, and with what.

use std::collections::HashMap;

use super::Linter;
use super::body::is_json;
use super::identifiers::{NameTarget, is_camel, rust_name};
use super::operation::{Operation, span_of};
use super::schema::Role;
use crate::load::{At, Entry};
use crate::rules;

/// The keys that say how a success is handed over.
const SUCCESS_KEYS: &[&str] = &["x-sdk-poll", "x-sdk-unwrap", "x-sdk-stream"];

/// The meaning of a response's key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Exact(u16),
    /// `2XX`: whatever is a success.
    AnySuccess,
    Class,
    Default,
}

impl Status {
    fn read(key: &str) -> Option<Status> {
        match key {
            "default" => Some(Status::Default),
            "2XX" => Some(Status::AnySuccess),
            "4XX" | "5XX" => Some(Status::Class),
            _ if key.len() == 3 => {
                let status = key.parse().ok()?;
                (200..600)
                    .contains(&status)
                    .then_some(Status::Exact(status))
            }
            _ => None,
        }
    }
}

impl<'a> Linter<'a, '_> {
    pub(super) fn responses(&mut self, operation: &Operation<'a>, responses: At<'a>) {
        if !self.mapping(responses.node, "`responses`") {
            return;
        }
        let mut successes = 0;
        let mut any_success: Option<&'a Entry> = None;
        let mut variants: HashMap<String, &'a Entry> = HashMap::new();
        for entry in responses.node.members() {
            let used = responses.to(&entry.value);
            let at = if used.is_reference() {
                self.reference(used, "responses")
            } else {
                self.response(used);
                Some(used)
            };
            let Some(status) = Status::read(&entry.key) else {
                self.report(
                    &entry.key_span,
                    rules::RESPONSE_STATUS,
                    format!("`{}` is not a supported status", entry.key),
                    "write a status such as '200', or 2XX for any success, 4XX, 5XX or default for errors",
                );
                continue;
            };
            let Some(at) = at else {
                // What could not be followed may well be the success that is looked for.
                successes += 1;
                continue;
            };
            let Some(status) = self.success_status(entry, at, status) else {
                self.error_response(entry, at);
                continue;
            };
            successes += 1;
            if entry.key == "2XX" {
                any_success = Some(entry);
            }
            self.body_is_possible(operation, entry, at, status);
            let variant = variant(at, status);
            if let Some(first) = variants.insert(variant.clone(), entry) {
                self.report(
                    &entry.key_span,
                    rules::SDK_OUTCOME,
                    format!(
                        "the outcomes of {} and {} are both `{variant}`",
                        first.key, entry.key
                    ),
                    "give them different x-sdk-outcome names",
                );
            }
        }
        if let Some(entry) = any_success.filter(|_| successes > 1) {
            self.report(
                &entry.key_span,
                rules::RESPONSE_STATUS,
                "`2XX` is used beside another success",
                "write each status; `2XX` is for a single success of any status",
            );
        }
        if successes == 0 {
            self.report(
                span_of(operation.at.node, "responses"),
                rules::RESPONSE_SUCCESS,
                "the operation has no success response",
                "add one, such as '200' or '204'",
            );
        }
    }

    /// Returns the status of an outcome; `None` for errors.
    fn success_status(&mut self, entry: &'a Entry, at: At<'a>, status: Status) -> Option<u16> {
        let named = at.node.get("x-sdk-outcome").is_some();
        match status {
            Status::Exact(status) if named || (200..300).contains(&status) => Some(status),
            Status::AnySuccess if !named && at.node.get("x-sdk-poll").is_none() => Some(200),
            Status::AnySuccess => {
                self.report(
                    &entry.key_span,
                    rules::SDK_OUTCOME,
                    "`2XX` is not a single status, so it is not an outcome of several",
                    "write a single status, or remove x-sdk-outcome and x-sdk-poll",
                );
                None
            }
            Status::Class | Status::Default if named => {
                self.report(
                    &entry.key_span,
                    rules::SDK_OUTCOME,
                    format!(
                        "`{}` is not a single status, so it is not an outcome",
                        entry.key
                    ),
                    "write a single status, or remove x-sdk-outcome",
                );
                None
            }
            _ => None,
        }
    }

    fn error_response(&mut self, entry: &'a Entry, at: At<'a>) {
        for key in SUCCESS_KEYS {
            if at.node.get(key).is_some() {
                self.report(
                    &entry.key_span,
                    rules::SDK_KEY,
                    format!(
                        "`{key}` has no meaning on `{}`, which is an error",
                        entry.key
                    ),
                    "remove it, or name the outcome with x-sdk-outcome",
                );
            }
        }
        if at.node.get("headers").is_some() {
            self.report(
                &entry.key_span,
                rules::RESPONSE_HEADER,
                format!("headers of the error `{}` are not decoded", entry.key),
                "remove them; x-sdk-errors declares the header of the request id",
            );
        }
    }

    fn body_is_possible(
        &mut self,
        operation: &Operation<'a>,
        entry: &'a Entry,
        at: At<'a>,
        status: u16,
    ) {
        if at.node.get("content").is_none() {
            return;
        }
        let what = match (operation.method(), status) {
            ("head", _) => "an answer to HEAD".to_owned(),
            (_, 204 | 205 | 304) => format!("a {status}"),
            _ => return,
        };
        self.report(
            &entry.key_span,
            rules::RESPONSE_CONTENT,
            format!("{what} has no body"),
            "remove `content`",
        );
    }

    pub(super) fn response(&mut self, at: At<'a>) {
        if at.is_reference() {
            self.reference(at, "responses");
            return;
        }
        let allowed = [
            "description",
            "headers",
            "content",
            "x-sdk-poll",
            "x-sdk-outcome",
            "x-sdk-unwrap",
            "x-sdk-stream",
            "x-sdk-media-type",
        ];
        if !self.keys(at.node, &allowed, "a response") {
            return;
        }
        self.needs(at.node, &at.node.span, &["description"], "the response");
        self.text(at.node, "description");
        self.outcome_name(at);
        self.headers(at);
        let stream = self.stream(at);
        if let Some((media, schema)) = self.only_media_type(at) {
            self.response_body(stream, media, schema);
        }
        if let Some(path) = self.text(at.node, "x-sdk-unwrap") {
            self.unwrap(at, path);
        }
        if let Some(poll) = at.get("x-sdk-poll") {
            self.poll(at, poll);
        }
    }

    fn outcome_name(&mut self, at: At<'a>) {
        let Some(name) = self.text(at.node, "x-sdk-outcome") else {
            return;
        };
        if !is_camel(name) || name == "Self" {
            self.report(
                span_of(at.node, "x-sdk-outcome"),
                rules::SDK_OUTCOME,
                format!("`{name}` cannot be the name of a variant"),
                "write it in UpperCamelCase, such as `Unchanged`",
            );
        }
    }

    fn stream(&mut self, at: At<'a>) -> Option<&'a str> {
        let stream = self.text(at.node, "x-sdk-stream")?;
        let place = span_of(at.node, "x-sdk-stream");
        if !matches!(stream, "bytes" | "json-lines") {
            self.report(
                place,
                rules::SDK_STREAM,
                format!("unknown stream `{stream}`"),
                "write `bytes` or `json-lines`",
            );
        } else if at.node.get("content").is_none() {
            self.report(
                place,
                rules::SDK_STREAM,
                "a stream comes from a response without content",
                "add the media type and its schema under `content`",
            );
        }
        Some(stream)
    }

    fn response_body(&mut self, stream: Option<&str>, media: &'a Entry, schema: At<'a>) {
        let shape = self.shape(schema);
        let place = &schema.node.span;
        match stream {
            Some("bytes") if !shape.is_binary() => self.report(
                place,
                rules::SDK_STREAM,
                format!("a stream of bytes is {}", shape.name()),
                "write `schema: { type: string, format: binary }`",
            ),
            Some("bytes") => {}
            Some(_) => self.fit_for_json(schema),
            None if is_json(&media.key) => {
                self.fit_for_json(schema);
                self.not_nullable(schema, "the body");
            }
            None if media.key.starts_with("text/") => {
                self.not_nullable(schema, "the body");
                if !shape.is_plain_text() {
                    self.report(
                        place,
                        rules::RESPONSE_CONTENT,
                        format!("a body of type `{}` is {}", media.key, shape.name()),
                        "write `schema: { type: string }` for text, or add `x-sdk-stream: bytes` with a schema of format binary",
                    );
                }
            }
            None => self.report(
                &media.key_span,
                rules::RESPONSE_CONTENT,
                format!("a body of type `{}` is not decoded", media.key),
                "add `x-sdk-stream: bytes` with a schema of format binary, or leave `content` out",
            ),
        }
    }

    fn headers(&mut self, at: At<'a>) {
        let Some(headers) = at.get("headers") else {
            return;
        };
        if !self.mapping(headers.node, "`headers`") {
            return;
        }
        let mut taken: HashMap<String, &'a Entry> = HashMap::new();
        for entry in headers.node.members() {
            let used = headers.to(&entry.value);
            self.header_name(&entry.key_span, &entry.key);
            let header = if used.is_reference() {
                self.reference(used, "headers")
            } else {
                self.header(used);
                Some(used)
            };
            let Some(header) = header else {
                continue;
            };
            let rust = rust_name(header, &entry.key);
            if let Some(first) = taken.insert(rust.clone(), entry) {
                self.report(
                    &entry.key_span,
                    rules::RESPONSE_HEADER,
                    format!(
                        "`{}` and `{}` are both `{rust}` in Rust",
                        entry.key, first.key
                    ),
                    "keep one, or give it an x-sdk-name",
                );
            }
        }
    }

    pub(super) fn header(&mut self, at: At<'a>) {
        if at.is_reference() {
            self.reference(at, "headers");
            return;
        }
        let allowed = [
            "description",
            "required",
            "schema",
            "example",
            "examples",
            "x-sdk-name",
        ];
        if !self.keys(at.node, &allowed, "a response header") {
            return;
        }
        self.needs(at.node, &at.node.span, &["schema"], "the header");
        self.text(at.node, "description");
        self.truth(at.node, "required");
        self.sdk_name(at.node, NameTarget::Value);
        if let Some(schema) = at.get("schema") {
            self.schema(schema, Role::Plain);
            self.fit_for_json(schema);
            self.single_value(schema, "a header");
        }
    }
}

fn variant(at: At<'_>, status: u16) -> String {
    match at.text("x-sdk-outcome") {
        Some(name) => name.to_owned(),
        None => status_name(status).map_or_else(|| format!("Status{status}"), str::to_owned),
    }
}

/// Returns the default name of an outcome.
fn status_name(status: u16) -> Option<&'static str> {
    let name = match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritative",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        _ => return None,
    };
    Some(name)
}
