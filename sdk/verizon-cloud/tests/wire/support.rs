//! A transport in memory with prepared answers, which records the requests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use cloud_drives_core::reexport::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use cloud_drives_core::{BoxFuture, ByteStream, Error, Request, Result, StreamResponse, Transport};
use serde_json::Value;
use verizon_cloud::Client;

/// A token that nothing may show.
pub(crate) const CANARY: &str = "canary-41c7";

#[derive(Debug, Default)]
pub(crate) struct Script {
    answers: Mutex<VecDeque<Answer>>,
    asked: Mutex<Vec<Request>>,
}

#[derive(Debug)]
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Script {
    /// Answers in the order in which they are given; `null` is an empty body.
    pub(crate) fn new(answers: impl IntoIterator<Item = (u16, Value)>) -> Arc<Self> {
        let script = Self::default();
        for (status, body) in answers {
            script.push(status, &[], &body);
        }
        Arc::new(script)
    }

    pub(crate) fn push(&self, status: u16, headers: &[(&'static str, &str)], body: &Value) {
        let header = |(name, value): &(&'static str, &str)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_str(value).unwrap(),
            )
        };
        let body = match body {
            Value::Null => String::new(),
            body => body.to_string(),
        };
        self.answers.lock().unwrap().push_back(Answer {
            status,
            headers: headers.iter().map(header).collect(),
            body,
        });
    }

    pub(crate) fn client(self: &Arc<Self>) -> Client {
        Client::builder()
            .token(CANARY)
            .transport(self.clone())
            .build()
            .unwrap()
    }

    pub(crate) fn asked(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }

    /// Returns the requests: method, path and query after `/cloud/1`, and the body if there is one.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.asked().iter().map(line).collect()
    }

    /// Returns the only line of these.
    pub(crate) fn line(&self) -> String {
        let lines = self.lines();
        assert_eq!(lines.len(), 1, "{lines:?}");
        lines.concat()
    }
}

impl Transport for Script {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        let answer = self.answers.lock().unwrap().pop_front();
        self.asked.lock().unwrap().push(request.clone());
        Box::pin(async move {
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

/// Returns a client whose calls are all answered by `200 {}`, and its requests.
pub(crate) fn listening() -> (Client, Arc<Script>) {
    let script = Script::new((0..20).map(|_| (200, serde_json::json!({}))));
    (script.client(), script)
}

pub(crate) fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    Some(request.headers().get(name)?.to_str().unwrap())
}

fn line(request: &Request) -> String {
    let url = request.url().as_str();
    let target = url.strip_prefix("https://api.cloudapi.verizon.com/cloud/1");
    let target = target.unwrap_or(url);
    let bytes = request.body().as_bytes().cloned().unwrap_or_default();
    let body = String::from_utf8(bytes.to_vec()).unwrap();
    let line = format!("{} {target} {body}", request.method());
    line.trim_end().to_owned()
}
