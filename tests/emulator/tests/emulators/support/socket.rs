//! A client over real sockets.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use cloud_drives_emulator::{Emulated, Emulator};
use http::{Method, Request, StatusCode};
use http_body::Frame;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

pub(crate) type Body = UnsyncBoxBody<Bytes, Infallible>;

/// Somebody with a token, who keeps connections open.
pub(crate) struct Caller<S: Emulated> {
    pub(crate) emulator: Emulator<S>,
    pub(crate) token: String,
    pub(crate) client: Client<HttpConnector, Body>,
}

impl<S: Emulated> Caller<S> {
    pub(crate) fn new(emulator: Emulator<S>, token: String) -> Self {
        let client = Client::builder(TokioExecutor::new()).build_http();
        Self {
            emulator,
            token,
            client,
        }
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        url: &str,
        kind: &str,
        body: Body,
    ) -> (StatusCode, Bytes) {
        let request = Request::builder()
            .method(method)
            .uri(url)
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", kind)
            .body(body)
            .expect("a request");
        let response = self.client.request(request).await.expect("an answer");
        let status = response.status();
        let body = response.into_body().collect().await.expect("a body");
        (status, body.to_bytes())
    }
}

pub(crate) fn whole(bytes: impl Into<Bytes>) -> Body {
    Full::new(bytes.into()).boxed_unsync()
}

/// A body that is sent in chunks, its length untold.
struct Chunks<I>(I);

impl<I: Iterator<Item = Bytes> + Unpin> http_body::Body for Chunks<I> {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.next().map(|chunk| Ok(Frame::data(chunk))))
    }
}

pub(crate) fn chunks(chunks: impl Iterator<Item = Bytes> + Send + Unpin + 'static) -> Body {
    Chunks(chunks).boxed_unsync()
}
