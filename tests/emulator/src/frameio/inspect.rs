//! What a client can do wrong, and how it is noticed.

use std::collections::HashSet;

use http::{Method, header};
use serde_json::Value;
use url::form_urlencoded;

use super::call::read_body;
use super::ims::Authorization;
use super::operation::{Body, Found, Operation, find};
use super::state::State;
use crate::record::{Complaint, ComplaintKind as Kind};
use crate::request::{Head, Received, Request};

/// The complaints about a request to any of the origins.
pub(crate) fn inspect(state: &State, request: &Request) -> Vec<Complaint> {
    let mut book = Book {
        place: format!("{} {}", request.head.method, request.head.path),
        complaints: Vec::new(),
    };
    book.repeated(&request.head);
    match request.head.origin {
        "api" => book.api(request),
        "ims" => book.ims(request),
        origin => book.storage(state, request, origin == "upload"),
    }
    book.complaints
}

struct Book {
    place: String,
    complaints: Vec<Complaint>,
}

impl Book {
    fn complain(&mut self, kind: Kind, text: &str) {
        let text = format!("{}: {text}", self.place);
        self.complaints.push(Complaint::new(kind, text));
    }

    fn repeated(&mut self, head: &Head) {
        let mut seen = HashSet::new();
        for (name, _) in &head.query {
            if !seen.insert(name) {
                let text = format!("query parameter \"{name}\" is sent more than once");
                self.complain(Kind::RepeatedQuery, &text);
            }
        }
    }

