//! A transport from a function over the types of `http`.

use std::fmt;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::TryStreamExt;

use crate::error::{Error, ErrorClass, Result};
use crate::future::BoxFuture;
use crate::request::Request;
use crate::stream::ByteStream;
use crate::stream_response::StreamResponse;
use crate::transport::Transport;

/// Creates a [`Transport`] from a function that sends `http` requests.
///
/// The function may call an in-process emulator, a `tower` service or your own HTTP client.
///
/// Request bodies are read into memory before the function is called; bodies of answers are streamed. An error of the function becomes the
/// source of a transport error with an unknown outcome.
///
/// The client's timeouts do not apply to the function. If it never returns, only a deadline of the caller ends the call. Requests over
/// plain `http` are passed to it like all others.
///
/// ```
/// use bytes::Bytes;
/// use cloud_drives_core::transport_fn;
///
/// let hello = transport_fn(|request: http::Request<Bytes>| async move {
///     assert_eq!(request.method(), "GET");
///     let body = futures_util::stream::iter([Ok(Bytes::from_static(b"{}"))]);
///     Ok::<_, std::io::Error>(http::Response::new(body))
/// });
/// # let _ = hello;
/// ```
pub fn transport_fn<F, Answer, Body, Failure>(send: F) -> impl Transport
where
    F: Fn(http::Request<Bytes>) -> Answer + Send + Sync + 'static,
    Answer: Future<Output = std::result::Result<http::Response<Body>, Failure>> + Send + 'static,
    Body: Stream<Item = std::result::Result<Bytes, Failure>> + Send + 'static,
    Failure: std::error::Error + Send + Sync + 'static,
{
    FnTransport(send)
}

struct FnTransport<F>(F);

impl<F> fmt::Debug for FnTransport<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FnTransport")
    }
}

impl<F, Answer, Body, Failure> Transport for FnTransport<F>
where
    F: Fn(http::Request<Bytes>) -> Answer + Send + Sync + 'static,
    Answer: Future<Output = std::result::Result<http::Response<Body>, Failure>> + Send + 'static,
    Body: Stream<Item = std::result::Result<Bytes, Failure>> + Send + 'static,
    Failure: std::error::Error + Send + Sync + 'static,
{
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        Box::pin(async move {
            let body = request.body().open().await?.collect(u64::MAX).await?;
            let sent = request.to_http(body)?;
            let (parts, body) = (self.0)(sent).await.map_err(broken)?.into_parts();
            let body = ByteStream::new(body.map_err(broken));
            let (status, headers) = (parts.status, parts.headers);
            Ok(StreamResponse::new(&request, status, headers, body))
        })
    }
}

fn broken(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorClass::Transport, "the connection broke").with_source(error)
}
