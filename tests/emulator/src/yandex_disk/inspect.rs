//! The mistakes of clients, and how they are noticed.

use http::{Method, header};
use serde_json::Value;

use super::call::{boolean, int32};
use super::endpoints::{Access, Body, Route, find};
use super::oauth::SCHEME;
use super::upload;
use crate::inspection::Inspection;
use crate::oauth::Authorization;
use crate::record::{Complaint, ComplaintKind as Kind};
use crate::request::Request;

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

/// Returns the complaints about a request to any of the origins.
pub(crate) fn inspect(request: &Request) -> Vec<Complaint> {
    let mut inspection = Inspection::of(request);
    inspection.repeated_queries(&[]);
    match request.head.origin {
        "api" => api(&mut inspection, request),
        "oauth" => oauth(&mut inspection, request),
        _ => storage(&mut inspection, request),
    }
    inspection.complaints
}

fn api(inspection: &mut Inspection<'_>, request: &Request) {
    let head = &request.head;
    let endpoint = match find(head.method.as_str(), &head.path) {
        Route::Endpoint(endpoint, _) => endpoint,
        Route::WrongMethod | Route::Nothing => {
            return inspection.complain(Kind::UnknownEndpoint, "no such endpoint");
        }
    };
    let names = head.query.iter().map(|(name, _)| name.as_str());
    let known = |name: &str| endpoint.takes(name);
    inspection.unknown(Kind::UnknownQuery, "query parameter", names, known);
    inspection.refused(|it| it.required_queries(endpoint.required));
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
            let what = format!("query parameter \"{name}\" is malformed");
            inspection.refused(|it| it.complain(Kind::BadQuery, &what));
        }
    }
    let token = Authorization::read(head, SCHEME);
    if token != Authorization::Absent || endpoint.access != Access::Anybody {
        inspection.authorization(token, SCHEME);
    }
    match endpoint.body {
        Body::None => inspection.no_body(request),
        Body::Json { optional, members } => {
            let object = inspection.refused(|it| it.object(request, optional, &[]));
            let Some(object) = object else {
                return;
            };
            inspection.unknown_members(&object, members);
            let settings = object.get("public_settings").and_then(Value::as_object);
            if let Some(settings) = settings {
                inspection.unknown_members(settings, &super::publication::MEMBERS);
            }
        }
    }
}

fn oauth(inspection: &mut Inspection<'_>, request: &Request) {
    let head = &request.head;
    let fields: &[&str] = match (head.method.as_str(), head.path.trim_end_matches('/')) {
        ("GET", "/authorize") => return inspection.unknown_queries(&AUTHORIZE),
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
        _ => return inspection.complain(Kind::UnknownEndpoint, "no such endpoint"),
    };
    inspection.unknown_queries(&[]);
    let basic = head.header(header::AUTHORIZATION);
    if !basic.is_some_and(|basic| basic.starts_with("Basic ")) {
        inspection.no_authorization("the OAuth host");
    }
    inspection.form(request, fields);
}

fn storage(inspection: &mut Inspection<'_>, request: &Request) {
    let head = &request.head;
    match head.origin {
        // Previews alone need the owner's token.
        "download" if head.path.starts_with("/preview/") => {}
        // The reference says to send it, and a client does (`wire.md` §1.2).
        "download" => inspection.habits(|it| it.no_authorization("a storage host")),
        _ => inspection.no_authorization("a storage host"),
    }
    inspection.no_cookie();
    let uploads = head.origin == "upload";
    let sends = if uploads { Method::PUT } else { Method::GET };
    if head.method != sends && head.method != Method::HEAD {
        inspection.complain(Kind::UnknownEndpoint, "this method has no effect here");
    }
    if !uploads {
        return inspection.no_body(request);
    }
    let kind = head.content_type();
    if head.method == Method::PUT && kind.as_deref() != Some("application/octet-stream") {
        let what = "Content-Type is not application/octet-stream";
        inspection.complain(Kind::BadContentType, what);
    }
    if upload::lacks_identity(head) {
        let what = "HEAD needs the headers Etag, Sha256 and Size of the file";
        inspection.complain(Kind::BadHeader, what);
    }
}
