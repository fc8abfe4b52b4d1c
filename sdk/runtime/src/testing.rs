//! A scripted transport, for tests of the runtime and of providers.
//!
//! It uses neither sockets nor real time.
//!
//! ```
//! use cloud_drives_core::{OperationInfo, Request, Transport};
//! use cloud_drives_runtime::testing::{Answer, Scripted};
//! use http::Method;
//!
//! static GET: OperationInfo = OperationInfo::new("files.get", true);
//!
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let transport = Scripted::new([Answer::json(200, "{}")]);
//! let request = Request::new(&GET, Method::GET, "https://api.example/files".parse()?);
//! assert_eq!(transport.send(request).await?.status().as_u16(), 200);
//! assert_eq!(transport.lines(), ["GET /files"]);
//! # Ok(()) }
//! ```

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use cloud_drives_core::{
    BoxFuture, ByteStream, Error, ErrorClass, Request, StreamResponse, Transport,
};
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use tokio::time::Instant;

/// The answer to a request.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Status, headers and body.
    Full(u16, Vec<(&'static str, String)>, Bytes),
    /// Status 200 with the beginning of a body; then the connection breaks.
    Cut(Bytes),
    /// Status 200 with endless JSON: one byte after each pause of this length.
    Trickle(Duration),
    /// No connection.
    NoConnection,
    /// A connection that breaks before an answer.
    Broken,
    /// No answer, ever.
    Silence,
    /// Another answer after a delay.
    After(Duration, Box<Answer>),
}

impl Answer {
    /// Creates an answer with a status and no body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::Full(status, Vec::new(), Bytes::new())
    }

    /// Creates an answer with a status and a JSON document.
    #[must_use]
    pub fn json(status: u16, body: &str) -> Self {
        Self::Full(
            status,
            vec![("content-type", "application/json".to_owned())],
            Bytes::from(body.to_owned()),
        )
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Self::Full(_, headers, _) = &mut self {
            headers.push((name, value.into()));
        }
        self
    }

    /// Delays the answer.
    #[must_use]
    pub fn after(self, delay: Duration) -> Self {
        Self::After(delay, Box::new(self))
    }
}

/// A sent request.
#[derive(Clone, Debug)]
pub struct SentRequest {
    /// Its method.
    pub method: Method,
    /// The host that it was sent to.
    pub host: String,
    /// Its path, still encoded.
    pub path: String,
    /// Its query parameters, decoded.
    pub query: Vec<(String, String)>,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body as text.
    pub body: String,
    /// Time since the transport was created.
    pub at: Duration,
}

impl SentRequest {
    /// Returns the `Authorization` header.
    #[must_use]
    pub fn authorization(&self) -> Option<&str> {
        self.headers.get(AUTHORIZATION)?.to_str().ok()
    }

    /// Returns a query parameter.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(found, _)| found == name)?;
        Some(&found.1)
    }

    /// Returns method and path as one text.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

type Script = dyn FnMut(&SentRequest) -> Answer + Send;

struct Inner {
    started: Instant,
    script: Mutex<Box<Script>>,
    calls: Mutex<Vec<SentRequest>>,
}

/// A transport that answers from a script, and records the requests.
#[derive(Clone)]
pub struct Scripted(Arc<Inner>);

impl Scripted {
    /// Creates a transport that returns these answers in turn.
    ///
    /// # Panics
    ///
    /// Sending panics when no answer is left.
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let mut answers: VecDeque<Answer> = answers.into_iter().collect();
        Self::answering(move |call| {
            answers
                .pop_front()
                .unwrap_or_else(|| panic!("no answer is left for {}", call.line()))
        })
    }

    /// Creates a transport that always returns the same answer.
    #[must_use]
    pub fn always(answer: Answer) -> Self {
        Self::answering(move |_| answer.clone())
    }

    /// Creates a transport that answers each request with a function.
    pub fn answering(script: impl FnMut(&SentRequest) -> Answer + Send + 'static) -> Self {
        Self(Arc::new(Inner {
            started: Instant::now(),
            script: Mutex::new(Box::new(script)),
            calls: Mutex::default(),
        }))
    }

    /// Returns the requests that were sent.
    #[must_use]
    pub fn calls(&self) -> Vec<SentRequest> {
        lock(&self.0.calls).clone()
    }

    /// Returns method and path of each request.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.calls().iter().map(SentRequest::line).collect()
    }

    async fn answer(&self, request: Request) -> Result<StreamResponse, Error> {
        let stream = request.body().open().await?;
        let body = stream.collect(1 << 20).await?;
        let call = SentRequest {
            method: request.method().clone(),
            host: request.url().host_str().unwrap_or_default().to_owned(),
            path: request.url().path().to_owned(),
            query: request.url().query_pairs().into_owned().collect(),
            headers: request.headers().clone(),
            body: String::from_utf8_lossy(&body).into_owned(),
            at: self.0.started.elapsed(),
        };
        let mut answer = lock(&self.0.script)(&call);
        lock(&self.0.calls).push(call);
        loop {
            answer = match answer {
                Answer::Full(status, headers, body) => {
                    return Ok(full(&request, status, headers, body));
                }
                Answer::Cut(begin) => return Ok(cut(&request, begin)),
                Answer::Trickle(pause) => return Ok(trickle(&request, pause)),
                Answer::NoConnection => {
                    return Err(Error::new(ErrorClass::Connect, "connection refused"));
                }
                Answer::Broken => {
                    return Err(Error::new(ErrorClass::Transport, "connection reset"));
                }
                Answer::Silence => std::future::pending().await,
                Answer::After(delay, answer) => {
                    tokio::time::sleep(delay).await;
                    *answer
                }
            };
        }
    }
}

impl Transport for Scripted {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        Box::pin(self.answer(request))
    }
}

impl fmt::Debug for Scripted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scripted")
    }
}

fn full(
    request: &Request,
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Bytes,
) -> StreamResponse {
    let headers = headers
        .into_iter()
        .map(|(name, value)| {
            let value = HeaderValue::from_str(&value).expect("a header value");
            (HeaderName::from_static(name), value)
        })
        .collect();
    let status = StatusCode::from_u16(status).expect("a status");
    StreamResponse::new(request, status, headers, ByteStream::from_bytes(body))
}

fn trickle(request: &Request, pause: Duration) -> StreamResponse {
    let chunks = futures_util::stream::unfold((), move |()| async move {
        tokio::time::sleep(pause).await;
        Some((Ok(Bytes::from_static(b" ")), ()))
    });
    StreamResponse::new(request, StatusCode::OK, json(), ByteStream::new(chunks))
}

fn cut(request: &Request, begin: Bytes) -> StreamResponse {
    let broken = Error::new(ErrorClass::Transport, "connection reset");
    let chunks = futures_util::stream::iter([Ok(begin), Err(broken)]);
    StreamResponse::new(request, StatusCode::OK, json(), ByteStream::new(chunks))
}

fn json() -> HeaderMap {
    let json = HeaderValue::from_static("application/json");
    HeaderMap::from_iter([(http::header::CONTENT_TYPE, json)])
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns test contents in which neighbouring bytes differ.
#[must_use]
pub fn bytes(length: usize) -> Bytes {
    (0..length)
        .map(|at| (at * 31 % 251) as u8)
        .collect::<Vec<u8>>()
        .into()
}
