//! The emulators without sockets, for tests on a paused clock: time passes there when everything waits.

use std::fmt;

use cloud_drives::{Error, ErrorClass, Transport};
use cloud_drives_core::{BoxFuture, ByteStream, Request, StreamResponse};
use cloud_drives_emulator::Service;
use http::header::CONTENT_LENGTH;

/// Sends requests to an emulator in this process.
pub(crate) struct InProcess(pub(crate) Service);

impl Transport for InProcess {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        Box::pin(async move {
            let body = request.body().open().await?.collect(u64::MAX).await?;
            let mut sent = http::Request::builder()
                .method(request.method())
                .uri(request.url().as_str())
                .body(body)
                .expect("the request is one of HTTP");
            *sent.headers_mut() = request.headers().clone();
            if let Some(length) = request.body().content_length() {
                sent.headers_mut().insert(CONTENT_LENGTH, length.into());
            }
            let answer = self.0.call(sent).await.map_err(|broken| {
                Error::new(ErrorClass::Transport, "the connection broke").with_source(broken)
            })?;
            let (parts, body) = answer.into_parts();
            let (status, headers) = (parts.status, parts.headers);
            let body = ByteStream::from_bytes(body);
            Ok(StreamResponse::new(&request, status, headers, body))
        })
    }
}

impl fmt::Debug for InProcess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InProcess")
    }
}
