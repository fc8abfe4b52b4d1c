//! The mistakes of clients, and how they are noticed.

use http::header;
use serde_json::Value;

use super::endpoints::{Body, Endpoint, FILE_MEMBERS, Host, find};
use super::login::{AUTHORIZE, PROFILE, RELAY, SCHEME, TOKEN, TOKEN_INFO};
use super::upload::{CONTENT, METADATA};
use crate::inspection::Inspection;
use crate::oauth::Authorization;
use crate::record::{Complaint, ComplaintKind as Kind};
use crate::request::{Received, Request};

/// Media types that clients send JSON with (`wire.md` §1.4); the service does not look.
const JSON_TYPES: [&str; 2] = ["", "text/plain"];

fn api(inspection: &mut Inspection<'_>, request: &Request) {
    let head = inspection.head;
    let Some((endpoint, _)) = find(head) else {
        inspection.complain(Kind::UnknownEndpoint, "no such endpoint");
        return;
    };
    if head.origin == "master" && endpoint.host != Host::Master {
        let what = "use the metadataUrl from account/endpoint";
        inspection.complain(Kind::UnknownEndpoint, what);
    }
    inspection.unknown_queries(endpoint.query);
    for (name, value) in &head.query {
        if !fits(name, value) {
            let what = format!("query parameter \"{name}\" is malformed");
            inspection.complain(Kind::BadQuery, &what);
        }
    }
    inspection.authorization(Authorization::read(head, SCHEME), SCHEME);
    body(inspection, request, endpoint);
}

fn body(inspection: &mut Inspection<'_>, request: &Request, endpoint: &Endpoint) {
    match endpoint.body {
        Body::None => inspection.no_body(request),
        Body::Ignored => {}
        Body::Json { optional, members } => json(inspection, request, optional, members),
        Body::Upload { metadata } => upload(inspection, request, metadata),
    }
}

fn json(inspection: &mut Inspection<'_>, request: &Request, optional: bool, members: &[&str]) {
    let Some(object) = inspection.object(request, optional, &JSON_TYPES) else {
        return;
    };
    inspection.unknown_members(&object, members);
    let purged = object.get("includePurged");
    if members.contains(&"includePurged") && purged.is_some_and(|value| !value.is_string()) {
        let what = "includePurged must be the string \"true\" or \"false\"";
        inspection.complain(Kind::BadBody, what);
    }
}

fn upload(inspection: &mut Inspection<'_>, request: &Request, with_metadata: bool) {
    let Received::Multipart(multipart) = &request.body else {
        let what = "Content-Type is not multipart/form-data with a boundary";
        inspection.complain(Kind::BadContentType, what);
        return;
    };
    if let Some(broken) = multipart.broken {
        inspection.complain(Kind::BadBody, &format!("the multipart body: {broken}"));
        return;
    }
    let names: Vec<&str> = multipart
        .parts
        .iter()
        .map(|part| part.name.as_str())
        .collect();
    let expected: &[&str] = if with_metadata {
        &[METADATA, CONTENT]
    } else {
        &[CONTENT]
    };
    if names != expected {
        let what = format!("the parts are {names:?} instead of {expected:?}, in this order");
        inspection.complain(Kind::BadBody, &what);
        return;
    }
    for part in &multipart.parts {
        let disposition = part.headers.get(header::CONTENT_DISPOSITION);
        let disposition = disposition.map(|value| String::from_utf8_lossy(value.as_bytes()));
        let disposition = disposition.unwrap_or_default();
        if !disposition.trim_start().starts_with("form-data") {
            let what = format!("the part {} is not form-data", part.name);
            inspection.complain(Kind::BadBody, &what);
        }
        let has_name = crate::multipart::parameter(&disposition, "filename").is_some();
        if part.name == CONTENT && !has_name {
            inspection.complain(Kind::BadBody, "the part content has no filename");
        }
        if part.name == METADATA {
            match serde_json::from_slice(part.small()) {
                Ok(Value::Object(object)) => inspection.unknown_members(&object, &FILE_MEMBERS),
                _ => inspection.complain(Kind::BadBody, "the part metadata is not a JSON object"),
            }
        }
    }
}

fn login(inspection: &mut Inspection<'_>, request: &Request) {
    let head = inspection.head;
    let fields: &[&str] = match (head.method.as_str(), head.path.as_str()) {
        ("GET", AUTHORIZE) => {
            inspection.unknown_queries(&[
                "client_id",
                "scope",
                "response_type",
                "redirect_uri",
                "state",
                "code_challenge",
                "code_challenge_method",
            ]);
            return inspection.no_authorization("the page where users agree");
        }
        ("GET", TOKEN_INFO) => {
            inspection.unknown_queries(&["access_token"]);
            if head.query("access_token").is_none_or(str::is_empty) {
                let what = "query parameter \"access_token\" is missing";
                inspection.complain(Kind::MissingQuery, what);
            }
            return inspection.no_authorization("tokeninfo, which takes the token in its query");
        }
        ("GET", PROFILE) => {
            inspection.unknown_queries(&[]);
            if Authorization::read(head, SCHEME) == Authorization::Absent {
                inspection.complain(Kind::MissingAuthorization, "no Authorization header");
            }
            return;
        }
        ("GET", RELAY) => return,
        ("POST", RELAY) => &["refresh_token"],
        ("POST", TOKEN) => &[
            "grant_type",
            "code",
            "refresh_token",
            "client_id",
            "client_secret",
            "redirect_uri",
            "code_verifier",
        ],
        _ => return inspection.complain(Kind::UnknownEndpoint, "no such endpoint"),
    };
    inspection.unknown_queries(&[]);
    inspection.no_authorization("the login host, which takes client id and secret in the form");
    inspection.form(request, fields);
}

/// Links carry their own rights; a token that comes along has left its host.
fn link(inspection: &mut Inspection<'_>, request: &Request) {
    inspection.no_authorization("a host that links lead to");
    if inspection.head.headers.contains_key(header::COOKIE) {
        inspection.complain(Kind::BadHeader, "a cookie is sent");
    }
    inspection.no_body(request);
}

/// Returns whether a query parameter that has one form has it.
fn fits(name: &str, value: &str) -> bool {
    match name {
        "limit" => value
            .parse()
            .is_ok_and(|limit: u64| (1..=200).contains(&limit)),
        "viewBox" => value.parse().is_ok_and(|pixels: u32| pixels > 0),
        "tempLink" => matches!(value, "true" | "false"),
        "asset" => matches!(value, "ALL" | "NONE"),
        "suppress" => value == "deduplication",
        _ => true,
    }
}

/// Returns the complaints about a request to any of the origins.
pub(crate) fn inspect(request: &Request) -> Vec<Complaint> {
    let mut inspection = Inspection::of(request);
    inspection.repeated_queries(&[]);
    match request.head.origin {
        "master" | "metadata" | "content" => api(&mut inspection, request),
        "login" => login(&mut inspection, request),
        _ => link(&mut inspection, request),
    }
    inspection.complaints
}
