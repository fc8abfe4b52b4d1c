//! The mistakes of clients, and how they are noticed.

use http::header;
use serde_json::{Map, Value};

use super::call::boolean;
use super::endpoints::{Answers, Body, Endpoint, find};
use super::oauth::{AUTHORIZE, IN_QUERY, TOKEN, authorization, oauth_path};
use super::settings::Settings;
use super::uploads::is_checksum;
use crate::inspection::Inspection;
use crate::record::{Complaint, ComplaintKind as Kind};
use crate::request::Request;

/// The header that carries the state of a full view.
pub(crate) const STATE: &str = "x-header-etag";

/// The members of each resource of a share.
const RESOURCE: [&str; 5] = ["name", "type", "subType", "location", "size"];

fn api(inspection: &mut Inspection<'_>, request: &Request, settings: &Settings) {
    let head = inspection.head;
    let Some((endpoint, _)) = find(head, settings) else {
        inspection.complain(Kind::UnknownEndpoint, "no such endpoint");
        return;
    };
    queries(inspection, endpoint);
    inspection.authorization(authorization(head, endpoint.answers), "Bearer");
    if head.headers.contains_key(STATE) && endpoint.path != "fullview" {
        inspection.complain(Kind::BadHeader, "X-Header-ETag belongs to the full view");
    }
    match endpoint.body {
        Body::None => inspection.no_body(request),
        Body::Json(members) => json(inspection, request, members),
        Body::Bytes => {
            if head.content_type().as_deref() != Some("application/octet-stream") {
                let what = "Content-Type is not application/octet-stream";
                inspection.complain(Kind::BadContentType, what);
            }
        }
    }
}

fn queries(inspection: &mut Inspection<'_>, endpoint: &Endpoint) {
    let head = inspection.head;
    let mut known = endpoint.query.to_vec();
    if endpoint.answers == Answers::Content {
        known.push(IN_QUERY);
    }
    inspection.unknown_queries(&known);
    // Several uris are several parameters.
    inspection.repeated_queries(&["uri"]);
    for (name, value) in &head.query {
        if !value.is_empty() && !fits(name, value) {
            let what = format!("query parameter \"{name}\" is malformed");
            inspection.complain(Kind::BadQuery, &what);
        }
    }
    inspection.required_queries(endpoint.required);
    // The Python SDK sends the upload URL what it came with (`wire.md` §6.2).
    if matches!(endpoint.body, Body::Bytes) {
        inspection.habits(|it| it.required_queries(&["checksum"]));
    }
    // Documented for `start`; whoever counts pages has to say how long they are (`wire.md` §4.1).
    let pages = ["page", "start"]
        .iter()
        .any(|name| head.query(name).is_some_and(|page| !page.is_empty()));
    if pages {
        inspection.required_queries(&["count"]);
    }
}

fn json(inspection: &mut Inspection<'_>, request: &Request, members: &[&str]) {
    let Some(object) = inspection.object(request, false, &[]) else {
        return;
    };
    if !members.is_empty() {
        inspection.unknown_members(&object, members);
    }
    let resources = object.get("resources").and_then(Value::as_array);
    let resources = resources.filter(|_| members.contains(&"resources"));
    for resource in resources.into_iter().flatten() {
        let names = resource.as_object().into_iter().flat_map(Map::keys);
        let names = names.map(String::as_str);
        inspection.unknown(Kind::UnknownMember, "member", names, |name| {
            RESOURCE.contains(&name)
        });
    }
    let safe = object.get("safe").and_then(Value::as_bool);
    let meaningless = match safe {
        Some(true) => "override",
        _ => "conflictsolve",
    };
    if members.contains(&"safe") && object.contains_key(meaningless) {
        let safe = safe.unwrap_or(false);
        let what = format!("{meaningless} has no effect when safe is {safe}");
        inspection.complain(Kind::BadBody, &what);
    }
}

fn oauth(inspection: &mut Inspection<'_>, request: &Request, path: &str) {
    let head = inspection.head;
    match (head.method.as_str(), path) {
        ("GET", AUTHORIZE) => {
            inspection.unknown_queries(&[
                "client_id",
                "redirect_uri",
                "response_type",
                "state",
                "device_id",
            ]);
            inspection.no_authorization("the page where users agree");
        }
        ("POST", TOKEN) => token(inspection, request),
        _ => inspection.complain(Kind::UnknownEndpoint, "no such endpoint"),
    }
}

fn token(inspection: &mut Inspection<'_>, request: &Request) {
    let head = inspection.head;
    inspection.unknown_queries(&[]);
    let sent = head.headers.get(header::AUTHORIZATION);
    let is_basic = |value: &header::HeaderValue| value.as_bytes().starts_with(b"Basic ");
    if sent.is_some_and(|value| !value.is_empty() && !is_basic(value)) {
        let what = "Authorization is not that of the application";
        inspection.complain(Kind::LeakedAuthorization, what);
    }
    let fields = [
        "grant_type",
        "client_id",
        "client_secret",
        "redirect_uri",
        "code",
        "refresh_token",
    ];
    inspection.form(request, &fields);
}

/// Returns whether a query parameter that has one form has it.
fn fits(name: &str, value: &str) -> bool {
    match name {
        "page" | "start" | "count" | "offset" | "th" | "tw" => {
            value.parse().is_ok_and(|number: u64| number > 0)
        }
        "size" => value.parse::<u64>().is_ok() || matches!(value, "xs" | "s" | "m"),
        "checksum" => is_checksum(value),
        "chunk" => matches!(value, "true" | "false"),
        "purge" | "deep" | "force" | "createversion" | "createVersion" | "includeDeleted" => {
            boolean(value).is_some()
        }
        _ => true,
    }
}

/// Returns the complaints about a request to any of the origins.
pub(crate) fn inspect(request: &Request, settings: &Settings) -> Vec<Complaint> {
    let mut inspection = Inspection::of(request);
    match (request.head.origin, oauth_path(&request.head)) {
        ("share", _) => {
            inspection.no_authorization("a public link");
            inspection.no_body(request);
        }
        (_, Some(path)) => oauth(&mut inspection, request, path),
        (_, None) => api(&mut inspection, request, settings),
    }
    inspection.complaints
}
