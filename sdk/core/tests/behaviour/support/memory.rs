//! A transport in memory.

use std::fmt;
use std::sync::{Arc, Mutex};

use cloud_drives_core::reexport::http::{HeaderMap, StatusCode};
use cloud_drives_core::{BoxFuture, ByteStream, Request, Result, StreamResponse, Transport};

type Answer = dyn Fn(&Request) -> Result<StreamResponse> + Send + Sync;

/// Answers requests as a closure says, and keeps them.
pub(crate) struct Memory {
    answer: Box<Answer>,
    seen: Mutex<Vec<Request>>,
    provides_auth: bool,
}

impl Memory {
    pub(crate) fn new(
        answer: impl Fn(&Request) -> Result<StreamResponse> + Send + Sync + 'static,
    ) -> Arc<Self> {
        Arc::new(Self {
            answer: Box::new(answer),
            seen: Mutex::default(),
            provides_auth: false,
        })
    }

    /// Answers always with this status, these headers and this body.
    pub(crate) fn fixed(
        status: u16,
        headers: &[(&'static str, &'static str)],
        body: &'static str,
    ) -> Arc<Self> {
        let headers = self::headers(headers);
        Self::new(move |request| {
            let status = StatusCode::from_u16(status).unwrap();
            Ok(StreamResponse::new(
                request,
                status,
                headers.clone(),
                ByteStream::from_bytes(body),
            ))
        })
    }

    /// Creates a transport that puts tokens on requests by itself.
    pub(crate) fn with_auth() -> Arc<Self> {
        let answer = |request: &Request| {
            Ok(StreamResponse::new(
                request,
                StatusCode::OK,
                HeaderMap::new(),
                ByteStream::empty(),
            ))
        };
        Arc::new(Self {
            answer: Box::new(answer),
            seen: Mutex::default(),
            provides_auth: true,
        })
    }

    pub(crate) fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }
}

pub(crate) fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
    pairs
        .iter()
        .map(|(name, value)| {
            let value =
                cloud_drives_core::reexport::http::HeaderValue::from_bytes(value.as_bytes());
            (name.parse().unwrap(), value.unwrap())
        })
        .collect()
}

impl Transport for Memory {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        let answer = (self.answer)(&request);
        self.seen.lock().unwrap().push(request);
        Box::pin(async move { answer })
    }

    fn provides_auth(&self) -> bool {
        self.provides_auth
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memory")
    }
}
