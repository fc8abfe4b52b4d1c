//! What a client can do wrong, and how it is noticed.

use std::collections::HashSet;

use http::{Method, header};
use serde_json::Value;
use url::form_urlencoded;

use super::call::{boolean, int32};
use super::endpoints::{Access, Body, Endpoint, Found, find};
use super::oauth::Authorization;
use super::upload;
use crate::record::{Complaint, ComplaintKind as Kind};
use crate::request::{Head, Received, Request};

const AUTHORIZE: [&str; 12] = [
    "response_type",
    "client_id",
    "force_confirm",
    "device_id",
    "device_name",
    "redirect_uri",
    "login_hint",
    "scope",
    "optional_scope",
    "state",
    "code_challenge",
    "code_challenge_method",
];

/// The complaints about a request to any of the origins.
pub(crate) fn inspect(request: &Request) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    repeated(&request.head, &mut complaints);
    match request.head.origin {
        "api" => api(request, &mut complaints),
        "oauth" => oauth(request, &mut complaints),
        _ => storage(request, &mut complaints),
    }
    complaints
}

fn place(head: &Head) -> String {
    format!("{} {}", head.method, head.path)
}

fn repeated(head: &Head, complaints: &mut Vec<Complaint>) {
    let mut seen = HashSet::new();
    for (name, _) in &head.query {
        if !seen.insert(name) {
            let text = format!(
                "{}: query parameter \"{name}\" is sent more than once",
                place(head)
            );
            complaints.push(Complaint::new(Kind::RepeatedQuery, text));
        }
    }
}

fn unknown<'a>(
    head: &Head,
    what: &str,
    kind: Kind,
    names: impl Iterator<Item = &'a str>,
    known: impl Fn(&str) -> bool,
    complaints: &mut Vec<Complaint>,
) {
    for name in names.filter(|name| !known(name)) {
        let text = format!("{}: unknown {what} \"{name}\"", place(head));
        complaints.push(Complaint::new(kind, text));
    }
}

fn api(request: &Request, complaints: &mut Vec<Complaint>) {
    let head = &request.head;
    let endpoint = match find(head.method.as_str(), &head.path) {
        Found::Endpoint(endpoint, _) => endpoint,
        Found::WrongMethod | Found::Nothing => {
            let text = format!("{}: no such endpoint", place(head));
            complaints.push(Complaint::new(Kind::UnknownEndpoint, text));
            return;
        }
    };
    let names = head.query.iter().map(|(name, _)| name.as_str());
    let known = |name: &str| endpoint.takes(name);
    unknown(
        head,
        "query parameter",
        Kind::UnknownQuery,
        names,
        known,
        complaints,
    );
    for name in endpoint.required {
        if head.query(name).is_none_or(str::is_empty) {
            let text = format!("{}: query parameter \"{name}\" is missing", place(head));
            complaints.push(Complaint::new(Kind::MissingQuery, text));
        }
    }
    for (name, value) in &head.query {
        let fits = match name.as_str() {
            "limit" | "offset" => int32(value).is_some(),
            "overwrite"
            | "force_async"
            | "permanently"
            | "preview_crop"
            | "disable_redirects"
            | "allow_address_access" => boolean(value).is_some(),
            _ => true,
        };
        if !fits {
            let text = format!(
                "{}: query parameter \"{name}\" has a wrong form",
                place(head)
            );
            complaints.push(Complaint::new(Kind::BadQuery, text));
        }
    }
    match Authorization::read(head) {
        Authorization::Token(_) => {}
        Authorization::Absent if endpoint.access == Access::Anybody => {}
        Authorization::Absent => {
            let text = format!("{}: no Authorization header", place(head));
            complaints.push(Complaint::new(Kind::MissingAuthorization, text));
        }
        Authorization::IllFormed => {
            let text = format!("{}: Authorization is not \"OAuth TOKEN\"", place(head));
            complaints.push(Complaint::new(Kind::BadAuthorization, text));
        }
    }
    body(request, endpoint, complaints);
}

