//! A transport over a `tower` service.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tower_service::Service;

use crate::error::{Effect, Error, ErrorClass, Result};
use crate::future::BoxFuture;
use crate::request::Request;
use crate::stream::ByteStream;
use crate::stream_response::StreamResponse;
use crate::transport::Transport;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Creates a [`Transport`] from a `tower` service that answers `http` requests.
///
/// The service may be hyper's client or another HTTP client, with layers of `tower` and `tower-http` around it, or a router in a test.
///
/// The service is cloned for each request, as is usual with `tower`, and must become ready before it is called. Bodies are streamed in both
/// directions. An error before the call counts as not sent; one after it is a transport error with an unknown outcome. It is the source of
/// the error that the caller sees.
///
/// A client's settings for timeouts, proxies and certificates do not apply to the service: add layers for these. If the service never
/// answers, only a deadline of the caller ends the call. Requests over plain `http` are passed to it like all others.
///
/// ```
/// use std::convert::Infallible;
/// use std::future::{Ready, ready};
/// use std::task::{Context, Poll};
///
/// use cloud_drives_core::{ByteStream, tower_transport};
/// use tower_service::Service;
///
/// #[derive(Clone)]
/// struct Hello;
///
/// impl Service<http::Request<ByteStream>> for Hello {
///     type Response = http::Response<ByteStream>;
///     type Error = Infallible;
///     type Future = Ready<Result<Self::Response, Infallible>>;
///
///     fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
///         Poll::Ready(Ok(()))
///     }
///
///     fn call(&mut self, _: http::Request<ByteStream>) -> Self::Future {
///         ready(Ok(http::Response::new(ByteStream::from_bytes("{}"))))
///     }
/// }
///
/// let transport = tower_transport(Hello);
/// # let _ = transport;
/// ```
pub fn tower_transport<S, B>(service: S) -> impl Transport
where
    S: Service<http::Request<ByteStream>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    TowerTransport(Mutex::new(service))
}

/// The mutex is held while the service is cloned, so that the service need not be `Sync`.
struct TowerTransport<S>(Mutex<S>);

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TowerTransport")
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<http::Request<ByteStream>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        let mut service = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        Box::pin(async move {
            let opened = request.body().open().await;
            let sent = request.to_http(opened.map_err(unsent)?)?;
            poll_fn(|cx| service.poll_ready(cx))
                .await
                .map_err(|error| unsent(broken("the service is not ready", error)))?;
            let answer = service.call(sent).await;
            let answer = answer.map_err(|error| broken("the service returned an error", error))?;
            let (parts, body) = answer.into_parts();
            let length = body.size_hint().exact();
            let body = ByteStream::new(Data { body }).with_length(length);
            Ok(StreamResponse::new(
                &request,
                parts.status,
                parts.headers,
                body,
            ))
        })
    }
}

fn unsent(error: Error) -> Error {
    error.with_effect(Effect::None)
}

/// Converts the service's error.
///
/// An error of this crate that passed through the service, for example of an unreadable source, is returned unchanged.
fn broken(message: &'static str, error: impl Into<BoxError>) -> Error {
    let error: BoxError = error.into();
    match error.downcast::<Error>() {
        Ok(error) => *error,
        Err(error) => Error::new(ErrorClass::Transport, message).with_source(Cause(error)),
    }
}

/// A boxed error that can be the source of another.
#[derive(Debug)]
struct Cause(BoxError);

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl std::error::Error for Cause {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

pin_project! {
    /// The data of a body; trailers are ignored.
    struct Data<B> {
        #[pin]
        body: B,
    }
}

impl<B> Stream for Data<B>
where
    B: Body<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Item = Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut body = self.project().body;
        loop {
            let frame = match std::task::ready!(body.as_mut().poll_frame(cx)) {
                Some(Ok(frame)) => frame,
                Some(Err(error)) => {
                    return Poll::Ready(Some(Err(broken("the answer was truncated", error))));
                }
                None => return Poll::Ready(None),
            };
            if let Ok(data) = frame.into_data() {
                return Poll::Ready(Some(Ok(data)));
            }
        }
    }
}

/// The body of an `http` request, for `tower` services (feature `tower`).
impl Body for ByteStream {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>>>> {
        self.poll_next(cx)
            .map(|next| next.map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        match self.remaining() {
            Some(remaining) => SizeHint::with_exact(remaining),
            None => SizeHint::default(),
        }
    }
}
