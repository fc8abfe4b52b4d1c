//! A transport in memory with prepared answers, which records the requests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use cloud_drives_core::reexport::http::{HeaderMap, StatusCode};
use cloud_drives_core::{BoxFuture, ByteStream, Request, Result, StreamResponse, Transport};
use frameio::Client;
use serde_json::Value;

#[derive(Debug, Default)]
pub(crate) struct Script {
    answers: Mutex<VecDeque<(u16, String)>>,
    asked: Mutex<Vec<Request>>,
}

impl Script {
    pub(crate) fn new(answers: impl IntoIterator<Item = (u16, Value)>) -> Arc<Self> {
        let answers = answers
            .into_iter()
            .map(|(status, body)| match body {
                Value::Null => (status, String::new()),
                body => (status, body.to_string()),
            })
            .collect();
        Arc::new(Self {
            answers: Mutex::new(answers),
            asked: Mutex::default(),
        })
    }

    pub(crate) fn client(self: &Arc<Self>) -> Client {
        Client::builder()
            .token("canary")
            .transport(self.clone())
            .build()
            .unwrap()
    }

    pub(crate) fn asked(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }
}

impl Transport for Script {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        let (status, body) = self.answers.lock().unwrap().pop_front().unwrap();
        let status = StatusCode::from_u16(status).unwrap();
        let answer = StreamResponse::new(
            &request,
            status,
            HeaderMap::new(),
            ByteStream::from_bytes(body),
        );
        self.asked.lock().unwrap().push(request);
        Box::pin(async move { Ok(answer) })
    }
}

pub(crate) fn text(request: &Request) -> Option<String> {
    let bytes = request.body().as_bytes()?;
    match bytes.is_empty() {
        true => None,
        false => Some(String::from_utf8(bytes.to_vec()).unwrap()),
    }
}
