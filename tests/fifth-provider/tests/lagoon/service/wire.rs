//! The socket, and what goes wrong on it.

use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_util::stream;
use http::{Request, Response};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, Full, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use super::{Service, State, refusal, with};

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The request is refused with this status. One of 429 names a second in `Retry-After`.
    Status(u16),
    /// The connection breaks once this much of the request's body has come; nothing is done.
    RequestBreaks(usize),
    /// It is done, and the connection breaks before the answer.
    AnswerIsLost,
    /// It is done, and the connection breaks after this much of the answer's body.
    AnswerBreaks(usize),
    /// Nothing is done and no answer comes.
    Silence,
}

/// A failure of requests whose method and path begin so.
pub(crate) struct Fault {
    beginning: &'static str,
    failure: Failure,
    skip: u32,
    times: u32,
}

impl Fault {
    /// Lets a request fail.
    pub(crate) fn once(beginning: &'static str, failure: Failure) -> Self {
        Self {
            beginning,
            failure,
            skip: 0,
            times: 1,
        }
    }

    /// Lets that many requests pass before.
    pub(crate) fn after(mut self, requests: u32) -> Self {
        self.skip = requests;
        self
    }

    /// Lets that many requests fail.
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

pub(super) async fn listen(state: Arc<Mutex<State>>) -> Service {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let service = Service { state, address };
    let listening = service.clone();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let service = listening.clone();
            let answering = service_fn(move |request| serve(service.clone(), request));
            let served = http1::Builder::new().serve_connection(TokioIo::new(socket), answering);
            tokio::spawn(served);
        }
    });
    service
}

type Body = UnsyncBoxBody<Bytes, io::Error>;

async fn serve(service: Service, request: Request<Incoming>) -> io::Result<Response<Body>> {
    let (head, mut body) = request.into_parts();
    let line = format!("{} {}", head.method, head.uri.path());
    let failure = service
        .state()
        .faults
        .iter_mut()
        .find_map(|fault| fault.of(&line));
    let mut bytes = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(io::Error::other)?;
        bytes.extend_from_slice(frame.data_ref().unwrap_or(&Bytes::new()));
        if matches!(failure, Some(Failure::RequestBreaks(after)) if bytes.len() >= after) {
            return Err(ErrorKind::ConnectionReset.into());
        }
    }
    let call = Request::from_parts(head, bytes.freeze());
    if failure == Some(Failure::Silence) {
        service.state().log.push(format!("{line} -"));
        return std::future::pending().await;
    }
    let answer = match failure {
        Some(Failure::Status(429)) => with(refusal((429, "tooMany")), "retry-after", "1"),
        Some(Failure::Status(status)) => refusal((status, "injected")),
        _ => {
            let base = format!("http://{}", service.address);
            service.state().answer(&call, &base)
        }
    };
    let is_lost = failure == Some(Failure::AnswerIsLost);
    let status = answer.status();
    let told = if is_lost { "-" } else { status.as_str() };
    service.state().log.push(format!("{line} {told}"));
    if is_lost {
        return Err(ErrorKind::ConnectionReset.into());
    }
    let answer = with(
        answer.clone(),
        "content-length",
        &answer.body().len().to_string(),
    );
    Ok(answer.map(|body| match failure {
        Some(Failure::AnswerBreaks(after)) => beginning(body.slice(..after.min(body.len()))),
        _ => Full::new(body)
            .map_err(|never: Infallible| match never {})
            .boxed_unsync(),
    }))
}

/// A body that breaks.
fn beginning(bytes: Bytes) -> Body {
    let frames = [
        Ok(Frame::data(bytes)),
        Err(ErrorKind::ConnectionReset.into()),
    ];
    // What was sent has to get out before the connection breaks.
    let frames = stream::unfold(frames.into_iter(), |mut frames| async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        Some((frames.next()?, frames))
    });
    StreamBody::new(frames).boxed_unsync()
}
