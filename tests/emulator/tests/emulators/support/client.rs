//! A client that sends requests unchanged.

use std::marker::PhantomData;

use bytes::Bytes;
use cloud_drives_emulator::{App, Broken, Builder, Clock, ComplaintKind, Emulated, Emulator};
use http::{HeaderMap, Method, Request, StatusCode};
use serde_json::Value;
use url::form_urlencoded::Serializer;

/// A user of an emulator without sockets, and what else is there from the start.
pub(crate) struct User<S: Emulated, Home = ()> {
    pub(crate) emulator: Emulator<S>,
    pub(crate) token: String,
    pub(crate) home: Home,
}

/// An answer, whole.
#[derive(Debug)]
pub(crate) struct Reply<S> {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    service: PhantomData<S>,
}

impl<S> Reply<S> {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    #[track_caller]
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().expect("a readable header"))
    }

    /// Checks status and body of an error.
    ///
    /// A text that ends with `…` may go on: only the beginning of a text without a fixed end is known in advance.
    #[track_caller]
    pub(crate) fn tells(&self, what: &str, status: u16, told: &Value) {
        let body = self.json();
        assert_eq!(self.status, status, "{what}: {body}");
        assert!(fits(&body, told), "{what}: {body}, not {told}");
    }

    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{:?}", self.body);
        self
    }
}

/// Whether a value has all members of another, and texts and lists alike.
fn fits(value: &Value, told: &Value) -> bool {
    match (value, told) {
        (Value::Object(value), Value::Object(told)) => told
            .iter()
            .all(|(name, told)| value.get(name).is_some_and(|value| fits(value, told))),
        (Value::Array(value), Value::Array(told)) => {
            let mut pairs = value.iter().zip(told);
            value.len() == told.len() && pairs.all(|(value, told)| fits(value, told))
        }
        (Value::String(value), Value::String(told)) => match told.strip_suffix('…') {
            Some(begin) => value.starts_with(begin),
            None => value == told,
        },
        _ => value == told,
    }
}

pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// The form that trades something (a code by `code`, a refresh token by `refresh_token`) for tokens.
pub(crate) fn trade<'a>(
    app: &'a App,
    grant: &'a str,
    name: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("grant_type", grant),
        (name, value),
        ("client_id", &app.client_id),
        ("client_secret", &app.client_secret),
        ("redirect_uri", &app.redirect_uri),
    ]
}

impl<S: Emulated, Home> User<S, Home> {
    /// A user of an emulator that begins at a known time.
    pub(crate) fn begin(
        builder: Builder<S>,
        begin: impl FnOnce(&Emulator<S>) -> (String, Home),
    ) -> Self {
        Self::at(Clock::fixed(), builder, begin)
    }

    pub(crate) fn at(
        clock: Clock,
        builder: Builder<S>,
        begin: impl FnOnce(&Emulator<S>) -> (String, Home),
    ) -> Self {
        let emulator = builder.clock(clock).in_process();
        let (token, home) = begin(&emulator);
        Self {
            emulator,
            token,
            home,
        }
    }

    /// Sends any request.
    pub(crate) async fn send(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Result<Reply<S>, Broken> {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = Request::builder().method(method).uri(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.into()).expect("a request");
        let (parts, body) = self.emulator.service().call(request).await?.into_parts();
        Ok(Reply {
            status: parts.status,
            headers: parts.headers,
            body,
            service: PhantomData,
        })
    }

    /// Sends a request with this value of Authorization and, if any, a JSON body.
    pub(crate) async fn send_json(
        &self,
        authorization: &str,
        method: &str,
        url: &str,
        body: Option<&Value>,
    ) -> Reply<S> {
        let mut headers = vec![("authorization", authorization)];
        let body = body.map(|body| {
            headers.push(("content-type", "application/json"));
            body.to_string()
        });
        let reply = self.send(method, url, &headers, body.unwrap_or_default());
        reply.await.expect("an answer")
    }

    /// Gets a URL without a token.
    pub(crate) async fn fetch(&self, url: &str, headers: &[(&str, &str)]) -> Reply<S> {
        self.send("GET", url, headers, "").await.expect("an answer")
    }

    /// Posts a form.
    pub(crate) async fn post_form(&self, url: &str, fields: &[(&str, &str)]) -> Reply<S> {
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        let reply = self.send("POST", url, &headers, form(fields)).await;
        reply.expect("an answer")
    }

    /// Checks what kinds of complaints there are, and forgets them.
    #[track_caller]
    pub(crate) fn complains(&self, kinds: &[ComplaintKind]) {
        let complaints = self.emulator.complaints();
        let known: Vec<ComplaintKind> = complaints.iter().map(|known| known.kind).collect();
        assert_eq!(known, kinds, "{complaints:?}");
        self.emulator.clear_records();
    }

    #[track_caller]
    pub(crate) fn has_nothing_to_complain_about(&self) {
        assert_eq!(self.emulator.complaints(), []);
    }
}
