//! An emulator without sockets: requests go in, responses come out.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};

use crate::answer::AnswerBody;
use crate::engine::Engine;

/// How a connection without a whole answer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Broken {
    /// Nobody listens at the URL's host and port.
    Refused,
    /// Reset before an answer.
    Reset,
    /// Closed in the middle of the answer's body.
    Cut,
    /// The client broke off in the middle of its body.
    ClientGone,
}

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Refused => "connection refused: no origin of the emulator has this host and port",
            Self::Reset => "connection reset before the answer",
            Self::Cut => "connection closed in the body of the answer",
            Self::ClientGone => "the client closed the connection in the middle of its body",
        })
    }
}

impl std::error::Error for Broken {}

/// Calls an emulator without a socket; clones call the same one.
///
/// The URL's host and port choose the origin, exactly as a connection would; `Host` headers are not looked at. State,
/// records, faults and clock are those of the emulator that it came from. Faults that concern sockets come back as
/// [`Broken`]; a stall is a future that never ends, so that a client's time-out can be tested on Tokio's paused clock.
#[derive(Clone)]
pub struct Service(pub(crate) Arc<Engine>);

impl Service {
    /// Answers a request with a body that is all there.
    ///
    /// # Errors
    ///
    /// [`Broken`], when the URL names no origin or a fault broke the connection.
    pub async fn call(&self, request: Request<Bytes>) -> Result<Response<Bytes>, Broken> {
        let response = self.stream(request.map(Full::new)).await?;
        let (parts, body) = response.into_parts();
        let body = body.collect().await?.to_bytes();
        Ok(Response::from_parts(parts, body))
    }

    /// Answers a request, both bodies streamed: a cut or a stall shows after the bytes before it.
    ///
    /// # Errors
    ///
    /// [`Broken`], when the URL names no origin or a fault broke the connection; the response's body ends with one when
    /// it is cut.
    pub async fn stream<B>(&self, request: Request<B>) -> Result<Response<AnswerBody>, Broken>
    where
        B: http_body::Body + Unpin,
    {
        let authority = request
            .uri()
            .authority()
            .map(|authority| authority.as_str());
        let mut origins = self.0.origins.iter();
        let origin = origins.find(|origin| Some(origin.authority.as_str()) == authority);
        let Some(origin) = origin else {
            return Err(Broken::Refused);
        };
        self.0.handle(origin.name, request, None).await
    }
}

impl fmt::Debug for Service {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Service")
            .field("origins", &self.0.origins)
            .finish_non_exhaustive()
    }
}
