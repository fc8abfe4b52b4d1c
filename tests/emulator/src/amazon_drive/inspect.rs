//! What a client can do wrong, and how it is noticed.

use std::collections::HashSet;

use http::header;
use serde_json::{Map, Value};
use url::form_urlencoded;

use super::endpoints::{Body, Endpoint, FILE_MEMBERS, Host, find};
use super::login::{AUTHORIZE, Authorization, PROFILE, RELAY, TOKEN, TOKEN_INFO};
use super::upload::{CONTENT, METADATA};
use crate::record::{Complaint, ComplaintKind as Kind};
use crate::request::{Head, Received, Request};

/// Media types that clients send JSON with (`wire.md` §1.4); the service does not look.
const JSON_TYPES: [&str; 2] = ["application/json", "text/plain"];

/// Collects complaints about one request.
struct Inspection<'a> {
    head: &'a Head,
    complaints: Vec<Complaint>,
}

impl Inspection<'_> {
    fn complain(&mut self, kind: Kind, what: &str) {
        let text = format!("{} {}: {what}", self.head.method, self.head.path);
        self.complaints.push(Complaint::new(kind, text));
    }

    fn unknown<'b>(
        &mut self,
        kind: Kind,
        what: &str,
        names: impl Iterator<Item = &'b str>,
        known: &[&str],
    ) {
        for name in names.filter(|name| !known.contains(name)) {
            self.complain(kind, &format!("unknown {what} \"{name}\""));
        }
    }

    fn unknown_queries(&mut self, known: &[&str]) {
        let head = self.head;
        let names = head.query.iter().map(|(name, _)| name.as_str());
        self.unknown(Kind::UnknownQuery, "query parameter", names, known);
    }

    fn unknown_members(&mut self, object: &Map<String, Value>, known: &[&str]) {
        let names = object.keys().map(String::as_str);
        self.unknown(Kind::UnknownMember, "member", names, known);
    }

    fn no_body(&mut self, request: &Request) {
        if matches!(request.body, Received::TooLarge) || !request.small().is_empty() {
            self.complain(Kind::UnexpectedBody, "there is a body, none belongs here");
        }
    }

    fn no_authorization(&mut self, host: &str) {
        let sent = self.head.headers.get(header::AUTHORIZATION);
        if sent.is_some_and(|value| !value.is_empty()) {
            let what = format!("Authorization is sent to {host}");
            self.complain(Kind::LeakedAuthorization, &what);
        }
    }

    fn api(&mut self, request: &Request) {
        let head = self.head;
        let Some((endpoint, _)) = find(head) else {
            self.complain(Kind::UnknownEndpoint, "no such endpoint");
            return;
        };
        if head.origin == "master" && endpoint.host != Host::Master {
            let what = "this belongs to the metadataUrl that account/endpoint tells";
            self.complain(Kind::UnknownEndpoint, what);
        }
        self.unknown_queries(endpoint.query);
        for (name, value) in &head.query {
            if !fits(name, value) {
                let what = format!("query parameter \"{name}\" has a wrong form");
                self.complain(Kind::BadQuery, &what);
            }
        }
        match Authorization::read(head) {
            Authorization::Token(_) => {}
            Authorization::Absent => {
                self.complain(Kind::MissingAuthorization, "no Authorization header");
            }
            Authorization::IllFormed => {
                let what = "Authorization is not \"Bearer TOKEN\"";
                self.complain(Kind::BadAuthorization, what);
            }
        }
        self.body(request, endpoint);
    }

    fn body(&mut self, request: &Request, endpoint: &Endpoint) {
        match endpoint.body {
            Body::None => self.no_body(request),
            Body::Ignored => {}
            Body::Json { optional, members } => self.json(request, optional, members),
            Body::Upload { metadata } => self.upload(request, metadata),
        }
    }

    fn json(&mut self, request: &Request, optional: bool, members: &[&str]) {
        let bytes = request.small();
        let too_large = matches!(request.body, Received::TooLarge);
        if bytes.is_empty() && !too_large {
            if !optional {
                self.complain(Kind::BadBody, "the body is missing");
            }
            return;
        }
        let kind = self.head.content_type();
        if kind.is_some_and(|kind| !JSON_TYPES.contains(&kind.as_str())) {
            self.complain(Kind::BadContentType, "Content-Type is not application/json");
        }
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(object)) => {
                self.unknown_members(&object, members);
                let purged = object.get("includePurged");
                if members.contains(&"includePurged")
                    && purged.is_some_and(|value| !value.is_string())
                {
                    let what = "includePurged is the text \"true\" or \"false\"";
                    self.complain(Kind::BadBody, what);
                }
            }
            _ => self.complain(Kind::BadBody, "the body is no JSON object"),
        }
    }

    fn upload(&mut self, request: &Request, with_metadata: bool) {
        let Received::Multipart(multipart) = &request.body else {
            let what = "Content-Type is not multipart/form-data with a boundary";
            self.complain(Kind::BadContentType, what);
            return;
        };
        if let Some(broken) = multipart.broken {
            self.complain(Kind::BadBody, &format!("the multipart body: {broken}"));
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
            self.complain(Kind::BadBody, &what);
            return;
        }
        for part in &multipart.parts {
            let disposition = part.headers.get(header::CONTENT_DISPOSITION);
            let disposition = disposition.map(|value| String::from_utf8_lossy(value.as_bytes()));
            let disposition = disposition.unwrap_or_default();
            if !disposition.trim_start().starts_with("form-data") {
                let what = format!("the part {} is no form-data", part.name);
                self.complain(Kind::BadBody, &what);
            }
            let has_name = crate::multipart::parameter(&disposition, "filename").is_some();
            if part.name == CONTENT && !has_name {
                self.complain(Kind::BadBody, "the part content has no filename");
            }
            if part.name == METADATA {
                match serde_json::from_slice(part.small()) {
                    Ok(Value::Object(object)) => self.unknown_members(&object, &FILE_MEMBERS),
                    _ => self.complain(Kind::BadBody, "the part metadata is no JSON object"),
                }
            }
        }
    }

    fn login(&mut self, request: &Request) {
        let head = self.head;
        let fields: &[&str] = match (head.method.as_str(), head.path.as_str()) {
            ("GET", AUTHORIZE) => {
                self.unknown_queries(&[
                    "client_id",
                    "scope",
                    "response_type",
                    "redirect_uri",
                    "state",
                    "code_challenge",
                    "code_challenge_method",
                ]);
                return self.no_authorization("the page where users agree");
            }
            ("GET", TOKEN_INFO) => {
                self.unknown_queries(&["access_token"]);
                if head.query("access_token").is_none_or(str::is_empty) {
                    let what = "query parameter \"access_token\" is missing";
                    self.complain(Kind::MissingQuery, what);
                }
                return self.no_authorization("tokeninfo, which takes the token in its query");
            }
            ("GET", PROFILE) => {
                self.unknown_queries(&[]);
                if Authorization::read(head) == Authorization::Absent {
                    self.complain(Kind::MissingAuthorization, "no Authorization header");
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
            _ => return self.complain(Kind::UnknownEndpoint, "no such endpoint"),
        };
        self.unknown_queries(&[]);
        self.no_authorization("the login host, which takes client id and secret in the form");
        if head.content_type().as_deref() != Some("application/x-www-form-urlencoded") {
            self.complain(Kind::BadContentType, "Content-Type is not that of a form");
            return;
        }
        let form: Vec<(String, String)> = form_urlencoded::parse(request.small())
            .into_owned()
            .collect();
        let names = form.iter().map(|(name, _)| name.as_str());
        self.unknown(Kind::UnknownMember, "form field", names, fields);
    }

    /// Links carry their own rights; a token that comes along has left its host.
    fn link(&mut self, request: &Request) {
        self.no_authorization("a host that links lead to");
        if self.head.headers.contains_key(header::COOKIE) {
            self.complain(Kind::BadHeader, "a cookie is sent along");
        }
        self.no_body(request);
    }

    fn repeated(&mut self) {
        let head = self.head;
        let mut seen = HashSet::new();
        for (name, _) in &head.query {
            if !seen.insert(name) {
                let what = format!("query parameter \"{name}\" is sent more than once");
                self.complain(Kind::RepeatedQuery, &what);
            }
        }
    }
}

/// Whether a query parameter that has one form has it.
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

/// The complaints about a request to any of the origins.
pub(crate) fn inspect(request: &Request) -> Vec<Complaint> {
    let mut inspection = Inspection {
        head: &request.head,
        complaints: Vec::new(),
    };
    inspection.repeated();
    match request.head.origin {
        "master" | "metadata" | "content" => inspection.api(request),
        "login" => inspection.login(request),
        _ => inspection.link(request),
    }
    inspection.complaints
}
