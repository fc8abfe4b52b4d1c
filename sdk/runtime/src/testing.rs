//! A transport that answers as it is told: what the tests of the engines and of the facade run against. No sockets, no real time.

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

/// What a request is answered with.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Status, headers and body.
    Full(u16, Vec<(&'static str, String)>, Bytes),
    /// Status 200 with the beginning of a body, after which the connection breaks.
    Cut(Bytes),
    /// No connection.
    NoConnection,
    /// A connection that breaks before there is an answer.
    Broken,
    /// Nothing, ever.
    Silence,
    /// Another answer after a time.
    After(Duration, Box<Answer>),
}

impl Answer {
    pub fn status(status: u16) -> Self {
        Self::Full(status, Vec::new(), Bytes::new())
    }

    pub fn json(status: u16, body: &str) -> Self {
        Self::Full(
            status,
            vec![("content-type", "application/json".to_owned())],
            Bytes::from(body.to_owned()),
        )
    }

    /// A failure as Yandex Disk words it.
    pub fn error(status: u16, code: &str) -> Self {
        Self::json(
            status,
            &format!(r#"{{"error":"{code}","description":"d","message":"m"}}"#),
        )
    }

    pub fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Self::Full(_, headers, _) = &mut self {
            headers.push((name, value.into()));
        }
        self
    }

    pub fn after(self, delay: Duration) -> Self {
        Self::After(delay, Box::new(self))
    }
}

/// A request as it was sent.
#[derive(Clone, Debug)]
pub struct Call {
    pub method: Method,
    pub host: String,
    pub path: String,
    pub query: Vec<(String, String)>,
    pub headers: HeaderMap,
    pub body: String,
    /// Since the transport was made.
    pub at: Duration,
}

impl Call {
    pub fn authorization(&self) -> Option<&str> {
        self.headers.get(AUTHORIZATION)?.to_str().ok()
    }

    pub fn param(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(found, _)| found == name)?;
        Some(&found.1)
    }

    /// Method and path in one.
    pub fn line(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

type Script = dyn FnMut(&Call) -> Answer + Send;

struct Inner {
    started: Instant,
    script: Mutex<Box<Script>>,
    calls: Mutex<Vec<Call>>,
}

/// Answers as it is told, and remembers what was sent.
#[derive(Clone)]
pub struct Scripted(Arc<Inner>);

impl Scripted {
    /// One answer after the other. A request for which none is left fails the test.
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let mut answers: VecDeque<Answer> = answers.into_iter().collect();
        Self::answering(move |call| {
            answers
                .pop_front()
                .unwrap_or_else(|| panic!("no answer is left for {}", call.line()))
        })
    }

    /// The same answer every time.
    pub fn always(answer: Answer) -> Self {
        Self::answering(move |_| answer.clone())
    }

    /// An answer to each request.
    pub fn answering(script: impl FnMut(&Call) -> Answer + Send + 'static) -> Self {
        Self(Arc::new(Inner {
            started: Instant::now(),
            script: Mutex::new(Box::new(script)),
            calls: Mutex::default(),
        }))
    }

    pub fn calls(&self) -> Vec<Call> {
        lock(&self.0.calls).clone()
    }

    /// Method and path of each request.
    pub fn lines(&self) -> Vec<String> {
        self.calls().iter().map(Call::line).collect()
    }

    async fn answer(&self, request: Request) -> Result<StreamResponse, Error> {
        let stream = request.body().open().await?;
        let body = stream.collect(1 << 20).await?;
        let call = Call {
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

fn cut(request: &Request, begin: Bytes) -> StreamResponse {
    let mut headers = HeaderMap::new();
    headers.insert("content-type", HeaderValue::from_static("application/json"));
    let broken = Error::new(ErrorClass::Transport, "connection reset");
    let chunks = futures_util::stream::iter([Ok(begin), Err(broken)]);
    StreamResponse::new(request, StatusCode::OK, headers, ByteStream::new(chunks))
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Contents that differ from byte to byte.
pub fn bytes(length: usize) -> Bytes {
    (0..length)
        .map(|at| (at * 31 % 251) as u8)
        .collect::<Vec<u8>>()
        .into()
}
