//! What a client can do wrong, and how it is noticed.

use std::collections::HashSet;

use http::header;
use serde_json::{Map, Value};
use url::form_urlencoded;

use super::call::boolean;
use super::endpoints::{Answers, Body, Endpoint, find};
use super::oauth::{AUTHORIZE, Authorization, IN_QUERY, TOKEN, oauth_path};
use super::settings::Settings;
use super::uploads::is_checksum;
use crate::record::{Complaint, ComplaintKind as Kind};
use crate::request::{Head, Received, Request};

/// The header that carries the state of a full view.
pub(crate) const STATE: &str = "x-header-etag";

/// What each resource of a share may have.
const RESOURCE: [&str; 5] = ["name", "type", "subType", "location", "size"];

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

    fn api(&mut self, request: &Request, settings: &Settings) {
        let head = self.head;
        let Some((endpoint, _)) = find(head, settings) else {
            self.complain(Kind::UnknownEndpoint, "no such endpoint");
            return;
        };
        self.queries(endpoint);
        self.authorization(endpoint);
        if head.headers.contains_key(STATE) && endpoint.path != "fullview" {
            self.complain(Kind::BadHeader, "X-Header-ETag belongs to the full view");
        }
        match endpoint.body {
            Body::None => self.no_body(request),
            Body::Json(members) => self.json(request, members),
            Body::Bytes => {
                if head.content_type().as_deref() != Some("application/octet-stream") {
                    let what = "Content-Type is not application/octet-stream";
                    self.complain(Kind::BadContentType, what);
                }
            }
        }
    }

    fn queries(&mut self, endpoint: &Endpoint) {
        let head = self.head;
        let mut known = endpoint.query.to_vec();
        if endpoint.answers == Answers::Content {
            known.push(IN_QUERY);
        }
        self.unknown_queries(&known);
        let mut seen = HashSet::new();
        for (name, value) in &head.query {
            // Several uris are several parameters.
            if !seen.insert(name) && name != "uri" {
                let what = format!("query parameter \"{name}\" is sent more than once");
                self.complain(Kind::RepeatedQuery, &what);
            }
            if !value.is_empty() && !fits(name, value) {
                let what = format!("query parameter \"{name}\" has a wrong form");
                self.complain(Kind::BadQuery, &what);
            }
        }
        for name in endpoint.required {
            if head.query(name).is_none_or(str::is_empty) {
                let what = format!("query parameter \"{name}\" is missing");
                self.complain(Kind::MissingQuery, &what);
            }
        }
    }

    fn authorization(&mut self, endpoint: &Endpoint) {
        let head = self.head;
        match Authorization::read(head, endpoint.answers) {
            Authorization::Token(_) => {}
            Authorization::Absent => {
                self.complain(Kind::MissingAuthorization, "no Authorization header");
            }
            Authorization::IllFormed => {
                let what = "Authorization is not \"Bearer TOKEN\"";
                self.complain(Kind::BadAuthorization, what);
            }
        }
    }

    fn json(&mut self, request: &Request, members: &[&str]) {
        let bytes = request.small();
        if bytes.is_empty() && !matches!(request.body, Received::TooLarge) {
            self.complain(Kind::BadBody, "the body is missing");
            return;
        }
        if self.head.content_type().as_deref() != Some("application/json") {
            self.complain(Kind::BadContentType, "Content-Type is not application/json");
        }
        let Ok(Value::Object(object)) = serde_json::from_slice(bytes) else {
            return self.complain(Kind::BadBody, "the body is no JSON object");
        };
        if !members.is_empty() {
            let names = object.keys().map(String::as_str);
            self.unknown(Kind::UnknownMember, "member", names, members);
        }
        let resources = object.get("resources").and_then(Value::as_array);
        let resources = resources.filter(|_| members.contains(&"resources"));
        for resource in resources.into_iter().flatten() {
            let names = resource.as_object().into_iter().flat_map(Map::keys);
            let names = names.map(String::as_str);
            self.unknown(Kind::UnknownMember, "member", names, &RESOURCE);
        }
        let safe = object.get("safe").and_then(Value::as_bool);
        let meaningless = match safe {
            Some(true) => "override",
            _ => "conflictsolve",
        };
        if members.contains(&"safe") && object.contains_key(meaningless) {
            let safe = safe.unwrap_or(false);
            let what = format!("{meaningless} means nothing when safe is {safe}");
            self.complain(Kind::BadBody, &what);
        }
    }

    fn oauth(&mut self, request: &Request, path: &str) {
        let head = self.head;
        match (head.method.as_str(), path) {
            ("GET", AUTHORIZE) => {
                self.unknown_queries(&[
                    "client_id",
                    "redirect_uri",
                    "response_type",
                    "state",
                    "device_id",
                ]);
                self.no_authorization("the page where users agree");
            }
            ("POST", TOKEN) => self.token(request),
            _ => self.complain(Kind::UnknownEndpoint, "no such endpoint"),
        }
    }

    fn token(&mut self, request: &Request) {
        let head = self.head;
        self.unknown_queries(&[]);
        let sent = head.headers.get(header::AUTHORIZATION);
        let is_basic = |value: &header::HeaderValue| value.as_bytes().starts_with(b"Basic ");
        if sent.is_some_and(|value| !value.is_empty() && !is_basic(value)) {
            let what = "Authorization is not that of the application";
            self.complain(Kind::LeakedAuthorization, what);
        }
        if head.content_type().as_deref() != Some("application/x-www-form-urlencoded") {
            self.complain(Kind::BadContentType, "Content-Type is not that of a form");
            return;
        }
        let form: Vec<(String, String)> = form_urlencoded::parse(request.small())
            .into_owned()
            .collect();
        let names = form.iter().map(|(name, _)| name.as_str());
        let fields = [
            "grant_type",
            "client_id",
            "client_secret",
            "redirect_uri",
            "code",
            "refresh_token",
        ];
        self.unknown(Kind::UnknownMember, "form field", names, &fields);
    }
}

/// Whether a query parameter that has one form has it.
fn fits(name: &str, value: &str) -> bool {
    match name {
        "page" | "start" | "count" | "offset" | "th" | "tw" => {
            value.parse().is_ok_and(|number: u64| number > 0)
        }
        "size" => value.parse::<u64>().is_ok() || matches!(value, "xs" | "s" | "m"),
        "checksum" => is_checksum(value),
        "chunk" => matches!(value, "true" | "false"),
        "purge" | "deep" | "force" | "createversion" | "includeDeleted" => boolean(value).is_some(),
        _ => true,
    }
}

/// The complaints about a request to any of the origins.
pub(crate) fn inspect(request: &Request, settings: &Settings) -> Vec<Complaint> {
    let mut inspection = Inspection {
        head: &request.head,
        complaints: Vec::new(),
    };
    match (request.head.origin, oauth_path(&request.head)) {
        ("share", _) => {
            inspection.no_authorization("a public link");
            inspection.no_body(request);
        }
        (_, Some(path)) => inspection.oauth(request, path),
        (_, None) => inspection.api(request, settings),
    }
    inspection.complaints
}
