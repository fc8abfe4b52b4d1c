//! Transport of requests to the service, with faults.

use std::error::Error;
use std::io::{self, ErrorKind};

use bytes::{Bytes, BytesMut};
use cloud_drives_core::{
    BoxFuture, ByteStream, Error as CoreError, ErrorClass, StreamResponse, Transport,
};
use futures_util::{Stream, TryStreamExt as _, stream};
use http::Request;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use super::{Answer, BASE, Service, header, refusal, with};

/// The effect of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The request is rejected with this status. A 429 has a `Retry-After` of one second.
    Status(u16),
    /// The connection breaks after this many bytes of the request's body; the request has no effect.
    RequestBreaks(usize),
    /// The request takes effect, and the connection breaks before the answer.
    AnswerIsLost,
    /// The request takes effect, and the connection breaks after this many bytes of the answer's body.
    AnswerBreaks(usize),
    /// The request has no effect and no answer.
    Silence,
}

/// A fault for requests whose method and path begin with a text.
pub(crate) struct Fault {
    beginning: &'static str,
    failure: Failure,
    skip: u32,
    times: u32,
}

impl Fault {
    /// Adds a fault for one request.
    pub(crate) fn once(beginning: &'static str, failure: Failure) -> Self {
        Self {
            beginning,
            failure,
            skip: 0,
            times: 1,
        }
    }

    /// Sets the number of requests that pass before the fault.
    pub(crate) fn after(mut self, requests: u32) -> Self {
        self.skip = requests;
        self
    }

    /// Sets the number of requests that the fault applies to.
    pub(crate) fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    fn of(&mut self, line: &str) -> Option<Failure> {
        if self.times == 0 || !line.starts_with(self.beginning) {
            return None;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return None;
        }
        self.times -= 1;
        Some(self.failure)
    }
}

impl Service {
    /// Answers a request, or breaks the connection; returns after how many bytes of the answer's body the connection breaks.
    async fn serve<E: Into<Box<dyn Error + Send + Sync>>>(
        &self,
        head: http::request::Parts,
        mut body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> io::Result<(Answer, Option<usize>)> {
        let line = format!("{} {}", head.method, head.uri.path());
        let failure = self.state().faults.iter_mut().find_map(|it| it.of(&line));
        let mut bytes = BytesMut::new();
        while let Some(data) = body.try_next().await.map_err(io::Error::other)? {
            bytes.extend_from_slice(&data);
            if matches!(failure, Some(Failure::RequestBreaks(after)) if bytes.len() >= after) {
                return Err(ErrorKind::ConnectionReset.into());
            }
        }
        let call = Request::from_parts(head, bytes.freeze());
        if failure == Some(Failure::Silence) {
            self.log_line(format!("{line} -"));
            return std::future::pending().await;
        }
        let answer = match failure {
            Some(Failure::Status(429)) => with(refusal((429, "tooMany")), "retry-after", "1"),
            Some(Failure::Status(status)) => refusal((status, "injected")),
            _ => {
                // Only a socket has its own host.
                let host = header(&call, "host").map(|host| format!("http://{host}"));
                self.state().answer(&call, host.as_deref().unwrap_or(BASE))
            }
        };
        if failure == Some(Failure::AnswerIsLost) {
            self.log_line(format!("{line} -"));
            return Err(ErrorKind::ConnectionReset.into());
        }
        self.log_line(format!("{line} {}", answer.status().as_str()));
        let breaks = match failure {
            Some(Failure::AnswerBreaks(after)) => Some(after.min(answer.body().len())),
            _ => None,
        };
        Ok((answer, breaks))
    }

    /// Opens a socket for another process, until the runtime ends, and returns the API's URL there.
    pub(crate) async fn listen(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let service = self.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let service = service.clone();
                let answering = service_fn(move |request: Request<Incoming>| {
                    let service = service.clone();
                    async move {
                        let (head, body) = request.into_parts();
                        let (answer, _) = service.serve(head, body.into_data_stream()).await?;
                        Ok::<_, io::Error>(answer.map(Full::new))
                    }
                });
                let served =
                    http1::Builder::new().serve_connection(TokioIo::new(socket), answering);
                tokio::spawn(served);
            }
        });
        format!("http://{address}/v1")
    }
}

/// Passes requests to the service without a socket, so that tests can run on a paused clock.
impl Transport for Service {
    fn send(
        &self,
        request: cloud_drives_core::Request,
    ) -> BoxFuture<'_, cloud_drives_core::Result<StreamResponse>> {
        let broke = |error: io::Error| {
            CoreError::new(ErrorClass::Transport, "the connection broke").with_source(error)
        };
        Box::pin(async move {
            let sent = Request::builder().method(request.method());
            let sent = sent.uri(request.url().as_str()).body(());
            let (mut head, ()) = sent.expect("a request").into_parts();
            head.headers = request.headers().clone();
            let body = request.body().open().await?;
            let (answer, breaks) = self.serve(head, body).await.map_err(broke)?;
            let (head, body) = answer.into_parts();
            let (status, headers) = (head.status, head.headers);
            let frames = match breaks {
                None => vec![Ok(body)],
                Some(after) => {
                    let reset = broke(ErrorKind::ConnectionReset.into());
                    vec![Ok(body.slice(..after)), Err(reset)]
                }
            };
            let body = ByteStream::new(stream::iter(frames));
            Ok(StreamResponse::new(&request, status, headers, body))
        })
    }
}