    fn unknown<'a>(
        &mut self,
        kind: Kind,
        what: &str,
        names: impl Iterator<Item = &'a String>,
        known: impl Fn(&str) -> bool,
    ) {
        for name in names.filter(|name| !known(name)) {
            self.complain(kind, &format!("unknown {what} \"{name}\""));
        }
    }

    fn api(&mut self, request: &Request) {
        let head = &request.head;
        let operation = match find(head.method.as_str(), &head.path) {
            Found::Operation(operation, _) => operation,
            Found::WrongMethod | Found::Nothing => {
                return self.complain(Kind::UnknownEndpoint, "no such operation");
            }
        };
        let names = head.query.iter().map(|(name, _)| name);
        let known = |name: &str| operation.takes(name);
        self.unknown(Kind::UnknownQuery, "query parameter", names, known);
        match Authorization::read(head) {
            Authorization::Bearer(_) => {}
            Authorization::Absent => {
                self.complain(Kind::MissingAuthorization, "no Authorization header");
            }
            Authorization::IllFormed => {
                self.complain(
                    Kind::BadAuthorization,
                    "Authorization is not \"Bearer TOKEN\"",
                );
            }
        }
        self.body(operation, request);
    }

    fn body(&mut self, operation: &Operation, request: &Request) {
        let head = &request.head;
        let bytes = request.small();
        let too_large = matches!(request.body, Received::TooLarge);
        let optional = match operation.body {
            Body::None => {
                if too_large || !bytes.is_empty() {
                    let text = "there is a body, none belongs here";
                    self.complain(Kind::UnexpectedBody, text);
                }
                return;
            }
            Body::OptionalData(_) => true,
            Body::Data(_) | Body::Bare(_) => false,
        };
        if bytes.is_empty() && !too_large {
            if !optional {
                self.complain(Kind::BadBody, "the body is missing");
            }
            return;
        }
        if head.content_type().as_deref() != Some("application/json") {
            self.complain(Kind::BadContentType, "Content-Type is not application/json");
            return;
        }
        if !serde_json::from_slice(bytes).is_ok_and(|value: Value| value.is_object()) {
            return self.complain(Kind::BadBody, "the body is no JSON object");
        }
        // What the API refuses in any case is told here too, with its place in the body.
        let Err(error) = read_body(operation, head, bytes) else {
            return;
        };
        for problem in error.problems() {
            let kind = if problem.detail.starts_with("Unexpected field") {
                Kind::UnknownMember
            } else {
                Kind::BadBody
            };
            let pointer = problem.pointer.as_deref().unwrap_or_default();
            self.complain(kind, &format!("{} at \"{pointer}\"", problem.detail));
        }
    }

    fn ims(&mut self, request: &Request) {
        let head = &request.head;
        let names = head.query.iter().map(|(name, _)| name);
        let fields: &[&str] = match (head.method.as_str(), head.path.as_str()) {
            ("GET", "/ims/authorize/v2") => {
                let known = [
                    "client_id",
                    "redirect_uri",
                    "scope",
                    "response_type",
                    "state",
                    "code_challenge",
                    "code_challenge_method",
                ];
                let known = |name: &str| known.contains(&name);
                return self.unknown(Kind::UnknownQuery, "query parameter", names, known);
            }
            ("POST", "/ims/token/v3") => {
                self.unknown(Kind::UnknownQuery, "query parameter", names, |_| false);
                if head.headers.contains_key(header::AUTHORIZATION) {
                    let text = "Authorization is sent with a form that names its client";
                    self.complain(Kind::LeakedAuthorization, text);
                }
                &[
                    "grant_type",
                    "client_id",
                    "client_secret",
                    "code",
                    "redirect_uri",
                    "code_verifier",
                    "refresh_token",
                    "scope",
                ]
            }
            ("POST", "/ims/revoke") => {
                let known = |name: &str| name == "client_id";
                self.unknown(Kind::UnknownQuery, "query parameter", names, known);
                let value = head.header(header::AUTHORIZATION).unwrap_or("Basic ");
                if !value.starts_with("Basic ") {
                    let text = "a token is sent to the identity service as Authorization";
                    self.complain(Kind::LeakedAuthorization, text);
                }
                &["token"]
            }
            _ => return self.complain(Kind::UnknownEndpoint, "no such endpoint"),
        };
        if head.content_type().as_deref() != Some("application/x-www-form-urlencoded") {
            return self.complain(Kind::BadContentType, "Content-Type is not that of a form");
        }
        let form: Vec<String> = form_urlencoded::parse(request.small())
            .map(|(name, _)| name.into_owned())
            .collect();
        let known = |name: &str| fields.contains(&name);
        self.unknown(Kind::UnknownMember, "form field", form.iter(), known);
    }

    fn storage(&mut self, state: &State, request: &Request, upload: bool) {
        let head = &request.head;
        if head.headers.contains_key(header::AUTHORIZATION) {
            let text = "Authorization is sent to a storage host";
            self.complain(Kind::LeakedAuthorization, text);
        }
        if head.headers.contains_key(header::COOKIE) {
            self.complain(Kind::BadHeader, "a cookie is sent to a storage host");
        }
        if !upload {
            if head.method != Method::GET && head.method != Method::HEAD {
                self.complain(Kind::UnknownEndpoint, "this method does nothing here");
            }
            if !request.small().is_empty() {
                self.complain(Kind::UnexpectedBody, "there is a body, none belongs here");
            }
            return;
        }
        if head.method != Method::PUT {
            return self.complain(Kind::UnknownEndpoint, "this method does nothing here");
        }
        let expected = state.part_type(head);
        if expected.is_some_and(|expected| head.header(header::CONTENT_TYPE) != Some(expected)) {
            let text = "Content-Type is not the media type that the file was answered with";
            self.complain(Kind::BadContentType, text);
        }
        if head.header("x-amz-acl") != Some("private") {
            self.complain(Kind::BadHeader, "the header x-amz-acl: private is missing");
        }
        for name in head.headers.keys() {
            if name.as_str().starts_with("x-amz-") && name != "x-amz-acl" {
                let text = format!("the header {name} is not covered by the signature");
                self.complain(Kind::BadHeader, &text);
            }
        }
        if head.headers.contains_key(header::TRANSFER_ENCODING) {
            let text = "the part is sent in chunks; it needs a Content-Length";
            self.complain(Kind::BadHeader, text);
        }
        let size = match &request.body {
            Received::Content(writer) => Some(writer.size()),
            _ => None,
        };
        if let Some(text) = size.and_then(|size| state.wrong_part(head, size)) {
            self.complain(Kind::BadBody, &text);
        }
    }
}