fn body(request: &Request, endpoint: &Endpoint, complaints: &mut Vec<Complaint>) {
    let head = &request.head;
    let bytes = request.small();
    let too_large = matches!(request.body, Received::TooLarge);
    let mut complain = |kind, text: &str| {
        complaints.push(Complaint::new(kind, format!("{}: {text}", place(head))));
    };
    let (optional, members) = match endpoint.body {
        Body::None => {
            if too_large || !bytes.is_empty() {
                complain(Kind::UnexpectedBody, "there is a body, none belongs here");
            }
            return;
        }
        Body::Json { optional, members } => (optional, members),
    };
    if bytes.is_empty() && !too_large {
        if !optional {
            complain(Kind::BadBody, "the body is missing");
        }
        return;
    }
    if head.content_type().as_deref() != Some("application/json") {
        complain(Kind::BadContentType, "Content-Type is not application/json");
    }
    let Ok(Value::Object(object)) = serde_json::from_slice(bytes) else {
        complain(Kind::BadBody, "the body is no JSON object");
        return;
    };
    let names = object.keys().map(String::as_str);
    let known = |name: &str| members.contains(&name);
    unknown(
        head,
        "member",
        Kind::UnknownMember,
        names,
        known,
        complaints,
    );
    let settings = object.get("public_settings").and_then(Value::as_object);
    if let Some(settings) = settings {
        let names = settings.keys().map(String::as_str);
        let known = |name: &str| super::publication::MEMBERS.contains(&name);
        unknown(
            head,
            "member",
            Kind::UnknownMember,
            names,
            known,
            complaints,
        );
    }
}

fn oauth(request: &Request, complaints: &mut Vec<Complaint>) {
    let head = &request.head;
    let fields: &[&str] = match (head.method.as_str(), head.path.trim_end_matches('/')) {
        ("GET", "/authorize") => {
            let names = head.query.iter().map(|(name, _)| name.as_str());
            let known = |name: &str| AUTHORIZE.contains(&name);
            unknown(
                head,
                "query parameter",
                Kind::UnknownQuery,
                names,
                known,
                complaints,
            );
            return;
        }
        ("POST", "/token") => &[
            "grant_type",
            "code",
            "refresh_token",
            "client_id",
            "client_secret",
            "device_id",
            "device_name",
            "code_verifier",
        ],
        ("POST", "/device/code") => &[
            "client_id",
            "device_id",
            "device_name",
            "scope",
            "optional_scope",
        ],
        ("POST", "/revoke_token") => &["access_token", "client_id", "client_secret"],
        _ => {
            let text = format!("{}: no such endpoint", place(head));
            complaints.push(Complaint::new(Kind::UnknownEndpoint, text));
            return;
        }
    };
    let names = head.query.iter().map(|(name, _)| name.as_str());
    unknown(
        head,
        "query parameter",
        Kind::UnknownQuery,
        names,
        |_| false,
        complaints,
    );
    let authorization = head.header(header::AUTHORIZATION).unwrap_or_default();
    if !authorization.is_empty() && !authorization.starts_with("Basic ") {
        let text = format!("{}: Authorization is sent to the OAuth host", place(head));
        complaints.push(Complaint::new(Kind::LeakedAuthorization, text));
    }
    if head.content_type().as_deref() != Some("application/x-www-form-urlencoded") {
        let text = format!("{}: Content-Type is not that of a form", place(head));
        complaints.push(Complaint::new(Kind::BadContentType, text));
        return;
    }
    let form: Vec<(String, String)> = form_urlencoded::parse(request.small())
        .into_owned()
        .collect();
    let names = form.iter().map(|(name, _)| name.as_str());
    let known = |name: &str| fields.contains(&name);
    unknown(
        head,
        "form field",
        Kind::UnknownMember,
        names,
        known,
        complaints,
    );
}

fn storage(request: &Request, complaints: &mut Vec<Complaint>) {
    let head = &request.head;
    let mut complain = |kind, text: &str| {
        complaints.push(Complaint::new(kind, format!("{}: {text}", place(head))));
    };
    // Previews alone need the owner's token.
    let preview = head.origin == "download" && head.path.starts_with("/preview/");
    let authorization = head.headers.get(header::AUTHORIZATION);
    if authorization.is_some_and(|value| !value.is_empty()) && !preview {
        complain(
            Kind::LeakedAuthorization,
            "Authorization is sent to a storage host",
        );
    }
    if head.headers.contains_key(header::COOKIE) {
        complain(Kind::BadHeader, "a cookie is sent to a storage host");
    }
    let methods: &[Method] = if head.origin == "upload" {
        &[Method::PUT, Method::HEAD]
    } else {
        &[Method::GET, Method::HEAD]
    };
    if !methods.contains(&head.method) {
        complain(Kind::UnknownEndpoint, "this method does nothing here");
    }
    if head.origin == "upload" && head.method == Method::PUT {
        let kind = head.content_type();
        if kind.as_deref() != Some("application/octet-stream") {
            let text = "Content-Type is not application/octet-stream";
            complain(Kind::BadContentType, text);
        }
    }
    if head.origin == "upload" && upload::lacks_identity(head) {
        let text = "HEAD needs the headers Etag, Sha256 and Size of the file";
        complain(Kind::BadHeader, text);
    }
    if head.origin != "upload" && !request.small().is_empty() {
        complain(Kind::UnexpectedBody, "there is a body, none belongs here");
    }
}
