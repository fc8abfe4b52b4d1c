//! Calls on their way.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use crate::error::Result;
use crate::future::BoxFuture;
use crate::raw_response::RawResponse;
use crate::response::Response;

/// A call that is sent once it is polled, and resolves to its decoded response.
///
/// Like any future it does nothing until it is awaited or given to a runtime, and dropping it gives up the call.
#[must_use = "a future does nothing until it is awaited"]
pub struct ResponseFuture<T> {
    sent: BoxFuture<'static, Result<RawResponse>>,
    decode: fn(RawResponse) -> Result<Response<T>>,
}

impl<T> ResponseFuture<T> {
    pub(crate) fn new(
        sent: BoxFuture<'static, Result<RawResponse>>,
        decode: fn(RawResponse) -> Result<Response<T>>,
    ) -> Self {
        Self { sent, decode }
    }

    /// Returns the future of the body alone.
    pub fn into_body(self) -> BodyFuture<T> {
        BodyFuture(self)
    }
}

impl<T> Future for ResponseFuture<T> {
    type Output = Result<Response<T>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let raw = ready!(self.sent.as_mut().poll(cx))?;
        Poll::Ready((self.decode)(raw))
    }
}

impl<T> fmt::Debug for ResponseFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}

/// A call that is sent once it is polled, and resolves to the decoded body of its response.
///
/// It fails if an item of a page [doesn't decode](Response::undecoded), which the body alone can't tell.
#[derive(Debug)]
#[must_use = "a future does nothing until it is awaited"]
pub struct BodyFuture<T>(ResponseFuture<T>);

impl<T> Future for BodyFuture<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let response = ready!(Pin::new(&mut self.0).poll(cx))?;
        Poll::Ready(match response.undecoded() {
            [] => Ok(response.into_body()),
            _ => response.strict().map(Response::into_body),
        })
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, StatusCode};

    use super::*;
    use crate::error::Error;
    use crate::operation::OperationInfo;

    static SHOW: OperationInfo = OperationInfo::new("files.show", true);

    fn is_spawnable<F: Future + Send + Unpin + 'static>(future: F) -> F {
        future
    }

    fn answered(json: &'static str) -> ResponseFuture<u32> {
        let (status, headers) = (StatusCode::OK, HeaderMap::new());
        let raw = RawResponse::new(&SHOW, status, headers, Bytes::from_static(json.as_bytes()));
        ResponseFuture::new(Box::pin(async { Ok(raw) }), RawResponse::into_json)
    }

    #[tokio::test]
    async fn a_response_is_decoded_once_it_is_there() {
        let response = is_spawnable(answered("7")).await.unwrap();
        assert_eq!((response.status(), *response.body()), (StatusCode::OK, 7));
        assert_eq!(is_spawnable(answered("7").into_body()).await.unwrap(), 7);
        assert!(answered("[]").into_body().await.unwrap_err().is_decode());
    }

    #[tokio::test]
    async fn a_call_that_cannot_be_sent_fails_when_it_is_awaited() {
        let error = Error::invalid_input("limit: must not be 0");
        let failed = std::future::ready(Err(error));
        let failed = ResponseFuture::<u32>::new(Box::pin(failed), RawResponse::into_json);
        assert!(failed.await.unwrap_err().is_invalid_input());
    }
}
