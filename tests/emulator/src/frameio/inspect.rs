//! The mistakes of clients, and how they are noticed.

use http::{Method, header};

use super::call::read_body;
use super::ims::SCHEME;
use super::operation::{Body, Route, find};
use super::state::State;
use crate::inspection::Inspection;
use crate::oauth::Authorization;
use crate::record::{Complaint, ComplaintKind as Kind};
use crate::request::{Received, Request};

/// Returns the complaints about a request to any of the origins.
pub(crate) fn inspect(state: &State, request: &Request) -> Vec<Complaint> {
    let mut inspection = Inspection::of(request);
    inspection.repeated_queries(&[]);
    match request.head.origin {
        "api" => api(&mut inspection, request),
        "ims" => ims(&mut inspection, request),
        "upload" => upload(&mut inspection, state, request),
        _ => media(&mut inspection, request),
    }
    inspection.complaints
}

fn api(inspection: &mut Inspection<'_>, request: &Request) {
    let head = &request.head;
    let operation = match find(head.method.as_str(), &head.path) {
        Route::Operation(operation, _) => operation,
        Route::WrongMethod | Route::Nothing => {
            return inspection.complain(Kind::UnknownEndpoint, "no such operation");
        }
    };
    if !operation.is_open_to(head) {
        let what =
            "the operation is of the preview and needs the header `api-version: experimental`";
        inspection.complain(Kind::UnknownEndpoint, what);
    }
    let names = head.query.iter().map(|(name, _)| name.as_str());
    let known = |name: &str| operation.takes(name, head);
    inspection.unknown(Kind::UnknownQuery, "query parameter", names, known);
    inspection.authorization(Authorization::read(head, SCHEME), SCHEME);
    let optional = match operation.body_of(head) {
        Body::None => return inspection.no_body(request),
        Body::OptionalData(_) => true,
        Body::Data(_) | Body::Bare(_) => false,
    };
    let object = inspection.refused(|it| it.object(request, optional, &[]));
    if object.is_none() {
        return;
    }
    // What the API refuses in any case is told here too, with its place in the body.
    let Err(error) = read_body(operation, head, request.small()) else {
        return;
    };
    for problem in error.problems() {
        let kind = if problem.detail.starts_with("Unexpected field") {
            Kind::UnknownMember
        } else {
            Kind::BadBody
        };
        let pointer = problem.pointer.as_deref().unwrap_or_default();
        let what = format!("{} at \"{pointer}\"", problem.detail);
        inspection.refused(|it| it.complain(kind, &what));
    }
}

fn ims(inspection: &mut Inspection<'_>, request: &Request) {
    let head = &request.head;
    let fields: &[&str] = match (head.method.as_str(), head.path.as_str()) {
        ("GET", "/ims/authorize/v2") => {
            return inspection.unknown_queries(&[
                "client_id",
                "redirect_uri",
                "scope",
                "response_type",
                "state",
                "code_challenge",
                "code_challenge_method",
            ]);
        }
        ("POST", "/ims/token/v3") => {
            inspection.unknown_queries(&[]);
            inspection.no_authorization("an endpoint whose form names the client");
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
            inspection.unknown_queries(&["client_id"]);
            let basic = head.header(header::AUTHORIZATION);
            if !basic.is_some_and(|basic| basic.starts_with("Basic ")) {
                inspection.no_authorization("the identity service");
            }
            &["token"]
        }
        _ => return inspection.complain(Kind::UnknownEndpoint, "no such endpoint"),
    };
    inspection.form(request, fields);
}

fn media(inspection: &mut Inspection<'_>, request: &Request) {
    let method = &request.head.method;
    inspection.no_authorization("a storage host");
    inspection.no_cookie();
    if method != Method::GET && method != Method::HEAD {
        inspection.complain(Kind::UnknownEndpoint, "this method has no effect here");
    }
    inspection.no_body(request);
}

fn upload(inspection: &mut Inspection<'_>, state: &State, request: &Request) {
    let head = &request.head;
    inspection.no_authorization("a storage host");
    inspection.no_cookie();
    if head.method != Method::PUT {
        return inspection.complain(Kind::UnknownEndpoint, "this method has no effect here");
    }
    let expected = state.part_type(head);
    if expected.is_some_and(|expected| head.header(header::CONTENT_TYPE) != Some(expected)) {
        let text = "Content-Type is not the media type that the file was answered with";
        inspection.complain(Kind::BadContentType, text);
    }
    if head.header("x-amz-acl") != Some("private") {
        inspection.complain(Kind::BadHeader, "the header x-amz-acl: private is missing");
    }
    for name in head.headers.keys() {
        if name.as_str().starts_with("x-amz-") && name != "x-amz-acl" {
            let text = format!("the header {name} is not covered by the signature");
            inspection.complain(Kind::BadHeader, &text);
        }
    }
    if head.headers.contains_key(header::TRANSFER_ENCODING) {
        let text = "the part is sent in chunks; it needs a Content-Length";
        inspection.complain(Kind::BadHeader, text);
    }
    let size = match &request.body {
        Received::Content(writer) => Some(writer.size()),
        _ => None,
    };
    if let Some(text) = size.and_then(|size| state.wrong_part(head, size)) {
        inspection.complain(Kind::BadBody, &text);
    }
}
