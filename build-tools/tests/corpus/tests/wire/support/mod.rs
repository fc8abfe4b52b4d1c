//! A transport that answers from a list and keeps what it was sent.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex};

use cloud_drives_core::reexport::bytes::Bytes;
use cloud_drives_core::reexport::http::{HeaderMap, StatusCode};
use cloud_drives_core::{
    BoxFuture, ByteStream, ClientBuilder, ClientCore, Error, Request, Result, StreamResponse,
    Transport,
};
use serde_json::Value;

/// A text that must never be shown.
pub(crate) const CANARY: &str = "canary-5d0c27";

/// The answers that are still to be given, and the requests that came.
#[derive(Default)]
pub(crate) struct Script {
    answers: Mutex<VecDeque<Answer>>,
    seen: Mutex<Vec<Sent>>,
}

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
}

/// A request as it went out.
#[derive(Clone)]
pub(crate) struct Sent {
    pub(crate) request: Request,
    pub(crate) body: Bytes,
}

impl Script {
    /// One answer: a status and a body.
    pub(crate) fn of(status: u16, body: impl Into<Bytes>) -> Arc<Self> {
        Self::default().then(status, &[], body).ready()
    }

    pub(crate) fn json(status: u16, body: &Value) -> Arc<Self> {
        Self::of(status, body.to_string())
    }

    /// Answers of 200 with JSON, one after the other.
    pub(crate) fn all(bodies: &[Value]) -> Arc<Self> {
        let script = bodies.iter().fold(Self::default(), |script, body| {
            script.then(200, &[], body.to_string())
        });
        script.ready()
    }

    pub(crate) fn then(
        self,
        status: u16,
        headers: &[(&'static str, &'static str)],
        body: impl Into<Bytes>,
    ) -> Self {
        let headers = headers
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        self.answers.lock().unwrap().push_back(Answer {
            status,
            headers,
            body: body.into(),
        });
        self
    }

    pub(crate) fn ready(self) -> Arc<Self> {
        Arc::new(self)
    }

    /// The requests so far.
    pub(crate) fn seen(&self) -> Vec<Sent> {
        self.seen.lock().unwrap().clone()
    }

    /// Method and address of the requests so far.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.seen().iter().map(Sent::line).collect()
    }

    /// The only request.
    pub(crate) fn only(&self) -> Sent {
        let seen = self.seen();
        assert_eq!(seen.len(), 1, "one request was expected");
        seen[0].clone()
    }
}

impl Sent {
    pub(crate) fn line(&self) -> String {
        format!("{} {}", self.request.method(), self.request.url())
    }

    pub(crate) fn query(&self) -> &str {
        self.request.url().query().unwrap_or_default()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let value = self.request.headers().get(name)?;
        Some(value.to_str().unwrap())
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

impl Transport for Script {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        Box::pin(async move {
            let body = request.body().open().await?.collect(u64::MAX).await?;
            self.seen.lock().unwrap().push(Sent {
                request: request.clone(),
                body,
            });
            let answer = self.answers.lock().unwrap().pop_front();
            let answer = answer.ok_or_else(|| Error::invalid_input("the script has ended"))?;
            Ok(StreamResponse::new(
                &request,
                StatusCode::from_u16(answer.status).unwrap(),
                answer.headers,
                ByteStream::from_bytes(answer.body),
            ))
        })
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Script")
    }
}

/// A client over a script, without credentials.
pub(crate) fn client<C: From<ClientCore>>(builder: ClientBuilder<C>, script: &Arc<Script>) -> C {
    builder
        .transport(Arc::clone(script) as Arc<dyn Transport>)
        .build()
        .unwrap()
}
