//! The mistakes that clients make with any service.

use std::collections::HashSet;

use http::header;
use serde_json::{Map, Value};
use url::form_urlencoded;

use crate::oauth::Authorization;
use crate::record::{Complaint, ComplaintKind as Kind};
use crate::request::{Head, Received, Request};

/// Collects complaints about one request.
pub(crate) struct Inspection<'a> {
    pub(crate) head: &'a Head,
    pub(crate) complaints: Vec<Complaint>,
}

impl<'a> Inspection<'a> {
    pub(crate) fn of(request: &'a Request) -> Self {
        Self {
            head: &request.head,
            complaints: Vec::new(),
        }
    }

    pub(crate) fn complain(&mut self, kind: Kind, what: &str) {
        let text = format!("{} {}: {what}", self.head.method, self.head.path);
        self.complaints.push(Complaint::new(kind, text));
    }

    /// Makes a habit of known clients of the complaints that `inspect` collects.
    pub(crate) fn habits(&mut self, inspect: impl FnOnce(&mut Self)) {
        let before = self.complaints.len();
        inspect(self);
        for complaint in &mut self.complaints[before..] {
            complaint.is_habit = true;
        }
    }

    /// Notes that the service itself refuses a request for the complaints that `inspect` collects, in its own words.
    pub(crate) fn refused<R>(&mut self, inspect: impl FnOnce(&mut Self) -> R) -> R {
        let before = self.complaints.len();
        let result = inspect(self);
        for complaint in &mut self.complaints[before..] {
            complaint.is_refused = true;
        }
        result
    }

    pub(crate) fn unknown<'b>(
        &mut self,
        kind: Kind,
        what: &str,
        names: impl Iterator<Item = &'b str>,
        known: impl Fn(&str) -> bool,
    ) {
        for name in names.filter(|name| !known(name)) {
            self.complain(kind, &format!("unknown {what} \"{name}\""));
        }
    }

    pub(crate) fn unknown_queries(&mut self, known: &[&str]) {
        let names = self.head.query.iter().map(|(name, _)| name.as_str());
        let known = |name: &str| known.contains(&name);
        self.unknown(Kind::UnknownQuery, "query parameter", names, known);
    }

    pub(crate) fn unknown_members(&mut self, object: &Map<String, Value>, known: &[&str]) {
        let names = object.keys().map(String::as_str);
        let known = |name: &str| known.contains(&name);
        self.unknown(Kind::UnknownMember, "member", names, known);
    }

    /// Complains of query parameters that come more than once, except for those that may.
    pub(crate) fn repeated_queries(&mut self, may_be: &[&str]) {
        let mut seen = HashSet::new();
        for (name, _) in &self.head.query {
            if !seen.insert(name) && !may_be.contains(&name.as_str()) {
                let what = format!("query parameter \"{name}\" is sent more than once");
                self.complain(Kind::RepeatedQuery, &what);
            }
        }
    }

    pub(crate) fn no_body(&mut self, request: &Request) {
        if matches!(request.body, Received::TooLarge) || !request.small().is_empty() {
            self.complain(Kind::UnexpectedBody, "unexpected body");
        }
    }

    /// Complains of query parameters that are not there or empty.
    pub(crate) fn required_queries(&mut self, names: &[&str]) {
        for name in names {
            if self.head.query(name).is_none_or(str::is_empty) {
                let what = format!("query parameter \"{name}\" is missing");
                self.complain(Kind::MissingQuery, &what);
            }
        }
    }

    /// Complains of a request to an API without a token.
    pub(crate) fn authorization(&mut self, found: Authorization<'_>, scheme: &str) {
        match found {
            Authorization::Token(_) => {}
            Authorization::Absent => {
                self.complain(Kind::MissingAuthorization, "no Authorization header");
            }
            Authorization::IllFormed => {
                let what = format!("Authorization is not \"{scheme} TOKEN\"");
                self.complain(Kind::BadAuthorization, &what);
            }
        }
    }

    /// Returns the object that the body is; complains if it is none, or is missing although it is required.
    ///
    /// Its type is that of JSON, or one of `types`, where `""` stands for none.
    pub(crate) fn object(
        &mut self,
        request: &Request,
        optional: bool,
        types: &[&str],
    ) -> Option<Map<String, Value>> {
        let bytes = request.small();
        if bytes.is_empty() && !matches!(request.body, Received::TooLarge) {
            if !optional {
                self.complain(Kind::BadBody, "the body is missing");
            }
            return None;
        }
        let kind = self.head.content_type().unwrap_or_default();
        if kind != "application/json" && !types.contains(&kind.as_str()) {
            self.complain(Kind::BadContentType, "Content-Type is not application/json");
        }
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(object)) => Some(object),
            _ => {
                self.complain(Kind::BadBody, "the body is not a JSON object");
                None
            }
        }
    }

    pub(crate) fn no_cookie(&mut self) {
        if self.head.headers.contains_key(header::COOKIE) {
            self.complain(Kind::BadHeader, "a cookie is sent to a storage host");
        }
    }

    pub(crate) fn no_authorization(&mut self, host: &str) {
        let sent = self.head.headers.get(header::AUTHORIZATION);
        if sent.is_some_and(|value| !value.is_empty()) {
            let what = format!("Authorization is sent to {host}");
            self.complain(Kind::LeakedAuthorization, &what);
        }
    }

    /// Complains of a body that is no form, or one with other fields.
    pub(crate) fn form(&mut self, request: &Request, fields: &[&str]) {
        if self.head.content_type().as_deref() != Some("application/x-www-form-urlencoded") {
            self.complain(
                Kind::BadContentType,
                "Content-Type is not application/x-www-form-urlencoded",
            );
            return;
        }
        let form: Vec<(String, String)> = form_urlencoded::parse(request.small())
            .into_owned()
            .collect();
        let names = form.iter().map(|(name, _)| name.as_str());
        let known = |name: &str| fields.contains(&name);
        self.unknown(Kind::UnknownMember, "form field", names, known);
    }
}
